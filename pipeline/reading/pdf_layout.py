"""One page laid out: its pieces put into the cells that hold them, and everything in reading order."""

from dataclasses import dataclass, field

from pipeline.model.sheet import Cell, Frame, Grid, Line, Remark
from pipeline.reading.pdf_lattice import Bay, Lattice, lattices
from pipeline.reading.pdf_page import Box, Ink, Page, Piece, Rule, Shape, around
from pipeline.reading.pdf_paragraphs import Habits, Paragraph, paragraphs
from pipeline.reading.pdf_rows import Row, rows

_WHOLE_PAGE = 0.7  # of the page: a frame this large is the page's own border


@dataclass(slots=True)
class Room:
    """A place that holds print: a cell, or the page around the tables."""

    box: Box
    bay: Bay | None = None
    pieces: list[Piece] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    tables: list["Table"] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """A lattice and the rooms it makes."""

    lattice: Lattice
    rooms: list[Room]


@dataclass(slots=True)
class Laid:
    """A page with everything in its place, not yet read into lines."""

    number: int
    page: Room
    rooms: list[Room]
    ruled: bool

    def all_rows(self) -> list[Row]:
        """Every row of print on the page."""
        return [row for room in self.rooms for row in room.rows]


def lay_out(page: Page, pieces: list[Piece], frames: list[Shape]) -> Laid:
    """Put every piece of this page where it belongs."""
    tables = _tables(page, frames)
    whole = Room(box=_print_area(page, pieces))
    nested = _nest(tables, whole, page)
    for piece in pieces:
        _room_for(piece, nested, whole).pieces.append(piece)
    rooms = [whole, *(room for table in nested for room in table.rooms)]
    for room in rooms:
        room.rows = rows(room.pieces)
    return Laid(page.number, whole, rooms, ruled=bool(page.rules) or bool(tables))


def _tables(page: Page, frames: list[Shape]) -> list[Table]:
    """Tables drawn by lines and frames, then those that only fillings show."""
    drawn = list(page.rules)
    for frame in frames:
        drawn += _sides(frame.box)
    found = lattices(drawn)
    fills = [s for s in page.shapes if s.ink is Ink.FILL and _like_a_cell(s) and not _covered(s.box, found)]
    shaded = [t for t in lattices([side for fill in fills for side in _sides(fill.box)]) if len(t.bays) > 1]
    return [Table(lattice, [Room(box=bay.box, bay=bay) for bay in lattice.bays]) for lattice in [*found, *shaded]]


def _sides(box: Box) -> list[Rule]:
    return [
        Rule.across(box.top, box.left, box.right),
        Rule.across(box.bottom, box.left, box.right),
        Rule.down(box.left, box.top, box.bottom),
        Rule.down(box.right, box.top, box.bottom),
    ]


def _like_a_cell(shape: Shape) -> bool:
    return shape.shade < 0.985 and shape.box.height >= 9 and shape.box.width >= 12


def _covered(box: Box, found: list[Lattice]) -> bool:
    return any(box.shared(lattice.box) > 0.5 * box.area for lattice in found)


def _print_area(page: Page, pieces: list[Piece]) -> Box:
    """The page's margins as its print keeps them."""
    boxes = [p.box for p in pieces if p.level]
    return around(boxes) if boxes else Box(0, 0, page.width, page.height)


def _nest(tables: list[Table], whole: Room, page: Page) -> list[Table]:
    """Put tables into the cells that hold them; a lone frame inside a cell or around the page is only decoration."""
    kept: list[Table] = []
    for table in sorted(tables, key=lambda t: -t.lattice.box.area):
        home = next((r for t in reversed(kept) for r in t.rooms if table.lattice.box.within(r.box, slack=2.0)), whole)
        lone = len(table.rooms) == 1
        if lone and (home is not whole or _frames_others(table, tables, page)):
            continue
        home.tables.append(table)
        kept.append(table)
    return kept


def _frames_others(table: Table, tables: list[Table], page: Page) -> bool:
    box = table.lattice.box
    if box.area > _WHOLE_PAGE * page.width * page.height:
        return True
    return any(len(o.rooms) > 1 and o.lattice.box.within(box, slack=2.0) for o in tables if o is not table)


def _room_for(piece: Piece, tables: list[Table], whole: Room) -> Room:
    """The smallest room that holds its middle."""
    x, y = piece.box.middle
    for table in reversed(tables):
        if table.lattice.box.holds(x, y):
            place = table.lattice.find(x, y)
            if place is not None:
                return table.rooms[place]
    return whole


class Reader:
    """Turns laid-out pages into the sheet's blocks, counting lines and tables for people."""

    def __init__(self, habits: Habits) -> None:
        self._habits = habits
        self.remarks: list[Remark] = []
        self._page, self._tables, self._lines = 0, 0, 0

    def page(self, laid: Laid) -> tuple[Line | Grid, ...]:
        """The blocks of one page."""
        self._page, self._tables, self._lines = laid.number, 0, 0
        return self._blocks(laid.page, where="")

    def _blocks(self, room: Room, *, where: str) -> tuple[Line | Grid, ...]:
        found: list[Paragraph | Table] = []
        waiting = sorted(room.tables, key=lambda t: (t.lattice.box.top, t.lattice.box.left))
        for group in _parted(room.rows, waiting):
            if isinstance(group, Table):
                found.append(group)
            else:
                found += paragraphs(group, room.box, self._habits)
        return tuple(self._grid(f) if isinstance(f, Table) else self._line(f, where) for f in found)

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
