"""Notes and comments: what hangs on an answer, or on a question without one, may be the answer or part of it."""

from pipeline.matching.attempt import Attempt
from pipeline.matching.blanks import Stretch
from pipeline.matching.drawn import answered_at
from pipeline.matching.found import Found
from pipeline.matching.panes import Pane
from pipeline.matching.table_rows import TableRead
from pipeline.model.sheet import MarkKind, Region

_DOUBT = "read-unclaimed-text-near"
_ADDED = frozenset({Region.NOTE, Region.COMMENT})

Noted = dict[int, list[tuple[int, str]]]  # by pane: where something hangs, and what


def doubt_noted(attempt: Attempt) -> None:
    """Doubt every answer that has a footnote, and every question without an answer that has a note or a comment."""
    noted = {pane.number: hangs for pane in attempt.paper.panes if (hangs := _hanging(pane))}
    if not noted:
        return
    for one in attempt.found.values():
        if _added_to(one, noted) if one.answered else _explained(one, attempt, noted):
            one.doubts(_DOUBT)
    for read in attempt.tables.values():
        _doubt_cells(read, noted)


def words_beside(attempt: Attempt) -> tuple[str, ...]:
    """What notes and comments say: words that answer no question, and are kept."""
    return tuple(line.text for line in attempt.paper.beside if line.region in _ADDED and line.text.strip())


def _hanging(pane: Pane) -> list[tuple[int, str]]:
    return [(mark.start, mark.hint) for mark in pane.marks if mark.kind is MarkKind.NOTED]


def _added_to(one: Found, noted: Noted) -> bool:
    """A note on a question explains the question, and a comment on an answer is about it: neither is part of it."""
    return any(_in(spot, noted, "note") for spot in one.stretches)


def _explained(one: Found, attempt: Attempt, noted: Noted) -> bool:
    """Whether anything hangs on a question without an answer, or where the answer would stand."""
    if one.place is None:
        return False
    asked = Stretch(pane=one.place.pane, start=one.place.start, stop=one.place.stop)
    return any(_in(spot, noted, "note", "comment") for spot in (asked, *answered_at(one, attempt)))


def _in(spot: Stretch, noted: Noted, *kinds: str) -> bool:
    return any(spot.start <= at <= spot.stop and what in kinds for at, what in noted.get(spot.pane.number, ()))


def _doubt_cells(read: TableRead, noted: Noted) -> None:
    """A cell with a footnote may say more than its words; one that only a note or a comment fills says something."""
    for cell in (cell for row in read.rows for cell in row.values()):
        if _added_to(cell, noted):
            cell.doubts(_DOUBT)
    boards = [*(pane.board for pane in (read.header.panes[:1] if read.header is not None else ())), read.last]
    for board in {board.number: board for board in boards if board is not None}.values():
        if any(pane.number in noted and not pane.text.strip() for pane in board.panes()):
            read.codes.setdefault(_DOUBT)
