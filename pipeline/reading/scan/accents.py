"""Marks over and under letters that the letters told don't account for: accents the recogniser has never learned.

An accent is a small blot of its own: parts of the lines above and below hang together with larger ones.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations
from statistics import median
from typing import NamedTuple

import numpy as np
from msgspec.structs import replace

from pipeline.reading.pages.page import Box
from pipeline.reading.scan.blots import blots, runs
from pipeline.reading.scan.diacritics import DIAERESIS, composed, over, under
from pipeline.reading.scan.picture import Grey, Mask
from pipeline.reading.scan.recognised import Recognised

_DARK = 140
_NEVER_CERTAIN = 0.5
_IN_THE_DICTIONARY = 0.94  # so certain the recogniser is of no other word
_TALL = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZbdfhkl")
_DEEP = frozenset("gjpqyQ,;()[]{}|/@_ç$§")
_DOT = frozenset("ij")
_ONE_HIGH, _TWO_HIGH = frozenset("ij'’‘`´"), frozenset('"“”')  # blots that stand as high as accents do
_NOT_TOLD = frozenset("%°*^~®™¾½¼=")
_THIN, _WIDE, _NARROW, _BROAD = frozenset("ijltfrI.,;:'’|!()[]"), frozenset("mwMW@"), 0.5, 1.35
# of a capital's height, from the line letters stand on:
_OVER, _SKY = 0.7, 1.5
_UNDER, _DEPTH = 0.03, 0.42
_LEAST, _HIGHEST, _WIDEST = 0.07, 0.42, 0.62  # how high or wide a mark is
_LEGIBLE = 12  # pixels: smaller capitals show no accents
_ENOUGH = 3  # dots to know their usual size by
_LARGER = 1.3  # than the dot of an i
_PAIR = 2  # dots
_NEIGHBOURS = 3
_MOST = 4  # marks of one word
_LOWEST = 220  # Unicode's class of marks below letters; those above have higher ones


def with_accents(grey: Grey, words: Sequence[Recognised]) -> list[Recognised]:
    """The words with the accents that were seen, which are never certain; none on words seen elsewhere without."""
    read = accented(grey, words)
    plain = {word.text for word, accents in zip(words, read, strict=True) if accents is None}

    def told(word: Recognised, accents: str) -> str:
        return accents if word.text.rstrip(",;.:").isalpha() and word.text not in plain else word.text

    return [
        word
        if accents is None
        else replace(word, text=told(word, accents), certainty=min(word.certainty, _NEVER_CERTAIN))
        for word, accents in zip(words, read, strict=True)
    ]


def accented(grey: Grey, words: Sequence[Recognised]) -> list[str | None]:
    """Of each word that has a mark which its letters leave unexplained, how it reads with it; None of all others."""
    dark = grey < _DARK
    lines: dict[int, list[Recognised]] = defaultdict(list)
    for word in words:
        lines[word.line].append(word)
    usual = median([height for line in lines.values() for height in _capitals(line)] or [0.0])
    marks = _Marks(dark, usual)
    seen = [_Seen(dark, word, lines[word.line], usual, marks) for word in words]
    dots = [size for one in seen for size in one.dots()]
    dot = float(np.percentile(dots, 25)) if len(dots) > _ENOUGH else None  # those in bold print are larger
    return [_read(word, one, dot) for word, one in zip(words, seen, strict=True)]


def _read(word: Recognised, seen: "_Seen", dot: float | None) -> str | None:
    if not _may_bear(word) or not seen.unexplained(dot):
        return None
    read = seen.read(dot)
    changes = any(one != other and not _below(one) for one, other in zip(read, word.text, strict=True))
    return read if changes or word.certainty < _IN_THE_DICTIONARY else None


def _below(letter: str) -> bool:
    """Whether its mark stands under it, where the line below comes near."""
    return any(0 < unicodedata.combining(mark) <= _LOWEST for mark in unicodedata.normalize("NFD", letter))


def _may_bear(word: Recognised) -> bool:
    """Whether its letters may bear accents that were not told: plain words of English never do."""
    ordinary = (word.text.islower() or word.text.isupper()) and word.certainty >= _IN_THE_DICTIONARY
    return any(letter.isalpha() for letter in word.text) and not ordinary and not _NOT_TOLD & set(word.text)


def _capitals(line: Sequence[Recognised]) -> list[float]:
    """How high the words of a line are that are as high as its capitals."""
    return [w.box.height for w in line if _TALL & set(w.text) and w.text.isalpha() and not _DEEP & set(w.text)]


class _Marks:
    """Blots of the size of accents, found by where they lie."""

    _ROW = 64  # pixels

    def __init__(self, dark: Mask, capital: float) -> None:
        found = blots(runs(dark))
        most = 2 * _WIDEST * capital
        self._rows: dict[int, list[Box]] = defaultdict(list)
        for at in np.flatnonzero((found.width <= most) & (found.height <= most)):
            box = Box(*(float(side[at]) for side in (found.left, found.top, found.right, found.bottom)))
            self._rows[int(box.middle[1]) // self._ROW].append(box)

    def within(self, place: Box) -> list[Box]:
        """Those that lie in this place, from left to right."""
        near = range(int(place.top) // self._ROW, int(place.bottom) // self._ROW + 1)
        inside = (
            box
            for row in near
            for box in self._rows.get(row, ())
            if place.top <= box.top and box.bottom <= place.bottom and place.left <= box.middle[0] <= place.right
        )
        return sorted(inside, key=lambda box: box.left)


class _Told(NamedTuple):
    """A mark, and the letter that it belongs to."""

    at: int
    mark: Box


class _Seen:
    """The marks over and under the letters of a word."""

    def __init__(self, dark: Mask, word: Recognised, line: Sequence[Recognised], usual: float, marks: _Marks) -> None:
        self._text, self._box, self._dark = word.text, word.box, dark
        own = [height for height in _capitals(line) if 0.5 * usual < height < 2 * usual]
        self._capital = float(np.percentile(own, 40)) if own else usual
        foot = self._foot(line)
        self._high = self._small(marks, foot - _SKY * self._capital, foot - _OVER * self._capital)
        self._low = self._small(marks, foot + _UNDER * self._capital, foot + _DEPTH * self._capital)
        self._bearing = [at for at, letter in enumerate(self._text) for _ in range(_borne(letter))]

    def dots(self) -> list[float]:
        """How large the dots of its i are, of a capital's height."""
        return [_size(told.mark) / self._capital for told in self._own() if self._text[told.at] in _DOT]

    def unexplained(self, dot: float | None) -> bool:
        """Whether more is there than its letters show."""
        if self._capital < _LEGIBLE or len(self._high) > len(self._bearing) + _MOST:
            return False
        return bool(len(self._high) > len(self._bearing) or self._low or self._no_dots(dot))

    def read(self, dot: float | None) -> str:
        """The word with the accents that can be told."""
        letters = list(self._text)
        for at, marks in self._over().items():
            pair = len(marks) == _PAIR
            letters[at] = composed(letters[at], DIAERESIS if pair else over(letters[at], self._cut(marks[0])))
        for told in self._no_dots(dot):
            letters[told.at] = self._under_mark(told)
        for mark in self._low:
            at = self._nearest(mark, [at for at, letter in enumerate(letters) if letter.isalpha()])
            letters[at] = composed(letters[at], under(letters[at], self._cut(mark)))
        return "".join(letters)

    def _foot(self, line: Sequence[Recognised]) -> float:
        """The line it stands on, as the nearest words tell that have nothing below it."""
        flat = [word for word in line if word.text.isalnum() and not _DEEP & set(word.text)]
        middle = self._box.middle[0]
        near = sorted(flat, key=lambda word: abs(word.box.middle[0] - middle))[:_NEIGHBOURS]
        foot = median(word.box.bottom for word in near) if near else 0.0
        deep = 0.25 * self._capital if _DEEP & set(self._text) else 0.0
        own = self._box.bottom - deep
        return foot if near and abs(foot - own) < 0.5 * self._capital else own

    def _small(self, marks: _Marks, top: float, bottom: float) -> list[Box]:
        least, highest, widest = (part * self._capital for part in (_LEAST, _HIGHEST, _WIDEST))
        found = marks.within(Box(self._box.left, top, self._box.right, bottom))
        return [m for m in found if least <= m.height <= highest and least <= m.width <= widest]

    def _own(self) -> list[_Told]:
        """Its letters' own marks, where every one can be told."""
        whole = len(self._bearing) == len(self._high)
        return [_Told(at, mark) for at, mark in zip(self._bearing, self._high, strict=True)] if whole else []

    def _no_dots(self, dot: float | None) -> list[_Told]:
        """Marks too large for the dots they would be, and of another shape."""
        own = [told for told in self._own() if self._text[told.at] in _DOT]
        large = [told for told in own if dot is not None and _size(told.mark) > _LARGER * dot * self._capital]
        return [told for told in large if self._under_mark(told) != self._text[told.at]]

    def _under_mark(self, told: _Told) -> str:
        return composed(self._text[told.at], over(self._text[told.at], self._cut(told.mark)))

    def _over(self) -> dict[int, list[Box]]:
        """By letter: the marks over it that are none of its own."""
        found: dict[int, list[Box]] = defaultdict(list)
        extra = len(self._high) - len(self._bearing)
        low = [at for at, letter in enumerate(self._text) if letter.isalpha() and not _borne(letter)]
        if extra <= 0 or not low:
            return found
        among, middles = range(len(self._high)), self._middles()
        own = [middles[at] for at in self._bearing]

        def apart(some: tuple[int, ...]) -> float:
            kept = [self._high[n].middle[0] for n in among if n not in some]
            return sum(abs(one - other) for one, other in zip(kept, own, strict=True))

        for number in min(combinations(among, extra), key=apart):
            found[self._nearest(self._high[number], low)].append(self._high[number])
        return found

    def _nearest(self, mark: Box, among: Sequence[int]) -> int:
        """Which of these letters stands nearest to a mark."""
        middles = self._middles()
        return min(among, key=lambda at: abs(middles[at] - mark.middle[0]))

    def _middles(self) -> list[float]:
        """Where the middle of each of its letters should lie."""
        widths = [_NARROW if c in _THIN else _BROAD if c in _WIDE or c.isupper() else 1.0 for c in self._text]
        ends = np.cumsum(widths)
        return [float(m) for m in self._box.left + (ends - np.array(widths) / 2) / ends[-1] * self._box.width]

    def _cut(self, mark: Box) -> Mask:
        return self._dark[int(mark.top) : int(mark.bottom), int(mark.left) : int(mark.right)]


def _size(mark: Box) -> float:
    return (mark.width + mark.height) / 2


def _borne(letter: str) -> int:
    """How many marks stand over a letter, or for a sign."""
    if letter in _ONE_HIGH or letter in _TWO_HIGH:
        return 1 if letter in _ONE_HIGH else 2
    above = [mark for mark in unicodedata.normalize("NFD", letter)[1:] if unicodedata.combining(mark) > _LOWEST]
    return sum(_PAIR if mark == DIAERESIS else 1 for mark in above)
