"""Rows of tables that the end of a page cut in two, made whole where nothing else can be meant.

Plain is the cut where a table runs to the foot of one page and goes on in the same columns at the head of the next, the
first row there says nothing in its first column or goes on in the midst of a word or sentence, every cell of it had no
room left above, and one at least begins as no sentence does. All else is left as it is, and `continued` doubts it.
"""

from itertools import pairwise

from msgspec.structs import replace

from pipeline.model.sheet import Region
from pipeline.reading.pages.layout import Laid, Room, Table
from pipeline.reading.pages.rows import Row

_NEAR = 2.0  # points the edges of a column may differ from page to page
_STEP = 1.17  # of the type size, from row to row, where no two rows tell
_MOST_PAD = 8.0
_FIRST_ROWS = 3  # of a table: its heads are among them
_ENDS = (".", "!", "?", ":", ";")
_GOES_ON = ",;)]%/&–-"
_Pair = tuple[Room, Room]


def rejoin(pages: list[Laid]) -> None:
    """Put the rest of each row that was plainly cut back where it belongs; pages from the last to the first."""
    for above, below in reversed(list(pairwise(pages))):
        upper, lower = _at_foot(above), _at_head(below)
        if upper and lower and (pairs := _pairs(upper, lower)) and _plainly_cut(pairs):
            _join(pairs, lower, below)


def _at_foot(laid: Laid) -> Table | None:
    table = max(laid.page.tables, key=lambda t: t.lattice.box.bottom, default=None)
    if table is None or any(row.box.middle[1] > table.lattice.box.bottom for row in _body(laid)):
        return None
    return table


def _at_head(laid: Laid) -> Table | None:
    table = min(laid.page.tables, key=lambda t: t.lattice.box.top, default=None)
    if table is None or any(row.box.middle[1] < table.lattice.box.top for row in _body(laid)):
        return None
    return table


def _body(laid: Laid) -> list[Row]:
    return [row for row in laid.page.rows if row.region is Region.BODY]


def _pairs(upper: Table, lower: Table) -> list[_Pair]:
    """The cells of the last row above and the first below, column by column; none where their columns differ."""
    foot = _row(upper, max(room.bay.row + room.bay.rows for room in upper.rooms if room.bay) - 1)
    head = _row(lower, 0)
    if _words(head) in {_words(_row(upper, row)) for row in range(_FIRST_ROWS)}:
        head = _row(lower, 1)
    if len(foot) != len(head) or any(room.tables or not room.bay or room.bay.rows > 1 for room in [*foot, *head]):
        return []
    pairs = list(zip(_by_place(foot), _by_place(head), strict=True))
    return pairs if all(_one_column(*pair) for pair in pairs) else []


def _row(table: Table, row: int) -> list[Room]:
    return [room for room in table.rooms if room.bay and room.bay.row <= row < room.bay.row + room.bay.rows]


def _words(rooms: list[Room]) -> tuple[str, ...]:
    return tuple(" ".join(row.text for row in room.rows) for room in rooms)


def _by_place(rooms: list[Room]) -> list[Room]:
    return sorted(rooms, key=lambda room: room.box.left)


def _one_column(upper: Room, lower: Room) -> bool:
    return abs(upper.box.left - lower.box.left) <= _NEAR and abs(upper.box.right - lower.box.right) <= _NEAR


def _plainly_cut(pairs: list[_Pair]) -> bool:
    going_on = [pair for pair in pairs if pair[1].rows]
    if not going_on or not all(_no_room(*pair) for pair in going_on):
        return False
    if pairs[0][1].rows and not _amid_sentence(*pairs[0]):
        return False
    return any(_amid_sentence(*pair) for pair in going_on)


def _no_room(upper: Room, lower: Room) -> bool:
    """Whether the first word below could not have stood at the end of the last row above."""
    if not upper.rows or any(row.alone for row in (upper.rows[-1], lower.rows[0])):
        return False
    last, first = upper.rows[-1], lower.rows[0]
    pad = min(row.box.left - upper.box.left for row in upper.rows)
    slack = upper.box.right - max(0.0, min(pad, _MOST_PAD)) - last.box.right
    same = abs(last.size - first.size) <= 0.15 * last.size and abs(last.box.left - first.box.left) <= _NEAR
    return same and slack < first.first + 0.2 * last.size


def _amid_sentence(upper: Room, lower: Room) -> bool:
    """Whether what stands below goes on with what stands above, as only the rest of a sentence does."""
    before, after = upper.rows[-1].text.rstrip(), lower.rows[0].text.lstrip()
    if before.endswith(_ENDS) or not after or any(sign in after.split()[0] for sign in "@"):
        return False
    return after[0].islower() or after[0] in _GOES_ON


def _join(pairs: list[_Pair], lower: Table, below: Laid) -> None:
    for upper, rest in pairs:
        if rest.rows:
            by = upper.rows[-1].baseline + _step(upper, rest) - rest.rows[0].baseline
            upper.rows += [_moved(row, by) for row in rest.rows]
            upper.pieces += rest.pieces
    gone = {id(rest): rest for _, rest in pairs}
    at = max(rest.bay.row for rest in gone.values() if rest.bay)
    lower.rooms = [_one_row_up(room, at) for room in lower.rooms if id(room) not in gone]
    if not lower.rooms:
        below.page.tables.remove(lower)


def _step(upper: Room, rest: Room) -> float:
    for rows in (upper.rows[-2:], rest.rows[:2]):
        if len(rows) > 1 and 0 < rows[1].baseline - rows[0].baseline < 2 * rows[1].size:
            return rows[1].baseline - rows[0].baseline
    return _STEP * rest.rows[0].size


def _moved(row: Row, by: float) -> Row:
    box = row.box._replace(top=row.box.top + by, bottom=row.box.bottom + by)
    return replace(row, box=box, baseline=row.baseline + by)


def _one_row_up(room: Room, at: int) -> Room:
    if room.bay is not None and room.bay.row > at:
        room.bay = room.bay._replace(row=room.bay.row - 1)
    return room
