"""Places: where printed phrases of a form stand on the sheet, and how surely they stand there as print."""

import re
from enum import IntEnum

from msgspec import Struct, field

from pipeline.matching.blanks import Stretch
from pipeline.matching.boxes import BOXES, SHAPES, SIGNS
from pipeline.matching.claims import Claims
from pipeline.matching.panes import Pane, Paper, left_of
from pipeline.matching.phrases import Kind, Phrase, Phrasebook, Role
from pipeline.matching.words import says
from pipeline.model.sheet import MarkKind

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
_BOX_WITHIN = re.compile(rf"[{BOXES}{SHAPES}]|\[[ \u00a0_]*[xX]?[ \u00a0_]*\]")
_WIDE = re.compile(r"\n|[ \u00a0]{2,}")
_SIGN_AFTER = re.compile(r"[ \u00a0]+[^\w\s.,;:?'’(\[)\]_…\-–—]{1,3}\s*\Z")
_BRACKET = re.compile(r"[(\[{<*>}\])]")
_MADE_TO_STAND_OUT = (MarkKind.BOLD, MarkKind.UNDERLINED, MarkKind.COLOURED, MarkKind.FRAMED)
_BRACKET_OPENS = re.compile(r"\s*\(")
_LONGEST_LEAD = 400  # letters
_SPACES = re.compile("[ \u00a0]*")
_SURE_PRINT = 5  # words of an instruction that are print wherever they stand
_ROUND_BOX = re.compile(r"\([ \u00a0_]*[xX✓✔√]?[ \u00a0_]*\)\s*\Z")
_BOX_GLYPH = re.compile(rf"[{BOXES}\])]\ufe0f?\s*\Z")


class Opening(IntEnum):
    """What stands before a place; the more, the surer that print begins here."""

    MIDDLE = 0
    MARK = 4
    GAP = 6
    LINE = 8
    HEAD = 12


class Place(Struct, kw_only=True, eq=False):
    """Some printed words on the sheet."""

    pane: Pane
    start: int
    stop: int  # where what is written after the label begins
    phrase: Phrase
    opening: Opening
    closed: bool  # a colon, a gap, a box or an end follows
    roles: list[Role] = field(default_factory=list)
    likeness: float = 1.0  # how like the known words these are; 1 where they are the same

    @property
    def prose(self) -> bool:
        """Whether a sentence may only begin with these words."""
        return not self.closed and _goes_on(self.pane, self.stop)

    def certain(self, asked: str) -> bool:
        """Whether these are the printed words of this question, not a known re-wording."""
        return any(role.exact for role in self.roles if role.kind is Kind.FIELD and role.id == asked)

    @property
    def order(self) -> tuple[int, int]:
        """Where it stands in reading order."""
        return self.pane.number, self.start


def scan(paper: Paper, book: Phrasebook, claims: Claims) -> list[Place]:
    """Every place of every phrase, in reading order; what tables took is left out."""
    found: list[Place] = []
    for pane in claims.open(paper.panes):
        if not pane.text:
            continue
        places = places_in(pane, book)
        if claims.touched(pane):
            places = [
                p for p in places if claims.free(Stretch(pane=pane, start=p.start, stop=max(p.stop, p.start + 1)))
            ]
        found += places
    return found


def places_in(pane: Pane, book: Phrasebook, start: int = 0) -> list[Place]:
    """Every place in one pane, the longest phrase first, none over another."""
    by_first = book.by_first
    found: list[Place] = []
    inside: list[tuple[int, int]] | None = None
    after, last = 0, 0
    for index in [index for index, word in enumerate(pane.tokens) if word in by_first]:
        phrase = _phrase(pane, book, index) if index >= after else None
        if phrase is None or pane.words[index][1] < start:
            continue
        inside = inside if inside is not None else _control_insides(pane, book)
        place = _place(pane, phrase, index, last, inside)
        if place is not None:
            found.append(place)
            after, last = index + len(phrase.key), place.stop
    return found


