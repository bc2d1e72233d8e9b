"""Changes for want of room: answers that go on below the form, in further rows, or in a second table."""

from collections.abc import Iterator

from pipeline.model.form import FieldType
from tests.retyping import invented
from tests.retyping.blocks import Block, Cell, Para, Piece, Said, Table, line, tables
from tests.retyping.changes import Retyping, change
from tests.retyping.draft import Item

_POINTERS = ("", " (see continuation sheet)", " (continued overleaf)", "\nContinued on separate sheet", " cont'd…")
_HEADS = ("{} (continued)", "Continuation of {}", "{} - cont'd", "Continued from {}:", "Continuation sheet – {}")
_TABLES = ("{} (continued)", "Continuation of {}", "{} cont.")
_SHORT = 120  # letters of a label that people write again


@change("answers that go on below the form", hard=True)
def below(r: Retyping) -> None:
    for item, more in _cut_short(r, r.chance.choice((1, 1, 2))):
        head = r.chance.choice(_HEADS).format(_name(item, r))
        framed = r.chance.random() < 0.3
        said = [Para(pieces=[Said(path=item.field.id, text=words)]) for words in more]
        rest: list[Block] = [Table(rows=[[Cell(blocks=list(said))]])] if framed else list(said)
        r.on_blocks.append(lambda blocks, head=head, rest=rest: [*blocks, line(head), *rest])


@change("answers that go on in further rows", hard=True)
def further_rows(r: Retyping) -> None:
    r.setting.place = "right"
    for item, more in _cut_short(r, 1, pointing=False):
        r.on_blocks.append(lambda blocks, item=item, more=more: _spilt(blocks, item, more))


@change("tables that go on below the form", hard=True)
def second_table(r: Retyping) -> None:
    headed, head = r.chance.random() < 0.5, r.chance.choice(_TABLES)

    def cut(blocks: list[Block]) -> list[Block]:
        repeating = [table for table in tables(blocks) if table.repeating and len(table.rows) > 2]
        if not repeating:
            return blocks
        table = r.chance.choice(repeating)
        heads = {block.text for cell in table.rows[0] for block in cell.blocks if isinstance(block, Para)}
        items = [item for item in r.draft.items() if heads and heads <= set(item.columns.values())]
        if len(items) != 1:
            return blocks
        last = [*([table.rows[0]] if headed else []), table.rows.pop()]
        return [*blocks, line(head.format(items[0].field.label)), Table(rows=last, repeating=True)]

    r.on_blocks.append(cut)


def _cut_short(r: Retyping, count: int, *, pointing: bool = True) -> Iterator[tuple[Item, list[str]]]:
    """Some long answers, each cut to its first lines, with what is left of it."""
    long = [item for item in r.draft.written() if item.field.type is FieldType.LONG_TEXT]
    for item in r.chance.sample(long, min(count, len(long))):
        more = [r.chance.choice(invented.SENTENCES) for _ in range(r.chance.randint(1, 3))]
        first = [*item.lines]
        r.draft.rewrite(item, [*first, *more])
        pointer = r.chance.choice(_POINTERS) if pointing else ""
        item.lines = [*first[:-1], first[-1] + pointer]
        yield item, more


def _name(item: Item, r: Retyping) -> str:
    label = item.field.label.strip().rstrip(":")
    return label if len(label) <= _SHORT else r.chance.choice(item.field.aliases[:3])


def _spilt(blocks: list[Block], item: Item, more: list[str]) -> list[Block]:
    """Rows with an empty cell for the label, below the answer's own."""
    for table in tables(blocks):
        for at, row in enumerate(table.rows):
            if len(row) == 2 and any(piece.path == item.field.id for piece in _pieces(row[1])):
                extra = [[Cell(), Cell(blocks=[Para(pieces=[Said(path=item.field.id, text=one)])])] for one in more]
                table.rows[at + 1 : at + 1] = extra
                return blocks
    last = Para(pieces=[Said(path=item.field.id, text="\n".join(more))])
    return [*blocks, line(f"{item.field.label.strip().rstrip(':')} (continued)"), last]


def _pieces(cell: Cell) -> Iterator[Said]:
    for block in cell.blocks:
        pieces: list[Piece] = block.pieces if isinstance(block, Para) else []
        yield from (piece for piece in pieces if isinstance(piece, Said))
