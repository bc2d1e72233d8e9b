"""Records under their references: how they are filed into cases, what happened to them, and how they are found."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, Table, and_, bindparam, select

from pipeline.errors import NotThere
from pipeline.model.item import Belief, Event, Filed
from pipeline.model.reading import Reading
from pipeline.model.record import Correction, Record
from pipeline.model.states import State
from pipeline.store import counters
from pipeline.store.house import Change, View
from pipeline.store.moments import moment
from pipeline.store.payload import pack, unpack
from pipeline.store.returns import PartWords
from pipeline.store.schema import cases, corrections, data_keys, events, filings, items, parts, readings, records
from pipeline.store.sealing import Box

OPENED = "opened"
DECIDED = "decided"


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What is sealed of an event."""

    by: str
    code: str | None = None
    reason: str | None = None
    on: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """What is sealed of a case."""

    name: str | None


def file(
    change: Change, box: Box, reference: str, part: tuple[str, int], form: str, spoken_names: Sequence[str]
) -> None:
    """File a new record, as a case of its own."""
    item, number = part
    name = _next_name(change, spoken_names) if spoken_names else None
    mark = _mark(change, name) if name else None
    sealed = box.seal(pack(Spoken(name=name)), "cases", reference)
    change.add(cases, case=reference, spoken=mark, owner=item, sealed=sealed)
    change.add(filings, reference=reference, item=item, number=number, form=form, case=reference, filed=change.now)


def _next_name(change: Change, names: Sequence[str]) -> str:
    """The next name nobody has had; once through the list, 'Ash 2' follows."""
    while True:
        lap, place = divmod(counters.count(change, "spoken names") - 1, len(names))
        name = f"{names[place]} {lap + 1}" if lap else names[place]
        if change.find(cases, spoken=_mark(change, name)) is None:  # the list may have been changed since
            return name


def _mark(view: View, name: str) -> bytes:
    return view.vault.hashed("spoken name", name)


def happened(change: Change, box: Box, reference: str, act: str, told: Telling | None = None) -> None:
    """Put an event into a record's history."""
    number = len(change.find_all(events, reference=reference)) + 1
    sealed = box.seal(pack(told or Telling(by=change.by)), "events", f"{reference}/{number}")
    change.add(events, reference=reference, number=number, at=change.now, act=act, sealed=sealed)


def corrected(change: Change, box: Box, reference: str, correction: Correction) -> None:
    """Keep what a person put in place of what was read."""
    number = len(change.find_all(corrections, reference=reference)) + 1
    sealed = box.seal(pack(correction), "corrections", f"{reference}/{number}")
    change.add(corrections, reference=reference, number=number, at=change.now, sealed=sealed)


def filed(view: View, reference: str) -> Filed:
    """One record with everything around it."""
    found = listed(view, reference=reference)
    if not found:
        raise NotThere(f"There is no record {reference}.", advice="'formline list' shows those there are.")
    return found[0]


def beliefs(view: View, reference: str) -> list[Belief]:
    """Everything a record was ever believed to say, oldest first."""
    row = view.find(filings, reference=reference)
    if row is None:
        raise NotThere(f"There is no record {reference}.", advice="'formline list' shows those there are.")
    box = view.box(row.item)
    place = f"{row.item}/{row.number}"
    return [
        Belief(at=moment(one.at), record=unpack(Record, box.open(one.sealed, "records", f"{place}/{one.version}")))
        for one in view.find_all(records, item=row.item, number=row.number)
    ]


def listed(view: View, *, open_only: bool = False, **same: str) -> list[Filed]:
    """The records with this form or reference, or all, in the order they were filed; or only those nobody closed."""
    names = tuple(same)
    found = view.rows(_filings_query(names, open_only), **same)
    boxes = {row.reference: view.vault.box(row.item, row.wrapped) for row in found}
    happenings: dict[str, list[Event]] = defaultdict(list)
    for row in view.rows(_beside_query(events, names, open_only), **same):
        happenings[row.reference].append(_event(row, boxes[row.reference]))
    put_right: dict[str, list[Correction]] = defaultdict(list)
    for row in view.rows(_beside_query(corrections, names, open_only), **same):
        put_right[row.reference].append(_correction(row, boxes[row.reference]))
    return [
        _filed(view, row, boxes[row.reference], happenings[row.reference], put_right[row.reference]) for row in found
    ]


