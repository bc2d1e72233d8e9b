"""Times are written alike everywhere."""

import datetime as dt

import pytest

from pipeline.store.counters import year_of
from pipeline.store.moments import moment, written


def test_a_time_comes_back_and_sorts_as_text():
    summer = dt.datetime(2026, 7, 1, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))
    later = dt.datetime(2026, 7, 1, 8, 30, 0, 1, tzinfo=dt.UTC)

    assert moment(written(summer)) == summer
    assert written(summer) == "2026-07-01T08:30:00.000000+00:00"
    assert written(summer) < written(later)


def test_a_time_without_its_zone_is_a_mistake():
    with pytest.raises(ValueError, match="aware"):
        written(dt.datetime(2026, 7, 1, 9, 30))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("at", "year"),
    [
        (dt.datetime(2026, 12, 31, 23, 59, tzinfo=dt.UTC), 2026),
        (dt.datetime(2027, 1, 1, 0, 0, tzinfo=dt.UTC), 2027),
        (dt.datetime(2027, 1, 1, 1, 0, tzinfo=dt.timezone(dt.timedelta(hours=9))), 2026),
    ],
)
def test_the_year_is_the_one_in_london(at, year):
    assert year_of(at) == year
