"""Returns: kept whole in one transaction, counted, seen again, listed."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Row, Select, bindparam, func, select

from pipeline.errors import NotThere
from pipeline.model.item import Arrival, Event, Item, Kept, Part
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
    held = change.find(items, fingerprint=fingerprint)
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
    change.add(
        items,
        item=item,
        state=State.ARRIVED.value,
        received=written(arrival.seen),
        kept=change.now,
        fingerprint=fingerprint,
        sealed=box.seal(pack(cover), "items", item),
    )
    pieces.put(change, box, item, arrival.content)
    change.note("kept", item, fingerprint=fingerprint.hex())
    return item


def _note_sighting(change: Change, item: str, arrival: Arrival) -> None:
    number = len(change.find_all(sightings, item=item)) + 1
    seen = Seen(name=arrival.name, folder=arrival.folder)
    sealed = change.box(item).seal(pack(seen), "sightings", f"{item}/{number}")
    change.add(sightings, item=item, number=number, seen=written(arrival.seen), sealed=sealed)
    change.note("seen again", item)


def _remember_file(change: Change, item: str, arrival: Arrival) -> None:
    file = _file(change.vault, arrival.folder, arrival.name, arrival.stamp)
    change.drop(files, file=file)
    change.add(files, file=file, item=item)


def _is_known_file(view: View, arrival: Arrival) -> bool:
    known = view.find(files, file=_file(view.vault, arrival.folder, arrival.name, arrival.stamp))
    # Two watchers may hold the same file in memory; the slower one saw it before the faster one took it away.
    return known is not None and (known.removed is None or written(arrival.seen) <= known.removed)


def leftover(view: View, folder: str, name: str, stamp: str) -> str | None:
    """The return this very file of the inbox was kept as, while the file is still to be removed."""
    known = view.find(files, file=_file(view.vault, folder, name, stamp))
    return known.item if known is not None and known.removed is None else None


def removed(change: Change, arrival: Arrival) -> None:
    """Put down that a kept file has left the inbox."""
    item = leftover(change, arrival.folder, arrival.name, arrival.stamp)
    if item is not None:
        file = _file(change.vault, arrival.folder, arrival.name, arrival.stamp)
        change.alter(files, {"file": file}, removed=change.now)
        change.note("removed from the inbox", item)


def _file(vault: Vault, folder: str, name: str, stamp: str) -> bytes:
    return vault.hashed("inbox file", folder, name, stamp)


def sealed_reason(box: Box, item: str, reason: str) -> str:
    """A reason as the log keeps it: under the return's own key, so that it goes with the return."""
    return box.seal(reason.encode("utf-8", "surrogatepass"), "audit", item, "reason").hex()


def history(view: View, item: str) -> list[Event]:
    """Everything that happened to a return, oldest first."""
    exists(view, item)
    box = view.box(item)
    return [
        Event(at=one.at, act=one.act, by=one.by, reason=_reason(box, item, one.detail.get("reason")))
        for one in view.trail(item)
    ]


def _reason(box: Box, item: str, sealed: str | None) -> str | None:
    if sealed is None:
        return None
    return box.open(bytes.fromhex(sealed), "audit", item, "reason").decode("utf-8", "surrogatepass")


def original(view: View, item: str) -> bytes:
    """The bytes as they were sent."""
    row = _row(view, item)
    box = view.box(item)
    return pieces.take(view, box, item, _cover(row, box).digest)


def listed(view: View, **same: str) -> list[Item]:
    """The returns with this state or number, or all, in the order they came, with their parts."""
    names = tuple(same)
    their_parts: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in view.rows(_parts_query(names), **same):
        their_parts[row.item].append(row)
    times = Counter({row.item: row.times for row in view.rows(_sightings_query(names), **same)})
    return [_item(view, row, their_parts[row.item], times[row.item]) for row in view.rows(_items_query(names), **same)]


@cache
def _items_query(names: tuple[str, ...]) -> Select[Any]:
    query = select(items, data_keys.c.wrapped).join(data_keys, data_keys.c.owner == items.c.item)
    return _choosing(query, names).order_by(items.c.kept, items.c.item)


