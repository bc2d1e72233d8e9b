"""What is printed on the pages of a PDF, as pdfium finds it: the one place of this room that knows pdfium."""

import ctypes
import math
from collections.abc import Container, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from pipeline.errors import Locked, Refused, Unreadable
from pipeline.model.picture import PagePicture
from pipeline.model.sheet import MOST_CHARACTERS
from pipeline.reading.pages.page import Box, Page, ToEye, held
from pipeline.reading.pdf.file import resaved
from pipeline.reading.pdf.paths import Drawing, Outline
from pipeline.reading.pdf.second import Opinion, opinions
from pipeline.reading.pdf.words import Scribe
from pipeline.reading.png import packed_as_it_is, sharpness

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST_PAGES = 200
MOST_OBJECTS = 150_000
_DEEPEST = 8
_TEXT, _PATH, _IMAGE, _FORM = 1, 2, 3, 5
_WHITE = 0.985
_OPAQUE = 220  # of 255
_POINTS = 72  # an inch
_DOTS, _FEWEST_DOTS, _MOST_DOTS = 300.0, 100.0, 400.0  # an inch, of pages drawn as pictures
_MOST_PIXELS = 20_000_000
_MOST_OF_IT = 0.8  # of the page's width


@contextmanager
def opened(content: bytes) -> Iterator["Print"]:
    """The print of this PDF; what pdfium can't open becomes one of our own errors."""
    import pypdfium2
    import pypdfium2.raw as raw

    document, written_anew = _document(pypdfium2, content)
    pages = len(document)
    try:
        if pages == 0:
            raise _damaged()
        if pages > MOST_PAGES:
            raise Refused(
                f"This PDF has {pages} pages; {MOST_PAGES} are the most that are read.",
                advice="Ask for the form alone.",
            )
        yield Print(document, raw, written_anew=written_anew)
    finally:
        document.close()


def drawn(content: bytes, *, but: Container[int]) -> Iterator[PagePicture]:
    """The pages as the eye sees them, form fields and notes included; one that can't be drawn is left out."""
    import pypdfium2

    document, _ = _document(pypdfium2, content)  # opened anew: what draws form fields may also change them
    try:
        if document.formenv is None:
            document.init_forms()
        for at in range(len(document)):
            if at + 1 not in but:
                with suppress(pypdfium2.PdfiumError):
                    yield _drawn(document[at], at + 1)
    finally:
        document.close()


def _drawn(page: Any, number: int) -> PagePicture:
    import numpy as np

    width, height = page.get_size()
    bitmap = page.render(scale=sharpness(width, height), prefer_bgrx=True)
    pixels = np.frombuffer(bitmap.buffer, np.uint32).reshape(bitmap.height, -1)[:, : bitmap.width]
    png = packed_as_it_is(pixels)
    bitmap.close()
    page.close()
    return PagePicture(page=number, width=width, height=height, png=png)


def _document(library: Any, content: bytes) -> tuple[Any, bool]:
    """The file open, with its form fields, and whether it had to be written anew for that."""
    try:
        document, written_anew = library.PdfDocument(content), False
    except library.PdfiumError as problem:
        if getattr(problem, "err_code", None) == library.raw.FPDF_ERR_PASSWORD:
            raise Locked("This PDF is locked with a password.") from problem
        document, written_anew = _once_more(library, resaved(content), problem), True
    if document.get_formtype() == library.raw.FORMTYPE_ACRO_FORM:
        document.init_forms()
    return document, written_anew


def _once_more(library: Any, content: bytes | None, before: Exception) -> Any:
    try:
        if content is not None:
            return library.PdfDocument(content)
    except library.PdfiumError as problem:
        raise _damaged() from problem
    raise _damaged() from before


def _damaged() -> Unreadable:
    return Unreadable(
        "This PDF is damaged and could not be opened.", advice="Ask the sender to save it again and send it once more."
    )


