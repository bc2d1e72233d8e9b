"""A date written in one column is parted into the columns of the form."""

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.model.reading import Answer

Read = Callable[..., dict[str, Answer]]
HEAD = ("Date", "Event / Issue", "Outcome", "Source of Information")
DAY, MONTH, YEAR = (f"chronology[0].{part}" for part in ("day", "month", "year"))


def first_row(read: Read, paper: Any, date: str, head: tuple[str, ...] = HEAD) -> dict[str, Answer]:
    answers = read(paper.sheet(paper.line("Family Name: Tester"), paper.grid(head, (date, "Home visit", "None", "HV"))))
    return {path: answer for path, answer in answers.items() if path.startswith("chronology[0].")}


@pytest.mark.parametrize(
    ("date", "parts"),
    [
        ("3/2/2024", ("3", "2", "2024")),
        ("03.02.24", ("03", "02", "24")),
        ("3rd Feb 2024", ("3rd", "Feb", "2024")),
        ("2024-02-03", ("03", "02", "2024")),
    ],
)
def test_a_date_in_one_column_is_parted_into_the_three_of_the_form(
    read: Read, paper: Any, date: str, parts: tuple[str, ...]
) -> None:
    row = first_row(read, paper, date)
    assert tuple(row[path].words for path in (DAY, MONTH, YEAR)) == parts
    assert row["chronology[0].event"].words == "Home visit"
    assert not any(answer.doubts for answer in row.values())


@pytest.mark.parametrize("date", ["February 2024", "early 2024", "Mon 3 Feb 2024"])
def test_a_date_that_can_not_be_parted_is_kept_whole_with_a_doubt(read: Read, paper: Any, date: str) -> None:
    row = first_row(read, paper, date)
    assert (row[DAY].words, MONTH in row, YEAR in row) == (date, False, False)
    assert [doubt.code for doubt in row[DAY].doubts] == ["read-table-unsure"]


def test_a_joined_column_stands_for_none_that_the_table_has_itself(read: Read, paper: Any) -> None:
    head = ("Day", "Month", "Year", "Event / Issue", "Date")
    grid = paper.grid(head, ("3", "2", "2024", "Home visit", "4/2/2024"))
    answers = read(paper.sheet(paper.line("Family Name: Tester"), grid))
    assert (answers[DAY].words, answers[MONTH].words, answers[YEAR].words) == ("3", "2", "2024")
    assert answers["chronology"].doubts


def test_a_joined_column_is_parted_where_only_tabs_part_the_columns(read: Read, paper: Any) -> None:
    lines = [paper.line("\t".join(HEAD)), paper.line("3/2/2024\tHome visit\tNone\tHV")]
    answers = read(paper.sheet(paper.line("Family Name: Tester"), *lines))
    assert (answers[DAY].words, answers[MONTH].words, answers[YEAR].words) == ("3", "2", "2024")
