"""Tick boxes on a page, as type or as drawing, and whether they are ticked."""

from msgspec.structs import replace

from pipeline.model.sheet import Mark, MarkKind, Region, Telling, Told
from pipeline.reading.pages.dingbats import OFF, ON, SOLID, ticked
from pipeline.reading.pages.page import Box, Ink, Page, Piece, Rule, Shape
from pipeline.reading.pages.traces import Trace, said_by

_SMALLEST, _LARGEST = 4.5, 19.0
_CROSSES = {"x", "X", "×", "✕", "✖", "√", "v", "V", "/", "●", "■", "•", "*"}
_MARKS = _CROSSES | set(ON)
_DARK = 0.35


def tick(
    box: Box, *, on: bool | None, said: tuple[Telling, ...] = (), name: str = "", hint: str = "", key: str = ""
) -> Piece:
    """A tick box as a piece of the page."""
    glyph = {True: "☒", False: "☐", None: "☐"}[on]
    mark = Mark(kind=MarkKind.BOX, start=0, end=1, on=on, said=said, name=name, hint=hint, key=key)
    size = max(6.0, min(box.height, 14.0))
    return Piece(text=glyph, box=box, baseline=box.middle[1] + 0.33 * size, size=size, marks=(mark,), printed=False)


def drawn(how: Told, *, on: bool | None) -> Telling:
    """One telling of a box's state."""
    return Telling(how=how, text="on" if on else "off", certainty=1.0 if on is not None else 0.5)


def typed_boxes(word: Piece, *, solid: bool | None) -> Piece:
    """The word with a mark over every tick box that is a character of it; `solid` tells what a black square says."""
    if word.marked(MarkKind.BOX):
        return word  # told by the picture it stands in
    found = [(at, ticked(letter)) for at, letter in enumerate(word.text) if letter in ON + OFF]
    found += [(at, solid) for at, letter in enumerate(word.text) if letter == SOLID]
    if not found:
        return word
    marks = tuple(
        Mark(kind=MarkKind.BOX, start=at, end=at + 1, on=on, said=(drawn(Told.SHOWN, on=on),)) for at, on in found
    )
    return replace(word, marks=(*word.marks, *marks))


def drawn_boxes(page: Page, rules: list[Rule], ink: list[Trace]) -> tuple[list[Piece], list[Piece], list[Shape]]:
    """The words without those that are ticks, the boxes that are drawn, and the frames that are none.

    A small square beside others of its size that share their sides is a cell of a comb, no tick box. Ink that belongs
    to a box is taken out of `ink`.
    """
    candidates = [s for s in page.shapes if _box_like(s)]
    squares = _outermost([s for s in candidates if not _joined(s, page.shapes, rules)])
    hollow = any(not _black(s) for s in squares) or any(letter in OFF for word in page.words for letter in word.text)
    words = [typed_boxes(word, solid=True if hollow else None) for word in page.words]
    boxes, taken = [], set()
    for square in squares:
        inside = [w for w in words if w.box.width <= square.box.width + 4 and square.box.holds(*_heart(w), slack=0.5)]
        if any(w.text not in _CROSSES and not w.marked(MarkKind.BOX) for w in inside):
            continue
        labelled = square.ink is not Ink.ROUND or any(_labels(w, square.box) for w in words)
        if not labelled and not any(_one_of(square.box, other) for other in squares):
            continue
        on = _take(square.box, ink)
        if inside or _black(square):
            on = True
        words = [w for w in words if w not in inside]
        boxes.append(tick(square.box, on=on, said=(drawn(Told.DRAWN, on=on),)))
        taken.add(square.box)
    frames = [s for s in page.shapes if s.ink is Ink.FRAME and s.box not in taken]
    return _inked(words, ink), boxes, frames


def _take(box: Box, ink: list[Trace]) -> bool | None:
    """Whether ink ticks this box; what belongs to the box is no ink of its own any more."""
    on, mine = said_by(box, ink)
    for trace in mine:
        ink.remove(trace)
    return on


def _inked(words: list[Piece], ink: list[Trace]) -> list[Piece]:
    """Boxes that are characters, ticked by what is drawn or printed over them."""
    over: set[int] = set()
    done = [(word, _told(word, words, ink, over)) for word in words]
    return [after for before, after in done if id(before) not in over]


def _told(word: Piece, words: list[Piece], ink: list[Trace], over: set[int]) -> Piece:
    """The word, its empty boxes told by what lies over them; marks that are part of a box now go into `over`."""
    marks = []
    for mark in word.marks:
        if mark.kind is not MarkKind.BOX:
            marks.append(mark)
            continue
        place = _body(word, mark)
        others = [] if mark.on else [w for w in words if w is not word and w.text in _MARKS and place.holds(*_heart(w))]
        others = [w for w in others if id(w) not in over]
        over |= {id(w) for w in others}
        marks.append(_told_over(mark, on=True if others else _take(place, ink)))
    return replace(word, marks=tuple(marks)) if marks else word


def _body(word: Piece, mark: Mark) -> Box:
    """Where a box that is a character stands."""
    left = word.edges[mark.start - 1] if 0 < mark.start <= len(word.edges) else word.box.left
    right = word.edges[mark.end - 1] if mark.end <= len(word.edges) else word.box.right
    return Box(left, word.baseline - 0.72 * word.size, right, word.baseline + 0.08 * word.size)


def _told_over(mark: Mark, *, on: bool | None) -> Mark:
    """The mark of a printed box, with what was put over it."""
    if on is False or mark.on:
        return mark
    return replace(mark, on=on, said=(*mark.said, drawn(Told.DRAWN, on=True)))


