"""What is typed: paragraphs of pieces, and tables of cells; no file format yet."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field


@dataclass(kw_only=True)
class Print:
    """Words of the form itself."""

    text: str
    bold: bool = False


@dataclass(kw_only=True)
class Said:
    """Words somebody wrote as an answer; none where the answer's place is empty."""

    path: str
    text: str = ""
    date: bool = False
    iso: str = ""


@dataclass(kw_only=True)
class Tick:
    """A box, or the place for one."""

    on: bool
    look: str = ""  # a pair of glyphs, empty and ticked; '' where the hand decides


Piece = Print | Said | Tick


@dataclass(kw_only=True)
class Para:
    """One paragraph."""

    pieces: list[Piece] = field(default_factory=list)
    boxed: bool = False  # in a text box of its own

    @property
    def text(self) -> str:
        """Its words, boxes left out."""
        return "".join(piece.text for piece in self.pieces if not isinstance(piece, Tick))


@dataclass(kw_only=True)
class Cell:
    """One cell."""

    blocks: "list[Para | Table]" = field(default_factory=list)
    span: int = 1
    merged: str = ""  # 'restart' or 'continue' where cells are merged downwards
    role: str = ""  # 'label', 'answer', 'head', 'body'


@dataclass(kw_only=True)
class Table:
    """Rows of cells."""

    rows: list[list[Cell]]
    repeating: bool = False


Block = Para | Table
Changing = Callable[[list[Block]], list[Block]]


def line(text: str, *, bold: bool = False) -> Para:
    """A printed line."""
    return Para(pieces=[Print(text=text, bold=bold)])


def label(text: str) -> Cell:
    """A cell that holds a label."""
    return Cell(blocks=[line(text)] if text else [], role="label")


def tables(blocks: list[Block]) -> Iterator[Table]:
    """Every table, the inner ones too."""
    for block in blocks:
        if isinstance(block, Table):
            yield block
            for row in block.rows:
                for cell in row:
                    yield from tables(cell.blocks)


def paragraphs(blocks: list[Block]) -> Iterator[Para]:
    """Every paragraph, in reading order."""
    for block in blocks:
        if isinstance(block, Para):
            yield block
        else:
            for row in block.rows:
                for cell in row:
                    yield from paragraphs(cell.blocks)
