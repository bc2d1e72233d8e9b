"""Heads: stretches that stand where a printed question stands, whether or not anybody knows their words."""

import re

from msgspec import Struct
from msgspec.structs import replace

from pipeline.matching.blanks import Stretch
from pipeline.matching.bounds import Bounds
from pipeline.matching.claims import Claims
from pipeline.matching.edges import Opening, label_end
from pipeline.matching.panes import Board, Pane, Paper, above_of, left_of, right_of
from pipeline.matching.phrases import Kind, Phrase, Phrasebook, Role
from pipeline.matching.places import Place
from pipeline.matching.words import key_of
from pipeline.model.sheet import MarkKind
from pipeline.starting import later

_LONGEST = 60  # words
_UNLIKE = 50.0  # of 100: how like a question words count that nobody likened to it
_QUOTED = 2  # words that go on after the words of a question, where only a sentence begins with them
_CUT = re.compile(r"[:?]+|\t|[ \u00a0]{3,}|_{2,}|\.{4,}|…|\((?=\s*(?:\d|mm\b))")
_NUMBER = later(
    r"\s*(?:(?:q(?:uestion)?\s*)?(?:\d{1,3}(?:\.\d{1,2})*|[a-z])\s*[.):]|\d{1,2}(?:\.\d{1,2}){1,2})\s+", re.IGNORECASE
)


class Head(Struct, frozen=True, kw_only=True, eq=False):
    """Words that may be a question."""

    pane: Pane
    start: int
    stop: int  # where an answer in the same line or cell begins
    words: str  # normal form, for likening
    strong: bool  # it stands where a question stands, by the way this sheet is laid out
    size: int

    @property
    def order(self) -> tuple[int, int]:
        """Where it stands in reading order."""
        return self.pane.number, self.start


def heads(
    paper: Paper, bounds: Bounds, claims: Claims, known: list[Place], offered: set[tuple[int, int]]
) -> list[Head]:
    """Every stretch that may be a question nobody has recognised yet, in reading order."""
    columns = _label_columns(known)
    cuts = _usual_cuts(known)
    found: list[Head] = []
    for pane in claims.open(paper.panes):
        if not pane.text.strip():
            continue
        if pane.cell is not None:
            if not bounds.labelled(pane):
                found += _of_cell(pane, bounds, columns)
        else:
            found += _of_lines(pane, bounds, cuts)
    return [head for head in found if not _offers(head, offered) and claims.free(_words(head))]


def _words(head: Head) -> Stretch:
    return Stretch(pane=head.pane, start=head.start, stop=head.stop)


def quotes(head: Head, book: Phrasebook) -> bool:
    """Whether a sentence only begins with the words of a known question."""
    words = tuple(head.words.split())
    return any(
        len(phrase.key) > 1 and len(phrase.key) + _QUOTED < len(words) and words[: len(phrase.key)] == phrase.key
        for phrase in book.by_first.get(words[0], ())
    )


def _offers(head: Head, offered: set[tuple[int, int]]) -> bool:
    """Whether the words are an option, or begin with a box."""
    if head.words in ("yes", "no") or any(
        (head.pane.number, at) in offered for at in range(head.start, head.start + 4)
    ):
        return True
    line = head.pane.starts[head.pane.line_at(head.start)] if head.pane.starts else 0
    return any(mark.kind is MarkKind.BOX and line <= mark.start <= head.start for mark in head.pane.marks)


def _label_columns(known: list[Place]) -> dict[int, set[int]]:
    """Where the questions of each grid stand: columns that hold at least one known question."""
    columns: dict[int, set[int]] = {}
    for place in known:
        cell, board = place.pane.cell, place.pane.board
        if cell is not None and board is not None and place.opening is Opening.HEAD:
            columns.setdefault(board.number, set()).add(cell.column)
    return columns


def _usual_cuts(known: list[Place]) -> set[str]:
    """What usually parts question and answer in plain lines here: a colon, a tab, leaders or the end of the line."""
    counts: dict[str, int] = {}
    for place in known:
        if place.pane.cell is None and place.opening >= Opening.LINE:
            cut = _cut_after(place.pane.text, place.start, place.stop)
            counts[cut] = counts.get(cut, 0) + 1
    most = max(counts.values(), default=0)
    return {cut for cut, count in counts.items() if count * 3 >= most} or {"tab", "colon", "leader"}