def settled(print_: list[Piece], over: list[Piece]) -> list[Piece]:
    """Print and what lies over it, a box both show told once: a field over its square, an X typed into it."""
    notes = [p for p in over if p.region is Region.FLOATING and p.text.strip() in _MARKS]
    fields = [p for p in over if p not in notes]
    kept = [p for p in print_ if not (p.marked(MarkKind.BOX) and len(p.text) == 1 and _under_field(p, fields))]
    for note in notes:
        near = [(_distance(note, p), at) for at, p in enumerate(kept) if len(p.text) == 1 and p.marked(MarkKind.BOX)]
        distance, at = min(near, default=(_LARGEST, 0))
        if distance < _LARGEST:
            kept[at] = _ticked_over(kept[at])
        else:
            fields.append(note)
    return [*kept, *fields]


def _under_field(box: Piece, fields: list[Piece]) -> bool:
    return any(
        f.marked(MarkKind.BOX, MarkKind.CONTROL)
        and f.box.area < 6 * box.box.area
        and f.box.holds(*box.box.middle, slack=2)
        for f in fields
    )


def _distance(note: Piece, box: Piece) -> float:
    """How far a typed mark stands from this box; the mark begins at the left of its note."""
    (x, y), middle = box.box.middle, note.box.middle[1]
    inside = note.box.left - 4 <= x <= note.box.right + 4 and note.box.top - 4 <= y <= note.box.bottom + 4
    return abs(y - middle) + abs(x - min(note.box.middle[0], note.box.left + 6)) if inside else _LARGEST


def _ticked_over(box: Piece) -> Piece:
    mark = next(m for m in box.marks if m.kind is MarkKind.BOX)
    told = replace(mark, on=True, said=(*(t for t in mark.said if t.text == "on"), drawn(Told.DRAWN, on=True)))
    text = box.text if box.printed else "☒"
    return replace(box, text=text, marks=(told, *(m for m in box.marks if m is not mark)))


def _box_like(shape: Shape) -> bool:
    wide, high = shape.box.width, shape.box.height
    if not (
        _SMALLEST <= wide <= _LARGEST and _SMALLEST <= high <= _LARGEST and abs(wide - high) <= 0.3 * max(wide, high)
    ):
        return False
    return shape.ink is Ink.FRAME or (
        shape.ink is Ink.ROUND and (not shape.filled or shape.shade > 0.9) and _ring(shape)
    )


def _ring(shape: Shape) -> bool:
    """Whether this runs round about and ends where it began: a curved tick does neither."""
    (x0, y0), (x1, y1) = shape.path[0], shape.path[-1]
    return abs(x0 - x1) + abs(y0 - y1) < 0.15 * (shape.box.width + shape.box.height)


def _black(square: Shape) -> bool:
    return square.filled and square.shade < _DARK


def _outermost(squares: list[Shape]) -> list[Shape]:
    """Of squares drawn one in another (a border and its inside) the outer ones."""
    kept: list[Shape] = []
    for square in sorted(squares, key=lambda s: -s.box.area):
        if not any(square.box.within(outer.box, slack=1.0) for outer in kept):
            kept.append(square)
    return kept


def _joined(square: Shape, shapes: tuple[Shape, ...], rules: list[Rule]) -> bool:
    """Whether a side of this square is also a side of something else, or part of a longer line."""
    box = square.box
    for rule in rules:
        if rule.end - rule.start > 1.4 * box.width and _along(box, rule):
            return True
    for other in shapes:
        o = other.box
        if other.ink is not Ink.FRAME or o.within(box, slack=1.0) or box.within(o, slack=-0.5):
            continue
        beside = min(abs(o.left - box.right), abs(o.right - box.left), abs(o.left - box.left), abs(o.right - box.right))
        stacked = min(
            abs(o.top - box.bottom), abs(o.bottom - box.top), abs(o.top - box.top), abs(o.bottom - box.bottom)
        )
        high = min(o.bottom, box.bottom) - max(o.top, box.top)
        wide = min(o.right, box.right) - max(o.left, box.left)
        if (beside <= 0.6 and high > 0.6 * box.height) or (stacked <= 0.6 and wide > 0.6 * box.width):
            return True
    return False


def _along(box: Box, rule: Rule) -> bool:
    low, high = (box.top, box.bottom) if rule.upright else (box.left, box.right)
    sides = (box.left, box.right) if rule.upright else (box.top, box.bottom)
    meets = min(rule.end, high) - max(rule.start, low) > 0.6 * (high - low)
    return meets and min(abs(rule.at - side) for side in sides) <= 0.6


def _labels(word: Piece, box: Box) -> bool:
    """Whether this word stands beside the box: round shapes without one are ornaments."""
    gap = max(word.box.left - box.right, box.left - word.box.right)
    return word.level and 0 <= gap < 2.5 * word.size and box.top < _heart(word)[1] < box.bottom


def _one_of(box: Box, other: Shape) -> bool:
    """Whether this is another round button of the same size, in one line or one column with this."""
    its = other.box
    alike = other.ink is Ink.ROUND and its != box and abs(its.width - box.width) < 0.5
    (x0, y0), (x1, y1) = its.middle, box.middle
    return alike and min(abs(x0 - x1), abs(y0 - y1)) < 1.0


def _heart(word: Piece) -> tuple[float, float]:
    return (word.box.left + word.box.right) / 2, word.baseline - 0.3 * word.size
