"""A page's picture with the light on it made even, and what is dark on it."""

import numpy as np

from pipeline.reading.scan.blots import blots, painted, runs
from pipeline.reading.scan.picture import Grey, Mask, calmed, scaled, threshold

_PATCH = 16  # pixels: the light is told patch by patch
_PAPER = 85  # of a hundred pixels of a patch, so many are no lighter than the paper there
_DIM = 40  # paper darker than this is no paper any more
_INK = (120, 190)  # between these greys lies what parts ink from paper
_DOT = 2.2  # points: no speck is larger
_ALONE = 3.5  # points of paper around a speck
_FAINT = 205  # hairlines that blur has thinned are no darker than this


def evened(grey: Grey) -> Grey:
    """The picture with its paper white all over, in shadow as in light."""
    height, width = grey.shape
    down, across = height // _PATCH, width // _PATCH
    if down < 3 or across < 3:
        return grey
    whole = grey[: down * _PATCH, : across * _PATCH].reshape(down, _PATCH, across, _PATCH)
    patches = whole.transpose(0, 2, 1, 3).reshape(down, across, _PATCH * _PATCH)
    at = _PATCH * _PATCH * _PAPER // 100
    paper = np.partition(patches, at, axis=2)[:, :, at]
    light = calmed(np.ascontiguousarray(np.maximum(paper, _DIM)), 5)
    light = np.maximum(light, calmed(light, 9))  # a patch full of letters is no darker than the paper around it
    shade = scaled(scaled(light, across, down), width, height)
    lifted = grey.astype(np.uint16) * 255 // np.maximum(shade, 1)
    return np.minimum(lifted, 255).astype(np.uint8)


def ink(grey: Grey) -> Mask:
    """What is dark on a page whose light is even."""
    return grey < int(np.clip(threshold(grey), *_INK))


def hairlines(grey: Grey) -> Mask:
    """What is dark, thin lines included that blur has made pale; grain in the paper is not."""
    grain = float(np.std(grey[grey > _INK[1]])) if (grey > _INK[1]).any() else 0.0
    return grey < int(np.clip(245 - 4 * grain, _INK[1], _FAINT))


def specks(dark: Mask, point: float) -> Mask:
    """Dirt: dots with nothing but paper around them, where the dots of print stand beside letters."""
    all_runs = runs(dark)
    found = blots(all_runs)
    small = np.maximum(found.width, found.height) <= _DOT * point
    reach = round(_ALONE * point)
    sums = np.zeros((dark.shape[0] + 1, dark.shape[1] + 1), dtype=np.int32)
    np.cumsum(np.cumsum(dark, axis=0, dtype=np.int32), axis=1, out=sums[1:, 1:])
    top, left = np.maximum(found.top - reach, 0), np.maximum(found.left - reach, 0)
    bottom, right = np.minimum(found.bottom + reach, dark.shape[0]), np.minimum(found.right + reach, dark.shape[1])
    around = sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left]
    alone = small & (around <= found.ink)
    return painted(all_runs.taken(alone[found.of]), (dark.shape[0], dark.shape[1]))