@cache
def _parts_query(names: tuple[str, ...]) -> Select[Any]:
    query = select(parts).join(items, items.c.item == parts.c.item).where(parts.c.withdrawn.is_(None))
    return _choosing(query, names).order_by(parts.c.item, parts.c.number)


@cache
def _sightings_query(names: tuple[str, ...]) -> Select[Any]:
    query = select(sightings.c.item, func.count().label("times")).join(items, items.c.item == sightings.c.item)
    return _choosing(query, names).group_by(sightings.c.item)


def _choosing(query: Select[Any], names: tuple[str, ...]) -> Select[Any]:
    return query.where(*(items.c[name] == bindparam(name) for name in names))


def item(view: View, item: str) -> Item:
    """One return."""
    exists(view, item)
    return listed(view, item=item)[0]


def _item(view: View, row: Row[Any], its_parts: Sequence[Row[Any]], times: int) -> Item:
    state, received = State(row.state), moment(row.received)
    if row.wrapped is None:  # erased: only its number and its state are left
        return Item(item=row.item, name="", state=state, received=received, sightings=times)
    box = view.vault.box(row.item, row.wrapped)
    cover = _cover(row, box)
    found = tuple(part_of(one, box) for one in its_parts)
    return Item(
        item=row.item,
        name=cover.name,
        folder=cover.folder,
        state=state,
        received=received,
        parts=found,
        sightings=times,
        reason=next((part.reason for part in found if part.state is state), None),
    )


def parts_of(view: View, item: str) -> tuple[Part, ...]:
    """A return's parts as they stand."""
    box = view.box(item)
    return tuple(part_of(row, box) for row in view.find_all(parts, item=item) if row.withdrawn is None)


def part_of(row: Row[Any], box: Box) -> Part:
    """A part from its row."""
    words = words_of(row, box)
    return Part(part=words.part, state=State(row.state), form=row.form, reference=row.reference, reason=words.reason)


def words_of(row: Row[Any], box: Box) -> PartWords:
    """What is sealed of a part."""
    return unpack(PartWords, box.open(row.sealed, "parts", f"{row.item}/{row.number}"))


_COUNTED = select(items.c.state, func.count().label("many")).group_by(items.c.state)
_UNFINISHED = select(items.c.item).where(items.c.carried.is_(None)).order_by(items.c.kept, items.c.item)


def counts(view: View) -> dict[State, int]:
    """How many returns stand in each state."""
    return {State(row.state): row.many for row in view.rows(_COUNTED)}


def unfinished(view: View) -> list[str]:
    """Returns for which not all was done that follows by itself, oldest first."""
    return [row.item for row in view.rows(_UNFINISHED)]


def last_act(view: View, item: str) -> int:
    """The number of the newest entry in the log about a return or one of its records."""
    references = (row.reference for row in view.find_all(parts, item=item) if row.reference)
    return view.newest_entry([item, *references])


def carried(change: Change, item: str, as_of: int | None) -> bool:
    """Put down that all that follows by itself was done for a return; False where something happened after `as_of`."""
    row = _row(change, item)
    if as_of is not None and last_act(change, item) != as_of:
        return False
    if row.carried is None:
        change.alter(items, {"item": item}, carried=change.now)
        change.note("carried", item)
    return True


def stands_anew(change: Change, item: str) -> None:
    """Show what a return's parts have come to, and have somebody go on with it."""
    found = [State(row.state) for row in change.find_all(parts, item=item) if row.withdrawn is None]
    change.alter(items, {"item": item}, state=state_of_return(found).value, carried=None)


def exists(view: View, item: str) -> None:
    """Stop with a sentence where there is no such return."""
    _row(view, item)


def _row(view: View, item: str) -> Row[Any]:
    found = view.find(items, item=item)
    if found is None:
        raise NotThere(f"There is no return {item}.", advice="'formline list' shows those there are.")
    return found


def _cover(row: Row[Any], box: Box) -> Cover:
    return unpack(Cover, box.open(row.sealed, "items", row.item))
