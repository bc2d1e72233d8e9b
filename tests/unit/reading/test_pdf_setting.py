"""How words of a PDF page are set, and which of them the eye sees: covered, white, cut off, bold, coloured."""

import io

import pikepdf
import pytest
from pdf_pages import Draw, marked, pdf
from reportlab.pdfgen.canvas import Canvas

from pipeline.model.sheet import MarkKind
from pipeline.reading.pdf import read


def text(content: bytes) -> list[str]:
    return [line.text for line in read(content).lines()]


def said(canvas: Canvas) -> None:
    canvas.drawString(60, 700, "Referrer Abigail Thornbury")


def bar(canvas: Canvas, shade: float = 0.0, **how: float) -> None:
    canvas.setFillGray(shade, **how)
    canvas.rect(102, 695, 120, 15, stroke=0, fill=1)


def test_words_under_a_black_bar_are_hidden():
    assert marked(read(pdf(said, bar)), MarkKind.HIDDEN) == ["Abigail", "Thornbury"]


def test_words_painted_out_in_white_are_hidden_and_those_typed_over_them_are_not():
    def again(canvas: Canvas) -> None:
        canvas.setFillGray(0)
        canvas.drawString(60, 680, "Miriam Oakes")

    sheet = read(pdf(said, lambda canvas: bar(canvas, 1.0), again))
    assert marked(sheet, MarkKind.HIDDEN) == ["Abigail", "Thornbury"]


def test_words_on_a_filling_are_seen():
    sheet = read(pdf(lambda canvas: bar(canvas, 0.8), lambda canvas: canvas.setFillGray(0), said))
    assert marked(sheet, MarkKind.HIDDEN) == []


def test_words_under_a_highlighter_that_lets_them_through_are_seen():
    assert marked(read(pdf(said, lambda canvas: bar(canvas, 0.5, alpha=0.4))), MarkKind.HIDDEN) == []


@pytest.mark.parametrize(("ground", "faint"), [(None, ["secret"]), (0.2, []), (1.0, ["secret"])])
def test_white_words_are_faint_unless_they_stand_on_something_dark(ground: float | None, faint: list[str]):
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 720, "Seen by all")
        if ground is not None:
            canvas.setFillGray(ground)
            canvas.rect(50, 690, 200, 25, stroke=0, fill=1)
        canvas.setFillGray(1)
        canvas.drawString(60, 700, "secret")

    assert marked(read(pdf(draw)), MarkKind.FAINT) == faint


def test_words_too_small_to_read_are_faint():
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 720, "Seen by all")
        canvas.setFont("Helvetica", 1.5)
        canvas.drawString(60, 700, "secret")

    assert marked(read(pdf(draw)), MarkKind.FAINT) == ["secret"]


def test_words_beyond_the_edge_of_the_paper_are_not_told():
    content = pdf(said, lambda canvas: canvas.drawString(60, 900, "Above"), lambda c: c.drawString(620, 700, "Beside"))
    assert text(content) == ["Referrer Abigail Thornbury"]


def test_words_that_were_cropped_away_are_not_told():
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(said, lambda canvas: canvas.drawString(60, 300, "Cut away")))) as file:
        file.pages[0].CropBox = pikepdf.Array([0, 421, 595, 842])
        file.save(out)
    assert text(out.getvalue()) == ["Referrer Abigail Thornbury"]


def in_weights(*parts: tuple[str, str]) -> Draw:
    def draw(canvas: Canvas) -> None:
        at = 60.0
        for part, font in parts:
            canvas.setFont(font, 10)
            canvas.drawString(at, 700, part)
            at += canvas.stringWidth(part, font, 10)

    return draw


def test_the_one_of_two_alternatives_in_bold_is_marked():
    bold = pdf(in_weights(("Yes / ", "Helvetica"), ("No", "Helvetica-Bold")))
    assert marked(read(bold), MarkKind.BOLD) == ["No"]


def test_the_half_of_a_word_in_bold_is_marked():
    bold = pdf(in_weights(("Yes/", "Helvetica"), ("No", "Helvetica-Bold")))
    assert marked(read(bold), MarkKind.BOLD) == ["No"]


def test_a_question_in_bold_before_its_answer_is_no_choice():
    bold = pdf(in_weights(("Family name: ", "Helvetica-Bold"), ("Thornbury", "Helvetica")))
    assert marked(read(bold), MarkKind.BOLD) == []


def test_a_heading_in_bold_is_no_choice():
    assert marked(read(pdf(in_weights(("Yes / No", "Helvetica-Bold")))), MarkKind.BOLD) == []


def test_an_option_in_red_is_marked_and_one_in_grey_is_not():
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "Male /")
        canvas.setFillColorRGB(0.8, 0.1, 0.1)
        canvas.drawString(95, 700, "Female")
        canvas.setFillGray(0.4)
        canvas.drawString(132, 700, "/ Other")

    assert marked(read(pdf(draw)), MarkKind.COLOURED) == ["Female"]


def test_words_printed_twice_for_weight_are_told_once():
    assert text(pdf(said, lambda canvas: canvas.translate(0.2, 0), said)) == ["Referrer Abigail Thornbury"]


def test_words_that_are_clipped_away_are_hidden_and_those_in_the_window_are_not():
    def draw(canvas: Canvas) -> None:
        window = canvas.beginPath()
        window.rect(50, 690, 52, 30)
        canvas.clipPath(window, stroke=0, fill=0)
        said(canvas)

    assert marked(read(pdf(draw)), MarkKind.HIDDEN) == ["Abigail", "Thornbury"]


def test_what_is_in_bold_to_the_end_of_its_row_goes_on_in_the_next():
    def draw(canvas: Canvas) -> None:
        in_weights(("General Discussion / CSPR / ", "Helvetica"), ("Alternative", "Helvetica-Bold"))(canvas)
        canvas.drawString(60, 688, "Process (enter below)")  # still in bold
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 676, "Please say why.")

    assert marked(read(pdf(draw)), MarkKind.BOLD) == ["Alternative", "Process (enter below)"]
