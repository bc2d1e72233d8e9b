"""Marks over and under letters that the letters told don't account for: accents the recogniser has never learned."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from statistics import median

import numpy as np
from msgspec.structs import replace

from pipeline.reading.scan.diacritics import DIAERESIS, composed, over, under
from pipeline.reading.scan.picture import Grey, Mask
from pipeline.reading.scan.recognised import Recognised

_DARK = 140
_NEVER_CERTAIN = 0.5
_STROKES, _FEW_STROKES = frozenset("łŁ"), 4  # words of a page
_TALL = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZbdfhkl")
_DEEP = frozenset("gjpqyQ,;()[]{}|/@_ç$§")
# How many separate strokes a letter shows at the height of a capital's head.
_ONE = frozenset("ABCDEFGIJLOPQRSTZ0123456789bdfhkltijß'’‘!?/\\()[]{}|&@°*^~éèêàáâóòôíìîúùûñçã£$€§")
_TWO = frozenset('HKMNUVXY"“”%äöüïëÄÖÜ')
_THREE = frozenset("W")
_HEAD, _SKY, _FOOT, _DEPTH = 0.84, 1.45, 0.07, 0.32  # of a capital's height, over and under the line
_OVER_CAPITALS = 1.1  # of a capital's height
_DOT = frozenset("ij")
_CAPITALS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_THIN, _WIDE, _NARROW, _BROAD = frozenset("ijltfrI.,;:'’|!()[]"), frozenset("mwMW@"), 0.5, 1.35
_A_NAME = 4  # letters
_TALLER = 0.06  # of a capital's height
_PAIR = 2  # dots
_MOST_ACCENTS = 2  # of one word
_ENOUGH = 3  # dots to know their usual width by
_LEGIBLE = 12  # pixels: smaller capitals show no accents
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


def with_accents(grey: Grey, words: Sequence[Recognised]) -> list[Recognised]:
    """The words with the accents that were seen, which are never certain; none on words seen elsewhere without."""
    read = accented(grey, words)
    plain = {word.text for word, accents in zip(words, read, strict=True) if accents is None}
    odd = Counter(word.line for word, accents in zip(words, read, strict=True) if accents is not None)
    strokes = sum(accents is not None and bool(_STROKES & set(accents)) for accents in read)

    def believed(word: Recognised, accents: str) -> bool:
        """Whether this is one name among other words, and no other type that makes many seem to bear accents."""
        alone = odd[word.line] == 1 and word.text.rstrip(",;.:").isalpha() and word.text not in plain
        return alone and not (strokes > _FEW_STROKES and _STROKES & set(accents))

    return [
        word
        if accents is None
        else replace(
            word, text=accents if believed(word, accents) else word.text, certainty=min(word.certainty, _NEVER_CERTAIN)
        )
        for word, accents in zip(words, read, strict=True)
    ]


def accented(grey: Grey, words: Sequence[Recognised]) -> list[str | None]:
    """Of each word that has a mark which its letters leave unexplained, how it reads with it; None of all others."""
    dark = grey < _DARK
    lines: dict[int, list[Recognised]] = defaultdict(list)
    for word in words:
        lines[word.line].append(word)
    told = {number: _Line(line) for number, line in lines.items()}
    heights = [height for line in told.values() for height in line.capitals]
    capitals = {number: line.capital(heights) for number, line in told.items()}
    seen = [_Seen(dark, word, told[word.line], capitals[word.line]) for word in words]
    dots, tops = _usual(seen, _Seen.dots), _usual(seen, _Seen.tops)
    return [
        one.read(tops.get(one.size)) if one.unexplained(dots.get(one.size), tops.get(one.size)) else None
        for one in seen
    ]


def _usual(seen: "Sequence[_Seen]", measure: "Callable[[_Seen], list[float]]") -> dict[int, float]:
    """The usual of some measure on this page, by the size of the type."""
    found: dict[int, list[float]] = defaultdict(list)
    for one in seen:
        found[one.size] += measure(one)
    return {size: median(measures) for size, measures in found.items() if len(measures) > _ENOUGH}


class _Seen:
    """What stands at the heads and feet of a word's letters."""

    def __init__(self, dark: Mask, word: Recognised, line: _Line, capital: float) -> None:
        self.text, self.capital = word.text, capital
        self._dark, self._box = dark, word.box
        foot = line.foot
        if not line.known or abs(foot - word.box.bottom) > 0.4 * self.capital:
            foot = word.box.bottom - (0.25 * self.capital if _DEEP & set(word.text) else 0)
        self._foot = foot
        self.heads = self._strokes(-_SKY, -_HEAD)
        self.sky = self._strokes(-_SKY, -_OVER_CAPITALS)
        self.feet = self._strokes(_FOOT, _DEPTH)
        self.expected = [letter for letter in self.text for _ in range(_shown(letter))]

    @property
    def size(self) -> int:
        """What type it is set in, for measures to be compared."""
        return round(self.capital / 4)

    def dots(self) -> list[float]:
        """How wide the dots of its i are, where every stroke can be told."""
        return [float(stop - start) for letter, (start, stop) in self._told() if letter in _DOT]

    def tops(self) -> list[float]:
        """How high its t rise over where heads begin, likewise."""
        return [self._top(stroke) for letter, stroke in self._told() if letter == "t"]

    def unexplained(self, dot: float | None, top: float | None) -> bool:
        """Whether more is there than its letters show."""
        if self.capital < _LEGIBLE or not any(letter.isalpha() for letter in self.text):
            return False
        if len(self.heads) > len(self.expected) or len(self.feet) > sum(letter in _DEEP for letter in self.text):
            return True
        if self.sky or self._tall(top):
            return True
        return dot is not None and any(width > _WIDER * dot + 1 for width in self.dots())

    def read(self, top: float | None) -> str:
        """The word with the accents that can be told; as it is where too much would change to be believed."""
        letters = list(self.text)
        for at in self._tall(top):
            letters[at] = "ł" if at else "Ł"
        middles = _middles(self.text, self._box.width)
        for at, strokes in self._over(middles).items():
            letters[at] = self._with_accent(letters[at], strokes)
        for stroke in self.feet if not _DEEP & set(self.text) else ():
            at = _nearest(middles, stroke, range(len(letters)))
            letters[at] = composed(letters[at], under(letters[at], self._cut(stroke, _FOOT, _DEPTH)))
        changed = sum(one != other for one, other in zip(letters, self.text, strict=True))
        return "".join(letters) if changed <= _MOST_ACCENTS else self.text

    def _tall(self, top: float | None) -> list[int]:
        """Where a t rises as high as an l does: it is an l with a stroke."""
        tops = self.tops()
        if top is None or not tops or len(self.text) < _A_NAME:
            return []
        places = [at for at, letter in enumerate(self.text) if letter == "t"]
        return [at for at, own in zip(places, tops, strict=True) if own > top + _TALLER * self.capital]

    def _told(self) -> list[tuple[str, tuple[int, int]]]:
        """Its strokes, each with its letter, where that is plain."""
        return list(zip(self.expected, self.heads, strict=True)) if len(self.heads) == len(self.expected) else []

    def _top(self, stroke: tuple[int, int]) -> float:
        piece = self._strip(-_SKY, -_HEAD)[:, stroke[0] : stroke[1]]
        return float(piece.shape[0] - np.flatnonzero(piece.any(axis=1))[0])

    def _over(self, middles: list[float]) -> dict[int, list[tuple[int, int]]]:
        """By letter: the strokes over it that are none of its own."""
        extra = len(self.heads) - len(self.expected)
        found: dict[int, list[tuple[int, int]]] = defaultdict(list)
        capitals = [at for at, letter in enumerate(self.text) if letter in _CAPITALS]
        low = [at for at, letter in enumerate(self.text) if letter.isalpha() and not _shown(letter)]
        for stroke in self.sky if capitals else ():
            found[_nearest(middles, stroke, capitals)].append(stroke)
        if not 0 < extra <= _MOST_ACCENTS * _PAIR:
            return found
        own = [middles[at] for at, letter in enumerate(self.text) for _ in range(_shown(letter))]
        among = range(len(self.heads))
        marks = min(combinations(among, extra), key=lambda some: self._apart(own, [n for n in among if n not in some]))
        for number in marks:
            places = low or [at for at, letter in enumerate(self.text) if letter in _DOT]
            if places:
                found[_nearest(middles, self.heads[number], places)].append(self.heads[number])
        return found

    def _apart(self, own: list[float], numbers: list[int]) -> float:
        """How far these strokes lie from where the letters' own should be."""
        return sum(abs(sum(self.heads[n]) / 2 - middle) for n, middle in zip(numbers, own, strict=True))

    def _with_accent(self, letter: str, strokes: list[tuple[int, int]]) -> str:
        if len(strokes) == _PAIR or (letter in _DOT and strokes):
            return composed("u" if letter in _DOT else letter, DIAERESIS)
        below = -_OVER_CAPITALS if letter in _CAPITALS else -_HEAD
        return composed(letter, over(letter, self._cut(strokes[0], -_SKY, below)))

    def _strokes(self, top: float, bottom: float) -> list[tuple[int, int]]:
        """From where to where there is ink in this strip of the word, stroke by stroke."""
        strip = self._strip(top, bottom)
        if not strip.size:
            return []
        inked = strip.sum(axis=0) >= max(1, _LEAST * self.capital)
        edges = np.flatnonzero(np.diff(np.concatenate(([False], inked, [False])).astype(np.int8)))
        thin = _LEAST * self.capital
        return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True) if b - a >= thin]

    def _cut(self, stroke: tuple[int, int], top: float, bottom: float) -> Mask:
        """The picture of one stroke; of what stands over a letter, down to the first gap."""
        piece = self._strip(top, bottom)[:, stroke[0] : stroke[1]]
        inked = np.flatnonzero(piece.any(axis=1))
        gaps = np.flatnonzero(np.diff(inked) > 1)
        return piece[: inked[gaps[0]] + 1] if len(gaps) else piece

    def _strip(self, top: float, bottom: float) -> Mask:
        low, high = (max(0, round(self._foot + part * self.capital)) for part in (top, bottom))
        return self._dark[low:high, max(0, round(self._box.left) - 1) : round(self._box.right) + 1]


def _nearest(middles: list[float], stroke: tuple[int, int], among: Iterable[int]) -> int:
    """Which of these letters stands nearest under a stroke."""
    return min(among, key=lambda at: abs(middles[at] - sum(stroke) / 2))


def _middles(text: str, width: float) -> list[float]:
    """Where the middle of each letter of a word should lie, so many pixels wide."""
    widths = [_NARROW if c in _THIN else _BROAD if c in _WIDE or c.isupper() else 1.0 for c in text]
    ends = np.cumsum(widths)
    return [float(middle) for middle in (ends - np.array(widths) / 2) / ends[-1] * width]


def _shown(letter: str) -> int:
    return 1 if letter in _ONE else 2 if letter in _TWO else 3 if letter in _THREE else 0
