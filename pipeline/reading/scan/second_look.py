"""A second look at what was made out badly or not at all: letters alone in large cells, words that are uncertain.

Each such place is cut out and put on a page of its own kind, far from all others, and that page is recognised again.
"""

from typing import NamedTuple

import numpy as np

from pipeline.reading.pages.page import Box
from pipeline.reading.scan.picture import Grey, png
from pipeline.reading.scan.recognised import Recognise, Recognised

_MOST = 80  # places of one page
_PAD = 2.0  # points around a place
_APART = 16.0  # points between places on the page they are put on
_TALLEST, _WIDEST = 24.0, 160.0  # points: what is larger is no line of print
_SHORTEST = 4.0
_CERTAIN = 0.9
_ANCHOR = range(4, 9)  # letters of a word that shows what letters look like here
_DEEP = frozenset("gjpqyQ")


class _Place(NamedTuple):
    box: Box  # in the page's picture
    left: int  # on the page of cuttings
    top: int


def worth_it(box: Box, point: float) -> bool:
    """Whether this may be a word or a letter of print."""
    return _SHORTEST * point <= box.height <= _TALLEST * point and box.width <= _WIDEST * point


def second_look(
    grey: Grey, places: list[Box], known: list[Recognised], recognise: Recognise, point: float
) -> list[tuple[Box, list[Recognised]]]:
    """What these places of the picture say when looked at alone, each beside a word that is `known` for certain."""
    places = places[:_MOST]
    if not places:
        return []
    pad, apart = round(_PAD * point), round(_APART * point)
    beside = _anchor(grey, known, pad)
    laid, strips, top = [], [], 0
    for box in places:
        cutting = _cut(grey, box, pad)
        strip, down = _side_by_side(beside, cutting, pad)
        laid.append(_Place(box, apart + beside.shape[1], top + down))
        strips.append(np.pad(strip, ((0, apart), (apart, apart)), constant_values=255))
        top += strip.shape[0] + apart
    wide = max(strip.shape[1] for strip in strips)
    strips = [np.pad(strip, ((0, 0), (0, wide - strip.shape[1])), constant_values=255) for strip in strips]
    found = recognise(png(np.vstack([*strips, np.full((apart, wide), 255, dtype=np.uint8)])))
    return [(place.box, _of(place, found, pad, index)) for index, place in enumerate(laid)]


def _anchor(grey: Grey, known: list[Recognised], pad: int) -> Grey:
    """The picture of a word that shows what letters look like here: one alone is often taken for another."""
    plain = [w for w in known if w.certainty >= _CERTAIN and len(w.text) in _ANCHOR and w.text[1:].isalpha()]
    plain = [w for w in plain if not set(w.text) & _DEEP]
    if not plain:
        return np.full((1, 0), 255, dtype=np.uint8)
    middle = sorted(plain, key=lambda word: word.box.height)[len(plain) // 2]
    return _cut(grey, middle.box, pad)


def _side_by_side(beside: Grey, cutting: Grey, pad: int) -> tuple[Grey, int]:
    """Both on one line of print, and how far down the second begins."""
    high = max(beside.shape[0], cutting.shape[0])
    strip = np.full((high, beside.shape[1] + cutting.shape[1] + pad), 255, dtype=np.uint8)
    strip[high - beside.shape[0] :, : beside.shape[1]] = beside
    strip[high - cutting.shape[0] :, beside.shape[1] : beside.shape[1] + cutting.shape[1]] = cutting
    return strip, high - cutting.shape[0]


def _cut(grey: Grey, box: Box, pad: int) -> Grey:
    left, top, right, bottom = (round(side) for side in box)
    height, width = grey.shape
    cutting = np.full((bottom - top + 2 * pad, right - left + 2 * pad), 255, dtype=np.uint8)
    high, wide = slice(max(0, top - pad), min(height, bottom + pad)), slice(max(0, left - pad), min(width, right + pad))
    piece = grey[high, wide]
    down, across = high.start - (top - pad), wide.start - (left - pad)
    cutting[down : down + piece.shape[0], across : across + piece.shape[1]] = piece
    return cutting


def _of(place: _Place, found: tuple[Recognised, ...], pad: int, index: int) -> list[Recognised]:
    """The words that were found in this cutting, set back to where it was cut out."""
    right, down = place.box.left - pad - place.left, place.box.top - pad - place.top
    foot = place.top + place.box.height + 2 * pad
    return [
        Recognised(
            text=word.text,
            box=Box(word.box.left + right, word.box.top + down, word.box.right + right, word.box.bottom + down),
            certainty=word.certainty,
            line=-1 - index,
        )
        for word in found
        if place.top - 2 <= word.box.middle[1] <= foot + 2 and word.box.middle[0] > place.left
    ]
