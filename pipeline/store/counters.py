"""Numbers that are given once: counted in the transaction that keeps what they name, by the year in London."""

import datetime as dt
from zoneinfo import ZoneInfo

from pipeline.store.house import Change
from pipeline.store.schema import counters

_LONDON = ZoneInfo("Europe/London")


def receipt_number(change: Change) -> str:
    """The next receipt number: R-2026-00031."""
    return _numbered(change, "R", 5)


def reference(change: Change, prefix: str) -> str:
    """The next reference with this prefix: REQ-2026-0012."""
    return _numbered(change, prefix, 4)


def count(change: Change, name: str) -> int:
    """The next number of a plain count."""
    row = change.find(counters, name=name)
    if row is None:
        change.add(counters, name=name, last=1)
        return 1
    change.alter(counters, {"name": name}, last=row.last + 1)
    return int(row.last) + 1


def year_of(at: dt.datetime) -> int:
    """The year this moment lies in, in London."""
    return at.astimezone(_LONDON).year


def _numbered(change: Change, prefix: str, width: int) -> str:
    series = f"{prefix}-{year_of(change.at)}"
    return f"{series}-{count(change, series):0{width}}"
