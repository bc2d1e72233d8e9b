"""The characters of a PDF page into words, with where they stand and how they are set."""

import ctypes
from collections.abc import Iterator
from typing import Any
from unicodedata import normalize

from pipeline.model.sheet import Mark, MarkKind, Region
from pipeline.reading.pages.dingbats import shown
from pipeline.reading.pages.page import Box, Piece, ToEye
from pipeline.reading.pdf.setting import Painted, Setting, Style
from pipeline.reading.pdf.swapped import LOST, set_right

_GAP = 0.17  # of the type size: a wider gap parts words; most fonts' space is 0.25
_SPACES = frozenset((0x20, 0xA0, 0x09, 0x0D, 0x0A, 0x3000))
_NOTHING = frozenset((0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF))
_SEEN = 0.4  # of a word: of less of it nobody can tell what it says
_SOFT_HYPHEN = "\u00ad"
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "ft", 0xFB06: "st"}


class Scribe:
    """Reads the characters of one page, which pdfium (`raw`) holds ready, into words."""

    def __init__(self, raw: Any, text: Any, to_eye: ToEye, turn: int, paper: Box, painted: Painted) -> None:
        self._raw, self._text, self._to_eye, self._upright = raw, text, to_eye, turn % 360 == 0
        self._paper, self._painted = paper, painted
        self._setting = Setting(raw, text, turn, painted)
        self._styles: dict[int, tuple[Style, float]] = {}
        self._across, self._down = to_eye(0, 0, 0, 0)[:2]
        self._rect, self._x, self._y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        self.count: int = max(0, raw.FPDFText_CountChars(text))
        self.unmapped = 0
        self.unseen = 0

    def words(self) -> Iterator[Piece]:
        """Every word that lies on the paper, in the order the file gives them."""
        for word in self._words():
            body = word.body()
            if body.shared(self._paper) > 0:
                yield self._piece(word, body)

    def _words(self) -> "Iterator[_Word]":
        word, kept = _Word(), ctypes.cast(self._text, ctypes.c_void_p)
        raw = self._raw
        unicode_of, thing_of = _quick(raw.FPDFText_GetUnicode, ctypes.c_uint), _quick(raw.FPDFText_GetTextObject)
        unnamed = _quick(raw.FPDFText_HasUnicodeMapError, ctypes.c_int)
        box_of = _quick(raw.FPDFText_GetLooseCharBox, ctypes.c_int, ctypes.c_void_p)
        at, into, across = self._rect, ctypes.addressof(self._rect), self._across
        codes = self._codes()
        for index in range(self.count):
            code = codes[index] if codes else unicode_of(kept, index)
            if code in _SPACES:
                if word.letters:
                    word.spaced = not raw.FPDFText_IsGenerated(self._text, index)
                    yield word
                    word = _Word()
                continue
            address = thing_of(kept, index) or 0
            style, baseline = self._styles.get(address) or self._look(index, address)
            letter = self._letter(code, style, lost=unnamed(kept, index) == 1)
            if not letter or (0x300 <= code <= 0x36F and word.accented(letter)):
                continue
            box_of(kept, index, into)
            if style.steady and style is word.latest and word.goes_on(letter, at.left + across, at.right + across):
                continue
            if style.steady:
                down = self._down
                place = at.left + across, down - at.top, at.right + across, down - at.bottom, baseline
            else:
                place = (*self._to_eye(at.left, at.bottom, at.right, at.top), self._baseline(index))
            if word.letters and word.ends_before(place, style):
                yield word
                word = _Word()
            word.add(letter, place, style)
        if word.letters:
            yield word

    def _codes(self) -> list[int]:
        """All characters in one call; none where that can't tell which stands where."""
        space = (ctypes.c_ushort * (self.count + 1))()
        if self._raw.FPDFText_GetText(self._text, 0, self.count, space) != self.count + 1:
            return []
        codes = list(space)
        return [] if any(0xD800 <= code < 0xE000 for code in codes) else codes

    def _letter(self, code: int, style: Style, *, lost: bool) -> str:
        if code in (0x02, 0xFFFE):  # pdfium's own sign for a hyphen at the end of a line
            return "-"
        if style.symbols:
            return shown(style.symbols, code)
        if lost or code in (0, 0xFFFD) or 0xE000 <= code <= 0xF8FF:
            self.unmapped += 1
            return LOST
        if code < 0x20 or code in _NOTHING:
            return ""
        return _LIGATURES.get(code) or chr(code)

    def _look(self, index: int, address: int) -> tuple[Style, float]:
        thing = self._raw.FPDFText_GetTextObject(self._text, index)
        style = self._setting.style(index, thing, address)
        style = style._replace(steady=style.steady and self._upright and address != 0)
        self._styles[address] = style, self._baseline(index)
        return self._styles[address]

    def _baseline(self, index: int) -> float:
        self._raw.FPDFText_GetCharOrigin(self._text, index, self._x, self._y)
        across, down = self._x.value, self._y.value
        return self._to_eye(across, down, across, down)[1]

    def _piece(self, word: "_Word", body: Box) -> Piece:
        style = word.style
        text = word.text()
        if not text.isascii() and (right := set_right(text)) != text:
            self.unmapped += right.count(LOST) - text.count(LOST)
            text = right
        covered = style.level and (self._painted.over(body, style) or self._clipped(body, style))
        hidden = covered or not style.seen
        self.unseen += len(text) * hidden
        kinds = {MarkKind.HIDDEN} if hidden else set()
        if style.pale and not self._painted.under(body, style):
            kinds.add(MarkKind.FAINT)
        return Piece(
            text=text,
            box=Box(word.left, word.top, word.right, word.bottom),
            baseline=word.baseline,
            size=style.size,
            marks=(*(Mark(kind=kind, start=0, end=len(text)) for kind in kinds), *word.marks(len(text))),
            spaced=word.spaced,
            level=style.level,
            edges=tuple(word.edges),
            region=Region.HEADER if style.running else Region.BODY,
        )

    def _clipped(self, body: Box, style: Style) -> bool:
        """Whether most of a word is cut away."""
        if style.window is None:
            return False
        left, low, right, high = style.window
        if left >= right or low >= high:
            return True
        return self._to_eye(left, low, right, high).shared(body) < _SEEN * body.area


