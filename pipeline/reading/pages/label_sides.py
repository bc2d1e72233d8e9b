"""On which side of its box each form field's label stands, on pages where no rule says so: one habit for a page."""

import itertools
from enum import StrEnum

from pipeline.model.sheet import MarkKind
from pipeline.reading.pages.lattice import Bay, Lattice
from pipeline.reading.pages.page import Box, Piece, around
from pipeline.reading.pages.rows import rows

_LEAST = 3  # fields: fewer show no habit
_ALIKE = 2  # fields that begin at one place
_NEAR = 4.0  # points by which fields of one column may be out of line
_GAP = 1.5  # of the type size: words further apart are two labels
_STEP = 1.5  # of the type size: rows further apart are two labels
_JOINS = 3  # letters: so few only join two fields, as 'to' does
_BELOW = 16.0  # points between a box and a label over or under it
_BESIDE = 260.0  # points between a box and a label beside it: labels are ragged
_RAGGED = 12.0  # points beside a box that say no more than 'near'
_NONE = 40.0  # what a field without a label on this side costs
_CLEARLY = 1.4
_MOST_ALONE = 0.35  # of the fields may have no label on the side of the others


Found = list[tuple[Piece, list[Piece]]]  # fields and the words of their labels


class Side(StrEnum):
    """Where a label stands, seen from its box."""

    LEFT = "left"
    ABOVE = "above"
    RIGHT = "right"
    BELOW = "below"


TURNED = {Side.RIGHT, Side.BELOW}  # the answer comes before its label
READ_ON = {Side.LEFT, Side.ABOVE}


def labelled_pairs(fields: list[Piece], words: list[Piece], sides: set[Side]) -> list[Lattice]:
    """Fields with their labels as tables of two cells, if this page's habit is to have them on one of these sides."""
    texts = [p for p in fields if not p.marked(MarkKind.BOX)]
    if len(texts) < _LEAST:
        return []
    labels = _labels(words, fields)
    found = {side: _paired(texts, labels, side) for side in Side}
    cost = {side: _cost(texts, pairs, side) for side, pairs in found.items()}
    side, second, *_ = sorted(Side, key=lambda one: cost[one])
    pairs = found[side]
    if side not in sides or len(pairs) < (1 - _MOST_ALONE) * len(texts):
        return []
    if cost[side] * _CLEARLY + 1 > cost[second] or not _nearer(side, found):
        return []
    if side in READ_ON:
        pairs = _side_by_side(_in_columns(pairs))
    everything = [*fields, *words]
    made = (_table(field, label, side, everything) for field, label in pairs)
    return [table for table in made if table is not None]


def _labels(words: list[Piece], things: list[Piece]) -> list[list[Piece]]:
    """Words that belong together, over several rows where they begin at one place; none that name tick boxes."""
    labels: list[list[Piece]] = []
    for row in rows(words):
        for stretch in _stretches(list(row.pieces)):
            above = next((label for label in reversed(labels[-6:]) if _goes_on(label, stretch, things)), None)
            if above is None:
                labels.append(stretch)
            else:
                above += stretch
    boxes = [p.box for p in things if p.marked(MarkKind.BOX)]
    labels = [label for label in labels if sum(len(p.text) for p in label) > _JOINS]
    return [label for label in labels if not any(_beside(around([p.box for p in label]), box) for box in boxes)]


def _stretches(pieces: list[Piece]) -> list[list[Piece]]:
    parts = [[pieces[0]]]
    for before, piece in itertools.pairwise(pieces):
        if piece.box.left - before.box.right >= _GAP * piece.size:
            parts.append([])
        parts[-1].append(piece)
    return parts


def _goes_on(label: list[Piece], stretch: list[Piece], things: list[Piece]) -> bool:
    last, first = label[-1], stretch[0]
    step = first.baseline - last.baseline
    if not 0 < step <= _STEP * first.size or abs(first.size - last.size) > 0.5:
        return False
    if abs(first.box.left - label[0].box.left) > _NEAR or first.marked(MarkKind.BOLD) != last.marked(MarkKind.BOLD):
        return False
    between = around([last.box, first.box])
    return not any(last.baseline < p.box.middle[1] < first.box.bottom and p.box.shared(between) > 0 for p in things)


def _beside(label: Box, box: Box) -> bool:
    """Whether these words stand right beside a tick box, and so say what it means."""
    level = label.top - 2 <= box.middle[1] <= label.bottom + 2
    return level and min(abs(label.left - box.right), abs(box.left - label.right)) <= _RAGGED


