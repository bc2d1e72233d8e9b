"""From a draft to typed blocks: where answers stand beside their labels, and what boxes look like."""

import random
from dataclasses import dataclass

from tests.retyping.blocks import Block, Cell, Para, Piece, Print, Said, Table, Tick, label, line
from tests.retyping.draft import Draft, Item, Option, Part

LINES = ("tab", "colon", "below", "leaders")


@dataclass(kw_only=True)
class Setting:
    """How a form is laid out."""

    place: str = "right"  # right · same · above · dual · one · left · tab · colon · below · leaders
    boxes: str = "before"  # before · after · lines · right · left · under · words
    tables: str = "grid"  # grid · tabs · cards
    repeated: int = 0  # rows after which a table's heads are repeated
    cut: bool = False  # tables cut in two
    blank: float = 0.3  # how often blank rows stand in a table
    instructions: bool = True
    headings: bool = True
    in_rows: bool = False  # headings as rows of the table they stand over


def typeset(draft: Draft, setting: Setting, chance: random.Random) -> list[Block]:
    """The whole form as blocks."""
    return _Typing(draft, setting, chance).blocks()


class _Typing:
    def __init__(self, draft: Draft, setting: Setting, chance: random.Random) -> None:
        self.draft, self.setting, self.chance = draft, setting, chance

    def blocks(self) -> list[Block]:
        made: list[Block] = [line(self.draft.title, bold=True)]
        if self.setting.instructions:
            made += [line(words) for words in self.draft.instructions]
        if self.setting.place == "one":
            return [*made, _as_one([self._part(part) for part in self.draft.parts])]
        for part in self.draft.parts:
            made += self._part(part)
        return made

    def _part(self, part: Part) -> list[Block]:
        made: list[Block] = []
        if part.heading and self.setting.headings:
            made.append(line(part.heading, bold=True))
        rows: list[tuple[Cell, Cell]] = []
        for item in part.items:
            if item.columns:
                made += [*self._grid(rows), *self._table(item)]
            elif item.field.options:
                made += [*self._grid(rows), *self._choice(item)]
            elif item.until is not None:
                made += [*self._grid(rows), self._period(item)]
            elif self.setting.place in LINES:
                made += self._in_lines(item)
            else:
                rows.append((label(item.label), Cell(blocks=_answer(item), role="answer")))
        return made + self._grid(rows)

    def _grid(self, rows: list[tuple[Cell, Cell]]) -> list[Block]:
        pairs = rows[:]
        rows.clear()
        if not pairs:
            return []
        place = self.setting.place
        if place == "above":
            size = self.chance.randint(1, 3)
            groups = [pairs[at : at + size] for at in range(0, len(pairs), size)]
            return [Table(rows=[[one[0] for one in group], [one[1] for one in group]]) for group in groups]
        if place == "dual":
            return [
                Table(rows=[[cell for pair in pairs[at : at + 2] for cell in pair] for at in range(0, len(pairs), 2)])
            ]
        if place == "same":
            return [Table(rows=[[_joined(*pair)] for pair in pairs])]
        if place == "left":
            return [Table(rows=[[answer, asked] for asked, answer in pairs])]
        return [Table(rows=[list(pair) for pair in pairs])]

    def _in_lines(self, item: Item) -> list[Block]:
        said, place = _answer(item), self.setting.place
        if place == "below":
            return [line(item.label), *said]
        gap = {"tab": "\t", "colon": " ", "leaders": " ____"}[place]
        asked = item.label if place != "colon" else item.label.rstrip(":. ") + ":"
        first = said[0].pieces if said else []
        after: list[Piece] = [Print(text="__________")] if place == "leaders" else []
        return [Para(pieces=[Print(text=asked + gap), *first, *after]), *said[1:]]

    def _period(self, item: Item) -> Para:
        pieces: list[Piece] = [Print(text=f"{item.label} ("), Said(path=item.field.id, text=item.lines[0])]
        return Para(pieces=[*pieces, Print(text=" to "), Said(path="", text=item.until or ""), Print(text=")")])

    # Choices

    def _choice(self, item: Item) -> list[Block]:
        style = self.setting.boxes
        if style == "words":
            return self._written_out(item)
        if style in ("before", "after", "lines"):
            return self._beside(item, self._in_line(item.options, style))
        cells = [(_option(one, style), _box(one, style)) for one in item.options]
        asked: list[Block] = [line(item.label)] if item.label else []
        if style == "under":
            return [*asked, Table(rows=[[one for one, _ in cells], [box for _, box in cells]])]
        if style == "left":
            return [*asked, Table(rows=[[box, one] for one, box in cells])]
        return [*asked, Table(rows=[[one, box] for one, box in cells])]

    def _written_out(self, item: Item) -> list[Block]:
        on = [one.label for one in item.options if one.on]
        for one in self.draft.form.fields():
            if one.option_label in [option.id for option in item.options]:
                self.draft.truth[one.id] = None  # there is no place to say it
        said: list[Block] = [Para(pieces=[Said(path=item.field.id, text=", ".join(on))])]
        if not item.label:
            item.label = item.field.label
        return self._beside(item, said)

    def _in_line(self, options: list[Option], style: str) -> list[Block]:
        if style == "lines":
            return [Para(pieces=_ticked(one, "before")) for one in options]
        pieces: list[Piece] = []
        for one in options:
            pieces += [Print(text="     ")] if pieces else []
            pieces += _ticked(one, style)
        return [Para(pieces=pieces)]

    def _beside(self, item: Item, said: list[Block]) -> list[Block]:
        if not item.label:
            return said
        if self.setting.place in ("right", "dual", "one", "left"):
            return [Table(rows=[[label(item.label), Cell(blocks=said, role="answer")]])]
        if self.setting.boxes == "words" and self.setting.place in LINES:
            first = said[0]
            assert isinstance(first, Para)
            return [Para(pieces=[Print(text=f"{item.label}\t"), *first.pieces]), *said[1:]]
        return [line(item.label), *said]

    # Tables

    def _table(self, item: Item) -> list[Block]:
        if self.setting.tables == "cards":
            return self._cards(item)
        heads = [Cell(blocks=[line(words, bold=True)], role="head") for words in item.columns.values()]
        body = [[_cell(item, number, column) for column in item.columns] for number in range(len(item.rows))]
        if self.chance.random() < self.setting.blank or not body:
            body += [[Cell(role="body") for _ in heads] for _ in range(self.chance.randint(1, 3))]
        if self.setting.tables == "tabs":
            return [_tabbed(row) for row in [heads, *body] if any(cell.blocks for cell in row)]
        if self.setting.repeated:
            at = self.setting.repeated
            body = [row for n, one in enumerate(body) for row in ([heads, one] if n and not n % at else [one])]
        if self.setting.cut and len(body) > 1:
            half = len(body) // 2
            return [
                Table(rows=[heads, *body[:half]], repeating=True),
                Table(rows=[heads, *body[half:]], repeating=True),
            ]
        return [Table(rows=[heads, *body], repeating=True)]

    def _cards(self, item: Item) -> list[Block]:
        made: list[Block] = []
        for number in range(max(1, len(item.rows))):
            rows = [
                [label(f"{words}:"), _cell(item, number, column) if item.rows else Cell()]
                for column, words in item.columns.items()
            ]
            made += [Table(rows=rows), Para()]
        return made


