"""What the pack of a case says beyond its answers: the birth and the event, the chronology, what is open."""

import re
from collections.abc import Mapping
from typing import Any

from pipeline.documents import dates
from pipeline.documents.blocks.answers import LEFT_BLANK, NOT_STATED, rows_of
from pipeline.documents.matter import Matter
from pipeline.model.days import local_day, long_date
from pipeline.model.form import FieldType, Form
from pipeline.model.record import Row
from pipeline.model.states import Severity

_ROW = re.compile(r"\[(\d+)\]")
_LAST = (9999,)
_WEIGHT = {Severity.ALERT: 0, Severity.ERROR: 1, Severity.QUERY: 2, Severity.WARNING: 3}
_KINDS = {"alert": "Act on", "error": "Put right", "query": "Ask the referrer", "warning": "Bear in mind"}


def case(matter: Matter) -> dict[str, Any]:
    """The case's reference and spoken name, how it stands, and which values nobody has confirmed."""
    form = matter.form
    return {
        "reference": matter.reference,
        "name": matter.case_name,
        "form": form.title if form else "",
        "noun": form.noun if form else "form",
        "received": long_date(local_day(matter.received)) if matter.received else NOT_STATED,
        "stage": _stage(matter),
        "route_reason": matter.route_reason,
        "decision": _label(form, matter.decision),
        "accepted": matter.accepted,
        "unconfirmed": _unconfirmed(matter),
    }


def birth(matter: Matter) -> dict[str, str]:
    """The child's birth as it is believed: a date of birth or an expected date, never one printed as the other.

    The date is empty where none is believed: what stands on the paper is another matter.
    """
    fact = _fact(matter, "birth")
    expected = fact.get("kind") == "expected"
    known = fact.get("kind") in ("born", "expected")
    label = "Expected date of delivery" if expected else "Date of birth" if known else "Date of birth or expected date"
    return {"label": label, "date": dates.spoken_date(str(fact.get("date") or ""))}


def event(matter: Matter) -> dict[str, str]:
    """What happened and when, as far as the record says which it was."""
    fact = _fact(matter, "event")
    labels = {"death": "Date of death", "incident": "Date of incident"}
    label = labels.get(str(fact.get("kind")), "Date of death or incident")
    return {"label": label, "date": dates.spoken_date(str(fact.get("date") or ""))}


def chronology(matter: Matter) -> list[dict[str, str]]:
    """Every event in date order: half a date stands where what is known of it puts it, none at all comes last."""
    rows, days = _events(matter)
    ordered = sorted(zip(rows, days, strict=True), key=lambda pair: _place(pair[1]))
    return [
        {
            "date": dates.spoken_date(day) if day else _as_written(row),
            "event": row.get("event") or LEFT_BLANK,
            "outcome": row.get("outcome") or LEFT_BLANK,
            "source": row.get("source") or LEFT_BLANK,
        }
        for row, day in ordered
    ]


def findings(matter: Matter) -> list[dict[str, str]]:
    """What somebody still has to look at, the gravest first."""
    if matter.record is None:
        return []
    ordered = sorted(matter.record.findings, key=lambda one: _WEIGHT.get(one.severity, 9))
    return [
        {"kind": _KINDS.get(one.severity.value, ""), "about": _where(matter.form, one.field), "says": one.message}
        for one in ordered
    ]


def decisions(matter: Matter) -> list[str]:
    """The outcomes a meeting can reach, as the form declares them."""
    return [decision.label for decision in matter.form.decisions] if matter.form else []


def _stage(matter: Matter) -> str:
    if matter.route:
        return _label(matter.form, matter.route)
    return "Not opened yet" if matter.form and matter.form.routes else "For discussion"


def _unconfirmed(matter: Matter) -> list[str]:
    """The questions whose answers nobody has confirmed; none once a person has accepted them."""
    record = matter.record
    if record is None or matter.accepted:
        return []
    doubted = (one.field or "" for one in record.findings if one.code.startswith("read-"))
    paths = dict.fromkeys((*record.unsure, *doubted))  # a dict keeps the order and drops what is named twice
    return [_where(matter.form, path) for path in paths]


def _where(form: Form | None, path: str | None) -> str:
    """A place in the record in words: 'Chronology, row 3'."""
    asked = _asked(form, path) or "The form as a whole"
    row = _ROW.search(path or "")
    return f"{asked}, row {int(row[1]) + 1}" if row else asked


def _fact(matter: Matter, name: str) -> Mapping[str, Any]:
    fact = matter.record.facts.get(name) if matter.record else None
    return fact if isinstance(fact, Mapping) else {}


def _label(form: Form | None, id: str) -> str:
    every = (*form.routes, *form.decisions) if form else ()
    return next((one.label for one in every if one.id == id), id)


def _asked(form: Form | None, path: str | None) -> str:
    asked = (path or "").partition("[")[0]
    return next((one.asked for one in form.fields() if one.id == asked), "") if form else ""


def _events(matter: Matter) -> tuple[list[Row], list[str | None]]:
    """The rows of the table of events, and what each one's date is believed to be."""
    if matter.form is None or matter.record is None:
        return [], []
    believed = matter.record.facts.get("row_dates") or {}
    for field in matter.form.fields():
        if field.type is FieldType.TABLE and any(column.id == "year" for column in field.columns):
            rows = rows_of(matter.record.fields.get(field.id))
            days = list(believed.get(field.id) or [])
            return rows, (days + [None] * len(rows))[: len(rows)]
    return [], []


def _place(day: str | None) -> tuple[int, ...]:
    """Where a date stands in time: a month alone comes before that month's days."""
    return tuple(int(piece) for piece in day.split("-")) if day else _LAST


def _as_written(row: Row) -> str:
    return "/".join(piece for piece in (row.get("day"), row.get("month"), row.get("year")) if piece) or "No date"
