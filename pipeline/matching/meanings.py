"""Meanings: wordings in their common form, so that 'Surname of young person' asks for 'Child's Family Name'."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping

from pipeline.matching.lexicon import Lexicon
from pipeline.matching.vocabulary import APART, ASKING, EMPTY, LIGHT, ORDINARY, SAME
from pipeline.matching.words import Key

Bag = frozenset[str]

_LIGHT = 0.4
_LEAST_WEIGHT = 0.15
_PLURAL = 4  # letters of the shortest word whose last 's' counts for nothing
_LETTERS = 4  # of the shortest word that may be misspelt
_LONE_S = frozenset({"s"})
_SMALL = frozenset({"a", "of", "or", "the", "to"})


def _expressions() -> dict[Key, Key]:
    """Every expression with the one that stands for it, also without its small words."""
    found: dict[Key, Key] = {}
    for group in SAME:
        first, *others = [tuple(words.split()) for words in group]
        for words in (first, *others):
            found.setdefault(words, first)
            found.setdefault(tuple(word for word in words if word not in _SMALL), first)
    return found


def _lengths() -> dict[str, list[int]]:
    """By a first word how many words the expressions have that begin with it, the longest first."""
    found: dict[str, list[int]] = {}
    for first, size in sorted({(words[0], len(words)) for words in _EXPRESSIONS}, reverse=True):
        found.setdefault(first, []).append(size)
    return found


_EXPRESSIONS = _expressions()
_LENGTHS = _lengths()
KNOWN = frozenset({word for words in _EXPRESSIONS for word in words}) | EMPTY | APART | ASKING


def meaning(key: Iterable[str]) -> Bag:
    """The words that matter, each group of interchangeable ones by its first."""
    said = _common([word for word in key if word not in _LONE_S])
    return frozenset(_singular(word) for word in _common([word for word in said if word not in EMPTY]))


def _common(words: list[str]) -> list[str]:
    common: list[str] = []
    at = 0
    while at < len(words):
        for size in _LENGTHS.get(words[at], ()):
            meant = _EXPRESSIONS.get(tuple(words[at : at + size]))
            if meant is not None:
                common += meant
                at += size
                break
        else:
            common.append(words[at])
            at += 1
    return common


def _singular(word: str) -> str:
    return word[:-1] if len(word) > _PLURAL and word.endswith("s") and not word.endswith("ss") else word


class Meanings:
    """Every wording of the things a form asks, by what it means."""

    __slots__ = ("_by_word", "_known", "_own", "_spelling", "_spelt_elsewhere", "_spelt_here", "_weights", "_wordings")

    def __init__(self, wordings: Mapping[str, Iterable[Key]]) -> None:
        bags = {asked: {bag for key in keys if (bag := meaning(key))} for asked, keys in wordings.items()}
        counts = Counter(word for own in bags.values() for word in frozenset().union(*own))
        most = math.log(len(bags) + 1) or 1.0
        self._weights = {word: self._weight(word, count, len(bags), most) for word, count in counts.items()}
        self._wordings: list[tuple[str, float]] = []  # question, weight of its words
        self._by_word: dict[str, list[int]] = {}
        for asked, own in bags.items():
            for bag in own:
                for word in bag:
                    self._by_word.setdefault(word, []).append(len(self._wordings))
                self._wordings.append((asked, math.fsum(self._weights[word] for word in bag)))
        self._own = frozenset(word for keys in wordings.values() for key in keys for word in key)
        self._known = KNOWN.union(self._own, self._by_word)
        self._spelt_here, self._spelt_elsewhere = Lexicon(self._own), Lexicon(self._known - self._own)
        self._spelling: dict[str, str] = {}

    @staticmethod
    def _weight(word: str, count: int, size: int, most: float) -> float:
        weight = max(_LEAST_WEIGHT, min(1.0, math.log((size + 1) / (count + 0.5)) / most))
        return weight * (_LIGHT if word in LIGHT else 1.0)

    def all(self, key: Iterable[str]) -> dict[str, float]:
        """How near in meaning these words are to each thing asked, from 0 to 100; 0 is left out."""
        said = meaning(self._spelt(word) for word in key)
        mine = math.fsum(self._of(word) for word in said)
        shared: dict[int, float] = {}
        for word in sorted(said):  # in one order, or sums differ in their last digit from run to run
            for number in self._by_word.get(word, ()):
                shared[number] = shared.get(number, 0.0) + self._weights[word]
        best: dict[str, float] = {}
        for number, weight in shared.items():
            asked, whole = self._wordings[number]
            best[asked] = max(best.get(asked, 0.0), 200 * weight / (mine + whole))
        return best

    def within(self, key: Iterable[str], wordings: Iterable[Key]) -> bool:
        """Whether all that these words say is in one of the wordings, which may say more."""
        said = meaning(self._spelt(word) for word in key)
        return bool(said) and any(said <= meaning(wording) for wording in wordings)

    def knows(self, word: str) -> bool:
        """Whether this word stands in any wording, or is a general word of forms."""
        return word in self._known

    def _of(self, word: str) -> float:
        return self._weights.get(word, _LIGHT if word in LIGHT else 1.0)

    def _spelt(self, word: str) -> str:
        """The word as it is spelt in the print, where it can only be that one."""
        if word in self._known or word in ORDINARY or len(word) < _LETTERS or not word.isalpha():
            return word
        if word not in self._spelling:
            here, elsewhere = self._spelt_here, self._spelt_elsewhere
            self._spelling[word] = here.nearest(word) or elsewhere.nearest(word) or word
        return self._spelling[word]
