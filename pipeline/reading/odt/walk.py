"""The one walk through an OpenDocument text: paragraphs, lists, tables, frames and notes, in reading order."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from pipeline.errors import Refused
from pipeline.model.sheet import (
    MOST_CHARACTERS,
    MOST_LINES,
    MOST_NESTING,
    Cell,
    Grid,
    Line,
    Region,
    Remark,
    hidden,
)
from pipeline.reading.odt import names as n
from pipeline.reading.odt.numbers import Counts
from pipeline.reading.odt.paragraph import APART, SHAPES, ParagraphWalk, Stores
from pipeline.reading.odt.table import Places

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Blocks = list[Line | Grid]

_FORM_ALONE = "Ask the sender for the form alone."
_NOTE, _COMMENT = APART
_ITEM = n.TEXT + "list-item"


class Walk:
    """Walks the stories of one document, and keeps count over all of them."""

    def __init__(self, stores: Stores) -> None:
        self.remarks: dict[str, Remark] = {}  # by message
        self.notes: Blocks = []  # notes and comments, in the order of their places
        self._stores = stores
        self._lines = self._characters = self._nesting = 0
        self._counts: Counts | None = None  # of the list that is open
        self._numbers: Counter[str] = Counter()

    def story(self, root: "Element", region: Region, name: str = "") -> Blocks:
        """Everything in one story, in reading order."""
        self._name, self._region = name, region
        self._numbers["paragraph"] = self._numbers["table"] = 0
        self._said = 0  # the last paragraph in which anything stands
        self._inside = ParagraphWalk(self._stores, self.remark)
        return self._blocks(root, None)

    def remark(self, code: str, message: str) -> None:
        """Note something about the document, once."""
        self.remarks.setdefault(message, Remark(code=code, message=message))

    def _blocks(self, parent: "Iterable[Element]", where: str | None, number: str = "") -> Blocks:
        """The blocks of a body, cell or frame; `where` is None where paragraphs are counted."""
        blocks: Blocks = []
        for child in parent:
            act = _BLOCK.get(child.tag)
            if act is not None:
                act(self, child, blocks, where, number)
                number = ""  # an item's number stands before its first paragraph
        return blocks

    def _paragraph(self, paragraph: "Element", out: Blocks, where: str | None, number: str) -> None:
        if paragraph.tag == n.H and not number:
            number = self._stores.numbers.heading(paragraph)
        line = self._inside.line(paragraph, self._here() if where is None else where, self._region, number)
        if line is not None:
            self._lines += 1
            self._characters += len(line.text)
            self._check_size()
            blanks = self._blanks() if where is None else 0
            out.append(replace(line, blanks=blanks) if blanks else line)
        apart, self._inside.apart = self._inside.apart, []
        for element in apart:
            self._set_apart(element, out)

    def _blanks(self) -> int:
        """How many empty paragraphs stand before this one, which is not."""
        before, self._said = self._said, self._numbers["paragraph"]
        return self._said - before - 1

    def _check_size(self) -> None:
        if self._lines > MOST_LINES or self._characters > MOST_CHARACTERS:
            raise Refused("This document holds far more text than a form can.", advice=_FORM_ALONE)

    def _here(self) -> str:
        self._numbers["paragraph"] += 1
        place = f"paragraph {self._numbers['paragraph']}"
        return f"{self._name}, {place}" if self._name else place

    def _list(self, items: "Element", out: Blocks, where: str | None, _number: str) -> None:
        numbers, (style, depth) = self._stores.numbers, _list_style(items)
        held = self._counts
        self._counts = counts = numbers.begun(items, style) if depth == 1 or held is None else held
        for item in items.iterchildren(_ITEM, n.TEXT + "list-header"):
            said = item.tag == _ITEM and next(item.iterchildren("*"), item).tag in (n.P, n.H)
            out += self._blocks(item, where, numbers.item(item, style, depth, counts) if said else "")
        self._counts = held

    def _section(self, section: "Element", out: Blocks, where: str | None, _number: str) -> None:
        if next(section.iterchildren(n.TEXT + "section-source"), None) is not None:
            self.remark("external-link", "The document points to something outside itself; it was not followed.")
        blocks = self._blocks(section, where)
        unseen = section.get(n.TEXT + "display") == "none"
        out += [hidden(block) for block in blocks] if unseen else blocks

    def _passed_through(self, wrapper: "Element", out: Blocks, where: str | None, _number: str) -> None:
        out += self._blocks(wrapper, where)

    def _loose(self, element: "Element", out: Blocks, where: str | None, _number: str) -> None:
        """A frame, shape or form control that hangs on the page and not in a paragraph."""
        if element.tag != n.DRAW + "control":
            self._set_apart(element, out)
            return
        paragraph = element.makeelement(n.P)
        paragraph.append(element)
        self._paragraph(paragraph, out, where, "")

    # What is set apart from the paragraph it hangs in

    def _set_apart(self, element: "Element", out: Blocks) -> None:
        if element.tag == _NOTE:
            body = next(element.iterchildren(n.TEXT + "note-body"), None)
            if body is not None:
                kind = "endnote" if element.get(n.TEXT + "note-class") == "endnote" else "footnote"
                self.notes += self._elsewhere(body, Region.NOTE, kind)
        elif element.tag == _COMMENT:
            self.notes += self._elsewhere(element, Region.COMMENT, "comment")
        elif _holds_words(element):
            out += self._elsewhere(element, Region.FLOATING, "text box")

    def _elsewhere(self, element: "Element", region: Region, kind: str) -> Blocks:
        self._numbers[kind] += 1
        held = self._inside, self._region
        self._inside, self._region = ParagraphWalk(self._stores, self.remark), region
        blocks = self._words_in(element, f"{kind} {self._numbers[kind]}")
        self._inside, self._region = held
        return blocks

    def _words_in(self, element: "Element", where: str) -> Blocks:
        """The words of a frame or shape, whatever is around them: boxes, groups, pictures."""
        self._deeper()
        blocks: Blocks = []
        for child in element.iterchildren("*"):
            if child.tag in _BLOCK and child.tag not in SHAPES:
                blocks += self._blocks((child,), where)
            else:
                blocks += self._words_in(child, where)
        self._nesting -= 1
        return blocks

    def _deeper(self) -> None:
        self._nesting += 1
        if self._nesting > 2 * MOST_NESTING:
            raise Refused("Tables lie in tables far deeper than in any form.", advice=_FORM_ALONE)

    # Tables

    def _table(self, table: "Element", out: Blocks, where: str | None, _number: str) -> None:
        self._deeper()
        name = self._table_name(where)
        self._said = self._numbers["paragraph"] if where is None else self._said
        cells: list[Cell] = []
        places = Places()
        for row in _rows(table):
            places.row()
            for cell in row.iterchildren(n.CELL, n.COVERED):
                cells += self._cells(cell, places, name)
        self._nesting -= 1
        out.append(Grid(cells=tuple(cells), where=name, region=self._region))

    def _table_name(self, where: str | None) -> str:
        kind = "table" if where is None else f"{where}, inner table"
        self._numbers[kind] += 1
        return f"{self._name}, {kind} {self._numbers[kind]}" if self._name else f"{kind} {self._numbers[kind]}"

    def _cells(self, cell: "Element", places: Places, name: str) -> list[Cell]:
        if cell.tag == n.COVERED:
            places.cover(cell)
            return []
        found = []
        for number, place in places.of(cell):
            where = f"{name}, row {place.row + 1}, cell {number}"
            self._lines += 1
            self._check_size()
            found.append(replace(place, blocks=tuple(self._blocks(cell, where)), where=where))
        return found


def _rows(table: "Element") -> "Iterable[Element]":
    for child in table.iterchildren("*"):
        if child.tag == n.ROW:
            yield child
        elif child.tag in _ROWS:
            yield from _rows(child)


def _holds_words(element: "Element") -> bool:
    return next(element.iter(n.P, n.H), None) is not None


def _list_style(items: "Element") -> tuple[str, int]:
    """The style of a list, which the outermost names for all within, and how deep it lies."""
    level, style = 1, items.get(n.STYLE_NAME, "")
    around = items.getparent()
    while around is not None and around.tag not in (n.CELL, n.OFFICE + "text"):
        if around.tag == n.LIST:
            level += 1
            style = style or around.get(n.STYLE_NAME, "")
        around = around.getparent()
    return style, level


_ROWS = frozenset(n.TABLE + name for name in ("table-header-rows", "table-rows", "table-row-group"))
_BLOCK: "dict[str, Callable[[Walk, Element, Blocks, str | None, str], None]]" = {
    n.P: Walk._paragraph,
    n.H: Walk._paragraph,
    n.LIST: Walk._list,
    n.SECTION: Walk._section,
    n.TABLE + "table": Walk._table,
    n.DRAW + "control": Walk._loose,
    **dict.fromkeys(SHAPES, Walk._loose),
    **dict.fromkeys(
        (n.TEXT + name for name in ("numbered-paragraph", "index-body", "index-title")), Walk._passed_through
    ),
    **dict.fromkeys(
        (n.TEXT + f"{name}-index" for name in ("illustration", "table", "object", "user", "alphabetical")),
        Walk._passed_through,
    ),
    n.TEXT + "table-of-content": Walk._passed_through,
    n.TEXT + "bibliography": Walk._passed_through,
}