def _answer(item: Item) -> list[Para]:
    path, dated = item.field.id, item.field.type.value == "date"
    if not item.lines:
        return [Para(pieces=[Said(path=path, date=dated)])]
    return [Para(pieces=[Said(path=path, text=words, date=dated)]) for words in item.lines]


def _joined(asked: Cell, answer: Cell) -> Cell:
    first, *rest = answer.blocks
    head = asked.blocks[0]
    assert isinstance(first, Para)
    assert isinstance(head, Para)
    return Cell(blocks=[Para(pieces=[*head.pieces, Print(text=" "), *first.pieces]), *rest])


def _ticked(one: Option, style: str) -> list[Piece]:
    box = Tick(on=one.on)
    extra: list[Piece] = [Print(text=" "), Said(path="", text=one.extra)] if one.extra else []
    if style == "after":
        return [Print(text=f"{one.label} "), box, *extra]
    return [box, Print(text=f" {one.label}"), *extra]


def _option(one: Option, style: str) -> Cell:
    """An option in a cell of its own; what it asks for stands behind it where its box is before it."""
    extra: list[Piece] = [Said(path="", text=f" {one.extra}")] if one.extra and style == "left" else []
    return Cell(blocks=[Para(pieces=[Print(text=one.label), *extra])], role="label")


def _box(one: Option, style: str) -> Cell:
    extra: list[Piece] = [Said(path="", text=f" {one.extra}")] if one.extra and style != "left" else []
    return Cell(blocks=[Para(pieces=[Tick(on=one.on), *extra])])


def _cell(item: Item, number: int, column: str) -> Cell:
    words = item.rows[number].get(column, "")
    return Cell(blocks=[Para(pieces=[Said(path="", text=words)])] if words else [], role="body")


def _tabbed(row: list[Cell]) -> Para:
    pieces: list[Piece] = []
    for number, cell in enumerate(row):
        pieces += [Print(text="\t")] if number else []
        for block in cell.blocks:
            assert isinstance(block, Para)
            pieces += block.pieces
    return Para(pieces=pieces)


def _as_one(parts: list[list[Block]]) -> Table:
    """Everything as the rows of one big table."""
    rows: list[list[Cell]] = []
    for block in (block for part in parts for block in part):
        rows += block.rows if isinstance(block, Table) else [[Cell(blocks=[block])]]
    width = max(len(row) for row in rows)
    for row in rows:
        row[-1].span += width - sum(cell.span for cell in row)
    return Table(rows=rows)
