"""Spots: where among the sheet's own blocks something stands, and the sheet cut in pieces there."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from pipeline.matching.panes import Pane, Paper
from pipeline.matching.phrases import Kind
from pipeline.matching.places import Place
from pipeline.model.sheet import Grid, Line, Remark, Sheet, lines_of

Block = Line | Grid


class Spot(Struct, frozen=True, order=True):
    """One of the sheet's own blocks, and the row where it is a grid."""

    block: int
    row: int = 0


START = Spot(0)
_PRINT = (Kind.TITLE, Kind.HEADING, Kind.PRINTED)


def spot_of(place: Place, sheet: Sheet, paper: Paper) -> Spot:
    """Where this place stands."""
    return spot_at(place.pane, place.start, sheet, paper)


def spot_at(pane: Pane, at: int, sheet: Sheet, paper: Paper) -> Spot:
    """Where this letter of a pane stands."""
    lines = paper.lines_at.get(pane.number)
    if lines is not None:
        return Spot(lines[min(pane.line_at(at), len(lines) - 1)])
    number = bisect_right(paper.begins, pane.number) - 1
    return Spot(number, _row(pane.number, sheet.blocks[number], paper))


def _row(number: int, grid: Block, paper: Paper) -> int:
    """The row of the sheet's own grid that this pane stands in, however deep."""
    for at in range(number, -1, -1):
        pane = paper.panes[at]
        if pane.board is not None and pane.board.grid is grid and pane.cell is not None:
            return pane.cell.row
    return 0


def printed_from(places: Sequence[Place], sheet: Sheet, paper: Paper, first: int, last: int) -> int:
    """The first of the lines right before this block that hold nothing but the form's own print."""
    printed: set[int] | None = None
    while last > first and isinstance(above := sheet.blocks[last - 1], Line):
        if any(map(str.isalnum, above.text)):
            if printed is None:
                printed = {spot_of(place, sheet, paper).block for place in places if _is_print(place)}
            if last - 1 not in printed:
                break
        last -= 1
    return last


def _is_print(place: Place) -> bool:
    return any(role.kind in _PRINT for role in place.roles)


def cut(sheet: Sheet, spots: Sequence[Spot]) -> tuple[Sheet, ...] | None:
    """The sheet in pieces that begin at these spots, nothing left out; None where a cell lies over a cut."""
    ends = [*spots, Spot(len(sheet.blocks))]
    pieces = [_piece(sheet, start, stop) for start, stop in pairwise(ends)]
    if any(piece is None for piece in pieces):
        return None
    return _with_remarks(sheet, [piece for piece in pieces if piece is not None])


def _piece(sheet: Sheet, start: Spot, stop: Spot) -> tuple[Block, ...] | None:
    found: list[Block] = []
    for number in range(start.block, min(stop.block + 1, len(sheet.blocks))):
        block = sheet.blocks[number]
        first = start.row if number == start.block else 0
        last = stop.row if number == stop.block else None
        if last == 0:
            break
        if isinstance(block, Grid) and (first or last is not None):
            rows = _rows(block, first, last)
            if rows is None:
                return None
            found.append(rows)
        else:
            found.append(block)
    return tuple(found)


def _rows(grid: Grid, first: int, last: int | None) -> Grid | None:
    """Some of a grid's rows as a grid."""
    inside = [cell for cell in grid.cells if first <= cell.row and (last is None or cell.row < last)]
    cut_by = [edge for edge in (first, last) if edge]
    if any(cell.row < edge < cell.row + cell.rows for cell in grid.cells for edge in cut_by):
        return None
    return replace(grid, cells=tuple(replace(cell, row=cell.row - first) for cell in inside))


def _with_remarks(sheet: Sheet, pieces: list[tuple[Block, ...]]) -> tuple[Sheet, ...]:
    """Every piece with the remarks about it; what is about none of them in particular is about all."""
    wheres = [set(_wheres(blocks)) for blocks in pieces]
    told: list[list[Remark]] = [[] for _ in pieces]
    for remark in sheet.remarks:
        own = [n for n, known in enumerate(wheres) if remark.where in known]
        for number in own or range(len(pieces)):
            told[number].append(remark)
    return tuple(replace(sheet, blocks=blocks, remarks=tuple(said)) for blocks, said in zip(pieces, told, strict=True))


def _wheres(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Every name that a remark can give to something in these blocks."""
    for line in lines_of(blocks):
        yield line.where
        if line.frame is not None:
            yield f"page {line.frame.page}"
    for block in blocks:
        if isinstance(block, Grid):
            yield block.where
            yield from (cell.where for cell in block.cells)
