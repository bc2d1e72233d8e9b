"""Form fields on pages without rules: their own frames make the cells."""

import pytest
from pdf_pages import Draw, pdf
from reportlab.pdfgen.canvas import Canvas

from pipeline.model.sheet import Grid, Sheet
from pipeline.reading.pdf import read


def text(name: str, x: float, y: float, value: str, *, width: float = 110, height: float = 14) -> Draw:
    return lambda canvas: canvas.acroForm.textfield(name=name, x=x, y=y, width=width, height=height, value=value)


def words(x: float, y: float, said: str) -> Draw:
    return lambda canvas: canvas.drawString(x, y, said)


def cells(sheet: Sheet) -> list[list[str]]:
    grids = [block for block in sheet.blocks if isinstance(block, Grid)]
    return [[cell.text for cell in grid.cells] for grid in grids]


def codes(sheet: Sheet) -> list[str]:
    return [remark.code for remark in sheet.remarks]


HEADS = [words(50, 700, "Name"), words(170, 700, "AKA (Also known as)"), words(290, 700, "Address if known")]
PEOPLE = [("Derek Voss", "Del", "2 Mill Lane"), ("Joan Pike", "", "Unknown")]
ROWS = [
    text(f"T{row}{column}", 50 + 120 * column, 680 - 18 * row, value)
    for row, person in enumerate(PEOPLE)
    for column, value in enumerate(person)
]


def test_rows_of_fields_under_heads_that_begin_where_they_do_are_a_table():
    sheet = read(
        pdf(words(50, 716, "ASSOCIATED / RELEVANT OTHER PEOPLE (Extended Family, Friends etc)"), *HEADS, *ROWS)
    )
    (grid,) = [block for block in sheet.blocks if isinstance(block, Grid)]
    assert grid.ruled
    assert [cell.text for cell in grid.cells] == [
        "Name",
        "AKA (Also known as)",
        "Address if known",
        *(value for person in PEOPLE for value in person),
    ]
    assert codes(sheet) == []


def test_fields_within_a_sentence_are_no_table():
    sheet = read(
        pdf(words(50, 700, "Events during the period:"), text("A", 50, 680, "01/23", width=60), words(115, 684, "to"),
            text("B", 130, 680, "03/24", width=60), words(50, 660, "mm/yy"), text("C", 50, 640, "x"))
    )  # fmt: skip
    assert cells(sheet) == []


def test_fields_in_one_column_are_the_cells_beside_their_labels_however_long_these_are():
    sheet = read(
        pdf(
            words(50, 730, "REFERRERS DETAILS"),
            words(50, 706, "Authorised by Senior Officer"), words(50, 695, "(Name and Contact Details)"),
            text("A", 240, 702, "Sandeep Kaur Gill", width=300),
            words(50, 672, "Date Submitted"), text("B", 240, 668, "14/03/2024", width=300),
            words(50, 650, "Male / Female"), words(255, 650, "Male"), words(255, 637, "Female"),
            lambda c: c.acroForm.checkbox(name="C", x=240, y=648, size=10, checked=True),
            lambda c: c.acroForm.checkbox(name="D", x=240, y=635, size=10),
            words(50, 615, "Family Name:"), text("E", 240, 611, "Achterberg", width=300),
            words(50, 580, "CASE SUMMARY AND REASON FOR CONSIDERATION OF THIS CASE"),
        )
    )  # fmt: skip
    assert cells(sheet) == [
        ["Authorised by Senior Officer\n(Name and Contact Details)", "Sandeep Kaur Gill",
         "Date Submitted", "14/03/2024", "Male / Female", "☒ Male\n☐ Female", "Family Name:", "Achterberg"]
    ]  # fmt: skip
    assert [block.text for block in sheet.blocks if not isinstance(block, Grid)] == [
        "REFERRERS DETAILS",
        "CASE SUMMARY AND REASON FOR CONSIDERATION OF THIS CASE",
    ]
    assert codes(sheet) == []


