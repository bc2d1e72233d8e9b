"""Tables that no rule shows, only the frames of form fields: rows of fields under heads, and fields beside labels."""

from collections import Counter

from msgspec import Struct, field

from pipeline.model.sheet import MarkKind
from pipeline.reading.pages.label_sides import READ_ON, TURNED, labelled_pairs
from pipeline.reading.pages.lattice import Bay, Lattice
from pipeline.reading.pages.page import Box, Piece, around
from pipeline.reading.pages.rows import Row, rows

_NEAR = 4.0  # points by which the fields of a column, and their heads, may be out of line
_STEP = 1.5  # of the type size: labels further apart are two
_HEAD = 26.0  # points between the foot of a head and its first field
_APART = 26.0  # points between the rows of one table
_FAR = 100.0  # points
_HEADED_TWICE = 3  # lines: a head and one row of fields; more rows are a table beyond doubt
_LEAST = 3  # fields that begin at one place make a column


def field_tables(pieces: list[Piece]) -> list[Lattice]:
    """Every table that these fields make with the words around them, on a page without rules."""
    fields = [p for p in pieces if not p.printed and p.marked(MarkKind.CONTROL, MarkKind.BOX)]
    fields = [p for p in fields if not p.marked(MarkKind.HIDDEN)]
    words = [p for p in pieces if p.printed and p.level]
    if len(fields) < _LEAST or not words:
        return []
    headed = _headed([p for p in fields if p.marked(MarkKind.CONTROL)], words)
    taken = [table.box for table in headed if len(table.ys) > _HEADED_TWICE]
    turned = labelled_pairs(_outside(fields, taken), _outside(words, taken), TURNED)
    headed = [table for table in headed if not any(table.box.shared(pair.box) > 0 for pair in turned)]
    taken = [table.box for table in (*headed, *turned)]
    paired = labelled_pairs(_outside(fields, taken), _outside(words, taken), READ_ON)
    taken += [table.box for table in paired]
    return [*headed, *turned, *paired, *_labelled(_outside(fields, taken), _outside(words, taken), taken)]


def _outside(pieces: list[Piece], boxes: list[Box]) -> list[Piece]:
    return [piece for piece in pieces if not _inside(piece, boxes)]


def _inside(piece: Piece, boxes: list[Box]) -> bool:
    return any(box.holds(*piece.box.middle) for box in boxes)


def _lattice(xs: list[float], ys: list[float]) -> Lattice:
    places = [(row, column) for row in range(len(ys) - 1) for column in range(len(xs) - 1)]
    bays = [Bay(r, c, 1, 1, Box(xs[c], ys[r], xs[c + 1], ys[r + 1])) for r, c in places]
    numbers = {place: number for number, place in enumerate(places)}
    return Lattice(box=Box(xs[0], ys[0], xs[-1], ys[-1]), bays=bays, xs=xs, ys=ys, places=numbers)


def _headed(fields: list[Piece], words: list[Piece]) -> list[Lattice]:
    """Rows of fields that begin at the same places, under words that begin there too."""
    found = []
    for zone in _zones(_levels(fields)):
        lefts = [p.box.left - 1 for p in zone[0]]
        edges = [*lefts, max(p.box.right for row in zone for p in row) + 1]
        top = min(p.box.top for p in zone[0])
        head = _head(
            rows(w for w in words if w.box.bottom <= top + _NEAR and top - w.box.bottom < 2 * _HEAD), edges, top
        )
        between = around([p.box for row in zone for p in row])
        if head and not any(between.holds(*w.box.middle) for w in words):
            tops = [(min(p.box.top for p in row)) for row in zone]
            ys = [min(w.box.top for w in head) - 1, *tops, max(p.box.bottom for p in zone[-1]) + 1]
            right = max(edges[-1], max(w.box.right for w in head) + 1)
            found.append(_lattice([*lefts, right], ys))
    return found


def _levels(fields: list[Piece]) -> list[list[Piece]]:
    """Fields that stand side by side."""
    levels: list[list[Piece]] = []
    for piece in sorted(fields, key=lambda p: (p.box.middle[1], p.box.left)):
        if levels and abs(piece.box.middle[1] - levels[-1][0].box.middle[1]) <= _NEAR:
            levels[-1].append(piece)
        else:
            levels.append([piece])
    return [sorted(level, key=lambda p: p.box.left) for level in levels]


def _zones(levels: list[list[Piece]]) -> list[list[list[Piece]]]:
    """Rows of several fields that follow one another and begin at the same places."""
    zones: list[list[list[Piece]]] = []
    for level in levels:
        if len(level) < 2:
            continue
        above = zones[-1][-1] if zones else []
        near = above and level[0].box.top - above[0].box.bottom < _APART and len(above) == len(level)
        if near and all(abs(a.box.left - b.box.left) <= _NEAR for a, b in zip(above, level, strict=True)):
            zones[-1].append(level)
        else:
            zones.append([level])
    return zones


