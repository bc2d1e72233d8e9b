"""Repeating tables: found by their header row, read to where something else begins, over pages and blank rows."""

from collections.abc import Callable, Sequence

from msgspec import Struct, field

from pipeline.matching.blanks import Stretch, Written, is_prompt, plain, tidy, written
from pipeline.matching.claims import Claims
from pipeline.matching.found import Found
from pipeline.matching.headers import Header, header_in, meant_header
from pipeline.matching.joined_columns import ids_of, parted
from pipeline.matching.panes import Board, Pane, Paper
from pipeline.matching.phrases import Kind, Phrasebook
from pipeline.matching.places import places_in
from pipeline.matching.words import first_word
from pipeline.model.form import FieldType

FindHeader = Callable[[list[Pane], Phrasebook, int], Header | None]

_LONGEST_NUMBER = 3
_LONGEST_LABEL = 80  # letters
_MEANT = 80.0  # of 100: how near words of a narrower row must be to a question or heading


class TableRead(Struct, kw_only=True):
    """What was read of one table."""

    table: str
    ids: tuple[str, ...]  # of its columns
    rows: list[dict[str, Found]] = field(default_factory=list)
    codes: dict[str, str | None] = field(default_factory=dict)  # doubts about the table as a whole
    header: Header | None = None
    last: Board | None = None  # the grid its rows ran to the end of
    merged: list[tuple[int, str, Pane]] = field(default_factory=list)  # cells that run on: to which row, which column
    joined: dict[int, tuple[str, ...]] = field(default_factory=dict)  # by place in the header's cells, where several
    headers: int = 0  # how often its header stands on the sheet

    def found(self) -> list[Found]:
        """Every cell's answer, its path by the rows that count; doubts about the table as one more."""
        answers = []
        for number, row in enumerate(self.rows):
            path = f"{self.table}[{number}]."
            for asked, cell in row.items():
                cell.path = path + asked
                cell.of_table = tuple(self.codes)
                answers.append(cell)
        if self.codes:
            answers.append(Found(path=self.table, codes=dict(self.codes)))
        return answers


def read_tables(paper: Paper, book: Phrasebook, claims: Claims) -> dict[str, TableRead]:
    """Every table of the form with the rows that stand on the sheet; their cells are claimed."""
    reads = {
        asked: TableRead(table=asked, ids=tuple(column.id for column in one.columns))
        for asked, one in book.fields.items()
        if one.type is FieldType.TABLE
    }
    open_read: TableRead | None = None
    for board in paper.boards if reads else ():
        open_read = _board(board, book, claims, reads, open_read, paged=paper.paged)
    return reads


def read_reworded_tables(paper: Paper, book: Phrasebook, claims: Claims, reads: dict[str, TableRead]) -> bool:
    """Read the tables that were not found by their printed heads by what the heads mean; whether there were any."""
    lost = {table for table, read in reads.items() if read.header is None}

    def find(panes: list[Pane], book: Phrasebook, row: int) -> Header | None:
        if any(claims.used_up(pane) for pane in panes):
            return None
        return meant_header(panes, book, row, [table for table in lost if reads[table].header is None])

    open_read: TableRead | None = None
    for board in paper.boards if lost else ():
        if not all(claims.used_up(pane) for pane in board.panes()):
            open_read = _board(board, book, claims, reads, open_read, paged=paper.paged, find=find)
    return any(reads[table].header is not None for table in lost)


def _board(
    board: Board, book: Phrasebook, claims: Claims, reads: dict[str, TableRead], open_read: TableRead | None,
    *, paged: bool, find: FindHeader = header_in,
) -> TableRead | None:  # fmt: skip
    """Read one grid's rows; the table still open at its end may go on in the next grid."""
    current = open_read if open_read is not None and _goes_on(open_read, board, book) else None
    if current is not None:
        current.merged.clear()
    continued, ended = current is not None, False
    for row, panes in board.rows.items():
        header = find(panes, book, row)
        if header is None and find is not header_in and any(claims.used_up(pane) for pane in panes):
            current = None
        elif header is not None:
            current, continued, ended = reads[header.table], bool(reads[header.table].rows), False
            _open(current, header, book, claims)
        elif current is not None and (_foreign(panes, book, current) or _asks_otherwise(panes, book, current)):
            if _own_banner(panes, book, current):
                _use_up(panes, claims)
            else:
                current, ended = None, True
        elif current is not None:
            _row(current, panes, claims, continued=continued and paged)
            continued = False
    if current is not None:
        current.last = board
    return current if current is not None or ended or any(p.text for p in board.panes()) else open_read


def _open(read: TableRead, header: Header, book: Phrasebook, claims: Claims) -> None:
    read.header = header
    read.joined = ids_of(book, header.table, header.joined)
    read.headers += 1
    read.merged.clear()
    _use_up(header.panes, claims)


