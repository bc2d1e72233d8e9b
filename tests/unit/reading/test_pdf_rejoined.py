"""Rows of a table that the end of a page cut in two: made whole where the cut is plain, doubted where it is not."""

import io

from reportlab.pdfgen.canvas import Canvas

from pipeline.model.sheet import Grid, Sheet
from pipeline.reading.pdf import read

HEADS = ("Date", "Event", "Outcome")
LEFTS, RIGHT = (60, 130, 330), 500
Rows = list[tuple[str, ...]]  # a cell's rows of print are parted by a new line


def pages(*tables: Rows) -> Sheet:
    """Each table on a page of its own, in the same columns."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    for table in tables:
        canvas.setFont("Helvetica", 10)
        draw(canvas, table)
        canvas.showPage()
    canvas.save()
    return read(out.getvalue())


def draw(canvas: Canvas, table: Rows) -> None:
    top = 780
    for row in table:
        low = top - 8 - 12 * max(cell.count("\n") + 1 for cell in row)
        for left, right, text in zip(LEFTS, (*LEFTS[1:], RIGHT), row, strict=True):
            canvas.rect(left, low, right - left, top - low)
            for at, line in enumerate(text.split("\n")):
                canvas.drawString(left + 5, top - 13 - 12 * at, line)
        top = low


def texts(sheet: Sheet) -> list[list[list[str]]]:
    grids = [block for block in sheet.blocks if isinstance(block, Grid)]
    return [
        [[c.text for c in g.cells if c.row == row] for row in range(1 + max(c.row for c in g.cells))] for g in grids
    ]


def doubted(sheet: Sheet) -> bool:
    return any(remark.code == "read-continued-cell" for remark in sheet.remarks)


BEGUN = ("3 May 2023", "Child was reported missing from the", "Safety plan was agreed with her")
OTHER = ("9 May 2023", "Visit.", "None.")


def test_the_rest_of_a_row_goes_back_to_it_and_the_next_row_is_the_first_of_its_page():
    sheet = pages([HEADS, BEGUN], [("", "placement overnight.", "mother."), OTHER])
    assert texts(sheet) == [
        [
            list(HEADS),
            [
                "3 May 2023",
                "Child was reported missing from the placement overnight.",
                "Safety plan was agreed with her mother.",
            ],
        ],
        [list(OTHER)],
    ]
    assert not doubted(sheet)


def test_a_heading_that_comes_again_before_the_rest_is_not_taken_for_it():
    sheet = pages([HEADS, BEGUN], [HEADS, ("", "placement overnight.", "mother."), OTHER])
    assert texts(sheet)[0][1][1] == "Child was reported missing from the placement overnight."


def test_a_row_without_a_date_that_begins_as_a_sentence_is_left_and_doubted():
    sheet = pages([HEADS, BEGUN], [("", "Placement rang back.", ""), OTHER])
    assert len(texts(sheet)[1]) == 2
    assert doubted(sheet)


def test_a_row_that_would_have_had_room_above_is_left_and_doubted():
    sheet = pages([HEADS, ("3 May 2023", "Missing.", "")], [("", "nurse rang back", ""), OTHER])
    assert len(texts(sheet)[1]) == 2
    assert doubted(sheet)


def test_a_row_with_a_date_of_its_own_is_a_row():
    sheet = pages([HEADS, BEGUN], [("9 May 2023", "placement overnight.", ""), OTHER])
    assert len(texts(sheet)[1]) == 2


def test_a_row_that_runs_over_three_pages_is_one():
    sheet = pages(
        [HEADS, BEGUN], [("", "placement overnight and was seen by", "")], [("", "paediatricians twice.", ""), OTHER]
    )
    whole = "Child was reported missing from the placement overnight and was seen by paediatricians twice."
    assert texts(sheet)[0][1][1] == whole
    assert len(texts(sheet)) == 2


def test_a_row_of_names_none_of_which_had_room_above_is_doubted():
    above = ("Morwenna-Beth", "Child was reported missing from the", "Safety plan was agreed with her")
    sheet = pages([HEADS, above], [("Thistlethwaite", "Placement", "Thornbury"), OTHER])
    assert len(texts(sheet)[1]) == 2
    assert doubted(sheet)
