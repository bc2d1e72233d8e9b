"""From typed blocks to a Word file, by hand: what Word writes for typed words, content controls and old form fields."""

import random
import zipfile
from dataclasses import dataclass
from io import BytesIO
from itertools import count
from xml.sax.saxutils import escape

from tests.retyping.blocks import Block, Cell, Para, Piece, Print, Said, Table, Tick

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SPACES = (
    f'xmlns:w="{W}" xmlns:r="{_OFFICE}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
)
_BY = 'w:id="{number}" w:author="A Clerk" w:date="2026-03-02T09:00:00Z"'
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_LINES = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in _SIDES)
_ABOUT_TABLES = f'<w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>{_LINES}</w:tblBorders></w:tblPr>'
_WINGDINGS = {"sym": ("F0A8", "F0FE"), "sym cross": ("F0A8", "F078"), "sym tick": ("F06F", "F0FC")}


@dataclass(kw_only=True)
class Hand:
    """How answers and ticks come onto the paper."""

    answers: str = "typed"  # typed · controls · legacy · block controls
    ticks: str = "☐☒"  # a pair of glyphs (' x' for none and a cross) · control · legacy · sym …
    prompts: bool = True  # empty controls show their prompt
    tracked: str = ""  # '' · inserted · replaced · moved
    breaks: bool = False  # answers of several lines in one paragraph, with line breaks
    header: str = ""
    footer: str = ""
    strict: bool = False


def inked(blocks: list[Block], hand: Hand, chance: random.Random) -> bytes:
    """The main part of a Word file that holds these blocks."""
    return _Inking(hand, chance).document(blocks).encode()


def package(document: bytes, header: str = "", footer: str = "") -> bytes:
    """A whole Word file around a main part."""
    kinds = [("document", "document.main", document)]
    for name, words in (("header1", header), ("footer1", footer)):
        if words:
            tag = "hdr" if name == "header1" else "ftr"
            story = (
                f'<w:{tag} {_SPACES}><w:p><w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r></w:p></w:{tag}>'
            )
            kinds.append((name, name[:6], story.encode()))
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD_TYPES}.{kind}+xml"/>' for name, kind, _ in kinds
    )
    links = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{name}.xml"/>' for name, kind, _ in kinds[1:]
    )
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        )
        out.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        out.writestr(
            "word/_rels/document.xml.rels", f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'
        )
        for name, _, content in kinds:
            out.writestr(f"word/{name}.xml", content)
    return held.getvalue()


