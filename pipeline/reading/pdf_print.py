"""What is printed on the pages of a PDF, as pdfium finds it: the one place of this room that knows pdfium."""

import ctypes
import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from pipeline.errors import Locked, Refused, Unreadable
from pipeline.model.sheet import MOST_CHARACTERS, Mark, MarkKind
from pipeline.reading.pdf_dingbats import is_symbol_font, shown
from pipeline.reading.pdf_page import Box, Page, Piece
from pipeline.reading.pdf_paths import Drawing, Outline

MOST_PAGES = 200
MOST_OBJECTS = 150_000
_DEEPEST = 8
_TEXT, _PATH, _IMAGE, _FORM = 1, 2, 3, 5
_INVISIBLE = 3  # text rendering mode of hidden text layers
_WHITE = 0.985
_GAP = 0.17  # of the type size: a wider gap parts words; most fonts' space is 0.25

ToEye = Callable[[float, float, float, float], Box]


@contextmanager
def opened(content: bytes) -> Iterator["Print"]:
    """The print of this PDF; what pdfium can't open becomes one of our own errors."""
    import pypdfium2
    import pypdfium2.raw as raw

    try:
        document = pypdfium2.PdfDocument(content)
        pages = len(document)
    except pypdfium2.PdfiumError as problem:
        if getattr(problem, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise Locked("This PDF is locked with a password.") from problem
        raise _damaged() from problem
    try:
        if pages == 0:
            raise _damaged()
        if pages > MOST_PAGES:
            raise Refused(f"This PDF has {pages} pages; {MOST_PAGES} are the most that are read.")
        yield Print(document, raw)
    finally:
        document.close()


def _damaged() -> Unreadable:
    return Unreadable(
        "This PDF is damaged and could not be opened.", advice="Ask the sender to save it again and send it once more."
    )


class Print:
    """The printed pages of one open PDF."""

    def __init__(self, document: Any, raw: Any) -> None:
        self._document, self._raw = document, raw
        self._objects = MOST_OBJECTS
        self._characters = MOST_CHARACTERS

    def pages(self) -> Iterator[Page]:
        """Every page in order."""
        for index in range(len(self._document)):
            yield self._page(index)

    def _page(self, index: int) -> Page:
        import pypdfium2

        try:
            page = self._document[index]
            text = page.get_textpage()
        except pypdfium2.PdfiumError as problem:
            raise Unreadable(f"Page {index + 1} of this PDF is damaged and could not be read.") from problem
        to_eye, width, height = self._held(page)
        drawing = Drawing()
        pictures: list[Box] = []
        self._draw(page, self._raw.FPDFPage_CountObjects, self._raw.FPDFPage_GetObject, to_eye, drawing, pictures)
        scribe = _Scribe(self._raw, text, to_eye, page.get_rotation())
        self._spend_characters(scribe.count)
        words = tuple(scribe.words())
        text.close()
        page.close()
        return Page(
            number=index + 1,
            width=width,
            height=height,
            words=words,
            rules=drawing.rules(),
            shapes=tuple(drawing.shapes),
            pictures=tuple(pictures),
            unmapped=scribe.unmapped,
            unseen=scribe.unseen,
            to_eye=to_eye,
        )

    def _spend_characters(self, count: int) -> None:
        self._characters -= count
        if self._characters < 0:
            raise Refused("This PDF holds more text than is read of one file.")

    def _held(self, page: Any) -> tuple[ToEye, float, float]:
        rect = self._raw.FS_RECTF()
        self._raw.FPDF_GetPageBoundingBox(page, rect)
        to_eye = held(Box(rect.left, rect.bottom, rect.right, rect.top), page.get_rotation())
        whole = to_eye(rect.left, rect.bottom, rect.right, rect.top)
        return to_eye, whole.width, whole.height

    def _draw(
        self,
        holder: Any,
        count: Any,
        get: Any,
        to_eye: ToEye,
        drawing: Drawing,
        pictures: list[Box],
        matrices: tuple[Any, ...] = (),
    ) -> None:
        raw = self._raw
        for index in range(count(holder)):
            self._objects -= 1
            if self._objects < 0:
                raise Refused("This PDF holds more drawings than is read of one file.")
            thing = get(holder, index)
            kind = raw.FPDFPageObj_GetType(thing)
            if kind == _PATH:
                self._path(thing, to_eye, drawing, matrices)
            elif kind == _IMAGE:
                pictures.append(self._bounds(thing, to_eye, matrices))
            elif kind == _FORM and len(matrices) < _DEEPEST:
                inner = (self._matrix(thing), *matrices)
                forms = raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject
                self._draw(thing, *forms, to_eye, drawing, pictures, inner)

    def _matrix(self, thing: Any) -> tuple[float, ...]:
        matrix = self._raw.FS_MATRIX()
        self._raw.FPDFPageObj_GetMatrix(thing, matrix)
        return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)

    def _bounds(self, thing: Any, to_eye: ToEye, matrices: tuple[Any, ...]) -> Box:
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        self._raw.FPDFPageObj_GetBounds(thing, left, bottom, right, top)
        corners = [_moved(x, y, matrices) for x in (left.value, right.value) for y in (bottom.value, top.value)]
        xs, ys = [c[0] for c in corners], [c[1] for c in corners]
        return to_eye(min(xs), min(ys), max(xs), max(ys))

    def _path(self, thing: Any, to_eye: ToEye, drawing: Drawing, matrices: tuple[Any, ...]) -> None:
        raw = self._raw
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(thing, fill, stroke)
        line = self._shade(raw.FPDFPageObj_GetStrokeColor, thing) if stroke.value else None
        shade = self._shade(raw.FPDFPageObj_GetFillColor, thing) if fill.value else None
        if line is None and shade is None:
            return
        outline = Outline(strokes=line is not None, pale=line is not None and line > _WHITE, shade=shade)
        placed = (self._matrix(thing), *matrices)
        x, y = ctypes.c_float(), ctypes.c_float()
        for index in range(raw.FPDFPath_CountSegments(thing)):
            segment = raw.FPDFPath_GetPathSegment(thing, index)
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            px, py = _moved(x.value, y.value, placed)
            spot = to_eye(px, py, px, py)
            outline.step(
                raw.FPDFPathSegment_GetType(segment), spot.left, spot.top, closes=raw.FPDFPathSegment_GetClose(segment)
            )
            self._objects -= 1
        drawing.add(outline)

    def _shade(self, getter: Any, thing: Any) -> float | None:
        """How light this colour is; None where it lets all through."""
        red, green, blue, solid = (ctypes.c_uint() for _ in range(4))
        if not getter(thing, red, green, blue, solid):
            return 0.0
        return None if solid.value < 8 else (red.value + green.value + blue.value) / 765


