"""How a record is told: as JSON by the contract, and as lines for people."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from pipeline.model.dates import PartialDate
from pipeline.model.form import Field, FieldType, Form
from pipeline.model.paths import FieldPath
from pipeline.model.reading import Source
from pipeline.model.record import Correction, Finding, Record


def answer(record: Record) -> dict[str, Any]:
    """The record as the contract's JSON spells it."""
    return {
        "form": record.form,
        "edition": record.edition,
        "fields": dict(record.fields),
        "facts": dict(record.facts),
        "findings": [_finding(finding) for finding in record.findings],
        "sources": {path: _source(source) for path, source in record.sources.items()},
        "unsure": list(record.unsure),
        "unplaced": list(record.unplaced),
    }


def lines(record: Record, form: Form) -> Iterator[str]:
    """The record for people: questions with their answers, then what to look at."""
    for field in form.fields():
        yield from _field_lines(field, record)
    for finding in record.findings:
        where = f" [{finding.field}]" if finding.field else ""
        yield f"{finding.severity.value}{where}: {finding.message}"
    for words in record.unplaced:
        yield f"answers no question: {' '.join(words.split())}"


def _field_lines(field: Field, record: Record) -> Iterator[str]:
    value = record.fields.get(field.id)
    doubtful = _doubtful(field.id, record)
    marks = _put_right(field.id, record)
    if value in (None, (), []):
        if doubtful:
            yield f"{field.asked}: –  (please check{_on_paper(field.id, record)}){marks}"
        elif marks:
            yield f"{field.asked}: –{marks}"
        return
    marks = ("  (please check)" if doubtful else "") + marks
    if field.type is FieldType.TABLE:
        yield f"{field.asked}:{marks}"
        for row in value:  # type: ignore[union-attr]
            yield f"    {_told(field, row)}"
        return
    yield f"{field.asked}: {_told(field, value)}{marks}"


def value_told(form: Form, path: str, value: object) -> str:
    """The value at a path as people read it; '' where there is none."""
    place = FieldPath.parse(path)
    if place is None or value in (None, (), []):
        return ""
    return _flat(value) if place.column else _told(form.field(place.field), value)


def _told(field: Field, value: object) -> str:
    """The answer to a question, or one row of it where it asks for a table."""
    if isinstance(value, dict):
        return " | ".join(_flat(value.get(column.id)) for column in field.columns)
    labels = {choice.id: choice.label for choice in field.choices}
    return _date(str(value)) if field.type is FieldType.DATE else _plain(value, labels)


def _put_right(field: str, record: Record) -> str:
    """Who put an answer right last, where anybody did; of a table as a whole, as its rows move."""
    done = [one for one in record.corrections if one.path == field or one.path.startswith(f"{field}[")]
    return f"  (put right by {done[-1].by} on {_day(done[-1])})" if done else ""


def _day(correction: Correction) -> str:
    from pipeline.model.days import local_day, long_date  # knows time zones, which most answers don't need

    return long_date(local_day(dt.datetime.fromisoformat(correction.at)))


def _plain(value: object, labels: dict[str, str]) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, tuple | list):
        return ", ".join(labels.get(str(one), str(one)) for one in value)
    return labels.get(str(value), _flat(value))


def _date(iso: str) -> str:
    found = PartialDate.parse(iso)
    return found.text if found else iso


def _flat(value: object) -> str:
    return " / ".join(part.strip() for part in str(value).splitlines()) if value is not None else ""


def _on_paper(field: str, record: Record) -> str:
    """What stands there, where nothing could be made of it."""
    words = record.as_written.get(field)
    return f"; there stands: {_flat(words)}" if words else ""


def _doubtful(field: str, record: Record) -> bool:
    return any(path == field or path.startswith((f"{field}[", f"{field}.")) for path in record.unsure)


def _finding(finding: Finding) -> dict[str, Any]:
    told = {
        "field": finding.field,
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
    }
    return told | ({"query": finding.query} if finding.query else {})


def _source(source: Source) -> dict[str, Any]:
    return {"where": source.where, "page": source.page, "raw": source.raw, "confidence": source.confidence}
