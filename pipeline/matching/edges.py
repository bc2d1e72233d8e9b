"""Edges: what stands right before some words and right after them, and whether print begins and ends there."""

import re
from enum import IntEnum

from pipeline.matching.boxes import BOXES, SHAPES, SIGNS
from pipeline.matching.panes import Pane
from pipeline.matching.phrases import Kind, Phrase
from pipeline.matching.words import says
from pipeline.model.sheet import MarkKind
from pipeline.starting import later

_NUMBERING = re.compile(
    r"\s*(?:[•▪◦●*\-–]\s*)?"
    r"(?:(?:(?:q|question)?\s*\d{1,3}(?:\.\d{1,2}){0,2}|[a-z]|[ivx]{1,4})\s*[.):]\s*|\d{1,2}(?:\.\d{1,2}){1,2}\s+)\Z",
    re.IGNORECASE,
)
_GAP = re.compile(r"\t|[ \u00a0\u2002\u2003]{2,}|_{2,}|\.{4,}|…")
_AFTER = re.compile(r"[)\]*’”\"]*(?:[ \u00a0]*(?P<colon>[:?.]+)[)\]]*)?")
_DASH = re.compile(r"[ \u00a0]*[-–—](?=[ \u00a0]|\Z|\n)")
_ARROW = re.compile(r"[ \u00a0]*(?:[→⇒➔➜»›►▶|~=]|[-=]+>)(?=[ \u00a0]|\Z|\n)")
_DASHES = frozenset("-–—")
_DUTY = re.compile(  # what people print after a question that must be answered, or may be
    r"[ \u00a0]*(?:\*+|\((?:required|mandatory|essential|optional|if (?:known|applicable|any|available|relevant)"
    r"|please[^()\n\t]{1,40}|see guidance|block capitals|in full|dd ?/ ?mm ?/ ?yy(?:yy)?)[^()\n\t]{0,20}\))"
    r"(?:[ \u00a0]*:)?",
    re.IGNORECASE,
)
_STANDS_ALONE = re.compile(
    rf"\s*\Z|[ \u00a0]*[\n\t]|[ \u00a0]{{2,}}"
    rf"|[ \u00a0]*(?:[/:_…\[{BOXES}{SHAPES}]|\.{{3}}|[-–—][ \u00a0]|\([ \u00a0_]*[xX✓✔√]?[ \u00a0_]*\))"
)
_TICK_WORD = re.compile(
    rf"[ \u00a0]*\(?[ \u00a0]*(?:x|y|yes|no|n|tick|ticked|[{SIGNS}]|[^\w\s.,;:'’)]{{1,3}})[ \u00a0]*\)?"
    r"[ \u00a0]*(?:\Z|\n|\t|[ \u00a0]{2,}|[/|])",
    re.IGNORECASE,
)
_BRACKET_OPENS = re.compile(r"\s*\(")
_LONGEST_LEAD = 400  # letters
_BEFORE_MARK = later(r"\t|[ \u00a0\u2002\u2003]{2}|[/|,;][ \u00a0]?\Z|\n")
_SPACES = re.compile("[ \u00a0]*")
_ROUND_BOX = later(r"\([ \u00a0_]*[xX✓✔√]?[ \u00a0_]*\)\s*\Z")
_BOX_GLYPH = later(rf"[{BOXES}\])]\ufe0f?\s*\Z")


class Opening(IntEnum):
    """What stands before a place; the more, the surer that print begins here."""

    MIDDLE = 0
    MARK = 4
    GAP = 6
    LINE = 8
    HEAD = 12


