"""Rows of print into the rows of a table that no rule shows.

A row of a table begins where its first column, or most of its columns, begin again at one height. Where white above
a row of print is wider than between the rows of one paragraph, it tells a new beginning; where a table has no such
white, a row goes on while its first column was too full to take the next word.
"""

from itertools import pairwise

from msgspec import Struct

from pipeline.reading.pages.rows import Row

Cells = dict[int, Row]  # what one row of print says in each column

PAD = 8.0  # points a table keeps free before its next column
_WIDE = 1.22  # times the usual step from row to row: white that parts paragraphs or rows of a table
_BLANK = 1.9  # times the usual step: a blank row of print stands between
_LEAST = 0.8  # of the type size: rows of print stand no closer
_USUAL = 1.7  # of the type size: rows of one paragraph stand no further apart


class TableRows(Struct):
    """The rows of a table that no rule shows."""

    cells: list[list[list[Row]]]  # row → column → its rows of print
    clear: bool  # white stands between all of them, and the cells of each begin at one height


def in_table_rows(found: list[Cells], ends: list[float | None]) -> TableRows:
    """These rows of print as rows of a table, each column's print by itself; `ends` is where each column ends."""
    spacing = _Spacing.of(found)
    rows: list[list[list[Row]]] = []
    clear = spacing.telling
    above: Cells = {}
    for cells in found:
        if not rows or _begins(rows[-1], cells, spacing, ends):
            clear = clear and (not above or spacing.parts(_lowest(above), _lowest(cells)))
            rows.append([[] for _ in ends])
        elif any(not rows[-1][column] for column in cells):
            clear = False
        for column, stretch in cells.items():
            rows[-1][column].append(stretch)
        above = cells
    return TableRows(rows, clear)


def _lowest(cells: Cells) -> Row:
    return max(cells.values(), key=lambda row: row.baseline)


class _Spacing(Struct, frozen=True):
    usual: float  # from row to row of one paragraph, of the type size
    telling: bool  # rows of the table stand further apart than rows of a paragraph

    @classmethod
    def of(cls, found: list[Cells]) -> "_Spacing":
        """How the columns of a table are spaced."""
        steps: list[float] = []
        for column in {column for cells in found for column in cells}:
            steps += [_step(high, low) for high, low in pairwise(cells[column] for cells in found if column in cells)]
        usual = min((step for step in steps if _LEAST < step < _USUAL), default=_LEAST * 1.5)
        above = [_step(next(iter(high.values())), low[0]) for high, low in pairwise(found) if 0 in low]
        return cls(usual, telling=any(_WIDE * usual < step < _BLANK * usual for step in above))

    def parts(self, above: Row, here: Row) -> bool:
        """Whether white wider than usual stands between these two."""
        return _step(above, here) > _WIDE * self.usual


def _step(above: Row, here: Row) -> float:
    return (here.baseline - above.baseline) / here.size


def _begins(row: list[list[Row]], cells: Cells, spacing: _Spacing, ends: list[float | None]) -> bool:
    """Whether a row of the table begins with this row of print."""
    again = [c for c, here in cells.items() if not row[c] or spacing.parts(row[c][-1], here)]
    if 0 not in cells:
        return len(ends) > 2 and len(again) == len(cells) and len(again) >= max(2, len(ends) / 2)
    if 0 in again:
        return True
    if spacing.telling:
        return False
    wrapped = [0] if len(ends) == 2 else list(cells)
    return not all(row[c] and wraps(row[c][-1], cells[c], ends[c]) for c in wrapped)


def wraps(above: Row, here: Row, end: float | None) -> bool:
    """Whether a row of print goes on where the one above it stopped for want of room."""
    if above.text.rstrip().endswith(":"):
        return False
    if end is None:
        return here.text[:1].islower()
    return end - PAD - above.box.right < here.first + 0.2 * here.size
