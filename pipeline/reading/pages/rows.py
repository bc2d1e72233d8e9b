"""Words that stand side by side into rows of print, with the marks they bear."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from pipeline.model.sheet import Mark, MarkKind, Region
from pipeline.reading.pages.page import Box, Piece, around

_TAB = 1.5  # of the type size: a wider gap is a tab
_SPACE = 0.17
_COMB = 2.2  # of the type size: letters this far apart at even steps are one word in a comb


class Row(Struct, frozen=True, kw_only=True):
    """One row of print."""

    text: str
    box: Box
    baseline: float
    size: float
    marks: tuple[Mark, ...] = ()
    spaced: bool = False  # the file has a space after its last word
    alone: bool = False  # never part of a longer paragraph
    region: Region = Region.BODY
    first: float = 0.0  # how wide its first word is: what must fit for a break before it to be meant
    last: float = 0.0  # where its last stretch begins: after its last tab
    pieces: tuple[Piece, ...] = ()  # what it is made of, from left to right


def rows(pieces: Iterable[Piece]) -> list[Row]:
    """These pieces as rows, from the top of the page down."""
    bands: list[_Band] = []
    apart: list[Row] = []
    for piece in sorted(pieces, key=lambda p: _band(p)[0] + _band(p)[1]):
        if piece.alone or not piece.level:
            apart.append(row_of([piece]))
            continue
        band = next((b for b in reversed(bands[-6:]) if b.takes(piece)), None)
        if band is None:
            band = _Band(piece)
            bands.append(band)
        band.add(piece)
    return in_order([*(row_of(sorted(b.pieces, key=lambda p: p.box.left)) for b in bands), *apart])


def in_order(found: list[Row]) -> list[Row]:
    """Rows in the order they are read: down the page; what stands left beside a taller thing comes before it."""
    return sorted(found, key=lambda r: (_reading_top(r, found), r.box.left))


def _reading_top(row: Row, others: list[Row]) -> float:
    """Where reading comes to this row: a tall box beside short rows is read after those it faces at its head."""
    if row.box.height < 2 * row.size:
        return row.box.top
    facing = [
        o.box.top
        for o in others
        if o is not row
        and o.box.right <= row.box.left + 2
        and o.box.height < row.box.height
        and row.box.top - 2 <= o.box.middle[1] <= row.box.top + 3 * o.size
    ]
    return max([row.box.top, *(top + 0.01 for top in facing)])


def _band(piece: Piece) -> tuple[float, float]:
    """The height that decides what it stands beside: of print, the letters without their tails."""
    if piece.printed:
        return piece.baseline - 0.72 * piece.size, piece.baseline + 0.1 * piece.size
    return piece.box.top, piece.box.bottom


class _Band:
    """A row being put together."""

    def __init__(self, piece: Piece) -> None:
        self.top, self.bottom = _band(piece)
        self.pieces: list[Piece] = []

    def takes(self, piece: Piece) -> bool:
        """Whether this piece stands in this row."""
        top, bottom = _band(piece)
        shared = min(bottom, self.bottom) - max(top, self.top)
        return shared >= 0.5 * max(0.1, min(bottom - top, self.bottom - self.top))

    def add(self, piece: Piece) -> None:
        """Take it in; print decides where the row lies."""
        top, bottom = _band(piece)
        if piece.printed and not any(p.printed for p in self.pieces):
            self.top, self.bottom = top, bottom
        self.pieces.append(piece)


def row_of(pieces: list[Piece]) -> Row:
    """One row of these pieces, which stand from left to right."""
    pieces = combed(pieces)
    text, marks = "", []
    last = pieces[0].box.left
    for index, piece in enumerate(pieces):
        between = _between(pieces[index - 1], piece) if index else ""
        if between == "\t":
            last = piece.box.left
        text += between
        marks += [replace(m, start=m.start + len(text), end=m.end + len(text)) for m in piece.marks]
        text += piece.text
    return Row(
        text=text,
        box=around([p.box for p in pieces]),
        baseline=next((p.baseline for p in pieces if p.printed), pieces[0].baseline),
        size=max((p.size for p in pieces if p.printed), default=pieces[0].size),
        marks=_lit_through(marks, text),
        spaced=pieces[-1].spaced,
        alone=any(p.alone for p in pieces) or not all(p.level for p in pieces),
        region=pieces[0].region,
        first=_first(pieces, text),
        last=last,
        pieces=tuple(pieces),
    )


def _lit_through(marks: list[Mark], text: str) -> tuple[Mark, ...]:
    """The marks, words lit up side by side told as one stretch."""
    kept: list[Mark] = []
    last = -1  # where in `kept` the stretch stands that may go on
    for mark in marks:
        if mark.kind is not MarkKind.HIGHLIGHTED:
            kept.append(mark)
        elif last >= 0 and text[kept[last].end : mark.start] in ("", " "):
            kept[last] = replace(kept[last], end=max(kept[last].end, mark.end))
        else:
            last = len(kept)
            kept.append(mark)
    return tuple(kept)


def combed(pieces: list[Piece], most: float = _COMB) -> list[Piece]:
    """Single letters at even steps as the one word they are: a field that gives each its own box."""
    done: list[Piece] = []
    run: list[Piece] = []
    for piece in [*pieces, None]:
        if piece is not None and _in_step(run, piece, most):
            run.append(piece)
            continue
        done += [_comb(run)] if len(run) > 3 else run
        run = [] if piece is None else [piece]
    return done


def _in_step(run: list[Piece], piece: Piece, most: float) -> bool:
    if not piece.printed or len(piece.text) != 1 or not piece.text.isalnum() or piece.spaced:
        return False
    if not run:
        return True
    step = piece.box.middle[0] - run[-1].box.middle[0]
    if len(run[-1].text) != 1 or not run[-1].text.isalnum() or not 0.75 * piece.size < step < most * piece.size:
        return False
    return len(run) < 2 or abs(step - (run[1].box.middle[0] - run[0].box.middle[0])) < 0.15 * step


def _comb(run: list[Piece]) -> Piece:
    return replace(run[0], text="".join(p.text for p in run), box=around([p.box for p in run]), marks=())


def _between(before: Piece, after: Piece) -> str:
    gap = after.box.left - before.box.right
    size = max(before.size, after.size)
    if gap >= _TAB * size:
        return "\t"
    together = before.printed and after.printed and not before.spaced and gap <= _SPACE * size
    return "" if together else " "


def _first(pieces: list[Piece], text: str) -> float:
    """The width of what would have had to fit on the row above: the first word, or its part up to a hyphen."""
    word = text.split(maxsplit=1)[0] if text.strip() else ""
    chunk = word.partition("-")[0] + "-" if "-" in word[:-1] else word
    width, letters = 0.0, 0
    for piece in pieces:
        take = min(len(piece.text), len(chunk) - letters)
        if take <= 0:
            break
        width += piece.box.width * take / max(1, len(piece.text))
        letters += take
    return width
