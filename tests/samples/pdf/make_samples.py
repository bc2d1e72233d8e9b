"""Makes the samples of this folder anew: `python make_samples.py FOLDER`; needs LibreOffice, node and pdf-lib.

All content is invented. The tests read what is committed; run this only to change a sample, and look at the result.
"""

import io
import subprocess
import sys
from pathlib import Path

import docx
import pikepdf
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

HERE = Path(__file__).parent
LONG = (
    "The family were known to Early Help from the spring. School rang on three mornings and nobody answered. "
    "The health visitor, who had met the children in March, wrote that the house was warm and that there was food. "
)


def office(folder: Path, document: docx.document.Document, name: str, *, fields: bool = False) -> None:
    """Print this document to PDF with LibreOffice, as Word users do."""
    source = folder / f"{name}.docx"
    document.save(str(source))
    options = ':{"ExportFormFields":{"type":"boolean","value":"%s"}}' % ("true" if fields else "false")
    profile = (folder / "profile").resolve().as_uri()
    command = ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to"]
    subprocess.run([*command, f"pdf:writer_pdf_Export{options}", "--outdir", str(folder), str(source)], check=True)
    source.unlink()


def control(cell: docx.table._Cell, kind: str, text: str, tag: str) -> None:
    """Put a content control of Word into this cell."""
    xml = (
        f'<w:sdt {nsdecls("w")}><w:sdtPr><w:alias w:val="{tag}"/><w:tag w:val="{tag}"/>{kind}</w:sdtPr>'
        f"<w:sdtContent><w:r><w:t>{text}</w:t></w:r></w:sdtContent></w:sdt>"
    )
    cell.paragraphs[0]._p.append(parse_xml(xml))


def new_document() -> docx.document.Document:
    document = docx.Document()
    document.styles["Normal"].font.name = "Liberation Sans"
    document.styles["Normal"].font.size = Pt(10)
    return document


def rows(document: docx.document.Document, pairs: list[tuple[str, str]], *, style: str = "Table Grid") -> None:
    table = document.add_table(rows=0, cols=2, style=style)
    for label, value in pairs:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, value
        cells[0].width, cells[1].width = Cm(6), Cm(10)


def content_controls(folder: Path) -> None:
    document = new_document()
    document.add_heading("Consideration request", 1)
    table = document.add_table(rows=4, cols=2, style="Table Grid")
    labels = ("Family Name:", "Sex:", "Date Submitted", "Known to YOT")
    for row, label in zip(table.rows, labels, strict=True):
        row.cells[0].text = label
    items = (
        '<w:dropDownList><w:listItem w:displayText="Female" w:value="F"/><w:listItem w:displayText="Male" w:value="M"/>'
    )
    control(table.cell(0, 1), "<w:text/>", "Vandermolen", "Text1")
    control(table.cell(1, 1), f"{items}</w:dropDownList>", "Female", "Dropdown4")
    control(table.cell(2, 1), '<w:date w:fullDate="2024-03-04T00:00:00Z"><w:dateFormat w:val="d MMMM yyyy"/></w:date>',
            "4 March 2024", "Date2")  # fmt: skip
    table.cell(3, 1).paragraphs[0]._p.append(
        parse_xml(
            f'<w:sdt {nsdecls("w")} xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w:sdtPr>'
            '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr>'
            "<w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt>"
        )
    )
    office(folder, document, "libreoffice-content-controls", fields=True)


REFERRER = (
    "Ms Ottoline Brandreth, Health Visitor, Stillwater Community Trust, "
    "ottoline.brandreth@stillwater-community-trust.example.org, 01632 960451"
)
PAIRS = [
    ("Family Name:", "Vandermolen"),
    ("Referrer (Name, Agency and Contact Details)", REFERRER),
    ("Home Address (include Postcode):", "14 Harbour Row\nSaltmarsh\nZZ1 1ZZ"),
    ("Male / Female", "☐ Male\n☒ Female"),
    ("Has a Serious Child Care Incident form been submitted to Ofsted / Child Safeguarding Practice Review Panel?",
     "☐ Yes\n☒ No"),
    ("Case Ref / NHS No:", "999 000 0018"),
]  # fmt: skip


def printed(folder: Path) -> None:
    document = new_document()
    document.sections[0].footer.paragraphs[0].text = "Printed from the case system"
    document.add_heading("Consideration request", 1)
    rows(document, PAIRS)
    document.add_paragraph("Details of the incident")
    rows(document, [("Please provide brief details:", LONG * 22)])
    office(folder, document, "libreoffice-printed")


def bare(folder: Path) -> None:
    document = new_document()
    document.add_heading("Consideration request", 1)
    rows(document, PAIRS, style="Normal Table")
    office(folder, document, "libreoffice-no-rules")


def struck(folder: Path) -> None:
    document = new_document()
    rows(document, [("Agency", "")])
    paragraph = document.tables[0].cell(0, 1).paragraphs[0]
    gone = paragraph.add_run("Saltmarsh Council")
    gone.font.strike = True
    paragraph.add_run(" Stillwater Trust")
    office(folder, document, "libreoffice-struck")


def acroform(folder: Path) -> None:
    canvas = Canvas(str(folder / "reportlab-fields.pdf"), pagesize=A4, invariant=True)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(50, 800, "Family Name:")
    canvas.drawString(50, 760, "Agency:")
    canvas.drawString(70, 720, "Male")
    canvas.drawString(170, 720, "Female")
    canvas.drawString(70, 690, "Child in Need")
    form = canvas.acroForm
    form.textfield(name="undefined_2", value="Vandermolen", x=130, y=792, width=200, height=20, tooltip="Family name")
    form.choice(name="Dropdown4", value="sc", options=[("Stillwater Trust", "st"), ("Saltmarsh Council", "sc")],
                x=130, y=752, width=200, height=20)  # fmt: skip
    for value, x in (("M", 50), ("F", 150)):
        form.radio(name="Group1", value=value, selected=value == "F", x=x, y=718, size=12)
    form.checkbox(name="Check Box9", checked=True, x=50, y=688, size=12)
    canvas.save()


