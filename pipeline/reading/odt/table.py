"""Where each cell of an OpenDocument table stands: spans are counted, and cells that stand for many are written out."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.model.sheet import Cell
from pipeline.reading.odt import names as n

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_WIDEST = 1_000
_MOST_LIKE = 64  # so many cells one may stand for; more is the empty edge of a sheet


class Places:
    """Gives each cell of one table its place."""

    def __init__(self) -> None:
        self._row = -1
        self._column = self._number = 0
        self._taken: dict[int, int] = {}  # by column: the first row that is free again

    def row(self) -> None:
        """Begin a row."""
        self._row += 1
        self._column = self._number = 0

    def cover(self, cell: "Element") -> None:
        """Leave out what another cell lies over."""
        self._column += _count(cell, "number-columns-repeated")

    def of(self, cell: "Element") -> Iterator[tuple[int, Cell]]:
        """Its number in the row as people count, and its place; more than one where it stands for many like it."""
        rows, columns = _count(cell, "number-rows-spanned"), _count(cell, "number-columns-spanned")
        for _ in range(min(_count(cell, "number-columns-repeated"), _MOST_LIKE)):
            while self._taken.get(self._column, 0) > self._row:
                self._column += 1  # writers may leave out to say that a cell is covered
            first, self._column = self._column, self._column + 1
            for column in range(first, first + columns):
                self._taken[column] = self._row + rows
            if columns > 1 and not _is_covered_next(cell):
                self._column = first + columns
            self._number += 1
            yield self._number, Cell(row=self._row, column=first, rows=rows, columns=columns)


def _is_covered_next(cell: "Element") -> bool:
    following = next(cell.itersiblings(n.CELL, n.COVERED), None)
    return following is not None and following.tag == n.COVERED


def _count(cell: "Element", name: str) -> int:
    value = cell.get(n.TABLE + name, "1")
    return min(max(int(value), 1), _WIDEST) if value.isdecimal() and len(value) < 9 else 1
