from collections.abc import Callable
from typing import Any

import pytest

from pipeline.model.reading import Answer

Read = Callable[..., dict[str, Answer]]
NAME = ("Family Name:", "Tester")
LEAK, NEAR = "read-label-leak", "read-unclaimed-text-near"


@pytest.mark.parametrize(
    ("asked", "label", "words", "doubted"),
    [
        ("chair_notified", "Partnership Chair notified", "informed of request", True),
        ("rapid_review_recommendation", "Rapid Review Meeting Recommendation", "(date)", True),
        ("chair_notified", "Partnership Chair notified", "by e-mail", False),
        ("siblings", "Siblings information if known:", "not known", False),
    ],
)
def test_an_answer_with_no_word_but_its_questions_own_is_doubted(
    read: Read, paper: Any, asked: str, label: str, words: str, doubted: bool
) -> None:
    answer = read(paper.sheet(paper.grid(NAME, (label, words))))[asked]
    assert (LEAK in answer.codes) == doubted


@pytest.mark.parametrize(("above", "doubted"), [("Incident /", True), ("School attended", False)])
def test_a_question_is_doubted_whose_label_may_begin_in_the_cell_above(
    read: Read, paper: Any, above: str, doubted: bool
) -> None:
    grid = paper.grid(NAME, (above, "10 April 2023"), ("death date", ""), ("Siblings information if known:", "None"))
    answer = read(paper.sheet(grid))["date_of_death_or_incident"]
    assert (answer.words, NEAR in answer.codes) == (None, doubted)


def test_an_answer_is_doubted_whose_last_line_may_begin_the_next_label(read: Read, paper: Any) -> None:
    lines = "Home Address (include Postcode): 1 Example Street", "Name", "of GP: Dr Sample"
    assert LEAK in read(paper.sheet(*map(paper.line, lines)))["home_address"].codes


def test_an_answer_is_doubted_that_holds_a_broken_word_and_a_colon(read: Read, paper: Any) -> None:
    lines = "Parent / Carer Details: Ailsa Tester", "Practi-", "tioner in charge: Rowan Sample"
    assert LEAK in read(paper.sheet(*map(paper.line, lines)))["parent_carer_details"].codes
