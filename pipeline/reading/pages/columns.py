"""Columns that no rule shows: rows of print whose stretches begin at the same places, as tables of alignment alone.

What is one row of such a table is a guess: a row goes on while its first column was too full to take the next word,
or says nothing. The grids made here are told as unruled, so that nobody trusts them blindly.
"""

from collections.abc import Iterator

from msgspec import Struct, field

from pipeline.reading.pages.page import Box, Piece
from pipeline.reading.pages.rows import Row, row_of

_GAP = 0.55  # of the type size: more than justified print leaves between words
_TAB = 1.5
_NEAR = 2.5  # points two beginnings of one column may differ
_PAD = 8.0  # points a table keeps free before its next column
_FAR = 6.0  # of the type size: a table does not go on after so much white


class Columns(Struct):
    """A table that only alignment shows."""

    starts: list[float]
    rows: list[list[list[Row]]]  # row → column → its rows of print

    def room(self, column: int, right: float) -> Box:
        """The width this column has."""
        end = self.starts[column + 1] - _PAD / 2 if column + 1 < len(self.starts) else right
        return Box(self.starts[column] - 2, 0, end, 0)


class _Zone(Struct):
    starts: list[float]
    rows: list[Row] = field(default_factory=list)
    cells: list[dict[int, Row]] = field(default_factory=list)

    def places(self, stretches: list[Row]) -> dict[int, Row] | None:
        """Which column each stretch fills; None where one of them fits none."""
        found: dict[int, Row] = {}
        for stretch in stretches:
            column = next(
                (c for c, start in enumerate(self.starts) if abs(stretch.box.left - start) <= _NEAR + 1), None
            )
            if column is None or column in found:
                return None
            if column + 1 < len(self.starts) and stretch.box.right > self.starts[column + 1] - 1:
                return None
            found[column] = stretch
        return found

    def near(self, row: Row) -> bool:
        """Whether this row follows the last one closely enough."""
        return row.box.top - self.rows[-1].box.bottom < _FAR * row.size


def split(found: list[Row]) -> Iterator[list[Row] | Columns]:
    """These rows in reading order, those that stand in columns as tables."""
    starts = _starts(found)
    plain: list[Row] = []
    zone: _Zone | None = None
    for row in found:
        stretches = _stretches(row, starts)
        places = zone.places(stretches) if zone and zone.near(row) and not row.alone else None
        if zone and places is not None:
            zone.rows.append(row)
            zone.cells.append(places)
            continue
        if zone:
            yield from _closed(zone, plain)
            zone, plain = None, []
        if len(stretches) > 1 and not row.alone:
            if plain:
                yield plain
                plain = []
            zone = _Zone([s.box.left for s in stretches], [row], [dict(enumerate(stretches))])
        else:
            plain.append(row)
    if zone:
        yield from _closed(zone, plain)
    elif plain:
        yield plain


def _closed(zone: _Zone, before: list[Row]) -> Iterator[list[Row] | Columns]:
    if before:
        yield before
    if sum(len(cells) > 1 for cells in zone.cells) < 2:
        yield zone.rows
    else:
        yield Columns(zone.starts, _table_rows(zone))


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


def _table_rows(zone: _Zone) -> list[list[list[Row]]]:
    rows: list[list[list[Row]]] = []
    last: dict[int, Row] | None = None
    for cells in zone.cells:
        if last is None or not _goes_on(last, cells, zone):
            rows.append([[] for _ in zone.starts])
        for column, stretch in cells.items():
            rows[-1][column].append(stretch)
        last = cells
    return rows


def _goes_on(last: dict[int, Row], cells: dict[int, Row], zone: _Zone) -> bool:
    """Whether this row of print belongs to the same row of the table as the one above it."""
    if 0 not in cells:
        return True
    if len(zone.starts) == 2:
        return _wraps(last, cells, 0, zone)
    return all(_wraps(last, cells, column, zone) for column in cells)


def _wraps(last: dict[int, Row], cells: dict[int, Row], column: int, zone: _Zone) -> bool:
    above, here = last.get(column), cells[column]
    if above is None or above.text.rstrip().endswith(":"):
        return False
    if here.baseline - above.baseline > 1.7 * here.size:
        return False
    if column + 1 == len(zone.starts):
        return here.text[:1].islower()
    return zone.starts[column + 1] - _PAD - above.box.right < here.first + 0.2 * here.size
