"""The one walk through a Word document: each element once, in reading order, by what its name asks for."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING

from msgspec.structs import replace

from pipeline.errors import Refused
from pipeline.model.sheet import MOST_CHARACTERS, MOST_LINES, MOST_NESTING, Grid, Line, Region, Remark, hidden
from pipeline.reading.word import names as n
from pipeline.reading.word import table
from pipeline.reading.word.alternatives import chosen
from pipeline.reading.word.controls import holds
from pipeline.reading.word.growing import Growing
from pipeline.reading.word.line import LineInTheMaking
from pipeline.reading.word.paragraph import ParagraphWalk, words
from pipeline.reading.word.stores import Stores
from pipeline.reading.word.table import GridInTheMaking

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Blocks = list[Line | Grid]

_FORM_ALONE = "Ask the sender for the form alone."


class Walk:
    """Walks the stories of one document (body, headers, notes) and keeps count over all of them."""

    def __init__(self, stores: Stores, growing: Growing) -> None:
        self.remarks: dict[str, Remark] = {}  # by message
        self._stores = stores
        self._children = growing.children
        self._keys = count(1)
        self._lines = self._characters = self._boxes = self._nesting = 0
        self._unseen = False  # inside a row that Word does not show

    def story(self, root: "Element", region: Region, name: str = "") -> Blocks:
        """Everything in one story, in reading order."""
        self._said = 0  # the last paragraph in which anything stands
        self._name, self._region = name, region
        self._paragraphs = self._tables = 0
        self._inner: Counter[str] = Counter()  # tables in a cell or text box, by where that is
        self._inside = ParagraphWalk(self._stores, self.remark, self._keys)
        return self._container(self._children(root), None)

    def remark(self, code: str, message: str) -> None:
        """Note something about the document, once."""
        self.remarks.setdefault(message, Remark(code=code, message=message))

    def _container(self, children: "Iterable[Element]", where: str | None) -> Blocks:
        """The blocks of a body, cell or text box; `where` is None where paragraphs are counted."""
        blocks: Blocks = []
        depth = self._inside.depth
        self._blocks(children, blocks, where)
        if self._inside.joined:
            self._finish(blocks, where)
        self._inside.close(depth)
        return blocks

    def _blocks(self, children: "Iterable[Element]", out: Blocks, where: str | None) -> None:
        for child in children:
            act = _BLOCK.get(child.tag)
            if act is not None:
                act(self, child, out, where)

    def _paragraph(self, paragraph: "Element", out: Blocks, where: str | None) -> None:
        if where is None:
            self._paragraphs += 1
        plain = self._inside.plain(paragraph)
        if plain is not None:
            out += self._plain_line(plain[0], where)
            return
        self._inside.walk(paragraph)
        if not self._inside.joined:
            self._finish(out, where)

    def _plain_line(self, words: str, where: str | None) -> Blocks:
        if not words or words.isspace():
            return []
        self._count(1, len(words))
        if where is not None:
            return [Line(text=words, where=where, region=self._region)]
        return [Line(text=words, where=self._here(), region=self._region, blanks=self._blanks())]

    def _finish(self, out: Blocks, where: str | None) -> None:
        line = self._inside.finish(self._here() if where is None else where, self._region)
        if line is not None:
            self._count(1, len(line.text))
            blanks = self._blanks() if where is None else 0
            out.append(replace(line, blanks=blanks) if blanks else line)
        if self._inside.boxes:
            self._text_boxes(out)

    def _blanks(self) -> int:
        """How many empty paragraphs stand before this one, which is not."""
        before, self._said = self._said, self._paragraphs
        return self._paragraphs - before - 1

    def _here(self) -> str:
        place = f"paragraph {self._paragraphs}"
        return place if not self._name else f"{self._name}, {place}" if self._paragraphs > 1 else self._name

    def _count(self, lines: int, characters: int) -> None:
        self._lines += lines
        self._characters += characters
        if self._lines > MOST_LINES or self._characters > MOST_CHARACTERS:
            raise Refused("This document holds far more text than a form can.", advice=_FORM_ALONE)

    def _text_boxes(self, out: Blocks) -> None:
        """The text boxes of a paragraph, right after it."""
        boxes, self._inside.boxes = self._inside.boxes, []
        region, self._region = self._region, Region.FLOATING
        for box in boxes:
            self._boxes += 1
            held = self._inside.apart()
            out += self._container(box.getchildren(), f"text box {self._boxes}")
            self._inside.again(held)
        self._region = region

    def _control(self, sdt: "Element", out: Blocks, where: str | None) -> None:
        with self._within(sdt) as children:
            self._blocks(children, out, where)

    @contextmanager
    def _within(self, sdt: "Element") -> "Iterator[Iterable[Element]]":
        """What lies in a content control, with the control open around it."""
        content, control = self._inside.control(sdt)
        if content is None or control is None:
            yield () if content is None else self._children(content)
            return
        with self._inside.within(control):
            yield content.getchildren()

    def _choice(self, alternate: "Element", out: Blocks, where: str | None) -> None:
        for branch in chosen(alternate):
            self._blocks(branch.getchildren(), out, where)

    def _passed_through(self, wrapper: "Element", out: Blocks, where: str | None) -> None:
        self._blocks(self._children(wrapper), out, where)

    def _as_a_paragraph(self, element: "Element", out: Blocks, where: str | None) -> None:
        """What stands between paragraphs, where Word has it inside them."""
        if self._inside.joined:
            self._finish(out, where)
        self._inside.walk_piece(element)
        self._finish(out, where)

    def _gone_blocks(self, gone: "Element", out: Blocks, where: str | None) -> None:
        out += self._gone(gone, self._here() if where is None else where)

    # Tables

    def _table(self, table: "Element", out: Blocks, where: str | None) -> None:
        if self._inside.joined:
            self._finish(out, where)
        self._nesting += 1
        if self._nesting > MOST_NESTING:
            raise Refused("Tables lie in tables far deeper than in any form.", advice=_FORM_ALONE)
        grid = GridInTheMaking(self._table_name(where))
        self._said = self._paragraphs if where is None else self._said
        self._rows(self._children(table), grid)
        self._nesting -= 1
        out.append(grid.grid(self._region))

    def _table_name(self, where: str | None) -> str:
        if where is not None:
            self._inner[where] += 1
            return f"{where}, inner table {self._inner[where]}"
        self._tables += 1
        return f"{self._name}, table {self._tables}" if self._name else f"table {self._tables}"

    def _rows(self, children: "Iterable[Element]", grid: GridInTheMaking) -> None:
        for child in children:
            tag = child.tag
            if tag == n.TR:
                self._row(child, grid)
            elif tag == n.SDT:
                with self._within(child) as inner:
                    self._rows(inner, grid)
            elif tag in _WRAPPERS:
                self._rows(self._children(child), grid)

    def _row(self, row: "Element", grid: GridInTheMaking) -> None:
        grid.row()
        plain = self._inside.plain(row)
        if plain is not None:
            self._plain_row(plain, grid)
            return
        children = row.getchildren()
        gone, unseen, self._unseen = False, self._unseen, False
        about = next((child for child in children[:2] if child.tag == n.TRPR), None)  # exceptions may come first
        if about is not None:
            says = {child.tag: child for child in about.getchildren()}
            grid.skip(table.count(says.get(n.W + "gridBefore"), 0))
            gone, self._unseen = n.DEL in says, holds(says.get(n.W + "hidden"))
        self._count(len(children), 0)
        self._cells(children, grid, gone=gone)
        self._unseen = unseen

    def _plain_row(self, cells: list[str], grid: GridInTheMaking) -> None:
        self._count(len(cells), 0)
        for cell in cells:
            where = grid.place()
            grid.add(table.PLAIN, self._plain_line(cell, where), where)

    def _cells(self, children: "Iterable[Element]", grid: GridInTheMaking, *, gone: bool) -> None:
        for child in children:
            tag = child.tag
            if tag == n.TC:
                self._cell(child, grid, gone=gone)
            elif tag == n.SDT:
                with self._within(child) as inner:
                    self._cells(inner, grid, gone=gone)
            elif tag in _WRAPPERS:
                self._cells(child.getchildren(), grid, gone=gone)

    def _cell(self, cell: "Element", grid: GridInTheMaking, *, gone: bool) -> None:
        where = grid.place()
        children = cell.getchildren()
        about = children[0] if children else None
        shape = table.shape_of(about) if about is not None and about.tag == n.TCPR else table.PLAIN
        blocks = self._gone(cell, where) if gone or shape.gone else self._container(children, where)
        if shape.loud:
            blocks = [table.coloured(block) for block in blocks]
        if self._unseen:
            blocks = [hidden(block) for block in blocks]
        grid.add(shape, blocks, where)

    def _gone(self, cell: "Element", where: str) -> Blocks:
        """A deleted cell keeps its place in the grid and says what it held."""
        line = LineInTheMaking()
        line.deleted(words(cell))
        made = line.line(where, self._region)
        return [] if made is None else [made]


_WRAPPERS = frozenset({n.CUSTOM_XML, n.INS, n.MOVE_TO})
_BLOCK: "dict[str, Callable[[Walk, Element, Blocks, str | None], None]]" = {
    n.P: Walk._paragraph,
    n.TBL: Walk._table,
    n.SDT: Walk._control,
    n.ALTERNATE: Walk._choice,
    n.CUSTOM_XML: Walk._passed_through,
    n.INS: Walk._passed_through,
    n.MOVE_TO: Walk._passed_through,
    n.DEL: Walk._gone_blocks,
    n.MOVE_FROM: Walk._gone_blocks,
    **dict.fromkeys(
        (n.RUN, n.W + "altChunk", n.W + "subDoc", n.W + "hyperlink", n.FLDSIMPLE, n.MATH + "oMathPara"),
        Walk._as_a_paragraph,
    ),
}
