"""Dashes told by their length: a recogniser knows that one stands there, and not which."""

from collections import defaultdict
from collections.abc import Sequence
from statistics import median

from msgspec.structs import replace

from pipeline.reading.scan.recognised import Recognised

_DASHES = frozenset("-‐–—―−")
_TALL = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZbdfhkl0123456789")
_HYPHEN, _EN = 0.45, 1.1  # of a capital's height
_EITHER = (0.43, 0.47)
_UNSURE = 0.5


def measured(words: Sequence[Recognised]) -> tuple[Recognised, ...]:
    """These words, every dash that stands alone as long as it is drawn."""
    heights: dict[int, list[float]] = defaultdict(list)
    for word in words:
        if word.text.isalnum() and _TALL & set(word.text):
            heights[word.line].append(word.box.height)
    usual = median([height for line in heights.values() for height in line] or [0.0])
    return tuple(_measured(word, median(heights[word.line] or [usual])) for word in words)


def _measured(word: Recognised, capital: float) -> Recognised:
    if word.text not in _DASHES or not capital:
        return word
    long = word.box.width / capital
    sure = min(word.certainty, _UNSURE) if _EITHER[0] < long < _EITHER[1] else word.certainty
    return replace(word, text="-" if long < _HYPHEN else "–" if long < _EN else "—", certainty=sure)
