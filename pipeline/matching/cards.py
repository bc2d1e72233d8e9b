"""Cards: a table whose every row became a block of its own, its cells behind their heads ('Day: 3')."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from msgspec import Struct

from pipeline.matching.blanks import Stretch, written
from pipeline.matching.claims import Claims
from pipeline.matching.found import Found
from pipeline.matching.headers import Header
from pipeline.matching.joined_columns import ids_of, missing, parted
from pipeline.matching.panes import Board, Pane, Paper
from pipeline.matching.phrases import Phrasebook
from pipeline.matching.table_rows import TableRead
from pipeline.matching.words import Key, first_word, key_of

_TWO = 2
_LONGEST_HEAD = 80  # letters
_AFTER_HEAD = re.compile(r"[:\t]")

PrintIn = Callable[[Pane], set[int]]
Columns = tuple[int, ...]  # those that a head stands for: several where it joins them


class Entry(Struct, frozen=True, kw_only=True):
    """One head, and what stands behind it."""

    key: Key
    head: Stretch
    said: Stretch


class Cards(Struct, frozen=True, kw_only=True):
    """Blocks of one table that follow one another, each a list of heads in the table's own order."""

    table: str
    cards: list[list[Entry]]


def read_cards(
    paper: Paper, book: Phrasebook, claims: Claims, reads: dict[str, TableRead], ends: PrintIn
) -> list[Stretch]:
    """Read the tables that stand as blocks, and tell where they begin in lines; `ends` says where print does."""
    starts: list[Stretch] = []
    if all(read.header is not None for read in reads.values()):
        return starts
    for entries in _runs(paper, book, ends):
        for found in _found(entries, book):
            read = reads[found.table]
            if read.header is None:
                _read(found, read, book, claims)
                starts += [found.cards[0][0].head] if found.cards[0][0].head.pane.cell is None else []
    return starts


def _runs(paper: Paper, book: Phrasebook, ends: PrintIn) -> Iterator[list[Entry]]:
    """Heads with what stands behind them, as far as nothing else stands between."""
    run: list[Entry] = []
    boards: set[int] = set()
    for pane in paper.panes:
        if pane.board is None:
            more = [_in_lines(pane, book, ends)] if pane.cell is None else []
        elif pane.board.number in boards:
            continue
        else:
            boards.add(pane.board.number)
            more = list(_in_rows(pane.board, book))
        for entries in more:
            if run and not (entries and pane.board is not None):
                yield run
                run = []
            run += entries
    yield run


def _in_rows(board: Board, book: Phrasebook) -> Iterator[list[Entry]]:
    """Rows of two cells of which the first is a head; other rows, but for blank ones, come between."""
    for known, rows in groupby(board.rows.values(), key=lambda row: _heads(row, book)):
        if known:
            whole = [[Stretch(pane=pane, start=0, stop=len(pane.text)) for pane in row] for row in rows]
            yield [Entry(key=head.pane.key, head=head, said=said) for head, said in whole]
        elif any(not pane.blank for row in rows for pane in row):
            yield []


def _heads(row: list[Pane], book: Phrasebook) -> bool:
    return len(row) == _TWO and bool(row[0].key) and _known(row[0].key, book)


def _in_lines(pane: Pane, book: Phrasebook, printed: PrintIn) -> list[Entry]:
    """Lines that are a head, or begin with one; what follows, to the next head or print, is its cell."""
    heads: list[tuple[Key, Stretch, int]] = []
    for start, line in zip(pane.starts, pane.lines, strict=False):
        cut = _AFTER_HEAD.search(line.text)
        words = line.text[: cut.start()] if cut else line.text
        if (
            len(words) <= _LONGEST_HEAD
            and first_word(words) in book.column_words
            and _known(key := key_of(words), book)
        ):
            stop = start + (cut.end() if cut else len(words))
            heads.append((key, Stretch(pane=pane, start=start, stop=stop), stop))
    if len(heads) < _TWO:
        return []
    ends = printed(pane)
    begins = [head.start for _, head, _ in heads[1:]] + [len(pane.text)]
    return [
        Entry(key=key, head=head, said=Stretch(pane=pane, start=stop, stop=_cell_end(pane, stop, after, ends)))
        for (key, head, stop), after in zip(heads, begins, strict=True)
    ]


