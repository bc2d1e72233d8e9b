"""What lies inside paragraphs of an OpenDocument text: words, controls, fields and tracked changes."""

import re
from collections.abc import Callable, Iterator
from string import ascii_letters
from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.model.sheet import Line, MarkKind, Region
from pipeline.reading.odt import controls
from pipeline.reading.odt import names as n
from pipeline.reading.odt.controls import FormControl
from pipeline.reading.odt.numbers import Numbers
from pipeline.reading.odt.styles import Look, Styles
from pipeline.reading.word import glyphs
from pipeline.reading.word.controls import Control
from pipeline.reading.word.line import LineInTheMaking

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_WHITE = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 10_000
_WORD = "0123456789" + ascii_letters


class Open(Struct):
    """A form field that is open now: its control, and where on the present line its result began."""

    control: Control | None
    start: int
    shows: bool


class Stores(Struct, frozen=True, kw_only=True):
    """What the document keeps apart from its words."""

    styles: Styles
    numbers: Numbers
    forms: dict[str, FormControl]
    deleted: dict[str, str]  # by change: its words
    inserted: frozenset[str]
    split_fields: bool  # fields say where their instruction ends
    keys: Iterator[str]


class ParagraphWalk:
    """Walks paragraphs, and keeps what is open from one to the next."""

    def __init__(self, stores: Stores, remark: Callable[[str, str], None]) -> None:
        self.apart: list[Element] = []  # frames and shapes, notes and comments anchored in the paragraph
        self._stores, self._remark = stores, remark
        self._fields: list[Open] = []
        self._changes: dict[str, int] = {}  # by insertion that is open: where on the line it began
        self._gone: dict[str, list[str]] = {}  # by deletion that is open: its words, where they stand in the text
        self._line = LineInTheMaking()
        self._spaced = True

    def line(self, paragraph: "Element", where: str, region: Region, number: str = "") -> Line | None:
        """The line one paragraph makes; None where there is nothing on it."""
        self._line, self._spaced = LineInTheMaking(), True
        for field in self._fields:
            field.start = 0
        self._changes = dict.fromkeys(self._changes, 0)
        self._inside(paragraph, self._stores.styles.paragraph(paragraph.get(n.STYLE_NAME, "")))
        for field in self._fields:
            if field.control is not None and field.shows:
                self._line.control(field.control, field.start)
        for start in self._changes.values():
            self._line.style(MarkKind.INSERTED, start)
        return self._line.line(where, region, number)

    def _inside(self, parent: "Element", look: Look) -> None:
        self._words(parent.text, look)
        for child in parent.iterchildren("*"):
            act = _INLINE.get(child.tag)
            if act is not None:
                act(self, child, look)
            elif child.tag not in _SILENT:
                self._inside(child, look)  # a field of any kind shows its last result
            self._words(child.tail, look)

    def _words(self, text: str | None, look: Look) -> None:
        if not text:
            return
        text = _WHITE.sub(" ", text)
        if self._spaced and text.startswith(" "):
            text = text[1:]
        if text:
            self._spaced = text.endswith(" ")
            self._put(text, look)

    def _put(self, text: str, look: Look) -> None:
        if any(not field.shows for field in self._fields):
            return
        if self._gone:
            next(iter(self._gone.values())).append(text)
            return
        start = self._line.length
        font = look.font or ""
        text = glyphs.in_font(font, text) if glyphs.knows(font) else glyphs.without_font(text.replace("\u00ad", ""))
        self._line.pieces.append(text)
        for kind in look.kinds:
            self._line.style(kind, start)

    def _span(self, span: "Element", look: Look) -> None:
        self._inside(span, self._stores.styles.text(span.get(n.STYLE_NAME, "")).over(look))

    def _spaces(self, spaces: "Element", look: Look) -> None:
        count = spaces.get(n.TEXT + "c", "1")
        self._put(" " * min(int(count[:6]) if count.isdecimal() else 1, _MOST_SPACES), look)
        self._spaced = False

    def _tab(self, _tab: "Element", look: Look) -> None:
        self._put("\t", look)
        self._spaced = False

    def _break(self, _break: "Element", look: Look) -> None:
        self._put("\n", look)
        self._spaced = True

    def _apart(self, element: "Element", _look: Look) -> None:
        self.apart.append(element)
        self._line.noted("note" if element.tag == APART[0] else "comment")

    def _drawn(self, element: "Element", _look: Look) -> None:
        self.apart.append(element)
        kind = drawn(element)
        if kind:
            self._line.drawn(kind)

    def _form_control(self, place: "Element", look: Look) -> None:
        found = self._stores.forms.get(place.get(n.DRAW + "control", ""))
        if found is None:
            self._remark("read-old-control", "A form control could not be found in the file; it may hold an answer.")
            return
        start = self._line.length
        if found.control is not None and found.control.box is not None:
            self._line.control(found.control, start)
            self._put(f" {found.text}" if found.text else "", look)
            return
        self._put(found.text, look)
        if found.control is not None:
            self._line.control(found.control, start)
        self._spaced = False

    def _around(self, element: "Element", look: Look, make: "Callable[[Element, str, str], Control]") -> None:
        """Walk into an element that is a control around its words."""
        start = self._line.length
        self._spaced = False
        self._inside(element, look)
        text = "".join(self._line.pieces)[start:]
        self._line.control(make(element, text, next(self._stores.keys)), start)

    def _content_control(self, element: "Element", look: Look) -> None:
        if controls.says_nothing(element):
            self._inside(element, look)
            return
        self._around(element, look, controls.content_control)

    def _input(self, element: "Element", look: Look) -> None:
        if controls.runs_on(element):
            self._inside(element, look)
            return
        self._around(element, look, controls.input_field)

    def _list(self, element: "Element", look: Look) -> None:
        self._around(element, look, controls.list_field)

    # Form fields as Word's are kept

    def _field(self, mark: "Element", look: Look) -> None:
        found = controls.form_field(mark, next(self._stores.keys))
        start = self._line.length
        self._put(found.text, look)
        if found.control is not None:
            self._line.control(found.control, start)

    def _field_begins(self, mark: "Element", look: Look) -> None:
        found = controls.form_field(mark, next(self._stores.keys))
        self._put(found.text, look)
        start = self._line.length - len(found.text)
        before = "".join(self._line.pieces)[:start] if found.day else ""
        start -= len(before) - len(before.rstrip(_WORD)) if before else 0  # LibreOffice puts the first letter before it
        self._fields.append(Open(found.control, start, not self._stores.split_fields))

    def _field_shows(self, _mark: "Element", _look: Look) -> None:
        if self._fields:
            self._fields[-1].shows = True
            self._fields[-1].start = min(self._fields[-1].start, self._line.length)

    def _field_ends(self, _mark: "Element", _look: Look) -> None:
        if self._fields:
            field = self._fields.pop()
            if field.control is not None:
                self._line.control(field.control, field.start)

    # Tracked changes

    def _deletion(self, change: "Element", _look: Look) -> None:
        self._line.deleted(self._stores.deleted.get(change.get(n.TEXT + "change-id", ""), ""))

    def _change_begins(self, change: "Element", _look: Look) -> None:
        name = change.get(n.TEXT + "change-id", "")
        if name in self._stores.inserted:
            self._changes[name] = self._line.length
        elif name in self._stores.deleted:
            self._gone[name] = []

    def _change_ends(self, change: "Element", _look: Look) -> None:
        name = change.get(n.TEXT + "change-id", "")
        self._line.deleted("".join(self._gone.pop(name, ())))
        start = self._changes.pop(name, None)
        if start is not None:
            self._line.style(MarkKind.INSERTED, start)


