"""Word 2003's own XML, one file in an older grammar: told in today's names and parts, so that others know only those.

Most names are the same in another namespace. Tracked changes and comments are annotations there, notes and headers
stand where they are referred to, and hints for other programs, smart tags and a writer's own XML lie around everything.
"""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from pipeline.errors import Refused, Unreadable
from pipeline.reading.word import names as n
from pipeline.reading.word.package import LEAVE_SHUT, MOST_OUT, parse, spelt_out

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_SPACE = "http://schemas.microsoft.com/office/word/2003/wordml"
_OLD, _NOTES_OF = "{" + _SPACE + "}", "{http://schemas.microsoft.com/aml/2001/core}"
_DRAWN = ("{urn:schemas-microsoft-com:vml}", "{urn:schemas-microsoft-com:office:")
_TAGGED = "{urn:schemas-microsoft-com:office:smarttags}"
_HEAD = 4_096
_BY_LIBREOFFICE = b"urn:oasis:names:tc:opendocument"
_OTHERWISE = {"vmerge": "vMerge", "hlink": "hyperlink", "h-ansi": "hAnsi", "fareast": "eastAsia"}
_CHANGES = {"Word.Insertion": n.INS, "Word.Deletion": n.DEL, "Word.Comment": n.W + "comment"}
_STORIES = {  # what stands where it is referred to: the part it becomes
    n.W + "footnote": "footnotes",
    n.W + "endnote": "endnotes",
    n.W + "comment": "comments",
    n.W + "hdr": "header",
    n.W + "ftr": "footer",
}
_AROUND_PAGES = frozenset({"header", "footer"})
_LEFT_OUT = frozenset(n.W + name for name in ("binData", "docSuppData", "fonts", "lists", "docPr"))
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_LINK = '<Relationship xmlns="{space}" Id="r{number}" Type="{kind}" Target="{target}"/>'


def is_word_2003(content: bytes) -> bool:
    """Whether these bytes are a document as Word 2003 wrote XML."""
    return content[:2] != b"PK" and _SPACE.encode() in content[:_HEAD].replace(b"\0", b"")


def packed(content: bytes) -> bytes:
    """The same document as a package of today's parts; pictures and macros are left out, as nobody reads them."""
    if len(content) > MOST_OUT:
        raise Refused("This Word document is far larger than a form can be.", advice=LEAVE_SHUT)
    if _BY_LIBREOFFICE in content[:_HEAD]:
        raise Unreadable(
            "This file was saved by LibreOffice as Word 2003 XML, which leaves out ticks, dates and choices.",
            advice="Ask for it to be saved as a Word document (.docx), an OpenDocument text (.odt) or a PDF.",
        )
    root = parse(content)
    macros = next(root.iter(_OLD + "docSuppData"), None) is not None
    for element in list(root.iter("*")):
        _renew(element)
    parts, links = dict[str, bytes](), list[tuple[str, str]]()
    for number, (kind, story) in enumerate(_stories(root), start=1):
        parts[f"word/story{number}.xml"] = spelt_out(story)
        links.append((kind, f"story{number}.xml"))
    if macros:
        links.append(("vbaProject", "vbaProject.bin"))
    styles = root.find(n.W + "styles")
    if styles is not None:
        root.remove(styles)
        parts["word/styles.xml"] = spelt_out(styles)
        links.append(("styles", "styles.xml"))
    root.tag = n.W + "document"
    return _zipped({"word/document.xml": spelt_out(root), "word/_rels/document.xml.rels": _rels(links)} | parts)


def _renew(element: "Element") -> None:
    """Give an element its name of today, or leave only what it holds."""
    if element.tag == _NOTES_OF + "annotation":
        kind = element.get(_OLD + "type", "")
        if kind in _CHANGES:
            element.tag = _CHANGES[kind]
            return
    if element.tag.startswith(_OLD):
        element.tag = n.W + _today(element.tag)
        for name, value in element.attrib.items():
            if name.startswith(_OLD):
                del element.attrib[name]
                element.set(n.W + _today(name), value)
    elif element.tag.startswith(_TAGGED) or not element.tag.startswith(_DRAWN):
        _unwrap(element)


def _today(name: str) -> str:
    local = name.removeprefix(_OLD)
    return _OTHERWISE.get(local, local)


def _unwrap(element: "Element") -> None:
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at : at + 1] = list(element)


def _stories(root: "Element") -> "Iterator[tuple[str, Element]]":
    """Headers, notes and comments, taken out of the text, with a reference left behind to each note."""
    for gone in list(root.iter(*_LEFT_OUT)):
        parent = gone.getparent()
        if parent is not None:
            parent.remove(gone)
    notes: dict[str, Element] = {}
    for story in list(root.iter(*_STORIES)):
        kind, parent = _STORIES[story.tag], story.getparent()
        if parent is None:
            continue
        if kind in _AROUND_PAGES:
            parent.remove(story)
            yield kind, story
        else:
            parent.replace(story, story.makeelement(n.W + kind.removesuffix("s") + "Reference"))
            notes.setdefault(kind, root.makeelement(n.W + kind)).append(story)
    yield from notes.items()


def _rels(links: list[tuple[str, str]]) -> bytes:
    space = n.PACKAGE[1:-1]
    rows = (
        _LINK.format(space=space, number=number, kind=_RELATED + kind, target=target)
        for number, (kind, target) in enumerate(links, start=1)
    )
    return f'<Relationships xmlns="{space}">{"".join(rows)}</Relationships>'.encode()


def _zipped(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()
