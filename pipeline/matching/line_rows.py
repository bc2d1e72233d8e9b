"""Rows out of lines: where each cell of a table stands on lines of its own, which lines make one row."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from pipeline.starting import later

_DAY = later(r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\.?", re.IGNORECASE)
_MONTH = later(
    r"(?:0?[1-9]|1[0-2])\.?|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?", re.IGNORECASE
)
_YEAR = later(r"(?:19|20)?\d\d")
_PARTS = {"day": _DAY, "month": _MONTH, "year": _YEAR}
_NUMBER = later(r"\d{1,4}")
_TOLD = later(  # e-mail and postal addresses, and telephone numbers
    r"@|\A[(+]?\d|(?<![-/\d])\d+[A-Za-z]? [A-Z][a-z]|\b[A-Z]{1,2}\d[\dA-Z]? ?\d[A-Z]{2}\b"
)
_BRACKET = later(r"[(&,;]")
_MOST_SLOTS = 3_000
_MOST_LINES = 4  # of one cell
_NONE, _EMPTY, _MORE, _MIDST, _RUNS_ON, _TIED, _UNFIT, _UNPARTED = (
    1.6,
    0.2,
    1.5,
    1.0,
    0.6,
    0.4,
    4.0,
    4.0,
)  # what each oddity costs
_UNLIKE, _UNTOLD = 1.0, 0.3  # addresses elsewhere than in their column, and other words in it
_LATER = 0.02  # what is missing is rather one of the last
_NO_KEY = 1.5  # a row with nothing in its first cell
_BEGINS = 0.5  # a cell with what looks like more of the one before

_DONE, _NOWHERE = (0.0, 0), (float("inf"), 0)

Row = list[list[int]]  # for each column, which lines are its cell


class Slot(Struct, frozen=True, kw_only=True):
    """A line, or an empty one."""

    text: str
    start: int = 0
    stop: int = 0


class _Looks(Struct, frozen=True, kw_only=True):
    """What a line looks like."""

    parts: frozenset[str]  # of a date, which it may be
    number: bool
    told: bool
    joins: float  # what it costs to take it for more of the cell that the line before it is in


def rows_of(slots: Sequence[Slot], parts: Sequence[str]) -> list[Row]:
    """The likeliest rows; `parts` says of each column whether it is a date's 'day', 'month' or 'year', or ''."""
    if not any(slot.text for slot in slots) or len(slots) > _MOST_SLOTS:
        return []
    looks = [_looks(slot.text, before.text) for before, slot in zip([slots[0], *slots], slots, strict=False)]
    told = (-1,) if any(parts) else (-1, *range(len(parts)))
    blanks = any(look is None for look in looks)
    parted = {blanks} if looks[0] is None else {blanks, False}  # hardly any row has nothing in its first cell
    ways = [_Way(looks, parts, one, parted=so) for so in parted for one in told]
    return min(ways, key=lambda way: way.cost).rows()


def _looks(text: str, before: str) -> _Looks | None:
    """None for an empty line."""
    if not text:
        return None
    parts = frozenset(part for part, pattern in _PARTS.items() if pattern.fullmatch(text))
    tied = _BRACKET.match(text) or before.endswith((",", ";", "-"))
    number = bool(_NUMBER.fullmatch(text))
    return _Looks(
        parts=parts,
        number=number,
        told=bool(_TOLD.search(text)),
        joins=_TIED if tied else _RUNS_ON if text[0].islower() else _MORE,
    )


class _Way:
    """One way to part these lines: with an empty line after each row or without, numbers in this column or any."""

    def __init__(self, looks: Sequence[_Looks | None], parts: Sequence[str], told: int, *, parted: bool) -> None:
        self._looks, self._parts, self._told, self._parted = looks, parts, told, parted
        self._width, self._dated = len(parts), any(parts)
        self._first = next(at for at, one in enumerate(looks) if one is not None) if parted else 0
        self._open = [[_NOWHERE] * (self._width + 1) for _ in range(len(looks) + 1)]  # the row has no line yet
        self._best = [[_NOWHERE] * (self._width + 1) for _ in range(len(looks) + 1)]
        self._open[-1][0] = _DONE
        for at in range(len(looks), self._first - 1, -1):
            for column in range(self._width - 1, -1, -1) if at < len(looks) else ():
                self._open[at][column] = self._choose(at, column, self._open)
            self._best[at][-1] = self._row_end(at)
            for column in range(self._width - 1, 0, -1):
                self._best[at][column] = self._choose(at, column, self._best)
        self.cost = self._open[self._first][0][0] + (_EMPTY if told < 0 else 0.0)

    def rows(self) -> list[Row]:
        """The rows that cost least."""
        found: list[Row] = []
        row: Row = []
        at, column, ways = self._first, 0, self._open
        while at < len(self._looks) or column:
            taken = ways[at][column][1]
            if column == self._width:
                found.append(row)
                row, column, ways = [], 0, self._open
            else:
                row.append([number for number in range(at, at + taken) if self._looks[number] is not None])
                column, ways = column + 1, self._best if taken else ways
            at += taken
        return [row for row in found if any(row)]

    def _choose(self, at: int, column: int, ways: list[list[tuple[float, int]]]) -> tuple[float, int]:
        """The least that the rest can cost from here, and how many lines this cell takes."""
        nothing = (_NONE if at < len(self._looks) else _EMPTY) + (0.0 if column else _NO_KEY)
        nothing += _LATER * (self._width - column)
        best = nothing + ways[at][column + 1][0], 0
        for count, cost in enumerate(self._cells(at, column), 1):
            best = min(best, (cost + self._best[at + count][column + 1][0], count))
        return best

    def _row_end(self, at: int) -> tuple[float, int]:
        after = at
        while self._parted and after < len(self._looks) and self._looks[after] is None:
            after += 1
        over = not self._parted or after > at or at == len(self._looks)
        return (0.0 if over else _UNPARTED) + self._open[after][0][0], after - at

    def _cells(self, at: int, column: int) -> Iterator[float]:
        """What it costs to take one line for a cell of this column, or two, as far as that can be."""
        cost, told = 0.0, False
        part = self._parts[column]
        for count, looks in enumerate(self._looks[at : at + (1 if part else _MOST_LINES)]):
            if looks is None:
                if not count:
                    yield _EMPTY if column else _EMPTY + _NO_KEY
                return
            alike = looks.joins if self._told != column else min(looks.joins, _RUNS_ON if looks.told else _MIDST)
            cost += alike if count else _BEGINS - _BEGINS * looks.joins / _MORE
            cost += _UNFIT if (part and part not in looks.parts) or (self._dated and not part and looks.number) else 0.0
            told |= looks.told
            unlike = (_UNTOLD if not told else 0.0) if self._told == column else _UNLIKE * told
            yield cost + (0.0 if self._dated else unlike)