def opening_at(pane: Pane, index: int, begin: int, last: int) -> Opening:
    """What stands before the word at this place; list numbers and bullets count as nothing."""
    line = max(pane.starts[pane.line_at(begin)], pane.row_of(begin)[0]) if begin else 0
    lead = pane.text[line : min(begin, line + _LONGEST_LEAD)]
    if not says(lead) or _NUMBERING.match(lead):
        near = pane.marks_near(line, begin)
        if any(m.kind is MarkKind.BOX and line <= m.start and m.end <= begin for m in near):
            return Opening.MARK
        return Opening.HEAD if line == 0 else Opening.LINE
    before = pane.text[pane.words[index - 1][2] : begin] if index else lead
    if _GAP.search(before):
        return Opening.GAP
    if index and pane.words[index - 1][0] == "x" and _typed_mark(pane, index - 1, line):
        return Opening.MARK
    if _BOX_GLYPH.search(before) and (before.strip() != ")" or _ROUND_BOX.search(lead)):
        return Opening.MARK
    edge = begin - len(before)
    near = pane.marks_near(edge, begin)
    if any(mark.kind in (MarkKind.BOX, MarkKind.CONTROL) and edge <= mark.end <= begin for mark in near):
        return Opening.MARK
    if last and not says(pane.text[last:begin]):
        return Opening.GAP
    return Opening.MIDDLE


def _typed_mark(pane: Pane, index: int, line: int) -> bool:
    """Whether this letter stands where a tick is typed: at the beginning of a line, or after a gap or stroke."""
    _, start, _ = pane.words[index]
    before = pane.text[max(line, start - 2) : start]
    return not before.strip() if len(before) < 2 else bool(_BEFORE_MARK.search(before))


def label_end(pane: Pane, end: int, phrase: Phrase) -> tuple[int, str]:
    """Past the label's own punctuation, and the colon or question mark that closes it, if one does."""
    match = _AFTER.match(pane.text, end)
    stop, colon = (match.end(), match["colon"] or "") if match else (end, "")
    if not colon.strip(".?") and (dash := _DASH.match(pane.text, stop)):
        stop = dash.end()
    elif any(role.kind is Kind.FIELD for role in phrase.roles) and (arrow := _ARROW.match(pane.text, stop)):
        stop = arrow.end()
    if colon != "(" and (duty := _DUTY.match(pane.text, stop)) and unbroken(pane, stop, duty.end()):
        stop, colon = duty.end(), colon or ":"
    if phrase.opens and opened(pane, stop) > stop:
        stop, colon = opened(pane, stop), "("
    return stop, colon


def opened(pane: Pane, stop: int) -> int:
    """Past the bracket that answers stand in, where it follows."""
    bracket = _BRACKET_OPENS.match(pane.text, stop)
    return bracket.end() if bracket else stop


def dashed(pane: Pane, stop: int) -> bool:
    """Whether a dash parts the label from what follows."""
    return pane.text[max(0, stop - 1) : stop] in _DASHES


def unbroken(pane: Pane, start: int, stop: int) -> bool:
    """Whether no control and no box lies in between."""
    near = pane.marks_near(start, stop)
    return not any(m.kind in (MarkKind.BOX, MarkKind.CONTROL) and m.start < stop and m.end > start for m in near)


def tick_follows(pane: Pane, stop: int) -> bool:
    """Whether a mark typed for a tick follows, and then a gap or an end."""
    return bool(_TICK_WORD.match(pane.text, stop))


def stands_alone(pane: Pane, stop: int) -> bool:
    """Whether nothing that could be the same sentence follows."""
    if _STANDS_ALONE.match(pane.text, stop) or (stop and pane.text[stop - 1] == "\t"):
        return True
    rest = _after_spaces(pane.text, stop)
    near = pane.marks_near(stop, rest)
    return any(m.kind in (MarkKind.BOX, MarkKind.CONTROL) and stop <= m.start <= rest for m in near)


def goes_on(pane: Pane, stop: int) -> bool:
    """Whether a small letter follows, as it does where a sentence only begins with the words of a label."""
    at = _after_spaces(pane.text, stop)
    return pane.text[at : at + 1].islower()


def _after_spaces(text: str, at: int) -> int:
    match = _SPACES.match(text, at)
    return match.end() if match else at
