"""What a person decides about a record or a return, each with its event and its entry in the log."""

import datetime as dt
from typing import Any

from sqlalchemy import Row

from pipeline.errors import NotNow, NotThere
from pipeline.model.record import Correction, Record
from pipeline.model.states import State
from pipeline.store import filing, returns, settling
from pipeline.store.filing import DECIDED, OPENED, Telling
from pipeline.store.house import Change
from pipeline.store.payload import pack
from pipeline.store.returns import PartWords
from pipeline.store.schema import filings, parts
from pipeline.store.sealing import Box


def believe(change: Change, reference: str, record: Record, correction: Correction, state: State) -> None:
    """Keep what a record is believed to say after a correction; every earlier version stays."""
    row = _part(change, reference)
    box = change.box(row.item)
    settling.add_record(change, box, (row.item, row.number), row.records + 1, record)
    _alter(change, row, state=state.value, records=row.records + 1)
    filing.corrected(change, box, reference, correction)
    _told(change, box, row, "corrected", Telling(by=change.by))


def accept(change: Change, reference: str) -> None:
    """Release a record: what is believed may be printed."""
    row = _part(change, reference)
    _alter(change, row, state=State.DONE.value)
    _told(change, change.box(row.item), row, "accepted", Telling(by=change.by))


def open_route(change: Change, reference: str, route: str, reason: str) -> None:
    """Put down by which route a record is taken further, and why."""
    row = _part(change, reference)
    _alter(change, row)
    _told(change, change.box(row.item), row, OPENED, Telling(by=change.by, code=route, reason=reason))


def decide(change: Change, reference: str, code: str, on: dt.date, reason: str | None) -> None:
    """Put down what a meeting decided, and why; it closes the record."""
    row = _part(change, reference)
    _alter(change, row)
    change.alter(filings, {"reference": reference}, decided=change.now)
    _told(change, change.box(row.item), row, DECIDED, Telling(by=change.by, code=code, on=on, reason=reason))


def set_aside(change: Change, item: str, reason: str) -> None:
    """Close what of a return waits for a person."""
    return_ = returns.item(change, item)
    box = change.box(item)
    if not return_.parts:  # never read to an end
        place = settling.place_of(change, None)
        whole = settling.Standing(item=item, number=0, place=place, state=State.SET_ASIDE)
        settling.put(change, box, whole, PartWords(part=None, reason=reason))
    elif not return_.state.waits:
        raise NotNow(
            f"{item} does not wait for anybody: it is marked '{return_.state.phrase}'.",
            advice=f"See how it stands: formline show {item}",
        )
    for row in change.find_all(parts, item=item):
        if row.withdrawn is None and State(row.state).waits:
            _set_part_aside(change, box, row, reason)
    returns.stands_anew(change, item)
    change.note("set aside", item, reason=returns.sealed_reason(box, item, reason))


def _set_part_aside(change: Change, box: Box, row: Row[Any], reason: str) -> None:
    place = f"{row.item}/{row.number}"
    words = PartWords(part=returns.words_of(row, box).part, reason=reason)
    sealed = box.seal(pack(words), "parts", place)
    _alter(change, row, state=State.SET_ASIDE.value, sealed=sealed)
    if row.reference:
        _told(change, box, row, "set aside", Telling(by=change.by, reason=reason))


def _part(change: Change, reference: str) -> Row[Any]:
    found = change.find(parts, reference=reference)
    if found is None:
        raise NotThere(f"There is no record {reference}.", advice="'formline list' shows those there are.")
    return found


def _alter(change: Change, row: Row[Any], **values: object) -> None:
    if values:
        change.alter(parts, {"item": row.item, "number": row.number}, **values)
    returns.stands_anew(change, row.item)


def _told(change: Change, box: Box, row: Row[Any], act: str, telling: Telling) -> None:
    filing.happened(change, box, row.reference, act, telling)
    change.note(act, row.reference)
