"""Cells that the end of a page cuts in two: a table at the foot of one page seems to go on at the head of the next."""

from itertools import pairwise

from pipeline.model.sheet import Cell, Grid, Line, Region, Remark

_NEAR = 3.0  # points the same column may differ from page to page


def continued(pages: list[tuple[Line | Grid, ...]]) -> list[Remark]:
    """A remark for every cell that may be the rest of one on the page before."""
    remarks = []
    for above, below in pairwise(pages):
        last, first = _edge(above, foot=True), _edge(below, foot=False)
        if last and first and _columns(last) == _columns(first):
            remarks += [_remark(cell) for cell in _cut(last, first)]
    return remarks


def _edge(blocks: tuple[Line | Grid, ...], *, foot: bool) -> Grid | None:
    """The table at this edge of the page, if nothing else lies there."""
    body = [block for block in blocks if block.region is Region.BODY]
    block = body[-1 if foot else 0] if body else None
    return block if isinstance(block, Grid) else None


def _columns(grid: Grid) -> list[int]:
    edges = sorted(cell.frame.left for cell in grid.cells if cell.frame)
    return [round(edge / _NEAR) for at, edge in enumerate(edges) if not at or edge - edges[at - 1] > _NEAR]


def _cut(last: Grid, first: Grid) -> list[Cell]:
    """The cells of the first row below that look like the rest of the last row above."""
    heads = {tuple(cell.text for cell in _row(last, row)) for row in range(max(c.row for c in last.cells) + 1)}
    row = 1 if tuple(cell.text for cell in _row(first, 0)) in heads else 0
    cells = [cell for cell in _row(first, row) if cell.text.strip()]
    whole = _row(first, row)
    if not cells:
        return []
    headless = not whole[0].text.strip() or (len(whole) == 1 and not whole[0].text.rstrip().endswith(":"))
    return cells if headless else [cell for cell in cells if cell.text.strip()[0].islower()]


def _row(grid: Grid, row: int) -> list[Cell]:
    return [cell for cell in grid.cells if cell.row == row]


def _remark(cell: Cell) -> Remark:
    message = "This cell may be the rest of one that the end of the page before cut in two."
    return Remark(code="read-continued-cell", message=message, where=cell.where)
