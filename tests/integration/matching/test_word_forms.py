"""Word files made by another library, read and matched as one: what the two rooms owe each other."""

import io

import docx
import pytest

from pipeline.definitions import Definitions, load, packaged
from pipeline.matching import match
from pipeline.model.reading import Reading
from pipeline.model.states import ReadStatus
from pipeline.reading import read


@pytest.fixture(scope="module")
def definitions() -> Definitions:
    return load([packaged()], "hsscp")


def reading_of(document: "docx.document.Document", definitions: Definitions) -> Reading:
    held = io.BytesIO()
    document.save(held)
    return match(read("docx", held.getvalue()), definitions.forms)


def form(*rows: tuple[str, ...]) -> "docx.document.Document":
    document = docx.Document()
    document.add_paragraph("HSSCP Engine Room Key Line of Enquiry Request Form")
    table = document.add_table(rows=len(rows), cols=max(len(row) for row in rows))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=False):
            cell.text = text
    return document


def test_a_filled_word_form_is_read_question_by_question(definitions: Definitions) -> None:
    reading = reading_of(
        form(
            ("Contact Officer:", "Ms Rowan Tester"),
            ("Name of Organisation:", "Anywhere Council"),
            ("Details of issue / area of good practice:", "Letters arrive late.\nNobody knows why."),
            ("What action would you like to be taken:", ""),
        ),
        definitions,
    )
    assert reading.status is ReadStatus.RECORD
    assert {answer.path: answer.words for answer in reading.answers} == {
        "contact_officer": "Ms Rowan Tester",
        "organisation": "Anywhere Council",
        "issue_details": "Letters arrive late.\nNobody knows why.",
        "action_requested": None,
    }
    assert not any(answer.doubts for answer in reading.answers)


def test_an_unfilled_word_form_is_blank(definitions: Definitions) -> None:
    empty = form(
        ("Contact Officer:", ""), ("Name of Organisation:", ""), ("Details of issue / area of good practice:", "")
    )
    assert reading_of(empty, definitions).status is ReadStatus.BLANK


def test_a_letter_in_word_is_no_form(definitions: Definitions) -> None:
    letter = docx.Document()
    letter.add_paragraph("Dear colleague,")
    letter.add_paragraph("Thank you for your request about the organisation of next month's meeting.")
    assert reading_of(letter, definitions).status is ReadStatus.NOT_A_FORM