def _quick(function: Any, result: Any = ctypes.c_void_p, *more: Any) -> Any:
    """A function of pdfium's that is asked for every letter, without the checks that cost more than its answer."""
    return ctypes.cast(function, ctypes.CFUNCTYPE(result, ctypes.c_void_p, ctypes.c_int, *more))


class _Word:
    """One word being put together from its letters."""

    __slots__ = (
        "baseline",
        "bottom",
        "edges",
        "last",
        "latest",
        "left",
        "letters",
        "right",
        "spaced",
        "style",
        "styles",
        "top",
    )  # fmt: skip

    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    last: float
    style: Style

    def __init__(self) -> None:
        self.letters: list[str] = []
        self.edges: list[float] = []
        self.styles: list[tuple[int, Style]] = []  # each with the letter it begins at
        self.latest: Style | None = None
        self.spaced = False

    def goes_on(self, letter: str, left: float, right: float) -> bool:
        """Take in one more letter of the same stretch, where it stands as the next one does."""
        size = self.style.size
        if not -0.5 * size <= left - self.last <= _GAP * size or len(letter) > 1 or self.letters[-1] == _SOFT_HYPHEN:
            return False
        if right > self.right:
            self.right = right
        self.last = right
        self.letters.append(letter)
        self.edges.append(right)
        return True

    def ends_before(self, place: tuple[float, ...], style: Style) -> bool:
        """Whether a letter here begins a new word."""
        own = self.style
        if style is not own and (style.level != own.level or style.seen != own.seen):
            return True
        if not style.level:
            return False
        gap, size = place[0] - self.last, style.size
        return abs(place[4] - self.baseline) > 0.3 * size or not -0.5 * size <= gap <= _GAP * size

    def add(self, letter: str, place: tuple[float, ...], style: Style) -> None:
        """Put one more letter at its end."""
        left, top, right, bottom, baseline = place
        if not self.letters:
            self.left, self.top, self.right, self.bottom = left, top, right, bottom
            self.baseline, self.style = baseline, style
            self.styles.append((0, style))
        else:
            self._reach(left, top, right, bottom)
            if self.letters[-1] == _SOFT_HYPHEN:
                self.letters.pop()
                self.edges.pop()
            if style is not self.styles[-1][1]:
                self.styles.append((len(self.edges), style))
        self.last, self.latest = right, style
        self.letters.append(letter)
        self.edges += [right] * len(letter)

    def _reach(self, left: float, top: float, right: float, bottom: float) -> None:
        if left < self.left:
            self.left = left
        if top < self.top:
            self.top = top
        if right > self.right:
            self.right = right
        if bottom > self.bottom:
            self.bottom = bottom

    def accented(self, accent: str) -> bool:
        """Set an accent that stands by itself on the last letter, where there is such a letter."""
        whole = normalize("NFC", self.letters[-1] + accent) if self.letters else ""
        if len(whole) != 1:
            return False
        self.letters[-1] = whole
        return True

    def text(self) -> str:
        """What it says."""
        if self.letters[-1] == _SOFT_HYPHEN:  # seen at the end of a row only
            self.letters[-1] = "-"
        return "".join(self.letters)

    def body(self) -> Box:
        """Where its small letters stand, which must be seen for it to be read."""
        if not self.style.level:
            return Box(self.left, self.top, self.right, self.bottom)
        return Box(self.left, self.baseline - 0.5 * self.style.size, max(self.right, self.left + 0.1), self.baseline)

    def marks(self, length: int) -> list[Mark]:
        """How its letters stand out."""
        if not any(style.kinds for _, style in self.styles):
            return []
        ends = [start for start, _ in self.styles[1:]] + [length]
        return [
            Mark(kind=kind, start=start, end=end)
            for (start, style), end in zip(self.styles, ends, strict=True)
            for kind in style.kinds
            if start < end
        ]