def stacked(first: float) -> list[Draw]:
    """Three fields over one another, each label so much higher than the foot of its field."""
    labels = ("Family Name:", "Given Name:", "Also known as:")
    places = [700 - 60 * n for n in range(3)]
    fields = [text(f"F{n}", 50, y, "Tadhg", width=300) for n, y in enumerate(places)]
    return [*fields, *(words(50, y + first, label) for y, label in zip(places, labels, strict=True))]


def side(place: str) -> list[Draw]:
    """Three fields, their labels on this side of them."""
    at = {"right": (356, 4), "below": (50, -9), "above": (50, 18), "left": (50, 4)}[place]
    left = 250 if place == "left" else 50
    labels = ("Family Name:", "Given Name:", "Also known as:")
    places = [700 - 40 * n for n in range(3)]
    fields = [text(f"F{n}", left, y, f"Tadhg {n}", width=300) for n, y in enumerate(places)]
    return [*fields, *(words(at[0], y + at[1], label) for y, label in zip(places, labels, strict=True))]


@pytest.mark.parametrize("place", ["right", "below", "left"])
def test_labels_come_before_their_answers_wherever_they_stand(place):
    told = [cell for grid in cells(read(pdf(*side(place)))) for cell in grid]
    assert told == ["Family Name:", "Tadhg 0", "Given Name:", "Tadhg 1", "Also known as:", "Tadhg 2"]


def test_labels_above_one_column_of_fields_are_read_line_by_line():
    sheet = read(pdf(*side("above")))
    assert [line.text for line in sheet.lines()] == [
        "Family Name:", "Tadhg 0", "Given Name:", "Tadhg 1", "Also known as:", "Tadhg 2",
    ]  # fmt: skip
    assert codes(sheet) == []


def test_labels_as_far_from_the_field_above_as_from_the_one_below_are_remarked_on():
    fields = [text(f"F{n}", 50, 700 - 40 * n, "Tadhg") for n in range(3)]
    assert codes(read(pdf(*fields, *(words(50, 684 - 40 * n, "Family Name:") for n in range(3))))) == ["read-no-rules"]


def test_fields_in_two_columns_each_keep_to_their_own_label():
    labels = [["Family Name:", "Given Name:"], ["Also known as:", "Date Submitted"], ["Case Ref", "School"]]
    spots = [(row, column) for row in range(3) for column in range(2)]
    drawn = [words(50 + 260 * c, 704 - 45 * r, labels[r][c]) for r, c in spots]
    drawn += [text(f"T{r}{c}", 50 + 260 * c + 100, 700 - 45 * r, f"{r}{c}") for r, c in spots]
    assert [cell for grid in cells(read(pdf(*drawn))) for cell in grid] == [
        said for r, c in spots for said in (labels[r][c], f"{r}{c}")
    ]


def test_a_table_of_fields_is_told_with_its_blank_rows():
    blank = [text(f"B{column}", 50 + 120 * column, 644, "") for column in range(3)]
    (grid,) = cells(read(pdf(*HEADS, *ROWS, *blank)))
    assert grid[-3:] == ["", "", ""]


def test_a_page_with_rules_keeps_its_own_tables():
    def ruled(canvas: Canvas) -> None:
        canvas.grid([40, 420], [630, 720])

    assert len(cells(read(pdf(ruled, *HEADS, *ROWS)))) == 1
    assert len(cells(read(pdf(ruled, *HEADS, *ROWS)))[0]) == 1


def test_a_date_over_three_fields_is_read_in_one_row_beside_its_label():
    parts = [text(name, x, 660, value, width=30) for name, x, value in (("d", 250, "14"), ("m", 285, "03"))]
    year = text("y", 320, 660, "2024", width=45)
    others = [text(f"F{n}", 250, 700 - 80 * n, "Voss", width=250) for n in range(2)]
    labels = [words(50, 704 - 40 * n, said) for n, said in enumerate(("Family Name:", "Date of birth", "Given Name:"))]
    assert cells(read(pdf(*labels, *parts, year, *others))) == [
        ["Family Name:", "Voss", "Date of birth", "14 03 2024", "Given Name:", "Voss"]
    ]
