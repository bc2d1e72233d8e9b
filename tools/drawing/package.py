"""A Word file around a body."""

import io
import zipfile

from drawing.pieces import HEAD, NS
from drawing.styles import numbering, styles, theme

_TYPES = {
    "document": "wordprocessingml.document.main", "styles": "wordprocessingml.styles",
    "settings": "wordprocessingml.settings", "numbering": "wordprocessingml.numbering",
    "header1": "wordprocessingml.header", "header2": "wordprocessingml.header",
    "footer1": "wordprocessingml.footer", "footer2": "wordprocessingml.footer", "theme/theme1": "theme",
}  # fmt: skip
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def _links(*targets):
    body = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{body}</Relationships>'


def _types():
    prefix = "application/vnd.openxmlformats-officedocument."
    rows = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{prefix}{kind}+xml"/>' for name, kind in _TYPES.items()
    )
    core = f'<Override PartName="/docProps/core.xml" ContentType="{prefix.replace("officedocument.", "package.")}'
    return (
        f'{HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="png" ContentType="image/png"/>{rows}{core}core-properties+xml"/></Types>'
    )


def _settings():
    return (
        f'{HEAD}<w:settings {NS}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-GB"/><w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" '
        'w:accent1="accent1" w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" '
        'w:accent6="accent6" w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/></w:settings>'
    )


def _section():
    return (
        '<w:sectPr><w:headerReference w:type="first" r:id="rId4"/><w:headerReference w:type="default" r:id="rId5"/>'
        '<w:footerReference w:type="first" r:id="rId6"/><w:footerReference w:type="default" r:id="rId7"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1418" w:bottom="1304" w:left="1418" '
        'w:header="680" w:footer="624" w:gutter="0"/><w:titlePg/></w:sectPr>'
    )


def document(body, *, first_header, header, first_footer, footer, logo):
    """A whole Word file around a body."""
    core = (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Template</dc:title></cp:coreProperties>'
    )
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _links(
            (f"{_OFFICE}/officeDocument", "word/document.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "word/document.xml": f"{HEAD}<w:document {NS}><w:body>{body}{_section()}</w:body></w:document>",
        "word/_rels/document.xml.rels": _links(
            (f"{_OFFICE}/styles", "styles.xml"), (f"{_OFFICE}/settings", "settings.xml"),
            (f"{_OFFICE}/numbering", "numbering.xml"), (f"{_OFFICE}/header", "header1.xml"),
            (f"{_OFFICE}/header", "header2.xml"), (f"{_OFFICE}/footer", "footer1.xml"),
            (f"{_OFFICE}/footer", "footer2.xml"), (f"{_OFFICE}/theme", "theme/theme1.xml"),
        ),
        "word/styles.xml": styles(),
        "word/settings.xml": _settings(),
        "word/numbering.xml": numbering(),
        "word/theme/theme1.xml": theme(),
        "word/header1.xml": f"{HEAD}<w:hdr {NS}>{first_header}</w:hdr>",
        "word/_rels/header1.xml.rels": _links((f"{_OFFICE}/image", "media/logo.png")),
        "word/header2.xml": f"{HEAD}<w:hdr {NS}>{header}</w:hdr>",
        "word/footer1.xml": f"{HEAD}<w:ftr {NS}>{first_footer}</w:ftr>",
        "word/footer2.xml": f"{HEAD}<w:ftr {NS}>{footer}</w:ftr>",
        "word/media/logo.png": logo,
        "docProps/core.xml": core,
    }  # fmt: skip
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return kept.getvalue()
