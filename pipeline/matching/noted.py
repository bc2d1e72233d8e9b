"""Notes and comments: what hangs on an answer, or on a question without one, may be the answer or part of it."""

from collections.abc import Iterator

from pipeline.matching.attempt import Attempt
from pipeline.matching.drawn import answered_at
from pipeline.matching.found import Found
from pipeline.matching.panes import Pane
from pipeline.model.sheet import Mark, MarkKind, Region

_DOUBT = "read-unclaimed-text-near"
_ADDED = frozenset({Region.NOTE, Region.COMMENT})

Noted = tuple[Pane, int, str]  # with what hangs there


def doubt_noted(attempt: Attempt) -> None:
    """Doubt every answer that has a footnote, and every question without an answer that has a note or a comment."""
    spots = [(pane, mark.start, mark.hint) for pane in attempt.paper.panes for mark in _noted(pane)]
    if not spots:
        return
    for one in attempt.found.values():
        if any(_hangs_on(spot, one, attempt) for spot in spots):
            one.doubts(_DOUBT)
    _doubt_tables(attempt, spots)


def words_beside(attempt: Attempt) -> tuple[str, ...]:
    """What notes and comments say: words that answer no question, and are kept."""
    return tuple(line.text for line in attempt.paper.beside if line.region in _ADDED and line.text.strip())


def _noted(pane: Pane) -> "Iterator[Mark]":
    return (mark for mark in pane.marks if mark.kind is MarkKind.NOTED)


def _hangs_on(spot: Noted, one: Found, attempt: Attempt) -> bool:
    """A note on an answered question explains the question; a comment on an answer is about it, no part of it."""
    pane, at, what = spot
    if one.answered:
        return what == "note" and any(
            stretch.pane is pane and stretch.start <= at <= stretch.stop for stretch in one.stretches
        )
    asked = one.place is not None and one.place.pane is pane and one.place.start <= at <= one.place.stop
    return asked or any(
        stretch.pane is pane and stretch.start <= at <= stretch.stop for stretch in answered_at(one, attempt)
    )


def _doubt_tables(attempt: Attempt, spots: list[Noted]) -> None:
    """A cell with a footnote may say more than its words; one that only a note or a comment fills says something."""
    for read in attempt.tables.values():
        heads = read.header.panes if read.header is not None else []
        boards = [*(pane.board for pane in heads[:1]), read.last]
        cells = [cell for row in read.rows for cell in row.values()]
        for pane, _, what in spots:
            own = [cell for cell in cells if any(stretch.pane is pane for stretch in cell.stretches)]
            for cell in own if what == "note" else ():
                cell.doubts(_DOUBT)
            if not own and not pane.text.strip() and pane.board is not None and pane.board in boards:
                read.codes.setdefault(_DOUBT)
