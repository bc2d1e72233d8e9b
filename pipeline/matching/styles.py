"""Styles: whether a row of a grid asks and the next row answers, told by what its cells are like."""

import itertools

from pipeline.matching.bounds import Bounds
from pipeline.matching.claims import Claims
from pipeline.matching.likeness import Likeness
from pipeline.matching.panes import Board, Pane, Paper
from pipeline.matching.words import key_of

_LIKELY = 35.0
_CLEARLY = 5.0
_LONGEST = 60  # words
_SHORTEST = 6  # letters; what is shorter is like anything


def note_header_rows(paper: Paper, bounds: Bounds, claims: Claims, like: Likeness, wordings: list[str]) -> None:
    """Where an unknown cell beside a question is itself more like a question than the cell below: the row asks."""
    for board in paper.boards:
        if _asks_in_one_column(board, bounds):
            continue
        rows = list(board.rows.items())
        for (number, row), (_, after) in itertools.pairwise(rows):
            if claims.used_up(row[0]) or not bounds.may_answer_below(row[0]):
                continue
            unknown = [pane for pane in row[1:] if pane.text.strip() and not bounds.labelled(pane)]
            if not unknown:
                continue
            asked = sum(_likeness(pane, like, wordings) for pane in unknown) / len(unknown)
            if asked >= _LIKELY and asked > _likeness(after[0], like, wordings) + _CLEARLY:
                bounds.note_header(board, number)


def _asks_in_one_column(board: Board, bounds: Bounds) -> bool:
    """Whether every known question of the grid stands in the same cell of its row, in more rows than one."""
    known = [place for row in board.rows.values() for place, pane in enumerate(row) if bounds.labelled(pane)]
    return len(known) > 1 and len(set(known)) == 1


def _likeness(pane: Pane, like: Likeness, wordings: list[str]) -> float:
    key = key_of(pane.text)
    words = " ".join(key)
    return like.pair(words, wordings) if len(words) >= _SHORTEST and len(key) <= _LONGEST else 0.0
