"""Ink that no print explains: handwriting, signatures, ticks beside words, stamps; told where, never guessed what."""

import numpy as np

from pipeline.reading.pages.page import Box, around
from pipeline.reading.scan.blots import Blots, blots, runs
from pipeline.reading.scan.picture import Mask

_TALL = 4.0  # points a mark must measure in one direction
_THIN = 1.2  # points a mark must measure in the other
_REACH = 9.0  # points between strokes of one thing written
_LEAST = 6.0  # square points of ink
_MOST = 1500  # strokes of one page: more of them are no handwriting
_RIM = 9.0  # points from the picture's edge: the shadow of the paper's own edge


def written(dark: Mask, taken: list[Box], point: float) -> list[Box]:
    """Where ink lies besides what was taken for words, rules and boxes; places in pixels."""
    left = dark.copy()
    for box in taken:
        left[max(0, int(box.top)) : int(box.bottom) + 1, max(0, int(box.left)) : int(box.right) + 1] = False
    found: Blots = blots(runs(left))
    height, width = dark.shape
    rim = _RIM * point
    like = (
        (np.maximum(found.width, found.height) >= _TALL * point)
        & (np.minimum(found.width, found.height) >= _THIN * point)
        & (found.left > rim)
        & (found.right < width - rim)
        & (found.top > rim)
        & (found.bottom < height - rim)
    )
    at = np.flatnonzero(like)[:_MOST]
    boxes = [Box(*map(float, (found.left[i], found.top[i], found.right[i], found.bottom[i]))) for i in at]
    return [box for box, ink in _grouped(boxes, [int(found.ink[i]) for i in at], point) if ink >= _LEAST * point**2]


def _grouped(boxes: list[Box], inks: list[int], point: float) -> list[tuple[Box, int]]:
    """Strokes that stand near each other as one, with how much ink they hold."""
    groups: list[tuple[Box, int]] = []
    for box, ink in sorted(zip(boxes, inks, strict=True), key=lambda one: one[0].left):
        near = [group for group in groups if _near(group[0], box, _REACH * point)]
        for group in near:
            groups.remove(group)
        groups.append((around([box, *(g for g, _ in near)]), ink + sum(i for _, i in near)))
    return groups


def _near(one: Box, other: Box, reach: float) -> bool:
    return (
        one.left - reach <= other.right
        and other.left - reach <= one.right
        and one.top - reach / 2 <= other.bottom
        and other.top - reach / 2 <= one.bottom
    )
