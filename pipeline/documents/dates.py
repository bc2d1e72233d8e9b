"""How documents say when: '3 March 2024', by the clock on the wall in England, and as precise as the writer was."""

import datetime as dt
import re
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def long_date(day: dt.date) -> str:
    """A date as people in the United Kingdom write it, whatever the machine's own language is."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def weekday_date(day: dt.date) -> str:
    """A date with its day of the week: 'Tuesday 3 March 2026'."""
    return f"{_DAYS[day.weekday()]} {long_date(day)}"


def clock_time(moment: dt.datetime) -> str:
    """A time of day in London: '9.05am'."""
    local = moment.astimezone(LONDON)
    return f"{local.hour % 12 or 12}.{local.minute:02d}{'am' if local.hour < 12 else 'pm'}"


def london_date(moment: dt.datetime) -> dt.date:
    """The day it was in London at this moment."""
    return moment.astimezone(LONDON).date()


def spoken_date(iso: str) -> str:
    """A date of the record in words, no more precise than it is; other words are left as they stand."""
    found = _PARTIAL.fullmatch(iso)
    if not found:
        return iso
    year, month, day = found.groups()
    if month is None:
        return year
    if not 1 <= int(month) <= 12:
        return iso
    return " ".join(piece for piece in (str(int(day)) if day else "", _MONTHS[int(month) - 1], year) if piece)
