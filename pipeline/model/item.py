"""A return as it arrives and as we keep it: the item, its parts, and what happened to them."""

import datetime as dt

from msgspec import Struct

from pipeline.model.picture import PagePicture
from pipeline.model.reading import Reading
from pipeline.model.record import Correction, Record
from pipeline.model.states import State


class Arrival(Struct, frozen=True, kw_only=True):
    """A file found in the inbox: settled, whole and read into memory, not kept yet."""

    name: str  # as the sender or the office named it
    folder: str  # below the inbox, '' at its top
    content: bytes
    seen: dt.datetime  # when it was first seen; aware
    stamp: str = ""  # tells this very file from a later one of the same name (size, time, number)


class Kept(Struct, frozen=True, kw_only=True):
    """What keeping an arrival came to."""

    item: str  # receipt number
    fresh: bool  # False: these bytes were here before, and this is a sighting


class Part(Struct, frozen=True, kw_only=True):
    """One part of a return and how far it has come."""

    part: str | None  # where in the file; None for the file itself
    state: State
    form: str | None = None
    reference: str | None = None
    reason: str | None = None


class Item(Struct, frozen=True, kw_only=True):
    """A return."""

    item: str
    name: str
    state: State
    received: dt.datetime
    parts: tuple[Part, ...] = ()
    sightings: int = 0  # times the same bytes came again
    reason: str | None = None
    folder: str = ""  # where it lay below the inbox


class Outcome(Struct, frozen=True, kw_only=True):
    """What reading one part came to, as it is put on record."""

    reading: Reading
    state: State
    record: Record | None = None
    prefix: str | None = None  # of the reference a new record gets
    reason: str | None = None  # for people, where the reading's own does not say it
    pictures: tuple[PagePicture, ...] = ()  # of its pages


class Event(Struct, frozen=True, kw_only=True):
    """One thing that happened to a record, and who did it."""

    at: dt.datetime
    act: str  # 'read', 'corrected', 'accepted', 'opened', 'decided', 'set aside'; of a return 'kept' and others too
    by: str
    code: str | None = None  # the route or the decision
    reason: str | None = None
    on: dt.date | None = None  # the day it happened, where a person stated it


class Belief(Struct, frozen=True, kw_only=True):
    """What a record was believed to say from this moment on."""

    at: dt.datetime
    record: Record


class Filed(Struct, frozen=True, kw_only=True):
    """A record with everything we know around it."""

    reference: str
    item: str
    part: str | None
    form: str
    case: str  # the reference of the case's first record
    spoken: str | None  # the case's neutral name
    received: dt.datetime
    state: State
    reading: Reading  # the newest; earlier ones stay in the store
    record: Record  # what we believe now
    corrections: tuple[Correction, ...] = ()
    route: str | None = None  # by which it was opened
    decision: str | None = None
    decided_on: dt.date | None = None
    history: tuple[Event, ...] = ()

    @property
    def accepted(self) -> bool:
        """Whether documents may print what is believed here."""
        return self.state is State.DONE

    def stated(self, act: str) -> tuple[str, ...]:
        """Every route ('opened') or decision ('decided') there was, one after the other; the last one holds."""
        return tuple(event.code for event in self.history if event.act == act and event.code)


class Password(Struct, frozen=True, kw_only=True):
    """One password of the keyring. Its text says everything but the secret."""

    id: str
    label: str
    secret: str
    agency: str | None = None
    item: str | None = None  # for this return alone; None: for all
    uses: int = 0
    added: dt.datetime

    def __repr__(self) -> str:
        return f"Password({self.id!r}, {self.label!r})"