def _phrase(pane: Pane, book: Phrasebook, index: int) -> Phrase | None:
    """The longest phrase that stands whole at this word."""
    for phrase in book.standing(pane.tokens, index):
        if not _broken(pane, phrase, pane.words[index][1], pane.words[index + len(phrase.key) - 1][2]):
            return phrase
    return None


def _place(pane: Pane, phrase: Phrase, index: int, last: int, inside: list[tuple[int, int]]) -> Place | None:
    begin = pane.words[index][1]
    end = pane.words[index + len(phrase.key) - 1][2]
    for first, stop in inside:
        if first <= begin < stop:
            return None
    opening = opening_at(pane, index, begin, last)
    stop, colon = label_end(pane, end, phrase)
    closed = colon.strip(".") != "" or stands_alone(pane, stop) or (opening >= Opening.LINE and _dashed(pane, stop))
    roles = [role for role in phrase.roles if _fits(role, pane, phrase, begin, stop, opening, colon, closed=closed)]
    if not roles:
        return None
    if any(role.kind is Kind.OPTION for role in roles):
        roles += [role for role in phrase.roles if role.kind is Kind.FIELD and role not in roles]
    return Place(pane=pane, start=begin, stop=stop, phrase=phrase, opening=opening, closed=closed, roles=roles)


def _broken(pane: Pane, phrase: Phrase, begin: int, end: int) -> bool:
    """Words with a box, a colon or a tab between them are no one label; options that stand apart are not, either."""
    text = pane.text[begin:end]
    if (not text.isascii() or "[" in text) and _BOX_WITHIN.search(text):
        return True
    if any(m.kind is MarkKind.BOX and begin < m.end and m.start < end for m in pane.marks_near(begin, end)):
        return True
    if "\t" in text or (":" in text and not phrase.colon) or (phrase.of_options and _apart(pane, begin, end)):
        return True
    return "\n" in text and not _ends(pane, phrase, end)


def _apart(pane: Pane, begin: int, end: int) -> bool:
    """Whether options stand on lines of their own, or far from one another, or one of them is made to stand out."""
    if _WIDE.search(pane.text, begin, end) or _SIGN_AFTER.match(pane.text, end):
        return True
    text = pane.text[begin:end]
    if _BRACKET.search(text) or len({word.isupper() for word in text.split() if word[1:].isalpha()}) > 1:
        return True
    over = [mark for mark in pane.marks_near(begin, end) if begin < mark.end and mark.start < end]
    parts = [mark for mark in over if mark.kind in _MADE_TO_STAND_OUT and (begin < mark.start or mark.end < end)]
    return bool(parts) or any(mark.kind in (MarkKind.STRUCK, MarkKind.HIGHLIGHTED) for mark in over)


def _ends(pane: Pane, phrase: Phrase, end: int) -> bool:
    stop, colon = label_end(pane, end, phrase)
    return bool(colon) or stands_alone(pane, stop)


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
    if _BOX_GLYPH.search(before) and (before.strip() != ")" or _ROUND_BOX.search(lead)):
        return Opening.MARK
    edge = begin - len(before)
    near = pane.marks_near(edge, begin)
    if any(mark.kind in (MarkKind.BOX, MarkKind.CONTROL) and edge <= mark.end <= begin for mark in near):
        return Opening.MARK
    if last and not says(pane.text[last:begin]):
        return Opening.GAP
    return Opening.MIDDLE


def label_end(pane: Pane, end: int, phrase: Phrase) -> tuple[int, str]:
    """Past the label's own punctuation, and the colon or question mark that closes it, if one does."""
    match = _AFTER.match(pane.text, end)
    stop, colon = (match.end(), match["colon"] or "") if match else (end, "")
    if not colon.strip(".?") and (dash := _DASH.match(pane.text, stop)):
        stop = dash.end()
    elif any(role.kind is Kind.FIELD for role in phrase.roles) and (arrow := _ARROW.match(pane.text, stop)):
        stop = arrow.end()
    if colon != "(" and (duty := _DUTY.match(pane.text, stop)) and _printed(pane, stop, duty.end()):
        stop, colon = duty.end(), colon or ":"
    if phrase.opens and opened(pane, stop) > stop:
        stop, colon = opened(pane, stop), "("
    return stop, colon


