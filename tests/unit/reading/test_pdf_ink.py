"""Ticks, rings, underlines and highlights drawn on PDF pages by hand or by careless tools."""

import pytest
from pdf_pages import Draw, marked, marks, pdf
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from pipeline.model.sheet import MarkKind
from pipeline.reading.pdf import read


def framed(canvas: Canvas) -> None:
    canvas.rect(50, 700, 8, 8)


def stroked(canvas: Canvas) -> None:
    for stroke in ((50, 700, 58, 700), (58, 700, 58, 708), (58, 708, 50, 708), (50, 708, 50, 700)):
        canvas.line(*stroke)


def option(canvas: Canvas) -> None:
    canvas.drawString(66, 701, "Child in Need")


def cross(canvas: Canvas) -> None:
    canvas.line(50, 700, 58, 708)
    canvas.line(50, 708, 58, 700)


def path(*points: tuple[float, ...]) -> Draw:
    """A line through these points; those of six numbers are curves."""

    def draw(canvas: Canvas) -> None:
        line = canvas.beginPath()
        line.moveTo(*points[0])
        for point in points[1:]:
            (line.curveTo if len(point) == 6 else line.lineTo)(*point)
        canvas.drawPath(line)

    return draw


check = path((51, 704), (53, 701), (59, 709))
bent = path((51, 704), (52, 702, 53, 701, 53, 701), (55, 704, 57, 708, 60, 710))
sweep = path((46, 697), (53, 699), (63, 714))
MARKS: dict[str, Draw] = {
    "cross": cross,
    "tick": check,
    "curved tick": bent,
    "tick far over the edge": sweep,
    "small square": lambda canvas: canvas.rect(52, 702, 4, 4, fill=1, stroke=0),
    "dot": lambda canvas: canvas.circle(54, 704, 2.5, fill=1),
    "picture": lambda canvas: canvas.drawImage(ImageReader(Image.new("L", (20, 20))), 51, 701, 6, 6),
}


@pytest.mark.parametrize("mark", [pytest.param(mark, id=name) for name, mark in MARKS.items()])
@pytest.mark.parametrize("box", [framed, stroked])
def test_any_ink_in_a_box_ticks_it(box: Draw, mark: Draw):
    (line,) = read(pdf(box, mark, option)).lines()
    assert line.text == "☒ Child in Need"
    assert [m.on for m in line.marks] == [True]


@pytest.mark.parametrize("box", [framed, stroked])
def test_a_box_without_ink_is_not_ticked(box: Draw):
    (line,) = read(pdf(box, option)).lines()
    assert [m.on for m in line.marks] == [False]


def test_ink_that_only_touches_a_box_leaves_it_open_whether_it_is_ticked():
    (line,) = read(pdf(framed, path((40, 694), (51, 701)), option)).lines()
    assert [m.on for m in line.marks if m.kind is MarkKind.BOX] == [None]


@pytest.mark.parametrize("mark", [pytest.param(mark, id=name) for name, mark in MARKS.items()])
def test_a_mark_made_where_no_box_is_may_be_a_tick(mark: Draw):
    (line,) = read(pdf(mark, option)).lines()
    (box,) = line.marks
    assert (box.kind, box.on) == (MarkKind.BOX, True)
    assert {telling.text for telling in box.said} == {"on", "off"}


def test_ink_over_a_box_that_is_a_character_ticks_it_and_both_are_told():
    def typed(canvas: Canvas) -> None:
        canvas.setFont("ZapfDingbats", 10)
        canvas.drawString(50, 700, "❏")
        canvas.setFont("Helvetica", 10)

    (line,) = read(pdf(typed, cross, option)).lines()
    (box,) = line.marks
    assert box.on is True
    assert [telling.text for telling in box.said] == ["off", "on"]


@pytest.mark.parametrize("page", ["with an empty box beside it", "alone"])
def test_a_black_square_is_a_tick_only_where_empty_boxes_stand_too(page: str):
    def typed(canvas: Canvas) -> None:
        canvas.setFont("ZapfDingbats", 10)
        canvas.drawString(50, 700, "■" if page == "alone" else "■ ❏")

    (line,) = read(pdf(typed)).lines()
    assert line.marks[0].on is (None if page == "alone" else True)


def options(canvas: Canvas) -> None:
    canvas.rect(40, 690, 300, 24)
    canvas.drawString(50, 700, "Male / Female")


def lit(canvas: Canvas) -> None:
    canvas.saveState()
    canvas.setFillColorRGB(1, 1, 0)
    canvas.rect(81, 698, 35, 11, fill=1, stroke=0)
    canvas.restoreState()


