"""Tails: a long answer that runs on over the end of a page, into a cell or lines that no question stands by."""

from pipeline.matching.blanks import Stretch, written
from pipeline.matching.bounds import Bounds
from pipeline.matching.claims import Claims
from pipeline.matching.found import Found
from pipeline.matching.panes import Board, Pane, Paper
from pipeline.matching.phrases import Phrasebook
from pipeline.model.form import FieldType


def read_tails(paper: Paper, book: Phrasebook, found: dict[str, Found], bounds: Bounds, claims: Claims) -> None:
    """Give every long answer that ends a grid what goes on in the next grid or lines, if nothing is asked there."""
    if not paper.paged:
        return
    for one in found.values():
        if not one.stretches or book.fields[one.path].type is not FieldType.LONG_TEXT or one.words is None:
            continue
        pane = one.stretches[-1].pane
        while (rest := _next(pane, bounds, claims)) is not None:
            spot = Stretch(pane=rest, start=0, stop=bounds.next(rest, -1))
            words = written(spot, boxes=True).words
            if written(spot).words is None or words is None:
                break
            claims.take(spot, one.path)
            one.stretches += (spot,)
            one.words = f"{one.words}\n{words}"
            one.doubts("read-continued")
            pane = rest


def _next(pane: Pane, bounds: Bounds, claims: Claims) -> Pane | None:
    """The pane that follows the last row of this pane's grid, where it has no question and nobody has claimed it."""
    board = pane.board
    if board is None or not _ends(pane, board):
        return None
    after = board.after
    if isinstance(after, Board):
        first = next(iter(after.rows.values()), [])
        after = first[0] if len(first) == 1 else None
    if after is None or bounds.labelled(after) or claims.touched(after) or not after.text.strip():
        return None
    return after


def _ends(pane: Pane, board: Board) -> bool:
    return pane.cell is not None and pane.cell.row + pane.cell.rows - 1 >= max(board.rows)
