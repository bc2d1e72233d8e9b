"""Word documents: body, text boxes, headers, notes and comments, told on one sheet."""

import re

from pipeline.errors import Refused, Unreadable
from pipeline.model.sheet import STAMP, Grid, Line, Region, Sheet
from pipeline.reading.word import flat, word_2003
from pipeline.reading.word import names as n
from pipeline.reading.word.growing import Growing
from pipeline.reading.word.package import ASK_AGAIN, LEAVE_SHUT, Link, Package
from pipeline.reading.word.stores import Stores
from pipeline.reading.word.walk import Walk

_STORIES = {
    "header": (Region.HEADER, "header"),
    "footer": (Region.HEADER, "footer"),
    "footnotes": (Region.NOTE, "footnote"),
    "endnotes": (Region.NOTE, "endnote"),
    "comments": (Region.COMMENT, "comment"),
}
_PROPERTIES = ("custom-properties", "customProperties")  # as transitional and strict files call the link
_LONGEST_STAMP = 100
_LOOKED_INTO = frozenset({*_STORIES, "settings"})
_FETCHED = re.compile(r"(?!file:)[a-z]{3,}:|\\\\\w|file:////", re.IGNORECASE)  # from the web, or another machine
_NOTES = frozenset(n.W + name for name in ("footnote", "endnote", "comment"))
_COLLECTIONS = frozenset(n.W + name for name in ("footnotes", "endnotes", "comments"))


def read(content: bytes) -> Sheet:
    """Everything on one Word document; nothing in it is run, followed or fetched."""
    try:
        return _read(Package(_as_package(content)))
    except RecursionError as cause:
        raise Refused("This document is nested far deeper than any form.", advice=LEAVE_SHUT) from cause


def _as_package(content: bytes) -> bytes:
    """Most are one; two kinds of XML file are made into one."""
    if word_2003.is_word_2003(content):
        return word_2003.packed(content)
    return flat.packed(content) if flat.is_flat(content) else content


def _read(package: Package) -> Sheet:
    main = package.main()
    growing = Growing(package.growing_body(main))
    walk = Walk(Stores(package, main), growing)
    body = growing.body()
    if body is None:
        raise Unreadable("This file is no Word document, whatever its name says.", advice=ASK_AGAIN)
    blocks = walk.story(body, Region.BODY)
    growing.finish()
    for link in package.links(main):
        if link.kind in _STORIES and not link.outside:
            blocks += _story(walk, package, link)
        _look_out(walk, link)
        for further in package.links(link.target) if link.kind in _LOOKED_INTO and not link.outside else ():
            _look_out(walk, further)
    return Sheet(carrier="docx", blocks=tuple(blocks), remarks=tuple(walk.remarks.values()), stamp=_stamp(package))


def _stamp(package: Package) -> str:
    """What an empty form that we made says of itself; other programs keep it when they save the form."""
    for link in package.links(""):
        root = package.xml(link.target) if link.kind in _PROPERTIES and not link.outside else None
        for about in () if root is None else root:
            if about.get("name") == STAMP:
                return "".join(map(str, about.itertext())).strip()[:_LONGEST_STAMP]
    return ""


def _story(walk: Walk, package: Package, link: Link) -> list[Line | Grid]:
    region, name = _STORIES[link.kind]
    root = package.xml(link.target)
    if root is None:
        return []
    if root.tag not in _COLLECTIONS:
        return walk.story(root, region, name)
    notes = [note for note in root if note.tag in _NOTES and note.get(n.W + "type", "normal") == "normal"]
    blocks: list[Line | Grid] = []
    for number, note in enumerate(notes, start=1):
        blocks += walk.story(note, region, f"{name} {number}")
    return blocks


def _look_out(walk: Walk, link: Link) -> None:
    """Say what Word would run or fetch if it opened the document."""
    if link.kind == "attachedTemplate" and not _FETCHED.match(link.target):
        return  # where the writer's own template lies: said in most documents, and looked at by none but Word
    if link.outside and link.kind != "hyperlink":
        walk.remark("external-link", "The document points to something outside itself; it was not followed.")
    elif link.kind == "vbaProject":
        walk.remark("macro", "The document carries macros; they were not run.")
    elif link.kind in {"oleObject", "package"}:
        walk.remark("embedded-object", "A file is embedded in the document; it was not opened.")
