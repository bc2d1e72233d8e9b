"""What stands below a form is no part of its last answer: it is kept, shown, and doubted where it may be one."""

from typing import Any

import pytest

from pipeline.matching import match
from pipeline.matching.endings import is_foot
from pipeline.model.form import Form
from pipeline.model.reading import Answer, Reading

FORM = (
    "HSSCP Engine Room Key Line of Enquiry Request Form",
    "Contact Officer: Ailsa Tester",
    "Name of Organisation: Example Police",
    "Details of issue / area of good practice: Letters go astray.",
    "What action would you like to be taken: An audit.",
    "It should be held in spring.",
)


def last(reading: Reading) -> Answer:
    return reading.answers[-1]


@pytest.mark.parametrize(
    "below",
    [
        ("Kind regards", "Ailsa Tester"),
        ("With best wishes,", "Ailsa"),
        ("Yours sincerely", "A. Tester", "Constable"),
        ("Many thanks!", "Ailsa"),
        ("Sent from my telephone",),
        ("Sent on behalf of R. Tester",),
        ("Page 2 of 2",),
        ("Version 3 - March 2019", "Page 1 of 1"),
        ("OFFICIAL - SENSITIVE",),
        ("This e-mail and any files sent with it are confidential.",),
        ("If you have received this message in error, tell the sender.",),
        ("Disclaimer: views are the sender's own.",),
        ("-----Original Message-----", "From: the office"),
        ("From: Rowan Sample", "Sent: 12 March 2024", "Please fill this in."),
        ("On Tuesday 12 March 2024 Rowan Sample wrote:", "> please fill this in"),
    ],
)
def test_what_stands_below_a_form_ends_its_last_answer(
    forms: tuple[Form, ...], paper: Any, below: tuple[str, ...]
) -> None:
    reading = match(paper.sheet(*map(paper.line, FORM + below)), forms)
    assert last(reading).words == "An audit.\nIt should be held in spring."
    assert [said.strip("- ") for said in "\n".join(reading.unplaced).split("\n")] == [
        said.strip("- ") for said in below
    ]
    assert "read-unclaimed-text-near" in {doubt.code for doubt in last(reading).doubts}


@pytest.mark.parametrize(
    "below",
    ["Regards the office as safe.", "Thank you letters were sent.", "From: here it went downhill.", "Page 2 was lost."],
)
def test_a_sentence_that_only_begins_like_an_ending_is_part_of_the_answer(
    forms: tuple[Form, ...], paper: Any, below: str
) -> None:
    reading = match(paper.sheet(*map(paper.line, (*FORM, below))), forms)
    assert last(reading).words == f"An audit.\nIt should be held in spring.\n{below}"
    assert reading.unplaced == ()


def test_a_closing_above_other_questions_ends_nothing(forms: tuple[Form, ...], paper: Any) -> None:
    lines = (*FORM[:4], "Kind regards", "they wrote.", *FORM[4:])
    reading = match(paper.sheet(*map(paper.line, lines)), forms)
    assert reading.answers[2].words == "Letters go astray.\nKind regards\nthey wrote."


@pytest.mark.parametrize(
    ("line", "is_one"),
    [("Page 1 of 3", True), ("- 2 -", False), ("Version 2.1, May 2019", True), ("Version of events: none", False)],
)
def test_a_foot_is_known_by_all_it_says(line: str, is_one: bool) -> None:
    assert is_foot(line) is is_one


def test_an_item_of_a_list_ends_where_the_next_begins(forms: tuple[Form, ...], paper: Any) -> None:
    lines = (FORM[0], *(f"\u2022 {line}" for line in FORM[1:5]), "\u2022 Please send it to the office.")
    reading = match(paper.sheet(*map(paper.line, lines)), forms)
    assert last(reading).words == "An audit."
    assert "Please send it to the office." in reading.unplaced[0]


@pytest.mark.parametrize(("below", "doubted"), [("R Tester, for the team", True), ("It would help them all.", False)])
def test_a_last_line_that_ends_no_sentence_is_doubted(
    forms: tuple[Form, ...], paper: Any, below: str, doubted: bool
) -> None:
    reading = match(paper.sheet(*map(paper.line, (*FORM, below))), forms)
    assert ("read-odd-answer" in {doubt.code for doubt in last(reading).doubts}) is doubted
