"""Cuts: a printed question that the end of a page cuts in two is made whole before anything is looked for."""

from pipeline.matching.panes import Board, Pane, Paper, right_of
from pipeline.matching.phrases import Kind, Phrasebook
from pipeline.matching.words import Key


def mend(paper: Paper, book: Phrasebook) -> None:
    """Join the halves of questions that begin in the last row of one grid and end in the first row of the next."""
    if not paper.paged:
        return
    beginnings = _beginnings(book)
    for board in paper.boards:
        after = board.after
        while isinstance(after, Pane) and not after.text.strip():
            after = after.after
        if isinstance(after, Board) and board.rows and after.rows:
            _mend(board.rows[max(board.rows)], after.rows[min(after.rows)], beginnings)


def _beginnings(book: Phrasebook) -> dict[Key, list[Key]]:
    """Every way in which a label can be cut: what stands before the cut, and what may stand after it."""
    cuts: dict[Key, list[Key]] = {}
    for key, phrase in book.by_key.items():
        if any(role.kind in (Kind.FIELD, Kind.HEADING) for role in phrase.roles):
            for at in range(1, len(key)):
                cuts.setdefault(key[:at], []).append(key[at:])
    return cuts


def _mend(last: list[Pane], first: list[Pane], beginnings: dict[Key, list[Key]]) -> None:
    by_column = {pane.cell.column: pane for pane in first if pane.cell is not None}
    for pane in last:
        rest = by_column.get(pane.cell.column) if pane.cell is not None else None
        if rest is None or not rest.key or rest.key not in beginnings.get(_unnumbered(pane.key), ()):
            continue
        beside = right_of(pane)
        whole = f"{pane.text.rstrip()} {rest.text.lstrip()}"
        if beside is not None and beside.text.strip():
            pane.become(whole)
            rest.become("")
        else:
            rest.become(whole)
            pane.become("")


def _unnumbered(key: Key) -> Key:
    return key[1:] if key and key[0].isdigit() else key
