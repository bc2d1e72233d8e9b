"""A table in the making: where each cell stands once merged columns and rows are counted."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.model.sheet import Cell, Grid, Line, Region
from pipeline.reading import word_names as n

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

WIDEST = 1_000  # Word itself stops at 63 columns


@dataclass(slots=True, kw_only=True)
class CellInTheMaking:
    """One cell, which rows below may still make taller."""

    row: int
    column: int
    columns: int
    where: str
    rows: int = 1
    blocks: list[Line | Grid] = field(default_factory=list)

    def cell(self) -> Cell:
        """The finished cell."""
        return Cell(
            row=self.row, column=self.column, rows=self.rows, columns=self.columns,
            blocks=tuple(self.blocks), where=self.where,
        )  # fmt: skip


class GridInTheMaking:
    """Collects the rows and cells of one table."""

    __slots__ = ("_above", "_cells", "_column", "_number", "_row", "where")

    def __init__(self, where: str) -> None:
        self.where = where
        self._cells: list[CellInTheMaking] = []
        self._above: dict[int, CellInTheMaking] = {}  # by column: what a merged cell in the next row belongs to
        self._row = -1
        self._column = 0
        self._number = 0  # which cell of its row, as people count

    def row(self, row: "Element") -> None:
        """Begin a row."""
        self._row += 1
        self._number = 0
        about = row.find(n.TRPR)
        self._column = 0 if about is None else _count(about.find(n.W + "gridBefore"), 0)

    def cell(self, about: "Element | None") -> tuple[CellInTheMaking, bool]:
        """The cell that the next `w:tc` of this row is, and whether it only goes on with one from before."""
        span = 1 if about is None else _count(about.find(n.W + "gridSpan"), 1)
        column, self._column = self._column, self._column + span
        self._number += 1
        if about is not None:
            if _goes_on(about.find(n.W + "vMerge")) and (upper := self._above.get(column)) is not None:
                upper.rows = self._row - upper.row + 1
                return upper, True
            if _goes_on(about.find(n.W + "hMerge")) and self._cells and self._cells[-1].row == self._row:
                self._cells[-1].columns += span
                return self._cells[-1], True
        made = CellInTheMaking(
            row=self._row, column=column, columns=span, where=f"{self.where}, row {self._row + 1}, cell {self._number}"
        )
        self._cells.append(made)
        self._above[column] = made
        return made, False

    def grid(self, region: Region) -> Grid:
        """The finished table."""
        return Grid(cells=tuple(made.cell() for made in self._cells), where=self.where, region=region)


def _goes_on(merge: "Element | None") -> bool:
    """A merged cell goes on unless it says 'restart'."""
    return merge is not None and merge.get(n.VAL, "continue") == "continue"


def _count(element: "Element | None", usual: int) -> int:
    value = "" if element is None else element.get(n.VAL, "")
    return min(int(value), WIDEST) if value.isdecimal() and len(value) < 9 else usual
