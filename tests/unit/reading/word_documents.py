"""Word documents written by hand for tests: only the parts a case is about."""

import zipfile
from io import BytesIO

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{OFFICE}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" '
    'xmlns:x="http://example.org/of-nobody" xmlns:v="urn:schemas-microsoft-com:vml"'
)
TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """A zip file of these parts."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def links(*rows: tuple[str, str, bool]) -> str:
    """A relationships part: kind, target, whether outside."""
    items = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if outside else ''}/>"
        for number, (kind, target, outside) in enumerate(rows, start=1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{items}</Relationships>'


def document(body: str) -> str:
    """The main part with this body."""
    return f"<w:document {SPACES}><w:body>{body}<w:sectPr/></w:body></w:document>"


def story(root: str, content: str) -> str:
    """Another part of the document: hdr, footnotes, comments."""
    return f"<w:{root} {SPACES}>{content}</w:{root}>"


def docx(body: str, *rows: tuple[str, str, bool], **more: str | bytes) -> bytes:
    """A whole document with this body, these relationships and parts ('header1_xml')."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": links(("officeDocument", "word/document.xml", False)),
        "word/document.xml": document(body),
        "word/_rels/document.xml.rels": links(*rows),
    }
    return zipped(parts | {"word/" + name.replace("_", "."): content for name, content in more.items()})


def run(text: str, style: str = "") -> str:
    """One run."""
    return f'<w:r><w:rPr>{style}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(*content: str, about: str = "") -> str:
    """One paragraph; plain words become runs."""
    inner = "".join(piece if piece.startswith("<") else run(piece) for piece in content)
    return f"<w:p><w:pPr>{about}</w:pPr>{inner}</w:p>"


def cell(*content: str, about: str = "") -> str:
    """One table cell of paragraphs."""
    inner = "".join(piece if piece.startswith("<") else para(piece) for piece in content) or para()
    return f"<w:tc><w:tcPr>{about}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, about: str = "") -> str:
    """One table row; plain words become cells."""
    inner = "".join(piece if piece.startswith("<") else cell(piece) for piece in cells)
    return f"<w:tr><w:trPr>{about}</w:trPr>{inner}</w:tr>"


def table(*rows: str) -> str:
    """One table."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def sdt(about: str, content: str) -> str:
    """One content control."""
    return f"<w:sdt><w:sdtPr>{about}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def field(instruction: str, result: str = "", data: str = "") -> str:
    """One complex field."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
