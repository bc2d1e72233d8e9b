"""Drawn paths into what they are to the eye: straight rules, frames, fillings, round shapes, slanting strokes."""

from itertools import pairwise

from msgspec import Struct, field

from pipeline.reading.pages.page import Box, Ink, Rule, Shape
from pipeline.reading.pages.squares import squares
from pipeline.reading.pdf.setting import Painted

_THIN = 3.0  # points: a filled rectangle no thicker than this is a rule
_STRAIGHT = 0.7  # points a rule may lean
_JOIN = 3.0  # points: dots and dashes this near make one rule
_SHORTEST = 4.5
_WHITE = 0.985
_MOST_FILLS = 500
_CORNER = 0.09  # of the shorter side: a corner cut off by more is no rounded corner any more; a circle's is 0.15
_BOXES = (4.5, 19.0)  # points a tick box may measure
_LINE, _CURVE, _MOVE = 0, 1, 2
_STEPS = (0.25, 0.5, 0.75, 1.0)  # where a curve is followed


class Outline(Struct, kw_only=True):
    """One path as it is drawn: its strokes one by one, in the page's coordinates as the eye sees it."""

    strokes: bool
    pale: bool  # its strokes are white: seen only over a filling
    shade: float | None  # of its filling; None where it is not filled
    solid: bool = False  # nothing shows through its filling
    parts: list[list[tuple[float, float]]] = field(default_factory=list)
    curved: set[int] = field(default_factory=set)
    pulls: list[tuple[float, float]] = field(default_factory=list)  # of a curve not yet at its end

    def step(self, kind: int, x: float, y: float, *, closes: bool) -> None:
        """Follow the path to this point."""
        if kind == _MOVE or not self.parts:
            self.parts.append([])
        if kind == _CURVE:
            self.curved.add(len(self.parts) - 1)
        part = self.parts[-1]
        part += self._bend(x, y) if kind == _CURVE and part else [(x, y)]
        if closes and part[0] != (x, y):
            part.append(part[0])

    def _bend(self, x: float, y: float) -> list[tuple[float, float]]:
        """Points on a curve, once both points that pull at it and its end are told."""
        self.pulls.append((x, y))
        if len(self.pulls) < 3:
            return []
        points = [self.parts[-1][-1], *self.pulls]
        self.pulls = []
        return [_on_curve(points, step) for step in _STEPS]


class Drawing(Struct):
    """All that is drawn on one page."""

    bits: list[Rule] = field(default_factory=list)
    pale: list[Rule] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    pale_marks: list[Box] = field(default_factory=list)
    painted: Painted = field(default_factory=Painted)

    def add(self, outline: Outline) -> None:
        """Take in one path, part by part."""
        for index, part in enumerate(outline.parts):
            if len(part) > 1:
                self._part(part, outline, curved=index in outline.curved)

    def _part(self, part: list[tuple[float, float]], outline: Outline, *, curved: bool) -> None:
        xs, ys = [p[0] for p in part], [p[1] for p in part]
        box = Box(min(xs), min(ys), max(xs), max(ys))
        if curved and not _has_round_corners(part, box):
            self._slanting(Ink.ROUND, part, box, outline)
        elif min(box.width, box.height) <= (_THIN if outline.shade is not None else _STRAIGHT):
            self._thin(box, pale=outline.pale or (not outline.strokes and (outline.shade or 0.0) > _WHITE))
        elif curved or _is_rectangle(part, box):
            if outline.solid and outline.shade is not None:
                self.painted.cover(box, outline.shade)
            self.shapes.append(_shape(Ink.FRAME if outline.strokes and not outline.pale else Ink.FILL, box, outline))
        else:
            self._polygon(part, box, outline)

    def _thin(self, box: Box, *, pale: bool) -> None:
        bits = self.pale if pale else self.bits
        if box.height > box.width:
            bits.append(Rule.down((box.left + box.right) / 2, box.top, box.bottom))
        else:
            bits.append(Rule.across((box.top + box.bottom) / 2, box.left, box.right))

    def _polygon(self, part: list[tuple[float, float]], box: Box, outline: Outline) -> None:
        aslant = False
        for (x0, y0), (x1, y1) in pairwise(part):
            if abs(x0 - x1) <= _STRAIGHT or abs(y0 - y1) <= _STRAIGHT:
                if outline.strokes:
                    self._thin(Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)), pale=outline.pale)
            else:
                aslant = True
        if aslant:
            self._slanting(Ink.STROKE, part, box, outline)

    def _slanting(self, ink: Ink, part: list[tuple[float, float]], box: Box, outline: Outline) -> None:
        if not outline.pale or outline.shade is not None:
            self.shapes.append(_shape(ink, box, outline)._replace(path=tuple(part)))
        else:
            self.pale_marks.append(box)

    def close(self) -> None:
        """All is drawn: four strokes that make a small square are the frame they show, ticks in white are ticks."""
        found, self.bits = squares(self.bits)
        self.shapes = [_ticked(s) if _box_like(s) and self._marked(s) else s for s in self.shapes]
        self.shapes += [Shape(Ink.FRAME, box) for box in found]

    def _marked(self, shape: Shape) -> bool:
        """Whether something white was drawn on this coloured shape."""
        return any(mark.within(shape.box, slack=1.0) for mark in self.pale_marks)

    def rules(self) -> tuple[Rule, ...]:
        """The straight lines, those drawn in bits and dashes put together."""
        fills = [s.box for s in self.shapes if s.ink is Ink.FILL and s.shade < _WHITE][:_MOST_FILLS]
        parting = [rule for rule in joined(self.pale) if any(_lies_on(rule, fill) for fill in fills)]
        return joined(self.bits + parting)


