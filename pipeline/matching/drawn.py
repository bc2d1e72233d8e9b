"""What is drawn on the paper: a circle around an option ticks it for the eye alone, a picture may be the answer."""

from collections.abc import Iterator

from pipeline.matching.attempt import Attempt
from pipeline.matching.blanks import Stretch
from pipeline.matching.found import Found
from pipeline.matching.panes import Pane, below, right_of
from pipeline.model.sheet import MarkKind

_MARK, _PICTURE = "read-drawn-mark", "read-picture"
_LINES = 3  # how far from its anchor a shape is likely to lie
_IN_LINE = frozenset({"picture", "chart", "diagram", "object", "old control", "document"})  # stand in the text

Spot = tuple[Pane, int]
Drawn = tuple[Pane, int, str]  # with what it is


def doubt_drawn(attempt: Attempt) -> None:
    """Doubt every choice with something drawn near its options, and every answer with something drawn in its place."""
    spots = list(_drawn(attempt))
    if not spots:
        return
    for asked, one in attempt.found.items():
        if attempt.book.fields[asked].options:
            if any(_near(spot, place) for place in _printed(one, attempt) for spot in spots):
                one.doubts(_MARK)
        elif any(_within(spot, place) for place in answered_at(one, attempt) for spot in spots):
            one.doubts(_PICTURE)
    _doubt_tables(attempt, spots)


def _drawn(attempt: Attempt) -> Iterator[Drawn]:
    for pane in attempt.paper.panes:
        for mark in pane.marks:
            if mark.kind is MarkKind.DRAWN:
                yield pane, mark.start, mark.hint


def _printed(one: Found, attempt: Attempt) -> Iterator[Spot]:
    """Where a choice is printed: its question, and all its options."""
    for spot in one.stretches:
        yield spot.pane, spot.start
    if one.place is not None:
        yield one.place.pane, one.place.start
    for places in attempt.chosen.options.get(one.path, {}).values():
        for place in places:
            yield place.pane, place.start


def _near(spot: Drawn, place: Spot) -> bool:
    """Whether something anchored here may lie over what is printed there: a picture stands where it is anchored."""
    (pane, at, what), (other, there) = spot, place
    fixed = what in _IN_LINE
    if pane is other:
        return abs(pane.line_at(at) - pane.line_at(there)) <= (0 if fixed else _LINES)
    if pane.cell is not None and other.cell is not None and pane.board is other.board:
        rows = (
            max(pane.cell.row - other.cell.row - other.cell.rows, other.cell.row - pane.cell.row - pane.cell.rows) + 1
        )
        return rows <= (0 if fixed else 1)
    return not fixed and abs(pane.number - other.number) <= 1


def answered_at(one: Found, attempt: Attempt) -> Iterator[Stretch]:
    """Where an answer stands, or would."""
    yield from one.stretches
    place = one.place
    if place is None:
        return
    yield Stretch(pane=place.pane, start=place.stop, stop=max(place.stop, attempt.bounds.next(place.pane, place.start)))
    for pane in (right_of(place.pane), below(place.pane)):
        if pane is not None and not pane.text.strip() and not attempt.bounds.labelled(pane):
            yield Stretch(pane=pane, start=0, stop=len(pane.text))


def _within(spot: Drawn, stretch: Stretch) -> bool:
    return spot[0] is stretch.pane and stretch.start <= spot[1] <= stretch.stop


def _doubt_tables(attempt: Attempt, spots: list[Drawn]) -> None:
    """A cell with something drawn in it may say more than its words."""
    for read in attempt.tables.values():
        cells = [cell for row in read.rows for cell in row.values()]
        boards = [read.header.panes[0].board if read.header is not None else None, read.last]
        for pane, _, _ in spots:
            own = [cell for cell in cells if any(stretch.pane is pane for stretch in cell.stretches)]
            for cell in own:
                cell.doubts(_PICTURE)
            if not own and pane.board is not None and pane.board in boards:
                read.codes.setdefault(_PICTURE)
