from typing import Any

import pytest

from pipeline.matching import match
from pipeline.model.form import Form
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
