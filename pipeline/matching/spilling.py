"""Spilling: what is too long for its box goes on in further rows that ask nothing, or in lines below its table."""

import re

from pipeline.matching.attempt import Attempt
from pipeline.matching.blanks import Stretch, written
from pipeline.matching.found import Found
from pipeline.matching.joining import CONTINUED, STOPS, ends_its_grid, is_long, is_worded, join
from pipeline.matching.keeping import doubt_marked
from pipeline.matching.label_ends import worded_as_label
from pipeline.matching.panes import Pane, below, left_of
from pipeline.matching.places import Place
from pipeline.matching.turns import points_below
from pipeline.matching.words import says

_SENTENCE = 4  # words that are no question's
_LABELLED = re.compile(  # a cell that seems to bring a question of its own, unless a sentence follows
    r"[^:\n]{2,60}:(?!\d)(?!\s[a-z]+(?:\s\S+){4})"
)


def join_spilt(attempt: Attempt) -> None:
    """Give every answer in a cell what stands in the rows below it, and below its table, where it plainly goes on."""
    lost = [attempt.book.order[one.path] for one in attempt.found.values() if _is_lost(one, attempt)]
    for one in attempt.found.values():
        if one.place is None or one.place.pane.cell is None or one.words is None or not one.stretches:
            continue
        if is_worded(one.path, attempt) and not _may_be_anothers(one, attempt, lost):
            _take_rows(one, one.place, attempt)
        if is_long(one.path, attempt) and ends_its_grid(one):
            _go_on_below(one, attempt)


def _take_rows(one: Found, label: Place, attempt: Attempt) -> None:
    begun = len((one.words or "").split()) >= _SENTENCE
    while (rest := _row_below(one, label)) is not None:
        if not _is_open(rest.pane, attempt) or not _take(one, rest, attempt):
            if not _is_printed(rest.pane, attempt):  # it only seems to ask something, and may be more of the answer
                one.doubts(CONTINUED)
            return
        if begun:  # the cell below the question is empty, so that only the one to its right can be its answer
            one.codes.pop("read-right-or-below", None)


def _is_open(pane: Pane, attempt: Attempt) -> bool:
    """Whether a cell asks nothing, does not seem to, and is nobody's."""
    if attempt.bounds.labelled(pane) or attempt.claims.touched(pane):
        return False
    return not _LABELLED.match(pane.text) and not worded_as_label(pane.text.strip())


def _is_printed(pane: Pane, attempt: Attempt) -> bool:
    """Whether a question of the form stands in this cell in its own words, or an option."""
    return any(place.pane is pane and any(role.exact for role in place.roles) for place in attempt.places)


def _is_lost(one: Found, attempt: Attempt) -> bool:
    return one.place is None and not one.answered and one.path not in attempt.chosen.not_printed


def _may_be_anothers(one: Found, attempt: Attempt, lost: list[int]) -> bool:
    """Whether a question that was not found would stand next: what has no question here may be its answer."""
    order, mine = attempt.book.order, attempt.book.order[one.path]
    found = [order[other.path] for other in attempt.found.values() if other.place is not None]
    after = min((at for at in found if at > mine), default=len(order))
    return any(mine < at < after for at in lost)


def _row_below(one: Found, label: Place) -> Stretch | None:
    """The cell below an answer that stands right of its question, where no question stands beside it."""
    pane = one.stretches[-1].pane
    rest = below(pane)
    beside, under = left_of(pane), left_of(rest) if rest is not None else None
    if rest is None or pane.cell is None or rest.cell is None or beside is None or under is None:
        return None
    if (rest.cell.column, rest.cell.columns) != (pane.cell.column, pane.cell.columns) or not _asks_alone(beside, label):
        return None
    if not _asks_alone(under, label) or not says(rest.text):
        return None
    return Stretch(pane=rest, start=0, stop=len(rest.text))


def _asks_alone(beside: Pane, label: Place) -> bool:
    """Whether the cell left of an answer is its question's own, or asks nothing."""
    return beside is label.pane or _is_bare(beside, label)


def _is_bare(cell: Pane, label: Place) -> bool:
    """Whether this is an empty cell in the questions' own column, and none stands before it."""
    own = label.pane.cell
    if cell.marks or says(cell.text) or cell.cell is None or own is None or cell.cell.column != own.column:
        return False
    before = left_of(cell)
    return before is None or not says(before.text)


def _take(one: Found, spot: Stretch, attempt: Attempt) -> bool:
    text = written(spot, boxes=True, numbers=True)
    if text.words is None:
        return False
    attempt.claims.take(spot, one.path)
    join(one, text.words, (spot,))
    doubt_marked(one, [text])
    if attempt.paper.paged:  # where only lines on a page make rows
        one.doubts(CONTINUED)
    one.joined += (spot,)
    return True


def _go_on_below(one: Found, attempt: Attempt) -> None:
    """Lines right below the table, where the answer says so; with a doubt, where a sentence only seems to go on."""
    pane = one.stretches[-1].pane
    after = pane.board.after if pane.board is not None else None
    row = pane.board.rows.get(pane.cell.row, []) if pane.board is not None and pane.cell is not None else []
    if not isinstance(after, Pane) or row[-1:] != [pane] or sum(map(attempt.bounds.labelled, row)) > 1:
        return
    spot = Stretch(pane=after, start=0, stop=attempt.bounds.next(after, -1))
    said = written(spot, boxes=True, numbers=True).words
    told, first = points_below(one.words), (one.words or "").rstrip()
    broken = said is not None and said[0].islower() and first[-1:] not in STOPS
    if said is not None and (told or broken) and attempt.claims.free(spot) and _take(one, spot, attempt) and not told:
        one.doubts(CONTINUED)
