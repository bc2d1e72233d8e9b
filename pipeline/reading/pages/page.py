"""What lies on one PDF page, before anything is made of it: words, rules, shapes and what was put over them."""

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct

from pipeline.model.sheet import Mark, MarkKind, Region


class Box(NamedTuple):
    """A rectangle in points from the page's top left corner as the eye sees it."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """How high it is."""
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[float, float]:
        """Its centre."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    @property
    def area(self) -> float:
        """How much it covers."""
        return max(0.0, self.width) * max(0.0, self.height)

    def holds(self, x: float, y: float, *, slack: float = 0.0) -> bool:
        """Whether this point lies in it."""
        return self.left - slack <= x <= self.right + slack and self.top - slack <= y <= self.bottom + slack

    def shared(self, other: "Box") -> float:
        """How much of the page both cover."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0.0, wide) * max(0.0, high)

    def within(self, other: "Box", *, slack: float = 0.0) -> bool:
        """Whether all of it lies in the other."""
        return other.holds(self.left, self.top, slack=slack) and other.holds(self.right, self.bottom, slack=slack)


def around(boxes: "list[Box] | tuple[Box, ...]") -> Box:
    """The smallest box that holds all of these."""
    return Box(
        min(b.left for b in boxes), min(b.top for b in boxes), max(b.right for b in boxes), max(b.bottom for b in boxes)
    )


class Rule(NamedTuple):
    """A straight printed line along the page's edges: at `at` from its top or left, from `start` to `end`."""

    upright: bool
    at: float
    start: float
    end: float

    @classmethod
    def across(cls, at: float, start: float, end: float) -> "Rule":
        """A rule from left to right."""
        return cls(upright=False, at=at, start=start, end=end)

    @classmethod
    def down(cls, at: float, start: float, end: float) -> "Rule":
        """A rule from top to bottom."""
        return cls(upright=True, at=at, start=start, end=end)


class Ink(StrEnum):
    """What a drawn shape is."""

    FRAME = "frame"  # a rectangle with its outline drawn
    FILL = "fill"  # a filled rectangle without outline
    ROUND = "round"  # curves
    STROKE = "stroke"  # lines that run aslant: ticks and crosses


class Shape(NamedTuple):
    """Something drawn that is no rule."""

    ink: Ink
    box: Box
    filled: bool = False
    shade: float = 1.0  # of the filling: 0 black, 1 white
    path: tuple[tuple[float, float], ...] = ()  # where its line runs; of curves and slanting strokes only


class Piece(Struct, frozen=True, kw_only=True):
    """One word of print, or one thing put among the words: a form field's value, a tick box, a typed-over note."""

    text: str
    box: Box
    baseline: float
    size: float  # of the type, in points
    marks: tuple[Mark, ...] = ()
    spaced: bool = False  # a space stands after it in the file
    level: bool = True  # runs from left to right as the page is held
    alone: bool = False  # makes a line of its own, whatever stands beside it
    printed: bool = True
    region: Region = Region.BODY
    edges: tuple[float, ...] = ()  # where each letter ends, for words of print

    def marked(self, *kinds: MarkKind) -> bool:
        """Whether it bears a mark of one of these kinds."""
        return any(mark.kind in kinds for mark in self.marks)


ToEye = Callable[[float, float, float, float], Box]  # a rectangle of the file's own coordinates, as the eye sees it


class Page(Struct, frozen=True, kw_only=True):
    """One page as its print shows it."""

    number: int  # from 1
    width: float
    height: float
    words: tuple[Piece, ...]
    rules: tuple[Rule, ...]
    shapes: tuple[Shape, ...]
    pictures: tuple[Box, ...]
    unmapped: int  # characters that can't be told
    unseen: int  # characters that are in the file but not drawn
    to_eye: ToEye


def held(page: Box, turn: int) -> ToEye:
    """How rectangles of the file's coordinates (y upwards) look on a page turned clockwise by so many degrees.

    `page` holds the visible part in the file's coordinates: left, bottom, right, top.
    """
    left, bottom, right, top = page

    def upright(x0: float, y0: float, x1: float, y1: float) -> Box:
        return Box(x0 - left, top - y1, x1 - left, top - y0)

    def quarter(x0: float, y0: float, x1: float, y1: float) -> Box:
        return Box(y0 - bottom, x0 - left, y1 - bottom, x1 - left)

    def half(x0: float, y0: float, x1: float, y1: float) -> Box:
        return Box(right - x1, y0 - bottom, right - x0, y1 - bottom)

    def three_quarters(x0: float, y0: float, x1: float, y1: float) -> Box:
        return Box(top - y1, right - x1, top - y0, right - x0)

    return {90: quarter, 180: half, 270: three_quarters}.get(turn % 360, upright)