class Print:
    """The printed pages of one open PDF."""

    def __init__(self, document: Any, raw: Any, *, written_anew: bool = False) -> None:
        self._document, self._raw = document, raw
        self.written_anew = written_anew  # this library could not open the file as it came
        self.opinions: dict[int, dict[int, Opinion]] = {}  # of the form fields, by page and place
        self._objects = MOST_OBJECTS
        self._characters = MOST_CHARACTERS

    def pages(self) -> Iterator[Page]:
        """Every page in order."""
        for index in range(len(self._document)):
            yield self._page(index)

    def picture(self, index: int) -> "NDArray[np.uint8]":
        """The page as it is printed, in grey, without what lies over it."""
        page = self._document[index]
        width, height = page.get_size()
        dots = min(self._dots(page), math.sqrt(_MOST_PIXELS / max(1.0, width * height)) * _POINTS)
        bitmap = page.render(scale=dots / _POINTS, grayscale=True, may_draw_forms=False, draw_annots=False)
        grey: NDArray[np.uint8] = bitmap.to_numpy().reshape(bitmap.height, -1)[:, : bitmap.width].copy()
        page.close()
        return grey

    def _dots(self, page: Any) -> float:
        """Dots an inch: a picture's own, so that nothing is drawn anew that need not be."""
        own = [_DOTS]
        for thing in page.get_objects(filter=[_IMAGE], max_depth=2):
            left, _, right, _ = thing.get_bounds()
            if right - left > _MOST_OF_IT * page.get_width():
                own.append(
                    max(thing.get_px_size())
                    / max(1.0, right - left, thing.get_bounds()[3] - thing.get_bounds()[1])
                    * _POINTS
                )
        return own[-1] if _FEWEST_DOTS <= own[-1] <= _MOST_DOTS else float(_DOTS)

    def _page(self, index: int) -> Page:
        import pypdfium2

        try:
            page = self._document[index]
            text = page.get_textpage()
        except pypdfium2.PdfiumError as problem:
            raise Unreadable(
                f"Page {index + 1} of this PDF is damaged and could not be read.", advice="Ask for it to be sent again."
            ) from problem
        to_eye, width, height = self._held(page)
        drawing = Drawing()
        pictures: list[Box] = []
        self._draw(page, self._raw.FPDFPage_CountObjects, self._raw.FPDFPage_GetObject, to_eye, drawing, pictures)
        drawing.close()
        paper = Box(0, 0, width, height)
        scribe = Scribe(self._raw, text.raw, to_eye, page.get_rotation(), paper, drawing.painted)
        self._spend_characters(scribe.count)
        words = tuple(scribe.words())
        text.close()
        if self._document.formenv is not None:
            self.opinions[index + 1] = opinions(self._raw, self._document.formenv, page)
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
            raise Refused(
                "This PDF holds more text than is read of one file.",
                advice="Look at the original, and ask for the form alone.",
            )

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
                raise Refused(
                    "This PDF holds more drawings than are read of one file.",
                    advice="Look at the original, and ask for a simpler copy.",
                )
            thing = get(holder, index)
            kind = raw.FPDFPageObj_GetType(thing)
            if kind == _PATH:
                self._path(thing, to_eye, drawing, matrices)
            elif kind == _TEXT:
                drawing.painted.text(ctypes.c_void_p.from_buffer(thing).value or 0, inner=bool(matrices))
            elif kind == _IMAGE:
                pictures.append(self._bounds(thing, to_eye, matrices))
                if not raw.FPDFPageObj_HasTransparency(thing):
                    drawing.painted.cover(pictures[-1], 0.5)
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
        outline = Outline(
            strokes=line is not None,
            pale=line is not None and line > _WHITE,
            shade=shade,
            solid=shade is not None and self._solid(thing),
        )
        placed = (self._matrix(thing), *matrices)
        x, y = ctypes.c_float(), ctypes.c_float()
        to_x, to_y = ctypes.byref(x), ctypes.byref(y)
        for index in range(raw.FPDFPath_CountSegments(thing)):
            segment = raw.FPDFPath_GetPathSegment(thing, index)
            raw.FPDFPathSegment_GetPoint(segment, to_x, to_y)
            px, py = _moved(x.value, y.value, placed)
            spot = to_eye(px, py, px, py)
            outline.step(
                raw.FPDFPathSegment_GetType(segment), spot.left, spot.top, closes=raw.FPDFPathSegment_GetClose(segment)
            )
            self._objects -= 1
        drawing.add(outline)

    def _solid(self, thing: Any) -> bool:
        """Whether nothing shows through its filling."""
        red, green, blue, solid = (ctypes.c_uint() for _ in range(4))
        self._raw.FPDFPageObj_GetFillColor(thing, red, green, blue, solid)
        return solid.value > _OPAQUE and not self._raw.FPDFPageObj_HasTransparency(thing)

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
