"""Working days in England and Wales, and days as documents say them."""

import datetime as dt
from collections.abc import Collection
from zoneinfo import ZoneInfo

from msgspec import Struct

from pipeline.model.dates import MONTHS

LONDON = ZoneInfo("Europe/London")
_ONE = dt.timedelta(days=1)
_SATURDAY = 5


class WorkingDays(Struct, frozen=True):
    """Counts days that are neither Saturday, Sunday nor a bank holiday."""

    holidays: Collection[dt.date] = ()

    def is_working(self, day: dt.date) -> bool:
        """Whether this is a working day."""
        return day.weekday() < _SATURDAY and day not in self.holidays

    def add(self, day: dt.date, number: int) -> dt.date:
        """The day that many working days later, or earlier where the number is negative.

        The day itself is day 0, whatever it is; the first one counted is the next working day.
        """
        step = _ONE if number >= 0 else -_ONE
        left = abs(number)
        while left:
            day += step
            left -= self.is_working(day)
        return day

    def between(self, first: dt.date, last: dt.date) -> int:
        """How many working days come after `first` up to and with `last`; negative where `last` is earlier."""
        if last < first:
            return -self.between(last, first)
        return sum(self.is_working(first + dt.timedelta(days=ahead)) for ahead in range(1, (last - first).days + 1))

    def on_or_after(self, day: dt.date) -> dt.date:
        """This day, or the next working day where it is none."""
        while not self.is_working(day):
            day += _ONE
        return day


def local_day(moment: dt.datetime) -> dt.date:
    """The day it is in London at this moment."""
    return moment.astimezone(LONDON).date()


def long_date(day: dt.date) -> str:
    """'3 March 2024': how documents print a day, the same on every system and in every locale."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def long_moment(moment: dt.datetime) -> str:
    """'3 March 2024, 17:42': how documents print a moment, in London's time."""
    local = moment.astimezone(LONDON)
    return f"{long_date(local.date())}, {local:%H:%M}"
