"""Cells that the end of a page cuts in two: a table at the foot of one page seems to go on at the head of the next."""

from itertools import pairwise

from pipeline.model.sheet import Cell, Grid, Line, Region, Remark

_NEAR = 3.0  # points the same column may differ from page to page
_ONE_ROW = 20.0  # points: a line no higher is one row of print

_FEW = 2  # columns
_GOES_ON = "go on at the head of the next page"
_REST = "be the rest of one that the end of the page before cut in two"
_Pair = tuple[Cell, Cell]  # the last cell of a column on one page, the first on the next


def continued(pages: list[tuple[Line | Grid, ...]]) -> list[Remark]:
    """A remark for both halves of every cell that a page end may have cut."""
    remarks = []
    for above, below in pairwise(pages):
        last, first = _edge(above, foot=True), _edge(below, foot=False)
        if last and first:
            for upper, lower in _cut(last, first):
                remarks += [_remark(upper, _GOES_ON), _remark(lower, _REST)]
    return remarks


def _edge(blocks: tuple[Line | Grid, ...], *, foot: bool) -> Grid | None:
    """The table at this edge of the page, if nothing else lies there."""
    body = [block for block in blocks if block.region is Region.BODY]
    block = body[-1 if foot else 0] if body else None
    return block if isinstance(block, Grid) else None


def _cut(last: Grid, first: Grid) -> list[_Pair]:
    """The cells of one row, each with its rest, where one of them shows that the page end cut the row."""
    heads = {tuple(cell.text for cell in _row(last, row)) for row in range(max(c.row for c in last.cells) + 1)}
    row = 1 if tuple(cell.text for cell in _row(first, 0)) in heads else 0
    below = _row(first, row)
    pairs = _pairs(_foot(last), below)
    if len(pairs) < len(below) or not any(lower.text.strip() for _, lower in pairs):
        return []
    headless = not below[0].text.strip() or (len(below) == 1 and not below[0].text.rstrip().endswith(":"))
    headless |= _asks(pairs)
    wide = len(below) <= _FEW  # in narrow columns words fill their rows all the time
    said = [(up, low) for up, low in pairs if low.text.strip()]
    full = [_full(up, low) for up, low in said]
    every = len(full) > 1 and all(full)  # but hardly in all columns at once
    if not headless and not every and not any(map(_lower, (low for _, low in said))) and not (wide and any(full)):
        return []
    return [(upper, lower) for upper, lower in pairs if lower.text.strip()]


def _asks(pairs: list[_Pair]) -> bool:
    """Whether a label at the end of the row has no room for an answer but below it, at the head of the next page."""
    upper, lower = pairs[-1]
    return len(pairs) > 1 and upper.text.rstrip().endswith(":") and not lower.text.rstrip().endswith(":")


def _foot(grid: Grid) -> list[Cell]:
    last = max(cell.row + cell.rows for cell in grid.cells)
    return [cell for cell in grid.cells if cell.row + cell.rows == last]


def _pairs(above: list[Cell], below: list[Cell]) -> list[_Pair]:
    """Cells that stand in one column, whatever the rest of their tables looks like."""
    return [
        (upper, lower)
        for lower in below
        for upper in above
        if upper.frame and lower.frame and abs(upper.frame.left - lower.frame.left) <= _NEAR
    ]


def _lower(cell: Cell) -> bool:
    """Whether a cell begins in lower case, and not with an address, which always does."""
    words = cell.text.split()
    return bool(words) and words[0][0].islower() and not any(sign in words[0] for sign in "@./")


def _full(upper: Cell, lower: Cell) -> bool:
    """Whether the first word below had no room left at the end of the one row above."""
    above = [line for line in upper.blocks if isinstance(line, Line) and line.frame and line.text.strip()]
    below = [line for line in lower.blocks if isinstance(line, Line) and line.frame and line.text.strip()]
    if not above or not below or not upper.frame:
        return False
    last, first = above[-1].frame, below[0].frame
    if not last or not first or last.bottom - last.top > _ONE_ROW:
        return False
    high = max(1, round((first.bottom - first.top) / (last.bottom - last.top or _ONE_ROW)))
    word = below[0].text.split()[0].partition("-")[0]
    width = (first.right - first.left) * high / len(below[0].text) * (len(word) + 1)
    return upper.frame.right - (last.left - upper.frame.left) - last.right < width


def _row(grid: Grid, row: int) -> list[Cell]:
    return [cell for cell in grid.cells if cell.row == row]


def _remark(cell: Cell, what: str) -> Remark:
    return Remark(code="read-continued-cell", message=f"This cell may {what}.", where=cell.where)
