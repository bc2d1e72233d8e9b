"""Repeating tables: found by their header row, read to where something else begins, over pages and blank rows."""

from collections.abc import Callable

from pipeline.matching.claims import Claims
from pipeline.matching.headers import Header, header_in, meant_header
from pipeline.matching.joined_columns import ids_of
from pipeline.matching.panes import Board, Pane, Paper
from pipeline.matching.phrases import Kind, Phrasebook
from pipeline.matching.places import places_in
from pipeline.matching.table_rows import TableRead, add_row
from pipeline.model.form import FieldType

FindHeader = Callable[[list[Pane], Phrasebook, int], Header | None]

_LONGEST_NUMBER = 3
_LONGEST_LABEL = 80  # letters
_MEANT = 80.0  # of 100: how near words of a narrower row must be to a question or heading


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
        if header is not None and current is not None and _ends_in_heads(header, current):
            current.codes["read-table-unsure"], header = None, None
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
            _use_up(panes, claims)
            add_row(current, panes, continued=continued and paged)
            continued = False
    if current is not None:
        current.last = board
    return current if current is not None or ended or any(p.text for p in board.panes()) else open_read


def _ends_in_heads(header: Header, read: TableRead) -> bool:
    """Whether this may be a row of the open table that only ends in words which head another table's columns."""
    if read.header is None or header.table == read.table or len(header.panes) != len(read.header.panes):
        return False
    return any(place < min(header.columns) for place in header.strange)


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
    first = pane.first
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


def _use_up(panes: list[Pane], claims: Claims) -> None:
    claims.use_up(*[pane for pane in panes if not pane.inner])
