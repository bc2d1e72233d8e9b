"""Rows of print into paragraphs: which line breaks the writer meant, and which only the width of the paper made.

A break was meant when the next row's first word would still have fitted. Where rows run on, they are joined by a
space; a word broken over two rows is joined without one, and where the print can't tell, the join is doubtful.
"""

import re
from collections import Counter
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from pipeline.model.sheet import Mark, MarkKind, Region
from pipeline.reading.pages.page import Box, around
from pipeline.reading.pages.rows import Row

_ITEM = re.compile(r"^\s*(?:[•▪◦‣●○■*·]\s|\(?\d{1,2}[.)](?:\s|(?=[A-Z][a-z]))|\(?[a-z][.)]\s)")
_MANY = 6
_TELLING = 4  # letters: the pieces of broken words are no words so long
_WIDTHS = {**dict.fromkeys("mwMW@&%", 1.5), **dict.fromkeys("fijlrtI.,:;'", 0.7)}  # of the usual letter's
_KNOWN = 0.94  # so certain a recogniser is of words in its dictionary alone
_ADDRESS = re.compile(r"(?:@|https?://|www\.)", re.IGNORECASE)
_SIGNS = frozenset("&-–—+=/|")  # words of their own, where a space follows them
_OPENS = ("(", "[", "“", "‘")  # no word goes on with these
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


class Paragraph(Struct, frozen=True, kw_only=True):
    """Rows that make one paragraph."""

    text: str
    box: Box
    size: float
    marks: tuple[Mark, ...] = ()
    region: Region = Region.BODY
    doubtful: bool = False  # a word broken over two rows may be joined wrongly


class Habits(Struct, frozen=True, kw_only=True):
    """What the rest of the document tells about broken words."""

    words: Counter[str]
    inner: Counter[str]  # words inside rows: at their edges stand the pieces of broken ones
    keeps_spaces: bool  # its producer leaves the space at the end of a row in the file

    @classmethod
    def of(cls, all_rows: Iterable[Row]) -> "Habits":
        """The habits these rows show."""
        words: Counter[str] = Counter()
        inner: Counter[str] = Counter()
        spaced = 0
        for row in all_rows:
            words.update(word.lower() for word in _WORD.findall(row.text))
            inner.update(word.lower() for word in _WORD.findall(" ".join(row.text.split()[1:-1])))
            spaced += row.spaced
        return cls(words=words, inner=inner, keeps_spaces=spaced >= 3)


def paragraphs(found: list[Row], room: Box, habits: Habits) -> list[Paragraph]:
    """These rows, which share one cell or one page, as paragraphs."""
    edges = _Edges(found, room)
    done: list[Paragraph] = []
    last: Row | None = None
    distance = 0.0
    for row in found:
        if last is not None and done and not _next_option(done[-1], row) and _runs_on(last, row, edges, distance):
            done[-1] = _joined(done[-1], last, row, edges, habits)
            distance = row.baseline - last.baseline
        else:
            done.append(_alone(row))
            distance = 0.0
        last = row
    return done


def _alone(row: Row) -> Paragraph:
    return Paragraph(text=row.text, box=row.box, size=row.size, marks=row.marks, region=row.region)


class _Edges:
    """How far print may run in this room."""

    def __init__(self, found: list[Row], room: Box) -> None:
        pad = min((row.box.left - room.left for row in found), default=0.0)
        self.left = room.left + max(0.0, pad)
        self.right = room.right - max(0.0, min(pad, 8.0))
        if len(found) >= _MANY:  # so many rows show themselves how far they may run
            self.right = min(self.right, max(row.box.right for row in found) + 0.5)

    def slack(self, row: Row) -> float:
        """How much room is left at the end of this row."""
        left, right = row.box.left - self.left, self.right - row.box.right
        centred = left > row.size and abs(left - right) < 0.5 * row.size
        return left + right if centred else right


def _runs_on(last: Row, row: Row, edges: _Edges, distance: float) -> bool:
    """Whether this row goes on where the last one stopped for want of room."""
    if last.alone or row.alone or abs(last.size - row.size) > 0.15 * last.size:
        return False
    step = row.baseline - last.baseline
    if step > 1.95 * row.size or (distance and step > 1.25 * distance) or step < 0.5 * row.size:
        return False
    if "\t" in row.text or ("\t" in last.text and row.box.left < last.last - row.size):
        return False
    if _ITEM.match(row.text):
        return False
    if any(m.kind is MarkKind.CONTROL for m in (*last.marks, *row.marks)) or _headed(last, row):
        return False
    return edges.slack(last) < row.first + 0.2 * row.size


