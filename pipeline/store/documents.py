"""Documents: sealed with the snapshot they were made from before anybody is given them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import PurePath
from typing import Any

from sqlalchemy import Row, Select, bindparam, select

from pipeline.errors import NotThere
from pipeline.model.document import Document
from pipeline.store import counters, pieces
from pipeline.store.house import Change, House, View
from pipeline.store.moments import moment
from pipeline.store.payload import pack, unpack
from pipeline.store.schema import data_keys, documents, public_numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What is sealed of a document beside its content."""

    name: str
    folder: str
    digest: str
    snapshot_digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding:
    """What is sealed of a public number: only the store knows the case."""

    case: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A document that should exist."""

    reference: str
    kind: str
    name: str  # of its first version; later ones get their number
    folder: str
    snapshot: bytes
    owner: str

    def named(self, version: int) -> str:
        """The file's name in the outbox."""
        path = PurePath(self.name)
        return self.name if version == 1 else f"{path.stem} v{version}{path.suffix}"


def keep(house: House, wanted: Wanted, make: Callable[[int], bytes], by: str) -> Document:
    """The document for this snapshot: the newest where nothing changed, else a new version, made and sealed."""
    mark = house.vault.hashed("snapshot", wanted.reference, wanted.kind, wanted.snapshot)
    while True:
        with house.look() as view:
            newest = _newest(view, wanted)
            if newest is not None and newest.snapshot == mark:
                return one(view, newest.id)
        version = 1 if newest is None else newest.version + 1
        content = make(version)  # outside the transaction: making takes long, and others must write meanwhile
        with house.change(by) as change:
            now_newest = _newest(change, wanted)
            if (now_newest.version if now_newest else 0) == version - 1:
                return _seal(change, wanted, version, mark, content)


def _newest(view: View, wanted: Wanted) -> Row[Any] | None:
    found = view.find_all(documents, reference=wanted.reference, kind=wanted.kind)
    return max(found, key=lambda row: row.version, default=None)


def _seal(change: Change, wanted: Wanted, version: int, mark: bytes, content: bytes) -> Document:
    made = f"{wanted.reference}/{wanted.kind}/v{version}"
    box = change.own_box(wanted.owner)
    label = Label(
        name=wanted.named(version),
        folder=wanted.folder,
        digest=pieces.digest(content),
        snapshot_digest=pieces.digest(wanted.snapshot),
    )
    change.add(
        documents,
        id=made,
        reference=wanted.reference,
        kind=wanted.kind,
        version=version,
        owner=wanted.owner,
        snapshot=mark,
        made=change.now,
        sealed=box.seal(pack(label), "documents", made),
    )
    pieces.put(change, box, made, content)
    pieces.put(change, box, _snapshot_of(made), wanted.snapshot)
    change.note("made", made)
    return one(change, made)


def one(view: View, id: str) -> Document:
    """One document."""
    found = listed(view, id=id)
    if not found:
        raise NotThere(f"There is no document {id}.", advice="'formline show REF' names those of a record.")
    return found[0]


def listed(view: View, **same: str) -> list[Document]:
    """The documents with this reference or id, or all, oldest first."""
    return [_document(view, row) for row in view.rows(_query(tuple(same)), **same)]


def undelivered(view: View) -> list[Document]:
    """The documents the outbox does not have yet, oldest first."""
    return [_document(view, row) for row in view.rows(_query(()).where(documents.c.delivered.is_(None)))]


@cache
def _query(names: tuple[str, ...]) -> Select[Any]:
    query = select(documents, data_keys.c.wrapped).join(data_keys, data_keys.c.owner == documents.c.owner)
    query = query.where(data_keys.c.wrapped.is_not(None), *(documents.c[name] == bindparam(name) for name in names))
    return query.order_by(documents.c.made, documents.c.id)


def content(view: View, id: str) -> bytes:
    """A document's bytes."""
    row, label = _row(view, id)
    return pieces.take(view, view.box(row.owner), id, label.digest)


def snapshot(view: View, id: str) -> bytes:
    """What a document was made from."""
    row, label = _row(view, id)
    return pieces.take(view, view.box(row.owner), _snapshot_of(id), label.snapshot_digest)


def delivered(change: Change, id: str) -> None:
    """Put down that the outbox has a document."""
    if not one(change, id).delivered:
        change.alter(documents, {"id": id}, delivered=change.now)
        change.note("delivered", id)


def public_number(change: Change, prefix: str, case: str, kind: str, owner: str) -> str:
    """The public number of a case's document of one kind; the same one whenever it is asked for."""
    binding = change.vault.hashed("public number", case, kind)
    known = change.find(public_numbers, binding=binding)
    if known is not None:
        return str(known.number)
    number = counters.reference(change, prefix)
    sealed = change.own_box(owner).seal(pack(Binding(case=case, kind=kind)), "public_numbers", number)
    change.add(public_numbers, number=number, binding=binding, owner=owner, sealed=sealed)
    change.note("numbered", number)
    return number


def _row(view: View, id: str) -> tuple[Row[Any], Label]:
    row = view.find(documents, id=id)
    if row is None:
        raise NotThere(f"There is no document {id}.", advice="'formline show REF' names those of a record.")
    return row, unpack(Label, view.box(row.owner).open(row.sealed, "documents", id))


def _document(view: View, row: Row[Any]) -> Document:
    label = unpack(Label, view.vault.box(row.owner, row.wrapped).open(row.sealed, "documents", row.id))
    return Document(
        reference=row.reference,
        kind=row.kind,
        version=row.version,
        name=label.name,
        folder=label.folder,
        made=moment(row.made),
        delivered=row.delivered is not None,
    )


def _snapshot_of(id: str) -> str:
    return f"{id}/snapshot"