def _goes_on(read: TableRead, board: Board, book: Phrasebook) -> bool:
    """A grid without a header, as wide, with nothing but print before it, is more of the same table."""
    if read.header is None or read.last is None or not board.rows:
        return False
    rows = iter(board.rows.values())
    first = next(rows)
    if _own_banner(first, book, read):
        first = next(rows, first)
    if len(first) != len(read.header.panes) or header_in(first, book, 0) is not None or _foreign(first, book, read):
        return False
    between = read.last.after
    while isinstance(between, Pane):
        if not _only_print(between, book, read):
            return False
        between = between.after
    return between is board


def _only_print(pane: Pane, book: Phrasebook, read: TableRead) -> bool:
    """Whether nothing stands here but instructions and the table's own heading."""
    own = book.section[read.table]
    at = 0
    for place in places_in(pane, book):
        mine = any(r.kind is Kind.PRINTED or (r.kind is Kind.HEADING and r.id == own) for r in place.roles)
        if not mine or any(map(str.isalnum, pane.text[at : place.start])):
            return False
        at = place.stop
    return not any(map(str.isalnum, pane.text[at:]))


def _foreign(panes: list[Pane], book: Phrasebook, read: TableRead) -> bool:
    """Whether this row begins something else: another question or section."""
    pane = next((pane for pane in panes if pane.text), None)
    if pane is None:
        return False
    first = first_word(pane.text)
    if (first not in book.by_first and not _numbered(first, pane.text)) or not pane.words:
        return False
    if not any(word in book.by_first for word, _, _ in pane.words[:2]):
        return False
    place = next(
        (place for place in places_in(pane, book) if place.start <= pane.words[min(1, len(pane.words) - 1)][1]), None
    )
    if place is None:
        return False
    kinds = {role.kind for role in place.roles}
    if len(panes) == 1:
        return bool(kinds)
    if Kind.FIELD not in kinds and Kind.HEADING not in kinds:
        return False
    exact = any(role.exact for role in place.roles)
    closed = pane.text[place.start : place.stop].rstrip()[-1:] in (":", "?", "(")
    whole = not pane.text[place.stop :].strip()
    same_shape = read.header is not None and len(panes) == len(read.header.panes)
    return exact and (closed or whole or len(place.phrase.key) > 2) if same_shape else closed or whole


def _asks_otherwise(panes: list[Pane], book: Phrasebook, read: TableRead) -> bool:
    """Whether a row of fewer cells than the table has begins something else, by what its words mean."""
    if read.header is None or len(panes) >= len(read.header.panes) or not 0 < len(panes[0].text) <= _LONGEST_LABEL:
        return False
    return any(score >= _MEANT for score in book.meanings.all(panes[0].key).values())


def _numbered(first: str, text: str) -> bool:
    """Whether a list number may stand before a label here."""
    return len(first) <= _LONGEST_NUMBER and len(text) > len(first) + _LONGEST_NUMBER


def _own_banner(panes: list[Pane], book: Phrasebook, read: TableRead) -> bool:
    """The table's own heading, printed again on the next page."""
    section = book.section[read.table]
    return len(panes) == 1 and any(
        role.kind is Kind.HEADING and role.id == section for place in places_in(panes[0], book) for role in place.roles
    )


def _row(read: TableRead, panes: list[Pane], claims: Claims, *, continued: bool) -> None:
    """Add one row, unless it is blank."""
    _use_up(panes, claims)
    if read.header is None:
        return
    row = _cells(read, read.header, panes)
    if row and (read.merged or (panes[0].board is not None and panes[0].board.merged)):
        _carry(read, row, panes)
    if row and continued and read.rows and _is_rest(row, read.rows[-1], read.ids):
        _join(read.rows[-1], row)
        if not read.rows[-1]:
            read.rows.pop()
    elif row:
        read.rows.append(row)
        if len(panes) < len(read.header.panes) and panes[0].text.rstrip().endswith(":"):
            read.codes["read-table-unsure"] = None  # a question that nobody knows, in the midst of the table
        if continued and (read.ids[0] not in row or _may_be_rest(row, read.rows[:-1], read.ids)):
            _wonder(read.rows[-2:])


def _cells(read: TableRead, header: Header, panes: list[Pane]) -> dict[str, Found]:
    """What one row says, by the columns' ids."""
    row: dict[str, Found] = {}
    narrow = len(panes) < len(header.panes)
    read_cell = _plain_cell if plain(panes) else _cell
    for pane, place in zip(panes, _places(header, panes), strict=True):
        cell = read_cell(pane) if pane.text else None
        if cell is None:
            read.codes |= _left_unsaid(pane) if pane.marks else {}
            continue
        column = header.columns.get(place)
        if place in read.joined:
            row |= parted(cell, read.joined[place])
            continue
        if column is None:
            read.codes["read-table-unsure"] = None
            continue
        if column in header.guessed:
            cell.doubts("read-reworded-label")
        if narrow and pane.cell is not None and pane.cell.columns > 1:
            cell.doubts("read-table-unsure")
        if (asked := read.ids[column]) in row:
            _add(row[asked], cell)
        else:
            row[asked] = cell
    return row


