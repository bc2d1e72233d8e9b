"""Makes filled forms as Word writes them, from a form's own definition, with as many rows in its table as wanted.

Everything in them is invented. What makes a file Word's is kept: revision ids on every paragraph and run, fonts and
sizes on every run, widths and borders on every cell, words cut into runs where the proofing marks fall, and beside the
document the styles, theme, fonts and settings of a Word template. A lean one has none of it, as libraries write: then
there is less to parse for the same answers.
"""

import re
import zipfile
from io import BytesIO
from itertools import count
from xml.sax.saxutils import escape

import docx

from pipeline.definitions import load, packaged
from pipeline.model.form import Field, FieldType, Form
from pipeline.settings import PARTNERSHIP

FORM, LONG = "cspr", "chronology"  # the form, and which of its tables grows; the others have two rows
_SPACES = {
    "wpc": "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "o": "urn:schemas-microsoft-com:office:office",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "v": "urn:schemas-microsoft-com:vml",
    "wp14": "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "w10": "urn:schemas-microsoft-com:office:word",
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
_LOOK = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>{more}<w:sz w:val="20"/><w:szCs w:val="20"/>'
_TRIMMINGS = re.compile(
    r' (?:w:rsid\w*|w14:paraId|w14:textId)="\w*"|<w:(rPr|pPr|trPr|tcBorders)>.*?</w:\1>|<w:(?:proofErr|shd)\b[^>]*/>'
)
_EVENTS = (
    "Home visit by the health visitor; nobody answered the door and a card was left",
    "Attended the walk-in centre with a cough, seen and sent home with advice",
    "School reports that attendance has fallen to 71 per cent this half term",
    "Strategy discussion held by telephone, police and children’s social care took part",
    "Neighbour rings to say that shouting was heard during the night",
)
_OUTCOMES = (
    "Visit booked for the following week",
    "No further action",
    "Letter sent to the family",
    "Passed to the GP",
)
_SOURCES = ("Health visitor’s record", "GP record", "School log", "Police log")


def form() -> Form:
    """The form that is filled in."""
    return load((packaged(),), PARTNERSHIP).form(FORM)


def filled(rows: int, *, lean: bool = False) -> bytes:
    """A filled form whose table has this many rows."""
    main = _Writer().document(form(), rows)
    if lean:
        main = _TRIMMINGS.sub("", main).replace('</w:t></w:r><w:r><w:t xml:space="preserve">', "")
    shell = BytesIO()
    docx.Document().save(shell)
    out = BytesIO()
    with zipfile.ZipFile(shell) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            new.writestr(member.filename, main if member.filename == "word/document.xml" else old.read(member))
    return out.getvalue()


class _Writer:
    """Writes one document, and keeps Word's count of paragraphs."""

    def __init__(self) -> None:
        self._ids = count(0x1A2B3C4D, 977)

    def document(self, form: Form, rows: int) -> str:
        spaces = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in _SPACES.items())
        body = [self._paragraph(form.editions[0].titles[0], bold=True)]
        body += [self._paragraph(words) for words in form.printed]
        for section in form.sections:
            body += [self._paragraph(section.label, bold=True)] if section.printed else []
            body += [self._question(field, rows) for field in section.fields]
        return (
            f'<w:document {spaces} mc:Ignorable="w14 w15 wp14"><w:body>{"".join(body)}<w:sectPr/></w:body></w:document>'
        )

    def _question(self, field: Field, rows: int) -> str:
        if field.type is FieldType.TABLE:
            head = [column.label for column in field.columns]
            filled = (self._row(_cells(field, number)) for number in range(rows if field.id == LONG else 2))
            return self._table([self._row(head, bold=True), *filled]) + self._paragraph("")
        if field.choices:
            boxes = "".join(self._tick(choice.label, on=not place) for place, choice in enumerate(field.choices))
            return self._table([self._tr([self._tc(self._paragraph(field.label)), self._tc(boxes)])])
        return self._table([self._row([field.label, _answer(field)])]) + self._paragraph("")

    def _row(self, cells: list[str], *, bold: bool = False) -> str:
        return self._tr([self._tc(self._paragraph(words, bold=bold)) for words in cells])

    def _tr(self, cells: list[str]) -> str:
        return (
            f'<w:tr w:rsidR="00A31B6F" w:rsidRPr="00C72E10" w14:paraId="{next(self._ids):08X}" w14:textId="77777777" '
            f'w:rsidTr="00F0513D"><w:trPr><w:cantSplit/><w:trHeight w:val="340"/></w:trPr>{"".join(cells)}</w:tr>'
        )

    def _tc(self, content: str) -> str:
        return (
            '<w:tc><w:tcPr><w:tcW w:w="1502" w:type="dxa"/><w:tcBorders><w:bottom w:val="single" w:sz="4" w:space="0" '
            'w:color="auto"/></w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="auto"/></w:tcPr>'
            f"{content}</w:tc>"
        )

    def _paragraph(self, words: str, *, bold: bool = False) -> str:
        look = _LOOK.format(more="<w:b/><w:bCs/>" if bold else "")
        return (
            f'<w:p w14:paraId="{next(self._ids):08X}" w14:textId="77777777" w:rsidR="00A31B6F" w:rsidRPr="00C72E10" '
            'w:rsidRDefault="00A31B6F" w:rsidP="00F0513D"><w:pPr><w:spacing w:before="40" w:after="40"/>'
            f"<w:rPr>{look}</w:rPr></w:pPr>{_runs(words, look)}</w:p>"
        )

    def _tick(self, label: str, *, on: bool) -> str:
        box = (
            f'<w:sdt><w:sdtPr><w:rPr>{_LOOK.format(more="")}</w:rPr><w:id w:val="-{next(self._ids) % 10**9}"/>'
            f'<w14:checkbox><w14:checked w14:val="{int(on)}"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
            '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r>'
            '<w:rPr><w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" w:cs="Arial" '
            f'w:hint="eastAsia"/></w:rPr><w:t>{"☒" if on else "☐"}</w:t></w:r></w:sdtContent></w:sdt>'
        )
        return self._paragraph(" " + label).replace("</w:pPr>", "</w:pPr>" + box, 1)

    def _table(self, rows: list[str]) -> str:
        columns = '<w:gridCol w:w="1502"/>' * rows[0].count("<w:tc>")
        return (
            '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/><w:tblLook w:val="04A0"/>'
            f"</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
        )


def _runs(words: str, look: str) -> str:
    """Word cuts long words in two, with a proofing mark between."""
    middle = len(words) // 2
    pieces = [words] if len(words) < 40 else [words[:middle], words[middle:]]
    return '<w:proofErr w:type="spellEnd"/>'.join(
        f'<w:r w:rsidRPr="00C72E10"><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(piece)}</w:t></w:r>'
        for piece in pieces
        if piece
    )


def _answer(field: Field) -> str:
    if field.type is FieldType.DATE:
        return "12/03/2024"
    return "Both parents were seen at home." if field.type is FieldType.LONG_TEXT else "Rowan Ashdown"


def _cells(field: Field, number: int) -> list[str]:
    day, month, year = f"{number % 28 + 1:02}", f"{number // 28 % 12 + 1:02}", str(2019 + number // 336)
    words = {
        "event": _EVENTS[number % len(_EVENTS)] + f" ({number + 1})",
        "outcome": _OUTCOMES[number % len(_OUTCOMES)],
        "source": _SOURCES[number % len(_SOURCES)],
    }
    told = {"day": day, "month": month, "year": year, **words}
    return [told.get(column.id, _answer(field)) for column in field.columns]
