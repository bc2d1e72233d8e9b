"""PDF pages drawn here on the spot, read into sheets."""

import io
from collections.abc import Callable

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from pipeline.errors import Unreadable
from pipeline.model.sheet import Grid, Line, Mark, MarkKind, Sheet
from pipeline.reading.pdf import read


def pdf(draw: Callable[[Canvas], None]) -> bytes:
    """A page as `draw` makes it."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    canvas.setFont("Helvetica", 10)
    draw(canvas)
    canvas.save()
    return out.getvalue()


def marks(sheet: Sheet, kind: MarkKind) -> list[Mark]:
    return [mark for line in sheet.lines() for mark in line.marks if mark.kind is kind]


def table(canvas: Canvas) -> None:
    canvas.grid([50, 200, 400], [600, 640, 680])
    canvas.drawString(55, 655, "Family name:")
    canvas.drawString(205, 655, "Achterberg")


def test_a_ruled_table_becomes_a_grid_with_its_words_in_their_cells():
    (grid,) = read(pdf(table)).blocks
    assert isinstance(grid, Grid)
    assert grid.ruled
    assert [(c.row, c.column, c.text) for c in grid.cells] == [
        (0, 0, "Family name:"),
        (0, 1, "Achterberg"),
        (1, 0, ""),
        (1, 1, ""),
    ]


def test_a_text_field_stands_as_a_control_in_the_cell_it_lies_in():
    def draw(canvas: Canvas) -> None:
        table(canvas)
        canvas.acroForm.textfield(
            name="Text7", value="14 Harbour Row", x=203, y=605, width=190, height=20, tooltip="Home"
        )

    sheet = read(pdf(draw))
    (grid,) = sheet.blocks
    assert isinstance(grid, Grid)
    assert grid.cells[3].text == "14 Harbour Row"
    (control,) = marks(sheet, MarkKind.CONTROL)
    assert (control.start, control.end, control.name, control.hint) == (0, 14, "Text7", "Home")


def test_lines_one_below_the_other_need_no_rules():
    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, 700, "Family name: Achterberg")
        canvas.drawString(50, 670, "Given name: Ida")

    sheet = read(pdf(draw))
    assert [block.text for block in sheet.blocks if isinstance(block, Line)] == [
        "Family name: Achterberg",
        "Given name: Ida",
    ]
    assert sheet.remarks == ()


def test_a_page_without_text_is_called_a_picture_where_it_is_one():
    scan = ImageReader(Image.new("L", (60, 80), 255))
    with pytest.raises(Unreadable, match="picture of a page"):
        read(pdf(lambda canvas: canvas.drawImage(scan, 0, 0, 595, 842)))
    with pytest.raises(Unreadable, match="no words"):
        read(pdf(lambda canvas: canvas.rect(50, 50, 300, 300)))


def test_a_picture_among_pages_of_text_is_remarked_on():
    scan = ImageReader(Image.new("L", (60, 80), 255))

    def draw(canvas: Canvas) -> None:
        table(canvas)
        canvas.showPage()
        canvas.drawImage(scan, 0, 0, 595, 842)

    assert [(r.code, r.where) for r in read(pdf(draw)).remarks] == [("read-picture-page", "page 2")]


def test_letters_that_are_in_the_file_but_not_drawn_are_marked_hidden():
    def draw(canvas: Canvas) -> None:
        table(canvas)
        unseen = canvas.beginText(205, 615)
        unseen.setTextRenderMode(3)
        unseen.textOut("withheld")
        canvas.drawText(unseen)

    sheet = read(pdf(draw))
    assert [line.text for line in sheet.lines() if any(m.kind is MarkKind.HIDDEN for m in line.marks)] == ["withheld"]


def lines_in(*texts: str, step: float = 12, left: float = 55) -> Callable[[Canvas], None]:
    """A page with one ruled cell, 50 to 250 points wide, and these rows of print in it."""

    def draw(canvas: Canvas) -> None:
        canvas.rect(50, 600, 200, 150)
        for row, text in enumerate(texts):
            canvas.drawString(left, 735 - step * row, text)

    return draw


def test_rows_that_ran_out_of_room_are_one_paragraph_and_a_meant_break_is_kept():
    sheet = read(
        pdf(
            lines_in(
                "The health visitor called there twice in the", "first week of March and again later.", "No reply."
            )
        )
    )
    assert [line.text for line in sheet.lines()] == [
        "The health visitor called there twice in the first week of March and again later.",
        "No reply.",
    ]


def test_an_address_broken_in_the_middle_is_joined_without_a_space_and_doubted():
    sheet = read(pdf(lines_in("ottoline.brandreth.achterberg.van@stillwa", "ter.example.org")))
    assert [line.text for line in sheet.lines()] == ["ottoline.brandreth.achterberg.van@stillwater.example.org"]
    assert [(r.code, r.where) for r in sheet.remarks] == [("read-wrapped-word", "page 1, table 1, row 1, cell 1")]


def test_a_hyphen_that_only_broke_a_word_goes_when_the_word_stands_whole_elsewhere():
    sheet = read(pdf(lines_in("The assessment was late. A second assess-", "ment is planned.")))
    assert [line.text for line in sheet.lines()] == ["The assessment was late. A second assessment is planned."]
    assert sheet.remarks == ()


def test_a_word_alone_on_a_row_is_evidence_for_one_broken_elsewhere():
    def draw(canvas: Canvas) -> None:
        canvas.grid([50, 135, 300], [600, 660, 720])
        for y, text in ((708, "Neighbourhoods"), (650, "A Neighbour-"), (638, "hoods Lead")):
            canvas.drawString(55, y, text)

    sheet = read(pdf(draw))
    assert [line.text for line in sheet.lines()] == ["Neighbourhoods", "A Neighbourhoods Lead"]
    assert sheet.remarks == ()


def test_a_hyphen_nobody_can_judge_is_kept_and_doubted():
    sheet = read(pdf(lines_in("The family agreed that a new multi-follow-", "up is planned for March.")))
    assert [line.text for line in sheet.lines()] == [
        "The family agreed that a new multi-follow-up is planned for March."
    ]
    assert [r.code for r in sheet.remarks] == ["read-wrapped-word"]


def test_a_broken_word_that_comes_often_is_not_taken_for_two_words():
    def draw(canvas: Canvas) -> None:
        canvas.grid([50, 92, 300], [600, 640, 680, 720])
        for y in (708, 668, 628):
            canvas.drawString(55, y, "Decemb")
            canvas.drawString(55, y - 12, "er")

    assert [line.text for line in read(pdf(draw)).lines()] == ["December"] * 3


def test_a_row_that_begins_with_a_dash_may_go_on_from_the_one_above():
    sheet = read(pdf(lines_in("Saltmarsh Borough Council Nursing Care", "– Family Service")))
    assert [line.text for line in sheet.lines()] == ["Saltmarsh Borough Council Nursing Care – Family Service"]


def test_merged_cells_are_given_once_with_the_columns_and_rows_they_cover():
    def draw(canvas: Canvas) -> None:
        for rule in ((50, 700, 350, 700), (50, 680, 350, 680), (150, 660, 350, 660), (50, 640, 350, 640)):
            canvas.line(*rule)
        for rule in ((50, 640, 50, 700), (350, 640, 350, 700), (150, 640, 150, 680), (250, 640, 250, 680)):
            canvas.line(*rule)
        canvas.drawString(60, 686, "Professionals")

    (grid,) = read(pdf(draw)).blocks
    assert isinstance(grid, Grid)
    assert [(c.row, c.column, c.rows, c.columns) for c in grid.cells] == [
        (0, 0, 1, 3),
        (1, 0, 2, 1),
        (1, 1, 1, 1),
        (1, 2, 1, 1),
        (2, 1, 1, 1),
        (2, 2, 1, 1),
    ]


def test_a_table_without_sides_is_closed_where_its_rules_end():
    def draw(canvas: Canvas) -> None:
        for y in (700, 680, 660):
            canvas.line(50, y, 350, y)
        canvas.line(200, 660, 200, 700)
        canvas.drawString(60, 686, "Name")
        canvas.drawString(210, 686, "Achterberg")

    (grid,) = read(pdf(draw)).blocks
    assert isinstance(grid, Grid)
    assert [cell.text for cell in grid.cells] == ["Name", "Achterberg", "", ""]


@pytest.mark.parametrize(
    ("mark", "on"),
    [
        pytest.param(lambda canvas: None, False, id="empty"),
        pytest.param(lambda canvas: canvas.drawString(52, 701.5, "X"), True, id="typed X"),
        pytest.param(lambda canvas: (canvas.line(50, 700, 60, 710), canvas.line(50, 710, 60, 700)), True, id="cross"),
        pytest.param(lambda canvas: canvas.rect(52, 702, 6, 6, fill=1), True, id="blot"),
    ],
)
def test_a_drawn_square_is_a_tick_box_and_what_lies_in_it_ticks_it(mark: Callable[[Canvas], None], on: bool):
    def draw(canvas: Canvas) -> None:
        canvas.rect(50, 700, 10, 10)
        canvas.drawString(66, 701, "Child in Need")
        mark(canvas)

    (line,) = read(pdf(draw)).lines()
    assert line.text[2:] == "Child in Need"
    assert [(m.kind, m.start, m.on) for m in line.marks] == [(MarkKind.BOX, 0, on)]


def test_ticks_of_the_dingbats_font_are_boxes():
    def draw(canvas: Canvas) -> None:
        canvas.setFont("ZapfDingbats", 10)
        canvas.drawString(50, 700, "✔")
        canvas.drawString(50, 680, "❏")

    sheet = read(pdf(draw))
    assert [(line.text, m.on) for line in sheet.lines() for m in line.marks] == [("✔", True), ("❏", False)]


def test_letters_in_a_row_of_small_boxes_are_one_word():
    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, 704, "Born")
        canvas.grid([100 + 18 * n for n in range(9)], [700, 718])
        for n, digit in enumerate("04032024"):
            canvas.drawString(106 + 18 * n, 704, digit)

    (line,) = read(pdf(draw)).lines()
    assert line.text == "Born\t04032024"


def test_a_turned_page_is_read_as_the_eye_sees_it():
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.translate(842, 0)
        canvas.rotate(90)
        table(canvas)

    (grid,) = read(pdf(draw)).blocks
    assert isinstance(grid, Grid)
    assert [cell.text for cell in grid.cells] == ["Family name:", "Achterberg", "", ""]


def test_words_beyond_a_tab_wide_gap_are_parted_by_a_tab():
    def draw(canvas: Canvas) -> None:
        canvas.rect(40, 690, 500, 50)
        canvas.drawString(50, 700, "Contact officer")
        canvas.drawString(300, 700, "Organisation")

    (line,) = read(pdf(draw)).lines()
    assert line.text == "Contact officer\tOrganisation"


def test_columns_that_only_alignment_shows_are_an_unruled_grid():
    def draw(canvas: Canvas) -> None:
        for row, (label, value) in enumerate(
            [("Family name", "Achterberg"), ("Agency", "Saltmarsh"), ("Sex", "Female")]
        ):
            canvas.drawString(50, 700 - 14 * row, label)
            canvas.drawString(220, 700 - 14 * row, value)

    (grid,) = read(pdf(draw)).blocks
    assert isinstance(grid, Grid)
    assert not grid.ruled
    assert [cell.text for cell in grid.cells] == ["Family name", "Achterberg", "Agency", "Saltmarsh", "Sex", "Female"]


def test_a_drawing_of_many_crossing_lines_is_no_table_and_takes_no_time():
    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, 820, "Map of the area")
        for n in range(300):
            canvas.line(10 + n * 1.9, 10, 10 + n * 1.9, 800)
            canvas.line(10, 10 + n * 2.6, 580, 10 + n * 2.6)

    assert [line.text for line in read(pdf(draw)).lines()] == ["Map of the area"]


def test_only_the_letters_that_a_line_runs_through_are_struck_where_words_touch():
    def draw(canvas: Canvas) -> None:
        canvas.rect(50, 600, 400, 150)
        canvas.drawString(55, 735, "seen peroften month since")
        start, end = (55 + canvas.stringWidth(words, "Helvetica", 10) for words in ("seen per", "seen peroften"))
        canvas.line(start, 738, end, 738)

    (mark,) = marks(read(pdf(draw)), MarkKind.STRUCK)
    assert "seen peroften month since"[mark.start : mark.end] == "often"


def side_by_side(canvas: Canvas, *second: str) -> None:
    """One cell, a question of one row at its left and these rows of an answer beside it."""
    canvas.rect(50, 640, 400, 80)
    canvas.drawString(55, 700, "Referrer (name and")
    for row, words in enumerate(second):
        canvas.drawString(220, 700 - 12 * row, words)


def test_columns_in_one_cell_are_doubted_where_one_of_them_runs_on():
    sheet = read(pdf(lambda canvas: side_by_side(canvas, "Ann Thornbury")))
    assert "read-no-rules" not in {remark.code for remark in sheet.remarks}

    def both(canvas: Canvas) -> None:
        side_by_side(canvas, "Ann Thornbury,", "Social Worker,", "Stockton")
        canvas.drawString(55, 688, "contact details)")

    (remark,) = [remark for remark in read(pdf(both)).remarks if remark.code == "read-no-rules"]
    assert remark.where == "page 1, table 1, row 1, cell 1"
