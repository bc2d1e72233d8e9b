"""Spelling: the one place that loads the fuzzy matcher, and only when words were not found as printed."""

from collections.abc import Sequence

_SHORT = 8  # letters; in fewer one slip makes another word
_LONG = 40
_SLIPS = 2


def alike(words: str, others: str) -> float:
    """How alike two texts are letter by letter, from 0 to 100."""
    from rapidfuzz import fuzz

    return float(fuzz.ratio(words, others))


def alike_in_any_order(words: str, others: str) -> float:
    """The same, with the words of both brought into one order."""
    from rapidfuzz import fuzz

    return float(fuzz.token_sort_ratio(words, others))


def most_alike(words: str, others: Sequence[str], least: float, most: int) -> list[tuple[float, int]]:
    """How alike the words are to those of the others that are alike at least so much, with the number of each."""
    from rapidfuzz import fuzz, process

    return [
        (score, number)
        for _, score, number in process.extract(words, others, scorer=fuzz.ratio, score_cutoff=least, limit=most)
    ]


def slipped(words: str, others: str, least: int = _SHORT) -> bool:
    """Whether a slip of the fingers is all that parts the two: a letter too many, too few, or in another's place."""
    from rapidfuzz.distance import OSA

    slips = 1 if len(others) < _LONG else _SLIPS
    return len(others) >= least and 0 < OSA.distance(words, others, score_cutoff=slips) <= slips
