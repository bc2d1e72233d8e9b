"""A Word file around an empty form's body."""

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

from pipeline.model.partnership import Branding
from pipeline.model.sheet import STAMP
from pipeline.stationery.looks import styles
from pipeline.stationery.markup import HEAD, NS, paragraph, run

_NO_TIME = (1980, 1, 1, 0, 0, 0)  # the same definition gives the same bytes
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_LINKS = f"{_OFFICE}/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = {
    "word/document.xml": f"{_WORD}.document.main+xml",
    "word/glossary/document.xml": f"{_WORD}.document.glossary+xml",
    "word/glossary/styles.xml": f"{_WORD}.styles+xml",
    "word/styles.xml": f"{_WORD}.styles+xml",
    "word/settings.xml": f"{_WORD}.settings+xml",
    "word/header1.xml": f"{_WORD}.header+xml",
    "word/header2.xml": f"{_WORD}.header+xml",
    "word/footer1.xml": f"{_WORD}.footer+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
}


def packed(
    body: str, *, first_header: str, header: str, footer: str, logo: bytes, branding: Branding,
    prompts: Mapping[str, str], title: str, author: str, stamp: str,
) -> bytes:  # fmt: skip
    """The whole file."""
    look = styles(branding)
    return _zipped(
        {
            "[Content_Types].xml": _content_types(),
            "_rels/.rels": _links(
                (f"{_LINKS}/officeDocument", "word/document.xml"),
                (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
                (f"{_LINKS}/custom-properties", "docProps/custom.xml"),
            ),
            "word/document.xml": f"{HEAD}<w:document {NS}><w:body>{body}{_PAGE}</w:body></w:document>",
            "word/_rels/document.xml.rels": _links(
                (f"{_LINKS}/styles", "styles.xml"),
                (f"{_LINKS}/settings", "settings.xml"),
                (f"{_LINKS}/glossaryDocument", "glossary/document.xml"),
                (f"{_LINKS}/header", "header1.xml"),
                (f"{_LINKS}/header", "header2.xml"),
                (f"{_LINKS}/footer", "footer1.xml"),
            ),
            "word/styles.xml": look,
            "word/settings.xml": _settings(),
            "word/header1.xml": f"{HEAD}<w:hdr {NS}>{first_header}</w:hdr>",
            "word/_rels/header1.xml.rels": _links((f"{_LINKS}/image", "media/logo.png")),
            "word/header2.xml": f"{HEAD}<w:hdr {NS}>{header}</w:hdr>",
            "word/footer1.xml": f"{HEAD}<w:ftr {NS}>{footer}</w:ftr>",
            "word/glossary/document.xml": _glossary(prompts),
            "word/glossary/_rels/document.xml.rels": _links((f"{_LINKS}/styles", "styles.xml")),
            "word/glossary/styles.xml": look,
            "word/media/logo.png": logo,
            "docProps/core.xml": _properties(title, author),
            "docProps/custom.xml": _stamped(stamp),
        }
    )


_PAGE = (
    '<w:sectPr><w:headerReference w:type="first" r:id="rId4"/><w:headerReference w:type="default" r:id="rId5"/>'
    '<w:footerReference w:type="first" r:id="rId6"/><w:footerReference w:type="default" r:id="rId6"/>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" '
    'w:header="624" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>'
)


def _settings() -> str:
    return (
        f'{HEAD}<w:settings {NS}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-GB"/></w:settings>'
    )


def _glossary(prompts: Mapping[str, str]) -> str:
    """Where Word finds a control's prompt again when somebody takes the answer out."""
    parts = "".join(
        f'<w:docPart><w:docPartPr><w:name w:val="{name}"/><w:category><w:name w:val="General"/>'
        '<w:gallery w:val="placeholder"/></w:category><w:types><w:type w:val="bbPlcHdr"/></w:types>'
        f'<w:behaviors><w:behavior w:val="content"/></w:behaviors><w:guid w:val="{_guid(name)}"/></w:docPartPr>'
        f"<w:docPartBody>{paragraph('Answer', run(words, 'PlaceholderText'))}</w:docPartBody></w:docPart>"
        for name, words in prompts.items()
    )
    return f"{HEAD}<w:glossaryDocument {NS}><w:docParts>{parts}</w:docParts></w:glossaryDocument>"


def _guid(name: str) -> str:
    return f"{{{name[:8]}-{name[8:12]}-{name[12:16]}-{name[16:20]}-{name[20:]}}}"


def _properties(title: str, author: str) -> str:
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(author)}</dc:creator>"
        "<dc:language>en-GB</dc:language></cp:coreProperties>"
    )


def _stamped(stamp: str) -> str:
    return (
        f'{HEAD}<Properties xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes">'
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="{STAMP}">'
        f"<vt:lpwstr>{escape(stamp)}</vt:lpwstr></property></Properties>"
    )


def _links(*targets: tuple[str, str]) -> str:
    body = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{body}</Relationships>'


def _content_types() -> str:
    parts = "".join(f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in _TYPES.items())
    return (
        f'{HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="png" ContentType="image/png"/>{parts}</Types>'
    )


def _zipped(parts: Mapping[str, str | bytes]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _NO_TIME), content, zipfile.ZIP_DEFLATED)
    return kept.getvalue()
