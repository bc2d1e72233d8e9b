"""A document from its kind's template and a snapshot: the same inputs give the same bytes."""

import datetime as dt
import json
from typing import Any
from xml.sax.saxutils import escape

from pipeline.documents import language, markup, package
from pipeline.documents.looks import Look
from pipeline.documents.prepared import Prepared, prepare
from pipeline.model.days import long_date
from pipeline.model.document import Kind

_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    "<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator><cp:lastModifiedBy>{author}</cp:lastModifiedBy>"
    "<dc:language>en-GB</dc:language><cp:revision>{version}</cp:revision>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">{made}T00:00:00Z</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">{made}T00:00:00Z</dcterms:modified></cp:coreProperties>'
)


def render(kind: Kind, template: bytes, snapshot: bytes, *, made: dt.date, version: int, logo: bytes) -> bytes:
    """Fill in a kind's template from a snapshot, and see that what came out is whole."""
    told = json.loads(snapshot)
    look = Look(logo=logo, **told["look"])
    ready = prepare(template, look, kind.template)
    document = {**told["document"], "version": version, "made": long_date(made)}
    context = {**told["blocks"], "document": document}
    filled = {name: _filled(ready, name, context, kind.template) for name in ready.living}
    filled["docProps/core.xml"] = _properties(document, made, version)
    return package.bind(
        package.pack(name, filled[name]) if name in filled else ready.still[name] for name in ready.order
    )


def _filled(ready: Prepared, name: str, context: dict[str, Any], place: str) -> bytes:
    part = ready.living[name]
    content = language.filled(part.template, context, part.source, place).encode()
    markup.expect_whole(content, place)  # nothing leaves that Word would have to repair
    return content


def _properties(document: dict[str, Any], made: dt.date, version: int) -> bytes:
    title = f"{document['title']} {document['reference']}"
    return _CORE.format(
        title=escape(title), author=escape(document["author"]), version=version, made=made.isoformat()
    ).encode()
