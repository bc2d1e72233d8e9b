"""Answers one place on: words left over at one end of a run of questions, a question without an answer at the other."""

from collections.abc import Iterator

from pipeline.matching.attempt import Attempt
from pipeline.matching.blanks import Stretch
from pipeline.matching.found import Found
from pipeline.matching.panes import Pane, below, left_of
from pipeline.matching.places import Place

Asked = tuple[Place, Found]


def doubt_shifted(attempt: Attempt, left: list[Stretch]) -> None:
    """Where answers stand above their questions, or a row too low, each may have been taken for its neighbour's."""
    asked = [(one.place, one) for one in attempt.found.values() if one.place is not None]
    asked.sort(key=lambda each: each[0].order)
    for run in (*_suspicious(attempt, asked, left), *_stacked(asked), *_piled(asked)):
        for _, one in run:
            one.doubts("read-unclaimed-text-near")


def _suspicious(attempt: Attempt, asked: list[Asked], left: list[Stretch]) -> Iterator[list[Asked]]:
    for spot in left:
        pane = spot.pane
        if pane.board is not None:
            run = [each for each in asked if each[0].pane.board is pane.board]
            if len(run) > 1 and (_above(pane, run) or _too_low(pane, run)):
                yield run
        elif pane.cell is None:
            run = _under_one_heading(attempt, [each for each in asked if each[0].pane is pane], spot)
            if len(run) > 1 and not run[-1][1].answered:
                yield run


def _stacked(asked: list[Asked]) -> Iterator[list[Asked]]:
    """Questions on lines of one cell, of which one alone is answered in another: all may be answered there."""
    cells: dict[int, list[Asked]] = {}
    for place, one in asked:
        if place.pane.cell is not None:
            cells.setdefault(place.pane.number, []).append((place, one))
    for stack in cells.values():
        answered = [(place, one) for place, one in stack if one.answered]
        if len(stack) > 1 and len(answered) == 1:
            ((place, one),) = answered
            if one.stretches and all(spot.pane is not place.pane for spot in one.stretches):
                yield answered


def _piled(asked: list[Asked]) -> Iterator[list[Asked]]:
    """Questions on lines right below one another, and under the last as many lines of answer: each may have one."""
    run: list[Asked] = []
    for place, one in asked:
        if run and not _right_below(run[-1][0], place):
            run = []
        run.append((place, one))
        if one.answered:
            lines = (one.words or "").count("\n") + 1
            if len(run) > 1 and lines >= len(run) and place.pane.row_of(place.stop)[1] <= place.stop:
                yield run
            run = []


def _right_below(first: Place, second: Place) -> bool:
    """Whether nothing is written between two questions on lines of their own."""
    if first.pane is not second.pane or first.pane.cell is not None:
        return False
    between = first.pane.text[first.stop : second.start]
    return "\n" in between and not any(map(str.isalnum, between))


def _above(pane: Pane, run: list[Asked]) -> bool:
    """Whether these words stand right above the first question of a grid whose last row of questions has a hole."""
    under, board = below(pane), pane.board
    if under is None or pane.cell is None or board is None or len(board.rows.get(pane.cell.row, ())) < 2:
        return False
    first, last = _row(run[0]), _row(run[-1])
    over = pane.cell.row < first and any(place.pane is under for place, _ in run)
    return over and any(not each[1].answered for each in run if _row(each) == last)


def _too_low(pane: Pane, run: list[Asked]) -> bool:
    """Whether these words stand below the last question, beside nothing, and the first question has no answer."""
    if pane.cell is None or pane.cell.row <= _row(run[-1]):
        return False
    beside = left_of(pane)
    return beside is not None and not beside.text.strip() and not run[0][1].answered


def _row(each: Asked) -> int:
    cell = each[0].pane.cell
    return 0 if cell is None else cell.row


def _under_one_heading(attempt: Attempt, asked: list[Asked], spot: Stretch) -> list[Asked]:
    """The questions from these words to the next heading; none unless a heading stands right above the words."""
    heads = sorted(place.start for place, _ in attempt.chosen.headings if place.pane is spot.pane)
    before = [start for start in heads if start < spot.start]
    if not before or any(before[-1] < place.start < spot.start for place, _ in asked):
        return []
    until = next((start for start in heads if start > spot.start), len(spot.pane.text))
    return [each for each in asked if spot.start < each[0].start < until]
