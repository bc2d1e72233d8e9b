"""Records under their references: how they are filed into cases, what happened to them, and how they are found."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Row, Table, and_, func, insert, select

from pipeline.errors import NotThere
from pipeline.model.item import Event, Filed
from pipeline.model.reading import Reading
from pipeline.model.record import Correction, Record
from pipeline.model.states import State
from pipeline.store import returns
from pipeline.store.house import Change, View
from pipeline.store.moments import moment
from pipeline.store.payload import pack, unpack
from pipeline.store.schema import cases, corrections, data_keys, events, filings, items, parts, readings, records
from pipeline.store.sealing import Box

T = TypeVar("T")

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
    name = _unused_name(change, spoken_names)
    mark = _mark(change, name) if name else None
    sealed = box.seal(pack(Spoken(name=name)), "cases", reference)
    change.write(insert(cases).values(case=reference, spoken=mark, owner=item, sealed=sealed))
    change.write(
        insert(filings).values(
            reference=reference, item=item, number=number, form=form, case=reference, filed=change.now
        )
    )


def _unused_name(view: View, names: Sequence[str]) -> str | None:
    used = {row.spoken for row in view.rows(select(cases.c.spoken).where(cases.c.spoken.is_not(None)))}
    for lap in count(1) if names else ():
        for name in names:
            told = name if lap == 1 else f"{name} {lap}"
            if _mark(view, told) not in used:
                return told
    return None


def _mark(view: View, name: str) -> bytes:
    return view.vault.hashed("spoken name", name)


def happened(change: Change, box: Box, reference: str, act: str, told: Telling | None = None) -> None:
    """Put an event into a record's history."""
    number = _next(change, events, reference)
    sealed = box.seal(pack(told or Telling(by=change.by)), "events", f"{reference}/{number}")
    change.write(insert(events).values(reference=reference, number=number, at=change.now, act=act, sealed=sealed))


def corrected(change: Change, box: Box, reference: str, correction: Correction) -> None:
    """Keep what a person put in place of what was read."""
    number = _next(change, corrections, reference)
    sealed = box.seal(pack(correction), "corrections", f"{reference}/{number}")
    change.write(insert(corrections).values(reference=reference, number=number, at=change.now, sealed=sealed))


def _next(view: View, table: Table, reference: str) -> int:
    found = view.one(select(func.max(table.c.number).label("last")).where(table.c.reference == reference))
    return ((found.last if found else None) or 0) + 1


def filed(view: View, reference: str) -> Filed:
    """One record with everything around it."""
    found = listed(view, filings.c.reference == reference)
    if not found:
        raise NotThere(f"There is no record {reference}.", advice="'formline list' shows those there are.")
    return found[0]


def open_ones() -> tuple[ColumnElement[bool], ...]:
    """The condition for what no meeting has decided and nobody has set aside."""
    return filings.c.decided.is_(None), parts.c.state != State.SET_ASIDE.value


def listed(view: View, *which: ColumnElement[bool]) -> list[Filed]:
    """The records these conditions choose, in the order they were filed."""
    key_of_case = data_keys.alias()
    query = (
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
        )
        .join(items, items.c.item == filings.c.item)
        .join(parts, and_(parts.c.item == filings.c.item, parts.c.number == filings.c.number))
        .join(readings, _newest(readings, parts.c.readings))
        .join(records, _newest(records, parts.c.records))
        .join(cases, cases.c.case == filings.c.case)
        .join(data_keys, data_keys.c.owner == filings.c.item)
        .join(key_of_case, key_of_case.c.owner == cases.c.owner)
    )
    query = query.where(data_keys.c.wrapped.is_not(None), *which).order_by(filings.c.filed, filings.c.reference)
    found = view.rows(query)
    boxes = {row.reference: view.vault.box(row.item, row.wrapped) for row in found}
    history = _gathered(view, events, which, lambda row: _event(row, boxes[row.reference]))
    put_right = _gathered(view, corrections, which, lambda row: _correction(row, boxes[row.reference]))
    return [_filed(view, row, boxes[row.reference], history[row.reference], put_right[row.reference]) for row in found]


def _newest(table: Table, version: ColumnElement[int]) -> ColumnElement[bool]:
    return and_(table.c.item == filings.c.item, table.c.number == filings.c.number, table.c.version == version)


def _gathered(
    view: View, table: Table, which: Sequence[ColumnElement[bool]], each: Callable[[Row[Any]], T]
) -> dict[str, list[T]]:
    query = select(table).join(filings, filings.c.reference == table.c.reference)
    query = query.join(parts, and_(parts.c.item == filings.c.item, parts.c.number == filings.c.number))
    query = query.join(data_keys, data_keys.c.owner == filings.c.item).where(data_keys.c.wrapped.is_not(None), *which)
    gathered: dict[str, list[T]] = defaultdict(list)
    for row in view.rows(query.order_by(table.c.reference, table.c.number)):
        gathered[row.reference].append(each(row))
    return gathered


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
        part=unpack(returns.PartWords, box.open(row.part, "parts", place)).part,
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