def _moved(x: float, y: float, matrices: tuple[Any, ...]) -> tuple[float, float]:
    for a, b, c, d, e, f in matrices:
        x, y = a * x + c * y + e, b * x + d * y + f
    return x, y


def held(page: Box, turn: int) -> ToEye:
    """How rectangles of the file's coordinates (y upwards) look on a page turned clockwise by so many degrees.

    `page` holds the visible part in the file's coordinates: left, bottom, right, top.
    """
    left, bottom, right, top = page

    def upright(x0: float, y0: float, x1: float, y1: float) -> Box:
        return Box(x0 - left, top - y1, x1 - left, top - y0)

    def quarter(x0: float, y0: float, x1: float, y1: float) -> Box:
        return Box(y0 - bottom, x0 - left, y1 - bottom, x1 - left)

    def half(x0: float, y0: float, x1: float, y1: float) -> Box:
        return Box(right - x1, y0 - bottom, right - x0, y1 - bottom)

    def three_quarters(x0: float, y0: float, x1: float, y1: float) -> Box:
        return Box(top - y1, right - x1, top - y0, right - x0)

    return {90: quarter, 180: half, 270: three_quarters}.get(turn % 360, upright)


class _Style:
    """How one text object is set."""

    __slots__ = ("level", "seen", "size", "symbols")

    def __init__(self, *, size: float, level: bool, seen: bool, symbols: str) -> None:
        self.size, self.level, self.seen, self.symbols = size, level, seen, symbols


