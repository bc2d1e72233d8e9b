"""Answers that may hold part of a label, or may have lost a part of themselves to one."""

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.model.reading import Answer

Read = Callable[..., dict[str, Answer]]
OTHERS = ("Family Name:", "Tester"), ("Date Submitted", "12 March 2024")


@pytest.mark.parametrize(
    ("words", "doubted"),
    [
        ("name, agency and the contacts", True),
        ("name, agency and the contacts: Rowan Sample, Example Surgery", True),
        ("Rank, Name, Dept. / Telephone", True),
        ("Rowan Sample, Practice Nurse, Example Surgery", False),
        ("Rowan Sample, social worker, family team, the council", False),
        ("Concerns were raised; see the notes of the meeting and the request.", False),
    ],
)
def test_a_list_of_what_is_asked_for_after_the_colon_is_doubted(
    read: Read, paper: Any, words: str, doubted: bool
) -> None:
    sheet = paper.sheet(paper.grid((f"Person who refers: {words}", ""), *OTHERS))
    assert ("read-label-leak" in read(sheet)["referrer"].codes) == doubted


@pytest.mark.parametrize(("number", "doubted"), [("\n2.", True), ("\nQ14)", True), ("\nFlat 2", False), ("", False)])
def test_a_lone_number_at_the_end_may_be_the_next_questions(read: Read, paper: Any, number: str, doubted: bool) -> None:
    sheet = paper.sheet(paper.grid(("Home Address (include Postcode):", f"12b Invented Terrace{number}"), *OTHERS))
    assert ("read-label-leak" in read(sheet)["home_address"].codes) == doubted


def test_a_misspelt_label_that_runs_into_its_answer_is_doubted(read: Read, paper: Any, cspr: Any) -> None:
    printed = next(one.label for one in cspr.fields() if one.id == "brief_details")
    label = printed.replace("Please provide", "Pleas eprovide").rstrip(": ")
    said = "He was seen alone by two of us.\nGood practice: the nursery rang every day\nHis mother has moved."
    sheet = paper.sheet(paper.grid(*OTHERS, (f"{label} {said}",)))
    assert "read-label-leak" in read(sheet)["brief_details"].codes


def test_words_taken_for_a_question_after_a_day_where_none_follows_doubt_the_answer_before(
    read: Read, paper: Any, cspr: Any
) -> None:
    label = next(one.label for one in cspr.fields() if one.id == "brief_details")
    lines = (label, "He was seen alone.", "Good practice: the nursery rang every day until somebody answered")
    blocks = (paper.grid(*OTHERS), *map(paper.line, lines), paper.grid(("Day(xx)", "Month (xx)", "Year (xx)")))
    answer = read(paper.sheet(*blocks))["brief_details"]
    assert "nursery" in (answer.words or "") or "read-label-leak" in answer.codes


@pytest.mark.parametrize(("rest", "doubted"), [("Rowan Sampler", True), ("details", False)])
def test_words_behind_a_bracket_that_no_label_has_are_doubted(read: Read, paper: Any, rest: str, doubted: bool) -> None:
    cell = f"Who is referring (name, agency, contact details) {rest}\nExample Nursery"
    assert ("read-label-leak" in read(paper.sheet(paper.grid((cell,), *OTHERS)))["referrer"].codes) == doubted


def test_an_answer_that_begins_with_another_questions_misspelt_label_is_doubted(read: Read, paper: Any) -> None:
    rows = (("Fmaily Name:",), ("Given NName: A. Sample",), ("Date Submitted: 12 March 2024",))
    answer = read(paper.sheet(paper.grid(*rows)))["family_name"]
    assert answer.words is None or answer.doubts


def test_an_answers_first_sentence_is_never_lost_to_a_long_label_unseen(read: Read, paper: Any, cspr: Any) -> None:
    printed = next(one.label for one in cspr.fields() if one.id == "brief_details")
    label = printed.replace("Please provide brief details of", "Please provide brief details").rstrip(": ")
    said = "The bruises were 'not consistent' with what was told.\nHe was seen by two of us.\nHis mother has moved."
    answer = read(paper.sheet(paper.grid(*OTHERS, (f"{label} {said}",))))["brief_details"]
    assert (answer.words or "").startswith("The bruises") or answer.doubts