def _next_option(above: Paragraph, row: Row) -> bool:
    """Whether this row begins with a box of its own, and not with the one of the option at the end of the row above."""
    if not any(mark.kind is MarkKind.BOX and mark.start == 0 for mark in row.marks):
        return False
    boxes = [mark for mark in above.marks if mark.kind is MarkKind.BOX]
    behind = bool(boxes) and boxes[0].start > 0 and boxes[-1].end < len(above.text.rstrip())
    return not behind


def _headed(last: Row, row: Row) -> bool:
    """Whether this row is a heading: bold capitals after what is not bold."""
    capitals = sum(letter.isupper() for letter in row.text) > 0.6 * sum(letter.isalpha() for letter in row.text)
    if not capitals or not row.pieces or not last.pieces:
        return False
    bold, before = ([piece.marked(MarkKind.BOLD) for piece in one.pieces] for one in (row, last))
    return all(bold) and not any(before)


def _joined(above: Paragraph, last: Row, row: Row, edges: _Edges, habits: Habits) -> Paragraph:
    between, cut, doubtful = _seam(last, row, edges, habits)
    text = above.text[: len(above.text) - cut] + between
    marks = tuple(replace(m, start=m.start + len(text), end=m.end + len(text)) for m in row.marks)
    return replace(
        above,
        text=text + row.text,
        box=around([above.box, row.box]),
        marks=(*above.marks, *marks),
        doubtful=above.doubtful or doubtful,
    )


def _seam(last: Row, row: Row, edges: _Edges, habits: Habits) -> tuple[str, int, bool]:
    """What stands between two joined rows: the words between, letters to drop before it, whether it is in doubt."""
    before = re.split(r"\s", last.text)[-1]
    after = row.text.split(maxsplit=1)[0] if row.text.strip() else ""
    if before.endswith("\u00ad"):
        return "", 1, False
    if len(before) > 1 and before[-1] in "-‐":
        return _hyphen(before, after, habits)
    if after.startswith("@") and before[-1:].isalnum():
        return "", 0, last.spaced
    if after in _SIGNS or after.startswith(_OPENS):
        return " ", 0, False
    if last.spaced or _words_both(last, row) or not _broken(last, before, after, edges):
        return " ", 0, False
    if _ADDRESS.search(before):
        return "", 0, not habits.keeps_spaces
    return _unspaced(before, after, habits)


def _words_both(last: Row, row: Row) -> bool:
    """Whether a picture's words on both sides are known to whoever recognised them: pieces of words never are."""
    return all(
        any(m.kind is MarkKind.RECOGNISED and all(t.certainty >= _KNOWN for t in m.said) for m in piece.marks)
        for piece in (*last.pieces[-1:], *row.pieces[:1])
    ) and bool(last.pieces and row.pieces)


def _hyphen(before: str, after: str, habits: Habits) -> tuple[str, int, bool]:
    """A row that ends in a hyphen: a word's own, or one that only broke it."""
    if _ADDRESS.search(before) or not after[:1].islower() or not before[-2:-1].isalpha():
        return "", 0, False
    head, tail = _letters(before[:-1], end=True), _letters(after, end=False)
    own, made = habits.words[f"{head}-{tail}"], habits.words[head + tail]
    if made and not own:
        return "", 1, False
    return "", 0, not own


def _broken(last: Row, before: str, after: str, edges: _Edges) -> bool:
    """Whether the last word fills its row so that the next letter had no room: only then may it be broken inside."""
    stretch = last.text.rpartition("\t")[2].strip()
    room = 0.75 * last.size
    if before.isalpha():
        room = _WIDTHS.get(after[:1], 1.0) * (last.box.right - last.last) / max(1, len(stretch))
    return edges.slack(last) < room and (stretch == before or len(before) > 20)


def _unspaced(before: str, after: str, habits: Habits) -> tuple[str, int, bool]:
    """No space in the file and none to be seen: one word if the document says so."""
    head, tail = _letters(before, end=True), _letters(after, end=False)
    if habits.words[head + tail]:
        return "", 0, False
    telling = any(len(word) >= _TELLING and habits.inner[word] for word in (head, tail))
    if telling or (habits.inner[head] and habits.inner[tail]):
        return " ", 0, True
    return "", 0, True


def _letters(word: str, *, end: bool) -> str:
    found = _WORD.findall(word)
    return (found[-1] if end else found[0]).lower() if found else ""