class _Scribe:
    """Reads the characters of one page into words."""

    def __init__(self, raw: Any, text: Any, to_eye: ToEye, turn: int) -> None:
        self._raw, self._text, self._to_eye, self._turn = raw, text, to_eye, turn
        self._styles: dict[int, _Style] = {}
        self.count: int = max(0, raw.FPDFText_CountChars(text))
        self.unmapped = 0
        self.unseen = 0

    def words(self) -> Iterator[Piece]:
        """Every word in the order the file gives them."""
        word = _Word()
        for index in range(self.count):
            code = self._raw.FPDFText_GetUnicode(self._text, index)
            if code in (0x20, 0xA0, 0x09, 0x0D, 0x0A, 0x3000):
                if not self._raw.FPDFText_IsGenerated(self._text, index):
                    word.spaced = True
                yield from word.done()
                continue
            style = self._style(index)
            letter = self._letter(index, code, style)
            if not letter:
                continue
            box, baseline = self._place(index)
            if word.ends_before(box, baseline, style):
                yield from word.done()
            word.add(letter, box, baseline, style)
        yield from word.done()

    def _letter(self, index: int, code: int, style: _Style) -> str:
        if code in (0x02, 0xFFFE):  # pdfium's own sign for a hyphen at the end of a line
            return "-"
        if style.symbols:
            return shown(style.symbols, code)
        if (
            code in (0, 0xFFFD)
            or 0xE000 <= code <= 0xF8FF
            or self._raw.FPDFText_HasUnicodeMapError(self._text, index) == 1
        ):
            self.unmapped += 1
            return "\ufffd"
        if code < 0x20:
            return ""
        self.unseen += not style.seen
        return chr(code)

    def _place(self, index: int) -> tuple[Box, float]:
        raw = self._raw
        rect = raw.FS_RECTF()
        raw.FPDFText_GetLooseCharBox(self._text, index, rect)
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(self._text, index, x, y)
        box = self._to_eye(rect.left, rect.bottom, rect.right, rect.top)
        return box, self._to_eye(x.value, y.value, x.value, y.value).top

    def _style(self, index: int) -> _Style:
        thing = self._raw.FPDFText_GetTextObject(self._text, index)
        address = ctypes.cast(thing, ctypes.c_void_p).value or 0
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
        if not thing:
            return ""
        font = self._raw.FPDFTextObj_GetFont(thing)
        if not font:
            return ""
        space = ctypes.create_string_buffer(128)
        self._raw.FPDFFont_GetBaseFontName(font, space, 128)
        return space.value.decode("utf-8", "replace")


class _Word:
    """One word being put together from its letters."""

    def __init__(self) -> None:
        self.letters: list[str] = []
        self.spaced = False

    def ends_before(self, box: Box, baseline: float, style: _Style) -> bool:
        """Whether a letter here begins a new word."""
        if not self.letters:
            return False
        if style.level != self.style.level or style.seen != self.style.seen:
            return True
        if not style.level:
            return False
        if abs(baseline - self.baseline) > 0.3 * style.size:
            return True
        gap = box.left - self.right
        return gap > _GAP * style.size or gap < -0.5 * style.size

    def add(self, letter: str, box: Box, baseline: float, style: _Style) -> None:
        """Put one more letter at its end."""
        if not self.letters:
            self.box, self.baseline, self.style = box, baseline, style
        self.letters.append(letter)
        self.right = box.right
        b = self.box
        self.box = Box(min(b.left, box.left), min(b.top, box.top), max(b.right, box.right), max(b.bottom, box.bottom))

    def done(self) -> Iterator[Piece]:
        """The word, if there is one, and a fresh start."""
        if self.letters:
            text = "".join(self.letters)
            hidden = Mark(kind=MarkKind.HIDDEN, start=0, end=len(text))
            yield Piece(
                text=text,
                box=self.box,
                baseline=self.baseline,
                size=self.style.size,
                marks=() if self.style.seen else (hidden,),
                spaced=self.spaced,
                level=self.style.level,
            )
        self.letters, self.spaced = [], False
