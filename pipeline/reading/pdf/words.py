"""The characters of a PDF page into words, with where they stand and how they are set."""

import ctypes
import math
from collections.abc import Iterator
from typing import Any

from pipeline.model.sheet import Mark, MarkKind
from pipeline.reading.pages.dingbats import is_symbol_font, shown
from pipeline.reading.pages.page import Box, Piece, ToEye

_INVISIBLE = 3  # text rendering mode of hidden text layers
_GAP = 0.17  # of the type size: a wider gap parts words; most fonts' space is 0.25
_SPACES = frozenset((0x20, 0xA0, 0x09, 0x0D, 0x0A, 0x3000))
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "ft", 0xFB06: "st"}


class _Style:
    """How one text object is set."""

    __slots__ = ("level", "seen", "size", "symbols")

    def __init__(self, *, size: float, level: bool, seen: bool, symbols: str) -> None:
        self.size, self.level, self.seen, self.symbols = size, level, seen, symbols


class Scribe:
    """Reads the characters of one page, which pdfium (`raw`) holds ready, into words."""

    def __init__(self, raw: Any, text: Any, to_eye: ToEye, turn: int) -> None:
        self._raw, self._text, self._to_eye, self._turn = raw, text, to_eye, turn
        self._styles: dict[int, _Style] = {}
        self._rect, self._x, self._y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        self._into = ctypes.byref(self._rect), ctypes.byref(self._x), ctypes.byref(self._y)
        self.count: int = max(0, raw.FPDFText_CountChars(text))
        self.unmapped = 0
        self.unseen = 0

    def words(self) -> Iterator[Piece]:
        """Every word in the order the file gives them."""
        word = _Word()
        text, unicode_of = self._text, self._raw.FPDFText_GetUnicode
        for index in range(self.count):
            code = unicode_of(text, index)
            if code in _SPACES:
                if not self._raw.FPDFText_IsGenerated(text, index):
                    word.spaced = True
                yield from word.done()
                continue
            style = self._style(index)
            letter = self._letter(index, code, style)
            if not letter:
                continue
            place = self._place(index)
            if word.letters and word.ends_before(place, style):
                yield from word.done()
            word.add(letter, place, style)
        yield from word.done()

    def _letter(self, index: int, code: int, style: _Style) -> str:
        if code in (0x02, 0xFFFE):  # pdfium's own sign for a hyphen at the end of a line
            return "-"
        if style.symbols:
            return shown(style.symbols, code)
        lost = code in (0, 0xFFFD) or 0xE000 <= code <= 0xF8FF
        if lost or self._raw.FPDFText_HasUnicodeMapError(self._text, index) == 1:
            self.unmapped += 1
            return "\ufffd"
        if code < 0x20:
            return ""
        self.unseen += not style.seen
        return _LIGATURES.get(code) or chr(code)

    def _place(self, index: int) -> tuple[float, ...]:
        """Left, top, right and bottom of a letter, and its baseline, as the eye sees them."""
        rect, x, y = self._into
        self._raw.FPDFText_GetLooseCharBox(self._text, index, rect)
        self._raw.FPDFText_GetCharOrigin(self._text, index, x, y)
        at, across, down = self._rect, self._x.value, self._y.value
        box = self._to_eye(at.left, at.bottom, at.right, at.top)
        return (*box, self._to_eye(across, down, across, down)[1])

    def _style(self, index: int) -> _Style:
        thing = self._raw.FPDFText_GetTextObject(self._text, index)
        address = ctypes.c_void_p.from_buffer(thing).value or 0
        style = self._styles.get(address)
        if style is None:
            style = self._styles[address] = self._look(index, thing)
        return style

    def _look(self, index: int, thing: Any) -> _Style:
        raw = self._raw
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(self._text, index, matrix)
        skew = abs((self._turn - math.degrees(math.atan2(matrix.b, matrix.a)) + 180) % 360 - 180)
        size = raw.FPDFText_GetFontSize(self._text, index) * math.hypot(matrix.c, matrix.d)
        mode = raw.FPDFTextObj_GetTextRenderMode(thing) if thing else 0
        name = self._font_name(thing)
        return _Style(
            size=max(1.0, min(size, 200.0)),
            level=skew < 20,
            seen=mode != _INVISIBLE,
            symbols=name if is_symbol_font(name) else "",
        )

    def _font_name(self, thing: Any) -> str:
        font = self._raw.FPDFTextObj_GetFont(thing) if thing else None
        if not font:
            return ""
        space = ctypes.create_string_buffer(128)
        self._raw.FPDFFont_GetBaseFontName(font, space, 128)
        return space.value.decode("utf-8", "replace")


class _Word:
    """One word being put together from its letters."""

    __slots__ = ("baseline", "bottom", "edges", "last", "left", "letters", "right", "spaced", "style", "top")

    def __init__(self) -> None:
        self.letters: list[str] = []
        self.edges: list[float] = []
        self.spaced = False

    def ends_before(self, place: tuple[float, ...], style: _Style) -> bool:
        """Whether a letter here begins a new word."""
        own = self.style
        if style is not own and (style.level != own.level or style.seen != own.seen):
            return True
        if not style.level:
            return False
        gap = place[0] - self.last
        return abs(place[4] - self.baseline) > 0.3 * style.size or not -0.5 * style.size <= gap <= _GAP * style.size

    def add(self, letter: str, place: tuple[float, ...], style: _Style) -> None:
        """Put one more letter at its end."""
        left, top, right, bottom, baseline = place
        if not self.letters:
            self.left, self.top, self.right, self.bottom = left, top, right, bottom
            self.baseline, self.style = baseline, style
        else:
            self.left, self.right = min(self.left, left), max(self.right, right)
            self.top, self.bottom = min(self.top, top), max(self.bottom, bottom)
        self.last = right
        self.letters.append(letter)
        self.edges += [right] * len(letter)

    def done(self) -> Iterator[Piece]:
        """The word, if there is one, and a fresh start."""
        if self.letters:
            text = "".join(self.letters)
            yield Piece(
                text=text,
                box=Box(self.left, self.top, self.right, self.bottom),
                baseline=self.baseline,
                size=self.style.size,
                marks=() if self.style.seen else (Mark(kind=MarkKind.HIDDEN, start=0, end=len(text)),),
                spaced=self.spaced,
                level=self.style.level,
                edges=tuple(self.edges),
            )
        self.letters, self.edges, self.spaced = [], [], False
