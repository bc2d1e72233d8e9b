"""The zip package of a Word document, opened with limits; nothing in it is followed, run or fetched."""

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from lxml import etree
from msgspec import Struct

from pipeline.errors import Refused, Unreadable
from pipeline.reading.word import names as n

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MOST_MEMBERS = 1_000
MOST_OUT = 200 * 2**20
FREE_OUT = 2**24  # a table of a thousand like rows packs better than 100 : 1; below this nobody asks
MOST_RATIO = 100
CHUNK = 2**16

_XML = (".xml", ".rels")
_STRICT = "{http://purl.oclc.org/"
_SAFE: dict[str, bool] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}
_USUAL_MAIN = "word/document.xml"
_PEEK = 1_024
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, KeyError,
)  # fmt: skip
ASK_AGAIN = "Open it in Word, save it as a Word document (.docx) and try again, or ask the sender for another copy."
LEAVE_SHUT = "Don't open it; ask the sender how it was made, and for a copy saved by Word itself."


class Link(Struct, frozen=True, kw_only=True):
    """One relationship of a part: what kind, where to, and whether it leads out of the package."""

    id: str
    kind: str  # the last word of its type: 'header', 'footnotes', 'vbaProject'
    target: str  # the part's name; for what lies outside, the address as written
    outside: bool


class Package:
    """The parts of one Word document, inflated and parsed when asked for."""

    def __init__(self, content: bytes, unread: tuple[str, ...] = ()) -> None:
        self._content = content
        self._out = 0
        self._links: dict[str, tuple[Link, ...]] = {}
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
            members = self._zip.infolist()
        except _DAMAGED as cause:
            raise Unreadable("This Word document is damaged or only half there.", advice=ASK_AGAIN) from cause
        if len(members) > MOST_MEMBERS:
            raise Refused("This Word document is made of more parts than a form can need.", advice=LEAVE_SHUT)
        self._members = {_plain(member.filename): member for member in members}
        told = (member for name, member in self._members.items() if name.endswith(_XML) and name not in unread)
        if any(b"<!DOCTYPE" in self._opening(member) for member in told):
            raise _declares_types()

    def main(self) -> str:
        """The name of the part that holds the document itself."""
        for link in self.links(""):
            if link.kind == "officeDocument" and not link.outside and _plain(link.target) in self._members:
                return link.target
        if _USUAL_MAIN in self._members:  # the note that says where the document is got lost
            return _USUAL_MAIN
        raise Unreadable("This file is no Word document, whatever its name says.", advice=ASK_AGAIN)

    def links(self, part: str) -> tuple[Link, ...]:
        """The relationships of a part; of the whole package for ''."""
        if part not in self._links:
            folder, name = posixpath.split(part)
            rels = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
            elements = () if rels is None else rels.iter(n.PACKAGE + "Relationship")
            self._links[part] = tuple(_link(element, folder) for element in elements)
        return self._links[part]

    def xml(self, part: str) -> "Element | None":
        """The parsed part, in the transitional names whichever it was written in; None where there is none."""
        data = self.bytes_of(part)
        return None if data is None else parse(data)

    def bytes_of(self, part: str) -> bytes | None:
        """The part as it is written; None where there is none."""
        member = self._members.get(_plain(part))
        return None if member is None else b"".join(self._inflated(member))

    def growing_body(self, part: str) -> "Iterator[Element]":
        """The body of a document, given again after each piece of its part that is inflated and parsed.

        So nobody need keep all of it; but only at the end is it known that all of it is undamaged. The few that are
        written in the strict names are given once, when all is parsed.
        """
        parser = etree.XMLPullParser(("start",), tag="{*}body", **_SAFE)
        body: Element | None = None
        strict = False
        for piece in self._inflated(self._members[_plain(part)]):
            with _faults():
                parser.feed(piece)
            if body is None:
                body = _body_in(parser)
                strict = body is not None and body.tag.startswith(_STRICT)
            if body is not None and not strict:
                yield body
        with _faults():
            parser.close()
        if body is not None and strict:
            yield _transitional(body)

    def _opening(self, member: zipfile.ZipInfo) -> bytes:
        """The first words of a part, read past the zip library, which takes five times as long for so little."""
        head = member.header_offset + 26
        start = head + 4 + sum(int.from_bytes(self._content[at : at + 2], "little") for at in (head, head + 2))
        packed = self._content[start : start + _PEEK]
        try:
            words = zlib.decompressobj(-15).decompress(packed, _PEEK) if member.compress_type else packed
        except zlib.error:
            return b""  # damaged, which shows when the part is read
        return words.replace(b"\0", b"")  # as UTF-16 has between its letters

    def _inflated(self, member: zipfile.ZipInfo) -> Iterator[bytes]:
        size = 0
        try:
            with self._zip.open(member) as stream:
                while piece := stream.read(CHUNK):
                    size += len(piece)
                    self._count(len(piece), size, member.compress_size)
                    yield piece
        except _DAMAGED as cause:
            raise Unreadable("A part of this Word document is damaged.", advice=ASK_AGAIN) from cause

    def _count(self, more: int, size: int, packed: int) -> None:
        """Stop a zip bomb while it inflates; what its directory says about sizes counts for nothing."""
        self._out += more
        if (
            self._out > MOST_OUT
            or self._out > FREE_OUT + MOST_RATIO * len(self._content)
            or size > FREE_OUT + MOST_RATIO * packed
        ):
            raise Refused("This Word document unpacks to far more than a form can hold.", advice=LEAVE_SHUT)


