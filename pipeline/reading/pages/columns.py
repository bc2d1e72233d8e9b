"""Columns that no rule shows: rows of print whose stretches begin at the same places, as tables of alignment alone.

The grids made here are told as unruled: which print makes one row of them is told by `table_rows`, and
may be a guess.
"""

from collections.abc import Iterator

from msgspec import Struct, field

from pipeline.model.sheet import MarkKind, Region
from pipeline.reading.pages.page import Box, Piece
from pipeline.reading.pages.rows import Row, row_of
from pipeline.reading.pages.table_rows import Cells, in_table_rows

_GAP = 0.55  # of the type size: more than justified print leaves between words
_TAB = 1.5
_NEAR = 2.5  # points two beginnings of one column may differ
_PAD = 10.8  # points a table keeps free before its next column
_EDGE = 2.0
_MANY = 8
_HEADS = 4  # columns: so many stretches side by side are the heads of a table, even with nothing below
_FAR = 6.0  # of the type size: a table does not go on after so much white
_CLOSE = 2.0  # of the type size: labels without an answer that lead a table
_OTHER_TYPE = 0.08  # of the type size: headings are set larger than what stands below them


class Columns(Struct):
    """A table that only alignment shows."""

    starts: list[float]
    rows: list[list[list[Row]]]  # row → column → its rows of print
    clear: bool = False  # which print makes one row of it is beyond doubt
    cut: set[tuple[int, int]] = field(default_factory=set)  # rows and columns that the end of a page may have cut

    def room(self, column: int, right: float) -> Box:
        """The width this column has: up to the next one, but for the white that tables keep between two."""
        own = [row.box.right for cells in self.rows for row in cells[column]]
        if column + 1 < len(self.starts):
            right = max([self.starts[column + 1] - _PAD, *own])
        elif len(own) >= _MANY:  # so many rows show themselves how far they may run
            right = max(own)
        end = right + _EDGE if own else right
        return Box(self.starts[column] - _EDGE, 0, end, 0)


Part = list[Row] | Columns


class _Zone(Struct):
    starts: list[float]
    rows: list[Row] = field(default_factory=list)
    stretches: list[list[Row]] = field(default_factory=list)

    def add(self, row: Row, stretches: list[Row]) -> None:
        self.rows.append(row)
        self.stretches.append(stretches)

    def takes(self, row: Row, stretches: list[Row]) -> bool:
        """Whether this row goes on with the table; a row that shows more of its columns may."""
        if not self.near(row):
            return False
        if _places(stretches, self.starts) is not None:
            return True
        starts = _united(self.starts, [s.box.left for s in stretches])
        known = sum(_column(s.box.left, self.starts) is not None for s in stretches)
        young = self.told < 2 and starts[0] >= self.starts[0] - _NEAR - 1
        if not (young or (len(self.starts) > 2 and 2 * known > len(stretches))):
            return False
        if len(stretches) < 2 or any(_places(cells, starts) is None for cells in [*self.stretches, stretches]):
            return False
        self.starts = starts
        return True

    def near(self, row: Row) -> bool:
        """Whether this row follows the last one closely, in the same type."""
        last = self.rows[-1]
        return row.box.top - last.box.bottom < _FAR * row.size and not _other_type(row, last)

    @property
    def told(self) -> int:
        """How many rows show more than one column."""
        return sum(len(cells) > 1 for cells in self.stretches)

    def done(self) -> Columns:
        """The table its rows of print make."""
        cells = [_places(stretches, self.starts) or {} for stretches in self.stretches]
        made = in_table_rows(cells, [*self.starts[1:], None])
        guessed = any(mark.kind is MarkKind.RECOGNISED for row in self.rows for mark in row.marks)
        return Columns(self.starts, made.cells, made.clear and not guessed)


def split(found: list[Row], before: list[float] | None = None) -> list[Part]:
    """These rows in reading order, those that stand in columns as tables; `before` began the page before's columns."""
    starts = _united(_starts(found), before or [])
    parts: list[list[Row] | _Zone] = []
    for row in found:
        stretches = _stretches(row, starts)
        last = parts[-1] if parts else None
        if isinstance(last, _Zone) and not row.alone and last.takes(row, stretches):
            last.add(row, stretches)
        elif before and not row.alone and not any(map(_body, parts)) and _places(stretches, before) is not None:
            parts.append(_Zone(list(before), [row], [stretches]))
        elif not row.alone and len(stretches) > 1:
            parts.append(_opened(parts, row, stretches))
        elif isinstance(last, list):
            last.append(row)
        else:
            parts.append([row])
    return list(_told(parts, before or []))


