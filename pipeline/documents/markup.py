"""The XML inside a Word file: parsed strictly, nothing fetched, nothing expanded."""

from typing import Any
from xml.parsers import expat

from lxml import etree

from pipeline.errors import DefinitionAtFault

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
PLACED = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
LINKED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

Element = Any  # lxml publishes no types
_BROKEN = "What came out is not a document Word can open."
_REMEDY = "A tag probably begins inside one table or paragraph and ends in another: keep both in the same place."


def w(name: str) -> str:
    """A WordprocessingML name in full."""
    return f"{{{WORD}}}{name}"


def parse(xml: bytes | str, place: str) -> Element:
    """The root of a part; one that is not well-formed is the template's fault."""
    content = xml.encode() if isinstance(xml, str) else xml
    try:
        # huge_tree: an answer of many pages is no attack here, its size was settled when it was read
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise DefinitionAtFault(_BROKEN, place=place, advice=_REMEDY) from error


def expect_whole(xml: bytes, place: str) -> None:
    """See that a finished part is well-formed: expat alone, for it builds no tree and takes a tenth of the time."""
    try:
        expat.ParserCreate().Parse(xml, True)  # noqa: FBT003 - its name is C's
    except expat.ExpatError as error:
        raise DefinitionAtFault(_BROKEN, place=place, advice=_REMEDY) from error


def as_text(root: Element) -> str:
    """A part as one string, entities resolved, the way templates are prepared."""
    text: str = etree.tostring(root, encoding="unicode")
    return text


def as_bytes(root: Element) -> bytes:
    """A part as it is kept in the package."""
    content: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return content
