"""Known words by which a misspelt one is known again.

Nearly every form holds some strange word, and to load the fuzzy matcher for it would cost more than reading the form.
"""

from collections import defaultdict
from collections.abc import Iterable

_LIKE = 80  # of 100


class Lexicon:
    """Words as they are spelt."""

    __slots__ = ("_by_length",)

    def __init__(self, words: Iterable[str]) -> None:
        self._by_length: dict[int, list[tuple[str, int]]] = defaultdict(list)
        for word in words:
            self._by_length[len(word)].append((word, _letters(word)))

    def nearest(self, word: str) -> str | None:
        """The one word that this is most likely a misspelling of, if there is any."""
        found = [(-score, known) for known in self._may_be(word) if (score := _likeness(word, known)) >= _LIKE]
        return min(found)[1] if found else None

    def _may_be(self, word: str) -> Iterable[str]:
        """Those that have no more other letters than a misspelling may have."""
        mine = _letters(word)
        for length, words in self._by_length.items():
            most = (len(word) + length) * (100 - _LIKE) // 100
            if abs(len(word) - length) <= most:
                yield from [known for known, theirs in words if (mine ^ theirs).bit_count() <= most]


def _letters(word: str) -> int:
    """A bit for each letter in it; two letters may share one."""
    mask = 0
    for letter in word:
        mask |= 1 << (ord(letter) & 63)
    return mask


def _likeness(word: str, known: str) -> float:
    """The share of their letters that stand in both in one order, from 0 to 100."""
    places: dict[str, int] = {}
    for at, letter in enumerate(word):
        places[letter] = places.get(letter, 0) | 1 << at
    left = (1 << len(word)) - 1  # letters of the word that found no like yet, all of `known` taken in turn
    for letter in known:
        here = left & places.get(letter, 0)
        left = (left + here) | (left - here)
    shared = len(word) - (left & ((1 << len(word)) - 1)).bit_count()
    return 200 * shared / (len(word) + len(known))
