"""Bounds: where print begins in each pane, and what the cells beside and below a question may be."""

import re
from bisect import bisect_right, insort

from msgspec import Struct, field

from pipeline.matching.blanks import Stretch, written
from pipeline.matching.edges import Opening
from pipeline.matching.panes import Board, Pane, Paper, above_of
from pipeline.matching.places import Place
from pipeline.matching.words import says

_NUMBER = 3  # letters
_NUMBERED = re.compile(r"[Qq]?\d{1,2}(?:\.\d{1,2})*[.)]?")  # 'Q11.', '1.12'


_MOST_ROWS = 400
_FEW_ROWS = 3


_TWO_ROWS = 2


class Bounds(Struct, kw_only=True):
    """Where print begins in each pane: no answer goes on over it."""

    shaky: set[str] = field(default_factory=set)  # questions in sections where others were not found as printed
    unticked: set[str] = field(default_factory=set)  # options whose own box is empty
    beside: bool = False  # whether questions in cells are mostly answered in the cell to their right
    before: bool = False  # whether they all are in the cell to their left
    offered: set[tuple[int, int]] = field(default_factory=set)  # where lines with options begin, and their boxes' cells
    worded: dict[str, Stretch] = field(default_factory=dict)  # what stands behind an option's box in its own cell
    _starts: dict[int, list[int]] = field(default_factory=dict)
    _folded: dict[int, list[tuple[int, int]]] = field(default_factory=dict)  # labels that run over several lines
    _heads: set[int] = field(default_factory=set)  # panes that begin with a label
    _header_rows: set[tuple[int, int]] = field(default_factory=set)  # by grid: rows that ask over rows that answer
    _doubtful: set[int] = field(default_factory=set)  # panes whose label may only begin a sentence
    _stops: dict[int, int] = field(default_factory=dict)  # where the last label in a pane ends

    def add(self, place: Place) -> None:
        """Note that print stands here."""
        insort(self._starts.setdefault(place.pane.number, []), place.start)
        if "\n" in place.pane.text[place.start : place.stop]:
            self._folded.setdefault(place.pane.number, []).append((place.start, place.stop))
        if place.prose:
            self._doubtful.add(place.pane.number)
        self.lengthen(place)
        if place.opening is Opening.HEAD or (place.opening is Opening.MARK and not _word_before(place)):
            self._heads.add(place.pane.number)

    def add_headings(self, paper: Paper) -> None:
        """Note that lines styled as headings are print, whoever knows their words."""
        for pane in paper.panes:
            for line, start in zip(pane.lines, pane.starts, strict=False) if pane.cell is None else ():
                if line.heading and not self.printed(pane, start, start + len(line.text)):
                    insort(self._starts.setdefault(pane.number, []), start)

    def end(self, pane: Pane, at: int) -> None:
        """Note that something begins here that is no part of the form."""
        insort(self._starts.setdefault(pane.number, []), at)

    def lengthen(self, place: Place) -> None:
        """Note that the label at this place runs on further."""
        self._stops[place.pane.number] = max(place.stop, self._stops.get(place.pane.number, 0))

    def offer(self, pane: Pane, at: int) -> None:
        """Note that an option, or its box, stands in the line here."""
        self.offered.add((pane.number, pane.row_of(at)[0]))

    def offers(self, spot: Stretch) -> bool:
        """Whether options stand in this line."""
        return (spot.pane.number, spot.pane.row_of(spot.start)[0]) in self.offered

    def next(self, pane: Pane, at: int) -> int:
        """Where the next print after this point begins, or where the pane ends."""
        starts = self._starts.get(pane.number, ())
        index = bisect_right(starts, at)
        if index == len(starts):
            return len(pane.text)
        begin = unnumbered(pane, starts[index])
        return begin if begin > at else starts[index]  # 'M' before 'F' is no list number

    def bare(self, pane: Pane) -> bool:
        """Whether nothing is written in this pane after its last label, nor a place made for it."""
        rest = written(Stretch(pane=pane, start=self._stops.get(pane.number, 0), stop=len(pane.text)))
        return rest.words is None and not rest.control and not rest.slot

    def may_answer_below(self, pane: Pane, *, empty: bool = False) -> bool:
        """Whether the next row could be the answers to this row of questions: as many cells, and no question in it."""
        if pane.cell is None or pane.board is None:
            return False
        row = pane.board.rows.get(pane.cell.row, [])
        after = pane.board.rows.get(pane.cell.row + pane.cell.rows, [])
        return (
            len(row) == len(after) > 1
            and (empty or any(cell.text.strip() for cell in after))
            and not any(self.labelled(cell) for cell in after)
        )

    def asks_above(self, pane: Pane) -> bool:
        """Whether this row asks in every cell, and the next and last row, with as many cells, in none."""
        if pane.cell is None or pane.board is None or len(pane.board.rows) != _TWO_ROWS:
            return False
        row, after = pane.board.rows.values()
        return len(row) == len(after) and all(map(self.labelled, row)) and not any(map(self.labelled, after))

    def note_header(self, board: Board, row: int) -> None:
        """Remember that this row asks and the next one answers."""
        self._header_rows.add((board.number, row))

    def heads_columns(self, pane: Pane) -> bool:
        """Whether this cell is in a row that asks, over a row that answers."""
        return (
            pane.board is not None and pane.cell is not None and (pane.board.number, pane.cell.row) in self._header_rows
        )

    def printed(self, pane: Pane, start: int, stop: int) -> bool:
        """Whether this line begins with print, or with the rest of what begins on the line before."""
        if any(first < start < last for first, last in self._folded.get(pane.number, ())):
            return True
        return any(
            start <= unnumbered(pane, one) <= start + 3 and one < stop for one in self._starts.get(pane.number, ())
        )

    def doubtful(self, pane: Pane | None) -> bool:
        """Whether what seems to be a label here may be the beginning of an answer."""
        return pane is not None and pane.number in self._doubtful

    def may_be_answer(self, pane: Pane) -> bool:
        """Whether what stands here could be the answer to something above it."""
        if pane.cell is None:
            return True
        above = above_of(pane)
        if above is None or not above.text.strip():
            return False
        return not self.labelled(above) or self.bare(above)

    def keeps_answers_in(self, board: Board | None) -> bool:
        """Whether questions of this grid have their answers in their own cells."""
        if board is None:
            return False
        labelled = [pane for pane in board.panes() if self.labelled(pane)]
        return any(not self.bare(pane) for pane in labelled)

    def alternates(self, board: Board | None) -> bool:
        """Whether every other row of a grid with one column asks, and none of the rows between."""
        if board is None or len(board.rows) > _MOST_ROWS or any(len(row) > 1 for row in board.rows.values()):
            return False
        asking = [number for number, row in enumerate(board.rows.values()) if self.labelled(row[0])]
        return len(asking) >= _FEW_ROWS and len({number % 2 for number in asking}) == 1

    def labelled(self, pane: Pane) -> bool:
        """Whether a label stands at the head of this pane."""
        return pane.number in self._heads


def _word_before(place: Place) -> bool:
    return says(place.pane.text[: place.start])


def unnumbered(pane: Pane, start: int) -> int:
    """Where a label begins when its list number is counted in."""
    line = pane.text.rfind("\n", 0, start) + 1
    lead = pane.text[line:start]
    numbered = len(lead) <= 12 and all(len(piece) <= _NUMBER or _NUMBERED.fullmatch(piece) for piece in lead.split())
    return line if numbered else start
