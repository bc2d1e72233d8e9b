"""Which way up a page lies, and how far askew: told by its letters, which stand in level rows on their feet."""

import numpy as np

from pipeline.reading.scan.blots import Blots, Numbers, blots, runs
from pipeline.reading.scan.picture import Grey, Mask, tilted

_ASKEW = 8.0  # degrees: a page laid more askew than this is squared up as a photograph or not at all
_STEPS = (0.5, 0.1, 0.02)
_LEAST = 0.015  # degrees not worth turning for
_MOST = 60_000  # dark pixels looked at
_FEW = 60  # letters: fewer tell nothing
_SURER = 1.15


def askew(dark: Mask) -> float:
    """By how many degrees the rows of this page fall to the right."""
    rows, columns = np.nonzero(dark)
    if len(rows) > _MOST:
        every = np.random.default_rng(0).choice(len(rows), _MOST, replace=False)
        rows, columns = rows[every], columns[every]
    if len(rows) < _FEW:
        return 0.0
    best, reach = 0.0, _ASKEW
    for step in _STEPS:
        tries = np.arange(best - reach, best + reach + step / 2, step)
        best = float(max(tries, key=lambda degrees: _sharpness(rows, columns, degrees)))
        reach = step
    return best


def _sharpness(rows: Numbers, columns: Numbers, degrees: float) -> float:
    """How sharply the dark of this page falls into rows when it is turned so."""
    at = np.rint(rows - columns * np.tan(np.radians(degrees))).astype(np.int64)
    counts = np.bincount(at - at.min())
    return float(np.sum(np.square(np.diff(counts.astype(float)))))


def levelled(grey: Grey, dark: Mask) -> Grey:
    """This picture with its rows level."""
    degrees = askew(dark)
    return grey if abs(degrees) < _LEAST else tilted(grey, -degrees)


def lying(dark: Mask, point: float) -> bool:
    """Whether the page lies on its side; `point` is how many pixels a point measures."""
    found = _letters(dark, point)
    if len(found) < _FEW:
        return False
    left, top, right, bottom = found.T
    level, upright = askew(dark), askew(dark.T)
    return _rowed(left, right, top, upright) > _SURER * _rowed(top, bottom, left, level)


def _rowed(low: Numbers, high: Numbers, along: Numbers, degrees: float) -> float:
    """How sharply letters fall into rows across this direction, by where they begin and end."""
    fall = np.rint(along * np.tan(np.radians(degrees))).astype(np.int64)
    begins, ends = (np.bincount(side - fall - (side - fall).min()).astype(float) for side in (low, high))
    return float(np.square(begins).sum() + np.square(ends).sum()) / len(low)


def on_its_head(dark: Mask, point: float) -> bool:
    """Whether the page, whose rows are level, stands on its head: letters share their feet more than their heads."""
    found = _letters(dark, point)
    if len(found) < _FEW:
        return False
    heads, feet = (np.bincount(found[:, side]).astype(float) for side in (1, 3))
    return float(np.square(heads).sum()) > float(np.square(feet).sum())


def _letters(dark: Mask, point: float) -> Numbers:
    """Left, top, right and bottom of all that may be letters."""
    found: Blots = blots(runs(dark))
    like = (
        (found.height >= 3 * point)
        & (found.height <= 16 * point)
        & (found.width >= 1 * point)
        & (found.width <= 16 * point)
    )
    return np.stack([found.left, found.top, found.right, found.bottom], axis=1)[like]
