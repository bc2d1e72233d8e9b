"""A sheet laid out for matching: panes of text, each a cell or a run of lines, and what lies beside and below them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from msgspec import Struct, field

from pipeline.matching.words import Key, Word, first_word, tokens_of, words_of
from pipeline.model.sheet import Cell, Grid, Line, Mark, Region, Sheet, lines_of

BESIDE = frozenset({Region.HEADER, Region.COMMENT, Region.NOTE})  # around the form, never inside an answer
_SHORT = 400
_FEW_MARKS = 40
_BREAK = re.compile("\n")
_ONE: tuple[int, ...] = (0,)  # where the lines of most panes begin


class Pane(Struct, kw_only=True, eq=False):
    """Text read as one: a cell's lines, or a run of lines between grids, with all marks counted from its start."""

    number: int  # in reading order
    text: str
    marks: tuple[Mark, ...]
    lines: tuple[Line, ...]
    starts: tuple[int, ...]  # where each line begins
    cell: Cell | None = None
    board: "Board | None" = None
    after: "Pane | Board | None" = None  # the next block in the same container
    inner: bool = False  # something is nested in this cell after its text
    runs_on: "Pane | None" = None  # the cell in which the same answer goes on
    _first: str | None = None
    _tokens: list[str] | None = None
    _words: list[Word] | None = None
    _breaks: list[int] | None = None  # line breaks, and where the text begins and ends
    _index: tuple[list[Mark], list[int], list[int]] | None = None  # many marks, by where they begin and end

    @property
    def first(self) -> str:
        """The pane's first word, by which most cells are ruled out again and again."""
        if self._first is None:
            self._first = first_word(self.text)
        return self._first

    @property
    def tokens(self) -> list[str]:
        """The pane's words, read once."""
        if self._tokens is None:
            self._tokens = tokens_of(self.text)
        return self._tokens

    @property
    def words(self) -> list[Word]:
        """The pane's words, each with its place; as many as there are tokens."""
        if self._words is None:
            self._words = words_of(self.text)
        return self._words

    @property
    def key(self) -> Key:
        """The normal form of the whole pane; empty where it is too long to be a label."""
        return tuple(self.tokens) if len(self.text) <= _SHORT else ()

    @property
    def blank(self) -> bool:
        """Whether nothing at all stands here."""
        return not self.text.strip() and not self.marks

    def become(self, text: str) -> None:
        """Say something else from now on, as half a label does when the other half is found."""
        self.text, self.marks = text, ()
        self._first = self._tokens = self._words = self._breaks = self._index = None
        self.lines, self.starts = self.lines[:1], self.starts[:1]

    def read_as(self, words: list[Word]) -> None:
        """Have these words from now on, of which some stand on two lines."""
        self._words, self._tokens = words, [word for word, _, _ in words]

    def line_at(self, place: int) -> int:
        """The number of the line that covers this place."""
        return max(0, bisect_right(self.starts, place) - 1)

    def row_of(self, place: int) -> tuple[int, int]:
        """Where the text between two line breaks that covers this place begins and ends."""
        if self._breaks is None:
            self._breaks = [-1, *(found.start() for found in _BREAK.finditer(self.text)), len(self.text)]
        after = min(bisect_left(self._breaks, place, 1), len(self._breaks) - 1)
        return self._breaks[after - 1] + 1, self._breaks[after]

    def marks_near(self, start: int, stop: int) -> Sequence[Mark]:
        """The marks that touch this stretch, with no look at the thousands that a hostile line may hold beside them."""
        if not self.marks:
            return ()
        if len(self.marks) <= _FEW_MARKS:
            return [mark for mark in self.marks if mark.start <= stop and mark.end >= start]
        if self._index is None:
            marks = sorted(self.marks, key=lambda mark: mark.start)
            furthest = list(accumulate((mark.end for mark in marks), max))
            self._index = marks, [mark.start for mark in marks], furthest
        marks, starts, furthest = self._index
        near = marks[bisect_left(furthest, start) : bisect_right(starts, stop)]
        return [mark for mark in near if mark.end >= start]

    def line_end(self, place: int) -> int:
        """Where the line that covers this place ends."""
        index = self.line_at(place)
        return self.starts[index + 1] - 1 if index + 1 < len(self.starts) else len(self.text)

    def where(self, place: int) -> str:
        """For people: where this place is."""
        if self.lines:
            return self.lines[self.line_at(place)].where
        return self.cell.where if self.cell else ""


class Board(Struct, kw_only=True, eq=False):
    """A grid with its cells' panes, found by row and column."""

    number: int
    grid: Grid
    rows: dict[int, list[Pane]] = field(default_factory=dict)  # by the row a cell begins in, left to right
    merged: bool = False  # some cell stands in more than one row
    after: "Pane | Board | None" = None
    _cover: dict[tuple[int, int], Pane] | None = None

    def at(self, row: int, column: int) -> Pane | None:
        """The pane that covers this place."""
        if self._cover is None:
            self._cover = {}
            for pane in self.panes():
                if (cell := pane.cell) is not None:
                    for r in range(cell.row, cell.row + cell.rows):
                        for c in range(cell.column, cell.column + cell.columns):
                            self._cover[r, c] = pane
        return self._cover.get((row, column))

    def panes(self) -> Iterator[Pane]:
        """Its cells' panes in reading order."""
        for row in self.rows.values():
            yield from row


