"""Dates in words: never more precise than they are."""

import datetime as dt

import pytest

from pipeline.documents import dates


@pytest.mark.parametrize(
    ("iso", "said"),
    [
        ("2024-03-03", "3 March 2024"), ("2024-03", "March 2024"), ("2024", "2024"), ("", ""), ("soon", "soon"),
        ("2024-13", "2024-13"), ("2024-02-31", "2024-02-31"),
    ],
)  # fmt: skip
def test_a_date_is_said_as_precisely_as_it_is_known(iso, said):
    assert dates.spoken_date(iso) == said


def test_a_summer_evening_is_londons():
    late = dt.datetime(2026, 6, 30, 23, 30, tzinfo=dt.UTC)
    assert dates.weekday_moment(late) == "Wednesday 1 July 2026, 00:30"
