"""Rows of a repeating table: which cell stands under which head, and which row is the rest of one a page cut."""

from collections.abc import Sequence

from msgspec import Struct, field

from pipeline.matching.blanks import Stretch, Written, is_prompt, plain, tidy, written
from pipeline.matching.found import Found
from pipeline.matching.headers import Header
from pipeline.matching.joined_columns import parted
from pipeline.matching.panes import Board, Pane

_STOPS = (".", "!", "?")
_TWO = 2  # rows, of which one may go on from the other


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


def add_row(read: TableRead, panes: list[Pane], *, continued: bool) -> None:
    """Add one row to a table, unless it is blank; `continued` where it is the first one on its page."""
    if read.header is None or _is_header(read.header, panes):
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
        elif _goes_on(row, read):
            _wonder([{asked: one[asked] for asked in row} for one in read.rows[-2:]])


def _is_header(header: Header, panes: list[Pane]) -> bool:
    """Whether this row says what the header says, as on the next page: also where nobody knew its words."""
    if len(panes) != len(header.panes) or panes[0].text.strip() != header.panes[0].text.strip():
        return False
    return all(pane.text.strip() == head.text.strip() for pane, head in zip(panes, header.panes, strict=True))


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
        "read-run-together": here.run_together,
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


def _goes_on(row: dict[str, Found], read: TableRead) -> bool:
    """Whether somebody went on in the next row where a cell was too small: there is only the rest of a sentence."""
    if len(read.rows) < _TWO or read.ids[0] in row or len(row) != 1:
        return False
    asked, cell = next(iter(row.items()))
    begun = read.rows[-2].get(asked)
    if begun is None or not (cell.words or "")[:1].islower() or (begun.words or "").endswith(_STOPS):
        return False
    return all(read.ids[0] in one for one in read.rows[:-1])


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
