"""A table in the making: where each cell stands once merged columns and rows are counted."""

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from pipeline.model.sheet import Cell, Grid, Line, Mark, MarkKind, Region, hidden
from pipeline.reading.word import names as n
from pipeline.reading.word.styles import is_loud

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

WIDEST = 1_000  # Word itself stops at 63 columns


class Shape(Struct, frozen=True):
    """How a `w:tc` lies in its table."""

    columns: int = 1
    down: bool = False  # goes on with the cell above
    along: bool = False  # goes on with the cell before it
    gone: bool = False  # deleted, as a tracked change
    loud: bool = False  # on a colour that catches the eye


PLAIN = Shape()


class GridInTheMaking:
    """Collects the rows and cells of one table."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._cells: list[Cell] = []
        self._above: dict[int, int] = {}  # by column: which cell a merged one further down goes on with
        self._row = -1
        self._column = self._number = 0
        self._place = ""

    def row(self) -> None:
        """Begin a row."""
        self._row += 1
        self._column = self._number = 0
        self._place = f"{self.name}, row {self._row + 1}, cell "

    def skip(self, columns: int) -> None:
        """Leave columns out at the start of the row."""
        self._column += columns

    def place(self) -> str:
        """Where the next cell is, as people count cells."""
        self._number += 1
        return f"{self._place}{self._number}"

    def add(self, shape: Shape, blocks: list[Line | Grid], where: str) -> None:
        """Put in the next cell, or make the one it goes on with larger."""
        column, self._column = self._column, self._column + shape.columns
        if shape is not PLAIN and (first := self._goes_on_with(shape, column)) is not None:
            self._grow(first, shape, blocks)
            return
        self._above[column] = len(self._cells)
        self._cells.append(Cell(row=self._row, column=column, columns=shape.columns, blocks=tuple(blocks), where=where))

    def grid(self, region: Region) -> Grid:
        """The finished table."""
        return Grid(cells=tuple(self._cells), where=self.name, region=region)

    def _goes_on_with(self, shape: Shape, column: int) -> int | None:
        if shape.along and self._number > 1 and self._cells:
            return len(self._cells) - 1
        above = self._above.get(column) if shape.down else None
        if above is None or self._cells[above].row + self._cells[above].rows != self._row:
            return None
        return above

    def _grow(self, first: int, shape: Shape, blocks: list[Line | Grid]) -> None:
        cell = self._cells[first]
        # Word keeps, but does not show, what stands in a cell that goes on with another.
        kept = tuple(hidden(block) for block in blocks)
        if shape.along:
            grown = replace(cell, columns=cell.columns + shape.columns, blocks=cell.blocks + kept)
        else:
            grown = replace(cell, rows=cell.rows + 1, blocks=cell.blocks + kept)
        self._cells[first] = grown


def shape_of(about: "Element") -> Shape:
    """How the cell with this `w:tcPr` lies in its table."""
    says = {tag: child for child in about.getchildren() if (tag := child.tag) in _HEEDED}
    if not says:
        return PLAIN
    return Shape(
        columns=max(1, count(says.get(_SPAN), 1)),
        down=_goes_on(says.get(_DOWN)) or _tracked(says.get(_MERGED)),
        along=_goes_on(says.get(_ALONG)),
        gone=_GONE in says,
        loud=n.SHADE in says and is_loud(says[n.SHADE].get(n.W + "fill", "")),
    )


def count(element: "Element | None", usual: int) -> int:
    """The number an element holds, within reason."""
    value = "" if element is None else element.get(n.VAL, "")
    return min(int(value), WIDEST) if value.isdecimal() and len(value) < 9 else usual


def _goes_on(merge: "Element | None") -> bool:
    """A merged cell goes on unless it says 'restart'."""
    return merge is not None and merge.get(n.VAL, "continue") == "continue"


def _tracked(merge: "Element | None") -> bool:
    """Cells that were merged as a tracked change: 'cont' goes on with the cell above, 'rest' begins."""
    return merge is not None and merge.get(n.W + "vMerge") == "cont"


def coloured(block: Line | Grid) -> Line | Grid:
    """What stands on a colour of its own catches the eye, as an option does that somebody chose."""
    if isinstance(block, Grid) or not block.text:
        return block
    return replace(block, marks=(Mark(kind=MarkKind.COLOURED, start=0, end=len(block.text)), *block.marks))


_SPAN, _DOWN, _ALONG, _GONE, _MERGED = (n.W + name for name in ("gridSpan", "vMerge", "hMerge", "cellDel", "cellMerge"))
_HEEDED = frozenset({_SPAN, _DOWN, _ALONG, _GONE, _MERGED, n.SHADE})
