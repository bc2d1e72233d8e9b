"""Word documents: body, text boxes, headers, notes and comments, told on one sheet."""

from collections.abc import Iterator

from pipeline.errors import Unreadable
from pipeline.model.sheet import Grid, Line, Region, Sheet
from pipeline.reading import word_names as n
from pipeline.reading.word_package import Link, Package
from pipeline.reading.word_walk import Walk

_STORIES = {
    "header": (Region.HEADER, "header"),
    "footer": (Region.HEADER, "footer"),
    "footnotes": (Region.NOTE, "footnote"),
    "endnotes": (Region.NOTE, "endnote"),
    "comments": (Region.COMMENT, "comment"),
}
_NOTES = frozenset(n.W + name for name in ("footnote", "endnote", "comment"))


def read(content: bytes) -> Sheet:
    """Everything on one Word document; nothing in it is run, followed or fetched."""
    package = Package(content)
    main = package.main()
    root = package.xml(main)
    body = None if root is None else root.find(n.W + "body")
    if body is None:
        raise Unreadable("This file is no Word document, whatever its name says.")
    walk = Walk()
    links = package.links(main)
    blocks = list(walk.story(body, Region.BODY))
    for link in links:
        blocks += _story(walk, package, link)
        _look_out(walk, link)
    return Sheet(carrier="docx", blocks=tuple(blocks), remarks=tuple(walk.remarks.values()))


def _story(walk: Walk, package: Package, link: Link) -> Iterator[Line | Grid]:
    if link.outside or link.kind not in _STORIES:
        return
    region, name = _STORIES[link.kind]
    root = package.xml(link.target)
    if root is None:
        walk.remark("read-part-missing", f"The document names a {name} that is not in the file.")
    elif root.tag in _HOLDERS:
        notes = [note for note in root if note.tag in _NOTES and note.get(n.W + "type", "normal") == "normal"]
        for number, note in enumerate(notes, start=1):
            yield from walk.story(note, region, f"{name} {number}")
    else:
        yield from walk.story(root, region, name)


def _look_out(walk: Walk, link: Link) -> None:
    """Say what the document would run or fetch if it were opened in Word."""
    if link.outside and link.kind != "hyperlink":
        walk.remark("external-link", "The document points to something outside itself; it was not followed.")
    elif link.kind == "vbaProject":
        walk.remark("macro", "The document carries macros; they were not run.")
    elif link.kind in {"oleObject", "package"}:
        walk.remark("embedded-object", "A file is embedded in the document; it was not opened.")


_HOLDERS = frozenset(n.W + name for name in ("footnotes", "endnotes", "comments"))
