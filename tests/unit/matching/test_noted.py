"""Notes, comments, text boxes and examples: words that stand apart from the form and may yet answer it."""

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.matching import match
from pipeline.model.form import Form
from pipeline.model.reading import Answer
from pipeline.model.sheet import Grid, Line, Mark, MarkKind, Region

Read = Callable[..., dict[str, Answer]]
NEAR = "read-unclaimed-text-near"
ADDRESS, HERE = "Home Address (include Postcode):", "1 Test Street"


def noted(paper: Any, text: str, what: str) -> Line:
    return paper.line(text, Mark(kind=MarkKind.NOTED, start=len(text), end=len(text), hint=what))


def asked(paper: Any, label: str | Line, answer: str | Line) -> Grid:
    return paper.grid(("Family Name:", "Tester"), (label, answer), ("Given Name:", "Rowan"))


def test_an_answer_with_a_footnote_may_go_on_in_it(read: Read, paper: Any) -> None:
    answer = read(paper.sheet(asked(paper, ADDRESS, noted(paper, HERE, "note"))))["home_address"]
    assert (answer.words, answer.codes) == (HERE, {NEAR})


@pytest.mark.parametrize("what", ["note", "comment"])
def test_a_question_without_an_answer_may_be_answered_in_what_hangs_on_it(read: Read, paper: Any, what: str) -> None:
    answers = read(paper.sheet(asked(paper, noted(paper, ADDRESS, what), "")))
    assert (answers["home_address"].words, answers["home_address"].codes) == (None, {NEAR})
    assert answers["given_name"].codes == set()


def test_a_note_that_explains_a_question_and_a_comment_on_an_answer_raise_no_doubt(read: Read, paper: Any) -> None:
    grid = asked(paper, noted(paper, ADDRESS, "note"), noted(paper, HERE, "comment"))
    assert read(paper.sheet(grid))["home_address"].codes == set()


def test_what_notes_and_comments_say_is_kept_and_what_page_headers_say_is_not(
    forms: tuple[Form, ...], paper: Any
) -> None:
    regions = (Region.HEADER, Region.NOTE, Region.COMMENT)
    lines = [Line(text=f"In the {region}", where="beside", region=region) for region in regions]
    reading = match(paper.sheet(asked(paper, ADDRESS, HERE), *lines), forms, "cspr")
    assert reading.unplaced == ("In the note", "In the comment")


@pytest.mark.parametrize("before", ["", " "])
def test_a_text_box_far_below_may_answer_any_question_without_an_answer(read: Read, paper: Any, before: str) -> None:
    lines = (paper.line(before), Line(text=HERE, where="text box 1", region=Region.FLOATING))
    answers = read(paper.sheet(asked(paper, ADDRESS, ""), paper.grid(("GP's Name & Address:", "Dr Sample")), *lines))
    assert (answers["home_address"].words, answers["home_address"].codes) == (None, {NEAR})
    assert answers["family_name"].codes == set()


@pytest.mark.parametrize("example", ["e.g. 9 Model Road", "(eg 9 Model Road)", "For example: 9 Model Road"])
def test_an_example_left_in_place_is_doubted(read: Read, paper: Any, example: str) -> None:
    answer = read(paper.sheet(asked(paper, ADDRESS, f"{example}\n{HERE}")))["home_address"]
    assert answer.codes == {"read-odd-answer"}


@pytest.mark.parametrize("place", ["«Address»", "<<Address>>", "[Patient Address]", "{{address}}", "~[Address]"])
def test_a_place_that_a_mail_merge_never_filled_is_doubted(read: Read, paper: Any, place: str) -> None:
    assert "read-odd-answer" in read(paper.sheet(asked(paper, ADDRESS, place)))["home_address"].codes


@pytest.mark.parametrize(
    ("words", "doubted"), [("Section B: The Agency", True), ("Part 2 - Reasons", True), ("Section 47 enquiry", False)]
)
def test_the_next_heading_is_doubted_where_it_stands_as_an_answer(
    read: Read, paper: Any, words: str, doubted: bool
) -> None:
    answer = read(paper.sheet(asked(paper, ADDRESS, words)))["home_address"]
    assert (answer.words, "read-odd-answer" in answer.codes) == (words, doubted)
