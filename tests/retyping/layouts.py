"""Changes of layout: where answers stand, how tables and lines become one another, what people add around a form."""

from collections.abc import Iterator

from tests.retyping import rewording
from tests.retyping.blocks import Block, Cell, Para, Print, Said, Table, Tick, line, paragraphs, tables
from tests.retyping.changes import Retyping, change
from tests.retyping.setting import LINES


def _register_places() -> None:
    ordinary = {
        "answers right of labels": "right",
        "answers in the label's cell": "same",
        "labels over answers": "above",
        "two questions a row": "dual",
        "the whole form as one table": "one",
        "labels and answers with tabs between": "tab",
        "labels and answers in lines": "colon",
        "answers on the next line": "below",
        "leaders to write on": "leaders",
    }
    for name, place in ordinary.items():
        change(name)(lambda r, place=place: setattr(r.setting, "place", place))  # type: ignore[misc]
    change("answers left of labels", hard=True)(lambda r: setattr(r.setting, "place", "left"))
    boxes = {
        "boxes after options": "after",
        "options on lines of their own": "lines",
        "boxes right of options": "right",
        "boxes left of options": "left",
        "boxes under options": "under",
    }
    for name, place in boxes.items():
        change(name)(lambda r, place=place: setattr(r.setting, "boxes", place))  # type: ignore[misc]
    change("choices written out", hard=True)(lambda r: setattr(r.setting, "boxes", "words"))


_register_places()


@change("tables as lines with tabs", hard=True)
def tabbed(r: Retyping) -> None:
    r.setting.tables = "tabs"


@change("table rows as blocks of labels", hard=True)
def cards(r: Retyping) -> None:
    r.setting.tables = "cards"


@change("heads repeated in tables")
def repeated(r: Retyping) -> None:
    r.setting.repeated = r.chance.randint(1, 4)


@change("tables cut in two")
def cut(r: Retyping) -> None:
    r.setting.cut = True


@change("blank rows in tables")
def blank_rows(r: Retyping) -> None:
    def blanks(blocks: list[Block]) -> list[Block]:
        for table in tables(blocks):
            if table.repeating:
                for _ in range(r.chance.randint(1, 4)):
                    at = r.chance.randint(1, len(table.rows))
                    table.rows.insert(at, [Cell() for _ in table.rows[0]])
        return blocks

    r.on_blocks.append(blanks)


@change("blank lines and blank cells' lines")
def blank_lines(r: Retyping) -> None:
    def blanks(blocks: list[Block]) -> list[Block]:
        for table in tables(blocks):
            for cell in (cell for row in table.rows for cell in row):
                if r.chance.random() < 0.2:
                    cell.blocks.insert(r.chance.choice((0, len(cell.blocks))), Para())
        return [part for block in blocks for part in ([Para(), block] if r.chance.random() < 0.4 else [block])]

    r.on_blocks.append(blanks)


@change("labels broken over two paragraphs")
def broken(r: Retyping) -> None:
    def broke(blocks: list[Block]) -> list[Block]:
        for cell in _labelled(blocks):
            text = _text(cell)
            if text.count(" ") > 1 and r.chance.random() < 0.4:
                at = _middle(text)
                cell.blocks = [line(text[:at]), line(text[at + 1 :])]
        return blocks

    r.on_blocks.append(broke)


@change("labels broken by a line break")
def broken_by_line(r: Retyping) -> None:
    def broke(blocks: list[Block]) -> list[Block]:
        for cell in _labelled(blocks):
            text = _text(cell)
            if text.count(" ") > 1 and r.chance.random() < 0.4:
                at = _middle(text)
                cell.blocks = [line(f"{text[:at]}\n{text[at + 1 :]}")]
        return blocks

    r.on_blocks.append(broke)


@change("labels split over two cells", hard=True)
def split_labels(r: Retyping) -> None:
    def splits(blocks: list[Block]) -> list[Block]:
        for table in tables(blocks):
            if table.repeating or not all(len(row) == 2 for row in table.rows):
                continue
            for row in table.rows:
                text = _text(row[0])
                if row[0].role == "label" and text.count(" ") > 1 and r.chance.random() < 0.4:
                    at = _middle(text)
                    row[:1] = [Cell(blocks=[line(text[:at])]), Cell(blocks=[line(text[at + 1 :])])]
                else:
                    row[0].span = 2
        return blocks

    r.on_blocks.append(splits)


@change("an empty cell between label and answer", hard=True)
def spaced(r: Retyping) -> None:
    def spacers(blocks: list[Block]) -> list[Block]:
        for table in _pairs(blocks):
            table.rows = [[row[0], Cell(), row[1]] for row in table.rows]
        return blocks

    r.on_blocks.append(spacers)


@change("numbers in a cell of their own")
def number_column(r: Retyping) -> None:
    def numbers(blocks: list[Block]) -> list[Block]:
        count = 0
        for table in _pairs(blocks):
            for row in table.rows:
                count += 1
                row.insert(0, Cell(blocks=[line(f"{count}.")]))
        return blocks

    r.on_blocks.append(numbers)