def _cut_after(text: str, start: int, stop: int) -> str:
    after = text[stop : stop + 3]
    if "\t" in after[:1] or text[max(start, stop - 1) : stop] == "\t":
        return "tab"
    if after.startswith(("__", "..", "…")) or after[1:].startswith(("__", "..")):
        return "leader"
    if text[start:stop].rstrip()[-1:] in (":", "?"):
        return "colon"
    return "end" if not after.strip() or after.startswith("\n") else "none"


def _of_cell(pane: Pane, bounds: Bounds, columns: dict[int, set[int]]) -> list[Head]:
    if pane.cell is None or pane.board is None or is_value(pane, bounds):
        return []
    head = _head(pane, 0, len(pane.text))
    if head is None:
        return []
    known = columns.get(pane.board.number)
    strong = pane.cell.column in known if known else _first_of_pair(pane)
    strong |= pane.text[head.start : head.stop].rstrip()[-1:] in (":", "?")
    return [replace(head, strong=strong)]


def is_value(pane: Pane, bounds: Bounds) -> bool:
    """Whether this cell plainly holds the answer of the question to its left or above it."""
    beside = left_of(pane)
    above = above_of(pane)
    if bounds.heads_columns(pane):
        return False
    if above is not None and bounds.heads_columns(above):
        return True
    if beside is not None and bounds.labelled(beside) and bounds.bare(beside):
        return not bounds.may_answer_below(beside)
    if above is not None and bounds.labelled(above) and bounds.bare(above):
        over = right_of(above)
        return over is None or bounds.labelled(over)
    return False


def _first_of_pair(pane: Pane) -> bool:
    """In a grid without one known question, the first of every two cells in a row is likelier to ask."""
    board: Board | None = pane.board
    if pane.cell is None or board is None:
        return False
    row = board.rows.get(pane.cell.row, [])
    if len(row) == 1:
        return len(board.rows) == 2 and pane.cell.row == 0
    return len(row) in (2, 4) and row.index(pane) % 2 == 0


def _of_lines(pane: Pane, bounds: Bounds, cuts: set[str]) -> list[Head]:
    found: list[Head] = []
    for number, start in enumerate(pane.starts):
        stop = pane.starts[number + 1] - 1 if number + 1 < len(pane.starts) else len(pane.text)
        if bounds.printed(pane, start, stop):
            continue
        head = _head(pane, start, stop)
        if head is not None:
            cut = _cut_after(pane.text, head.start, head.stop)
            strong = cut in cuts and (cut != "end" or pane.text[head.start : head.stop].rstrip()[-1:] in (":", "?"))
            strong |= pane.lines[number].heading
            found.append(replace(head, strong=strong))
    return found


def _head(pane: Pane, start: int, stop: int) -> Head | None:
    """The words before the first colon, gap, control or box; all of it where there is none."""
    if number := _NUMBER.match(pane.text, start, stop):
        start = number.end()
    end = stop
    if cut := _CUT.search(pane.text, start, stop):
        end = cut.end() if cut.group()[0] in ":?" else cut.start()
    for mark in pane.marks:
        if mark.kind in (MarkKind.CONTROL, MarkKind.BOX) and start <= mark.start < end:
            end = mark.start
    key = key_of(pane.text[start:end])
    if not key or len(key) > _LONGEST or not any(word.isalpha() for word in key):
        return None
    return Head(pane=pane, start=start, stop=end, words=" ".join(key), strong=False, size=len(key))


def fills_its_cell(head: Head, bounds: Bounds) -> bool:
    """Whether the answer can stand in the next cell, so that all of this one may be the question."""
    beside = right_of(head.pane)
    return beside is not None and not bounds.labelled(beside)


def shorter(head: Head, count: int) -> Head:
    """The head's first words alone."""
    words = [word for word in head.pane.words if word[1] >= head.start][:count]
    stop, _ = label_end(head.pane, words[-1][2], Phrase(key=()))
    return replace(head, stop=stop, words=" ".join(head.words.split()[:count]), size=count)


def as_place(asked: str, head: Head, score: float = _UNLIKE) -> Place:
    """The place of a question (or of nothing known, where it has no id) at this head."""
    role = Role(kind=Kind.FIELD, id=asked, exact=False)
    return Place(
        pane=head.pane, start=head.start, stop=head.stop, phrase=Phrase(key=tuple(head.words.split()), roles=[role]),
        opening=Opening.HEAD if head.pane.cell is not None else Opening.LINE, closed=True, roles=[role],
        likeness=round(score / 100, 2),
    )  # fmt: skip