class Paper(Struct, kw_only=True):
    """The whole sheet laid out."""

    panes: list[Pane] = field(default_factory=list)
    boards: list[Board] = field(default_factory=list)
    paged: bool = False  # the carrier knows pages, and they may cut a row in two
    beside: list[Line] = field(default_factory=list)  # page headers, notes, comments
    wholes: dict[int, Pane] = field(default_factory=dict)  # by the number of a half that a page cut off: all of it
    begins: list[int] = field(default_factory=list)  # for each of the sheet's own blocks, the pane it begins in
    lines_at: dict[int, list[int]] = field(default_factory=dict)  # by pane: which of those blocks are its lines


def right_of(pane: Pane) -> Pane | None:
    """The cell to the right in the same row."""
    if pane.cell is None or pane.board is None:
        return None
    return pane.board.at(pane.cell.row, pane.cell.column + pane.cell.columns)


def left_of(pane: Pane) -> Pane | None:
    """The cell to the left in the same row."""
    if pane.cell is None or pane.board is None:
        return None
    return pane.board.at(pane.cell.row, pane.cell.column - 1)


def below(pane: Pane) -> Pane | None:
    """The cell underneath."""
    if pane.cell is None or pane.board is None:
        return None
    return pane.board.at(pane.cell.row + pane.cell.rows, pane.cell.column)


def above_of(pane: Pane) -> Pane | None:
    """The cell above."""
    if pane.cell is None or pane.board is None or pane.cell.row == 0:
        return None
    return pane.board.at(pane.cell.row - 1, pane.cell.column)


def lay_out(sheet: Sheet) -> Paper:
    """The sheet's lines and grids as panes and boards."""
    paper = Paper(paged=sheet.pages is not None)
    _blocks(paper, sheet.blocks, None)
    return paper


def _blocks(paper: Paper, blocks: tuple[Line | Grid, ...], holder: Pane | None) -> None:
    last: Pane | Board | None = holder
    run: list[Line] = []
    for block in blocks:
        beside = block.region in BESIDE
        if run and not beside and isinstance(block, Grid):
            last = _follow(last, _pane(paper, tuple(run)))
            run = []
        if holder is None:
            if not beside and isinstance(block, Line):
                paper.lines_at.setdefault(len(paper.panes), []).append(len(paper.begins))
            paper.begins.append(len(paper.panes))
        if beside:
            paper.beside += lines_of((block,))  # a letter head is often a table
        elif isinstance(block, Line):
            run.append(block)
        else:
            last = _follow(last, _board(paper, block))
    if run:
        _follow(last, _pane(paper, tuple(run)))


def _follow(last: Pane | Board | None, block: "Pane | Board") -> "Pane | Board":
    if last is not None:
        last.after = block
    return block


def _pane(paper: Paper, lines: tuple[Line, ...], cell: Cell | None = None, board: Board | None = None) -> Pane:
    if len(lines) == 1:  # as in most cells, of which there may be thousands
        text, marks, starts = lines[0].text, lines[0].marks, _ONE
    else:
        text, marks, starts = _joined(lines)
    pane = Pane(number=len(paper.panes), text=text, marks=marks, lines=lines, starts=starts, cell=cell, board=board)
    paper.panes.append(pane)
    return pane


def _joined(lines: tuple[Line, ...]) -> tuple[str, tuple[Mark, ...], tuple[int, ...]]:
    """The text of all lines, their marks in it, and where each line begins."""
    starts: list[int] = []
    marks: list[Mark] = []
    at = 0
    for line in lines:
        starts.append(at)
        if line.marks:
            marks += [_moved(mark, at) for mark in line.marks] if at else line.marks
        at += len(line.text) + 1
    return "\n".join(line.text for line in lines), tuple(marks), tuple(starts)


def _moved(mark: Mark, by: int) -> Mark:
    """The same mark in a longer text."""
    return Mark(
        kind=mark.kind, start=mark.start + by, end=mark.end + by, on=mark.on, empty=mark.empty, key=mark.key,
        name=mark.name, hint=mark.hint, options=mark.options, said=mark.said,
    )  # fmt: skip


def _board(paper: Paper, grid: Grid) -> Board:
    board = Board(number=len(paper.boards), grid=grid)
    paper.boards.append(board)
    row: list[Pane] = []
    last = None
    for cell in grid.cells:
        if cell.row != last:
            last = cell.row
            row = board.rows.setdefault(last, [])
        row.append(_of_cell(paper, cell, board))
        board.merged |= cell.rows > 1
    return board


def _of_cell(paper: Paper, cell: Cell, board: Board) -> Pane:
    """A cell's own lines; what is nested in it comes after them."""
    head = _head(cell.blocks)
    pane = _pane(paper, head, cell, board)
    if len(head) < len(cell.blocks):
        pane.inner = True
        _blocks(paper, cell.blocks[len(head) :], pane)
    return pane


def _head(blocks: tuple[Line | Grid, ...]) -> tuple[Line, ...]:
    """A cell's lines before anything is nested in it."""
    if len(blocks) == 1 and isinstance(blocks[0], Line):
        return (blocks[0],)
    lines: list[Line] = []
    for block in blocks:
        if not isinstance(block, Line):
            break
        lines.append(block)
    return tuple(lines)
