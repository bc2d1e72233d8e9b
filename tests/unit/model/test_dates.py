"""Dates as offices write them: what is read, how precisely, and what is left to a person."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.dates import MONTHS, PartialDate, parse

TODAY = dt.date(2026, 11, 20)


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("12/03/2024", "2024-03-12"),
        ("12.3.24", "2024-03-12"),
        ("12-03-24", "2024-03-12"),
        ("12 - 03 - 2024", "2024-03-12"),
        ("12 03 2024", "2024-03-12"),
        ("12/03/2024.", "2024-03-12"),
        ("(12/03/2024)", "2024-03-12"),
        ("12\u00a0/\u00a003\u00a0/\u00a02024", "2024-03-12"),
        ("12\u201303\u20132024", "2024-03-12"),
        ("12032024", "2024-03-12"),
        ("1 2 0 3 2 0 2 4", "2024-03-12"),
        ("1 2 / 0 3 / 2 4", "2024-03-12"),
        ("12//03//2024", "2024-03-12"),
        ("12\\03\\2024", "2024-03-12"),
        ("\u0661\u0662/\u0660\u0663/2024", "2024-03-12"),
        ("20240312", "2024-03-12"),
        ("2024-03-12", "2024-03-12"),
        ("2024/03/12", "2024-03-12"),
        ("2024-03-12T00:00:00Z", "2024-03-12"),
        ("2024-03-12T00:00:00", "2024-03-12"),
        ("2024-03-12T00:00:00+01:00", "2024-03-12"),
        ("3rd of March 24", "2024-03-03"),
        ("3rd of March 2024", "2024-03-03"),
        ("the 3rd of March 2024", "2024-03-03"),
        ("3 Mar '24", "2024-03-03"),
        ("3 Mar ’24", "2024-03-03"),
        ("03Mar2024", "2024-03-03"),
        ("09-Sep-2023", "2023-09-09"),
        ("27th August, 2025", "2025-08-27"),
        ("March 3rd, 2024", "2024-03-03"),
        ("Thurs 14th March 2024", "2024-03-14"),
        ("Sunday 6 December 2020", "2020-12-06"),
        ("TUESDAY, 12 MARCH 2024", "2024-03-12"),
        ("29/02/2024", "2024-02-29"),
        ("March 2024", "2024-03"),
        ("Mar-24", "2024-03"),
        ("Jan '23", "2023-01"),
        ("Sept 2019", "2019-09"),
        ("Sept. 2019", "2019-09"),
        ("Febuary 2024", "2024-02"),
        ("03/2024", "2024-03"),
        ("3.2024", "2024-03"),
        ("5 2023", "2023-05"),
        ("2024-03", "2024-03"),
        ("2019", "2019"),
    ],
)
def test_what_an_office_writes_is_read_day_first(written: str, iso: str) -> None:
    found = parse(written, today=TODAY)

    assert found is not None
    assert found.iso == iso
    assert not found.approximate
    assert not found.words


@pytest.mark.parametrize(
    "written",
    [
        "",
        "   ",
        "-",
        "N/A",
        "not known",
        "today",
        "31/02/2024",  # no such day
        "29/02/2023",
        "00/01/2024",
        "32/01/2024",
        "02/13/2024",  # the American order
        "2024-13-01",
        "12/3-24",
        "12/03/202",
        "12/03/20245",
        "1/1/1",
        "12/03/2024 or 13/03/2024",  # two dates
        "12/03/2024 - 14/03/2024",
        "12-14/03/2024",
        "Jan 2022 to Feb 2024",
        "between March and May 2024",
        "12/03/2024 at school",  # it says more
        "w/c 4 March 2024",
        "Spring 2024",
        "March 24",  # a day, or a year?
        "Sep 19",
        "24 March",  # no year
        "March",
        "may",
        "due",
        "EDD",
        "approx",
        "03/24",  # only where a month is asked for
        "2023/24",  # a school year
        "2011/12",
        "120324",
        "12.30",
        "24",
        "999 000 0018",
        "-" * 100_000,
    ],
)
def test_what_is_no_single_date_is_left_to_a_person(written: str) -> None:
    assert parse(written, today=TODAY) is None


@pytest.mark.parametrize(
    ("written", "iso", "words"),
    [
        ("EDD 02/07/2024", "2024-07-02", {"edd"}),
        ("02/07/2024 (EDD)", "2024-07-02", {"edd"}),
        ("E.D.D. 02/07/2024", "2024-07-02", {"edd"}),
        ("Due 2 July 2024", "2024-07-02", {"edd"}),
        ("expected date of delivery: 3.4.25", "2025-04-03", {"edd"}),
        ("Unborn, EDD 3 May 2024", "2024-05-03", {"edd"}),
        ("baby due 3/4/2027", "2027-04-03", {"edd"}),
        ("DOB: 3/4/2019", "2019-04-03", {"born"}),
        ("died 3 May 2024", "2024-05-03", {"died"}),
        ("3 May 2024 (incident)", "2024-05-03", {"incident"}),
    ],
)
def test_words_that_say_which_date_it_is_are_told(written: str, iso: str, words: set[str]) -> None:
    found = parse(written, today=TODAY)

    assert found is not None
    assert (found.iso, found.words) == (iso, words)


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("c. Sept 2019", "2019-09"),
        ("c2019", "2019"),
        ("circa 2019", "2019"),
        ("~2019", "2019"),
        ("2019?", "2019"),
        ("approx. March 2024", "2024-03"),
        ("March 2024 (approx)", "2024-03"),
        ("around 3/3/2024", "2024-03-03"),
        ("mid-March 2024", "2024-03"),
        ("early 2020", "2020"),
        ("beginning of March 2024", "2024-03"),
    ],
)
def test_an_approximate_date_says_so(written: str, iso: str) -> None:
    found = parse(written, today=TODAY)

    assert found is not None
    assert found.approximate
    assert found.iso == iso


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("03/24", "2024-03"),
        ("3/24", "2024-03"),
        ("Apr 23", "2023-04"),
        ("Apr-23", "2023-04"),
        ("12/23", "2023-12"),
        ("04/2023", "2023-04"),
        ("April 2023", "2023-04"),
    ],
)
def test_a_place_for_months_reads_month_and_short_year(written: str, iso: str) -> None:
    found = parse(written, today=TODAY, months=True)

    assert found is not None
    assert found.iso == iso


def test_a_month_that_does_not_exist_is_none_of_them() -> None:
    assert parse("13/24", today=TODAY, months=True) is None


@pytest.mark.parametrize(
    ("written", "today", "year"),
    [
        ("5/2/93", TODAY, 1993),
        ("5/2/26", TODAY, 2026),
        ("5/2/27", TODAY, 2027),  # an expected delivery next year
        ("5/2/28", TODAY, 1928),
        ("5/2/05", dt.date(1999, 12, 31), 1905),
        ("5/2/00", dt.date(1999, 12, 31), 2000),
        ("5/2/39", None, 2039),
        ("5/2/40", None, 1940),
    ],
)
def test_a_short_year_is_never_in_the_far_future(written: str, today: dt.date | None, year: int) -> None:
    found = parse(written, today=today)

    assert found is not None
    assert found.year == year


def test_a_short_year_read_as_one_of_the_last_century_is_told() -> None:
    for written, told in (("12/03/99", True), ("12/03/1999", False), ("12/03/27", False), ("3 May 30", True)):
        found = parse(written, today=TODAY)
        assert found is not None
        assert ("last-century" in found.words) is told


def test_a_weekday_that_is_not_that_dates_is_told() -> None:
    found = parse("Fri 14th March 2024", today=TODAY)

    assert found is not None
    assert (found.iso, found.words) == ("2024-03-14", {"wrong-weekday"})


def test_a_partial_date_knows_the_days_it_can_be() -> None:
    month, year, day = (PartialDate(year=2024, month=2), PartialDate(year=2024), PartialDate(year=2024, month=2, day=3))

    assert (month.first, month.last, month.exact) == (dt.date(2024, 2, 1), dt.date(2024, 2, 29), None)
    assert (year.first, year.last, year.exact) == (dt.date(2024, 1, 1), dt.date(2024, 12, 31), None)
    assert (day.first, day.last, day.exact) == (dt.date(2024, 2, 3),) * 3
    assert [one.text for one in (day, month, year)] == ["3 February 2024", "February 2024", "2024"]
    assert PartialDate(year=2024, month=12).last == dt.date(2024, 12, 31)


@pytest.mark.parametrize(
    "parts", [{"month": 13}, {"month": 0}, {"month": 2, "day": 30}, {"month": 1, "day": 0}, {"day": 3}]
)
def test_a_day_that_does_not_exist_can_not_be_made(parts: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=r"day|month"):
        PartialDate(year=2024, **parts)


days = st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2099, 12, 31))
FORMATS = (
    "{0:%d/%m/%Y}",
    "{0.day}.{0.month}.{0.year}",
    "{0.day} {0:%B} {0.year}",
    "{0:%a} {0:%d %b %Y}",
    "{0:%Y-%m-%d}",
    "{0:%Y%m%d}",
)


@given(days, st.sampled_from(FORMATS))
def test_every_day_written_in_every_way_comes_back(day: dt.date, written: str) -> None:
    found = parse(written.format(day))

    assert found is not None
    assert found.exact == day
    assert not found.words


@given(days)
def test_two_digits_of_the_year_come_back_within_a_century(day: dt.date) -> None:
    found = parse(f"{day:%d/%m/%y}", today=day)

    assert found is not None
    assert found.exact == day


@given(days, st.sampled_from(["iso", "text"]))
def test_what_a_partial_date_says_of_itself_is_read_back(day: dt.date, said: str) -> None:
    for whole in (
        PartialDate(year=day.year, month=day.month, day=day.day),
        PartialDate(year=day.year, month=day.month),
        PartialDate(year=day.year),
    ):
        assert parse(getattr(whole, said)) == whole


@given(days, days, st.sampled_from([" - ", " to ", " and ", ", ", "/", " "]))
def test_two_dates_are_never_taken_for_one(first: dt.date, second: dt.date, between: str) -> None:
    assert parse(f"{first:%d/%m/%Y}{between}{second:%d/%m/%Y}") is None


@given(st.text(max_size=40))
def test_no_words_are_ever_a_crash_or_a_date_that_does_not_exist(words: str) -> None:
    for months in (False, True):
        found = parse(words, today=TODAY, months=months)
        assert found is None or found.first <= found.last


_NAMES = [name[:3].casefold() for name in MONTHS]
_SCRAPS = (
    *(
        "12",
        "3",
        "03",
        "25",
        "31",
        "2024",
        "24",
        "'24",
        "99",
        "March",
        "Sept",
        "feb",
        "Tues",
        "3rd",
        "1st",
        "of",
        "the",
    ),
    *("/", ".", "-", " ", "  ", ",", "c.", "EDD", "approx", "early", "?", "and", "to", "O3", "10:30", "(", ")"),
)


@given(st.lists(st.sampled_from(_SCRAPS), min_size=1, max_size=8), st.sampled_from(["", " "]), st.booleans())
def test_a_date_has_no_day_month_or_year_that_is_not_written(scraps: list[str], between: str, months: bool) -> None:
    written = between.join(scraps)
    found = parse(written, today=TODAY, months=months)

    if found is not None:
        numbers = {int(number) for number in re.findall(r"[0-9]+", written)}
        pairs = {
            int(pair) for run in re.findall(r"[0-9]{8}", written) for pair in (run[4:6], run[6:], run[:2], run[2:4])
        }
        named = [name for name in _NAMES if name in written.casefold()]
        digits = "".join(re.findall(r"[0-9]", written))
        assert found.day is None or found.day in numbers | pairs
        assert found.month is None or found.month in numbers | pairs or _NAMES[found.month - 1] in named
        assert f"{found.year % 100:02}" in digits


@given(st.from_regex(r"[0-9]{1,4}[/. -][0-9]{1,4}([/. -][0-9]{1,4})?", fullmatch=True))
def test_numbers_are_never_read_month_first(numbers: str) -> None:
    found = parse(numbers, today=TODAY)

    if found is not None and found.day is not None:
        head = int(numbers.replace(" ", "/").replace(".", "/").replace("-", "/").split("/")[0])
        assert head in {found.day, found.year}
