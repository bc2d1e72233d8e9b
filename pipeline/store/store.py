"""The store as the rest of the house knows it: one method for each thing it can be asked or told."""

import datetime as dt
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Self

from pipeline.model.document import Document
from pipeline.model.item import Arrival, Belief, Event, Filed, Item, Kept, Outcome, Part, Password
from pipeline.model.picture import PagePicture
from pipeline.model.record import Correction, Record
from pipeline.model.states import State
from pipeline.store import deciding, documents, filing, keyring, opening, pictures, returns, settling
from pipeline.store.audit import BrokenChain, Entry
from pipeline.store.claims import Claims, claims_for
from pipeline.store.database import PATIENCE, Database
from pipeline.store.house import PROGRAM, House
from pipeline.store.placement import database_file


class Store:
    """Everything that was kept. Each method that changes it is one transaction with its entry in the log."""

    def __init__(self, house: House, claims: Claims, spoken_names: Callable[[], Sequence[str]] = tuple) -> None:
        self._house = house
        self._claims = claims
        self._spoken_names = spoken_names

    @classmethod
    def open(
        cls,
        url: str,
        key: bytes,
        *,
        folder: Path,
        clock: Callable[[], dt.datetime],
        spoken_names: Callable[[], Sequence[str]] = tuple,
        patience: float = PATIENCE,
    ) -> Self:
        """Open the store at this address; where there is none it is made. Names are asked for when a case needs one."""
        database = Database(url, patience=patience)
        try:
            house = opening.open_house(database, key, clock)
        except BaseException:
            database.close()
            raise
        return cls(house, claims_for(database, folder), spoken_names)

    @staticmethod
    def holds_anything_sealed(url: str) -> bool:
        """Whether a key was ever used for the store at this address; asked without one, and makes nothing."""
        file = database_file(url)
        if file is not None and not file.exists():
            return False
        database = Database(url)
        try:
            return opening.holds_a_seal(database)
        finally:
            database.close()

    def close(self) -> None:
        """Let go of claims and connections."""
        self._claims.close()
        self._house.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Returns.

    def keep(self, arrival: Arrival, *, by: str) -> Kept:
        """Keep an arrival, whole and sealed; the same bytes again are a sighting of the first."""
        with self._house.change(by) as change:
            return returns.keep(change, arrival)

    def removed(self, arrival: Arrival, *, by: str = PROGRAM) -> None:
        """Put down that a kept file has left the inbox."""
        with self._house.change(by) as change:
            returns.removed(change, arrival)

    def original(self, item: str) -> bytes:
        """A return's bytes as they were sent."""
        with self._house.look() as view:
            return returns.original(view, item)

    def picture(self, item: str, part: str | None, page: int) -> PagePicture:
        """What a page of one part looks like."""
        with self._house.look() as view:
            return pictures.one(view, item, part, page)

    def pictured(self, item: str, part: str | None) -> tuple[int, ...]:
        """The numbers of the pages of one part that there are pictures of."""
        with self._house.look() as view:
            return pictures.numbers(view, item, part)

    def item(self, item: str) -> Item:
        """One return."""
        with self._house.look() as view:
            return returns.item(view, item)

    def history(self, item: str) -> list[Event]:
        """Everything that happened to a return, oldest first."""
        with self._house.look() as view:
            return returns.history(view, item)

    def items(self, state: State | None = None) -> list[Item]:
        """Returns in the order they came; all, or those in one state."""
        with self._house.look() as view:
            return returns.listed(view, **({} if state is None else {"state": state.value}))

    def counts(self) -> dict[State, int]:
        """How many returns stand in each state."""
        with self._house.look() as view:
            return returns.counts(view)

    def claim(self, item: str) -> AbstractContextManager[bool]:
        """Hold a return while working on it; False where another living process does."""
        with self._house.look() as view:
            returns.exists(view, item)
        return self._claims.hold(item)

    def unfinished(self) -> list[str]:
        """Returns for which not all was done that follows by itself, oldest first."""
        with self._house.look() as view:
            return returns.unfinished(view)

    def last_act(self, item: str) -> int:
        """How far the log has come with a return: another number once anybody has acted on it."""
        with self._house.look() as view:
            returns.exists(view, item)
            return returns.last_act(view, item)

    def carried(self, item: str, *, as_of: int | None = None, by: str = PROGRAM) -> bool:
        """Put down that all was done that follows by itself; any later change of the return takes it back.

        False, and nothing put down, where somebody has acted on the return after `as_of`, a `last_act`.
        """
        with self._house.change(by) as change:
            return returns.carried(change, item, as_of)

    # What they say, and what people decide about it.

    def settle(self, item: str, outcomes: Sequence[Outcome], *, by: str, act: str = "read") -> tuple[Part, ...]:
        """Put on record what a reading came to, part by part."""
        with self._house.change(by) as change:
            return settling.settle(change, item, outcomes, act, self._spoken_names)

    def filed(self, reference: str) -> Filed:
        """A record with everything around it."""
        with self._house.look() as view:
            return filing.filed(view, reference)

    def all_filed(self, form: str | None = None, *, open_only: bool = False) -> list[Filed]:
        """Records in the order they were filed; of one form, or only those nobody has closed."""
        with self._house.look() as view:
            return filing.listed(view, open_only=open_only, **({} if form is None else {"form": form}))

    def beliefs(self, reference: str) -> list[Belief]:
        """Everything a record was ever believed to say, oldest first."""
        with self._house.look() as view:
            return filing.beliefs(view, reference)

    def believe(self, reference: str, record: Record, *, correction: Correction, state: State, by: str) -> None:
        """Keep what a record is believed to say after a correction; every earlier version stays."""
        with self._house.change(by) as change:
            deciding.believe(change, reference, record, correction, state)

    def accept(self, reference: str, *, by: str) -> None:
        """Release a record: what is believed may be printed."""
        with self._house.change(by) as change:
            deciding.accept(change, reference)

    def open_route(self, reference: str, route: str, reason: str, *, by: str) -> None:
        """Put down by which route a record is taken further, and why."""
        with self._house.change(by) as change:
            deciding.open_route(change, reference, route, reason)

    def decide(self, reference: str, code: str, on: dt.date, *, by: str, reason: str | None = None) -> None:
        """Put down what a meeting decided, and why."""
        with self._house.change(by) as change:
            deciding.decide(change, reference, code, on, reason)

    def set_aside(self, item: str, reason: str, *, by: str) -> None:
        """Close what of a return waits for a person."""
        with self._house.change(by) as change:
            deciding.set_aside(change, item, reason)

    # The keyring, and small facts of the house.

    def passwords(self) -> list[Password]:
        """Every password, in the order they were added."""
        with self._house.look() as view:
            return keyring.all_passwords(view)

    def passwords_for(self, item: str) -> list[Password]:
        """The passwords to try on a return, likeliest first."""
        with self._house.look() as view:
            return keyring.passwords_for(view, item)

    def add_password(self, label: str, agency: str | None, secret: str, *, by: str, item: str | None = None) -> str:
        """Put a password on the keyring, for all returns or for one; its id."""
        with self._house.change(by) as change:
            return keyring.add_password(change, label, agency, secret, item)

    def remove_password(self, id: str, *, by: str) -> None:
        """Take a password off the keyring."""
        with self._house.change(by) as change:
            keyring.remove_password(change, id)

    def used_password(self, id: str, *, by: str = PROGRAM) -> None:
        """Put down that a password opened something."""
        with self._house.change(by) as change:
            keyring.used_password(change, id)

    def house_fact(self, name: str) -> str | None:
        """A small fact of the house."""
        with self._house.look() as view:
            return keyring.house_fact(view, name)

    def set_house_fact(self, name: str, value: str, *, by: str = PROGRAM) -> None:
        """Put a small fact of the house down."""
        with self._house.change(by) as change:
            keyring.set_house_fact(change, name, value)

    # Documents.

    def keep_document(
        self,
        *,
        reference: str,
        kind: str,
        name: str,
        folder: str,
        snapshot: bytes,
        make: Callable[[int], bytes],
        owner: str,
        by: str,
    ) -> Document:
        """The document for this snapshot, made and sealed unless the newest was made from the very same.

        `name` is the first version's; later ones get ' v2' and so on before the suffix. `owner` is whose data key
        seals it: the return it comes from, or a name of its own for what belongs to none.
        """
        wanted = documents.Wanted(
            reference=reference, kind=kind, name=name, folder=folder, snapshot=snapshot, owner=owner
        )
        return documents.keep(self._house, wanted, make, by)

    def document(self, id: str) -> Document:
        """One document."""
        with self._house.look() as view:
            return documents.one(view, id)

    def content(self, id: str) -> bytes:
        """A document's bytes."""
        with self._house.look() as view:
            return documents.content(view, id)

    def snapshot_of(self, id: str) -> bytes:
        """What a document was made from."""
        with self._house.look() as view:
            return documents.snapshot(view, id)

    def documents(self, reference: str | None = None) -> list[Document]:
        """Documents, oldest first; of one reference, or all."""
        with self._house.look() as view:
            return documents.listed(view, **({} if reference is None else {"reference": reference}))

    def undelivered(self) -> list[Document]:
        """Documents the outbox does not have yet, oldest first."""
        with self._house.look() as view:
            return documents.undelivered(view)

    def delivered(self, id: str, *, by: str) -> None:
        """Put down that the outbox has a document."""
        with self._house.change(by) as change:
            documents.delivered(change, id)

    def public_number(self, prefix: str, case_reference: str, kind: str, *, owner: str, by: str = PROGRAM) -> str:
        """The public number of a case's document of one kind; the same one whenever it is asked for."""
        with self._house.change(by) as change:
            return documents.public_number(change, prefix, case_reference, kind, owner)

    # The log.

    def audit_trail(self, subject: str | None = None) -> tuple[Entry, ...]:
        """The log, oldest entry first; of one subject, or all of it."""
        with self._house.look() as view:
            return view.trail(subject)

    def newest_act(self) -> int:
        """The number of the newest entry in the log: another one once anything has changed."""
        with self._house.look() as view:
            return view.newest_entry()

    def check_chain(self) -> BrokenChain | None:
        """Where the log is not as it was written; None where all of it is sound."""
        with self._house.look() as view:
            return view.first_break()
