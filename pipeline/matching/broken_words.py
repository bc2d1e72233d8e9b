"""Broken words: a word of the form's print that a hyphen breaks at the end of a line is one word all the same."""

import re
from itertools import pairwise

from pipeline.matching.panes import Pane, Paper
from pipeline.matching.phrases import Phrasebook
from pipeline.matching.words import Word

_BROKEN = re.compile(r"\w[-\u2010\u00ad][ \u00a0]*\n[ \u00a0]*\w")
_BETWEEN = re.compile(r"[-\u2010\u00ad][ \u00a0]*\n[ \u00a0]*")


def broken_words(paper: Paper, book: Phrasebook) -> dict[int, list[Word]]:
    """By pane, its words with those made whole that only whole are the form's."""
    found = {}
    for pane in paper.panes:
        if "\n" in pane.text and _BROKEN.search(pane.text):
            whole = _whole(pane, {word for key in book.by_key for word in key})
            if len(whole) < len(pane.words):
                found[pane.number] = whole
    return found


def _whole(pane: Pane, known: set[str]) -> list[Word]:
    words: list[Word] = list(pane.words[:1])
    for (_, _, end), (word, start, stop) in pairwise(pane.words):
        first, begin, _ = words[-1]
        if first + word in known and _BETWEEN.fullmatch(pane.text[end:start]):
            words[-1] = (first + word, begin, stop)
        else:
            words.append((word, start, stop))
    return words
