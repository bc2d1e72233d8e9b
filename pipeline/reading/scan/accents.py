"""Marks over and under letters that the letters told don't account for: accents the recogniser has never learned."""

from collections import defaultdict
from collections.abc import Sequence
from statistics import median

import numpy as np

from pipeline.reading.pages.page import Box
from pipeline.reading.scan.picture import Grey, Mask
from pipeline.reading.scan.recognised import Recognised

_DARK = 140
_TALL = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZbdfhkl")
_DEEP = frozenset("gjpqyQ,;()[]{}|/@_ç$§")
# How many separate strokes a letter shows at the height of a capital's head.
_ONE = frozenset("ABCDEFGIJLOPQRSTZ0123456789bdfhkltijß'’‘!?/\\()[]{}|&@°*^~éèêàáâóòôíìîúùûñçã£$€§")
_TWO = frozenset('HKMNUVXY"“”%äöüïëÄÖÜ')
_THREE = frozenset("W")
_HEAD, _SKY, _FOOT, _DEPTH = 0.84, 1.45, 0.07, 0.32  # of a capital's height, over and under the line
_OVER_CAPITALS = 1.1  # of a capital's height
_DOT = "ij"
_WIDER = 1.5  # than the dot of an i
_SAME, _ACCENTED = 0.05, (0.6, 0.92)  # of a height
_LEAST = 0.05  # of a capital's height: thinner strokes are grain


class _Line:
    """A line of print: where its words stand, and how high its capitals are."""

    def __init__(self, words: Sequence[Recognised]) -> None:
        feet = [word.box.bottom for word in words if not _DEEP & set(word.text) and word.text.isalnum()]
        self.known = bool(feet)
        self.foot = median(feet) if feet else 0.0
        plain = [w for w in words if _TALL & set(w.text) and w.text.isalpha() and not _DEEP & set(w.text)]
        self.capitals = [word.box.height for word in plain]

    def capital(self, others: Sequence[float]) -> float:
        """How high its capitals are, as other lines tell; accents make some seem higher."""
        usual = median(others or [0.0])
        own = [height for height in self.capitals if 0.5 * usual < height < 3 * usual]
        if len(own) != 1 or _alike(own[0], others) > 1:
            return float(np.percentile(own, 40)) if own else usual
        smaller = [height for height in others if _ACCENTED[0] < height / own[0] < _ACCENTED[1]]
        best = max(smaller, key=lambda height: _alike(height, others), default=own[0])
        return best if _alike(best, others) > 1 else own[0]


def _alike(height: float, others: Sequence[float]) -> int:
    return sum(abs(other - height) < _SAME * height for other in others)


def accented(grey: Grey, words: Sequence[Recognised]) -> list[bool]:
    """Of each word, whether something stands over or under it that its letters leave unexplained."""
    dark = grey < _DARK
    lines: dict[int, list[Recognised]] = defaultdict(list)
    for word in words:
        lines[word.line].append(word)
    told = {number: _Line(line) for number, line in lines.items()}
    heights = [height for line in told.values() for height in line.capitals]
    capitals = {number: line.capital(heights) for number, line in told.items()}
    seen = [_Seen(dark, word, told[word.line], capitals[word.line]) for word in words]
    dots: dict[int, list[int]] = defaultdict(list)
    for one in seen:
        dots[round(one.capital / 4)] += one.dots()
    usual_dots = {size: float(np.median(widths)) for size, widths in dots.items() if len(widths) > 3}
    return [one.unexplained(usual_dots.get(round(one.capital / 4))) for one in seen]


class _Seen:
    """What stands at the heads and feet of a word's letters."""

    def __init__(self, dark: Mask, word: Recognised, line: _Line, capital: float) -> None:
        self.text, self.capital = word.text, capital
        box, foot = word.box, line.foot
        if not line.known or abs(foot - box.bottom) > 0.4 * self.capital:
            foot = box.bottom - (0.25 * self.capital if _DEEP & set(word.text) else 0)
        self.heads = _strokes(dark, box, foot - _SKY * self.capital, foot - _HEAD * self.capital, self.capital)
        self.sky = _strokes(dark, box, foot - _SKY * self.capital, foot - _OVER_CAPITALS * self.capital, self.capital)
        self.feet = _strokes(dark, box, foot + _FOOT * self.capital, foot + _DEPTH * self.capital, self.capital)
        self.expected = [letter for letter in self.text for _ in range(_shown(letter))]

    def dots(self) -> list[int]:
        """How wide the dots of its i are, where every stroke can be told."""
        if len(self.heads) != len(self.expected):
            return []
        return [stop - start for letter, (start, stop) in zip(self.expected, self.heads, strict=True) if letter in _DOT]

    def unexplained(self, dot: float | None) -> bool:
        """Whether more is there than its letters show."""
        if self.capital < 12 or not any(letter.isalpha() for letter in self.text):
            return False
        if len(self.heads) > len(self.expected) or len(self.feet) > sum(letter in _DEEP for letter in self.text):
            return True
        if self.sky:
            return True
        return dot is not None and any(width > _WIDER * dot + 1 for width in self.dots())


def _shown(letter: str) -> int:
    return 1 if letter in _ONE else 2 if letter in _TWO else 3 if letter in _THREE else 0


def _strokes(dark: Mask, box: Box, top: float, bottom: float, capital: float) -> list[tuple[int, int]]:
    """From where to where there is ink in this strip of a word, stroke by stroke."""
    strip = dark[max(0, round(top)) : max(0, round(bottom)), max(0, round(box.left) - 1) : round(box.right) + 1]
    if not strip.size:
        return []
    inked = strip.sum(axis=0) >= max(1, _LEAST * capital)
    edges = np.flatnonzero(np.diff(np.concatenate(([False], inked, [False])).astype(np.int8)))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True) if b - a >= _LEAST * capital]
