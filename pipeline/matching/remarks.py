"""What the reader remarked about the document, brought to the answers it makes doubtful."""

import re
from collections.abc import Iterable

from pipeline.matching.found import Found
from pipeline.matching.panes import Pane, below, right_of
from pipeline.matching.table_rows import TableRead
from pipeline.model.reading import Doubt
from pipeline.model.sheet import Remark, Sheet

_PAGE = re.compile(r"page (\d+)")
_WHOLE_PAGE = re.compile(r"page \d+")
_EVERY = frozenset(  # makes every answer of its page or file doubtful, and every question without one
    {"read-no-rules", "read-repaired", "read-fields", "read-two-up"}
)
_LOST = frozenset({"read-picture-page", "read-ink", "read-stamp"})  # what is written there may be an answer


def heed(sheet: Sheet, found: dict[str, Found], tables: dict[str, TableRead]) -> tuple[Doubt, ...]:
    """Doubt the answers that a remark is about; what comes back is about the document as a whole.

    A remark that is no doubt about our reading (macros, a link that leads elsewhere) is told and changes nothing.
    """
    if not sheet.remarks:
        return ()
    whole = [Doubt(code=one.code, message=one.message) for one in sheet.remarks if not one.code.startswith("read-")]
    by_spot = _by_spot(
        [*found.values(), *(cell for read in tables.values() for row in read.rows for cell in row.values())]
    )
    for remark in sheet.remarks:
        if not remark.code.startswith("read-"):
            continue
        near = by_spot.get(remark.where, [])
        for one in near:
            one.remark(remark.code, remark.message)
        if near:
            continue
        precise = bool(remark.where) and not _WHOLE_PAGE.fullmatch(remark.where)
        if precise and remark.code == "read-wrapped-word":
            continue  # a word of the print, not of an answer
        if precise and remark.code in _LOST:
            _in_table(remark, tables.values())
        elif remark.code in _EVERY or remark.code in _LOST:
            _page(remark, found.values(), tables.values())
        whole.append(Doubt(code=remark.code, message=remark.message))
    return tuple(dict.fromkeys(whole))


def _by_spot(found: Iterable[Found]) -> dict[str, list[Found]]:
    """Answers by every line and cell they were taken from; missing ones by where they would be."""
    spots: dict[str, list[Found]] = {}
    for one in found:
        wheres = set() if one.answered or one.place is None else _around(one.place.pane)
        for spot in one.stretches:
            pane = spot.pane
            if pane.cell is not None:
                wheres.add(pane.cell.where)
            if pane.lines:
                first, last = pane.line_at(spot.start), pane.line_at(max(spot.start, spot.stop - 1))
                wheres |= {line.where for line in pane.lines[first : last + 1]}
        for where in wheres:
            spots.setdefault(where, []).append(one)
    return spots


def _around(pane: Pane) -> set[str]:
    """Where the answer to a question could stand that is asked here."""
    near = [pane, right_of(pane), below(pane)]
    return {other.cell.where for other in near if other is not None and other.cell is not None} or {
        line.where for line in pane.lines
    }


def _in_table(remark: Remark, tables: Iterable[TableRead]) -> None:
    """Something is drawn where a table's rows stand, in a cell without words."""
    for read in tables:
        boards = [read.header.panes[0].board if read.header is not None else None, read.last]
        if any(board is not None and remark.where.startswith(f"{board.grid.where},") for board in boards):
            read.codes[remark.code] = remark.message


def _page(remark: Remark, found: Iterable[Found], tables: Iterable[TableRead]) -> None:
    number = int(told[1]) if (told := _PAGE.search(remark.where)) else None
    for one in found:
        there = number is None or one.page in (None, number)
        if there and (remark.code in _EVERY or not one.answered):
            one.remark(remark.code, remark.message)
    for read in tables:
        if remark.code in _EVERY or not read.rows:
            read.codes[remark.code] = remark.message
