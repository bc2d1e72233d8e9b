"""Words of the print typed as answers: they are answers where an answer stands, and never vanish without a doubt."""

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.model.reading import Answer
from pipeline.model.sheet import Sheet

Read = Callable[[Sheet, str], dict[str, Answer]]


@pytest.mark.parametrize("typed", ["Child", "Case Summary", "Professionals Involved", "Boy", "Appendix B"])
def test_words_of_the_print_beside_a_question_are_its_answer(paper: Any, read: Read, typed: str) -> None:
    rows = (("Family Name:", typed), ("Given Name:", "Tad"), ("Also known as:", typed))
    answers = read(paper.sheet(paper.grid(*rows)), "cspr")
    assert [answers[asked].words for asked in ("family_name", "also_known_as")] == [typed, typed]


def test_a_re_worded_question_beside_another_leaves_a_doubt(paper: Any, read: Read) -> None:
    rows = (("Family Name:", "Date received"), ("Given Name:", "Tad"), ("Also known as:", "Teddy"))
    answers = read(paper.sheet(paper.grid(*rows)), "cspr")
    assert (answers["family_name"].words, answers["family_name"].codes) == (None, {"read-label-leak"})


@pytest.mark.parametrize("typed", ["Child", "Case Summary", "Date received"])
def test_words_of_the_print_below_a_question_leave_a_doubt(paper: Any, read: Read, typed: str) -> None:
    lines = ("Family Name:", typed, "Given Name:", "Tad", "Also known as:", "Teddy")
    for blocks in ([paper.line(text) for text in lines], [paper.grid(*((text,) for text in lines))]):
        answer = read(paper.sheet(*blocks), "cspr")["family_name"]
        assert answer.words is not None or "read-label-leak" in answer.codes


def test_an_unanswered_question_before_a_heading_or_the_next_question_leaves_no_doubt(paper: Any, read: Read) -> None:
    rows = ("Date Rapid Review Meeting Recommendation", "REFERRERS DETAILS", "Date Submitted", "Family Name: Tester")
    answers = read(paper.sheet(paper.grid(*((text,) for text in rows))), "cspr")
    assert [answers[asked].codes for asked in ("rapid_review_recommendation", "date_submitted")] == [set(), set()]
