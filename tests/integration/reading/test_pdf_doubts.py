"""What the PDF reader remarks on, carried to the answers it makes doubtful."""

import io
from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.definitions import load, packaged
from pipeline.matching import match
from pipeline.model.reading import Reading
from pipeline.reading.pdf import read

ASKED = [
    "Family Name:",
    "Given Name:",
    "Also known as:",
    "Dob or expected date of delivery:",
    "Home Address (include Postcode):",
    "Case Ref / NHS No:",
    "Parent / Carer Details:",
    "Siblings information if known:",
    "GP's Name & Address:",
]
PAIR = "Has a Serious Child Care Incident form been submitted to Ofsted / Child Safeguarding Practice Review Panel?"
TITLE = "Child Safeguarding Practice Review Consideration Request Form"
Draw = Callable[[Canvas], object]


def form(*pages: list[str], ink: Draw = lambda canvas: None) -> bytes:
    """The form on these pages, 'Also known as' left open and ink drawn on the first."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    for number, asked in enumerate(pages):
        canvas.setFont("Helvetica", 10)
        canvas.drawString(50, 790, TITLE)
        canvas.grid([50, 260, 540], [760 - 24 * n for n in range(len(asked) + 1)])
        for row, label in enumerate(asked):
            canvas.drawString(55, 744 - 24 * row, label)
            canvas.drawString(265, 744 - 24 * row, "" if label.startswith("Also") else f"Stillwater {row}")
        if not number:
            ink(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.fixture(scope="module")
def doubts() -> Callable[[bytes], dict[str, set[str]]]:
    forms = load([packaged()], "hsscp").forms

    def of(content: bytes) -> dict[str, set[str]]:
        reading: Reading = match(read(content), forms)
        return {answer.path: answer.codes for answer in reading.answers}

    return of


def test_pages_in_their_order_raise_no_doubt_and_pages_in_reverse_doubt_every_answer(doubts):
    assert "read-page-order" not in set().union(*doubts(form(ASKED[:5], ASKED[5:])).values())
    assert all("read-page-order" in codes for codes in doubts(form(ASKED[5:], ASKED[:5])).values())


def test_handwriting_beside_a_question_without_an_answer_doubts_that_question_alone(doubts):
    def pen(canvas: Canvas) -> None:
        canvas.bezier(280, 690, 300, 712, 310, 690, 400, 705)

    found = doubts(form(ASKED, ink=pen))
    assert [asked for asked, codes in found.items() if "read-ink" in codes] == ["also_known_as"]


def test_a_damaged_file_doubts_every_answer(doubts):
    content = form(ASKED).replace(b"startxref", b"startxxxx")
    assert all("read-repaired" in codes for codes in doubts(content).values())


def test_a_tick_drawn_before_one_half_of_a_pair_without_boxes_is_the_answer_and_doubted():
    def pair(canvas: Canvas) -> None:
        canvas.grid([50, 450, 540], [500, 540])
        canvas.setFont("Helvetica", 7)
        canvas.drawString(53, 520, PAIR)
        canvas.drawString(475, 525, "Yes")
        canvas.drawString(475, 509, "No")
        canvas.lines([(462, 525, 468, 531), (462, 531, 468, 525)])

    reading = match(read(form(ASKED, ink=pair)), load([packaged()], "hsscp").forms)
    (answer,) = [answer for answer in reading.answers if answer.path == "notified_to_panel"]
    assert answer.chosen == ("yes",)
    assert [doubt.code for doubt in answer.doubts] == ["read-unclear-tick"]
