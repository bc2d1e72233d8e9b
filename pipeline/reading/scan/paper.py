"""The sheet of paper in a photograph, or on a scanner's dark bed, squared up."""

from typing import NamedTuple

import numpy as np

from pipeline.reading.scan.blots import Blots, Numbers, blots, runs
from pipeline.reading.scan.picture import Grey, Mask, scaled, softened, squared_up, threshold

_LOOK = 600  # pixels: so large a picture shows where the paper lies
_LEAST = 0.2  # of the picture
_ALL = 0.93  # of the picture: then there is nothing to cut away
_RIM = 0.02
_FILLED = 0.88  # of the corners' quadrangle is paper
_LIGHTER = 35  # greys: paper stands out from what it lies on
_DARK_RIM = 0.12  # of the rim is no paper, where paper does not fill the picture


class Sheet(NamedTuple):
    """A page's picture, and whether it had to be found in a larger one."""

    grey: Grey
    found: bool


def sheet(grey: Grey, longest: int) -> Sheet:
    """The paper alone; a picture that is all paper stays as it is. No side becomes longer than `longest` pixels."""
    corners = _corners(grey)
    if corners is None:
        return Sheet(grey, found=False)
    width, height = _sides(corners)
    by = min(1.0, longest / max(width, height))
    return Sheet(squared_up(grey, corners, round(width * by), round(height * by)), found=True)


def _corners(grey: Grey) -> list[tuple[float, float]] | None:
    """The paper's corners from the upper left clockwise; None where the paper fills the picture or can't be told."""
    height, width = grey.shape
    by = min(1.0, _LOOK / max(height, width))
    small = softened(scaled(grey, max(8, round(width * by)), max(8, round(height * by))), 2)
    light = small > threshold(small)
    if not light.any() or not _dark_rim(light):
        return None
    if float(small[light].mean()) - float(small[~light].mean()) < _LIGHTER:
        return None
    paper = _largest(light)
    if paper is None:
        return None
    edge = _outline(paper)
    corners = _fitted(edge, _extremes(edge))
    covered = _area(corners)
    if not _LEAST * light.size < covered < _ALL * light.size or paper.sum() < _FILLED * covered:
        return None
    return [((x + 0.5) / by, (y + 0.5) / by) for x, y in corners]


def _dark_rim(light: Mask) -> bool:
    """Whether much along the picture's edges is no paper."""
    rim = max(2, round(_RIM * max(light.shape)))
    sides = (light[:rim], light[-rim:], light[:, :rim], light[:, -rim:])
    return max(1 - float(side.mean()) for side in sides) > _DARK_RIM


def _largest(light: Mask) -> Mask | None:
    """The largest light thing, its print filled in."""
    found = runs(light)
    if not len(found.row):
        return None
    made: Blots = blots(found)
    mine = found.taken(made.of == int(np.argmax(made.ink)))
    filled = np.zeros(light.shape, dtype=bool)
    rows = np.unique(mine.row)
    left, right = np.full(light.shape[0], light.shape[1]), np.zeros(light.shape[0], dtype=np.int64)
    np.minimum.at(left, mine.row, mine.start)
    np.maximum.at(right, mine.row, mine.end)
    for row in rows:
        filled[row, left[row] : right[row]] = True
    return filled


def _outline(paper: Mask) -> Numbers:
    """Places along the left and right edges of the paper, and along its upper and lower ones: x, y."""
    rows, columns = np.flatnonzero(paper.any(axis=1)), np.flatnonzero(paper.any(axis=0))
    left, right = paper.argmax(axis=1)[rows], paper.shape[1] - 1 - paper[:, ::-1].argmax(axis=1)[rows]
    top, foot = paper.argmax(axis=0)[columns], paper.shape[0] - 1 - paper[::-1].argmax(axis=0)[columns]
    across, down = np.concatenate([left, right, columns, columns]), np.concatenate([rows, rows, top, foot])
    return np.stack([across, down], axis=1).astype(np.int64)


def _extremes(edge: Numbers) -> list[tuple[float, float]]:
    """The four places furthest out towards the picture's corners."""
    x, y = edge[:, 0], edge[:, 1]
    order = (x + y, y - x, -(x + y), x - y)
    return [(float(x[int(np.argmin(way))]), float(y[int(np.argmin(way))])) for way in order]


def _fitted(edge: Numbers, corners: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The corners again, as the places where straight sides through the paper's edges meet."""
    sides = [_side(edge, corners[at], corners[(at + 1) % 4]) for at in range(4)]
    met = [_meeting(sides[at - 1], sides[at]) for at in range(4)]
    return [
        new if new and abs(new[0] - old[0]) + abs(new[1] - old[1]) < 12 else old
        for new, old in zip(met, corners, strict=True)
    ]


def _side(edge: Numbers, one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float, float]:
    """The straight line a·x + b·y = c through the edge between two corners."""
    start, way = np.array(one), np.array(other) - np.array(one)
    length = max(1.0, float(np.hypot(*way)))
    way = way / length
    off = edge - start
    along, beside = off @ way, off @ np.array([-way[1], way[0]])
    mine = edge[(along > 0.08 * length) & (along < 0.92 * length) & (np.abs(beside) < 4)].astype(float)
    if len(mine) < 8:
        mine = np.array([one, other])
    middle = mine.mean(axis=0)
    _, _, axes = np.linalg.svd(mine - middle, full_matrices=False)
    a, b = float(-axes[0][1]), float(axes[0][0])
    return a, b, a * float(middle[0]) + b * float(middle[1])


def _meeting(one: tuple[float, float, float], other: tuple[float, float, float]) -> tuple[float, float] | None:
    (a, b, c), (d, e, f) = one, other
    turn = a * e - b * d
    return None if abs(turn) < 0.2 else ((c * e - b * f) / turn, (a * f - c * d) / turn)


def _area(corners: list[tuple[float, float]]) -> float:
    pairs = zip(corners, [*corners[1:], corners[0]], strict=True)
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs)) / 2


def _sides(corners: list[tuple[float, float]]) -> tuple[float, float]:
    """How wide and how high the paper is, by the longer of each two sides."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = corners
    return (
        max(float(np.hypot(bx - ax, by - ay)), float(np.hypot(cx - dx, cy - dy))),
        max(float(np.hypot(dx - ax, dy - ay)), float(np.hypot(cx - bx, cy - by))),
    )
