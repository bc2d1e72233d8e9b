"""Tables that lost their grid: column heads parted by tabs, and below them rows of tabbed lines, or of lines alone."""

import re
from itertools import takewhile

from msgspec import Struct

from pipeline.matching.blanks import Stretch, written
from pipeline.matching.cards import read_cards
from pipeline.matching.claims import Claims
from pipeline.matching.edges import Opening
from pipeline.matching.found import Found
from pipeline.matching.headers import Header, header_in
from pipeline.matching.joined_columns import ids_of, parted
from pipeline.matching.line_rows import Slot, rows_of
from pipeline.matching.panes import Pane, Paper
from pipeline.matching.phrases import Kind, Phrase, Phrasebook, Role
from pipeline.matching.places import Place, places_in
from pipeline.matching.table_rows import TableRead

TABLE = "table"  # what the header of a table in plain lines is called as print
_GAP = re.compile(r"\t|[ \u00a0]{3,}")
_UNSURE = "read-table-unsure"
_MOST_BLANKS = 8  # empty lines between two that say something: more are none of a table's


class Row(Struct, frozen=True, kw_only=True):
    """One line cut at its gaps."""

    start: int
    stop: int
    pieces: tuple[tuple[int, int], ...]


def read_flat_tables(paper: Paper, book: Phrasebook, claims: Claims, reads: dict[str, TableRead]) -> list[Stretch]:
    """Read the tables that no grid holds; what comes back is where each of them begins."""
    starts = read_cards(paper, book, claims, reads, lambda pane: _ends(pane, book))
    if all(read.header is not None for read in reads.values()):
        return starts
    for pane in paper.panes:
        if pane.cell is None and len(pane.lines) > 1:
            starts += _in_run(pane, book, claims, reads)
    return starts


def table_start(spot: Stretch) -> Place:
    """The header of such a table as print that ends the answer before it."""
    roles = [Role(kind=Kind.PRINTED, id=TABLE)]
    return Place(
        pane=spot.pane, start=spot.start, stop=spot.stop, phrase=Phrase(key=(), roles=roles), opening=Opening.LINE,
        closed=True, roles=roles,
    )  # fmt: skip


def _in_run(pane: Pane, book: Phrasebook, claims: Claims, reads: dict[str, TableRead]) -> list[Stretch]:
    starts: list[Stretch] = []
    ends: set[int] | None = None
    rows = [_row(pane, number) for number in range(len(pane.lines))]
    number = 0
    while number < len(rows):
        header, size = _header(pane, rows, number, book)
        if header is None or reads[header.table].header is not None:
            number += 1
            continue
        ends = ends if ends is not None else _ends(pane, book)
        read = reads[header.table]
        read.header, read.joined = header, ids_of(book, header.table, header.joined)
        read.codes[_UNSURE] = None
        starts.append(Stretch(pane=pane, start=rows[number].start, stop=rows[number].stop))
        for head in rows[number : number + size]:
            claims.take(Stretch(pane=pane, start=head.start, stop=head.stop), header.table)
        if size > 1:
            number = _lines(pane, rows, number + size, ends, read, book, claims)
        else:
            number = _body(pane, rows, number + size, ends, read, claims)
    return starts


def _header(pane: Pane, rows: list[Row], number: int, book: Phrasebook) -> tuple[Header | None, int]:
    """Column heads parted by gaps in one line, or each on a line of its own."""
    if len(rows[number].pieces) > 1:
        return header_in(_panes(pane, rows[number].pieces), book, number), 1
    text = pane.text[rows[number].start : rows[number].stop]
    for table, column, _ in book.columns.get(tuple(w for w, _, _ in _pane(pane, text).words), ()):
        size = len(book.fields[table].columns)
        group = rows[number : number + size]
        if column == 0 and size > 1 and all(len(row.pieces) == 1 for row in group):
            header = header_in(_panes(pane, tuple((row.start, row.stop) for row in group)), book, number)
            if header is not None and header.table == table and len(header.columns) == size == len(group):
                return header, size
    return None, 1


def _body(pane: Pane, rows: list[Row], number: int, ends: set[int], read: TableRead, claims: Claims) -> int:
    """Rows of tabbed lines to the next print, or to a line without a gap."""
    while number < len(rows) and not _printed(rows[number], ends) and len(rows[number].pieces) > 1:
        _add(pane, rows[number].pieces, read, claims)
        number += 1
    return number


def _lines(
    pane: Pane, rows: list[Row], number: int, ends: set[int], read: TableRead, book: Phrasebook, claims: Claims
) -> int:
    """Rows whose cells stand on lines of their own, to the next print."""
    body = list(takewhile(lambda row: not _printed(row, ends), rows[number:]))
    slots: list[Slot] = []
    for at, row in enumerate(body, number):
        slots += [Slot(text="")] * min(pane.lines[at].blanks, _MOST_BLANKS)
        slots.append(Slot(text=pane.text[row.start : row.stop], start=row.start, stop=row.stop))
    for cells in rows_of(slots, _parts(read, book)):
        pieces = [(slots[cell[0]].start, slots[cell[-1]].stop) if cell else (0, 0) for cell in cells]
        _add(pane, tuple(pieces), read, claims)
    return number + len(body)


def _parts(read: TableRead, book: Phrasebook) -> list[str]:
    """Which part of a date each head, left to right, asks for."""
    parts = dict(zip(book.fields[read.table].date_columns, ("day", "month", "year"), strict=True))
    columns = read.header.columns if read.header is not None else {}
    return [parts.get(read.ids[columns[place]], "") if place in columns else "" for place in range(len(columns))]


def _printed(row: Row, ends: set[int]) -> bool:
    return any(row.start <= end < row.stop for end in ends)


def _add(pane: Pane, pieces: tuple[tuple[int, int], ...], read: TableRead, claims: Claims) -> None:
    row: dict[str, Found] = {}
    for place, (start, stop) in enumerate(pieces):
        spot = Stretch(pane=pane, start=start, stop=stop)
        column = read.header.columns.get(place) if read.header is not None else None
        words = written(spot, boxes=True).words
        if words is None or (column is None and place not in read.joined):
            continue
        claims.take(spot, read.table)
        cell = Found(path="", words=words, stretches=(spot,))
        row |= parted(cell, read.joined[place]) if column is None else {read.ids[column]: cell}
    if row:
        read.rows.append(row)


def _ends(pane: Pane, book: Phrasebook) -> set[int]:
    """Where print begins in this run: no table goes on over it."""
    return {
        place.start
        for place in places_in(pane, book)
        if place.opening >= Opening.LINE and any(_ends_a_table(place, role.kind) for role in place.roles)
    }


def _ends_a_table(place: Place, kind: Kind) -> bool:
    return kind in (Kind.HEADING, Kind.PRINTED, Kind.TITLE) or (kind is Kind.FIELD and len(place.phrase.key) > 1)


def _row(pane: Pane, number: int) -> Row:
    start = pane.starts[number]
    stop = pane.starts[number + 1] - 1 if number + 1 < len(pane.starts) else len(pane.text)
    pieces, at = [], start
    for gap in _GAP.finditer(pane.text, start, stop):
        pieces.append((at, gap.start()))
        at = gap.end()
    pieces.append((at, stop))
    return Row(start=start, stop=stop, pieces=tuple(pieces))


def _panes(pane: Pane, pieces: tuple[tuple[int, int], ...]) -> list[Pane]:
    return [_pane(pane, pane.text[start:stop]) for start, stop in pieces]


def _pane(pane: Pane, text: str) -> Pane:
    return Pane(number=pane.number, text=text, marks=(), lines=(), starts=())
