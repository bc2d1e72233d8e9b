"""What is too long for its box and goes on in further rows, or below its table."""

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.model.reading import Answer

Read = Callable[..., dict[str, Answer]]
FIRST, REST, LAST = "Nobody was told of the move.", "Two visits were made in June.", "A letter followed."


def rows(*extra: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return (
        ("Parent / Carer Details:", FIRST), *extra,
        ("Siblings information if known:", "None is known of."), ("GP's Name & Address:", "Not known to anybody."),
    )  # fmt: skip


def test_rows_without_a_question_go_on_with_the_answer_above(read: Read, paper: Any) -> None:
    answers = read(paper.sheet(paper.grid(*rows(("", REST), ("", LAST)))))
    told = answers["parent_carer_details"]
    assert told.words == f"{FIRST}\n{REST}\n{LAST}"
    assert not told.doubts
    assert told.source is not None
    assert REST in told.source.raw
    assert len(told.source.where.split("; ")) == 3
    assert answers["siblings"].words == "None is known of."


@pytest.mark.parametrize(
    "extra", [("", "School attended: Example School"), ("", "SCHOOL OF THE CHILD"), ("School", REST)]
)
def test_a_row_that_seems_to_ask_is_not_joined(read: Read, paper: Any, extra: tuple[str, str]) -> None:
    told = read(paper.sheet(paper.grid(*rows(extra))))["parent_carer_details"]
    assert told.words == FIRST
    assert told.doubts or extra[0]


def test_a_row_whose_question_may_have_been_lost_is_not_joined(read: Read, paper: Any) -> None:
    grid = paper.grid(
        ("Parent / Carer Details:", FIRST),
        ("", REST),
        ("GP's Name & Address:", "Not known."),
        ("Also known as:", "none"),
    )
    told = read(paper.sheet(grid))["parent_carer_details"]
    assert told.words == FIRST
    assert "read-unclaimed-text-near" in told.codes


@pytest.mark.parametrize(
    ("first", "below", "words", "doubted"),
    [
        (f"{FIRST} (continued below)", REST, f"{FIRST}\n{REST}", False),
        ("They moved in May and the", "school was not told.", "They moved in May and the school was not told.", True),
        (FIRST, REST, FIRST, True),
    ],
)
def test_lines_below_a_table_are_joined_where_its_last_answer_says_so_or_breaks_off(
    read: Read, paper: Any, first: str, below: str, words: str, doubted: bool
) -> None:
    grid = paper.grid(("GP's Name & Address:", "Not known."), ("Parent / Carer Details:", first))
    told = read(paper.sheet(grid, paper.line(below)))["parent_carer_details"]
    assert (told.words, bool(told.doubts)) == (words, doubted)
