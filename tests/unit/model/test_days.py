"""Counting working days over Easter, Christmas, weekends and bank holidays in England and Wales."""

import datetime as dt

import pytest

from pipeline.model.days import LONDON, WorkingDays, local_day, long_date, long_moment

HOLIDAYS = [
    dt.date.fromisoformat(day)
    for day in (
        "2025-12-25", "2025-12-26", "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31",
    )
]  # fmt: skip


@pytest.fixture
def days() -> WorkingDays:
    return WorkingDays(HOLIDAYS)


def day(text: str) -> dt.date:
    return dt.datetime.strptime(text, "%a %d %b %Y").date()  # noqa: DTZ007


@pytest.mark.parametrize(
    ("aware", "five_later", "fifteen_later", "fifteen_after_those_five"),
    [
        ("Mon 30 Mar 2026", "Wed 8 Apr 2026", "Wed 22 Apr 2026", "Wed 29 Apr 2026"),  # Easter ahead
        ("Fri 19 Dec 2025", "Tue 30 Dec 2025", "Wed 14 Jan 2026", "Wed 21 Jan 2026"),  # Christmas ahead
        ("Sat 20 Dec 2025", "Tue 30 Dec 2025", "Wed 14 Jan 2026", "Wed 21 Jan 2026"),  # on a weekend
        ("Fri 1 May 2026", "Mon 11 May 2026", "Tue 26 May 2026", "Tue 2 Jun 2026"),  # two bank holidays ahead
        ("Mon 6 Jul 2026", "Mon 13 Jul 2026", "Mon 27 Jul 2026", "Mon 3 Aug 2026"),  # plain
    ],
)
def test_the_first_day_counted_is_the_next_working_day(
    days: WorkingDays, aware: str, five_later: str, fifteen_later: str, fifteen_after_those_five: str
) -> None:
    assert days.add(day(aware), 5) == day(five_later)
    assert days.add(day(aware), 15) == day(fifteen_later)
    assert days.add(day(five_later), 15) == day(fifteen_after_those_five)


@pytest.mark.parametrize(
    ("published", "seven_before"),
    [
        ("Tue 8 Sep 2026", "Thu 27 Aug 2026"),
        ("Mon 13 Apr 2026", "Tue 31 Mar 2026"),
        ("Tue 6 Jan 2026", "Tue 23 Dec 2025"),
    ],
)
def test_days_are_counted_backwards_over_bank_holidays_too(
    days: WorkingDays, published: str, seven_before: str
) -> None:
    assert days.add(day(published), -7) == day(seven_before)


@pytest.mark.parametrize("number", [1, 5, 15])
@pytest.mark.parametrize("start", ["Mon 30 Mar 2026", "Sat 20 Dec 2025", "Fri 25 Dec 2026"])
def test_between_undoes_add(days: WorkingDays, start: str, number: int) -> None:
    later = days.add(day(start), number)

    assert days.between(day(start), later) == number
    assert days.between(later, day(start)) == -number


def test_no_days_lie_between_a_day_and_itself(days: WorkingDays) -> None:
    assert days.between(day("Mon 6 Jul 2026"), day("Mon 6 Jul 2026")) == 0


def test_a_weekend_counts_for_the_monday_and_easter_for_the_tuesday(days: WorkingDays) -> None:
    assert days.on_or_after(day("Sat 4 Jul 2026")) == day("Mon 6 Jul 2026")
    assert days.on_or_after(day("Fri 3 Apr 2026")) == day("Tue 7 Apr 2026")
    assert days.on_or_after(day("Tue 7 Apr 2026")) == day("Tue 7 Apr 2026")


def test_bank_holidays_and_weekends_are_no_working_days(days: WorkingDays) -> None:
    assert not days.is_working(day("Mon 6 Apr 2026"))
    assert not days.is_working(day("Sun 5 Jul 2026"))
    assert days.is_working(day("Mon 6 Jul 2026"))


def test_days_and_moments_are_printed_as_london_says_them() -> None:
    late = dt.datetime(2024, 7, 2, 23, 30, tzinfo=dt.UTC)  # half past midnight in London's summer

    assert long_date(dt.date(2024, 3, 3)) == "3 March 2024"
    assert local_day(late) == dt.date(2024, 7, 3)
    assert long_moment(late) == "3 July 2024, 00:30"
    assert long_moment(dt.datetime(2024, 1, 3, 9, 5, tzinfo=LONDON)) == "3 January 2024, 09:05"
