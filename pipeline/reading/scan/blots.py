"""Dark pixels that hang together: runs along each row, and the blots these runs make."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.reading.scan.picture import Mask

Numbers = NDArray[np.int64]


class Runs(NamedTuple):
    """Stretches of dark pixels along rows, in reading order; `end` is one beyond."""

    row: Numbers
    start: Numbers
    end: Numbers

    def taken(self, which: NDArray[np.bool_] | Numbers) -> "Runs":
        """Those of them that are named."""
        return Runs(self.row[which], self.start[which], self.end[which])


class Blots(NamedTuple):
    """Runs that touch, as the blots they make; all arrays but `of` have one entry a blot."""

    left: Numbers
    top: Numbers
    right: Numbers  # one beyond
    bottom: Numbers  # one beyond
    ink: Numbers  # dark pixels
    of: Numbers  # which blot each run belongs to

    @property
    def width(self) -> Numbers:
        """How wide each is."""
        return self.right - self.left

    @property
    def height(self) -> Numbers:
        """How high each is."""
        return self.bottom - self.top


def runs(dark: Mask) -> Runs:
    """Every run of this picture."""
    height, width = dark.shape
    fenced = np.zeros((height, width + 1), dtype=np.int8)
    fenced[:, :width] = dark
    steps = np.diff(fenced.ravel(), prepend=np.int8(0))
    starts, ends = np.flatnonzero(steps == 1), np.flatnonzero(steps == -1)
    row = starts // (width + 1)
    return Runs(row, starts - row * (width + 1), ends - row * (width + 1))


def blots(found: Runs, *, slack: int = 0) -> Blots:
    """The blots these runs make; runs of neighbouring rows touch where less than `slack` pixels part them."""
    of = _numbered(_roots(len(found.row), *_touching(found, slack)))
    count = int(of.max()) + 1 if len(of) else 0
    far = np.iinfo(np.int64).max
    left, top = np.full(count, far), np.full(count, far)
    right, bottom, ink = (np.zeros(count, dtype=np.int64) for _ in range(3))
    np.minimum.at(left, of, found.start)
    np.minimum.at(top, of, found.row)
    np.maximum.at(right, of, found.end)
    np.maximum.at(bottom, of, found.row + 1)
    np.add.at(ink, of, found.end - found.start)
    return Blots(left, top, right, bottom, ink, of)


def painted(found: Runs, shape: tuple[int, int]) -> Mask:
    """A picture with these runs dark."""
    height, width = shape
    steps = np.zeros(height * (width + 1) + 1, dtype=np.int8)
    base = found.row * (width + 1)
    np.add.at(steps, base + found.start, 1)
    np.add.at(steps, base + found.end, -1)
    filled = np.cumsum(steps[:-1], dtype=np.int8).reshape(height, width + 1)
    return filled[:, :width] > 0


def _touching(found: Runs, slack: int) -> tuple[Numbers, Numbers]:
    """Pairs of runs that touch: each run, and every run of the next row that it reaches."""
    row, start, end = found
    if not len(row):
        return row, row
    wide = int(end.max()) + 2 * slack + 2
    keys_start, keys_end = row * wide + start, row * wide + end
    # runs of the next row that end after this one starts, up to those that start after this one ends
    first = np.searchsorted(keys_end, (row + 1) * wide + np.maximum(start - slack, 0), side="left")
    last = np.searchsorted(keys_start, (row + 1) * wide + end + slack, side="right")
    many = np.maximum(last - first, 0)
    upper = np.repeat(np.arange(len(row)), many)
    steps = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
    return upper, np.repeat(first, many) + steps


def _roots(count: int, one: Numbers, other: Numbers) -> Numbers:
    """For each of so many things the least it is tied to, by these ties."""
    root = np.arange(count)
    while len(one):
        a, b = root[one], root[other]
        apart = a != b
        if not apart.any():
            break
        one, other, a, b = one[apart], other[apart], a[apart], b[apart]
        np.minimum.at(root, np.maximum(a, b), np.minimum(a, b))
        while True:
            up = root[root]
            if np.array_equal(up, root):
                break
            root = up
    return root


def _numbered(root: Numbers) -> Numbers:
    return np.unique(root, return_inverse=True)[1].astype(np.int64) if len(root) else root
