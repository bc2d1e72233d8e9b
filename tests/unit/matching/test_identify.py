"""Which form a paper is, told by its print."""

from typing import Any

import pytest

from pipeline.matching import match
from pipeline.model.form import Form
from pipeline.model.sheet import Remark
from pipeline.model.states import ReadStatus

ROWS = (
    ("Contact Officer:", "Ailsa Tester"),
    ("Name of Organisation:", "Example Police"),
    ("Details of issue / area of good practice:", "Letters go astray."),
    ("What action would you like to be taken:", "An audit."),
)


def read(forms: tuple[Form, ...], sheet: Any) -> tuple[str, str | None]:
    reading = match(sheet, forms)
    return reading.status.value, reading.form


@pytest.mark.parametrize("title", ["HSSCP Engine Room Key Line of Enquiry Request Form", "A form for you"])
def test_enough_print_makes_a_form_with_or_without_its_title(forms: tuple[Form, ...], paper: Any, title: str) -> None:
    assert read(forms, paper.sheet(paper.line(title), paper.grid(*ROWS))) == ("record", "kloe")


def test_a_title_alone_or_words_that_any_letter_could_hold_make_none(forms: tuple[Form, ...], paper: Any) -> None:
    for lines in (
        ["HSSCP Engine Room Key Line of Enquiry Request Form", "was discussed."],
        ["Name: Ailsa Tester", "Address: 1 Example Street", "Agency: Example Police", "Date: 1 May 2024"],
    ):
        assert read(forms, paper.sheet(*map(paper.line, lines))) == ("not_a_form", None)


def test_a_form_that_is_named_is_read_as_that_form_whatever_it_looks_like(forms: tuple[Form, ...], paper: Any) -> None:
    reading = match(paper.sheet(paper.line("Contact Officer: Ailsa Tester")), forms, "kloe")
    assert (reading.status, reading.form) == (ReadStatus.RECORD, "kloe")


def test_a_form_that_stands_on_the_sheet_twice_is_doubted_as_a_whole(forms: tuple[Form, ...], paper: Any) -> None:
    title = paper.line("HSSCP Engine Room Key Line of Enquiry Request Form")
    again = paper.grid(*((label, f"{said} Again.") for label, said in ROWS), where="table 2")
    reading = match(paper.sheet(title, paper.grid(*ROWS), title, again), forms)
    assert [doubt.code for doubt in reading.doubts] == ["read-two-forms"]


@pytest.mark.parametrize(
    "rows",
    [
        ("Contact Officer: J", "Organisation: Council", "Nature of issue: Bins", "Action requested: Collect"),
        ("Contact Officer: J", "Name of Organisation: Acme", "Details of issue: Late", "Desired outcome: Meet"),
        ("Name of Organisation: Acme", "Contact Person: Bob", "Requested action: Pay", "Amount: £30"),
    ],
)  # fmt: skip
def test_labels_that_stand_on_any_form_make_none_of_ours(forms: tuple[Form, ...], paper: Any, rows: Any) -> None:
    grid = paper.grid(*(tuple(row.split(": ")) for row in rows))
    for blocks in ((paper.line("Complaint form"), grid), tuple(map(paper.line, ("Complaint form", *rows)))):
        assert read(forms, paper.sheet(*blocks)) == ("not_a_form", None)


def test_minutes_that_name_the_form_and_notes_on_filling_it_in_are_none(forms: tuple[Form, ...], paper: Any) -> None:
    cspr = next(form for form in forms if form.id == "cspr")
    minutes = ("Minutes", "The Child Safeguarding Practice Review Consideration Request was heard.", "Siblings: two")
    minutes += ("1. Case Summary & Reason for Consideration", "Date of Incident: 3/3/24", "Outcome: rapid review")
    asked = [field.label for field in cspr.fields() if not field.columns and not field.choices]
    notes = paper.grid(*((label, "Guidance: write here what you know.") for label in asked))
    assert read(forms, paper.sheet(*map(paper.line, minutes))) == ("not_a_form", None)
    assert read(forms, paper.sheet(paper.line(f"How to fill the {cspr.title}"), notes)) == ("not_a_form", None)


def test_words_before_a_blank_form_or_a_few_below_it_leave_it_blank(forms: tuple[Form, ...], paper: Any) -> None:
    prose, title = paper.line("How the partnership works together."), paper.line("KLOE Request Form")
    blank = paper.grid(*((label, "") for label, _ in ROWS))
    assert read(forms, paper.sheet(prose, title, blank)) == ("blank", "kloe")
    assert read(forms, paper.sheet(prose, title, blank, paper.line("Version 3, page 1 of 1"))) == ("blank", "kloe")


def test_a_story_below_a_blank_form_or_words_within_it_make_it_a_record(forms: tuple[Form, ...], paper: Any) -> None:
    title, blank = paper.line("KLOE Request Form"), tuple((label, "") for label, _ in ROWS)
    story = paper.line("Letters to families go astray, and nobody at the office knows where they are kept. " * 3)
    assert read(forms, paper.sheet(title, paper.grid(*blank), story)) == ("record", "kloe")
    within = paper.grid(*blank[:2], ("see the other sheet", ""), *blank[2:])
    assert read(forms, paper.sheet(title, within)) == ("record", "kloe")


def test_a_form_in_which_only_the_office_wrote_is_blank(forms: tuple[Form, ...], paper: Any) -> None:
    cspr = next(form for form in forms if form.id == "cspr")
    office = paper.grid(*((field.label, "3 March 2024") for field in cspr.sections[0].fields))
    rest = (field for section in cspr.sections[1:] for field in section.fields)
    asked = paper.grid(
        *((field.label, "") for field in rest if not (field.columns or field.choices or field.placeholder))
    )
    assert read(forms, paper.sheet(paper.line(cspr.title), office, asked)) == ("blank", "cspr")


def test_a_titled_form_is_known_though_all_its_questions_are_worded_otherwise(
    forms: tuple[Form, ...], paper: Any
) -> None:
    title = paper.line("HSSCP Engine Room Key Line of Enquiry Request Form")
    rows = (
        ("Who is the person to contact?", "Ailsa Tester"),
        ("Your employing organisation", "Example Police"),
        ("Describe the concern or area of good practice", "Letters go astray."),
        ("What action are you asking for", "An audit."),
    )
    assert read(forms, paper.sheet(title, paper.grid(*rows))) == ("record", "kloe")
    assert read(forms, paper.sheet(paper.line("Complaint form"), paper.grid(*rows))) == ("not_a_form", None)


def test_a_paper_whose_table_was_lost_could_not_be_read_and_is_not_said_to_be_no_form(
    paper: Any, forms: tuple[Form, ...]
) -> None:
    lost = Remark(code="read-lost-table", message="The last table could not be read.")
    sheet = paper.sheet(paper.line("Contact OfficerRowanName of OrganisationExample Police"), remarks=(lost,))
    assert match(sheet, forms).status is ReadStatus.UNREADABLE
