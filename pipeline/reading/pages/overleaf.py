"""Tables without rules that go on over the end of a page: what the end of a page cut off is put back."""

from itertools import pairwise

from msgspec.structs import replace

from pipeline.model.sheet import Region
from pipeline.reading.pages.columns import Columns, Part, same
from pipeline.reading.pages.page import Box
from pipeline.reading.pages.rows import Row
from pipeline.reading.pages.table_rows import PAD, wraps

_STEP = 1.2  # of the type size: how far below the last row the rest of a cell is put
_Cells = list[list[Row]]  # column → its rows of print


def rejoined(pages: list[list[Part]]) -> list[list[Part]]:
    """The parts of all pages; the rest of a row that the end of a page cut is put to the page where it begins."""
    for above, below in reversed(list(pairwise(pages))):
        last = next((part for part in reversed(above) if _body(part)), None)
        first = next((part for part in below if _body(part)), None)
        if isinstance(last, Columns) and isinstance(first, Columns) and same(last.starts, first.starts):
            _rejoin(last, first)
            if not first.rows:
                below.remove(first)
    return pages


def _body(part: Part) -> bool:
    return isinstance(part, Columns) or any(row.region is Region.BODY for row in part)


def _rejoin(last: Columns, first: Columns) -> None:
    at = 1 if len(first.rows) > 1 and _said(first.rows[0]) == _said(last.rows[0]) else 0
    right = max(row.box.right for table in (last, first) for cells in table.rows for cell in cells for row in cell)
    above, below, ends = last.rows[-1], first.rows[at], [*last.starts[1:], right + PAD]
    foot = len(last.rows) - 1
    if not _goes_on(above, below, ends):
        if not below[0] or (above[0] and wraps(above[0][-1], below[0][0], ends[0])):
            last.cut |= {(foot, column) for column, cell in enumerate(above) if cell}
            first.cut |= {(at, column) for column, cell in enumerate(below) if cell}
        return
    if not any(_bracket(above[c], cell[0]) or _inside(cell[0]) for c, cell in enumerate(below) if above[c] and cell):
        last.cut |= {(foot, column) for column, cell in enumerate(below) if cell}
    for column, rest in enumerate(below):
        _put_below(above, column, rest)
    del first.rows[: at + 1]


def _said(cells: _Cells) -> list[str]:
    return [" ".join(row.text for row in cell) for cell in cells]


def _goes_on(above: _Cells, below: _Cells, ends: list[float]) -> bool:
    """Whether the first row of a page is the rest of the last one of the page before."""
    filled = [column for column, cell in enumerate(below) if cell]
    if any(below[c] and above[c] and _bracket(above[c], below[c][0]) for c in filled):
        return True
    full = [c for c in filled if above[c] and wraps(above[c][-1], below[c][0], ends[c])]
    cut = [c for c in full if _inside(below[c][0])]
    if 0 in filled:
        return 0 in cut or (len(filled) > 1 and full == filled)
    return bool(cut) or len(ends) == 2 or len(filled) < len(ends) / 2


def _bracket(above: list[Row], below: Row) -> bool:
    """Whether a bracket opened above is closed here."""
    text = " ".join(row.text for row in above)
    closes = below.text.find(")")
    return text.count("(") > text.count(")") and closes >= 0 and "(" not in below.text[:closes]


def _inside(row: Row) -> bool:
    """Whether this row of print begins as only the inside of a sentence does."""
    return not (row.text[:1].isupper() or row.text[:1].isdigit())


def _put_below(cells: _Cells, column: int, rest: list[Row]) -> None:
    """Put the rest of a cell below what it has, as if the page had been longer."""
    if not rest:
        return
    foot = max(row.baseline for cell in cells for row in cell)
    own = cells[column][-1].baseline if cells[column] else foot
    down = own + _STEP * rest[0].size - rest[0].baseline
    cells[column] += [replace(row, baseline=row.baseline + down, box=_lower(row.box, down)) for row in rest]


def _lower(box: Box, down: float) -> Box:
    return Box(box.left, box.top + down, box.right, box.bottom + down)
