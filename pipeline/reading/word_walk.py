"""The one walk through a Word document: each element once, in reading order, by a table of what its name asks for."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.errors import Refused
from pipeline.model.sheet import MOST_CHARACTERS, MOST_LINES, MOST_NESTING, Grid, Line, MarkKind, Region, Remark
from pipeline.reading import word_glyphs
from pipeline.reading import word_names as n
from pipeline.reading.word_controls import Control, content_control, legacy_field
from pipeline.reading.word_line import LineInTheMaking
from pipeline.reading.word_table import GridInTheMaking

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Blocks = list[Line | Grid]

_FORM_ALONE = "Ask the sender for the form alone."

_REACHES_OUT = {
    "DDE": ("dde", "A field asks another program for its content; it was not followed."),
    "DDEAUTO": ("dde", "A field asks another program for its content; it was not followed."),
    "INCLUDETEXT": ("external-link", "A field takes its content from another file; it was not followed."),
    "INCLUDEPICTURE": ("external-link", "A field takes a picture from another place; it was not followed."),
    "LINK": ("external-link", "A field takes its content from another file; it was not followed."),
}


@dataclass(slots=True)
class _Span:
    """A control that is open now, and where on the present line it began."""

    control: Control
    start: int


@dataclass(slots=True)
class _Field:
    """A complex field between its begin and its end."""

    span: _Span | None
    instruction: str = ""
    shows: bool = False  # past its separator: what comes now is its result


class Walk:
    """Walks the stories of one document and keeps count over all of them."""

    def __init__(self) -> None:
        self.remarks: dict[tuple[str, str], Remark] = {}
        self._lines = self._characters = self._keys = self._boxes = self._nesting = 0
        self._begin_story("", Region.BODY)

    def story(self, root: "Element", region: Region, name: str = "") -> tuple[Line | Grid, ...]:
        """Everything in one story (body, header, note): its blocks in reading order."""
        self._begin_story(name, region)
        return tuple(self._container(root, None))

    def remark(self, code: str, message: str) -> None:
        """Note something about the document, once."""
        self.remarks.setdefault((code, message), Remark(code=code, message=message))

    def _begin_story(self, name: str, region: Region) -> None:
        self._name, self._region = name, region
        self._paragraphs = self._tables = 0
        self._line = LineInTheMaking()
        self._fields: list[_Field] = []
        self._open: list[_Span] = []
        self._joined = False  # the paragraph's own mark is deleted: the next one goes on where it ends
        self._floating: Blocks = []

    # Blocks

    def _container(self, parent: "Element", where: str | None) -> Blocks:
        """The blocks of a body, cell or text box: nothing that is open in it reaches outside."""
        kept = self._line, self._joined, self._fields, self._floating
        self._line, self._joined, self._fields, self._floating = LineInTheMaking(), False, [], []
        blocks: Blocks = []
        self._blocks(parent, blocks, where)
        if self._joined:
            self._finish(blocks, where or self._here())
        self._line, self._joined, self._fields, self._floating = kept
        return blocks

    def _blocks(self, parent: "Iterable[Element]", out: Blocks, where: str | None) -> None:
        for child in parent:
            act = _BLOCK.get(child.tag)
            if act is not None:
                act(self, child, out, where)

    def _paragraph(self, paragraph: "Element", out: Blocks, where: str | None) -> None:
        if not self._joined:
            self._line = LineInTheMaking()
            for span in self._open:
                span.start = 0
        self._joined = False
        if where is None:
            self._paragraphs += 1
        self._inline(paragraph)
        while self._fields and not self._fields[-1].shows:
            self._fields.pop()  # an instruction never runs on into the next paragraph: its separator is missing
        if not self._joined:
            self._finish(out, where or self._here())

    def _here(self) -> str:
        place = f"paragraph {self._paragraphs}"
        return place if not self._name else f"{self._name}, {place}" if self._paragraphs > 1 else self._name

    def _finish(self, out: Blocks, where: str) -> None:
        for span in self._open:
            self._line.control(span.control, span.start)
        self._joined = False
        line = self._line.line(where, self._region)
        if line is not None:
            self._count(len(line.text))
            out.append(line)
        if self._floating:
            out += self._floating
            self._floating = []

    def _count(self, characters: int) -> None:
        self._lines += 1
        self._characters += characters
        if self._lines > MOST_LINES or self._characters > MOST_CHARACTERS:
            raise Refused("This document holds far more text than a form can.", advice=_FORM_ALONE)

    def _block_control(self, sdt: "Element", out: Blocks, where: str | None) -> None:
        with self._within(sdt) as content:
            self._blocks(content, out, where)

    def _block_choice(self, alternate: "Element", out: Blocks, where: str | None) -> None:
        for branch in _branch(alternate):
            self._blocks(branch, out, where)

    def _embedded_document(self, _chunk: "Element", _out: Blocks, _where: str | None) -> None:
        self.remark("read-embedded", "Another document is embedded in this one and was not read.")

    @contextmanager
    def _within(self, sdt: "Element") -> "Iterator[Iterable[Element]]":
        """The content of a content control, with the control open around it."""
        content = sdt.find(n.SDTCONTENT)
        control = content_control(sdt, self._key())
        if content is None or control is None:
            yield content if content is not None else ()
            return
        self._open.append(_Span(control, 0))
        yield content
        self._open.pop()

    def _key(self) -> str:
        self._keys += 1
        return f"control {self._keys}"

    # Tables

    def _table(self, table: "Element", out: Blocks, where: str | None) -> None:
        self._nesting += 1
        if self._nesting > MOST_NESTING:
            raise Refused("Tables lie in tables far deeper than in any form.", advice=_FORM_ALONE)
        grid = GridInTheMaking(self._table_name(out, where))
        self._rows(table, grid)
        self._nesting -= 1
        out.append(grid.grid(self._region))

    def _table_name(self, out: Blocks, where: str | None) -> str:
        if where is not None:
            return f"{where}, inner table {sum(isinstance(block, Grid) for block in out) + 1}"
        self._tables += 1
        return f"{self._name}, table {self._tables}" if self._name else f"table {self._tables}"

    def _rows(self, parent: "Iterable[Element]", grid: GridInTheMaking) -> None:
        for child in parent:
            tag = child.tag
            if tag == n.TR:
                self._row(child, grid)
            elif tag == n.SDT:
                with self._within(child) as content:
                    self._rows(content, grid)
            elif tag in _TRANSPARENT:
                self._rows(child, grid)

    def _row(self, row: "Element", grid: GridInTheMaking) -> None:
        grid.row(row)
        about = row.find(n.TRPR)
        gone = about is not None and about.find(n.DEL) is not None
        self._cells(row, grid, gone=gone)

    def _cells(self, parent: "Iterable[Element]", grid: GridInTheMaking, *, gone: bool) -> None:
        for child in parent:
            tag = child.tag
            if tag == n.TC:
                self._cell(child, grid, gone=gone)
            elif tag == n.SDT:
                with self._within(child) as content:
                    self._cells(content, grid, gone=gone)
            elif tag in _TRANSPARENT:
                self._cells(child, grid, gone=gone)

    def _cell(self, cell: "Element", grid: GridInTheMaking, *, gone: bool) -> None:
        about = cell.find(n.TCPR)
        made, goes_on = grid.cell(about)
        self._count(0)
        if gone or (about is not None and about.find(n.W + "cellDel") is not None):
            made.blocks += self._gone(cell, made.where)
        else:
            blocks = self._container(cell, made.where)
            made.blocks += [_hidden(block) for block in blocks] if goes_on else blocks

    def _gone(self, cell: "Element", where: str) -> Blocks:
        """A deleted cell keeps its place in the grid and says what it held."""
        line = LineInTheMaking()
        line.deleted(_words(cell))
        made = line.line(where, self._region)
        return [] if made is None else [made]

    # Inside a paragraph

    def _inline(self, parent: "Element") -> None:
        for child in parent:
            act = _INLINE.get(child.tag)
            if act is not None:
                act(self, child)

    def _about_paragraph(self, about: "Element") -> None:
        mark = about.find(n.RPR)
        self._joined = mark is not None and (mark.find(n.DEL) is not None or mark.find(n.MOVE_FROM) is not None)

    def _run(self, run: "Element") -> None:
        line = self._line
        start = line.length
        kinds: tuple[MarkKind, ...] = ()
        font = ""
        for child in run:
            tag = child.tag
            if tag == n.T:
                if (text := child.text) and (not self._fields or self._visible()):
                    line.put(_seen(text, font))
            elif tag == n.RPR:
                kinds, font = _style(child)
            else:
                act = _RUN.get(tag)
                if act is not None:
                    act(self, child)
        for kind in kinds:
            line.style(kind, start)

    def _visible(self) -> bool:
        return all(field.shows for field in self._fields)

    def _put(self, text: str) -> None:
        if not self._fields or self._visible():
            self._line.put(text)

    def _tab(self, _tab: "Element") -> None:
        self._put("\t")

    def _break(self, _break: "Element") -> None:
        self._put("\n")

    def _hyphen(self, _hyphen: "Element") -> None:
        self._put("-")

    def _symbol(self, symbol: "Element") -> None:
        self._put(word_glyphs.symbol(symbol.get(n.W + "font", ""), symbol.get(n.W + "char", "")))

    def _formula(self, formula: "Element") -> None:
        self._put("".join(formula.itertext()))

    def _inline_control(self, sdt: "Element") -> None:
        content = sdt.find(n.SDTCONTENT)
        control = content_control(sdt, self._key())
        if content is None:
            return
        start = self._line.length
        self._inline(content)
        if control is not None:
            self._line.control(control, start)

    def _inline_choice(self, alternate: "Element") -> None:
        for branch in _branch(alternate):
            self._inline(branch)

    def _run_choice(self, alternate: "Element") -> None:
        for branch in _branch(alternate):
            self._run(branch)

    def _inserted(self, inserted: "Element") -> None:
        start = self._line.length
        self._inline(inserted)
        self._line.style(MarkKind.INSERTED, start)

    def _deleted(self, deleted: "Element") -> None:
        self._line.deleted(_words(deleted))

    def _shape(self, shape: "Element") -> None:
        """Text boxes of a shape, at whatever depth, placed after the paragraph that anchors them."""
        for child in shape:
            if child.tag == n.TXBX:
                self._text_box(child)
            elif child.tag == n.ALTERNATE:
                for branch in _branch(child):
                    self._shape(branch)
            elif len(child):
                self._shape(child)

    def _text_box(self, box: "Element") -> None:
        self._boxes += 1
        kept, joined, line, floating = (self._region, self._open), self._joined, self._line, self._floating
        self._region, self._open = Region.FLOATING, []
        blocks = self._container(box, f"text box {self._boxes}")
        (self._region, self._open), self._joined, self._line, self._floating = kept, joined, line, floating
        self._floating += blocks

    def _object(self, element: "Element") -> None:
        if element.find(f"{n.W}control") is not None:
            self.remark("read-active-control", "A control of an old kind (ActiveX) may hold an answer; it was not run.")
        self._shape(element)

    # Fields

    def _field_mark(self, mark: "Element") -> None:
        kind = mark.get(n.W + "fldCharType")
        if kind == "begin":
            self._field_begins(mark)
        elif self._fields and kind == "separate":
            self._field_shows(self._fields[-1])
        elif self._fields and kind == "end":
            self._field_ends(self._fields.pop())

    def _field_begins(self, mark: "Element") -> None:
        data = mark.find(n.FFDATA)
        span = None if data is None else _Span(legacy_field(data, self._key()), self._line.length)
        self._fields.append(_Field(span))

    def _field_shows(self, field: _Field) -> None:
        field.shows = True
        self._instructed(field.instruction)
        if field.span is not None:
            field.span.start = self._line.length
            self._open.append(field.span)

    def _field_ends(self, field: _Field) -> None:
        if not field.shows:
            self._field_shows(field)
        if (span := field.span) is not None:
            self._open.remove(span)
            control = span.control
            if control.options and control.said and span.start == self._line.length:
                self._put(control.said[0].text)  # Word draws a legacy list's choice from its number; no run holds it
            self._line.control(control, span.start)

    def _instruction(self, piece: "Element") -> None:
        if self._fields:
            self._fields[-1].instruction += piece.text or ""

    def _simple_field(self, field: "Element") -> None:
        self._instructed(field.get(n.W + "instr", ""))
        self._inline(field)

    def _instructed(self, instruction: str) -> None:
        words = instruction.split(maxsplit=1)
        if words and (found := _REACHES_OUT.get(words[0].upper())):
            self.remark(*found)


def _branch(alternate: "Element") -> "list[Element]":
    """The one branch of an `mc:AlternateContent` that we read: the first whose needs we know, else the fallback."""
    for choice in alternate.iterfind(n.CHOICE):
        needs = choice.get("Requires", "").split()
        if all(choice.nsmap.get(prefix) in n.UNDERSTOOD for prefix in needs):
            return [choice]
    return [branch for branch in alternate if branch.tag == n.FALLBACK][:1]


def _words(gone: "Element") -> str:
    """The words of a tracked deletion."""
    return "".join(piece.text or "" for piece in gone.iter(n.T, n.DELTEXT))


def _seen(text: str, font: str) -> str:
    """Text as the eye sees it: soft hyphens are not there, line ends in the XML are spaces."""
    if font:
        return word_glyphs.in_font(font, text)
    if "\u00ad" in text:
        text = text.replace("\u00ad", "")
    return " ".join(text.split("\n")) if "\n" in text else text


def _style(about: "Element") -> tuple[tuple[MarkKind, ...], str]:
    """What is special about a run, and its font where that is a symbol font."""
    kinds: list[MarkKind] = []
    font = ""
    for child in about:
        tag = child.tag
        if tag == n.FONTS:
            name = child.get(n.W + "ascii") or child.get(n.W + "hAnsi") or ""
            font = name if word_glyphs.knows(name) else ""
        elif (kind := _STYLES.get(tag)) is not None and _holds(child):
            kinds.append(kind)
    return tuple(kinds), font


def _holds(style: "Element") -> bool:
    if style.tag == n.SHADE:
        return style.get(n.W + "fill", "auto").lower() not in {"auto", "ffffff", ""}
    return style.get(n.VAL, "true").lower() not in {"0", "false", "off", "none"}


def _hidden(block: Line | Grid) -> Line | Grid:
    """Word keeps, but does not show, what stands in a cell merged into the one above."""
    if isinstance(block, Grid):
        return block
    line = LineInTheMaking()
    line.put(block.text)
    line.style(MarkKind.HIDDEN, 0)
    hidden = line.line(block.where, block.region)
    return block if hidden is None else replace(block, marks=block.marks + hidden.marks)


_TRANSPARENT = frozenset({n.W + "customXml", n.INS, n.MOVE_TO})
_STYLES = {
    n.W + "strike": MarkKind.STRUCK,
    n.W + "dstrike": MarkKind.STRUCK,
    n.W + "highlight": MarkKind.HIGHLIGHTED,
    n.SHADE: MarkKind.HIGHLIGHTED,
    n.W + "vanish": MarkKind.HIDDEN,
}
_BLOCK: dict[str, Callable[[Walk, "Element", Blocks, str | None], None]] = {
    n.P: Walk._paragraph,
    n.TBL: Walk._table,
    n.SDT: Walk._block_control,
    n.ALTERNATE: Walk._block_choice,
    n.W + "customXml": Walk._blocks,
    n.W + "altChunk": Walk._embedded_document,
}
_INLINE: dict[str, Callable[[Walk, "Element"], None]] = {
    n.RUN: Walk._run,
    n.PPR: Walk._about_paragraph,
    n.SDT: Walk._inline_control,
    n.INS: Walk._inserted,
    n.MOVE_TO: Walk._inserted,
    n.DEL: Walk._deleted,
    n.MOVE_FROM: Walk._deleted,
    n.FLDSIMPLE: Walk._simple_field,
    n.ALTERNATE: Walk._inline_choice,
    n.MATH + "oMath": Walk._formula,
    n.MATH + "oMathPara": Walk._formula,
    **{n.W + name: Walk._inline for name in ("hyperlink", "smartTag", "customXml", "dir", "bdo", "ruby", "rubyBase")},
}
_RUN: dict[str, Callable[[Walk, "Element"], None]] = {
    n.W + "tab": Walk._tab,
    n.W + "ptab": Walk._tab,
    n.W + "br": Walk._break,
    n.W + "cr": Walk._break,
    n.W + "noBreakHyphen": Walk._hyphen,
    n.W + "sym": Walk._symbol,
    n.W + "fldChar": Walk._field_mark,
    n.W + "instrText": Walk._instruction,
    n.W + "drawing": Walk._shape,
    n.W + "pict": Walk._shape,
    n.W + "object": Walk._object,
    n.W + "ruby": Walk._inline,
    n.ALTERNATE: Walk._run_choice,
}
