"""Shared cells: two questions asked as one ('Family Name / Given Name'), or one answered within another's answer."""

import re
from itertools import pairwise

from pipeline.matching.attempt import Attempt
from pipeline.matching.found import Found
from pipeline.matching.words import Key, words_of
from pipeline.model.form import FieldType

_JOINED = re.compile(r"\s*(?:/|&|,|\band\b|\bor\b)\s*:?\s*", re.IGNORECASE)


def doubt_shared(attempt: Attempt) -> None:
    """Doubt questions that one label asks together, and dates that stand, with their label, in another's answer."""
    fields = sorted(attempt.chosen.fields.items(), key=lambda one: one[1].order)
    for (first, one), (second, other) in pairwise(fields):
        if one.pane is other.pane and _JOINED.fullmatch(one.pane.text, one.stop, other.start):
            _doubt(attempt.found.get(first), attempt.found.get(second))
    for asked, found in attempt.found.items():
        if attempt.book.fields[asked].type is FieldType.DATE and not found.answered and found.place is not None:
            for holder in attempt.found.values():
                if _same_section(asked, holder, attempt) and _holds(holder, attempt.book.labels(asked)):
                    _doubt(found, holder)


def _doubt(*found: Found | None) -> None:
    for one in found:
        if one is not None:
            one.doubts("read-label-leak")


def _same_section(asked: str, holder: Found, attempt: Attempt) -> bool:
    section = attempt.book.section
    return holder.words is not None and section.get(holder.path) == section[asked]


def _holds(holder: Found, labels: list[Key]) -> bool:
    """Whether words of such a label stand in this answer, with a number after them."""
    words = tuple(word for word, _, _ in words_of(holder.words or ""))
    return any(
        words[at : at + len(key)] == key and words[at + len(key)][:1].isdigit()
        for key in labels
        for at in range(len(words) - len(key))
    )
