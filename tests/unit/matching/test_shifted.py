"""Answers above their questions, or a row too low: nothing may be taken for its neighbour's answer in silence."""

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.model.reading import Answer

Read = Callable[..., dict[str, Answer]]
REFERRER = "Referrer (Name, Agency and Contact Details)"
OFFICER = "Authorised by Senior Officer (Name and Contact Details)"


def doubted(answers: dict[str, Answer], *asked: str) -> bool:
    return all(answers[one].doubts for one in asked)


def test_a_signature_above_the_line_that_asks_for_it_is_nobody_elses_in_silence(read: Read, paper: Any) -> None:
    lines = ("REFERRERS DETAILS", "Rowan Tester", REFERRER, "Ailsa Sample", OFFICER, "31/05/2024", "Date Submitted")
    answers = read(paper.sheet(paper.grid(("Family Name:", "Tester")), *map(paper.line, lines)))
    assert doubted(answers, "referrer", "authorised_by", "date_submitted")


def test_a_row_of_answers_above_the_row_that_asks_is_nobody_elses_in_silence(read: Read, paper: Any) -> None:
    asks = (("Family Name:", "Given Name:"), ("Dob or expected date of delivery:", "Date of Death / Incident:"))
    answers = read(paper.sheet(paper.grid(("Tester", "Rowan"), asks[0], ("12/03/2019", "3/4/2024"), asks[1])))
    assert doubted(answers, "family_name", "given_name", "date_of_birth", "date_of_death_or_incident")


def test_answers_that_all_stand_a_row_too_low_are_doubted(read: Read, paper: Any) -> None:
    rows = (
        ("Case Ref / NHS No:", ""),
        ("Parent / Carer Details:", "9990000026"),
        ("Siblings information if known:", "Ailsa (mother)"),
        ("GP's Name & Address:", "Robin (7)"),
        ("", "Dr Sample, Example Surgery"),
    )
    answers = read(paper.sheet(paper.line("Family Name: Tester"), paper.grid(*rows)))
    assert doubted(answers, "case_ref_nhs_no", "parent_carer_details", "siblings", "gp")


@pytest.mark.parametrize("heading", ["About the child", "Section 2"])
def test_a_heading_nobody_knows_over_questions_that_are_all_answered_raises_no_doubt(
    read: Read, paper: Any, heading: str
) -> None:
    rows = ((heading, ""), ("Family Name:", "Tester"), ("Given Name:", "Rowan"))
    answers = read(paper.sheet(paper.grid(*rows)))
    assert not answers["family_name"].doubts
    assert not answers["given_name"].doubts


def test_a_cell_beside_several_questions_is_not_the_first_ones_answer_in_silence(read: Read, paper: Any) -> None:
    asks = "Case Ref / NHS No:\nParent / Carer Details:\nSiblings information if known:"
    grid = paper.grid(("Family Name:", "Tester"), (asks, "9990000026\nAilsa (mother)\nRobin (7)"))
    answers = read(paper.sheet(grid))
    assert doubted(answers, "case_ref_nhs_no", "parent_carer_details", "siblings")


def test_as_many_lines_of_answer_as_questions_piled_above_them_are_doubted_for_each(read: Any, paper: Any) -> None:
    asked = ("Case Ref / NHS No:", "Parent / Carer Details:", "Siblings information if known:")
    said = ("999 000 0018", "Ailsa Tester", "Rowan Tester")
    lines = [paper.line(text) for text in ("Family Name: Tester", *asked, *said, "GP's Name & Address: none")]
    answers = read(paper.sheet(*lines))
    assert all(answers[one].codes for one in ("case_ref_nhs_no", "parent_carer_details", "siblings"))
