"""Returns: kept whole in one transaction, counted, seen again, listed."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, func, insert, select, update

from pipeline.errors import NotThere
from pipeline.model.item import Arrival, Item, Kept, Part
from pipeline.model.states import State, state_of_return
from pipeline.store import counters, pieces
from pipeline.store.house import Change, View
from pipeline.store.moments import moment, written
from pipeline.store.payload import pack, unpack
from pipeline.store.schema import data_keys, files, items, parts, sightings
from pipeline.store.sealing import Box, Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What is sealed of a return beside its content."""

    name: str
    folder: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What is sealed of a sighting."""

    name: str
    folder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartWords:
    """What is sealed of a part: where in the file it is, and why it stands as it does."""

    part: str | None
    reason: str | None = None


def keep(change: Change, arrival: Arrival) -> Kept:
    """Keep an arrival; the same bytes again are a sighting of the first."""
    fingerprint = change.vault.hashed("original", arrival.content)
    held = change.one(select(items.c.item).where(items.c.fingerprint == fingerprint))
    if held is None:
        item = _keep_new(change, arrival, fingerprint)
    elif _is_known_file(change, arrival):  # kept before, and only not out of the inbox yet
        return Kept(item=held.item, fresh=False)
    else:
        item = held.item
        _note_sighting(change, item, arrival)
    _remember_file(change, item, arrival)
    return Kept(item=item, fresh=held is None)


def _keep_new(change: Change, arrival: Arrival, fingerprint: bytes) -> str:
    item = counters.receipt_number(change)
    box = change.own_box(item)
    cover = Cover(
        name=arrival.name, folder=arrival.folder, size=len(arrival.content), digest=pieces.digest(arrival.content)
    )
    change.write(
        insert(items).values(
            item=item,
            state=State.ARRIVED.value,
            received=written(arrival.seen),
            kept=change.now,
            fingerprint=fingerprint,
            sealed=box.seal(pack(cover), "items", item),
        )
    )
    pieces.put(change, box, item, arrival.content)
    change.note("kept", item, fingerprint=fingerprint.hex())
    return item


def _note_sighting(change: Change, item: str, arrival: Arrival) -> None:
    number = len(change.rows(select(sightings.c.number).where(sightings.c.item == item))) + 1
    seen = Seen(name=arrival.name, folder=arrival.folder)
    sealed = change.box(item).seal(pack(seen), "sightings", f"{item}/{number}")
    change.write(insert(sightings).values(item=item, number=number, seen=written(arrival.seen), sealed=sealed))
    change.note("seen again", item)


def _remember_file(change: Change, item: str, arrival: Arrival) -> None:
    file = _file(change.vault, arrival.folder, arrival.name, arrival.stamp)
    change.write(delete(files).where(files.c.file == file))
    change.write(insert(files).values(file=file, item=item))


def _is_known_file(view: View, arrival: Arrival) -> bool:
    file = _file(view.vault, arrival.folder, arrival.name, arrival.stamp)
    known = view.one(select(files.c.removed).where(files.c.file == file))
    # Two watchers may hold the same file in memory; the slower one saw it before the faster one took it away.
    return known is not None and (known.removed is None or written(arrival.seen) <= known.removed)


def leftover(view: View, folder: str, name: str, stamp: str) -> str | None:
    """The return this very file of the inbox was kept as, while the file is still to be removed."""
    file = _file(view.vault, folder, name, stamp)
    found = view.one(select(files.c.item).where(files.c.file == file, files.c.removed.is_(None)))
    return found.item if found else None


def removed(change: Change, arrival: Arrival) -> None:
    """Put down that a kept file has left the inbox."""
    file = _file(change.vault, arrival.folder, arrival.name, arrival.stamp)
    gone = files.c.file == file, files.c.removed.is_(None)
    found = change.one(select(files.c.item).where(*gone))
    if found is not None:
        change.write(update(files).where(*gone).values(removed=change.now))
        change.note("removed from the inbox", found.item)


def _file(vault: Vault, folder: str, name: str, stamp: str) -> bytes:
    return vault.hashed("inbox file", folder, name, stamp)


def original(view: View, item: str) -> bytes:
    """The bytes as they were sent."""
    row = _row(view, item)
    box = view.box(item)
    return pieces.take(view, box, item, _cover(row, box).digest)


def listed(view: View, *which: ColumnElement[bool]) -> list[Item]:
    """The returns these conditions choose, in the order they came, with their parts."""
    query = select(items, data_keys.c.wrapped).join(data_keys, data_keys.c.owner == items.c.item)
    found = view.rows(query.where(*which).order_by(items.c.kept, items.c.item))
    their_parts = _parts(view, which)
    times = _times_seen(view, which)
    return [_item(view, row, their_parts[row.item], times[row.item]) for row in found]


def item(view: View, item: str) -> Item:
    """One return."""
    exists(view, item)
    return listed(view, items.c.item == item)[0]


def _item(view: View, row: Row[Any], its_parts: Sequence[Row[Any]], times: int) -> Item:
    if row.wrapped is None:
        return Item(item=row.item, name="", state=State(row.state), received=moment(row.received), sightings=times)
    box = view.vault.box(row.item, row.wrapped)
    cover = _cover(row, box)
    found = tuple(part_of(one, box) for one in its_parts)
    return Item(
        item=row.item,
        name=cover.name,
        folder=cover.folder,
        state=State(row.state),
        received=moment(row.received),
        parts=found,
        sightings=times,
        reason=next((part.reason for part in found if part.state == row.state), None),
    )


def part_of(row: Row[Any], box: Box) -> Part:
    """A part from its row."""
    words = unpack(PartWords, box.open(row.sealed, "parts", f"{row.item}/{row.number}"))
    return Part(part=words.part, state=State(row.state), form=row.form, reference=row.reference, reason=words.reason)


def _parts(view: View, which: Iterable[ColumnElement[bool]]) -> dict[str, list[Row[Any]]]:
    query = select(parts).join(items, items.c.item == parts.c.item).where(parts.c.withdrawn.is_(None), *which)
    found: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in view.rows(query.order_by(parts.c.item, parts.c.number)):
        found[row.item].append(row)
    return found


def _times_seen(view: View, which: Iterable[ColumnElement[bool]]) -> Counter[str]:
    query = select(sightings.c.item, func.count().label("times")).join(items, items.c.item == sightings.c.item)
    return Counter({row.item: row.times for row in view.rows(query.where(*which).group_by(sightings.c.item))})


def counts(view: View) -> dict[State, int]:
    """How many returns stand in each state."""
    query = select(items.c.state, func.count().label("many")).group_by(items.c.state)
    return {State(row.state): row.many for row in view.rows(query)}


def unfinished(view: View) -> list[str]:
    """Returns somebody must go on with by itself, oldest first."""
    query = select(items.c.item).where(items.c.carried.is_(None)).order_by(items.c.kept, items.c.item)
    return [row.item for row in view.rows(query)]


def carried(change: Change, item: str) -> None:
    """Put down that all that follows by itself was done for a return."""
    if _row(change, item).carried is None:
        change.write(update(items).where(items.c.item == item).values(carried=change.now))
        change.note("carried", item)


def stands_anew(change: Change, item: str) -> None:
    """Show what a return's parts have come to, and have somebody go on with it."""
    found = change.rows(select(parts.c.state).where(parts.c.item == item, parts.c.withdrawn.is_(None)))
    state = state_of_return(State(row.state) for row in found)
    change.write(update(items).where(items.c.item == item).values(state=state.value, carried=None))


def exists(view: View, item: str) -> None:
    """Stop with a sentence where there is no such return."""
    _row(view, item)


def _row(view: View, item: str) -> Row[Any]:
    found = view.one(select(items).where(items.c.item == item))
    if found is None:
        raise NotThere(f"There is no return {item}.", advice="'formline list' shows those there are.")
    return found


def _cover(row: Row[Any], box: Box) -> Cover:
    return unpack(Cover, box.open(row.sealed, "items", row.item))
