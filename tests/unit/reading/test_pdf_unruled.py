"""Tables that no rule shows: their columns and rows by alignment and white alone, and what is left in doubt."""

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.model.sheet import Grid, Sheet
from pipeline.reading.pdf import read

NAMES, DATES = (60, 300), (60, 110, 160, 330)  # where columns begin
STEP, GAP = 12, 20  # points from row to row of one paragraph, and to the next row of a table
Rows = list[tuple[str, ...]]  # a cell's rows of print are parted by a new line

PLAIN = [("Family name:", "Achterberg"), ("Given name:", "Ida"), ("Agency:", "Saltmarsh Housing")]
HEADS = ("Day", "Month", "Event", "Source")


def pages(*tables: Rows, starts: tuple[int, ...] = NAMES, gap: int = GAP, middle: bool = False) -> Sheet:
    """Each table on a page of its own, its cells held together by their places alone."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    for table in tables:
        canvas.setFont("Helvetica", 10)
        draw(canvas, table, starts, gap, middle=middle)
        canvas.showPage()
    canvas.save()
    return read(out.getvalue())


def draw(canvas: Canvas, table: Rows, starts: tuple[int, ...], gap: int, *, middle: bool) -> None:
    top = 780.0
    for row in table:
        most = max(cell.count("\n") for cell in row)
        for left, text in zip(starts, row, strict=False):
            down = (most - text.count("\n")) * STEP / 2 if middle else 0
            for at, line in enumerate(text.split("\n")):
                canvas.drawString(left, top - down - STEP * at, line)
        top -= most * STEP + gap


def texts(sheet: Sheet) -> list[list[list[str]]]:
    """What the cells of each table say, row by row."""
    grids = [block for block in sheet.blocks if isinstance(block, Grid)]
    return [
        [[c.text for c in g.cells if c.row == row] for row in range(1 + max(c.row for c in g.cells))] for g in grids
    ]


def codes(sheet: Sheet) -> set[str]:
    return {remark.code for remark in sheet.remarks}


def test_white_between_rows_tells_a_wrapped_label_from_two_labels():
    (table,) = texts(pages([*PLAIN, ("Partnership chair\nnotified of request", "3 May"), ("Sent by", "Post")]))
    assert table[3:] == [["Partnership chair\nnotified of request", "3 May"], ["Sent by", "Post"]]


def test_a_label_without_an_answer_is_a_row_of_its_own():
    (table,) = texts(pages([("Date received", ""), ("Chair told", ""), *PLAIN]))
    assert table[:3] == [["Date received", ""], ["Chair told", ""], ["Family name:", "Achterberg"]]


def test_white_inside_an_answer_does_not_end_it():
    (table,) = texts(pages([*PLAIN, ("Sex", "Male\n\nFemale"), ("Case number", "71")]))
    assert table[3:] == [["Sex", "Male\nFemale"], ["Case number", "71"]]


def test_a_row_whose_first_column_is_empty_begins_where_most_columns_begin_again():
    rows = [HEADS, ("4", "May", "Seen at home by the\nhealth visitor", "Notes"), ("", "June", "Moved", "Letter")]
    (table,) = texts(pages(rows, starts=DATES))
    assert table[1] == ["4", "May", "Seen at home by the\nhealth visitor", "Notes"]
    assert table[2] == ["", "June", "Moved", "Letter"]


def test_a_table_of_other_columns_begins_where_more_stretches_stand_side_by_side():
    both = [*PLAIN, ("Chronology", "May to June, as the agencies told it"), HEADS, ("4", "May", "Seen", "Notes")]
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    for at, row in enumerate(both):
        for left, text in zip(NAMES if at < 4 else DATES, row, strict=True):
            canvas.drawString(left, 780 - GAP * at, text)
    canvas.save()
    assert [len(table[0]) for table in texts(read(out.getvalue()))] == [2, 4]


def test_what_the_end_of_a_page_cut_off_is_put_back():
    above = [
        HEADS,
        ("4", "May", "Seen at home by the visitor (with", "Notes"),
        ("5", "May", "Called on account of", "Notes"),
    ]
    below = [("", "", "noise next door", ""), ("7", "June", "Moved", "Letter"), ("9", "June", "Closed", "Letter")]
    first, second = texts(pages(above, below, starts=DATES))
    assert " ".join(first[-1][2].split()) == "Called on account of noise next door"
    assert [row[0] for row in second] == ["7", "9"]


def test_a_label_whose_bracket_closes_overleaf_is_put_together():
    above = [*PLAIN, ("Home address (include", "5 Oxbridge Lane")]
    first, second = texts(pages(above, [("postcode):", "Saltmarsh"), ("Sex:", "Male"), ("Case:", "71")]))
    assert [" ".join(text.split()) for text in first[-1]] == [
        "Home address (include postcode):",
        "5 Oxbridge Lane Saltmarsh",
    ]
    assert second == [["Sex:", "Male"], ["Case:", "71"]]


@pytest.mark.parametrize(
    ("rows", "gap", "middle", "doubted"),
    [
        pytest.param([*PLAIN, ("Sex", "Male")], GAP, False, False, id="white between rows, cells begin at one height"),
        pytest.param([*PLAIN, ("Chair\ntold", "Yes"), ("Sex", "Male")], STEP, False, True, id="no white between rows"),
        pytest.param([*PLAIN, ("Sex", "Male\nor\nother"), ("Case", "7")], GAP, True, True, id="cells centred"),
    ],
)
def test_only_what_is_not_clear_is_doubted(rows: Rows, gap: int, middle: bool, doubted: bool):
    found = pages(rows, gap=gap, middle=middle)
    assert ("read-no-rules" in codes(found)) is doubted
    assert all(block.ruled is not doubted for block in found.blocks if isinstance(block, Grid))
