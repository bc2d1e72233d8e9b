"""What certain programs write in PDFs, and nobody else: browsers, distillers, designers of forms."""

import io

import pypdf
import pytest
from pdf_pages import marks, pdf
from pypdf.annotations import FreeText
from reportlab.pdfgen.canvas import Canvas

from pipeline.model.sheet import MarkKind
from pipeline.reading.pdf import read
from pipeline.reading.pdf.swapped import LOST, set_right

GREY, BLUE, WHITE = (0.46, 0.46, 0.46), (0.0, 0.46, 1.0), (1, 1, 1)


def browser_box(canvas: Canvas, y: float, *, on: bool) -> None:
    """As Chromium prints a box of a web form: rounded corners, blue with a white tick where it is ticked."""
    canvas.setFillColorRGB(*(BLUE if on else WHITE))
    canvas.setStrokeColorRGB(*GREY)
    canvas.roundRect(60, y, 9.5, 9.5, 1.8, fill=1, stroke=0 if on else 1)
    if on:
        canvas.setStrokeColorRGB(*WHITE)
        canvas.lines([(61.5, y + 4.5, 64, y + 2), (64, y + 2, 68, y + 7.5)])
    canvas.setFillColorRGB(0, 0, 0)
    canvas.setStrokeColorRGB(0, 0, 0)


def test_boxes_as_browsers_print_them_are_boxes_and_a_white_tick_on_blue_ticks():
    def draw(canvas: Canvas) -> None:
        canvas.grid([50, 100, 300], [660, 680, 700])
        for y, words, on in ((685, "Male", False), (665, "Female", True)):
            browser_box(canvas, y, on=on)
            canvas.drawString(105, y, words)

    assert [mark.on for mark in marks(read(pdf(draw)), MarkKind.BOX)] == [False, True]


def test_round_buttons_in_a_column_of_their_own_are_boxes_and_a_lone_ring_is_an_ornament():
    def draw(canvas: Canvas) -> None:
        canvas.grid([50, 300, 350], [660, 680, 700])
        for y, words, on in ((690, "Yes", True), (670, "No", False)):
            canvas.circle(325, y, 5)
            canvas.drawString(55, y - 3, words)
            if on:
                canvas.circle(325, y, 2.5, fill=1)
        canvas.circle(500, 800, 7)

    assert [mark.on for mark in marks(read(pdf(draw)), MarkKind.BOX)] == [True, False]


@pytest.mark.parametrize(
    ("file", "eye"),
    [
        ("ac琀椀on", "action"),
        ("a琀琀ached", "attached"),
        ("o昀케ce", f"of{LOST}ce"),
        ("琀椀", "ti"),
        ("東京", "東京"),
        ("昀", "f"),
    ],
)
def test_letters_whose_bytes_were_swapped_are_put_right_where_they_say_anything(file: str, eye: str):
    assert set_right(file) == eye


def printed(*rows: tuple[str, str], wide: int = 200) -> list[str]:
    """Rows in a cell so many points wide, each in its font."""

    def draw(canvas: Canvas) -> None:
        canvas.rect(50, 600, wide, 60)
        for number, (font, words) in enumerate(rows):
            canvas.setFont(font, 10)
            canvas.drawString(53, 646 - 12 * number, words)

    return [line.text for line in read(pdf(draw)).lines()]


def test_a_sign_at_the_head_of_a_row_is_a_word_of_its_own():
    assert printed(("Helvetica", "Sample"), ("Helvetica", "& Sons"), wide=42) == ["Sample & Sons"]
    assert printed(("Helvetica", "Sample"), ("Helvetica", "(01632)"), wide=42) == ["Sample (01632)"]


def test_a_heading_in_bold_capitals_does_not_carry_on_the_answer_above_it():
    first = "The nursery rang every day until somebody"
    assert printed(("Helvetica", first), ("Helvetica-Bold", "REFERRERS DETAILS")) == [first, "REFERRERS DETAILS"]
    assert printed(("Helvetica", first), ("Helvetica", "answered")) == [f"{first} answered"]


def noted(*notes: tuple[str, tuple[int, int, int, int]]) -> list[str]:
    """A printed row with these notes typed over it."""

    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, 700, "During the period: (")
        canvas.drawString(250, 700, "to")
        canvas.drawString(350, 700, ")")
        canvas.drawString(50, 680, "Childs Name:")

    file = pypdf.PdfWriter(io.BytesIO(pdf(draw)))
    for text, rect in notes:
        file.add_annotation(0, FreeText(text=text, rect=rect, font_size="9pt"))
    held = io.BytesIO()
    file.write(held)
    return [" ".join(line.text.split()) for line in read(held.getvalue()).lines()]


def test_what_is_typed_over_a_row_of_print_is_part_of_that_row():
    period = ("01/2020", (150, 694, 248, 710)), ("12/2024", (265, 694, 345, 710))
    assert noted(*period) == ["During the period: ( 01/2020 to 12/2024 )", "Childs Name:"]
    assert noted(("Idris Tester", (125, 672, 400, 690)))[-1] == "Childs Name: Idris Tester"


def test_what_covers_print_or_has_lines_of_its_own_stands_by_itself():
    assert "Ailsa" in noted(("Ailsa", (50, 694, 120, 710)))
    assert "Ailsa Sample" in noted(("Ailsa\nSample", (125, 660, 400, 690)))


def test_a_box_behind_an_option_belongs_to_it_though_the_row_ends_between_them():
    def draw(canvas: Canvas) -> None:
        canvas.rect(50, 600, 180, 60)
        for x, y in ((137, 644), (53, 632), (137, 632)):
            canvas.rect(x, y, 8, 8)
        canvas.line(54, 633, 60, 639)
        for x, y, words in ((53, 646, "Looked After Child"), (150, 646, "CP Registration"), (66, 634, "Child in Need")):
            canvas.drawString(x, y, words)

    (line,) = read(pdf(draw)).lines()
    assert " ".join(line.text.split()) == "Looked After Child ☐ CP Registration ☒ Child in Need ☐"