def _head(above: list[Row], edges: list[float], top: float) -> list[Piece]:
    """The words over these columns, if they keep to them: each column's begin where its fields do."""
    head: list[Piece] = []
    for row in reversed(above):
        near = top - row.box.bottom < (row.size if head else _HEAD)
        if not near or not _keeps_to_columns(row, edges):
            break
        head += row.pieces
        top = row.box.top
    begun = {n for n, left in enumerate(edges[:-1]) if any(abs(w.box.left - left) <= 2 * _NEAR for w in head)}
    return head if len(begun) == len(edges) - 1 else []


def _keeps_to_columns(row: Row, edges: list[float]) -> bool:
    for word in row.pieces:
        at = max((n for n, left in enumerate(edges[:-1]) if word.box.left >= left - _NEAR), default=None)
        if at is None or (at + 2 < len(edges) and word.box.right > edges[at + 1] - 0.4 * word.size):
            return False
    return True


class _Label(Struct):
    """Rows of print that are one label, and where what it asks for begins and ends."""

    rows: list[Row] = field(default_factory=list)
    crosses: bool = False  # runs on over the fields' column: a heading
    things: list[Piece] = field(default_factory=list)

    @property
    def top(self) -> float:
        return self.rows[0].box.top

    def goes_on(self, row: Row) -> bool:
        return row.baseline - self.rows[-1].baseline <= _STEP * row.size


def _labelled(fields: list[Piece], words: list[Piece], taken: list[Box]) -> list[Lattice]:
    """Fields in one column, their labels to the left of it."""
    lefts = Counter(round(p.box.left) for p in fields if p.marked(MarkKind.CONTROL))
    gutter, often = max(lefts.items(), key=lambda item: item[1], default=(0, 0))
    if often < _LEAST:
        return []
    labels = _labels(words, gutter - 1.0)
    beside = [p for p in [*fields, *words] if p.box.left >= gutter - 1.0]
    for piece in beside:
        above = [label for label in labels if label.top - _NEAR <= piece.box.middle[1]]
        if above and not above[-1].crosses and not piece.printed:
            above[-1].things.append(piece)
    found: list[list[_Label]] = [[]]
    for label in labels:
        if not label.things or (found[-1] and _parted(found[-1][-1], label, taken)):
            found.append([])
        if label.things:
            found[-1].append(label)
    return [_rows_of(group, gutter - 1.0, beside) for group in found if len(group) > 1]


def _labels(words: list[Piece], gutter: float) -> list[_Label]:
    labels: list[_Label] = []
    for row in rows(words):
        left = [p for p in row.pieces if p.box.left < gutter]
        if not left:
            continue
        crosses = _crosses(row, gutter)
        if not labels or crosses or labels[-1].crosses or not labels[-1].goes_on(row):
            labels.append(_Label(crosses=crosses))
        labels[-1].rows.append(row)
    return labels


def _crosses(row: Row, gutter: float) -> bool:
    right = max((p.box.right for p in row.pieces if p.box.left < gutter), default=0.0)
    beyond = min((p.box.left for p in row.pieces if p.box.left >= gutter), default=float("inf"))
    return right > gutter or beyond - right < 0.5 * row.size


def _parted(above: _Label, below: _Label, taken: list[Box]) -> bool:
    return any(above.top < box.top < below.top for box in taken)


def _rows_of(labels: list[_Label], gutter: float, beside: list[Piece]) -> Lattice:
    ys = [min(label.top, *(p.box.top for p in label.things)) - 1 for label in labels]
    ys = [max(y, labels[n - 1].rows[-1].baseline) if n else y for n, y in enumerate(ys)]
    last = labels[-1]
    foot = max([row.box.bottom for row in last.rows] + [p.box.bottom for p in last.things]) + 1
    inside = [p for p in beside if ys[0] <= p.box.middle[1] <= foot]
    left = min(row.box.left for label in labels for row in label.rows) - 1
    return _lattice([left, gutter, max(p.box.right for p in inside) + 1], [*ys, foot])


def told_below(found: list[Row]) -> bool:
    """Whether the words of most fields that stand in no table seem to lie beneath them: few forms do that."""
    fields = [row for row in found if row.pieces and not any(p.printed for p in row.pieces)]
    print_ = [row for row in found if any(p.printed for p in row.pieces)]
    beneath = 0
    for row in fields:
        above = min((row.box.top - p.box.bottom for p in print_ if p.box.middle[1] < row.box.top), default=_FAR)
        below = min((p.box.top - row.box.bottom for p in print_ if p.box.middle[1] > row.box.bottom), default=_FAR)
        beneath += below < above + 2
    return len(fields) >= _LEAST and beneath > 0.5 * len(fields)
