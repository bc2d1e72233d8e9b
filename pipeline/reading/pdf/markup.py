"""Words that are highlighted or struck out, by a note over the page or by a line drawn through them."""

from bisect import bisect_left

from msgspec.structs import replace

from pipeline.model.sheet import Mark, MarkKind
from pipeline.reading.pdf.page import Box, Piece, Rule


def marked(words: list[Piece], markup: list[tuple[MarkKind, Box]], rules: tuple[Rule, ...]) -> list[Piece]:
    """The words, each with a mark for every highlight or strike-out that covers it."""
    lines = sorted((rule.at, rule.start, rule.end) for rule in rules if not rule.upright)
    return [_marked(word, markup, lines) for word in words]


def _marked(word: Piece, markup: list[tuple[MarkKind, Box]], lines: list[tuple[float, float, float]]) -> Piece:
    kinds = {kind for kind, box in markup if box.holds(*word.box.middle)}
    if word.level and _crossed(word, lines):
        kinds.add(MarkKind.STRUCK)
    if not kinds:
        return word
    marks = tuple(Mark(kind=kind, start=0, end=len(word.text)) for kind in sorted(kinds))
    return replace(word, marks=(*word.marks, *marks))


def _crossed(word: Piece, lines: list[tuple[float, float, float]]) -> bool:
    """Whether a line runs through the middle of its small letters."""
    high, low = word.baseline - 0.5 * word.size, word.baseline - 0.12 * word.size
    for at, start, end in lines[bisect_left(lines, (high, 0.0, 0.0)) :]:
        if at > low:
            return False
        if min(end, word.box.right) - max(start, word.box.left) > 0.8 * word.box.width:
            return True
    return False