@change("answers over several cells", hard=True)
def answer_rows(r: Retyping) -> None:
    def spread(blocks: list[Block]) -> list[Block]:
        for table in _pairs(blocks):
            rows: list[list[Cell]] = []
            for asked, answer in table.rows:
                if len(answer.blocks) < 2:
                    rows.append([asked, answer])
                    continue
                for number, block in enumerate(answer.blocks):
                    first = Cell(blocks=asked.blocks if not number else [], merged="continue" if number else "restart")
                    rows.append([first, Cell(blocks=[block], role="answer")])
            table.rows = rows
        return blocks

    r.on_blocks.append(spread)


@change("answer cells merged over the width")
def merged(r: Retyping) -> None:
    def spans(blocks: list[Block]) -> list[Block]:
        for table in _pairs(blocks):
            for row in table.rows:
                row[1].span = 3
            at = r.chance.randint(0, len(table.rows))
            table.rows.insert(at, [Cell(span=4)])
        return blocks

    r.on_blocks.append(spans)


@change("tables inside a table")
def nested(r: Retyping) -> None:
    def inside(blocks: list[Block]) -> list[Block]:
        return [Table(rows=[[Cell(blocks=[block])]]) if isinstance(block, Table) else block for block in blocks]

    r.on_blocks.append(inside)


@change("every paragraph in a table of its own")
def framed(r: Retyping) -> None:
    def frames(blocks: list[Block]) -> list[Block]:
        return [
            Table(rows=[[Cell(blocks=[block])]]) if isinstance(block, Para) and block.pieces else block
            for block in blocks
        ]

    r.on_blocks.append(frames)


@change("tables taken apart to lines", hard=True)
def flattened(r: Retyping) -> None:
    def flat(blocks: list[Block]) -> list[Block]:
        made: list[Block] = []
        for block in blocks:
            made += [block] if isinstance(block, Para) else _rows_as_lines(block)
        return made

    r.on_blocks.append(flat)


@change("every cell a line of its own", hard=True)
def cells_as_lines(r: Retyping) -> None:
    r.on_blocks.append(lambda blocks: list(paragraphs(blocks)))


@change("lines in text boxes")
def text_boxes(r: Retyping) -> None:
    def boxes(blocks: list[Block]) -> list[Block]:
        for block in blocks:
            if isinstance(block, Para) and any(isinstance(piece, Said) and piece.text for piece in block.pieces):
                block.boxed = len(block.pieces) > 1 and r.chance.random() < 0.5
        return blocks

    if r.setting.place not in LINES:
        r.setting.place = "colon"
    r.on_blocks.append(boxes)


@change("questions of the agency's own", hard=True)
def strange(r: Retyping) -> None:
    def more(blocks: list[Block]) -> list[Block]:
        asked = r.chance.sample(rewording.STRANGE, 3)
        for words, said in asked:
            row = [Cell(blocks=[line(words)]), Cell(blocks=[line(said)])]
            homes = list(_pairs(blocks))
            if homes and r.chance.random() < 0.8:
                home = r.chance.choice(homes)
                home.rows.insert(r.chance.randint(0, len(home.rows)), row)
            else:
                blocks.append(line(f"{words} {said}"))
        return blocks

    r.on_blocks.append(more)


@change("a second child's column", hard=True)
def second_child(r: Retyping) -> None:
    def double(blocks: list[Block]) -> list[Block]:
        for table in list(_pairs(blocks))[:2]:
            for row in table.rows:
                twin = [line(words) for words in ("Another Example",) if _text(row[1])]
                row.append(Cell(blocks=[*twin], role="answer"))
        return blocks

    r.on_blocks.append(double)


@change("a letter before the form")
def letter(r: Retyping) -> None:
    r.on_blocks.append(lambda blocks: [*(line(words) for words in rewording.LETTER), *blocks])


@change("words after the form")
def after(r: Retyping) -> None:
    words = r.chance.choice(("Thank you for completing this form.", "Sent on behalf of R. Tester", "Page 3 of 3"))
    r.on_blocks.append(lambda blocks: [*blocks, line(words)])


@change("page headers and footers")
def headers(r: Retyping) -> None:
    r.hand.header, r.hand.footer = "Anywhere Council - OFFICIAL SENSITIVE", "Printed from the case system, page 1"


# What tables are looked at by


def _pairs(blocks: list[Block]) -> Iterator[Table]:
    """Tables of labels and their answers side by side."""
    for table in tables(blocks):
        if not table.repeating and all(
            len(row) == 2 and row[0].role == "label" and row[1].role == "answer" for row in table.rows
        ):
            yield table


def _labelled(blocks: list[Block]) -> Iterator[Cell]:
    for table in tables(blocks):
        yield from (cell for row in table.rows for cell in row if cell.role in ("label", "head") and cell.blocks)


def _text(cell: Cell) -> str:
    return "\n".join(para.text for para in paragraphs(cell.blocks))


def _middle(text: str) -> int:
    spaces = [at for at, letter in enumerate(text) if letter == " "]
    return spaces[len(spaces) // 2]


def _rows_as_lines(table: Table) -> list[Block]:
    made: list[Block] = []
    for row in table.rows:
        pieces: list[Print | Said | Tick] = []
        rest: list[Para] = []
        for number, cell in enumerate(row):
            inner = list(paragraphs(cell.blocks))
            pieces += [Print(text="\t")] if number else []
            pieces += inner[0].pieces if inner else []
            rest += inner[1:]
        if any(isinstance(piece, Tick) or piece.text.strip() for piece in pieces):
            made += [Para(pieces=pieces), *rest]
    return made
