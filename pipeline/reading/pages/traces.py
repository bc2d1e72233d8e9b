"""Traces of ink: what is drawn on a page besides its tables, and what a box with some of it in it says."""

from itertools import pairwise
from typing import NamedTuple

from pipeline.reading.pages.page import Box, Ink, Page

_STEP = 1.5  # points between two places at which a line is looked at
_SMALL = 60.0  # points: longer straight rules are no marks
_BLOT = 30.0
_DARK = 0.6
_PALE = 0.75
_CORE = 0.28  # of a box's width: what runs along its edge no nearer the middle than this is its border
_FAR = 5.0  # times a box's width: a longer line was not drawn for this box alone
_MOST = 4000  # traces of one page; with more of them it is a drawing


class Trace(NamedTuple):
    """One thing drawn, as places along its line."""

    box: Box
    path: tuple[tuple[float, float], ...]
    slanting: bool = False  # curves and lines aslant, which no table is made of
    blot: bool = False  # dark all over, or a picture
    picture: bool = False


def traces(page: Page) -> list[Trace]:
    """Everything on this page that may be a mark somebody made."""
    if len(page.shapes) + len(page.rules) > 4 * _MOST:
        return []
    found: list[Trace] = []
    for shape in page.shapes:
        small = max(shape.box.width, shape.box.height) <= _BLOT
        dark = shape.filled and shape.shade < _DARK
        if shape.ink in (Ink.STROKE, Ink.ROUND):
            if not shape.filled or shape.shade < _PALE:
                found.append(Trace(shape.box, _walked(shape.path), slanting=True, blot=dark and small))
        elif small and (dark or shape.ink is Ink.FRAME):
            found.append(Trace(shape.box, _walked(_corners(shape.box)), blot=dark))
    for rule in page.rules:
        if rule.end - rule.start <= _SMALL:
            ends = (
                ((rule.at, rule.start), (rule.at, rule.end))
                if rule.upright
                else ((rule.start, rule.at), (rule.end, rule.at))
            )
            found.append(Trace(Box(*ends[0], *ends[1]), _walked(ends)))
    found += [Trace(box, (), blot=True, picture=True) for box in page.pictures if max(box.width, box.height) <= _BLOT]
    return found[:_MOST]


def _corners(box: Box) -> tuple[tuple[float, float], ...]:
    left, top, right, bottom = box
    return (left, top), (right, top), (right, bottom), (left, bottom), (left, top)


def _walked(path: tuple[tuple[float, float], ...]) -> tuple[tuple[float, float], ...]:
    """Places along a line, near enough together that it can't pass a box unseen."""
    places = list(path[:1])
    for (x0, y0), (x1, y1) in pairwise(path):
        steps = min(400, 1 + int(max(abs(x1 - x0), abs(y1 - y0)) / _STEP))
        places += [(x0 + (x1 - x0) * n / steps, y0 + (y1 - y0) * n / steps) for n in range(1, steps + 1)]
    return tuple(places)


def meets(one: Box, other: Box, slack: float = 0.0) -> bool:
    """Whether these two touch."""
    return (
        one.left - slack <= other.right
        and other.left - slack <= one.right
        and one.top - slack <= other.bottom
        and other.top - slack <= one.bottom
    )


def said_by(box: Box, ink: list[Trace]) -> tuple[bool | None, list[Trace]]:
    """Whether ink ticks this box (None where that is not certain), and what of the ink belongs to it."""
    said: bool | None = False
    mine = []
    for trace in ink:
        if not meets(box, trace.box, 0.5):
            continue
        one = _said(box, trace)
        if one is not False or trace.box.within(box, slack=1.5):
            mine.append(trace)
        said = True if True in (said, one) else None if None in (said, one) else False
    return said, mine


def _said(box: Box, trace: Trace) -> bool | None:
    if trace.blot and _blots(box, trace):
        return True
    inset = _CORE * box.width, _CORE * box.height
    core = Box(box.left + inset[0], box.top + inset[1], box.right - inset[0], box.bottom - inset[1])
    if any(core.holds(x, y) for x, y in trace.path):
        return True if max(trace.box.width, trace.box.height) <= _FAR * box.width else None
    if not trace.slanting or trace.box.within(box, slack=1.5) or trace.box.area > 40 * box.area:
        return False  # a border, perhaps with its corners cut, or a ring around more than the box
    return None if any(box.holds(x, y) for x, y in trace.path) else False


def _blots(box: Box, trace: Trace) -> bool:
    most = 6 if trace.picture else 1.8
    return box.holds(*trace.box.middle) and 0.05 * box.area < trace.box.area < most * box.area