def drawn(element: "Element") -> str:
    """What a frame or shape shows that holds no words; '' where it holds some, or is only a place for them."""
    if next(element.iter(n.P, n.H), None) is not None or next(element.iter(n.DRAW + "text-box"), None) is not None:
        return ""
    if next(element.iter(n.DRAW + "object", n.DRAW + "object-ole"), None) is not None:
        return "object"
    return "picture" if element.tag == n.DRAW + "frame" else element.tag.rpartition("}")[2]


SHAPES = tuple(
    n.DRAW + name
    for name in ("frame", "custom-shape", "rect", "ellipse", "circle", "line", "polyline", "polygon", "path", "g",
                 "caption", "connector", "regular-polygon")
)  # fmt: skip
APART = (n.TEXT + "note", n.OFFICE + "annotation")
_Act = Callable[["ParagraphWalk", "Element", Look], None]
_INLINE: dict[str, _Act] = {
    n.TEXT + "span": ParagraphWalk._span,
    n.TEXT + "s": ParagraphWalk._spaces,
    n.TEXT + "tab": ParagraphWalk._tab,
    n.TEXT + "line-break": ParagraphWalk._break,
    n.TEXT + "text-input": ParagraphWalk._input,
    n.TEXT + "placeholder": ParagraphWalk._input,
    n.TEXT + "drop-down": ParagraphWalk._list,
    n.LOEXT + "content-control": ParagraphWalk._content_control,
    n.DRAW + "control": ParagraphWalk._form_control,
    n.FIELD + "fieldmark": ParagraphWalk._field,
    n.FIELD + "fieldmark-start": ParagraphWalk._field_begins,
    n.FIELD + "fieldmark-separator": ParagraphWalk._field_shows,
    n.FIELD + "fieldmark-end": ParagraphWalk._field_ends,
    n.TEXT + "change": ParagraphWalk._deletion,
    n.TEXT + "change-start": ParagraphWalk._change_begins,
    n.TEXT + "change-end": ParagraphWalk._change_ends,
    **dict.fromkeys(SHAPES, ParagraphWalk._drawn),
    **dict.fromkeys(APART, ParagraphWalk._apart),
}
_SILENT = frozenset(
    {n.TEXT + name for name in ("hidden-text", "hidden-paragraph", "tracked-changes", "label", "ruby-text", "script")}
    | {n.OFFICE + "annotation-end", n.LOEXT + "list-item", n.FIELD + "param", n.TEXT + "variable-set"}
)