def opened(pane: Pane, stop: int) -> int:
    """Past the bracket that answers stand in, where it follows."""
    bracket = _BRACKET_OPENS.match(pane.text, stop)
    return bracket.end() if bracket else stop


def _dashed(pane: Pane, stop: int) -> bool:
    """Whether a dash parts the label from what follows."""
    return pane.text[max(0, stop - 1) : stop] in _DASHES


def _printed(pane: Pane, start: int, stop: int) -> bool:
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


def _fits(
    role: Role,
    pane: Pane,
    phrase: Phrase,
    begin: int,
    stop: int,
    opening: Opening,
    colon: str,
    *,
    closed: bool,
) -> bool:
    size = len(phrase.key)
    if role.kind is Kind.FIELD:
        if opening is Opening.MIDDLE:
            return size > 1 and colon not in ("", ".")
        if not closed and _goes_on(pane, stop) and (opening is not Opening.HEAD or _is_beside_text(pane)):
            return False
        return closed or size > 2 or (size == 2 and role.exact)
    if role.kind is Kind.OPTION:
        lead = pane.text[max(0, begin - 3) : begin].rstrip()
        apart = opening is not Opening.MIDDLE or lead[-1:] in ("/", "-", "–", "—", "|")
        whole = opening is Opening.MARK or not _goes_on(pane, stop) or _whole(pane, stop)
        sure = size > 2 and whole
        return apart and (closed or tick_follows(pane, stop) or sure)
    if role.kind is Kind.PRINTED:
        return opening >= Opening.LINE or size >= _SURE_PRINT
    if opening < Opening.LINE:
        return False
    rest = pane.text[stop : pane.row_of(stop)[1]]
    return not says(rest)


def _whole(pane: Pane, stop: int) -> bool:
    """Whether an option ends here with its bracket, and in no answer: a small letter may follow, as its words begin."""
    beside = left_of(pane)
    answers = beside is not None and any(map(str.isalnum, beside.text))
    return pane.cell is not None and not answers and pane.text[:stop].rstrip()[-1:] == ")"


def _is_beside_text(pane: Pane) -> bool:
    """Whether the cell to the left has text, so that this one may be its answer."""
    beside = left_of(pane)
    return beside is not None and bool(beside.text.strip())


def _goes_on(pane: Pane, stop: int) -> bool:
    """Whether a small letter follows, as it does where a sentence only begins with the words of a label."""
    at = _after_spaces(pane.text, stop)
    return pane.text[at : at + 1].islower()


def _after_spaces(text: str, at: int) -> int:
    match = _SPACES.match(text, at)
    return match.end() if match else at


def _control_insides(pane: Pane, book: Phrasebook) -> list[tuple[int, int]]:
    """Stretches inside controls, where no print can be, unless the control begins with a label and so wraps print."""
    inside = []
    for mark in pane.marks:
        if mark.kind is not MarkKind.CONTROL or mark.end == mark.start:
            continue
        first = next((w for w in pane.words if w[1] >= mark.start), None)
        if first is None or first[1] >= mark.end or first[0] not in book.by_first:
            inside.append((mark.start, mark.end))
            continue
        texts = [w for w, begin, _ in pane.words if mark.start <= begin < mark.end]
        wraps = any(
            len(p.key) > 1 and len(p.key) < len(texts) and tuple(texts[: len(p.key)]) == p.key
            for p in book.by_first[first[0]]
        )
        if not wraps:
            inside.append((mark.start, mark.end))
    return inside
