"""Likeness of words: how near they are to every wording of every question, letter by letter."""

from pipeline.matching.phrases import Phrasebook
from pipeline.matching.spelling import alike, alike_in_any_order, most_alike, slipped

SLIPPED = 97.0  # what words are worth that only a slip of the fingers parts from a wording
_GOOD = 86.0
_GOOD_SHORT = 92.0
_SHORT = 12  # letters
_MARGIN = 8.0
_REST = 62.0
_LEAST_WORDS = 2
_LEAST = 50.0
_NEAREST = 24  # wordings


class Likeness:
    """Compares words with every wording of every question of one form."""

    __slots__ = ("_asked", "_wordings")

    def __init__(self, book: Phrasebook) -> None:
        self._wordings: list[str] = []
        self._asked: list[tuple[str, ...]] = []
        for key, phrase in book.by_key.items():
            self._wordings.append(" ".join(key))
            self._asked.append(tuple(role.names for role in phrase.roles))

    def all(self, words: str) -> dict[str, float]:
        """The likeness to each question, where there is any to speak of."""
        best: dict[str, float] = {}
        for score, index in most_alike(words, self._wordings, _LEAST, _NEAREST):
            worth = max(score, SLIPPED) if slipped(words, self._wordings[index]) else score
            for asked in self._asked[index]:
                best[asked] = max(best.get(asked, 0.0), worth)
        return best

    def pair(self, words: str, wordings: list[str]) -> float:
        """The likeness of some words to the nearest of these, in any order and with words left out."""
        return max((self._loose(words, wording) for wording in wordings), default=0.0)

    def plain(self, words: str, wordings: list[str]) -> float:
        """The likeness of some words to the nearest of these, letter by letter."""
        return max((alike(words, wording) for wording in wordings), default=0.0)

    def _loose(self, words: str, wording: str) -> float:
        return max(alike(words, wording), 0.95 * alike_in_any_order(words, wording))

    def rest(self, words: list[str], wordings: list[list[str]]) -> int:
        """How many of these words are the rest of a wording, misspelt or not; 0 where they are none."""
        best, count = _REST, 0
        for wording in wordings:
            for size in range(max(1, len(wording) - 1), min(len(words), len(wording) + 1) + 1):
                score = alike(" ".join(words[:size]), " ".join(wording))
                if score > best:
                    best, count = score, size
        return count

    def beginning(self, words: list[str], wordings: list[list[str]]) -> tuple[float, int]:
        """How like the first words are to a whole wording, and how many words that takes."""
        best, count, nearest = 0.0, 0, ""
        for wording in wordings:
            if len(wording) < _LEAST_WORDS or len(wording) > len(words) + 1 or sum(map(len, wording)) < _SHORT - 2:
                continue
            whole = " ".join(wording)
            for size in range(max(1, len(wording) - 1), min(len(words), len(wording) + 1) + 1):
                score = alike(" ".join(words[:size]), whole)
                if score > best:
                    best, count, nearest = score, size, whole
        if count and slipped(" ".join(words[:count]), nearest):
            best = max(best, SLIPPED)
        return best, count

    @staticmethod
    def run(words: list[str], text: list[str], least: float) -> int:
        """Where in this text the words end that are so like these, as the same number in a row; 0 where none are."""
        said, best, end = " ".join(words), least, 0
        for at in range(max(1, len(text) - len(words) + 1)):
            score = alike(said, " ".join(text[at : at + len(words)]))
            if score >= best:
                best, end = score, at + len(words)
        return end

    @staticmethod
    def sure(best: dict[str, float], asked: str, words: str) -> bool:
        """Whether these words are this question and no other."""
        score = best.get(asked, 0.0)
        others = max((other for one, other in best.items() if one != asked), default=0.0)
        return score >= (_GOOD_SHORT if len(words) < _SHORT else _GOOD) and score - others >= _MARGIN
