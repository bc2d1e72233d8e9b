"""Neighbours: the cells around a question in which its answer may stand: right of it, below it, rarely left of it."""

import re

from pipeline.matching.bounds import Bounds
from pipeline.matching.claims import Claims
from pipeline.matching.found import Found
from pipeline.matching.keeping import is_open, take_cell
from pipeline.matching.label_ends import worded_as_label
from pipeline.matching.panes import Pane, below, left_of, right_of
from pipeline.matching.places import Place
from pipeline.model.form import Field, FieldType

_SEVERAL = 3  # questions that show how a table is laid out
_MORE = 4  # times as many
_PAIR = 2  # rows of a grid that is a question over its answer
_LABELLED = re.compile(r"[^:\n]{2,60}:(?!\d)")  # a cell that seems to bring a question of its own


def read_around(found: Found, one: Field, place: Place, bounds: Bounds, claims: Claims) -> None:
    """The cell to the right, else the one below; a cell with a label of its own is nobody else's answer."""
    beside = right_of(place.pane)
    while beside is not None and claims.used_up(beside) and not bounds.labelled(beside):
        beside = right_of(beside)
    under = below(place.pane)
    if beside is not None and is_open(beside, bounds, claims):
        if under is not None and _heads_a_column(place, beside, under, bounds) and is_open(under, bounds, claims):
            take_cell(found, one, under, claims)
            return
        take_cell(found, one, beside, claims)
        either = bounds.may_answer_below(place.pane, empty=one.id in bounds.shaky)
        row_of_labels = worded_as_label(beside.text.strip()) and under is not None and bool(under.text.strip())
        if row_of_labels or (either and under is not None and is_open(under, bounds, claims)):
            found.doubts("read-right-or-below")
        further = right_of(beside)
        bare = found.words is None and not beside.marks
        if bare and further is not None and further.text.strip() and is_open(further, bounds, claims):
            take_cell(found, one, further, claims)
            found.doubts("read-far-answer")
        return
    if under is not None and is_open(under, bounds, claims) and not _answers_left(under, bounds):
        take_cell(found, one, under, claims)
        board = place.pane.board
        pair = board is not None and len(board.rows) == _PAIR and one.type is FieldType.LONG_TEXT
        asks = not pair and _LABELLED.match(under.text)
        shaky = one.id in bounds.shaky and not bounds.asks_above(place.pane)
        elsewhere = not one.option_label and (bounds.keeps_answers_in(board) or shaky)
        if found.words is not None and (asks or elsewhere) and not bounds.alternates(board):
            found.doubts("read-far-answer")


def read_left(found: Found, one: Field, place: Place, bounds: Bounds, claims: Claims) -> None:
    """The cell to the left, where that is how this table is laid out: sure where all answers of the form stand so."""
    before = left_of(place.pane)
    if found.stretches or before is None or right_of(place.pane) is not None:
        return
    if is_open(before, bounds, claims) and (bounds.before or _asks_on_the_right(place, bounds)):
        take_cell(found, one, before, claims)
        if found.words is not None and not bounds.before:
            found.doubts("read-right-or-below")


def _asks_on_the_right(place: Place, bounds: Bounds) -> bool:
    """Whether the questions of this table stand in its last column, several of them, and hardly any in its first."""
    rows = place.pane.board.rows.values() if place.pane.board is not None else ()
    asking = [row for row in rows if len(row) > 1 and bounds.labelled(row[-1])]
    usual = sum(bounds.labelled(row[0]) for row in rows)  # options beside their question are print, too
    return len(asking) >= max(_SEVERAL, _MORE * usual)


def _heads_a_column(place: Place, beside: Pane, under: Pane, bounds: Bounds) -> bool:
    """Whether this row asks and the next row answers, though the cell beside is a question nobody knows."""
    if bounds.heads_columns(place.pane):
        return True
    if not beside.text.strip() or bounds.labelled(under) or place.pane.board is None or place.pane.cell is None:
        return False
    row = place.pane.board.rows.get(place.pane.cell.row, [])
    pairs = [(pane, right_of(pane)) for pane in row if bounds.labelled(pane) and pane is not place.pane]
    next_row = place.pane.board.rows.get(place.pane.cell.row + place.pane.cell.rows, [])
    if any(bounds.labelled(pane) for pane in next_row):
        return False
    return any(over is not None and bounds.labelled(over) for _, over in pairs) or (
        bool(pairs) and bounds.labelled(row[-1]) and place.pane is not row[-1]
    )


def _answers_left(pane: Pane, bounds: Bounds) -> bool:
    """Whether this cell is the answer of the label to its left."""
    beside = left_of(pane)
    return beside is not None and bounds.labelled(beside)
