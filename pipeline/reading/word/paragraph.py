"""What lies inside paragraphs: runs, controls, fields and tracked changes, put together to lines."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING

from pipeline.model.sheet import Line, MarkKind, Region
from pipeline.reading.word import glyphs, styles
from pipeline.reading.word import names as n
from pipeline.reading.word.alternatives import chosen
from pipeline.reading.word.controls import Control, content_control, only_asks
from pipeline.reading.word.fields import Field, Span
from pipeline.reading.word.line import LineInTheMaking
from pipeline.reading.word.open_fields import OpenFields, Remarking
from pipeline.reading.word.plain import plain_words
from pipeline.reading.word.shapes import art_in, drawn_in
from pipeline.reading.word.stores import Stores
from pipeline.reading.word.stylesheet import PLAIN, Look
from pipeline.reading.word.worn import Listed, worn

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Held = tuple[OpenFields, bool]


class ParagraphWalk:
    """Walks paragraphs, and keeps what is open from one to the next."""

    def __init__(self, stores: Stores, remark: Remarking, keys: "count[int]") -> None:
        self.joined = False  # the paragraph's own mark is deleted: the next one goes on where it ends
        self.boxes: list[Element] = []  # text boxes anchored in the paragraph
        self._open = OpenFields(remark, keys)
        self._line = LineInTheMaking()
        self._stores, self._remark, self._keys = stores, remark, keys
        self._usual = stores.named.paragraph("")
        self._around: Look = self._usual
        self._listed: Listed | None = None

    def plain(self, top: "Element") -> list[str] | None:
        """The words of a paragraph, or of each cell of a row, if they are plain; None where it must be walked."""
        if self.joined or self._open.spans or self._open.fields or self._usual is not PLAIN:
            return None
        return plain_words(top, self._stores.named)

    def walk(self, paragraph: "Element") -> None:
        """Take in one paragraph, or more of the one before where that is joined to it."""
        self._take(paragraph.getchildren())

    def walk_piece(self, piece: "Element") -> None:
        """Take in what stands outside of any paragraph as one of its own."""
        self._take([piece])

    def _take(self, children: "Iterable[Element]") -> None:
        if not self.joined:
            self._line = LineInTheMaking()
            self._open.begin_line()
        self.joined = False
        self._around, self._listed = self._usual, None
        for child in children:
            act = _INLINE.get(child.tag)
            if act is not None:
                act(self, child)
        self._open.end_paragraph()

    def finish(self, where: str, region: Region) -> Line | None:
        """The line made of what was taken in; None where there is nothing on it."""
        self.joined = False
        for span in self._open.spans:
            self._line.control(span.control, span.start)
        number = self._stores.numbering.next(*self._listed) if self._listed is not None else ""
        return self._line.line(where, region, number, heading=bool(self._around.heading))

    def control(self, sdt: "Element") -> "tuple[Element | None, Control | None]":
        """What a content control holds, and what it is."""
        about = content = None
        for child in sdt.getchildren():
            tag = child.tag
            if tag == n.SDTPR:
                about = child
            elif tag == n.SDTCONTENT:
                content = child
        if content is None or (about is not None and only_asks(about)):
            return None, None
        return content, content_control(about, content, self._open.key(), self._stores)

    def apart(self) -> Held:
        """Put aside what is open, for a text box, which stands outside of it all."""
        held = self._open, self.joined
        self._open, self.joined = OpenFields(self._remark, self._keys), False
        return held

    def again(self, held: Held) -> None:
        """Take up what was put aside."""
        self._open, self.joined = held

    @property
    def depth(self) -> int:
        """How many fields are open."""
        return len(self._open.fields)

    def close(self, depth: int) -> None:
        """Close the fields that a cell opened and left open: none reaches out of its cell."""
        self._open.close(depth)

    @contextmanager
    def within(self, control: Control) -> "Iterator[None]":
        """Walk what a control holds that goes around whole paragraphs."""
        span = Span(control, 0)
        self._open.spans.append(span)
        yield
        self._open.spans.remove(span)

    def _inline(self, parent: "Element") -> None:
        for child in parent.getchildren():
            act = _INLINE.get(child.tag)
            if act is not None:
                act(self, child)

    def _about(self, about: "Element") -> None:
        said = worn(about, self._around, self._stores)
        self._around, self._listed = said.look, said.listed
        self.joined |= said.joins

    def _run(self, run: "Element") -> None:
        """The hottest loop of all: plain text goes in without another call."""
        kinds, font = styles.style_around(self._around)
        fields = self._open.fields
        start = self._line.length if kinds else 0
        for child in run.getchildren():
            tag = child.tag
            if tag == n.T:
                text = child.text or ""
                if fields or font or "\n" in text or not text.isascii():
                    self._put(_seen(text, font))
                else:
                    self._line.pieces.append(text)
            elif tag == n.RPR:
                kinds, font = styles.style_of(child, self._around, self._stores.named)
                if kinds:
                    start = self._line.length
            elif (act := _RUN.get(tag)) is not None:
                act(self, child)
        for kind in kinds:
            self._line.style(kind, start)

    def _put(self, text: str) -> None:
        if self._open.shown:
            self._line.pieces.append(text)

    def _tab(self, _tab: "Element") -> None:
        self._put("\t")

    def _break(self, _break: "Element") -> None:
        self._put("\n")

    def _hyphen(self, _hyphen: "Element") -> None:
        self._put("-")

    def _symbol(self, symbol: "Element") -> None:
        self._put(glyphs.symbol(symbol.get(n.W + "font", ""), symbol.get(n.W + "char", "")))

    def _formula(self, formula: "Element") -> None:
        self._put("".join(formula.itertext()))

    def _control(self, sdt: "Element") -> None:
        content, control = self.control(sdt)
        start = self._line.length
        if content is not None:
            self._inline(content)
        if control is not None:
            self._line.control(control, start)

    def _choice(self, alternate: "Element") -> None:
        for branch in chosen(alternate):
            self._inline(branch)

    def _choice_in_run(self, alternate: "Element") -> None:
        for branch in chosen(alternate):
            self._run(branch)

    def _inserted(self, inserted: "Element") -> None:
        start = self._line.length
        self._inline(inserted)
        self._line.style(MarkKind.INSERTED, start)

    def _deleted(self, deleted: "Element") -> None:
        self._line.deleted(words(deleted))

    def _drawing(self, drawing: "Element") -> None:
        for kind in drawn_in(drawing):
            self._line.drawn(kind)
        if art := art_in(drawing):
            self._put(art)
        self._shape(drawing)

    def _shape(self, shape: "Element") -> None:
        for child in shape.getchildren():
            if child.tag == n.TXBX:
                self.boxes.append(child)
            elif child.tag == n.ALTERNATE:
                for branch in chosen(child):
                    self._shape(branch)
            else:
                self._shape(child)

    def _object(self, element: "Element") -> None:
        if next(element.iterchildren(n.W + "control"), None) is not None:
            self._remark("read-old-control", "A control of an old kind (ActiveX) may hold an answer; it was not run.")
        self._drawing(element)

    def _note(self, _reference: "Element") -> None:
        self._line.noted("note")

    def _comment(self, _reference: "Element") -> None:
        self._line.noted("comment")

    # Fields

    def _field_mark(self, mark: "Element") -> None:
        self._open.mark(mark, self._line)

    def _instruction(self, piece: "Element") -> None:
        self._open.instruct(piece.text or "")

    def _simple_field(self, element: "Element") -> None:
        field = Field(None, element.get(n.W + "instr", ""))
        self._open.show(field, self._line)
        self._inline(element)
        self._open.end(field, self._line)

    def _set_in(self, _document: "Element") -> None:
        self._remark("read-embedded", SET_IN)
        self._line.drawn("document")

    def _ink(self, _ink: "Element") -> None:
        self._line.drawn("ink")


def words(gone: "Element") -> str:
    """The words of a tracked deletion."""
    return "".join(piece.text or "" for piece in gone.iter(n.T, n.DELTEXT))


def _seen(text: str, font: str) -> str:
    """Text as the eye sees it: soft hyphens and what steers the line are not there, line ends in the XML are spaces."""
    if font:
        return glyphs.in_font(font, text)
    if "\n" in text:
        text = text.replace("\n", " ")
    return text if text.isascii() else glyphs.without_font(_NOT_SEEN.sub("", text))


# Soft hyphens, places to break a line, and signs for the direction of writing, as copied telephone numbers bring along.
_NOT_SEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
SET_IN = "Another document is set into this one; its words were not read."
_INLINE: "dict[str, Callable[[ParagraphWalk, Element], None]]" = {
    n.RUN: ParagraphWalk._run,
    n.PPR: ParagraphWalk._about,
    n.SDT: ParagraphWalk._control,
    n.INS: ParagraphWalk._inserted,
    n.MOVE_TO: ParagraphWalk._inserted,
    n.DEL: ParagraphWalk._deleted,
    n.MOVE_FROM: ParagraphWalk._deleted,
    n.FLDSIMPLE: ParagraphWalk._simple_field,
    n.ALTERNATE: ParagraphWalk._choice,
    n.MATH + "oMath": ParagraphWalk._formula,
    n.MATH + "oMathPara": ParagraphWalk._formula,
    n.W + "subDoc": ParagraphWalk._set_in,
    n.W + "altChunk": ParagraphWalk._set_in,
    **{n.W + name: ParagraphWalk._inline for name in ("hyperlink", "smartTag", "customXml", "dir", "bdo", "rubyBase")},
}
_RUN: "dict[str, Callable[[ParagraphWalk, Element], None]]" = {
    n.W + "tab": ParagraphWalk._tab,
    n.W + "ptab": ParagraphWalk._tab,
    n.W + "br": ParagraphWalk._break,
    n.W + "cr": ParagraphWalk._break,
    n.W + "noBreakHyphen": ParagraphWalk._hyphen,
    n.W + "sym": ParagraphWalk._symbol,
    n.W + "fldChar": ParagraphWalk._field_mark,
    n.W + "instrText": ParagraphWalk._instruction,
    n.W + "drawing": ParagraphWalk._drawing,
    n.W + "pict": ParagraphWalk._drawing,
    n.W + "object": ParagraphWalk._object,
    n.W + "contentPart": ParagraphWalk._ink,
    n.W + "footnoteReference": ParagraphWalk._note,
    n.W + "endnoteReference": ParagraphWalk._note,
    n.W + "commentReference": ParagraphWalk._comment,
    n.W + "ruby": ParagraphWalk._inline,
    n.ALTERNATE: ParagraphWalk._choice_in_run,
}