def _paired(fields: list[Piece], labels: list[list[Piece]], side: Side) -> Found:
    """Each field with the nearest label on this side, each label once."""
    near = []
    for at, field in enumerate(fields):
        for number, label in enumerate(labels):
            gap = _gap(field.box, label, side)
            if gap is not None and not _something_between(field, gap, fields, side):
                near.append((gap, at, number))
    taken: dict[int, int] = {}
    for _, at, number in sorted(near):
        if at not in taken and number not in taken.values():
            taken[at] = number
    return [(fields[at], labels[number]) for at, number in sorted(taken.items())]


def _gap(box: Box, label: list[Piece], side: Side) -> float | None:
    """How far this label stands from the box on this side; None where it does not stand there."""
    words = around([p.box for p in label])
    if side in (Side.LEFT, Side.RIGHT):
        level = min(box.bottom, words.bottom) - max(box.top, words.top) > 0.5 * min(words.height, box.height)
        gap = box.left - words.right if side is Side.LEFT else words.left - box.right
        return max(0.0, gap) if level and -1 <= gap <= _BESIDE else None
    over = abs(words.left - box.left) <= 6 or (words.left >= box.left - 2 and words.right <= box.right + 2)
    gap = box.top - words.bottom if side is Side.ABOVE else words.top - box.bottom
    return max(0.0, gap) if over and -3 <= gap <= _BELOW else None


def _something_between(field: Piece, gap: float, fields: list[Piece], side: Side) -> bool:
    box = field.box
    way = {
        Side.LEFT: Box(box.left - gap, box.top, box.left, box.bottom),
        Side.RIGHT: Box(box.right, box.top, box.right + gap, box.bottom),
        Side.ABOVE: Box(box.left, box.top - gap, box.right, box.top),
        Side.BELOW: Box(box.left, box.bottom, box.right, box.bottom + gap),
    }[side]
    return any(other is not field and other.box.shared(way) > 0.1 * other.box.area for other in fields)


def _cost(fields: list[Piece], pairs: Found, side: Side) -> float:
    """How far labels on this side are from their fields, on the whole."""
    beside = side in (Side.LEFT, Side.RIGHT)
    gaps = [_gap(field.box, label, side) or 0.0 for field, label in pairs]
    near = sum(min(gap, _RAGGED) if beside else gap for gap in gaps)
    return (near + _NONE * (len(fields) - len(pairs))) / len(fields)


def _nearer(side: Side, found: dict[Side, Found]) -> bool:
    """Whether labels under their fields are nearer to these than to the fields below them."""
    above, below = (_mean_gap(found[one], one) for one in (Side.ABOVE, Side.BELOW))
    return side is not Side.BELOW or not found[Side.ABOVE] or below * _CLEARLY + 1 < above


def _mean_gap(pairs: Found, side: Side) -> float:
    return sum(_gap(field.box, label, side) or 0.0 for field, label in pairs) / max(1, len(pairs))


def _in_columns(pairs: Found) -> Found:
    """Those whose fields begin where others do: two fields in one sentence are no table."""
    lefts = [field.box.left for field, _ in pairs]
    return [pair for pair in pairs if sum(abs(pair[0].box.left - left) <= _NEAR for left in lefts) >= _ALIKE]


def _side_by_side(pairs: Found) -> Found:
    """Those that stand in a row with others: one below the other, labels and fields are read in order anyway."""
    tops = [field.box.top for field, _ in pairs]
    return [pair for pair in pairs if sum(abs(pair[0].box.top - top) <= _NEAR for top in tops) > 1]


def _table(field: Piece, label: list[Piece], side: Side, everything: list[Piece]) -> Lattice | None:
    """A table of two cells, the label's first wherever it stands; None where something else lies in it."""
    words = around([p.box for p in label])
    box = around([field.box, words])
    own = {id(field), *map(id, label)}
    if any(box.holds(*p.box.middle) and id(p) not in own for p in everything):
        return None
    label_first = side in READ_ON
    first, last = (words, field.box) if label_first else (field.box, words)
    order = (0, 1) if label_first else (1, 0)
    if side in (Side.LEFT, Side.RIGHT):
        xs, ys = [box.left - 1, (first.right + last.left) / 2, box.right + 1], [box.top - 1, box.bottom + 1]
        places = {(0, 0): order[0], (0, 1): order[1]}
        bays = [Bay(0, 0, 1, 1, words), Bay(0, 1, 1, 1, field.box)]
    else:
        xs, ys = [box.left - 1, box.right + 1], [box.top - 1, (first.bottom + last.top) / 2, box.bottom + 1]
        places = {(0, 0): order[0], (1, 0): order[1]}
        bays = [Bay(0, 0, 1, 1, words), Bay(1, 0, 1, 1, field.box)]
    return Lattice(box=Box(xs[0], ys[0], xs[-1], ys[-1]), bays=bays, xs=xs, ys=ys, places=places)
