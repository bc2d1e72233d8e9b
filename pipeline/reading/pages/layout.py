"""One page laid out: its pieces put into the cells that hold them, and everything in reading order."""

from msgspec import Struct, field
from msgspec.structs import replace

from pipeline.reading.pages.field_tables import field_tables
from pipeline.reading.pages.lattice import Bay, Lattice, lattices
from pipeline.reading.pages.page import Box, Ink, Page, Piece, Rule, Shape, around
from pipeline.reading.pages.rows import Row, rows
from pipeline.reading.pages.standing_out import standing_out

_ONE_ROW = 30.0  # points: a frame no higher holds one row of print
_WHOLE_PAGE = 0.7  # of the page: a frame this large is the page's own border


class Room(Struct):
    """A place that holds print: a cell, or the page around the tables."""

    box: Box
    bay: Bay | None = None
    pieces: list[Piece] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    tables: list["Table"] = field(default_factory=list)


class Table(Struct):
    """A lattice and the rooms it makes."""

    lattice: Lattice
    rooms: list[Room]


class Laid(Struct):
    """A page with everything in its place, not yet read into lines."""

    number: int
    height: float
    page: Room
    rooms: list[Room]
    ruled: bool

    def all_rows(self) -> list[Row]:
        """Every row of print on the page."""
        return [row for room in self.rooms for row in room.rows]


def lay_out(page: Page, pieces: list[Piece], frames: list[Shape]) -> Laid:
    """Put every piece of this page where it belongs."""
    tables = _tables(page, frames)
    if all(len(table.rooms) == 1 for table in tables):  # frames around one question each say nothing of the others
        tables += [_table(lattice) for lattice in field_tables(_unframed(pieces, tables))]
    whole = Room(box=_print_area(page, pieces))
    tables, pieces = _in_rows(*_combs(tables, pieces))
    nested = _nest(tables, whole, page)
    for piece in pieces:
        _room_for(piece, nested, whole).pieces.append(piece)
    rooms = [whole, *(room for table in nested for room in table.rooms)]
    for room in rooms:
        room.rows = standing_out(rows(room.pieces), in_cell=room.bay is not None)
    return Laid(page.number, page.height, whole, rooms, ruled=bool(tables))


def _unframed(pieces: list[Piece], tables: list[Table]) -> list[Piece]:
    return [p for p in pieces if not any(table.lattice.box.holds(*p.box.middle) for table in tables)]


def _tables(page: Page, frames: list[Shape]) -> list[Table]:
    """Tables drawn by lines and frames, then those that only fillings show."""
    drawn = list(page.rules)
    for frame in frames:
        drawn += _sides(frame.box)
    found = lattices(drawn)
    fills = [s for s in page.shapes if s.ink is Ink.FILL and _like_a_cell(s) and not _covered(s.box, found)]
    shaded = [t for t in lattices([side for fill in fills for side in _sides(fill.box)]) if len(t.bays) > 1]
    return [_table(lattice) for lattice in [*found, *shaded]]


def _table(lattice: Lattice) -> Table:
    return Table(lattice, [Room(box=bay.box, bay=bay) for bay in lattice.bays])


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


def _combs(tables: list[Table], pieces: list[Piece]) -> tuple[list[Table], list[Piece]]:
    """Tables but for the rows of small boxes that take a word letter by letter; their letters as that word."""
    kept = []
    for table in tables:
        inside = sorted((p for p in pieces if table.lattice.box.holds(*p.box.middle)), key=lambda p: p.box.left)
        if not _is_comb(table.lattice) or any(p.printed and len(p.text) > 1 for p in inside):
            kept.append(table)
            continue
        inside = [p for p in inside if p.printed]
        pieces = [p for p in pieces if p not in inside]
        if inside:
            word = "".join(p.text for p in inside)
            pieces.append(replace(inside[0], text=word, box=around([p.box for p in inside]), spaced=False))
    return kept, pieces


def _is_comb(lattice: Lattice) -> bool:
    wide = [bay.box.width for bay in lattice.bays]
    return len(wide) > 3 and len(lattice.ys) == 2 and max(wide) <= 26 and max(wide) - min(wide) < 0.3 * max(wide)


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


def _in_rows(tables: list[Table], pieces: list[Piece]) -> tuple[list[Table], list[Piece]]:
    """Tables but for frames that stand in a row of print, as boxes to write in do; what they hold joins that row."""
    kept = list(tables)
    for table in tables:
        box = table.lattice.box
        if len(table.rooms) > 1 or box.height > _ONE_ROW:
            continue
        beside = [p for p in pieces if _beside(p, box) and not any(t.lattice.box.holds(*p.box.middle) for t in tables)]
        if beside:
            kept.remove(table)
            base = beside[0].baseline
            pieces = [replace(p, baseline=base) if box.holds(*p.box.middle) else p for p in pieces]
    return kept, pieces


def _beside(piece: Piece, box: Box) -> bool:
    return piece.level and piece.printed and box.top < piece.box.middle[1] < box.bottom


def _room_for(piece: Piece, tables: list[Table], whole: Room) -> Room:
    """The smallest room that holds its middle."""
    x, y = piece.box.middle
    for table in reversed(tables):
        if table.lattice.box.holds(x, y):
            place = table.lattice.find(x, y)
            if place is not None:
                return table.rooms[place]
    return whole
