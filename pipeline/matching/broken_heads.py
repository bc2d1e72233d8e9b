"""Broken heads: the heads of a table whose words run over two rows of cells."""

from itertools import pairwise

from pipeline.matching.headers import header_in
from pipeline.matching.panes import Board, Pane
from pipeline.matching.phrases import Phrasebook
from pipeline.matching.words import first_word, key_of

_LEAST = 2  # cells that begin with a head's first word
_LONGEST = 80  # letters

Pair = tuple[Pane, Pane]


def broken_heads(board: Board, book: Phrasebook) -> list[Pair]:
    """The upper and lower cells of every two rows that head a table together."""
    found: list[Pair] = []
    rows = [(row, sum(first_word(pane.text) in book.column_words for pane in row)) for row in board.rows.values()]
    for (upper, above), (lower, below) in pairwise(rows):
        if above and above + below >= _LEAST and len(upper) == len(lower) and _one_header(upper, lower, book):
            found += zip(upper, lower, strict=True)
    return found


def _one_header(upper: list[Pane], lower: list[Pane], book: Phrasebook) -> bool:
    """Whether the two rows are a header, and the lower has nothing but the ends of its heads."""
    texts = [f"{first.text} {second.text}".strip() for first, second in zip(upper, lower, strict=True)]
    if any(len(text) > _LONGEST for text in texts):
        return False
    both = [text for text, first, second in zip(texts, upper, lower, strict=True) if first.text and second.text]
    if not both or not all(key_of(text) in book.columns for text in both):
        return False
    whole = [
        Pane(number=pane.number, text=text, marks=(), lines=(), starts=())
        for pane, text in zip(lower, texts, strict=True)
    ]
    header = header_in(whole, book, 0)
    return header is not None and not header.guessed and not header.strange
