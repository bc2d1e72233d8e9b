"""Word documents as real programs write them; where they come from stands in tests/samples/word/README.md."""

from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_COLOR_INDEX

from pipeline.errors import FileAtFault
from pipeline.model.sheet import Grid, Mark, MarkKind, Region, Sheet, Told
from pipeline.reading import read

SAMPLES = Path(__file__).parents[2] / "samples" / "word"


def sample(name: str) -> Sheet:
    return read("docx", (SAMPLES / name).read_bytes())


def cells(sheet: Sheet) -> list[tuple[int, int, int, int, str]]:
    (grid,) = (block for block in sheet.blocks if isinstance(block, Grid))
    return [(cell.row, cell.column, cell.rows, cell.columns, cell.text) for cell in grid.cells]


def marks(sheet: Sheet, *kinds: MarkKind) -> list[tuple[str, Mark]]:
    return [
        (line.text[mark.start : mark.end], mark) for line in sheet.lines() for mark in line.marks if mark.kind in kinds
    ]


def stored(mark: Mark) -> list[str]:
    return [telling.text for telling in mark.said if telling.how is Told.STORED]


def saved(document) -> Sheet:
    out = BytesIO()
    document.save(out)
    return read("docx", out.getvalue())


def test_merged_cells_of_python_docx_are_told_once():
    document = docx.Document()
    table = document.add_table(rows=3, cols=3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "Details of the child"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "Address"
    for row, column, text in ((1, 1, "3 Elm Row"), (1, 2, "Ashby"), (2, 1, "AB1 2CD"), (2, 2, "now")):
        table.cell(row, column).text = text

    assert cells(saved(document)) == [
        (0, 0, 1, 3, "Details of the child"),
        (1, 0, 2, 1, "Address"),
        (1, 1, 1, 1, "3 Elm Row"),
        (1, 2, 1, 1, "Ashby"),
        (2, 1, 1, 1, "AB1 2CD"),
        (2, 2, 1, 1, "now"),
    ]


def test_runs_and_headers_of_python_docx_are_told():
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Official when completed"
    paragraph = document.add_paragraph("Sex: ")
    paragraph.add_run("Male").font.strike = True
    paragraph.add_run(" / Female").font.highlight_color = WD_COLOR_INDEX.YELLOW
    sheet = saved(document)

    assert [(line.text, line.region) for line in sheet.lines()] == [
        ("Sex: Male / Female", Region.BODY),
        ("Official when completed", Region.HEADER),
    ]
    assert [(text, mark.kind) for text, mark in marks(sheet, *MarkKind)] == [
        ("Male", MarkKind.STRUCK),
        (" / Female", MarkKind.HIGHLIGHTED),
    ]


@pytest.mark.parametrize("name", ["hand-controls.docx", "libreoffice-controls.docx"])
def test_controls_and_legacy_fields_read_alike_before_and_after_libreoffice(name):
    found = marks(sample(name), MarkKind.CONTROL, MarkKind.BOX)

    assert [(text, mark.kind, mark.on, mark.empty) for text, mark in found] == [
        ("Okonjo-Vale", MarkKind.CONTROL, None, False),
        ("Click or tap here to enter text.", MarkKind.CONTROL, None, True),
        ("5 March 2019", MarkKind.CONTROL, None, False),
        ("Health", MarkKind.CONTROL, None, False),
        ("☐", MarkKind.BOX, False, False),
        ("☒", MarkKind.BOX, True, False),
        ("Dr A Sample", MarkKind.CONTROL, None, False),
        ("", MarkKind.BOX, True, False),
        ("South", MarkKind.CONTROL, None, False),
    ]
    assert [stored(mark) for _, mark in found] == [[], [], ["2019-03-05"], [], ["off"], ["on"], [], ["on"], ["South"]]


@pytest.mark.parametrize("name", ["hand-controls.docx", "libreoffice-controls.docx"])
def test_revisions_and_text_boxes_read_alike_before_and_after_libreoffice(name):
    sheet = sample(name)
    lines = [(line.text, line.region) for line in sheet.blocks if not isinstance(line, Grid)]

    assert lines == [
        ("Summary: ", Region.BODY),
        ("He was seen three times in May and once in June.", Region.BODY),
        ("See: ", Region.BODY),
        ("In a box", Region.FLOATING),
    ]
    assert [(text, stored(mark)) for text, mark in marks(sheet, MarkKind.INSERTED, MarkKind.DELETED)] == [
        ("three times", []),
        ("", ["twice"]),
    ]


def test_a_form_of_the_npm_package_docx_is_told_whole():
    sheet = sample("npm-docx-form.docx")

    assert cells(sheet) == [
        (0, 0, 1, 3, "Child"),
        (1, 0, 2, 1, "Name"),
        (1, 1, 1, 1, "Given"),
        (1, 2, 1, 1, "Wren"),
        (2, 1, 1, 1, "Family"),
        (2, 2, 1, 1, "Okonjo-Vale"),
        (3, 0, 1, 1, "Sex"),
        (3, 1, 1, 1, "☐ Male"),
        (3, 2, 1, 1, "☒ Female"),
    ]
    assert [(text, mark.on) for text, mark in marks(sheet, MarkKind.BOX)] == [("☐", False), ("☒", True)]
    assert [line.text for line in sheet.lines() if line.region is Region.HEADER] == ["Official when completed", "Page "]


@pytest.mark.parametrize("name", ["hand-controls.docx", "libreoffice-controls.docx", "npm-docx-form.docx"])
def test_a_sample_cut_short_anywhere_ends_in_a_plain_word(name):
    whole = (SAMPLES / name).read_bytes()
    for kept in range(0, len(whole) - 1, max(1, len(whole) // 40)):
        with pytest.raises(FileAtFault):
            read("docx", whole[:kept])