def _carry(read: TableRead, row: dict[str, Found], panes: list[Pane]) -> None:
    """A cell merged over several rows speaks for each of them, with a doubt."""
    at = next((pane.cell.row for pane in panes if pane.cell is not None), 0)
    read.merged = [one for one in read.merged if one[0] > at]
    for _, asked, pane in read.merged:
        cell = _cell(pane) if asked not in row and pane.text else None
        if cell is not None:
            cell.doubts("read-table-unsure")
            row[asked] = cell
    for asked, cell in row.items():
        pane = cell.stretches[0].pane
        if pane.cell is not None and pane.cell.row == at and pane.cell.rows > 1:
            read.merged.append((at + pane.cell.rows, asked, pane))


def _places(header: Header, panes: list[Pane]) -> Sequence[int]:
    """Which head each cell is under: by count where the row is as wide as the header, else by what lies above."""
    if len(panes) == len(header.panes):
        return range(len(panes))
    return [_above(header, pane) for pane in panes]


def _above(header: Header, pane: Pane) -> int:
    def overlap(place: int) -> int:
        head, cell = header.panes[place].cell, pane.cell
        if head is None or cell is None:
            return 0
        return min(head.column + head.columns, cell.column + cell.columns) - max(head.column, cell.column)

    best = max(range(len(header.panes)), key=lambda place: (overlap(place), -place))
    return best if overlap(best) > 0 else -1


def _plain_cell(pane: Pane) -> Found | None:
    words = tidy(pane.text)
    if words is None:
        return None
    return Found(path="", words=words, stretches=(Stretch(pane=pane, start=0, stop=len(pane.text)),))


def _cell(pane: Pane) -> Found | None:
    spot = Stretch(pane=pane, start=0, stop=len(pane.text))
    here = written(spot, boxes=True, numbers=True)
    if here.words is None:
        return None
    cell = Found(path="", words=here.words, stored=here.stored, stretches=(spot,))
    cell.doubts(*_doubts(here))
    return cell


def _left_unsaid(pane: Pane) -> dict[str, str | None]:
    """The doubts about a table whose cell says nothing, though something stands in it: struck out, or hidden."""
    return dict.fromkeys(_doubts(written(Stretch(pane=pane, start=0, stop=len(pane.text)))))


def _doubts(here: Written) -> list[str]:
    told = {
        "read-struck-out": here.struck,
        "read-hidden": here.hidden,
        "read-said-twice-disagrees": here.disagrees,
    }
    return [code for code, so in told.items() if so]


def _add(first: Found, second: Found) -> None:
    """Two cells of a row that stand in one column."""
    first.words = f"{first.words}\n{second.words}"
    first.stretches += second.stretches
    first.doubts("read-table-unsure")


def _is_rest(row: dict[str, Found], last: dict[str, Found], ids: tuple[str, ...]) -> bool:
    """A row after a page end is the rest of the last one when its key is empty and that one has all its cells."""
    if any(asked in last and _one_prompt(last[asked], cell) for asked, cell in row.items()):
        return True
    if ids[0] in row:
        return False
    begun = all((cell.words or "")[:1].islower() for cell in row.values())
    return begun or (len(row) * 2 <= len(ids) and last.keys() >= row.keys())


def _may_be_rest(row: dict[str, Found], before: list[dict[str, Found]], ids: tuple[str, ...]) -> bool:
    """Whether a row after a page end says nothing in a column where most rows do, nor anything the last one lacks."""
    if not before or not row.keys() <= before[-1].keys():
        return False
    return any(sum(asked in one for one in before) * 2 > len(before) for asked in ids if asked not in row)


def _one_prompt(first: Found, second: Found) -> bool:
    """Whether the end of the page cut a placeholder in two."""
    return is_prompt(f"{first.words} {second.words}")


def _wonder(rows: list[dict[str, Found]]) -> None:
    """A row without a key after a page end may be the rest of the row before it."""
    for row in rows:
        for cell in row.values():
            cell.doubts("read-continued")


def _join(last: dict[str, Found], rest: dict[str, Found]) -> None:
    proven = False  # that the two are one row, so that only what is joined can be wrong
    for asked, cell in rest.items():
        if asked not in last:
            last[asked] = cell
        elif _one_prompt(last[asked], cell):
            del last[asked]
            proven = True
        else:
            last[asked].words = f"{last[asked].words}\n{cell.words}"
            last[asked].stretches += cell.stretches
    for asked, cell in last.items():
        if asked in rest or not proven:
            cell.doubts("read-continued")


def _use_up(panes: list[Pane], claims: Claims) -> None:
    claims.use_up(*[pane for pane in panes if not pane.inner])
