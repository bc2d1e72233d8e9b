"""What happened to a record or a return, entry by entry: for people and for programs."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from msgspec import Struct

from pipeline.cli.answer import value_told
from pipeline.model.days import long_date, long_moment
from pipeline.model.form import Form
from pipeline.model.item import Belief, Event
from pipeline.model.paths import FieldPath
from pipeline.model.record import Record


class PutRight(Struct, frozen=True, kw_only=True):
    """What one correction changed."""

    path: str
    before: Any
    after: Any


class Happening(Struct, frozen=True, kw_only=True):
    """One entry of a history, and what it changed where it is a correction."""

    event: Event
    put_right: PutRight | None = None


def of_record(history: Sequence[Event], beliefs: Sequence[Belief]) -> list[Happening]:
    """A record's history, with what each correction took the place of."""
    corrected = {
        after.at: _put_right(before.record, after.record) for before, after in pairwise(beliefs) if _corrects(after)
    }
    return [
        Happening(event=event, put_right=corrected.get(event.at) if event.act == "corrected" else None)
        for event in history
    ]


def of_return(history: Sequence[Event]) -> list[Happening]:
    """A return's history."""
    return [Happening(event=event) for event in history]


def plain(happening: Happening) -> dict[str, Any]:
    """One entry as JSON; what does not apply to it is left out."""
    event, put_right = happening.event, happening.put_right
    told: dict[str, Any] = {"at": event.at.isoformat(), "by": event.by, "act": event.act}
    if put_right:
        told |= {"field": put_right.path, "from": put_right.before, "to": put_right.after}
    stated = {"code": event.code, "on": event.on.isoformat() if event.on else None, "reason": event.reason}
    return told | {name: value for name, value in stated.items() if value}


def line(happening: Happening, form: Form | None) -> str:
    """One entry for people: when, what, by whom, and what it came to."""
    event = happening.event
    return f"{long_moment(event.at)}  {event.act}, by {event.by}{''.join(_more(happening, form))}"


def _more(happening: Happening, form: Form | None) -> Iterator[str]:
    event, put_right = happening.event, happening.put_right
    if put_right and form:
        before, after = (value_told(form, put_right.path, value) for value in (put_right.before, put_right.after))
        yield f": {form.asked(put_right.path)}, from {before or 'no answer'} to {after or 'no answer'}"
    if event.code:
        yield f": {event.code}"
    if event.on:
        yield f", on {long_date(event.on)}"
    if event.reason:
        yield f". Reason: {' '.join(event.reason.split())}"


def _corrects(belief: Belief) -> bool:
    return bool(belief.record.corrections)


def _put_right(before: Record, after: Record) -> PutRight:
    path = after.corrections[-1].path
    place = FieldPath.parse(path)
    gone = place is not None and place.row is not None and _rows(after, place) < _rows(before, place)
    return PutRight(path=path, before=_at(before, place), after=None if gone else _at(after, place))


def _rows(record: Record, place: FieldPath) -> int:
    value = record.fields.get(place.field)
    return len(value) if isinstance(value, list | tuple) else 0


def _at(record: Record, place: FieldPath | None) -> Any:
    """What a record says at a place: its value, else the words no value could be made of."""
    if place is None:
        return None
    value = record.fields.get(place.field)
    if place.row is None:
        return record.as_written.get(place.field) if value in (None, (), []) else value
    if not isinstance(value, list | tuple) or place.row >= len(value):
        return None
    row = value[place.row]
    return row if place.column is None or isinstance(row, str) else row.get(place.column)
