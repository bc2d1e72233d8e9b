"""What the pack of a case says beyond its answers: the birth and the event, the chronology, what is open."""

from collections.abc import Mapping
from typing import Any

from pipeline.documents import dates
from pipeline.documents.blocks.answers import LEFT_BLANK, NOT_STATED, rows_of
from pipeline.documents.matter import Matter
from pipeline.model.days import local_day, long_date
from pipeline.model.form import Field, Form
from pipeline.model.record import Dated, Facts, Finding, Row
from pipeline.model.states import Severity

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
    labels = {"expected": "Expected date of delivery", "born": "Date of birth"}
    return _dated(_known(matter).birth, labels, "Date of birth or expected date")


def event(matter: Matter) -> dict[str, str]:
    """What happened and when, as far as the record says which it was."""
    labels = {"death": "Date of death", "incident": "Date of incident"}
    return _dated(_known(matter).event, labels, "Date of death or incident")


def chronology(matter: Matter) -> list[dict[str, Any]]:
    """Every event in date order: half a date stands where what is known of it puts it, none at all comes last."""
    table, rows, days = _events(matter)
    ordered = sorted(zip(rows, days, strict=True), key=lambda pair: _place(pair[1]))
    return [_entry(table, row, day) for row, day in ordered if table]


def findings(matter: Matter) -> list[dict[str, str]]:
    """What somebody still has to look at, the gravest first."""
    if matter.record is None:
        return []
    ordered = sorted(matter.record.findings, key=lambda one: _WEIGHT.get(one.severity, 9))
    return [
        {
            "kind": _KINDS.get(one.severity.value, ""),
            "about": _where(matter.form, one.field),
            "says": _without_place(matter.form, one),
        }
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
    """A place in the record in words: 'Chronology, row 3, Outcome'."""
    return (form.asked(path) if form else "") or "The form as a whole"


def _without_place(form: Form | None, finding: Finding) -> str:
    """The sentence of a finding for a reader who sees its place beside it."""
    place = form.place(finding.field) if form else ""
    said = finding.message.removeprefix(place)
    if not place or said == finding.message:
        return finding.message
    if said.startswith(":"):
        said = said[1:].strip()
        return said[:1].upper() + said[1:]
    return f"This {said.strip()}"


def _known(matter: Matter) -> Facts:
    return matter.record.known if matter.record else Facts()


def _dated(fact: Dated | None, labels: Mapping[str, str], otherwise: str) -> dict[str, str]:
    if fact is None:
        return {"label": otherwise, "date": ""}
    return {"label": labels.get(fact.kind, otherwise), "date": dates.spoken_date(fact.date or "")}


def _label(form: Form | None, id: str) -> str:
    every = (*form.routes, *form.decisions) if form else ()
    return next((one.label for one in every if one.id == id), id)


def _events(matter: Matter) -> tuple[Field | None, list[Row], list[str | None]]:
    """The form's first table of dated events, its rows, and what each one's date is believed to be."""
    if matter.form is None or matter.record is None:
        return None, [], []
    believed = matter.record.known.row_dates
    table = next((field for field in matter.form.fields() if field.id in believed), None)
    rows = rows_of(matter.record.fields.get(table.id)) if table else []
    days = list(believed[table.id]) if table else []
    return table, rows, (days + [None] * len(rows))[: len(rows)]


def _entry(table: Field, row: Row, day: str | None) -> dict[str, Any]:
    """One event: its date, and whatever else its table asks, under the table's own labels."""
    dated = table.date_columns
    return {
        "date": dates.spoken_date(day) if day else "/".join(filter(None, map(row.get, dated))) or "No date",
        "cells": [
            {"label": column.label, "words": row.get(column.id) or LEFT_BLANK}
            for column in table.columns
            if column.id not in dated
        ],
    }


def _place(day: str | None) -> tuple[int, ...]:
    """Where a date stands in time: a month alone comes before that month's days."""
    return tuple(int(piece) for piece in day.split("-")) if day else _LAST
