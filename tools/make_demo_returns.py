"""Make the demo's invented returns: `python tools/make_demo_returns.py`. What it writes is kept in the repository.

Each is made by a producer an agency might use: python-docx for the plain Word table, our own empty form with its
content controls filled in, reportlab for the fillable PDF; msoffcrypto and pikepdf lock.
"""

import copy
import io
import textwrap
import tomllib
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import msoffcrypto.format.ooxml
import pikepdf
import pypdfium2
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from PIL import Image
from reportlab.lib.colors import black
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen import canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

from pipeline.definitions import load, packaged
from pipeline.model.form import Field, FieldType, Form
from pipeline.stationery import blank_form

HERE = Path(__file__).parent
TARGET = HERE.parent / "pipeline" / "demo" / "returns"
CASES = tomllib.loads((HERE / "demo_cases.toml").read_text(encoding="utf-8"))
KNOWN = load((packaged(),), "hsscp")
FORMS = {form.id: form for form in KNOWN.forms}
PASSWORD = "Marram-Grass-17"
OTHER_PASSWORD = "Dunlin by the 2nd breakwater"


def main() -> None:
    """Write every file."""
    TARGET.mkdir(parents=True, exist_ok=True)
    full = word_tables(FORMS["cspr"], CASES["cspr"]["full"])
    write("CSPR consideration request.docx", full)
    write("CSPR request sent again.docx", resaved(full))
    write(
        "Consideration form - unborn.docx", locked_word(word_tables(FORMS["cspr"], CASES["cspr"]["unborn"]), PASSWORD)
    )
    write("request form school.docx", our_form(FORMS["cspr"], CASES["cspr"]["thin"]))
    write("Engine Room KLOE night notes.pdf", fillable_pdf(FORMS["kloe"], CASES["kloe"]["good_practice"]))
    issue = fillable_pdf(FORMS["kloe"], CASES["kloe"]["issue"])
    write("KLOE waiting at 17.pdf", locked_pdf(issue, OTHER_PASSWORD))
    write("blank consideration form.docx", our_form(FORMS["cspr"], {}))
    write("Minutes of the practice forum.docx", minutes())
    write("scan from the front office.pdf", full_stop(issue))
    write("KLOE printed to PDF.pdf", printed_pdf(FORMS["kloe"], CASES["kloe"]["printed"]))
    write("KLOE from the scanner.pdf", scanned(printed_pdf(FORMS["kloe"], CASES["kloe"]["scanned"])))


def write(name: str, content: bytes) -> None:
    (TARGET / name).write_bytes(content)


def shown(answer: Any) -> str:
    if answer in (None, "", []):
        return ""
    return "\n".join(answer) if isinstance(answer, list) else str(answer)


def word_tables(form: Form, answers: dict[str, Any]) -> bytes:
    """The form as most offices fill it: typed into the cells of a Word table."""
    document = plain_document(form)
    for section in form.sections:
        if section.printed:
            document.add_heading(section.label, level=2)
        for field in section.fields:
            if field.id == "chronology_from":
                period(document, field, answers)
            elif field.id == "chronology_to":
                continue
            elif field.type is FieldType.TABLE:
                repeating(document, field, answers.get(field.id, []))
            elif field.choices or field.type is FieldType.YES_NO:
                ticks(document, field, answers)
            elif field.option_label == "":
                row = document.add_table(rows=1, cols=2, style="Table Grid").rows[0]
                row.cells[0].text, row.cells[1].text = field.label, shown(answers.get(field.id))
    return saved(document)


def period(document: WordDocument, field: Field, answers: dict[str, Any]) -> None:
    """The heading over the chronology, with its two months typed in or still to be."""
    months = [answers.get(one) or "mm/yy" for one in ("chronology_from", "chronology_to")]
    document.add_paragraph(f"{field.label.replace('mm/yy', '').rstrip(' (')} ({months[0]} to {months[1]})")


def ticks(document: WordDocument, field: Field, answers: dict[str, Any]) -> None:
    chosen = answers.get(field.id, [])
    chosen = chosen if isinstance(chosen, list) else [chosen]
    options = [(one.id, one.label) for one in field.choices] or [("yes", "Yes"), ("no", "No")]
    asked = {one.option_label: one.id for one in FORMS["cspr"].fields() if one.option_label}
    row = document.add_table(rows=1, cols=2, style="Table Grid").rows[0]
    row.cells[0].text = field.label
    row.cells[1].text = "\n".join(
        f"{'☒' if one in chosen else '☐'} {label} {answers.get(asked.get(one, ''), '')}".rstrip()
        for one, label in options
    )


def repeating(document: WordDocument, field: Field, rows: list[dict[str, str]]) -> None:
    table = document.add_table(rows=1, cols=len(field.columns), style="Table Grid")
    for cell, column in zip(table.rows[0].cells, field.columns, strict=True):
        cell.text = column.label
    for told in [*rows, {}]:
        for cell, column in zip(table.add_row().cells, field.columns, strict=True):
            cell.text = told.get(column.id, "")


def plain_document(form: Form) -> WordDocument:
    document = Document()
    document.core_properties.author = "An invented agency"
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(10)
    for section in document.sections:
        section.left_margin = section.right_margin = Cm(2)
    document.add_heading(form.title, level=1)
    for words in form.printed[:2]:
        document.add_paragraph(words)
    return document


