"""Blocks laid out on pages as a form's designer draws them: print, the lines of tables, and places for answers."""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count

from tests.retyping.blocks import Block, Cell, Para, Print, Said, Table, Tick

WIDE, HIGH, MARGIN = 595.0, 842.0, 42.0  # A4, in points
SIZE, LEADING, PAD, BOX = 9.5, 13.0, 4.0, 10.0
_TAB, _GAP = 130.0, 6.0

Corners = tuple[float, float, float, float]  # left, top, right, bottom; from the top left of the page


@dataclass(kw_only=True)
class Words:
    """Some print on one line."""

    x: float
    y: float  # of the baseline
    text: str
    bold: bool = False


@dataclass(kw_only=True)
class Place:
    """Where an answer goes, and the answer."""

    box: Corners
    path: str = ""
    lines: tuple[str, ...] = ()  # as they would be wrapped here
    text: str = ""
    on: bool | None = None  # for a box to tick
    group: int = 0  # boxes of one line or table have one number
    celled: bool = False  # it stands in a cell of its own, whose lines are its frame


@dataclass(kw_only=True)
class Leaf:
    """One page."""

    words: list[Words] = field(default_factory=list)
    frames: list[Corners] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)


@dataclass(kw_only=True)
class _Strip(Leaf):
    """What may not be parted over pages: a paragraph, or a row; its own top is 0."""

    height: float = 0.0


def laid_out(blocks: list[Block]) -> list[Leaf]:
    """The pages."""
    pages, top = [Leaf()], MARGIN
    for strip in _strips(answers_joined(blocks), MARGIN, WIDE - 2 * MARGIN, count(1)):
        if top + strip.height > HIGH - MARGIN and top > MARGIN:
            pages.append(Leaf())
            top = MARGIN
        _lay(strip, pages[-1], top)
        top += strip.height
    return pages


def answers_joined(blocks: list[Block]) -> list[Block]:
    """The paragraphs of one answer as one place to write in."""
    made: list[Block] = []
    for block in blocks:
        if isinstance(block, Table):
            rows = [[_cell_joined(cell) for cell in row] for row in block.rows]
            made.append(Table(rows=rows, repeating=block.repeating))
            continue
        before = _last_said(made[-1]) if made and isinstance(made[-1], Para) else None
        only = _last_said(block) if len(block.pieces) == 1 else None
        if before is not None and only is not None and before.path and before.path == only.path:
            before.text = f"{before.text}\n{only.text}"
        else:
            made.append(Para(pieces=[_copied(piece) for piece in block.pieces]))
    return made


def _cell_joined(cell: Cell) -> Cell:
    return Cell(blocks=answers_joined(cell.blocks), span=cell.span, role=cell.role)


def _copied(piece: Print | Said | Tick) -> Print | Said | Tick:
    return Said(path=piece.path, text=piece.text, date=piece.date) if isinstance(piece, Said) else piece


def _last_said(para: Para) -> Said | None:
    last = para.pieces[-1] if para.pieces else None
    return last if isinstance(last, Said) else None


def _strips(blocks: Iterable[Block], x: float, width: float, groups: Iterator[int]) -> Iterator[_Strip]:
    for block in blocks:
        if isinstance(block, Para):
            yield _paragraph(block, x, width, next(groups))
        else:
            yield _Strip(height=_GAP)
            yield from _rows(block, x, width, groups)
            yield _Strip(height=_GAP)


def _rows(table: Table, x: float, width: float, groups: Iterator[int]) -> Iterator[_Strip]:
    edges = _edges(table, x, width)
    group = next(groups)
    for row in table.rows:
        at, placed, made = 0, [], _Strip()
        for cell in row:
            end = min(at + cell.span, len(edges) - 1)
            placed.append((edges[at], edges[end], _cell(cell, edges[at], edges[end], groups)))
            at = end
        made.height = max(strip.height for _, _, strip in placed)
        for left, right, strip in placed:
            made.frames.append((left, 0.0, right, made.height))
            _lay(strip, made, 0.0)
        for place in made.places:
            place.group = group if len(table.rows) < 6 and place.celled and place.on is not None else place.group
        yield made


def _edges(table: Table, x: float, width: float) -> list[float]:
    columns = max(sum(cell.span for cell in row) for row in table.rows)
    shares = {2: (0.4, 0.6), 4: (0.22, 0.28, 0.22, 0.28)}.get(columns, (1 / columns,) * columns)
    if table.repeating:
        shares = (1 / columns,) * columns
    return [x + width * sum(shares[:number]) for number in range(columns + 1)]


