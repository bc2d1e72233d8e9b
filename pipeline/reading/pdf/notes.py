"""What lies over the print of a PDF: form fields, typed-over notes, highlights, ink; and what is active in it."""

from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from pipeline.errors import Refused, Unreadable
from pipeline.model.sheet import STAMP, MarkKind, Region, Remark, Telling, Told
from pipeline.reading.pages.over import Over
from pipeline.reading.pages.page import Box, Page, Piece
from pipeline.reading.pdf.fields import field_piece, stray_fields
from pipeline.reading.pdf.file import get, inherited, is_dictionary, items, mended, objects, rectangle, words
from pipeline.reading.pdf.second import Opinion
from pipeline.reading.pdf.xfa import Packets, packets, told_otherwise

MOST_ANNOTATIONS = 20_000
Corners = tuple[float, float, float, float]
_SIDES = 4
_HIDDEN_FLAGS = 0x02 | 0x20
_MARKUP = {
    "/Highlight": MarkKind.HIGHLIGHTED,
    "/Underline": MarkKind.HIGHLIGHTED,
    "/Squiggly": MarkKind.HIGHLIGHTED,
    "/StrikeOut": MarkKind.STRUCK,
    "/Redact": MarkKind.HIDDEN,  # meant to be blackened, and not yet done
}
_DRAWN = {"/Ink", "/Line", "/PolyLine", "/Polygon", "/Square", "/Circle"}
_TALL = 26.0  # points: a higher note is no part of a row
_LETTER = 5.5  # points: how wide the letters of notes are
_OPAQUE = 0.85
_STAMP = f"/{STAMP.replace(' ', '')}"  # among the properties of a PDF, which have no spaces in their names
_LONGEST_STAMP = 100
_SCRIPTS = {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE"}


class Notes(Struct):
    """What lies over the pages, and what the file says of its form."""

    over: Over = field(default_factory=Over)
    fields: int = 0
    xfa: Packets | None = None
    stamp: str = ""  # form and edition, where the file is one that we made


def notes_over(content: bytes, pages: list[Page], second: dict[int, dict[int, Opinion]] | None = None) -> Notes:
    """Everything that lies over the print of these pages; `second` is what another library says of its fields."""
    notes = Notes()
    try:
        with objects(content) as file:
            _Walk(file, pages, notes, second or {}).all()
    except Unreadable as problem:
        notes.over.remarks.append(Remark(code="read-fields", message=problem.sentence))
    return notes


class _Walk:
    """One walk over all annotations of a file."""

    def __init__(self, file: Any, pages: list[Page], notes: Notes, second: dict[int, dict[int, Opinion]]) -> None:
        self._second = second
        self._file, self._pages, self._notes, self._over = file, pages, notes, notes.over
        self._seen: set[tuple[int, int]] = set()
        self._left = MOST_ANNOTATIONS

    def all(self) -> None:
        """Walk the pages, then what belongs to the file as a whole."""
        self._notes.xfa = packets(get(self._file.Root, "/AcroForm"))
        for page, thing in zip(self._pages, self._file.pages, strict=False):
            self._active(get(thing.obj, "/AA"), page.number)
            second = self._second.get(page.number, {})
            for at, annotation in enumerate(items(get(thing.obj, "/Annots"))):
                self._annotation(annotation, page, second.get(at))
        self._whole(self._file.Root)
        if len(self._file.pages) != len(self._pages):
            self._remark("read-repaired", "Pages of this file are missing or can't be told from one another.")
        if mended(self._file):
            self._add(mended_remark())

    def _annotation(self, thing: Any, page: Page, second: Opinion | None) -> None:
        self._left -= 1
        if self._left < 0:
            raise Refused(
                "This PDF holds more form fields and notes than are read of one file.",
                advice="Look at the original, and ask for the form alone.",
            )
        if not is_dictionary(thing):
            return
        self._active(thing, page.number)
        kind = str(get(thing, "/Subtype") or "")
        if kind == "/Widget":
            self._field(thing, page, second)
        elif not _number(get(thing, "/F")) & _HIDDEN_FLAGS:
            self._note(kind, thing, page)

    def _field(self, thing: Any, page: Page, second: Opinion | None) -> None:
        self._seen.add(thing.objgen)
        self._notes.fields += 1
        piece = field_piece(thing, page, second)
        if piece is not None:
            self._over.pieces[page.number].append(self._held_against_data(piece))

    def _held_against_data(self, piece: Piece) -> Piece:
        """The piece with what the data of an XFA form says of it, where that is something else."""
        mark = piece.marks[0]
        if self._notes.xfa is None or mark.kind is not MarkKind.CONTROL or mark.options:
            return piece
        other = told_otherwise(mark.name, piece.text, self._notes.xfa.values)
        if other is None:
            return piece
        said = (*mark.said, Telling(how=Told.STORED, text=other))
        return replace(piece, marks=(replace(mark, said=said), *piece.marks[1:]))

    def _note(self, kind: str, thing: Any, page: Page) -> None:
        corners = rectangle(get(thing, "/Rect"))
        if corners is None:
            return
        box = page.to_eye(*corners)
        text = words(get(thing, "/Contents"))
        if kind == "/FreeText":
            self._over.pieces[page.number] += typed_over(text, page.to_eye(*_without_callout(thing, corners)), page)
        elif kind in _MARKUP:
            self._over.markup[page.number] += [(_MARKUP[kind], quad) for quad in _quads(thing, page) or [box]]
        elif kind in _DRAWN:
            self._over.ink[page.number].append(box)
            if _covers(thing):
                self._over.markup[page.number].append((MarkKind.HIDDEN, box))
        elif kind == "/Stamp":
            self._remark("read-stamp", "A stamp was put on this page; look at what it says.", page.number)
        elif kind == "/FileAttachment":
            self._remark("embedded-file", "Another file is attached inside this PDF; it was not opened.", page.number)
        elif kind in ("/Text", "/Caret") and text.strip():
            self._over.pieces[page.number].append(_comment(text, box))

    def _whole(self, root: Any) -> None:
        self._notes.stamp = words(get(self._file.trailer.get("/Info"), _STAMP))[:_LONGEST_STAMP]
        names = get(root, "/Names")
        if get(names, "/JavaScript") is not None:
            self._script()
        if get(names, "/EmbeddedFiles") is not None:
            self._remark("embedded-file", "Another file is attached inside this PDF; it was not opened.")
        self._active(get(root, "/AA"), 0)
        self._action(get(root, "/OpenAction"), 0)
        for stray in stray_fields(root, self._seen):
            piece = field_piece(stray, self._pages[-1])
            if piece is not None and piece.text.strip():
                self._over.pieces[self._pages[-1].number].append(piece)

    def _active(self, thing: Any, page: int) -> None:
        """Actions of a thing: its own, and those a dictionary of events lists."""
        if not is_dictionary(thing):
            return
        self._action(get(thing, "/A"), page)
        if get(thing, "/Subtype") is None:
            for key in thing.keys():  # noqa: SIM118 - pikepdf dictionaries are no mappings
                self._action(get(thing, key), page)
        else:
            self._active(inherited(thing, "/AA"), page)

    def _action(self, thing: Any, page: int) -> None:
        if str(get(thing, "/S") or "") in _SCRIPTS:
            self._script(page)

    def _script(self, page: int = 0) -> None:
        self._remark("script", "This PDF holds a script or an action that opens something; it was not run.", page)

    def _remark(self, code: str, message: str, page: int = 0) -> None:
        self._add(Remark(code=code, message=message, where=f"page {page}" if page else ""))

    def _add(self, remark: Remark) -> None:
        if remark not in self._over.remarks:
            self._over.remarks.append(remark)


def mended_remark() -> Remark:
    """That the file came broken."""
    message = "The file was damaged and has been repaired; parts of it may be missing."
    return Remark(code="read-repaired", message=message)


def typed_over(text: str, box: Box, page: Page) -> list[Piece]:
    """A note typed over the page: part of the row of print it stands in, or lines of its own."""
    lines = [line for line in text.split("\n") if line.strip()]
    if not lines:
        return []
    said = Box(box.left, box.top, min(box.right, box.left + _LETTER * len(text)), box.bottom)
    in_row = len(lines) == 1 and box.height <= _TALL and _beside_print(said, page)
    return [
        Piece(
            text="\n".join(lines),
            box=said if in_row else box,
            baseline=box.middle[1] + 3,
            size=9.0,
            alone=not in_row,
            printed=False,
            region=Region.FLOATING,
        )
    ]


def _beside_print(said: Box, page: Page) -> bool:
    """Whether print stands left of these words in their row, and none of it under them."""
    row = [word.box for word in page.words if said.top < word.box.middle[1] < said.bottom]
    return any(box.right <= said.left + 3 for box in row) and not any(box.shared(said) > 0.2 * box.area for box in row)


def _without_callout(thing: Any, corners: Corners) -> Corners:
    """Where its text stands, without the line that points from it to something."""
    sides = items(get(thing, "/RD"))
    if len(sides) != _SIDES:
        return corners
    left, bottom, right, top = (abs(float(side)) for side in sides)
    inner = corners[0] + left, corners[1] + bottom, corners[2] - right, corners[3] - top
    return inner if inner[0] < inner[2] and inner[1] < inner[3] else corners


def _covers(thing: Any) -> bool:
    """Whether nothing shows through what was drawn."""
    solid = get(thing, "/CA")
    return bool(items(get(thing, "/IC"))) and (solid is None or float(solid) > _OPAQUE)


def _comment(text: str, box: Box) -> Piece:
    return Piece(text=text, box=box, baseline=box.bottom, size=9.0, alone=True, printed=False, region=Region.COMMENT)


def _quads(thing: Any, page: Page) -> list[Box]:
    numbers = [float(n) for n in items(get(thing, "/QuadPoints"))]
    quads = [numbers[i : i + 8] for i in range(0, len(numbers) - 7, 8)]
    return [page.to_eye(min(q[::2]), min(q[1::2]), max(q[::2]), max(q[1::2])) for q in quads]


def _number(thing: Any) -> int:
    try:
        return int(thing or 0)
    except (TypeError, ValueError):
        return 0
