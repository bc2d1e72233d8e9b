"""Which accent a mark over or under a letter is, told by its shape: the recogniser has learned few of them."""

import unicodedata

import numpy as np

from pipeline.reading.scan.picture import Mask

GRAVE, ACUTE, CIRCUMFLEX, TILDE, MACRON, BREVE = "\u0300", "\u0301", "\u0302", "\u0303", "\u0304", "\u0306"
DIAERESIS, CARON, DOT_BELOW, COMMA_BELOW, CEDILLA = "\u0308", "\u030c", "\u0323", "\u0326", "\u0327"
_FLAT = 0.42  # of its width: so high a macron is at most
_HOLLOW = 0.16  # of its height: the middle of a bent mark lies so much higher or lower than its ends
_LEANING = 0.28  # of its height, from end to end
_WIDE = 1.15  # times as wide as high a tilde is at least
_ROUND = (0.6, 1.6)  # as wide as high: a dot


def composed(letter: str, accent: str) -> str:
    """The letter with its accent; the letter alone where no language writes it so."""
    both = unicodedata.normalize("NFC", letter + accent)
    return both if len(both) == 1 else letter


def over(letter: str, mark: Mask) -> str:
    """The accent that this mark over a letter is; '' where its shape does not tell."""
    mark = _trimmed(mark)
    high, wide = mark.shape
    if high < 2 or wide < 2:
        return ""
    if high <= _FLAT * wide:
        return MACRON
    left, middle, right = _thirds(mark)
    ends = (left + right) / 2
    if middle < ends - _HOLLOW * high and abs(left - right) < _LEANING * high:
        return CIRCUMFLEX
    if middle > ends + _HOLLOW * high and abs(left - right) < _LEANING * high:
        return BREVE if letter.lower() in "ag" else CARON
    if left - right > _LEANING * high:
        return ACUTE
    if right - left > _LEANING * high:
        return GRAVE
    return TILDE if letter.lower() == "n" and wide > _WIDE * high else ""


def under(letter: str, mark: Mask) -> str:
    """The accent that this mark under a letter is."""
    mark = _trimmed(mark)
    high, wide = mark.shape
    if letter.lower() == "c":
        return CEDILLA
    if letter.lower() in "st":
        return COMMA_BELOW
    return DOT_BELOW if high and _ROUND[0] < wide / high < _ROUND[1] and letter.lower() in "aeiouy" else ""


def _thirds(mark: Mask) -> tuple[float, float, float]:
    """How far down the ink lies in the left, middle and right of a mark."""
    rows = np.arange(mark.shape[0])[:, None]
    third = max(1, mark.shape[1] // 3)
    parts = (mark[:, :third], mark[:, third:-third], mark[:, -third:])
    left, middle, right = (float((part * rows).sum() / part.sum()) if part.any() else 0.0 for part in parts)
    return left, middle, right


def _trimmed(mark: Mask) -> Mask:
    rows, columns = np.flatnonzero(mark.any(axis=1)), np.flatnonzero(mark.any(axis=0))
    if not len(rows):
        return mark[:0, :0]
    return mark[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
