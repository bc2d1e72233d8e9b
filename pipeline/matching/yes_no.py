"""Yes or no: the pair printed with a question belongs to the question, and one half of it is never an answer."""

import re
from collections import Counter

from msgspec import Struct

from pipeline.matching.blanks import Stretch
from pipeline.matching.boxes import boxes_in, mark_word
from pipeline.matching.panes import Pane
from pipeline.matching.words import says
from pipeline.model.sheet import MarkKind

_BETWEEN = r"[ \t\u00a0)\]*_]{0,6}(?:[/|\\]|\bor\b|[ \t\u00a0]|[-–—]|\n)[ \t\u00a0(\[*_]{0,6}"
_TOLD = r"(?:\s*\([^()\n]*\b(?:delete|circle|tick|strike|underline|highlight|mark)\b[^()\n]*\))?"
_PAIR = re.compile(
    rf"(?P<open>[(\[*_]*)(?<![^\W_])(?:(?P<yes>yes|y)(?P<a>{_BETWEEN})(?P<no>no|n)|(?P<no2>no|n)(?P<b>{_BETWEEN})(?P<yes2>yes|y))"
    rf"(?![^\W_])(?P<close>[)\]*_]*){_TOLD}[:?]?",
    re.IGNORECASE,
)
_FIRM = re.compile(r"[/|\\]|or", re.IGNORECASE)
_LAST = re.compile(r"[ \t\u00a0.)\]*_]*(?:\n|\Z)")
_LOOKS = frozenset({MarkKind.BOLD, MarkKind.UNDERLINED, MarkKind.HIGHLIGHTED, MarkKind.COLOURED, MarkKind.FRAMED})
_ENCLOSED = frozenset({"()", "[]", "**", "__"})


class Pair(Struct, frozen=True, kw_only=True):
    """'Yes / No' as printed, and which half of it stands out."""

    spot: Stretch
    chosen: str | None = None
    code: str | None = None  # the doubt that a half which stands out, or both halves differently, brings


def pair_at(pane: Pane, start: int, stop: int) -> Pair | None:
    """The pair that begins the line, cell or rest of a label between these places; none where boxes tell the answer."""
    found = _PAIR.search(pane.text, start, stop)
    if found is None or says(pane.text[start : found.start()]):
        return None
    between, last = found["a"] or found["b"], _LAST.match(pane.text, found.end())
    if not last and not _FIRM.search(between):
        return None  # 'Yes - no concerns'
    line_end = pane.text.find("\n", found.end())
    rest = pane.text[found.end() : min(stop, len(pane.text) if line_end < 0 else line_end)]
    if boxes_in(pane, start, found.end() + len(rest)) or _ticks(rest):
        return None
    return _judged(pane, found)


def without_pair(words: str) -> str:
    """What was written, without the pair that is printed before it."""
    found = _PAIR.match(words)
    firm = found is not None and (_FIRM.search(found["a"] or found["b"]) or _LAST.match(words, found.end()))
    return words[found.end() :].strip(" \t\n\u00a0:-–") if found is not None and firm else words


def _ticks(rest: str) -> bool:
    """Whether an 'x' after the last half ticks it; another 'Yes' there is an answer."""
    return bool(mark_word(rest)) and not re.search(r"[yn]", rest, re.IGNORECASE)


def _judged(pane: Pane, found: re.Match[str]) -> Pair:
    half = "2" if found["yes"] is None else ""
    yes, no = found.span(f"yes{half}"), found.span(f"no{half}")
    spot = Stretch(pane=pane, start=found.start(), stop=found.end())
    if (gone := (_struck(pane, yes), _struck(pane, no))) in ((True, False), (False, True)):
        return Pair(spot=spot, chosen="no" if gone[0] else "yes")
    looks = _look(pane, yes, no), _look(pane, no, yes)
    if looks[0] == looks[1]:
        return Pair(spot=spot, code="read-struck-out" if gone[0] else None)
    chosen = None if all(looks) else "yes" if looks[0] else "no"
    lit = chosen is not None and frozenset({MarkKind.HIGHLIGHTED.value}) in looks
    return Pair(spot=spot, chosen=chosen, code=None if lit else "read-unclear-tick")


def _struck(pane: Pane, half: tuple[int, int]) -> bool:
    return MarkKind.STRUCK in marks_over(pane, *half)


def _look(pane: Pane, half: tuple[int, int], other: tuple[int, int]) -> frozenset[str]:
    """All that makes this half look like a choice: bold, brackets of its own, capitals."""
    text, (start, stop) = pane.text, half
    look: set[str] = {kind.value for kind in marks_over(pane, start, stop) & _LOOKS}
    if start and text[start - 1] + text[stop : stop + 1] in _ENCLOSED:
        look.add("enclosed")
    if start < other[0] and text[stop : stop + 1] == "*" != text[other[1] : other[1] + 1]:
        look.add("starred")  # 'Yes / No*' is printed: delete as appropriate
    if stop - start > 1 and text[start:stop].isupper() and not text[other[0] : other[1]].isupper():
        look.add("capitals")
    return frozenset(look)


def marks_over(pane: Pane, start: int, stop: int) -> set[MarkKind]:
    """The kinds of marks that lie over most of these words, be it word by word."""
    covered: Counter[MarkKind] = Counter()
    for mark in pane.marks_near(start, stop):
        covered[mark.kind] += max(min(mark.end, stop) - max(mark.start, start), 0)
    return {kind for kind, letters in covered.items() if letters * 2 > max(stop - start, 1)}
