"""Laid-out pages into the blocks of a sheet, lines and tables counted for people."""

from pipeline.model.sheet import Cell, Frame, Grid, Line, MarkKind, Remark
from pipeline.reading.pages.columns import Columns, Part, split
from pipeline.reading.pages.layout import Laid, Room, Table
from pipeline.reading.pages.overleaf import rejoined
from pipeline.reading.pages.page import Box, around
from pipeline.reading.pages.paragraphs import Habits, Paragraph, paragraphs
from pipeline.reading.pages.rows import Row

_NEAR = 3.0  # points
_COLUMNS = "Words stand side by side in this cell with no line between them; check what belongs together."
_CUT = "This cell may be cut or joined wrongly by the end of a page."


class Reader:
    """Turns laid-out pages into the sheet's blocks, counting lines and tables for people."""

    def __init__(self, habits: Habits) -> None:
        self._habits = habits
        self.remarks: list[Remark] = []
        self.unclear: set[int] = set()  # pages without rules on which it is not clear what belongs together
        self._page, self._tables, self._lines = 0, 0, 0

    def pages(self, laid: list[Laid]) -> list[tuple[Line | Grid, ...]]:
        """The blocks of each page."""
        parts: list[list[Part]] = []
        before: list[float] = []
        for page in laid:
            parts.append([] if _drawn(page) else split(page.page.rows, before))
            last = parts[-1][-1] if parts[-1] else None
            before = last.starts if isinstance(last, Columns) else []
        self._doubt(laid, parts)
        return [self._one(page, found) for page, found in zip(laid, rejoined(parts), strict=True)]

    def _doubt(self, laid: list[Laid], parts: list[list[Part]]) -> None:
        for page, found in zip(laid, parts, strict=True):
            if _recognised(page) or any(isinstance(part, Columns) and not part.clear for part in found):
                self.unclear.add(page.number)

    def _one(self, laid: Laid, parts: list[Part]) -> tuple[Line | Grid, ...]:
        if laid.number != self._page:  # two pages on one sheet of paper are counted as one
            self._page, self._tables, self._lines = laid.number, 0, 0
        return self._blocks(laid.page, where="") if _drawn(laid) else self._aligned(parts, laid.page)

    def _blocks(self, room: Room, *, where: str) -> tuple[Line | Grid, ...]:
        blocks: list[Line | Grid] = []
        waiting = sorted(room.tables, key=lambda t: (t.lattice.box.top, t.lattice.box.left))
        for group in _parted(room.rows, waiting):
            blocks += [self._grid(group)] if isinstance(group, Table) else self._lines_of(group, room.box, where)
        return tuple(blocks)

    def _lines_of(self, rows: list[Row], room: Box, where: str) -> list[Line]:
        return [self._line(paragraph, where) for paragraph in paragraphs(rows, room, self._habits)]

    def _aligned(self, parts: list[Part], page: Room) -> tuple[Line | Grid, ...]:
        """A page on which no table is drawn: what alignment alone shows is told as such."""
        blocks: list[Line | Grid] = []
        for part in parts:
            blocks += [self._columns(part, page)] if isinstance(part, Columns) else self._lines_of(part, page.box, "")
        return tuple(blocks)

    def _columns(self, found: Columns, page: Room) -> Grid:
        self._tables += 1
        where = f"page {self._page}, table {self._tables}"
        cells = []
        for row, columns in enumerate(found.rows):
            for column, rows in enumerate(columns):
                place = f"{where}, row {row + 1}, cell {column + 1}"
                if (row, column) in found.cut:
                    self.remarks.append(Remark(code="read-continued-cell", message=_CUT, where=place))
                blocks = tuple(self._lines_of(rows, found.room(column, page.box.right), place))
                frame = self._frame(around([r.box for r in rows])) if rows else None
                cells.append(Cell(row=row, column=column, blocks=blocks, where=place, frame=frame))
        frames = [r.box for columns in found.rows for rows in columns for r in rows]
        return Grid(cells=tuple(cells), where=where, frame=self._frame(around(frames)), ruled=found.clear)

    def _line(self, paragraph: Paragraph, where: str) -> Line:
        if not where:
            self._lines += 1
        place = where or f"page {self._page}, line {self._lines}"
        if paragraph.doubtful:
            message = "A word broken over two lines may be joined wrongly here."
            self.remarks.append(Remark(code="read-wrapped-word", message=message, where=place))
        return Line(
            text=paragraph.text,
            where=place,
            marks=paragraph.marks,
            frame=self._frame(paragraph.box),
            region=paragraph.region,
        )

    def _grid(self, table: Table) -> Grid:
        self._tables += 1
        where = f"page {self._page}, table {self._tables}"
        return Grid(
            cells=tuple(self._cell(room, where) for room in table.rooms),
            where=where,
            frame=self._frame(table.lattice.box),
        )

    def _cell(self, room: Room, table: str) -> Cell:
        bay = room.bay
        assert bay is not None  # noqa: S101 - a table's rooms are made from its bays
        where = f"{table}, row {bay.row + 1}, cell {bay.column + 1}"
        if _side_by_side(room.rows):
            self.remarks.append(Remark(code="read-no-rules", message=_COLUMNS, where=where))
        return Cell(
            row=bay.row,
            column=bay.column,
            rows=bay.rows,
            columns=bay.columns,
            blocks=self._blocks(room, where=where),
            where=where,
            frame=self._frame(bay.box),
        )

    def _frame(self, box: Box) -> Frame:
        return Frame(page=self._page, left=box.left, top=box.top, right=box.right, bottom=box.bottom)


def _recognised(laid: Laid) -> bool:
    """Whether words of this page were made out in a picture, whose places are never exact."""
    return any(mark.kind is MarkKind.RECOGNISED for row in laid.page.rows for mark in row.marks)


def _drawn(laid: Laid) -> bool:
    """Whether rules or form fields show what belongs together on this page."""
    return bool(laid.page.tables) or any(m.kind is MarkKind.CONTROL for row in laid.page.rows for m in row.marks)


def _side_by_side(rows: list[Row]) -> bool:
    """Whether two columns stand in one cell, so that what runs on in one of them is read with what is beside it."""
    seconds = [row.last for row in rows if "\t" in row.text]
    for row in rows:
        if "\t" not in row.text and not row.alone and sum(abs(row.box.left - at) <= _NEAR for at in seconds) > 1:
            return True
    return False


def _parted(found: list[Row], tables: list[Table]) -> list[list[Row] | Table]:
    """Rows between tables, in reading order: paragraphs never run across a table."""
    parts: list[list[Row] | Table] = []
    left = list(found)
    for table in tables:
        above = [row for row in left if row.box.middle[1] < table.lattice.box.middle[1]]
        left = [row for row in left if row.box.middle[1] >= table.lattice.box.middle[1]]
        parts += [above] if above else []
        parts.append(table)
    return [*parts, left] if left else parts
