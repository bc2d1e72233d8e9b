from word_documents import cell, docx, para, row, table

from pipeline.model.sheet import Grid
from pipeline.reading import read


def test_a_paragraph_becomes_a_line_and_a_table_a_grid():
    sheet = read("docx", docx(para("Request form") + table(row("Family name", "Okonjo-Vale"))))

    line, grid = sheet.blocks
    assert (line.text, line.where) == ("Request form", "paragraph 1")
    assert isinstance(grid, Grid)
    assert [(made.row, made.column, made.text, made.where) for made in grid.cells] == [
        (0, 0, "Family name", "table 1, row 1, cell 1"),
        (0, 1, "Okonjo-Vale", "table 1, row 1, cell 2"),
    ]


def test_merged_cells_are_told_once_with_what_they_cover():
    restart, going_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = (
        row(cell("Wide", about='<w:gridSpan w:val="2"/>'), cell("Tall", about=restart)),
        row("A", "B", cell(about=going_on)),
    )
    (grid,) = read("docx", docx(table(*rows))).blocks

    assert [(made.text, made.row, made.column, made.rows, made.columns) for made in grid.cells] == [
        ("Wide", 0, 0, 1, 2),
        ("Tall", 0, 2, 2, 1),
        ("A", 1, 0, 1, 1),
        ("B", 1, 1, 1, 1),
    ]