def odd_fields(folder: Path) -> None:
    """The same form after a careless hand: a value that its box does not draw, a hidden field, a missing appearance."""
    with pikepdf.open(folder / "reportlab-fields.pdf") as file:
        fields = {str(field.get("/T")): field for field in file.Root.AcroForm.Fields}
        fields["Check Box9"].AS = pikepdf.Name.Off
        text = fields["undefined_2"]
        del text.AP
        text.V = pikepdf.String("Vandermolen-Żak\rformerly Óðinsson")
        hidden = file.make_indirect(pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx, T=pikepdf.String("Text99"), F=2,
            V=pikepdf.String("left from last year"), Rect=[50, 640, 250, 660]))  # fmt: skip
        file.pages[0].Annots.append(hidden)
        file.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert('hello')"))
        file.attachments["note.txt"] = b"attached"
        file.save(folder / "pikepdf-odd-fields.pdf", deterministic_id=True)


def typed_over(folder: Path) -> None:
    """A flat form with answers typed over it, a tick typed into a drawn square, and a highlight."""
    page = io.BytesIO()
    canvas = Canvas(page, pagesize=A4, invariant=True)
    canvas.setFont("Helvetica", 10)
    canvas.grid([50, 200, 500], [700, 740, 780])
    canvas.drawString(55, 755, "Family Name:")
    canvas.drawString(55, 715, "Known to YOT")
    for x, y, label in ((205, 722, "Yes"), (205, 705, "No")):
        canvas.rect(x, y, 10, 10)
        canvas.drawString(x + 16, y + 1, label)
    canvas.drawString(50, 650, "Urgent and confidential")
    canvas.save()
    with pikepdf.open(page) as file:

        def note(subtype: str, rect: list[float], **more: object) -> pikepdf.Object:
            return file.make_indirect(pikepdf.Dictionary(
                Type=pikepdf.Name.Annot, Subtype=pikepdf.Name(subtype), Rect=rect, F=4, **more))  # fmt: skip

        look = pikepdf.String("/Helv 10 Tf")
        file.pages[0].Annots = file.make_indirect(pikepdf.Array([
            note("/FreeText", [210, 745, 400, 770], Contents=pikepdf.String("Vandermolen"), DA=look),
            note("/FreeText", [204, 704, 218, 718], Contents=pikepdf.String("X"), DA=look),
            note("/Highlight", [50, 647, 85, 660], QuadPoints=[50, 660, 80, 660, 50, 647, 80, 647]),
        ]))  # fmt: skip
        file.save(folder / "pikepdf-typed-over.pdf", deterministic_id=True)


def pdf_lib(folder: Path) -> None:
    """Fields made, filled and flattened by pdf-lib, comb included."""
    subprocess.run(["node", str(HERE / "make_pdf_lib.mjs"), str(folder)], check=True, cwd=folder)


WEB_FORM = """<html><head><meta charset="utf-8"><style>td{border:0.5pt solid black;padding:3pt}
table{border-collapse:collapse;width:100%}</style></head><body><form><p><b>Consideration request</b></p>
<table border="1"><tr><td>Family Name:</td><td><input name="a1" value="Vandermolen"></td></tr>
<tr><td>Home Address:</td><td><textarea name="a2" rows="3">14 Harbour Row
Saltmarsh</textarea></td></tr>
<tr><td>Agency:</td><td><select name="a3"><option>Saltmarsh Council<option selected>Stillwater Trust</select></td></tr>
<tr><td><input type="checkbox" name="b1"> Male</td><td><input type="checkbox" name="b2" checked> Female</td></tr>
<tr><td><input type="radio" name="c" value="1" checked> Yes</td><td><input type="radio" name="c" value="2"> No</td></tr>
</table></form></body></html>"""


def web_form(folder: Path) -> None:
    """A web form, filled in: printed by Chromium, and exported by LibreOffice with its fields."""
    page = folder / "web-form.html"
    page.write_text(WEB_FORM, encoding="utf-8")
    out = folder / "chromium-web-form.pdf"
    chromium = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    subprocess.run([*chromium, f"--user-data-dir={folder}/browser", f"--print-to-pdf={out}", page.as_uri()], check=True)
    profile = (folder / "profile").resolve().as_uri()
    office = ["soffice", "--headless", f"-env:UserInstallation={profile}", "--infilter=HTML (StarWriter)"]
    options = 'pdf:writer_pdf_Export:{"ExportFormFields":{"type":"boolean","value":"true"}}'
    subprocess.run([*office, "--convert-to", options, "--outdir", str(folder), str(page)], check=True)
    (folder / "web-form.pdf").rename(folder / "libreoffice-web-form.pdf")
    page.unlink()


def distilled(folder: Path) -> None:
    """A form in a font that draws 'tt' and 'fi' as one sign, through Ghostscript."""
    document = new_document()
    document.styles["Normal"].font.name = "Carlito"
    rows(document, [("Notified", "see attached"), ("Action", "first attempt"), ("Contact", "office@example.org")])
    office(folder, document, "ghostscript")
    source = folder / "ghostscript.pdf"
    command = ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", "-o", "ghostscript-ligatures.pdf"]
    subprocess.run([*command, source.name], check=True, cwd=folder)
    source.unlink()


def main(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    makers = (acroform, odd_fields, typed_over, content_controls, printed, bare, struck, pdf_lib, web_form, distilled)
    for make in makers:
        make(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