@cache
def _filings_query(names: tuple[str, ...], open_only: bool) -> Select[Any]:  # noqa: FBT001 - half of a cache key
    key_of_case = data_keys.alias()
    query = _of_parts(
        select(
            filings,
            items.c.received,
            parts.c.state,
            parts.c.readings,
            parts.c.records,
            parts.c.sealed.label("part"),
            readings.c.sealed.label("reading"),
            records.c.sealed.label("record"),
            data_keys.c.wrapped,
            cases.c.owner,
            cases.c.sealed.label("spoken"),
            key_of_case.c.wrapped.label("case_key"),
        ).select_from(filings)
    )
    query = (
        query.join(items, items.c.item == filings.c.item)
        .join(readings, _newest(readings, parts.c.readings))
        .join(records, _newest(records, parts.c.records))
        .join(cases, cases.c.case == filings.c.case)
        .join(key_of_case, key_of_case.c.owner == cases.c.owner)
    )
    return _choosing(query, names, open_only).order_by(filings.c.filed, filings.c.reference)


@cache
def _beside_query(table: Table, names: tuple[str, ...], open_only: bool) -> Select[Any]:  # noqa: FBT001 - as above
    query = _of_parts(select(table).join(filings, filings.c.reference == table.c.reference))
    return _choosing(query, names, open_only).order_by(table.c.reference, table.c.number)


def _of_parts(query: Select[Any]) -> Select[Any]:
    """Only what was not erased."""
    query = query.join(parts, and_(parts.c.item == filings.c.item, parts.c.number == filings.c.number))
    return query.join(data_keys, data_keys.c.owner == filings.c.item).where(data_keys.c.wrapped.is_not(None))


def _choosing(query: Select[Any], names: tuple[str, ...], open_only: bool) -> Select[Any]:  # noqa: FBT001 - as above
    if open_only:
        query = query.where(filings.c.decided.is_(None), parts.c.state != State.SET_ASIDE.value)
    return query.where(*(filings.c[name] == bindparam(name) for name in names))


def _newest(table: Table, version: ColumnElement[int]) -> ColumnElement[bool]:
    return and_(table.c.item == filings.c.item, table.c.number == filings.c.number, table.c.version == version)


def _event(row: Row[Any], box: Box) -> Event:
    told = unpack(Telling, box.open(row.sealed, "events", f"{row.reference}/{row.number}"))
    return Event(at=moment(row.at), act=row.act, by=told.by, code=told.code, reason=told.reason, on=told.on)


def _correction(row: Row[Any], box: Box) -> Correction:
    return unpack(Correction, box.open(row.sealed, "corrections", f"{row.reference}/{row.number}"))


def _filed(view: View, row: Row[Any], box: Box, history: Sequence[Event], put_right: Sequence[Correction]) -> Filed:
    place = f"{row.item}/{row.number}"
    opened = [event for event in history if event.act == OPENED]
    decided = [event for event in history if event.act == DECIDED]
    return Filed(
        reference=row.reference,
        item=row.item,
        part=unpack(PartWords, box.open(row.part, "parts", place)).part,
        form=row.form,
        case=row.case,
        spoken=_spoken(view, row),
        received=moment(row.received),
        state=State(row.state),
        reading=unpack(Reading, box.open(row.reading, "readings", f"{place}/{row.readings}")),
        record=unpack(Record, box.open(row.record, "records", f"{place}/{row.records}")),
        corrections=tuple(put_right),
        route=opened[-1].code if opened else None,
        decision=decided[-1].code if decided else None,
        decided_on=decided[-1].on if decided else None,
        history=tuple(history),
    )


def _spoken(view: View, row: Row[Any]) -> str | None:
    if row.case_key is None:
        return None
    box = view.vault.box(row.owner, row.case_key)
    return unpack(Spoken, box.open(row.spoken, "cases", row.case)).name