class _Inking:
    def __init__(self, hand: Hand, chance: random.Random) -> None:
        self.hand, self.chance = hand, chance
        self.numbers = count(1)

    def document(self, blocks: list[Block]) -> str:
        ends = "".join(
            f'<w:{kind}Reference w:type="default" r:id="{kind}1"/>'
            for kind, words in (("header", self.hand.header), ("footer", self.hand.footer))
            if words
        )
        return f"<w:document {_SPACES}><w:body>{self._blocks(blocks)}<w:sectPr>{ends}</w:sectPr></w:body></w:document>"

    def _blocks(self, blocks: list[Block]) -> str:
        made, at = [], 0
        while at < len(blocks):
            block = blocks[at]
            end = at + 1
            if isinstance(block, Table):
                made.append(self._table(block))
            elif path := _answered(block):
                while end < len(blocks) and isinstance(after := blocks[end], Para) and _answered(after) == path:
                    end += 1
                made.append(self._answer([one for one in blocks[at:end] if isinstance(one, Para)]))
            else:
                made.append(self._boxed(self._para(block)) if block.boxed else self._para(block))
            at = end
        return "".join(made)

    def _answer(self, paras: list[Para]) -> str:
        """Paragraphs that one answer runs over."""
        if self.hand.answers == "block controls" and paras[0].text:
            inner = "".join(f"<w:p>{self._run(para.text)}</w:p>" for para in paras)
            return _sdt(self._about("richText"), inner)
        if len(paras) > 1 and (self.hand.breaks or self.hand.answers in ("controls", "legacy")):
            first = paras[0].pieces[0]
            assert isinstance(first, Said)
            whole = Said(path=first.path, text="\n".join(para.text for para in paras))
            return self._para(Para(pieces=[whole]))
        return "".join(self._para(para) for para in paras)

    def _table(self, table: Table) -> str:
        rows = "".join(f"<w:tr>{''.join(self._cell(cell) for cell in row)}</w:tr>" for row in table.rows)
        width = max(sum(cell.span for cell in row) for row in table.rows)
        columns = '<w:gridCol w:w="1500"/>' * width
        return f"<w:tbl>{_ABOUT_TABLES}<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"

    def _cell(self, cell: Cell) -> str:
        about = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
        if cell.merged:
            about += f'<w:vMerge w:val="{cell.merged}"/>'
        inner = self._blocks(cell.blocks)
        if not cell.blocks or isinstance(cell.blocks[-1], Table):
            inner += "<w:p/>"
        return f"<w:tc><w:tcPr>{about}</w:tcPr>{inner}</w:tc>"

    def _para(self, para: Para) -> str:
        return f"<w:p>{''.join(self._piece(piece) for piece in para.pieces)}</w:p>"

    def _piece(self, piece: Piece) -> str:
        if isinstance(piece, Print):
            return self._run(piece.text, "<w:b/>" if piece.bold else "")
        return self._tick(piece) if isinstance(piece, Tick) else self._said(piece)

    def _run(self, text: str, style: str = "") -> str:
        if not text:
            return ""
        inner = escape(text).replace("\t", "</w:t><w:tab/><w:t xml:space='preserve'>")
        inner = inner.replace("\n", "</w:t><w:br/><w:t xml:space='preserve'>")
        return f"<w:r><w:rPr>{style}</w:rPr><w:t xml:space='preserve'>{inner}</w:t></w:r>"

    # Answers

    def _said(self, said: Said) -> str:
        if self.hand.answers == "legacy" and said.path:
            return self._field("FORMTEXT", self._tracked(said.text) or self._run("\u2002" * 5), "<w:textInput/>")
        if self.hand.answers in ("controls", "block controls") and said.path:
            return self._control(said)
        return self._tracked(said.text)

    def _control(self, said: Said) -> str:
        if said.text:
            kind = "date" if said.date else "text"
            inner = "" if said.date else ' w:multiLine="1"'
            return _sdt(self._about(kind, inner), self._tracked(said.text))
        prompt = "Click or tap to enter a date." if said.date else "Click or tap here to enter text."
        shown = self._run(prompt if self.hand.prompts else "     ", '<w:rStyle w:val="PlaceholderText"/>')
        about = self._about("date" if said.date else "text") + "<w:showingPlcHdr/>"
        return _sdt(about, shown)

    def _about(self, kind: str, more: str = "") -> str:
        return f'<w:id w:val="{next(self.numbers)}"/><w:{kind}{more}/>'

    def _field(self, does: str, shown: str, data: str) -> str:
        return (
            f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Text{next(self.numbers)}"/><w:enabled/>'
            f'{data}</w:ffData></w:fldChar></w:r><w:r><w:instrText xml:space="preserve"> {does} </w:instrText></w:r>'
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )

    def _tracked(self, text: str) -> str:
        """The words, as tracked changes made them where changes are tracked."""
        if not text or not self.hand.tracked or self.chance.random() < 0.4:
            return self._run(text)
        by = _BY.format(number=next(self.numbers))
        if self.hand.tracked == "inserted":
            words = text.split(" ")
            at = self.chance.randint(0, len(words) - 1)
            first, last = " ".join(words[:at]), " ".join(words[at:])
            return self._run(first + " " if first else "") + f"<w:ins {by}>{self._run(last)}</w:ins>"
        gone = "an earlier answer, put right" if len(text) > 12 else "earlier"
        tag = "moveFrom" if self.hand.tracked == "moved" else "del"
        text_tag = "t" if tag == "moveFrom" else "delText"
        old = f"<w:{tag} {by}><w:r><w:{text_tag} xml:space='preserve'>{gone}</w:{text_tag}></w:r></w:{tag}>"
        return f"{old}<w:ins {_BY.format(number=next(self.numbers))}>{self._run(text)}</w:ins>"

    # Ticks

    def _tick(self, tick: Tick) -> str:
        look = tick.look or self.hand.ticks
        if look == "control":
            state, glyph = ("1", "☒") if tick.on else ("0", "☐")
            box = (
                f'<w14:checkbox><w14:checked w14:val="{state}"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
                '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
            )
            font = '<w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hint="eastAsia"/>'
            return _sdt(box, self._run(glyph, font))
        if look == "legacy":
            state = "<w:checked/>" if tick.on else ""
            return self._field(
                "FORMCHECKBOX", "", f'<w:checkBox><w:sizeAuto/><w:default w:val="0"/>{state}</w:checkBox>'
            )
        if look in _WINGDINGS:
            code = _WINGDINGS[look][tick.on]
            return f'<w:r><w:sym w:font="Wingdings" w:char="{code}"/></w:r>'
        if look == "font":
            return self._run("þ" if tick.on else "¨", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>')
        off, on = look.split("|") if "|" in look else look
        return self._run((on if tick.on else off).rstrip() if (on if tick.on else off).strip() else "")

    @staticmethod
    def _boxed(para: str) -> str:
        """A paragraph in a text box, as Word writes it: once for itself and once for older programs."""
        inner = f"<w:txbxContent>{para}</w:txbxContent>"
        return (
            '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><a:graphicData>'
            f"<wps:wsp><wps:txbx>{inner}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict></mc:Fallback>"
            "</mc:AlternateContent></w:r></w:p>"
        )


def _sdt(about: str, content: str) -> str:
    return f"<w:sdt><w:sdtPr>{about}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def _answered(para: Para | Table) -> str:
    """The question that all of a paragraph answers; '' where it holds anything else."""
    if isinstance(para, Table) or para.boxed or len(para.pieces) != 1:
        return ""
    only = para.pieces[0]
    return only.path if isinstance(only, Said) else ""