def _cell_end(pane: Pane, start: int, stop: int, ends: set[int]) -> int:
    """Where a cell's lines end: at an empty line after the first of them, or at the next print."""
    said = bool(pane.text[start : pane.line_end(start)].strip())
    for at, line in zip(pane.starts, pane.lines, strict=False):
        if start < at < stop:
            if (said and line.blanks) or any(at <= end < at + len(line.text) for end in ends):
                return at - 1
            said = True
    return stop


def _known(key: Key, book: Phrasebook) -> bool:
    return key in book.columns or key in book.joined


def _found(entries: list[Entry], book: Phrasebook) -> Iterator[Cards]:
    """The tables whose blocks stand in this run."""
    at = 0
    while at < len(entries):
        tables = _tables(entries[at].key, book)
        best = max((_cards(entries[at:], table, book) for table in tables), key=_size, default=None)
        if best is None or not _says(best):
            at += 1
        else:
            yield best
            at += _size(best)


def _tables(key: Key, book: Phrasebook) -> list[str]:
    tables = [table for table, _, _ in book.columns.get(key, ())] + [table for table, _ in book.joined.get(key, ())]
    return list(dict.fromkeys(tables))


def _cards(entries: Sequence[Entry], table: str, book: Phrasebook) -> Cards:
    """As many blocks of this table as follow one another from here; the first of them has every head."""
    width = len(book.fields[table].columns)
    cards: list[list[Entry]] = []
    for card in _blocks(entries, table, book):
        headed = {column for one in card for column in _columns(one.key, table, book)}
        if len(headed) * 2 < width + (0 if cards else width):
            break
        cards.append(card)
    return Cards(table=table, cards=cards)


def _blocks(entries: Sequence[Entry], table: str, book: Phrasebook) -> Iterator[list[Entry]]:
    """Heads of this table, cut wherever their order begins anew."""
    block: list[Entry] = []
    last = -1
    for entry in entries:
        columns = _columns(entry.key, table, book)
        if not columns:
            break
        if columns[0] <= last:
            yield block
            block = []
        block.append(entry)
        last = columns[-1]
    yield block


def _columns(key: Key, table: str, book: Phrasebook) -> Columns:
    for asked, column, _ in book.columns.get(key, ()):
        if asked == table:
            return (column,)
    for asked, number in book.joined.get(key, ()):
        if asked == table:
            return tuple(sorted(missing(book.fields[table], number)))
    return ()


def _size(found: Cards) -> int:
    return sum(map(len, found.cards))


def _says(found: Cards) -> bool:
    """Whether some head but a last one has something behind it: heads in a row above their cells have not."""
    return any(_words(one) for card in found.cards for one, _ in pairwise(card))


def _words(entry: Entry) -> str | None:
    return written(entry.said, boxes=True, numbers=True).words


def _read(found: Cards, read: TableRead, book: Phrasebook, claims: Claims) -> None:
    whole = max(found.cards, key=len)
    spans = [_columns(entry.key, found.table, book) for entry in whole]
    joined = {place: _joined(whole[place].key, found.table, book) for place, span in enumerate(spans) if len(span) > 1}
    read.header = Header(
        table=found.table, row=0, panes=[entry.head.pane for entry in whole], worth=1.0, joined=joined,
        columns={place: span[0] for place, span in enumerate(spans) if len(span) == 1},
    )  # fmt: skip
    read.joined = ids_of(book, found.table, joined)
    read.codes["read-table-unsure"] = None
    for card in found.cards:
        row = _row(card, read, book, claims)
        read.rows += [row] if row else []


def _joined(key: Key, table: str, book: Phrasebook) -> int:
    return next(number for asked, number in book.joined[key] if asked == table)


def _row(card: Iterable[Entry], read: TableRead, book: Phrasebook, claims: Claims) -> dict[str, Found]:
    row: dict[str, Found] = {}
    for entry in card:
        for spot in (entry.head, entry.said):
            claims.take(spot, read.table)
        words = _words(entry)
        if words is None:
            continue
        cell = Found(path="", words=words, stretches=(entry.said,))
        ids = tuple(read.ids[column] for column in _columns(entry.key, read.table, book))
        row |= {ids[0]: cell} if len(ids) == 1 else parted(cell, ids)
    return row
