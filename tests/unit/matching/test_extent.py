"""A form below a letter, a mail or a cover page, and above signatures and older mails, is read as if it stood alone."""

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.matching import match
from pipeline.model.form import Form
from pipeline.model.reading import Reading
from pipeline.model.sheet import Sheet
from pipeline.model.states import ReadStatus

TITLE = "HSSCP Engine Room Key Line of Enquiry Request Form"
LETTER = (
    "Example Primary School",
    "1 Example Street, Anytown",
    "Date: 12 March 2024",
    "Dear colleague,",
    "Siblings are known to us.",
    "Yours sincerely,",
    "Name: Morwenna Sample",
    "Designation: Headteacher",
)
MAIL = ("From: Ailsa Tester", "Sent: 12 March 2024 09:14", "Subject: request form", "Address: as before", "Thanks")
HEADER = (("Agency:", "Example Police"), ("Address:", "1 Example Street"), ("Date:", "12 March 2024"))


def said(reading: Reading) -> dict[str, Any]:
    return {answer.path: (answer.words, answer.chosen) for answer in reading.answers}


@pytest.mark.parametrize("place", ["right", "tab"])
@pytest.mark.parametrize("labels", ["exact", "reworded"])
def test_what_is_put_around_a_form_changes_no_answer_and_is_kept(
    forms: tuple[Form, ...], paper: Any, printed: Callable[..., Any], place: str, labels: str
) -> None:
    for form in forms:
        alone = printed(form, 5, place=place, labels=labels).sheet
        for above, below in ((LETTER, MAIL), (MAIL, ()), (HEADER, ("Kind regards", "Ailsa"))):
            before = (paper.grid(*above, where="table 9"),) if above is HEADER else tuple(map(paper.line, above))
            blocks = (*before, *alone.blocks, *map(paper.line, below))
            reading = match(Sheet(carrier="docx", blocks=blocks), forms)
            assert said(reading) == said(match(alone, forms))
            shown = "\n".join(reading.unplaced)
            words = [cell for row in above for cell in row] if above is HEADER else above
            assert all(piece in shown for piece in (*words, *below))


def test_a_question_left_empty_that_a_letter_answers_is_doubted(forms: tuple[Form, ...], paper: Any) -> None:
    rows = (("Contact Officer:", ""), ("Name of Organisation:", "Example Police"), ("Details of issue:", "Post."))
    above = (paper.line("Dear all,"), paper.line("Contact Officer: Rowan Sample"), paper.line(TITLE))
    reading = match(paper.sheet(*above, paper.grid(*rows)), forms)
    officer = reading.answers[0]
    assert officer.words is None
    assert "read-two-places" in officer.codes
    assert not reading.answers[1].doubts


def test_a_question_that_stands_above_the_title_only_is_read_with_a_doubt(forms: tuple[Form, ...], paper: Any) -> None:
    rows = (("Name of Organisation:", "Example Police"), ("Details of issue:", "Post goes astray."))
    sheet = paper.sheet(paper.line("Contact Officer: Rowan Sample"), paper.line(TITLE), paper.grid(*rows))
    officer = match(sheet, forms).answers[0]
    assert officer.words == "Rowan Sample"
    assert "read-far-answer" in officer.codes


def test_a_blank_form_under_a_letter_is_blank(forms: tuple[Form, ...], paper: Any) -> None:
    rows = (("Contact Officer:", ""), ("Name of Organisation:", ""), ("Details of issue:", ""))
    sheet = paper.sheet(*map(paper.line, LETTER), paper.line(TITLE), paper.grid(*rows))
    assert match(sheet, forms).status is ReadStatus.BLANK


def test_a_period_from_and_to_is_no_head_of_a_mail(forms: tuple[Form, ...], paper: Any) -> None:
    asked = ("Contact Officer: A", "Name of Organisation: B", "Details of issue: C")
    lines = (TITLE, *asked, "What action would you like to be taken: D", "From: May", "To: June")
    assert match(paper.sheet(*map(paper.line, lines)), forms).answers[3].words == "D\nFrom: May\nTo: June"