@pytest.mark.parametrize(
    "ink",
    [
        pytest.param(lit, id="highlight"),
        pytest.param(lambda canvas: canvas.ellipse(79, 697, 119, 710), id="ring"),
        pytest.param(lambda canvas: canvas.rect(79, 697, 38, 13), id="frame"),
        pytest.param(lambda canvas: canvas.line(82, 698.5, 116, 698.5), id="underline"),
    ],
)
def test_ink_that_keeps_to_some_words_of_a_row_marks_them(ink: Draw):
    sheet = read(pdf(ink, options))
    assert marked(sheet, MarkKind.HIGHLIGHTED) == ["Female"]
    assert marks(sheet, MarkKind.BOX) == []


def test_lit_words_side_by_side_are_one_stretch():
    words = read(pdf(lambda canvas: canvas.line(66, 699.5, 128, 699.5), option))
    assert marked(words, MarkKind.HIGHLIGHTED) == ["Child in Need"]


def test_part_of_a_word_can_be_lit():
    def choice(canvas: Canvas) -> None:
        canvas.drawString(81, 700, "Yes/No")

    start = 81 + Canvas(None).stringWidth("Yes/", "Helvetica", 10)
    sheet = read(pdf(lambda canvas: canvas.line(start, 698.5, start + 13, 698.5), choice))
    assert marked(sheet, MarkKind.HIGHLIGHTED) == ["No"]


@pytest.mark.parametrize(
    "draw",
    [
        pytest.param(lambda canvas: canvas.line(50, 698, 300, 698), id="line to write on"),
        pytest.param(lambda canvas: canvas.grid([48, 130, 300], [697, 712]), id="cells"),
        pytest.param(lambda canvas: canvas.grid([48, 300], [697, 712, 727]), id="rows"),
    ],
)
def test_what_a_form_prints_around_words_marks_none_of_them(draw: Draw):
    sheet = read(pdf(draw, lambda canvas: canvas.drawString(50, 700, "Male / Female")))
    assert marks(sheet, MarkKind.HIGHLIGHTED) == []
    assert "read-ink" not in [remark.code for remark in sheet.remarks]


def test_the_shading_of_a_cell_is_no_highlight():
    def shaded(canvas: Canvas) -> None:
        canvas.setFillGray(0.8)
        canvas.rect(50, 697, 33, 14, fill=1, stroke=0)
        canvas.setFillGray(0)
        canvas.grid([50, 83, 300], [697, 711])
        canvas.drawString(53, 700, "Name")

    assert marks(read(pdf(shaded)), MarkKind.HIGHLIGHTED) == []


def table(canvas: Canvas) -> None:
    canvas.grid([50, 200, 400], [600, 640, 680])
    canvas.drawString(55, 655, "Family name:")
    canvas.drawString(55, 615, "Also known as:")


def signature(canvas: Canvas) -> None:
    path((230, 610), (250, 635, 260, 605, 280, 630), (300, 640, 320, 600, 390, 620))(canvas)


@pytest.mark.parametrize(
    "ink",
    [
        pytest.param(signature, id="handwriting"),
        pytest.param(lambda c: c.drawImage(ImageReader(Image.new("L", (60, 20))), 210, 605, 90, 30), id="picture"),
    ],
)
def test_ink_and_pictures_are_remarked_on_with_the_cell_they_stand_in(ink: Draw):
    remarks = read(pdf(table, ink)).remarks
    assert [(remark.code, remark.where) for remark in remarks] == [("read-ink", "page 1, table 1, row 2, cell 2")]


def test_an_arrow_beside_an_option_is_remarked_on_where_it_points():
    def arrow(canvas: Canvas) -> None:
        canvas.rect(40, 650, 300, 80)
        canvas.line(134, 704, 160, 704)

    remarks = read(pdf(arrow, option)).remarks
    assert [(remark.code, remark.where) for remark in remarks] == [("read-ink", "page 1, table 1, row 1, cell 1")]


def test_words_crossed_out_by_hand_are_remarked_on():
    def scribble(canvas: Canvas) -> None:
        canvas.rect(40, 650, 300, 80)
        path((60, 698), (130, 710), (62, 703))(canvas)

    remarks = read(pdf(scribble, option)).remarks
    assert [remark.where for remark in remarks] == ["page 1, table 1, row 1, cell 1"]


def test_a_page_drawn_full_of_strokes_is_remarked_on_as_a_whole():
    def sketch(canvas: Canvas) -> None:
        canvas.drawString(50, 800, "Map of the area")
        for n in range(100):
            canvas.line(20 + 40 * (n % 12), 60 + 60 * (n // 12), 30 + 40 * (n % 12), 70 + 60 * (n // 12))

    assert ("read-ink", "page 1") in [(remark.code, remark.where) for remark in read(pdf(sketch)).remarks]
