"""The rules of tables in a picture of a page, broken and slightly bent ones joined; letters are not taken for rules."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.reading.scan.blots import Blots, Runs, blots, painted, runs
from pipeline.reading.scan.picture import Mask

_SEED = 20.0  # points: a straight stretch as long as this is no letter's
_BESIDE_WORDS = 60.0  # one that letters stand on must be longer
_SHORT = 7.0  # a shorter one is a rule where it ends on rules at both ends
_THICK = 4.5  # points
_LEAN = 9.0  # times as long as thick
_GAP = 9.0  # points: breaks of this length in a rule are mended
_STRAY = 1.6  # points by which the parts of one rule may lie beside each other
_MEETS = 0.6  # points between a short stroke and the rule it ends on: a letter in a low cell comes nearly as near
_RIM = 5.0  # points from the picture's edge: the paper's own edge
_NEAR = 3.0  # points by which a rule may miss the one it should meet
_BARE = 0.88  # of a rule's length has paper on both sides
_UNBROKEN = 0.97  # of its length is dark in one row of pixels, where it runs through letters or along them


class Line(NamedTuple):
    """A straight dark line in pixels: at `at` down the picture (or across it, for upright ones), from start to end."""

    at: float
    start: float
    end: float
    thick: float


class Lines(NamedTuple):
    """The rules of a page, level and upright, and the pixels they are made of."""

    level: list[Line]
    upright: list[Line]
    dark: Mask


def lines(dark: Mask, point: float) -> Lines:
    """Every rule of this page; `point` is how many pixels a point measures."""
    turned = np.ascontiguousarray(dark.T)
    level, upright = _Strokes(dark, point), _Strokes(turned, point)
    across, down = level.long(), upright.long()
    across_short, down_short = level.short(down), upright.short(across)
    # what ends on a short rule is seen once that one is known
    across_short = level.short([*down, *down_short])
    made = level.painted() | upright.painted().T
    return Lines(
        _met(_joined([*across, *across_short], point), [*down, *down_short], point),
        _met(_joined([*down, *down_short], point), [*across, *across_short], point),
        made,
    )


class _Strokes:
    """Straight strokes along the rows of a picture."""

    def __init__(self, dark: Mask, point: float) -> None:
        self._dark, self._point = dark, point
        found = _bridged(runs(dark), max(1, round(0.7 * point)))
        self._runs = found.taken(found.end - found.start >= _SHORT * point)
        self._blots: Blots = blots(self._runs)
        self._thick = self._blots.ink / np.maximum(1, self._blots.width)
        lean = (self._thick <= _THICK * point) & (self._blots.width >= _LEAN * np.minimum(self._thick, point))
        edge = _RIM * point
        lean &= (self._blots.top > edge) & (self._blots.bottom < dark.shape[0] - edge)
        self._lean = lean & (self._blots.height <= np.maximum(_THICK * point, 0.03 * self._blots.width))
        self._taken = np.zeros(len(self._thick), dtype=bool)

    def long(self) -> list[Line]:
        """Strokes that are rules for their length alone."""
        at = [int(i) for i in np.flatnonzero(self._lean & (self._blots.width >= _SEED * self._point))]
        bare = [index for index in at if self._is_bare(index)]
        self._taken[bare] = True
        return [self._line(index) for index in bare]

    def short(self, others: list[Line]) -> list[Line]:
        """All shorter strokes that are rules, now that these stand, on which such a stroke ends on both sides."""
        if others:
            places = np.array(others)
            for index in map(int, np.flatnonzero(self._lean & ~self._taken)):
                if self._between(index, places) and self._is_bare(index):
                    self._taken[index] = True
        short = self._taken & (self._blots.width < _SEED * self._point)
        return [self._line(int(index)) for index in np.flatnonzero(short)]

    def painted(self) -> Mask:
        """The pixels of all strokes that were taken for rules, but not of what merely touches them."""
        long = self._runs.end - self._runs.start
        least = np.minimum(_SEED * self._point, 0.5 * self._blots.width)
        mine = self._taken[self._blots.of] & (long >= least[self._blots.of])
        return painted(self._runs.taken(mine), (self._dark.shape[0], self._dark.shape[1]))

    def _line(self, index: int) -> Line:
        found = self._blots
        middle = (found.top[index] + found.bottom[index]) / 2
        return Line(float(middle), float(found.left[index]), float(found.right[index]), float(self._thick[index]))

    def _between(self, index: int, places: NDArray[np.float64]) -> bool:
        found, near = self._blots, _NEAR * self._point
        middle = (found.top[index] + found.bottom[index]) / 2
        crossing = places[(places[:, 1] - near <= middle) & (middle <= places[:, 2] + near)]
        return all(
            bool((np.abs(crossing[:, 0] - end) <= _MEETS * self._point + crossing[:, 3]).any())
            for end in (found.left[index], found.right[index])
        )

    def _is_bare(self, index: int) -> bool:
        """Whether paper lies along both sides of this stroke: letters in a row have letters above or below."""
        found = self._blots
        gap = max(2, round(0.8 * self._point))
        top, bottom = int(found.top[index]), int(found.bottom[index])
        stretch = slice(int(found.left[index]), int(found.right[index]))
        above = self._dark[max(0, top - gap - 1) : max(0, top - gap) + 1, stretch]
        below = self._dark[bottom + gap - 1 : bottom + gap + 1, stretch]
        bare = [not side.size or float(side.mean()) <= 1 - _BARE for side in (above, below)]
        if all(bare):
            return True
        least = _BESIDE_WORDS if any(bare) else _SEED  # feet of letters have their letters on one side, paper below
        whole = float(self._dark[top:bottom, stretch].mean(axis=1).max())
        thin = bottom - top <= 2.5 * self._point
        return thin and whole >= _UNBROKEN and stretch.stop - stretch.start >= least * self._point


def _bridged(found: Runs, gap: int) -> Runs:
    """Runs of one row joined over gaps of so many pixels."""
    if not len(found.row):
        return found
    opens = np.ones(len(found.row), dtype=bool)
    opens[1:] = (found.row[1:] != found.row[:-1]) | (found.start[1:] - found.end[:-1] > gap)
    last = np.append(np.flatnonzero(opens)[1:] - 1, len(found.row) - 1)
    return Runs(found.row[opens], found.start[opens], found.end[last])


def _joined(found: list[Line], point: float) -> list[Line]:
    """Stretches of one rule as one: broken ones, and bent ones that were found piece by piece."""
    done: list[Line] = []
    for line in sorted(found, key=lambda one: one.start):
        mine = [
            other
            for other in done
            if abs(other.at - line.at) <= _STRAY * point and line.start - other.end <= _GAP * point
        ]
        if not mine:
            done.append(line)
            continue
        last = min(mine, key=lambda one: abs(one.at - line.at))
        done[done.index(last)] = _one_of(last, line)
    return done


def _one_of(one: Line, other: Line) -> Line:
    here, there = one.end - one.start, other.end - other.start
    at = (one.at * here + other.at * there) / (here + there)
    return Line(at, min(one.start, other.start), max(one.end, other.end), max(one.thick, other.thick))


def _met(found: list[Line], others: list[Line], point: float) -> list[Line]:
    """These lines, their ends drawn out or cut back to the rule each meets there."""
    return [
        line._replace(start=_end(line, line.start, others, point), end=_end(line, line.end, others, point))
        for line in found
    ]


def _end(line: Line, end: float, others: list[Line], point: float) -> float:
    near = _NEAR * point
    meets = [
        other.at
        for other in others
        if other.start - near <= line.at <= other.end + near and abs(other.at - end) <= near + other.thick
    ]
    return min(meets, key=lambda at: abs(at - end), default=end)
