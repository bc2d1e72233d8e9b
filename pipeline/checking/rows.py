"""Checks of a table of dated events: its rows made real dates, and held against the period and each other."""

import re
from itertools import pairwise

from pipeline.checking.registry import Code, Finds, Follows, Found, Look, checks
from pipeline.model.dates import PartialDate
from pipeline.model.record import Row
from pipeline.model.states import Severity

UNREAL = Code(
    code="row-date-unreal",
    severity=Severity.WARNING,
    message="{where}: day, month and year make no date there is.",
)
UNDATED = Code(
    code="row-undated", severity=Severity.WARNING, message="{where}: this event has no year, so it has no place."
)
AFTER = Code(
    code="row-after-submission",
    severity=Severity.WARNING,
    message="{where}: this event is later than the day the form was submitted.",
)
OUTSIDE = Code(
    code="row-outside-period",
    severity=Severity.WARNING,
    message="{where}: this event lies outside the period the form states.",
)
UNORDERED = Code(
    code="rows-out-of-order",
    severity=Severity.WARNING,
    message="{where}: the events are not in the order of their dates. Documents print them in order.",
)

_ORDINAL = re.compile(r"(?<=\d)(st|nd|rd|th)\b", re.IGNORECASE)


@checks(
    "chronology",
    UNREAL,
    UNDATED,
    AFTER,
    OUTSIDE,
    UNORDERED,
    fields=("the first month of the period", "the last month", "the date the form was submitted"),
    options={"day": "the column of the day", "month": "of the month", "year": "of the year"},
    facts=("row_dates",),
)
def chronology(look: Look) -> Finds:
    """Rows are real dates, within the period, not after the form, and in order."""
    if look.field is None:
        return
    table = look.field.id
    dates = [_row_date(look, row) for row in look.rows(table)]
    yield Follows("row_dates", [date.iso if date else None for date in dates], of=table)
    for number, (row, date) in enumerate(zip(look.rows(table), dates, strict=True)):
        code = _about(look, date) if date else UNREAL if _pieces(look, row)[2] else UNDATED
        if code:
            yield Found(code, f"{table}[{number}]")
    known = [date for date in dates if date]
    if any(after.last < before.first for before, after in pairwise(known)):
        yield Found(UNORDERED)


def _about(look: Look, date: PartialDate) -> Code | None:
    first, last, submitted = (look.date(question) for question in (*look.told.fields, "", "", "")[:3])
    if submitted and date.first > submitted.last:
        return AFTER
    before = first and date.last < first.first
    after = last and date.first > last.last
    return OUTSIDE if before or after else None


def _row_date(look: Look, row: Row) -> PartialDate | None:
    """The date the cells make together; a day without its month says no more than the year."""
    day, month, year = _pieces(look, row)
    whole = PartialDate.parse(f"1/1/{year}", today=look.around.today) if year else None
    pieces = ["" if day.isdigit() and not month else day, month, str(whole.year) if whole else year]
    given = [piece for piece in pieces if piece]
    return PartialDate.parse(("/" if all(piece.isdigit() for piece in given) else " ").join(given))


def _pieces(look: Look, row: Row) -> tuple[str, str, str]:
    """Day, month and year as they stand, without 'rd' and 'th'."""
    columns = look.field.date_columns if look.field else ()
    day, month, year = (row.get(column) or "" for column in columns)
    return _ORDINAL.sub("", day).strip(), month.strip().rstrip("."), year.strip().lstrip("'’")
