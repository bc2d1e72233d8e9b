"""How documents say when: by the clock on the wall in England, and as precise as the writer was."""

import datetime as dt

from pipeline.model.dates import PartialDate
from pipeline.model.days import local_day, long_date, long_moment

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def weekday_date(day: dt.date) -> str:
    """A date with its day of the week: 'Tuesday 3 March 2026', whatever the machine's own language is."""
    return f"{_DAYS[day.weekday()]} {long_date(day)}"


def weekday_moment(moment: dt.datetime) -> str:
    """A moment with its day of the week: 'Tuesday 3 March 2026, 17:42'."""
    return f"{_DAYS[local_day(moment).weekday()]} {long_moment(moment)}"


def spoken_date(iso: str) -> str:
    """A date of the record in words, no more precise than it is; other words are left as they stand."""
    try:
        year, *rest = (int(piece) for piece in iso.split("-"))
        return PartialDate(year=year, month=rest[0] if rest else None, day=rest[1] if rest[1:] else None).text
    except ValueError:
        return iso
