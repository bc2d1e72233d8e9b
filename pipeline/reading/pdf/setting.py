"""How the letters of a PDF page are set: their size and colour, bold or not, and what is drawn over or under them."""

import ctypes
import math
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from msgspec import Struct, field

from pipeline.model.sheet import MarkKind
from pipeline.reading.pages.dingbats import is_symbol_font
from pipeline.reading.pages.page import Box

_INVISIBLE, _FILLED_AND_STROKED = 3, 2  # text rendering modes
_BOLD = re.compile(r"bold|black|heavy|semibd|demi(?!t)|-bd\b|,b\b", re.IGNORECASE)
_FORCED_BOLD = 1 << 18  # a font's flag
_LOUD = 0x60  # how far a colour's parts lie apart before the eye takes it for a signal
_WHITE = 0.96
_TINY = 3.0  # points
_DARKER = 0.9  # a filling that white letters can be seen on
_MOST_OF_IT = 0.6  # of a word
_BAND = 36.0  # points
_MOST_CLIPS, _MOST_POINTS, _MOST_MARKS = 8, 200, 8


class Style(NamedTuple):
    """How one stretch of letters is set."""

    size: float
    level: bool
    seen: bool
    steady: bool  # all its letters stand on one line of the page's
    symbols: str
    kinds: frozenset[MarkKind]
    pale: bool
    order: int
    window: Box | None  # what it is clipped to, in the file's own coordinates
    running: bool  # tagged as the head or foot of a page


class Cover(NamedTuple):
    """A filling or a picture that nothing shows through, and when it is painted."""

    order: int
    box: Box
    shade: float


class Painted(Struct):
    """In what order the things of a page are painted, and which of them hide what lies below."""

    orders: dict[int, int] = field(default_factory=dict)  # of stretches of text, by where pdfium keeps them
    covers: dict[int, list[Cover]] = field(default_factory=dict)  # by bands of the page
    inner: set[int] = field(default_factory=set)  # stretches of text in parts with coordinates of their own
    count: int = 0

    def text(self, address: int, *, inner: bool) -> None:
        """Text is painted."""
        self.count += 1
        self.orders[address] = self.count
        if inner:
            self.inner.add(address)

    def cover(self, box: Box, shade: float) -> None:
        """Something is painted that nothing shows through."""
        self.count += 1
        if min(box.width, box.height) < _TINY:
            return
        for band in range(max(0, int(box.top / _BAND)), min(1000, int(box.bottom / _BAND)) + 1):
            self.covers.setdefault(band, []).append(Cover(self.count, box, shade))

    def over(self, body: Box, style: Style) -> bool:
        """Whether something painted later hides most of this word."""
        covers = self._at(body)
        least = _MOST_OF_IT * body.area if covers else 0.0
        return any(cover.order > style.order and cover.box.shared(body) > least for cover in covers)

    def under(self, body: Box, style: Style) -> bool:
        """Whether white letters can be seen here: on a filling or a picture."""
        below = [c for c in self._at(body) if c.order < style.order and c.box.holds(*body.middle)]
        return bool(below) and below[-1].shade < _DARKER

    def _at(self, body: Box) -> list[Cover]:
        return self.covers.get(int(body.middle[1] / _BAND), []) if self.covers else []


class Setting:
    """Looks up how stretches of text are set, each once."""

    def __init__(self, raw: Any, text: Any, turn: int, painted: Painted) -> None:
        self._raw, self._text, self._turn, self._painted = raw, text, turn, painted
        self._fonts: dict[int, tuple[str, bool]] = {}
        self._point = ctypes.c_float(), ctypes.c_float()
        self._parts = tuple(ctypes.c_uint() for _ in range(4))

    def style(self, index: int, thing: Any, address: int) -> Style:
        """How the stretch of text that holds this letter is set."""
        raw = self._raw
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(self._text, index, matrix)
        skew = abs((self._turn - math.degrees(math.atan2(matrix.b, matrix.a)) + 180) % 360 - 180)
        size = raw.FPDFText_GetFontSize(self._text, index) * math.hypot(matrix.c, matrix.d)
        mode = raw.FPDFTextObj_GetTextRenderMode(thing) if address else 0
        name, bold = self._font(thing) if address else ("", False)
        loud, pale = self._colour(thing) if address else (False, False)
        told = {
            MarkKind.BOLD: bold or mode == _FILLED_AND_STROKED,
            MarkKind.COLOURED: loud,
            MarkKind.FAINT: size < _TINY,
        }
        return Style(
            size=max(1.0, min(size, 200.0)),
            level=skew < 20,
            steady=skew < 0.05,
            seen=mode != _INVISIBLE,
            symbols=name if is_symbol_font(name) else "",
            kinds=frozenset(kind for kind, so in told.items() if so),
            pale=pale,
            order=self._painted.orders.get(address, self._painted.count + 1),
            window=self._window(thing) if address and address not in self._painted.inner else None,
            running=bool(address) and self._runs(thing),
        )

    def _runs(self, thing: Any) -> bool:
        """Whether the file says that this is attached to the page's edge, as only heads and feet are."""
        raw = self._raw
        marks = (
            raw.FPDFPageObj_GetMark(thing, at) for at in range(min(_MOST_MARKS, raw.FPDFPageObj_CountMarks(thing)))
        )
        return any(raw.FPDFPageObjMark_GetParamValueType(mark, b"Attached") for mark in marks)

    def _window(self, thing: Any) -> Box | None:
        """The part of the page on which this can be seen."""
        raw = self._raw
        clip = raw.FPDFPageObj_GetClipPath(thing)
        paths = raw.FPDFClipPath_CountPaths(clip) if clip else 0
        window: Box | None = None
        for path in range(min(paths, _MOST_CLIPS)):
            points = list(self._points(clip, path))
            if points:
                xs, ys = [x for x, _ in points], [y for _, y in points]
                window = _shared(window, Box(min(xs), min(ys), max(xs), max(ys)))
        return window

    def _points(self, clip: Any, path: int) -> Iterator[tuple[float, float]]:
        raw, (x, y) = self._raw, self._point
        for index in range(min(raw.FPDFClipPath_CountPathSegments(clip, path), _MOST_POINTS)):
            raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(clip, path, index), x, y)
            yield x.value, y.value

    def _font(self, thing: Any) -> tuple[str, bool]:
        font = self._raw.FPDFTextObj_GetFont(thing)
        address = ctypes.c_void_p.from_buffer(font).value or 0
        if address not in self._fonts:
            self._fonts[address] = self._named(font) if address else ("", False)
        return self._fonts[address]

    def _named(self, font: Any) -> tuple[str, bool]:
        space = ctypes.create_string_buffer(128)
        self._raw.FPDFFont_GetBaseFontName(font, space, 128)
        name = space.value.decode("utf-8", "replace")
        flags = self._raw.FPDFFont_GetFlags(font)
        return name, bool(_BOLD.search(name)) or (flags > 0 and bool(flags & _FORCED_BOLD))

    def _colour(self, thing: Any) -> tuple[bool, bool]:
        """Whether these letters are in a colour that catches the eye; and whether they are white."""
        if not self._raw.FPDFPageObj_GetFillColor(thing, *self._parts):
            return False, False
        parts = [part.value for part in self._parts[:3]]
        return max(parts) - min(parts) >= _LOUD, sum(parts) > 765 * _WHITE or self._parts[3].value < 8


def _shared(one: Box | None, other: Box) -> Box:
    if one is None:
        return other
    return Box(
        max(one.left, other.left), max(one.top, other.top), min(one.right, other.right), min(one.bottom, other.bottom)
    )
