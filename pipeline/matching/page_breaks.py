"""Page breaks: a printed question that the end of a page cuts in two is made whole before anything is looked for."""

from pipeline.matching.panes import Board, Pane, Paper, lay_out, right_of
from pipeline.matching.phrases import Kind, Phrasebook
from pipeline.matching.words import Key
from pipeline.model.sheet import Sheet

Halves = tuple[Pane, Pane]


def mended(sheet: Sheet, paper: Paper, book: Phrasebook) -> Paper:
    """The sheet's paper, or a paper of its own where this form's questions begin in one grid and end in the next."""
    cut = [(first.number, second.number) for first, second in _cut(paper, book)] if paper.paged else []
    if not cut:
        return paper
    paper = lay_out(sheet)  # every form is held against the same sheet, and another may cut its questions elsewhere
    for first, second in cut:
        _join(paper, paper.panes[first], paper.panes[second])
    return paper


def _cut(paper: Paper, book: Phrasebook) -> list[Halves]:
    """Cells in the last row of one grid and the first row of the next that are one question's two halves."""
    beginnings = _beginnings(book)
    found: list[Halves] = []
    for board in paper.boards:
        after = board.after
        while isinstance(after, Pane) and not after.text.strip():
            after = after.after
        if isinstance(after, Board) and board.rows and after.rows:
            found += _halves(board.rows[max(board.rows)], after.rows[min(after.rows)], beginnings)
    return found


def _beginnings(book: Phrasebook) -> dict[Key, list[Key]]:
    """Every way in which a label can be cut: what stands before the cut, and what may stand after it."""
    cuts: dict[Key, list[Key]] = {}
    for key, phrase in book.by_key.items():
        if any(role.kind in (Kind.FIELD, Kind.HEADING) for role in phrase.roles):
            for at in range(1, len(key)):
                cuts.setdefault(key[:at], []).append(key[at:])
    return cuts


def _halves(last: list[Pane], first: list[Pane], beginnings: dict[Key, list[Key]]) -> list[Halves]:
    by_column = {pane.cell.column: pane for pane in first if pane.cell is not None}
    pairs = [(pane, by_column.get(pane.cell.column)) for pane in last if pane.cell is not None]
    return [
        (pane, rest)
        for pane, rest in pairs
        if rest is not None and rest.key and rest.key in beginnings.get(_unnumbered(pane.key), ())
    ]


def _join(paper: Paper, pane: Pane, rest: Pane) -> None:
    """The whole question stands where its answer is: beside its first half, else where its second half stands."""
    beside = right_of(pane)
    whole = f"{pane.text.rstrip()} {rest.text.lstrip()}"
    if beside is not None and beside.text.strip():
        pane.become(whole)
        rest.become("")
        paper.wholes[rest.number] = pane
    else:
        rest.become(whole)
        pane.become("")
        paper.wholes[pane.number] = rest


def _unnumbered(key: Key) -> Key:
    return key[1:] if key and key[0].isdigit() else key
