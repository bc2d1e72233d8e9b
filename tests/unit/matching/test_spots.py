"""A sheet cut in pieces: every line is in one of them, and every remark with what it is about."""

from typing import Any

from pipeline.matching.panes import lay_out
from pipeline.matching.phrasebook import phrasebook
from pipeline.matching.places import places_in
from pipeline.matching.spots import START, Spot, cut, spot_of
from pipeline.model.form import Form
from pipeline.model.sheet import Cell, Grid, Line, Region, Remark, Sheet


def texts(sheet: Sheet) -> list[str]:
    return [line.text for line in sheet.lines()]


def test_a_cut_falls_between_blocks_or_between_rows(paper: Any) -> None:
    sheet = paper.sheet(paper.line("a"), paper.grid(("b", "c"), ("d", "e")), paper.line("f"))
    for spot, first, second in (
        (Spot(1), ["a"], ["b", "c", "d", "e", "f"]),
        (Spot(1, 1), ["a", "b", "c"], ["d", "e", "f"]),
        (Spot(2), ["a", "b", "c", "d", "e"], ["f"]),
    ):
        pieces = cut(sheet, [START, spot])
        assert pieces is not None
        assert [texts(piece) for piece in pieces] == [first, second]
    pieces = cut(sheet, [START, Spot(1, 1)])
    assert pieces is not None
    grid = pieces[1].blocks[0]
    assert isinstance(grid, Grid)
    assert [cell.row for cell in grid.cells] == [0, 0]


def test_no_cut_goes_through_a_cell() -> None:
    tall = Grid(where="table 1", cells=(Cell(row=0, column=0, rows=2), Cell(row=0, column=1), Cell(row=1, column=1)))
    assert cut(Sheet(carrier="docx", blocks=(tall,)), [START, Spot(0, 1)]) is None


def test_a_remark_stays_with_what_it_is_about_and_else_with_all(paper: Any) -> None:
    remarks = tuple(Remark(code="read-x", message="m", where=where) for where in ("paragraph 2", "table 9", ""))
    blocks = (paper.line("a", where="paragraph 1"), paper.line("b", where="paragraph 2"))
    pieces = cut(paper.sheet(*blocks, remarks=remarks), [START, Spot(1)])
    assert pieces is not None
    assert [[remark.where for remark in piece.remarks] for piece in pieces] == [
        ["table 9", ""],
        ["paragraph 2", "table 9", ""],
    ]


def test_the_spot_of_a_place_is_its_line_or_the_row_it_is_nested_in(paper: Any, cspr: Form) -> None:
    label = "Family Name:"
    deep = Grid(where="table 2", cells=(Cell(row=0, column=0, blocks=(paper.line(label),)),))
    outer = Grid(
        where="table 1",
        cells=(Cell(row=0, column=0), Cell(row=1, column=0, blocks=(paper.line("see"), deep))),
    )
    header = Line(text="Anywhere Council", where="header 1", region=Region.HEADER)
    sheet = paper.sheet(paper.line("a"), header, paper.line(label), outer, paper.grid((label, "")))
    laid = lay_out(sheet)
    places = [place for pane in laid.panes for place in places_in(pane, phrasebook(cspr))]
    assert [spot_of(place, sheet, laid) for place in places] == [Spot(2), Spot(3, 1), Spot(4)]