def _opened(parts: list[list[Row] | _Zone], row: Row, stretches: list[Row]) -> _Zone:
    """A new table that begins with this row, or with the labels above it that stand in its first column alone."""
    zone = _Zone([s.box.left for s in stretches])
    above = parts[-1] if parts else None
    taken: list[Row] = []
    while (
        isinstance(above, list) and above and len(stretches) == 2 and _leads(above[-1], [*taken, row][0], zone.starts)
    ):
        taken.insert(0, above.pop())
    if isinstance(above, list) and not above:
        parts.pop()
    for one in taken:
        zone.add(one, [one])
    zone.add(row, stretches)
    return zone


def _leads(row: Row, below: Row, starts: list[float]) -> bool:
    """Whether this row stands in the first column of the table that begins with the row below."""
    close = below.box.top - row.box.bottom < _CLOSE * row.size and not _other_type(below, row)
    return close and not row.alone and _places([row], starts) is not None


def _told(parts: list[list[Row] | _Zone], before: list[float]) -> Iterator[Part]:
    """The parts, with what only seemed to be a table, or to be none, put right."""
    known = [zone.starts for zone in parts if isinstance(zone, _Zone) and zone.told > 1]
    known += [before] if before else []
    for part in parts:
        if isinstance(part, list):
            yield from _labels_alone(part, [starts for starts in known if len(starts) == 2])
        elif part.told < 2 and len(part.starts) < _HEADS and not any(same(part.starts, starts) for starts in known):
            yield part.rows
        else:
            yield part.done()


def same(one: list[float], other: list[float]) -> bool:
    """Whether these are the columns of one table."""
    return len(one) == len(other) and all(abs(a - b) <= _NEAR + 1 for a, b in zip(one, other, strict=True))


def _labels_alone(found: list[Row], pairs: list[list[float]]) -> Iterator[Part]:
    """Rows that stand in the first column of the page's tables, nothing beside them: labels without an answer."""
    plain: list[Row] = []
    zone: _Zone | None = None
    for row in [*found, None]:
        starts = next((s for s in pairs if row and not row.alone and _places([row], s) is not None), None)
        if zone and row and starts == zone.starts and zone.near(row):
            zone.add(row, [row])
            continue
        if zone and len(zone.rows) > 1:
            yield from [plain] if plain else []
            yield zone.done()
            plain = []
        elif zone:
            plain += zone.rows
        zone = _Zone(starts, [row], [[row]]) if row and starts else None
        plain += [row] if row and not starts else []
    yield from [plain] if plain else []


def _body(part: list[Row] | _Zone) -> bool:
    rows = part.rows if isinstance(part, _Zone) else part
    return any(row.region is Region.BODY for row in rows)


def _other_type(row: Row, last: Row) -> bool:
    return abs(row.size - last.size) > _OTHER_TYPE * last.size


def _united(one: list[float], other: list[float]) -> list[float]:
    return sorted([*one, *(start for start in other if _column(start, one) is None)])


def _column(left: float, starts: list[float]) -> int | None:
    return next((c for c, start in enumerate(starts) if abs(left - start) <= _NEAR + 1), None)


def _places(stretches: list[Row], starts: list[float]) -> Cells | None:
    """Which column each stretch fills; None where one of them fits none."""
    found: Cells = {}
    for stretch in stretches:
        column = _column(stretch.box.left, starts)
        if column is None or column in found:
            return None
        if column + 1 < len(starts) and stretch.box.right > starts[column + 1] - 1:
            return None
        found[column] = stretch
    return found


def _starts(found: list[Row]) -> list[float]:
    """Where words begin again and again after a gap."""
    begins: list[tuple[float, bool]] = []
    for row in found:
        if not row.alone:
            begins += [(piece.box.left, gap >= _TAB * row.size) for piece, gap in _gaps(row) if gap >= _GAP * row.size]
    groups: list[list[tuple[float, bool]]] = []
    for begin in sorted(begins):
        if groups and begin[0] - groups[-1][0][0] <= _NEAR:
            groups[-1].append(begin)
        else:
            groups.append([begin])
    return [g[0][0] for g in groups if len(g) > 2 or (len(g) > 1 and any(wide for _, wide in g))]


def _gaps(row: Row) -> Iterator[tuple[Piece, float]]:
    right = float("-inf")
    for piece in row.pieces:
        yield piece, piece.box.left - right
        right = piece.box.right


def _stretches(row: Row, starts: list[float]) -> list[Row]:
    """The row cut where a column begins, or where a gap is as wide as a tab."""
    parts: list[list[Piece]] = []
    for piece, gap in _gaps(row):
        column = any(0 <= piece.box.left - start + 0.5 <= _NEAR + 0.5 for start in starts)
        if not parts or gap >= _TAB * row.size or (column and gap >= _GAP * row.size):
            parts.append([])
        parts[-1].append(piece)
    return [row_of(part) for part in parts] if len(parts) > 1 else [row]