def _on_curve(points: list[tuple[float, float]], step: float) -> tuple[float, float]:
    rest = 1 - step
    weights = (rest**3, 3 * rest**2 * step, 3 * rest * step**2, step**3)
    x, y = (sum(weight * point[axis] for weight, point in zip(weights, points, strict=True)) for axis in (0, 1))
    return x, y


def _lies_on(rule: Rule, fill: Box) -> bool:
    """Whether most of a white line can be seen on this filling."""
    sides, ends = ((fill.left, fill.right), (fill.top, fill.bottom))
    if not rule.upright:
        sides, ends = ends, sides
    seen = min(rule.end, ends[1]) - max(rule.start, ends[0])
    return sides[0] - 1.5 <= rule.at <= sides[1] + 1.5 and seen > 0.6 * (rule.end - rule.start)


def joined(bits: list[Rule]) -> tuple[Rule, ...]:
    """Rules that lie on one line and touch, as one; what stays too short to be a rule is left out."""
    whole: list[Rule] = []
    for level in _levels(bits):
        reach: Rule | None = None
        for bit in sorted(level, key=lambda b: b.start):
            if reach and bit.start <= reach.end + _JOIN:
                reach = reach._replace(end=max(reach.end, bit.end))
            else:
                whole += [reach] if reach else []
                reach = bit
        whole += [reach] if reach else []
    return tuple(rule for rule in whole if rule.end - rule.start >= _SHORTEST)


def _levels(bits: list[Rule]) -> list[list[Rule]]:
    """Bits grouped by the line they lie on."""
    levels: list[list[Rule]] = []
    for bit in sorted(bits, key=lambda b: (b.upright, b.at)):
        first = levels[-1][0] if levels else None
        if first and first.upright == bit.upright and bit.at - first.at <= 1.0:
            levels[-1].append(bit)
        else:
            levels.append([bit])
    return levels


def _shape(ink: Ink, box: Box, outline: Outline) -> Shape:
    shade = outline.shade
    return Shape(ink, box, filled=shade is not None, shade=1.0 if shade is None else shade)


def _box_like(shape: Shape) -> bool:
    wide, high = shape.box.width, shape.box.height
    least, most = _BOXES
    square = least <= min(wide, high) and max(wide, high) <= most and abs(wide - high) <= 0.3 * max(wide, high)
    return square and shape.ink is Ink.FILL and shape.shade < _WHITE


def _ticked(shape: Shape) -> Shape:
    """A coloured square with a white mark on it says what a black one does."""
    return Shape(Ink.FRAME, shape.box, filled=True, shade=0.0)


def _has_round_corners(part: list[tuple[float, float]], box: Box) -> bool:
    """Whether this is a rectangle with its corners rounded off, as browsers draw the boxes of forms."""
    near = _CORNER * min(box.width, box.height)
    return len(part) > 8 and all(min(x - box.left, box.right - x, y - box.top, box.bottom - y) <= near for x, y in part)


def _is_rectangle(part: list[tuple[float, float]], box: Box) -> bool:
    if not 4 <= len(part) <= 6:
        return False
    near = _STRAIGHT
    corners = all(
        min(abs(x - box.left), abs(x - box.right)) <= near and min(abs(y - box.top), abs(y - box.bottom)) <= near
        for x, y in part
    )
    return corners and all(abs(x0 - x1) <= near or abs(y0 - y1) <= near for (x0, y0), (x1, y1) in pairwise(part))