def our_form(form: Form, answers: dict[str, Any]) -> bytes:
    """The empty form we send out, its controls filled in."""
    document = Document(io.BytesIO(blank_form(form, KNOWN.partnership, KNOWN.logo())))
    controls = {one.find(".//" + qn("w:tag")).get(qn("w:val")): one for one in document.element.iter(qn("w:sdt"))
                if one.find(qn("w:sdtPr")).find(qn("w:tag")) is not None}  # fmt: skip
    for field in form.fields():
        answer = answers.get(field.id)
        if field.type is FieldType.TABLE:
            fill_rows(controls[field.id], field, answer or [])
        elif field.choices or field.type is FieldType.YES_NO:
            for option in answer if isinstance(answer, list) else [answer] if answer else []:
                tick(controls[f"{field.id}.{option}"])
        elif answer:
            write_in(controls[field.id], shown(answer))
    return saved(document)


def write_in(control: Any, text: str) -> None:
    about = control.find(qn("w:sdtPr"))
    about.remove(about.find(qn("w:showingPlcHdr")))
    run = next(control.iter(qn("w:r")))
    run.remove(run.find(qn("w:rPr")))
    paragraph = run.getparent()
    for number, line in enumerate(text.split("\n")):
        if number:
            paragraph.addnext(again := copy.deepcopy(paragraph))
            paragraph, run = again, next(again.iter(qn("w:r")))
        run.find(qn("w:t")).text = line


def tick(box: Any) -> None:
    state = next(box.iter("{http://schemas.microsoft.com/office/word/2010/wordml}checked"))
    state.set("{http://schemas.microsoft.com/office/word/2010/wordml}val", "1")
    next(box.iter(qn("w:t"))).text = "☒"


def fill_rows(section: Any, field: Field, rows: list[dict[str, str]]) -> None:
    items = section.find(qn("w:sdtContent"))
    items.extend(copy.deepcopy(items[0]) for _ in range(len(rows) - len(items)))
    for item, told in zip(items, rows, strict=False):
        for control in item.iter(qn("w:sdt")):
            tag = control.find(qn("w:sdtPr")).find(qn("w:tag"))
            words = told.get(tag.get(qn("w:val")).removeprefix(f"{field.id}."), "") if tag is not None else ""
            if words:
                write_in(control, words)


def fillable_pdf(form: Form, answers: dict[str, Any]) -> bytes:
    """The form as a fillable PDF whose field names say nothing, as they mostly do."""
    box = io.BytesIO()
    page = canvas.Canvas(box, pagesize=A4, pageCompression=1)
    page.setTitle("Form")
    page.setFont("Helvetica-Bold", 14)
    page.drawString(56, 780, form.title)
    top = 730.0
    for number, field in enumerate(form.fields()):
        tall = 150 if field.type is FieldType.LONG_TEXT else 22
        page.setFont("Helvetica", 10)
        page.drawString(56, top, field.label)
        page.acroForm.textfield(
            name=f"Text{number + 1}", x=56, y=top - tall - 8, width=480, height=tall, fontSize=10, borderWidth=0.5,
            value=shown(answers.get(field.id)), maxlen=5000,
            fieldFlags="multiline" if field.type is FieldType.LONG_TEXT else "",
        )  # fmt: skip
        top -= tall + 40
    page.setFont("Helvetica", 8)
    for number, line in enumerate(textwrap.wrap(form.printed[1], 105)):
        page.drawString(56, 60 - 10 * number, line)
    page.save()
    return box.getvalue()


def printed_pdf(form: Form, answers: dict[str, Any]) -> bytes:
    """The form as a word processor prints it: a ruled table, and no form field left in it."""
    words = getSampleStyleSheet()["Normal"]
    rows = [
        [Paragraph(f"<b>{escape(field.label)}</b>", words), Paragraph(escape(shown(answers.get(field.id))), words)]
        for field in form.fields()
    ]
    table = Table(rows, colWidths=(170, 310), style=[("GRID", (0, 0), (-1, -1), 0.75, black)])
    box = io.BytesIO()
    title = Paragraph(f"<b>{escape(form.title)}</b>", words)
    said = [Paragraph(escape(line), words) for line in form.printed[:2]]
    SimpleDocTemplate(box, pagesize=A4, title="Form").build([title, Spacer(0, 12), *said, Spacer(0, 12), table])
    return box.getvalue()


def scanned(content: bytes) -> bytes:
    """What a scanner makes of the sheet: a picture, a little askew."""
    with pypdfium2.PdfDocument(content) as document:
        page = document[0].render(scale=200 / 72, grayscale=True).to_pil().convert("L")
    box = io.BytesIO()
    page.rotate(0.6, Image.Resampling.BICUBIC, fillcolor=255).save(box, "PDF", resolution=200, quality=70)
    return box.getvalue()


def locked_word(content: bytes, password: str) -> bytes:
    box = io.BytesIO()
    msoffcrypto.format.ooxml.OOXMLFile(io.BytesIO(content)).encrypt(password, box)
    return box.getvalue()


def locked_pdf(content: bytes, password: str) -> bytes:
    box = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as document:
        document.save(box, encryption=pikepdf.Encryption(owner=password + "!", user=password, R=6))
    return box.getvalue()


def resaved(content: bytes) -> bytes:
    """The same answers in other bytes, as when somebody opens a form and saves it once more."""
    document = Document(io.BytesIO(content))
    document.core_properties.revision = 2
    document.core_properties.last_modified_by = "A second invented person"
    return saved(copy.copy(document))


def minutes() -> bytes:
    document = Document()
    document.add_heading("Minutes of the practice forum", level=1)
    for words in (
        "Present: five practitioners from four agencies. Apologies: one.",
        "1. Name badges will be ready in the new year. Contact details of the forum stay as they are.",
        "2. The address list is to be brought up to date by the next meeting.",
    ):
        document.add_paragraph(words)
    return saved(document)


def full_stop(content: bytes) -> bytes:
    """A file whose copying broke off."""
    return content[: len(content) // 3]


def saved(document: WordDocument) -> bytes:
    box = io.BytesIO()
    document.save(box)
    return box.getvalue()


if __name__ == "__main__":
    main()
