"""PDF pages drawn here on the spot, read into sheets."""

import io
from collections.abc import Callable

import pytest
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


def test_a_page_without_rules_is_remarked_on():
    sheet = read(pdf(lambda canvas: canvas.drawString(50, 700, "Family name: Achterberg")))
    (line,) = sheet.blocks
    assert isinstance(line, Line)
    assert line.text == "Family name: Achterberg"
    assert [(r.code, r.where) for r in sheet.remarks] == [("read-no-rules", "page 1")]


def test_a_page_without_text_is_called_a_picture():
    with pytest.raises(Unreadable, match="picture of a page"):
        read(pdf(lambda canvas: canvas.rect(50, 50, 300, 300)))
