"""What an acknowledgement may say: what reached us and when, and which questions we have, never an answer."""

from collections import Counter
from typing import Any

from pipeline.documents import dates
from pipeline.documents.matter import Matter
from pipeline.model.days import local_day
from pipeline.model.form import Form
from pipeline.model.paths import field_of
from pipeline.model.states import State

_SHUT = {
    State.NEEDS_PASSWORD: "waiting for a password",
    State.UNREADABLE: "not readable",
    State.REFUSED: "not opened, for safety",
}
_NOT_OPENED = {
    State.NEEDS_PASSWORD: "password",
    State.UNREADABLE: "unreadable",
    State.REFUSED: "unsafe",
    State.NOT_A_FORM: "not_a_form",
    State.BLANK: "blank",
    State.DUPLICATE: "duplicate",
}


def receipt(matter: Matter) -> dict[str, Any]:
    """What came, when it counts for, how far we are with it, and what happens next."""
    return {
        "variant": _variant(matter),
        "received": _received(matter),
        "counts_for": _counts_for(matter),
        "files": _files(matter),
        "form": matter.form.title if matter.form else "",
        "edition": (matter.record.edition or "") if matter.record else "",
        "noun": matter.form.noun if matter.form else "form",
        "what_next": list(matter.form.what_next) if matter.form and matter.record else [],
    }


def queries(matter: Matter) -> list[dict[str, str]]:
    """Section and question of each query, in the words of the form: so no value can slip in."""
    if matter.record is None or matter.form is None:
        return []
    asked: dict[tuple[str, str], None] = {}  # a dict keeps the order and drops what would be asked twice
    for finding in matter.record.queries:
        asked[_question(matter.form, finding.field or "")] = None
    return [{"section": section, "question": question} for section, question in asked]


def _variant(matter: Matter) -> str:
    if matter.record is not None:
        return "queries" if matter.record.queries else "complete"
    state = matter.part.state if matter.part else matter.item.state if matter.item else State.ARRIVED
    return _NOT_OPENED.get(state, "received")


def _received(matter: Matter) -> str:
    return dates.weekday_moment(matter.received) if matter.received else ""


def _files(matter: Matter) -> str:
    """How many files came together and which could be opened: 'one file, opened', '3 files: 2 opened, 1 …'."""
    item = matter.item
    if item is None or item.state is State.ARRIVED:
        return "one file"
    states = [part.state for part in item.parts] or [item.state]
    shut = Counter(_SHUT[state] for state in states if state in _SHUT)
    opened = len(states) - shut.total()
    if len(states) == 1:
        return f"one file, {next(iter(shut), 'opened')}"
    told = [f"{opened} opened"] if shut and opened else []
    told += [f"{count} {phrase}" for phrase, count in shut.items()]
    return f"{len(states)} files: {', '.join(told) or 'all opened'}"


def _counts_for(matter: Matter) -> str:
    """The working day it counts for, only where that is another day than the one it came on."""
    if matter.received is None or matter.days is None:
        return ""
    day = matter.days.counts_for(matter.received)
    return "" if day == local_day(matter.received) else dates.weekday_date(day)


def _question(form: Form, path: str) -> tuple[str, str]:
    asked = form.asked(path)
    return (form.section_of(field_of(path)).heading, asked) if asked else ("The form as a whole", "Please ring us")
