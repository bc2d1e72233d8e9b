"""Certainty: how often answers found in the same way, or doubted for the same reason, were right."""

from collections.abc import Iterable
from functools import cache
from math import floor, sqrt

from pipeline.matching.measured import COUNTS


def certainty(way: str, codes: Iterable[str], *, answered: bool) -> float:
    """How sure an answer is: as sure as its gravest doubt, or, without any, as the way its question was found."""
    return min((share(reason(code, answered=answered)) for code in codes), default=share(way))


def reason(code: str, *, answered: bool) -> str:
    """The name under which a doubt is measured: doubting words is one thing, doubting that there are none another."""
    return f"{code}, {'answered' if answered else 'nothing found'}"


@cache
def share(name: str) -> float:
    """The share that was right, less a standard error: little evidence makes nobody sure, and nothing is certain."""
    right, of = COUNTS.get(name, (0, 0))
    mean = (right + 1) / (of + 2)
    return floor(100 * max(0.0, mean - sqrt(mean * (1 - mean) / (of + 3)))) / 100
