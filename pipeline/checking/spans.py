"""Days, some of them half known: whether two can be the same, what age lies between, on which day a return came."""

import datetime as dt

from pipeline.model.dates import PartialDate
from pipeline.model.record import Circumstances


def alike(one: PartialDate, other: PartialDate) -> bool:
    """Whether both can mean the same day."""
    return one.first <= other.last and other.first <= one.last


def ages(born: PartialDate, at: PartialDate) -> tuple[int, int]:
    """The least and the greatest age in whole years that these dates allow."""
    return _years(born.last, at.first), _years(born.first, at.last)


def _years(born: dt.date, at: dt.date) -> int:
    return at.year - born.year - ((at.month, at.day) < (born.month, born.day))


def received_on(around: Circumstances) -> dt.date | None:
    """The day the return came by the clock on the office wall, where it is known when it came."""
    from zoneinfo import ZoneInfo

    return around.received.astimezone(ZoneInfo("Europe/London")).date() if around.received else None
