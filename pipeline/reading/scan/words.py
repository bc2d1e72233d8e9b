"""Recognised words into pieces of print: where their line stands, how large their type is, and how sure they are."""

from collections import defaultdict
from collections.abc import Iterable
from statistics import median

from msgspec.structs import replace

from pipeline.model.sheet import Mark, MarkKind, Telling, Told
from pipeline.reading.pages.page import Box, Piece
from pipeline.reading.scan.recognised import Recognised

_TALL = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789bdfhklißÄÖÜÉ£&?!/()[]|%@'’\"t")
_DEEP = frozenset("gjpqyQ,;()[]|@/ç")
_HIGH, _LOW, _TAIL = 0.71, 0.52, 0.2  # of the type size: capitals, small letters, what hangs below the line
_SAME = 0.12  # sizes that differ by less than this are one
_ODD = 0.3  # a word so much larger or smaller than its line has a size of its own
_JOINED = 0.04  # of the type size: words no further apart than this are one
_DUST = frozenset("|_—–-‐=~¦.,:;'‘’`´\"“”•·*°¬[]{}()\\/<>!iIlJ1")


def pieces(found: Iterable[Recognised], point: float) -> list[Piece]:
    """These words as pieces of a page; `point` is how many pixels a point measures."""
    lines: dict[int, list[Recognised]] = defaultdict(list)
    for word in found:
        if word.text.strip() and word.box.width > 0 and word.box.height > 0:
            lines[word.line].append(word)
    made = [_line(sorted(words, key=lambda w: w.box.left), point) for words in lines.values()]
    return _evened(made)


def is_dust(word: Recognised) -> bool:
    """Whether this is no more than marks such as rules and frames are taken for."""
    return all(letter in _DUST for letter in word.text.strip())


def _line(words: list[Recognised], point: float) -> list[Piece]:
    """One line's words, all on its baseline where they stand near it."""
    sizes = [_size(word) for word in words]
    size = median(sizes)
    slope, level = _baseline(words)
    done = []
    for at, word in enumerate(words):
        after = words[at + 1] if at + 1 < len(words) else None
        own = _size(word) if abs(_size(word) - size) > _ODD * size and len(word.text) > 2 else size
        foot = slope * (word.box.left + word.box.right) / 2 + level
        if abs(foot - _foot(word)) > 0.3 * size and abs(foot - _high(word) * size - word.box.top) > 0.3 * size:
            foot = _foot(word)
        spaced = after is not None and after.box.left - word.box.right > _JOINED * size
        done.append(_piece(word, own / point, foot / point, point, spaced=spaced))
    return done


def _piece(word: Recognised, size: float, baseline: float, point: float, *, spaced: bool) -> Piece:
    text = word.text.strip()
    sure = Telling(how=Told.RECOGNISED, text=text, certainty=round(min(1.0, max(0.0, word.certainty)), 3))
    box = Box(*(side / point for side in word.box))
    return Piece(
        text=text,
        box=box,
        edges=tuple(box.left + box.width * (at + 1) / len(text) for at in range(len(text))),
        baseline=baseline,
        size=size,
        marks=(Mark(kind=MarkKind.RECOGNISED, start=0, end=len(text), said=(sure,)),),
        spaced=spaced,
    )


def _size(word: Recognised) -> float:
    """The type size this word's own height tells."""
    deep = _TAIL if any(letter in _DEEP for letter in word.text) else 0.0
    return word.box.height / (_high(word) + deep)


def _high(word: Recognised) -> float:
    return _HIGH if any(letter in _TALL for letter in word.text) else _LOW


def _foot(word: Recognised) -> float:
    """Where the line stands on which this word seems to be written."""
    if any(letter in _DEEP for letter in word.text):
        return word.box.bottom - _TAIL * _size(word)
    return word.box.bottom if any(letter.isalnum() for letter in word.text) else word.box.bottom + 0.2 * _size(word)


def _baseline(words: list[Recognised]) -> tuple[float, float]:
    """The straight line on which these words stand: how steeply it falls, and where it begins."""
    feet = [((word.box.left + word.box.right) / 2, _foot(word)) for word in words if len(word.text) > 1] or [
        ((word.box.left + word.box.right) / 2, _foot(word)) for word in words
    ]
    slopes = [(y1 - y0) / (x1 - x0) for at, (x0, y0) in enumerate(feet) for x1, y1 in feet[at + 1 :] if x1 - x0 > 20]
    slope = median(slopes) if len(feet) > 3 and slopes else 0.0
    slope = slope if abs(slope) < 0.02 else 0.0
    return slope, median(y - slope * x for x, y in feet)


def _evened(lines: list[list[Piece]]) -> list[Piece]:
    """All pieces, sizes that are nearly the same made so: small differences are the picture's, not the writer's."""
    weights: dict[float, int] = defaultdict(int)
    for piece in (piece for line in lines for piece in line):
        weights[round(piece.size * 4) / 4] += len(piece.text)
    common: list[float] = []
    for size in sorted(weights, key=lambda s: (-_near(weights, s), s)):
        if all(abs(size - other) > _SAME * other for other in common):
            common.append(size)
    return [replace(piece, size=min(common, key=lambda s: abs(s - piece.size))) for line in lines for piece in line]


def _near(weights: dict[float, int], size: float) -> int:
    return sum(weight for other, weight in weights.items() if abs(other - size) <= _SAME * size)
