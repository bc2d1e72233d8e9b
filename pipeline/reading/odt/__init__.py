"""OpenDocument texts (.odt, .ott, .fodt): read as they are written, for a conversion drops form controls and dates."""

from collections.abc import Iterator
from itertools import count
from typing import TYPE_CHECKING

from pipeline.errors import Refused, Unreadable
from pipeline.model.sheet import Grid, Line, Region, Sheet
from pipeline.reading.odt import names as n
from pipeline.reading.odt.controls import form_controls
from pipeline.reading.odt.numbers import Numbers
from pipeline.reading.odt.paragraph import Stores
from pipeline.reading.odt.styles import Styles
from pipeline.reading.odt.walk import Walk
from pipeline.reading.word.package import Package, parse

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_ZIP = b"PK"
_ASK = "Open it in the program it was written with, save it as .docx and try again, or ask for another copy."
_SIDES = ("header", "header-first", "header-left", "footer", "footer-first", "footer-left")


def read(content: bytes) -> Sheet:
    """Everything on one OpenDocument text; nothing in it is run, followed or fetched."""
    try:
        return _read(*_parts(content))
    except Unreadable as cause:
        raise Unreadable("This OpenDocument text is damaged or only half there.", advice=_ASK) from cause
    except RecursionError as cause:
        raise Refused("This document is nested far deeper than any form.", advice=_ASK) from cause


def _parts(content: bytes) -> "tuple[Element, Element | None, bool]":
    """The words, the styles where they are apart, and whether there are macros."""
    if not content.startswith(_ZIP):
        root = parse(content)
        return root, None, next(root.iter(n.OFFICE + "script"), None) is not None
    package = Package(content, unread=("meta-inf/manifest.xml",))
    words = package.xml("content.xml")
    if words is None:
        raise Unreadable
    return words, package.xml("styles.xml"), package.xml("Basic/script-lc.xml") is not None


def _read(root: "Element", styles: "Element | None", macros: bool) -> Sheet:  # noqa: FBT001
    body = next(root.iter(n.OFFICE + "text"), None)
    if body is None:
        raise Unreadable
    both = [root] if styles is None else [styles, root]
    walk = Walk(_stores(root, both))
    blocks = walk.story(body, Region.BODY)
    for part in both:
        for page in part.iter(n.STYLE + "master-page"):
            blocks += _around(walk, page)
    if macros:
        walk.remark("macro", "The document carries macros; they were not run.")
    if next(root.iter(n.FORM + "grid"), None) is not None:
        walk.remark("read-old-control", "The document shows a table of a database, which was not read.")
    return Sheet(carrier="odt", blocks=(*blocks, *walk.notes), remarks=tuple(walk.remarks.values()))


def _around(walk: Walk, page: "Element") -> "Iterator[Line | Grid]":
    """Headers and footers."""
    for side in _SIDES:
        for element in page.iterchildren(n.STYLE + side):
            if element.get(n.STYLE + "display") != "false":
                yield from walk.story(element, Region.HEADER, side.partition("-")[0])


def _stores(root: "Element", both: "list[Element]") -> Stores:
    keys = (f"control {number}" for number in count(1))
    deleted: dict[str, str] = {}
    inserted: set[str] = set()
    for region in root.iter(n.TEXT + "changed-region"):
        name = region.get(n.XML + "id") or region.get(n.TEXT + "id", "")
        for change in region.iterchildren("*"):
            if change.tag == n.TEXT + "deletion":
                deleted[name] = "\n".join("".join(gone.itertext()) for gone in change.iter(n.P, n.H))
            elif change.tag == n.TEXT + "insertion":
                inserted.add(name)
    return Stores(
        styles=Styles(both),
        numbers=Numbers(both),
        forms=form_controls(root, keys),
        deleted=deleted,
        inserted=frozenset(inserted),
        split_fields=next(root.iter(n.FIELD + "fieldmark-separator"), None) is not None,
        keys=keys,
    )
