"""What a reader reports of one document: everything on the paper, in one shape for every carrier, and no opinion.

A sheet is blocks in reading order: lines of text, and grids of cells that hold blocks again. What is special about a
stretch of a line (it lies in a content control, it is a tick box, it is struck out) is a mark over that stretch.
Readers report; matching alone judges.
"""

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

SHEET_VERSION = 1
STAMP = "Formline form"  # the document property by which an empty form that we made says which it is
MOST_LINES = 200_000
MOST_CHARACTERS = 10_000_000
MOST_NESTING = 20


class Frame(Struct, frozen=True, kw_only=True, gc=False):
    """A rectangle on a page, in points from the page's top left corner as the eye sees it."""

    page: int  # from 1
    left: float
    top: float
    right: float
    bottom: float


class Told(StrEnum):
    """How something on the paper is told; two ways that disagree go to a person."""

    SHOWN = "shown"  # what the eye sees in the text
    STORED = "stored"  # the value a control or form field keeps
    DRAWN = "drawn"  # what its appearance draws
    RECOGNISED = "recognised"  # what optical recognition made of a picture


class Telling(Struct, frozen=True, kw_only=True, gc=False):
    """One telling of a value."""

    how: Told
    text: str  # for boxes 'on' or 'off'; for dates ISO 8601 where the carrier stores one
    certainty: float = 1.0


class MarkKind(StrEnum):
    """What can be special about a stretch of a line."""

    CONTROL = "control"  # a place made for an answer: content control, legacy field, PDF form field
    BOX = "box"  # a tick box, whatever it is made of; may stand over its glyph or have no width
    STRUCK = "struck"
    HIGHLIGHTED = "highlighted"
    BOLD = "bold"  # said by the words' own run, not by a style
    UNDERLINED = "underlined"
    COLOURED = "coloured"  # in a colour that catches the eye, said by the words' own run
    FRAMED = "framed"  # a line is drawn around these words
    HIDDEN = "hidden"
    FAINT = "faint"  # white on white, or too small to read: there, but hardly seen
    DRAWN = "drawn"  # a shape, a picture or ink lies here, anchored at this place; `hint` says what
    NOTED = "noted"  # a footnote, endnote or comment hangs on this place; `hint` says which
    INSERTED = "inserted"  # a tracked insertion: counted in the text
    DELETED = "deleted"  # a tracked deletion: not in the text, zero width, its words in `said`
    RECOGNISED = "recognised"  # made out in a picture; `said` tells how surely


class Mark(Struct, frozen=True, kw_only=True, gc=False):
    """A stretch of a line's text (`text[start:end]`) and what is special about it."""

    kind: MarkKind
    start: int
    end: int
    on: bool | None = None  # boxes: ticked or not; None where it can't be told
    empty: bool = False  # controls: unanswered; a placeholder it shows is covered by the mark
    key: str = ""  # the same for all marks that belong to one control (it may run over many lines)
    name: str = ""  # tag or field name; carries no meaning by itself
    hint: str = ""  # title, tooltip, help text
    options: tuple[str, ...] = ()  # what a list offers, as shown
    said: tuple[Telling, ...] = ()  # every telling of a control's or box's value


class Region(StrEnum):
    """Where on the paper a block lies."""

    BODY = "body"
    HEADER = "header"  # page headers and footers
    FLOATING = "floating"  # text boxes, shapes, text typed over the page
    NOTE = "note"  # footnotes and endnotes
    COMMENT = "comment"  # beside the text, no part of it


class Line(Struct, frozen=True, kw_only=True, gc=False):
    """One paragraph, or one stretch of print that reads as a line; a tab stands for a tab or a wide gap."""

    text: str  # may hold '\n' for line breaks inside one paragraph
    where: str  # for people: 'table 2, row 1, cell 1', 'paragraph 14', 'page 2, line 9'
    marks: tuple[Mark, ...] = ()
    frame: Frame | None = None
    region: Region = Region.BODY
    number: str = ""  # the number or bullet of a list that stands before the text, where the carrier counts by itself
    heading: bool = False  # its style says that it heads what follows
    blanks: int = 0  # empty lines before it, where the carrier tells: a row of cells typed as lines may end there


class Cell(Struct, frozen=True, kw_only=True, gc=False):
    """One cell of a grid, given once however many columns and rows it covers."""

    row: int  # from 0, in the grid's own columns and rows
    column: int
    rows: int = 1
    columns: int = 1
    blocks: "tuple[Line | Grid, ...]" = ()
    where: str = ""
    frame: Frame | None = None

    @property
    def text(self) -> str:
        """All text of the cell, nested grids included, a line each."""
        return "\n".join(line.text for line in lines_of(self.blocks))


class Grid(Struct, frozen=True, kw_only=True, gc=False):
    """A table: cells in reading order, none twice."""

    cells: tuple[Cell, ...]
    where: str
    frame: Frame | None = None
    region: Region = Region.BODY
    ruled: bool = True  # False where only alignment says that these are its cells, and leaves room for doubt

    def at(self, row: int, column: int) -> Cell | None:
        """The cell that covers this place, if any."""
        for cell in self.cells:
            if cell.row <= row < cell.row + cell.rows and cell.column <= column < cell.column + cell.columns:
                return cell
        return None


class Remark(Struct, frozen=True, kw_only=True):
    """Something about the document as a whole that a person should know: macros, a damaged part, unreadable text."""

    code: str  # begins 'read-' where it makes our reading doubtful
    message: str
    where: str = ""


class Sheet(Struct, frozen=True, kw_only=True):
    """One document as a reader found it."""

    carrier: str  # 'docx', 'pdf', …
    blocks: tuple[Line | Grid, ...]
    remarks: tuple[Remark, ...] = ()
    pages: int | None = None
    stamp: str = ""  # form and edition, where the file says it was made from one of our definitions: 'cspr 2019'
    version: int = SHEET_VERSION

    def lines(self) -> Iterator[Line]:
        """Every line of the sheet in reading order, those inside cells included."""
        return lines_of(self.blocks)


def lines_of(blocks: tuple[Line | Grid, ...]) -> Iterator[Line]:
    """Every line in these blocks, in reading order, down through nested grids."""
    for block in blocks:
        if isinstance(block, Line):
            yield block
        else:
            for cell in block.cells:
                yield from lines_of(cell.blocks)


def hidden(block: Line | Grid) -> Line | Grid:
    """The same block with all its words marked as hidden, down through nested grids."""
    if isinstance(block, Line):
        return replace(block, marks=(Mark(kind=MarkKind.HIDDEN, start=0, end=len(block.text)), *block.marks))
    return replace(
        block, cells=tuple(replace(cell, blocks=tuple(hidden(inner) for inner in cell.blocks)) for cell in block.cells)
    )
