"""An empty form as a fillable PDF: drawn from the definition, tagged, each place for an answer a field of its own."""

import io
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from pipeline.model.form import Field, FieldType, FilledBy, Form
from pipeline.model.partnership import Partnership
from pipeline.model.sheet import STAMP
from pipeline.stationery.pages import _lines
from pipeline.stationery.questions import _in_its_label
from pipeline.stationery.typeface import Typeface, typeface

_WIDE, _HIGH, _MARGIN = 595.28, 841.89, 56.7
_TEXT = _WIDE - 2 * _MARGIN
_PAD, _LINE, _ROWS = 5.5, 13.5, 8
_MULTILINE, _RADIO = 1 << 12, 1 << 15
_TICK = "/ZaDb 0 Tf 0 g"


def fillable_form(form: Form, partnership: Partnership) -> bytes:
    """The latest edition of a form as a PDF to fill in on a screen."""
    return _Drawing(form, partnership).whole()


class _Drawing:
    def __init__(self, form: Form, partnership: Partnership) -> None:
        self.form, self.edition, self.partnership = form, form.editions[-1], partnership
        self.file = pikepdf.new()
        self.fonts = Dictionary(F0=self._font(typeface()), F1=self._font(typeface(bold=True)))
        self.fonts["/ZaDb"] = self.file.make_indirect(
            Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.ZapfDingbats)
        )
        self.tree = self.file.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self.story = self.file.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=self.tree, K=Array()))
        self.tree.K = self.story
        self.parents: dict[int, Any] = {}
        self.fields: list[Any] = []
        self.ops: list[str] = []
        self.page: Any = None
        self.key = 10_000  # of fields, past those of pages

    def whole(self) -> bytes:
        self._turn()
        self._words(self.edition.titles[0], 20, bold=True, colour=self.partnership.branding.colour, tag="H1")
        for line in self.form.opening:
            self._words(line, 11)
        worded = {one.option_label: one for one in self.form.fields() if one.option_label}
        for section in self.form.sections:
            for line in section.before:
                self._words(line, 10.5, bold=True)
            self._band(section.label if section.printed else "", office=section.by is FilledBy.PARTNERSHIP)
            asked = [o for o in section.fields if o.id not in self.edition.without and worded.get(o.option_label) is not o]
            for cells in _lines([one for one in asked if one.type is not FieldType.TABLE]):
                self._row(cells, worded)
            for one in asked:
                if one.type is FieldType.TABLE:
                    self._table(one)
        return self._saved()

    def _label(self, one: Field) -> str:
        return self.edition.labels.get(one.id, one.label)

    def _row(self, cells: list[list[Field]], worded: dict[str, Field]) -> None:
        widths = [_TEXT * cell[0].layout.twelfths / 12 for cell in cells]
        widths[-1] = _TEXT - sum(widths[:-1])
        heads = [self._wrap(" ".join(map(self._label, cell)), w - 2 * _PAD, 10, bold=True) for cell, w in zip(cells, widths)]
        tall = max(len(h) * 13 + 8 + self._needs(cell[0]) for h, cell in zip(heads, cells, strict=True))
        self._room(tall)
        left = _MARGIN
        for cell, width, head in zip(cells, widths, heads, strict=True):
            self._box(left, self.y, width, tall)
            top = self.y - 4
            for line in head:
                top -= 13
                self._text(line, left + _PAD, top + 3, 10, bold=True)
            for one in cell:
                part = (width - 2 * _PAD) / len(cell)
                at = left + _PAD + part * cell.index(one)
                if one.options:
                    self._choices(one, at, top, worded)
                else:
                    self._field(one.id, one.asked, one.prompt, (at, self.y - tall + 4, at + part - 4, top - 1),
                                many=one.type is FieldType.LONG_TEXT)
            left += width
        self.y -= tall

    def _needs(self, one: Field) -> float:
        if one.options:
            return 16 * len(one.options)
        return _LINE * ((one.lines or 4) + 1) if one.type is FieldType.LONG_TEXT else 19

    def _choices(self, one: Field, left: float, top: float, worded: dict[str, Field]) -> None:
        single = one.type is not FieldType.TICKS
        parent = self.file.make_indirect(
            Dictionary(T=String(one.id), FT=Name.Btn, Ff=_RADIO if single else 0, Kids=Array(), TU=String(one.asked))
        )
        if single:
            parent.V = Name.Off
        else:
            parent = self.file.make_indirect(Dictionary(T=String(one.id), Kids=Array()))
        self.fields.append(parent)
        for option in one.options:
            top -= 16
            rect = (left, top + 1, left + 11, top + 12)
            about = Dictionary(AS=Name.Off, MK=Dictionary(BC=Array([0.3]), BG=Array([1]), CA=String("4")), DA=String(_TICK),
                               TU=String(f"{one.asked}: {option.label}"), Parent=parent)
            draw = "q 1 g 0.3 G 0.5 0.5 10 10 re B Q"
            about.AP = Dictionary(N=Dictionary({f"/{option.id}": self._look(rect, draw + " BT /ZaDb 10 Tf 1.5 2 Td (4) Tj ET"), "/Off": self._look(rect, draw)}))
            if not single:
                about.T, about.FT, about.V = String(option.id), Name.Btn, Name.Off
            parent.Kids.append(self._widget(about, rect))
            self._text(option.label, left + 16, top + 3, 11)
            if (more := worded.get(option.id)) is not None:
                reach = left + 20 + typeface().width(option.label, 11)
                self._field(more.id, more.asked, more.prompt, (reach, top, _WIDE - _MARGIN - 8, top + 14))

    def _table(self, one: Field) -> None:
        whole = sum(column.width for column in one.columns)
        widths = [_TEXT * column.width / whole for column in one.columns]
        heads = [self._wrap(c.label, w - 2 * _PAD, 10, bold=True) for c, w in zip(one.columns, widths, strict=True)]
        tall = max(map(len, heads)) * 13 + 8
        rows = self.file.make_indirect(Dictionary(T=String(one.id)))
        for number in range(-1, max(_ROWS, 2 * one.lines)):
            high, left = (tall if number < 0 else 34, _MARGIN)
            self._room(high + (34 if number < 0 else 0))
            row = self.file.make_indirect(Dictionary(T=String(f"{one.id}[{number}]"), Kids=Array()))
            for column, width, head in zip(one.columns, widths, heads, strict=True):
                self._box(left, self.y, width, high)
                if number < 0:
                    for at, line in enumerate(head):
                        self._text(line, left + _PAD, self.y - 14 - 13 * at, 10, bold=True)
                else:
                    self._field(column.id, f"{one.asked}, row {number + 1}: {column.label}", "",
                                (left + 2, self.y - high + 2, left + width - 2, self.y - 2), many=True, parent=row)
                left += width
            if number >= 0:
                self.fields.append(row)
            self.y -= high
        del rows

    def _field(self, name: str, asked: str, prompt: str, rect: Any, *, many: bool = False, parent: Any = None) -> None:
        told = prompt.replace("Click or tap here to enter", "Enter").replace("Click or tap to enter", "Enter")
        about = Dictionary(T=String(name), FT=Name.Tx, Ff=_MULTILINE if many else 0, DA=String(f"/F0 {0 if many else 10.5} Tf 0 g"),
                           TU=String(f"{asked}. {told}".strip()), AP=Dictionary(N=self._look(rect, "/Tx BMC EMC")))
        if parent is not None:
            about.Parent = parent
        widget = self._widget(about, rect)
        (self.fields if parent is None else parent.Kids).append(widget)

    def _widget(self, about: Any, rect: Any) -> Any:
        about.Type, about.Subtype, about.Rect, about.F, about.P = Name.Annot, Name.Widget, Array([round(x, 2) for x in rect]), 4, self.page
        self.key += 1
        about.StructParent = self.key
        thing = self.file.make_indirect(about)
        self.page.Annots.append(thing)
        ref = Dictionary(Type=Name.OBJR, Obj=thing, Pg=self.page)
        self.parents[self.key] = self._element("Form", ref)
        return thing

    def _look(self, rect: Any, draw: str) -> Any:
        box = Array([0, 0, round(rect[2] - rect[0], 2), round(rect[3] - rect[1], 2)])
        return self.file.make_stream(draw.encode(), Type=Name.XObject, Subtype=Name.Form, BBox=box, Resources=Dictionary(Font=self.fonts))

    def _element(self, tag: str, content: Any) -> Any:
        made = self.file.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/" + tag), P=self.story, Pg=self.page, K=content))
        self.story.K.append(made)
        return made

    def _text(self, words: str, x: float, y: float, size: float, *, bold: bool = False, colour: str = "000000", tag: str = "P") -> None:
        rgb = " ".join(f"{int(colour[at : at + 2], 16) / 255:.3f}" for at in (0, 2, 4))
        self.marks.append(self._element(tag, len(self.marks)))
        named = typeface(bold=bold).named(words).hex()
        self.ops.append(f"/{tag} <</MCID {len(self.marks) - 1}>> BDC BT {rgb} rg /F{int(bold)} {size} Tf {x:.2f} {y:.2f} Td <{named}> Tj ET EMC")

    def _words(self, words: str, size: float, *, bold: bool = False, colour: str = "000000", tag: str = "P") -> None:
        for line in self._wrap(words, _TEXT, size, bold=bold):
            self._room(size * 1.3)
            self.y -= size * 1.3
            self._text(line, _MARGIN, self.y, size, bold=bold, colour=colour, tag=tag)
        self.y -= 6

    def _band(self, words: str, *, office: bool) -> None:
        self._room(90)
        self.y -= 10
        if words:
            rgb = self.partnership.branding.colour if not office else "595959"
            fill = " ".join(f"{int(rgb[at : at + 2], 16) / 255:.3f}" for at in (0, 2, 4))
            lines = self._wrap(words, _TEXT - 2 * _PAD, 11.5, bold=True)
            tall = 6 + 14 * len(lines)
            self.ops.append(f"/Artifact BMC q {fill} rg {_MARGIN:.2f} {self.y - tall:.2f} {_TEXT:.2f} {tall} re f Q EMC")
            for at, line in enumerate(lines):
                self._text(line, _MARGIN + _PAD, self.y - 14 - 14 * at, 11.5, bold=True, colour="FFFFFF", tag="H2")
            self.y -= tall

    def _box(self, left: float, top: float, width: float, tall: float) -> None:
        self.ops.append(f"/Artifact BMC q 0.55 G 0.5 w {left:.2f} {top - tall:.2f} {width:.2f} {tall:.2f} re S Q EMC")

    def _wrap(self, words: str, width: float, size: float, *, bold: bool = False) -> list[str]:
        lines = [""]
        for word in words.split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and typeface(bold=bold).width(longer, size) > width:
                lines.append(word)
            else:
                lines[-1] = longer
        return lines

    def _room(self, tall: float) -> None:
        if self.y - tall < _MARGIN:
            self._turn()

    def _turn(self) -> None:
        self._end()
        self.page = self.file.add_blank_page(page_size=(_WIDE, _HIGH)).obj
        self.page.Annots, self.page.Tabs = Array(), Name.S
        self.page.StructParents = len(self.file.pages) - 1
        self.page.Resources = Dictionary(Font=self.fonts)
        self.ops, self.marks = [], []
        self.parents[int(self.page.StructParents)] = self.marks
        self.y = _HIGH - _MARGIN

    def _end(self) -> None:
        if self.page is not None:
            self.page.Contents = self.file.make_stream("\n".join(self.ops).encode())

    def _font(self, face: Typeface) -> Any:
        bold = face is typeface(bold=True)
        name = Name(f"/LiberationSans{'-Bold' if bold else ''}")
        about = Dictionary(Type=Name.FontDescriptor, FontName=name, Flags=32, FontBBox=Array([-544, -303, 1302, 980]), ItalicAngle=0,
                           Ascent=905, Descent=-212, CapHeight=729, StemV=80, FontFile2=self.file.make_stream(face.content))
        inner = Dictionary(Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=name, CIDToGIDMap=Name.Identity, FontDescriptor=self.file.make_indirect(about),
                           CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
                           W=Array([0, Array([face.advance(g) for g in range(max(face.glyphs.values()) + 1)])]))
        pairs = sorted((g, s) for s, g in face.glyphs.items())
        blocks = "".join(f"{len(some)} beginbfchar\n" + "".join(f"<{g:04x}> <{s:04x}>\n" for g, s in some) + "endbfchar\n"
                         for some in (pairs[at : at + 100] for at in range(0, len(pairs), 100)))
        told = ("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def\n"
                f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{blocks}endcmap end end")
        return self.file.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type0, BaseFont=name, Encoding=Name("/Identity-H"),
                                                  DescendantFonts=Array([self.file.make_indirect(inner)]), ToUnicode=self.file.make_stream(told.encode())))

    def _saved(self) -> bytes:
        self._end()
        root = self.file.Root
        root.AcroForm = Dictionary(Fields=Array(self.fields), DR=Dictionary(Font=self.fonts), DA=String("/F0 10 Tf 0 g"))
        root.MarkInfo, root.Lang, root.StructTreeRoot = Dictionary(Marked=True), String("en-GB"), self.tree
        root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        numbers = Array()
        for key in sorted(self.parents):
            held = self.parents[key]
            numbers.append(key)
            numbers.append(Array(held) if isinstance(held, list) else held)
        self.tree.ParentTree, self.tree.ParentTreeNextKey = Dictionary(Nums=numbers), self.key + 1
        self.file.docinfo["/Title"] = self.edition.titles[0]
        self.file.docinfo[Name("/" + STAMP.replace(" ", ""))] = f"{self.form.id} {self.edition.id}"
        kept = io.BytesIO()
        self.file.save(kept, deterministic_id=True, compress_streams=True)
        return kept.getvalue()
