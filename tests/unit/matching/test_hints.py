"""Words under a label may tell how to answer, or be the answer."""

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.model.reading import Answer

Read = Callable[..., dict[str, Answer]]
PLAIN = (("Given Name:", "Rowan"), ("Also known as:", "Ro"), ("Case Ref / NHS No:", "999 000 0018"))


def asked(read: Read, paper: Any, *rows: tuple[str, ...]) -> dict[str, Answer]:
    return read(paper.sheet(paper.grid(*rows, *PLAIN)))


@pytest.mark.parametrize("hint", ["(as on the birth certificate)", "(please print)"])
def test_a_bracket_under_a_label_is_a_hint_where_answers_stand_beside(read: Read, paper: Any, hint: str) -> None:
    answers = asked(read, paper, (f"Family Name:\n{hint}", "Tester"))
    assert (answers["family_name"].words, answers["family_name"].doubts) == ("Tester", ())


def test_words_that_stand_under_several_labels_are_a_hint_even_where_nothing_is_answered(
    read: Read, paper: Any
) -> None:
    hint = "If not known, please say so"
    answers = asked(read, paper, (f"Family Name:\n{hint}", "Tester"), (f"GP's Name & Address:\n{hint}", ""))
    assert (answers["family_name"].words, answers["family_name"].doubts) == ("Tester", ())
    assert (answers["gp"].words, answers["gp"].doubts) == (None, ())


def test_other_words_under_a_label_are_doubted_and_may_be_the_answer_where_nothing_stands_beside(
    read: Read, paper: Any
) -> None:
    answers = asked(read, paper, ("Family Name:\nin full", "Tester"), ("GP's Name & Address:\nDr Sample", ""))
    assert (answers["family_name"].words, "read-label-leak" in answers["family_name"].codes) == ("Tester", True)
    assert (answers["gp"].words, answers["gp"].codes) == ("Dr Sample", {"read-label-leak"})


def test_an_answer_in_the_line_of_its_label_is_no_hint(read: Read, paper: Any) -> None:
    answers = asked(read, paper, ("Family Name: Tester", ""))
    assert (answers["family_name"].words, answers["family_name"].doubts) == ("Tester", ())


def test_numbers_and_heads_over_questions_and_answers_are_print(read: Read, paper: Any) -> None:
    rows = (("No", "Question", "Answer"), ("1", "Family Name:", "Tester"), ("2.", "Given Name:", "Rowan"))
    answers = read(paper.sheet(paper.grid(*rows)))
    assert [(answers[one].words, answers[one].doubts) for one in ("family_name", "given_name")] == [
        ("Tester", ()), ("Rowan", ()),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("label", "question", "doubted"),
    [
        ("Authorised by (senior officer name & contact details)", "authorised_by", False),
        ("Surname on school roll", "family_name", True),
    ],
)
def test_more_words_of_a_label_are_no_answer_where_one_stands_beside(
    read: Read, paper: Any, label: str, question: str, doubted: bool
) -> None:
    answer = asked(read, paper, (label, "Tester"))[question]
    assert (answer.words, bool(answer.doubts)) == ("Tester", doubted)