def parse(data: bytes) -> "Element":
    """The element written here, in the transitional names whichever it was written in."""
    with _faults():
        root = etree.fromstring(data, etree.XMLParser(**_SAFE))
    _no_types(root)
    return _transitional(root) if root.tag.startswith(_STRICT) else root


def spelt_out(element: "Element") -> bytes:
    """The element as a part of its own would write it."""
    return bytes(etree.tostring(element, encoding="utf-8"))


@contextmanager
def _faults() -> Iterator[None]:
    """What the parser says against a file, said as our own."""
    try:
        yield
    except etree.XMLSyntaxError as cause:
        if cause.code == etree.ErrorTypes.ERR_RESOURCE_LIMIT:
            raise Refused("This Word document is built far larger or deeper than a form.", advice=LEAVE_SHUT) from cause
        raise Unreadable("A part of this Word document is damaged.", advice=ASK_AGAIN) from cause


def _body_in(parser: "etree.XMLPullParser") -> "Element | None":
    for _, element in parser.read_events():
        root = element.getparent()
        if _renamed(element.tag) == n.BODY and root is not None and root.getparent() is None:
            _no_types(root)
            return element
    return None


def _no_types(root: "Element") -> None:
    if root.getroottree().docinfo.internalDTD is not None:
        raise _declares_types()


def _declares_types() -> Refused:
    return Refused("This document carries a document type declaration, which Word never writes.", advice=LEAVE_SHUT)


def _link(element: "Element", folder: str) -> Link:
    outside = element.get("TargetMode", "") == "External"
    target = element.get("Target", "")
    if not outside:
        if "%" in target:
            from urllib.parse import unquote

            target = unquote(target)
        target = posixpath.normpath(posixpath.join("/", folder, target.replace("\\", "/"))).lstrip("/")
    kind = element.get("Type", "").rpartition("/")[2]
    return Link(id=element.get("Id", ""), kind=kind, target=target, outside=outside)


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _transitional(root: "Element") -> "Element":
    for element in root.iter("*"):
        _rename(element)
    return root


def _rename(element: "Element") -> None:
    element.tag = _renamed(element.tag)
    for name, value in element.attrib.items():
        plain = _renamed(name)
        if plain != name:
            del element.attrib[name]
            element.set(plain, value)


def _renamed(name: str) -> str:
    if name.startswith(_STRICT):
        space, _, local = name.partition("}")
        return n.STRICT.get(space + "}", space + "}") + local
    return name