def _cell(cell: Cell, left: float, right: float, groups: Iterator[int]) -> _Strip:
    made, top = _Strip(), PAD
    blocks: list[Block] = cell.blocks
    if not blocks and cell.role in ("body", "answer"):
        blocks = [Para(pieces=[Said(path="")])]
    for strip in _strips(blocks, left + PAD, right - left - 2 * PAD, groups):
        _lay(strip, made, top)
        top += strip.height
    for place in made.places:
        place.celled = len(blocks) == 1 and not made.words
    made.height = max(top + PAD, LEADING + 2 * PAD)
    return made


def _lay(strip: Leaf, on: Leaf, top: float) -> None:
    on.words += [Words(x=one.x, y=one.y + top, text=one.text, bold=one.bold) for one in strip.words]
    on.frames += [(x0, y0 + top, x1, y1 + top) for x0, y0, x1, y1 in strip.frames]
    for place in strip.places:
        x0, y0, x1, y1 = place.box
        place.box = (x0, y0 + top, x1, y1 + top)
        on.places.append(place)


def _paragraph(para: Para, x: float, width: float, group: int) -> _Strip:
    pen = _Pen(x, width, group)
    for number, piece in enumerate(para.pieces):
        if isinstance(piece, Tick):
            pen.box(on=piece.on)
        elif isinstance(piece, Said):
            pen.place(piece, last=number == len(para.pieces) - 1)
        else:
            pen.words(piece)
    return pen.done()


class _Pen:
    """Sets the pieces of one paragraph from left to right."""

    def __init__(self, x: float, width: float, group: int) -> None:
        self.left, self.right, self.group = x, x + width, group
        self.x, self.top, self.deep = x, 0.0, LEADING
        self.strip = _Strip()

    def words(self, piece: Print) -> None:
        for word in re.findall(r"\t|\n| +|[^\t\n ]+", piece.text):
            if word == "\t":
                self.x = self.left + _TAB * math.ceil((self.x - self.left + 1) / _TAB)
            elif word == "\n":
                self._next_line()
            elif word.isspace():
                self.x += wide(word)
            else:
                self._word(word, bold=piece.bold)

    def _word(self, word: str, *, bold: bool) -> None:
        if self.x + wide(word, bold=bold) > self.right and self.x > self.left:
            self._next_line()
        before = self.strip.words[-1] if self.strip.words else None
        y = self.top + LEADING - 3.5
        gap = wide(" ", bold=bold)
        end = before.x + wide(before.text, bold=bold) if before is not None else -1.0
        if before is not None and before.y == y and before.bold == bold and abs(self.x - end - gap) < 0.1:
            before.text += f" {word}"
        else:
            self.strip.words.append(Words(x=self.x, y=y, text=word, bold=bold))
        self.x += wide(word, bold=bold)

    def box(self, *, on: bool) -> None:
        if self.x + BOX > self.right:
            self._next_line()
        top = self.top + 2.0
        place = Place(box=(self.x, top, self.x + BOX, top + BOX), on=on, group=self.group)
        self.strip.places.append(place)
        self.x += BOX

    def place(self, said: Said, *, last: bool) -> None:
        text = said.text.strip()
        longest = max(wide(part) for part in text.split("\n")) + _GAP
        room = self.right - self.x
        many = longest > room - _GAP or "\n" in text
        if self.x > self.left and (many or room < 60):
            self._next_line()
        left = self.x + (2.0 if self.x > self.left else 0.0)
        right = self.right if last else min(self.right, left + max(60.0, longest))
        lines = tuple(wrapped(text, right - left - _GAP)) if text else ()
        self.deep = max(LEADING, LEADING * len(lines)) + 2.0
        box = (left, self.top, right, self.top + self.deep)
        self.strip.places.append(Place(box=box, path=said.path, text=text, lines=lines))
        self.x = right

    def _next_line(self) -> None:
        self.top, self.x, self.deep = self.top + self.deep, self.left, LEADING

    def done(self) -> _Strip:
        self.strip.height = self.top + self.deep + 2.0
        return self.strip


def wide(text: str, *, bold: bool = False) -> float:
    """How wide these words are in Helvetica."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return float(stringWidth(text, "Helvetica-Bold" if bold else "Helvetica", SIZE))


def wrapped(text: str, width: float) -> Iterator[str]:
    """The lines of a text in this width."""
    for line in text.split("\n"):
        row = ""
        for word in line.split():
            if row and wide(f"{row} {word}") > width:
                yield row
                row = word
            else:
                row = f"{row} {word}".strip()
        yield row
