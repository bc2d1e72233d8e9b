"""What a record answers, question by question, in words fit to print."""

from collections.abc import Mapping
from typing import Any

from pipeline.documents import dates
from pipeline.documents.matter import Matter
from pipeline.model.form import Field, FieldType
from pipeline.model.record import Record, Row, Value

NOT_STATED = "Not stated"
LEFT_BLANK = "Left blank"
_ABSENT = {"not_known": "Not known", "not_applicable": "Not applicable", "blank": LEFT_BLANK, "none": "None"}


def answers(matter: Matter) -> dict[str, Any]:
    """Each question's answer by its id: words, paragraphs for a long text, rows for a table."""
    if matter.form is None or matter.record is None:
        return {}
    record = matter.record
    return {field.id: printed(field, record.fields.get(field.id), record) for field in matter.form.fields()}


def questions(matter: Matter) -> dict[str, str]:
    """Each question by its id, as the form's definition words it."""
    return {field.id: field.asked for field in matter.form.fields()} if matter.form else {}


def printed(field: Field, value: Value, record: Record) -> Any:
    """One answer in words fit to print; what was left unanswered says so."""
    if field.type is FieldType.TABLE:
        return [_row(field, row) for row in rows_of(value)]
    if value is None or value in ("", (), []):
        return _nothing(field, record)
    if field.type is FieldType.TICKS and isinstance(value, tuple | list):
        return ", ".join(_choice(field, str(one)) for one in value)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if field.type is FieldType.CHOICE:
        return _choice(field, str(value))
    return dates.spoken_date(str(value)) if field.type is FieldType.DATE else str(value)


def _nothing(field: Field, record: Record) -> str:
    """Agreed words; what could not be read as an answer, such as two ticks, stands as the writer left it."""
    reason = record.known.absent.get(field.id)
    if reason is None and field.id in record.as_written:
        return f"As written: {record.as_written[field.id]}"
    return _ABSENT.get(str(reason), NOT_STATED)


def rows_of(value: Value) -> list[Row]:
    """The rows of a table's answer."""
    return [row for row in value if isinstance(row, Mapping)] if isinstance(value, tuple | list) else []


def _row(field: Field, row: Row) -> dict[str, str]:
    return {column.id: row.get(column.id) or LEFT_BLANK for column in field.columns}


def _choice(field: Field, id: str) -> str:
    """A choice as it is printed, without what the form asks to be added to it: '(State which)'."""
    label = next((choice.label for choice in field.choices if choice.id == id), id)
    return label.partition(" (")[0]
