"""Words that are highlighted or struck out, by a note over the page or by a line drawn through them."""

from bisect import bisect_left

from msgspec.structs import replace

from pipeline.model.sheet import Mark, MarkKind
from pipeline.reading.pages.page import Box, Piece, Rule

_MOST_OF_IT = 0.8
_LEAST = 2  # letters


def marked(words: list[Piece], markup: list[tuple[MarkKind, Box]], rules: tuple[Rule, ...]) -> list[Piece]:
    """The words, each with a mark for every highlight or strike-out that covers it."""
    lines = sorted((rule.at, rule.start, rule.end) for rule in rules if not rule.upright)
    return [_marked(word, markup, lines) for word in words]


def _marked(word: Piece, markup: list[tuple[MarkKind, Box]], lines: list[tuple[float, float, float]]) -> Piece:
    kinds = {kind for kind, box in markup if box.holds(*word.box.middle)}
    marks = [Mark(kind=kind, start=0, end=len(word.text)) for kind in sorted(kinds)]
    if not kinds:
        marks += [mark for kind, box in markup if (mark := _in_part(word, kind, box))]
    crossed = _crossed(word, lines) if word.level and MarkKind.STRUCK not in kinds else None
    if crossed is not None:
        marks.append(Mark(kind=MarkKind.STRUCK, start=crossed[0], end=crossed[1]))
    return replace(word, marks=(*word.marks, *marks)) if marks else word


def _in_part(word: Piece, kind: MarkKind, box: Box) -> Mark | None:
    """The letters that a highlight or a ring covers where the word goes on beyond it: 'Yes/No' is one word."""
    if not (box.top <= word.box.middle[1] <= box.bottom and box.left < word.box.right and word.box.left < box.right):
        return None
    part = _under(word, box.left, box.right)
    return Mark(kind=kind, start=part[0], end=part[1]) if part else None


def _crossed(word: Piece, lines: list[tuple[float, float, float]]) -> tuple[int, int] | None:
    """The letters that a line runs through the middle of: Word prints a deletion without a space to the next word."""
    high, low = word.baseline - 0.5 * word.size, word.baseline - 0.12 * word.size
    for at, start, end in lines[bisect_left(lines, (high, 0.0, 0.0)) :]:
        if at > low:
            return None
        if min(end, word.box.right) - max(start, word.box.left) > _MOST_OF_IT * word.box.width:
            return 0, len(word.text)
        if start < word.box.right and end > word.box.left and (part := _under(word, start, end)) is not None:
            return part
    return None


def _under(word: Piece, start: float, end: float) -> tuple[int, int] | None:
    """The part of a word that a line runs through, where that is more than a touch."""
    lefts = (word.box.left, *word.edges[:-1])
    under = [n for n, edges in enumerate(zip(lefts, word.edges, strict=True)) if start <= sum(edges) / 2 <= end]
    return (under[0], under[-1] + 1) if len(under) >= _LEAST else None
