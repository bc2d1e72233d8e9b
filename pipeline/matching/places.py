"""Places: where printed phrases of a form stand on the sheet, and how surely they stand there as print."""

import re

from msgspec import Struct, field

from pipeline.matching.blanks import Stretch
from pipeline.matching.boxes import BOXES, SHAPES
from pipeline.matching.claims import Claims
from pipeline.matching.edges import Opening, dashed, goes_on, label_end, opening_at, stands_alone, tick_follows
from pipeline.matching.panes import Pane, Paper, left_of
from pipeline.matching.phrases import Kind, Phrase, Phrasebook, Role
from pipeline.matching.words import says
from pipeline.model.sheet import MarkKind
from pipeline.starting import later

_BOX_WITHIN = re.compile(rf"[{BOXES}{SHAPES}]|\[[ \u00a0_]*[xX]?[ \u00a0_]*\]")
_WIDE = re.compile(r"\n|[ \u00a0]{2,}")
_AT_STROKE = re.compile(
    r"/[ \u00a0]*\n[ \u00a0]*|[ \u00a0]*\n[ \u00a0]*/"
)  # 'Male /' on one line, 'Female:' on the next
_X_BEFORE = later(r"(?:\A|\s)[xX][ \u00a0]{1,2}\Z")
_SIGN_AFTER = re.compile(r"[ \u00a0]+[^\w\s.,;:?'’(\[)\]_…\-–—]{1,3}\s*\Z")
_BRACKET = re.compile(r"[(\[{<*>}\])]")
_MADE_TO_STAND_OUT = (MarkKind.BOLD, MarkKind.UNDERLINED, MarkKind.COLOURED, MarkKind.FRAMED)
_SURE_PRINT = 5  # words of an instruction that are print wherever they stand


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
        return not self.closed and goes_on(self.pane, self.stop)

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
    closed = colon.strip(".") != "" or stands_alone(pane, stop) or (opening >= Opening.LINE and dashed(pane, stop))
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
    text = _AT_STROKE.sub("/", pane.text[begin:end])
    if (
        _WIDE.search(text)
        or _SIGN_AFTER.match(pane.text, end)
        or _X_BEFORE.search(pane.text[max(0, begin - 4) : begin])
    ):
        return True
    if _BRACKET.search(text) or len({word.isupper() for word in text.split() if word[1:].isalpha()}) > 1:
        return True
    over = [mark for mark in pane.marks_near(begin, end) if begin < mark.end and mark.start < end]
    parts = [mark for mark in over if mark.kind in _MADE_TO_STAND_OUT and (begin < mark.start or mark.end < end)]
    return bool(parts) or any(mark.kind in (MarkKind.STRUCK, MarkKind.HIGHLIGHTED) for mark in over)


def _ends(pane: Pane, phrase: Phrase, end: int) -> bool:
    stop, colon = label_end(pane, end, phrase)
    return bool(colon) or stands_alone(pane, stop)


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
        if not closed and goes_on(pane, stop) and (opening is not Opening.HEAD or _is_beside_text(pane)):
            return False
        return closed or size > 2 or (size == 2 and role.exact)
    if role.kind is Kind.OPTION:
        lead = pane.text[max(0, begin - 3) : begin].rstrip()
        apart = opening is not Opening.MIDDLE or lead[-1:] in ("/", "-", "–", "—", "|")
        whole = opening is Opening.MARK or not goes_on(pane, stop) or _whole(pane, stop)
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


def _control_insides(pane: Pane, book: Phrasebook) -> list[tuple[int, int]]:
    """Stretches inside controls, where no print can be, unless the control wraps it: a label, and a colon or more."""
    inside = []
    for mark in pane.marks:
        if mark.kind is not MarkKind.CONTROL or mark.end == mark.start:
            continue
        first = next((w for w in pane.words if w[1] >= mark.start), None)
        if first is None or first[1] >= mark.end or first[0] not in book.by_first:
            inside.append((mark.start, mark.end))
            continue
        texts = [w for w, begin, _ in pane.words if mark.start <= begin < mark.end]
        asks = pane.text[mark.start : mark.end].rstrip().endswith(":")
        wraps = any(
            tuple(texts[: len(p.key)]) == p.key and (asks if len(p.key) == len(texts) else len(p.key) > 1)
            for p in book.by_first[first[0]]
        )
        if not wraps:
            inside.append((mark.start, mark.end))
    return inside
