"""Where on the sheet ink and pictures lie: the cell that holds them, or the line they touch."""

from collections.abc import Iterator

from pipeline.model.sheet import Cell, Frame, Grid, Line, Remark
from pipeline.reading.pages.page import Box, Page
from pipeline.reading.pages.traces import Trace, meets

_MESSAGE = "Something is drawn or written by hand here; look at what it says."
_PICTURE = "A picture stands here; look at what it shows."
_LEAST = 8.0  # points: smaller pictures are ornaments
_MARGIN = 0.12  # of the page's height: pictures at its head and foot are letterheads
_REACH = 12.0  # points
_BACKGROUND = 0.3  # of the page


def inked_places(page: Page, blocks: tuple[Line | Grid, ...], ink: list[Trace], over: list[Box]) -> list[Remark]:
    """A remark for each cell and line that ink or a picture lies in or on."""
    found: dict[str, str] = {}
    for trace in ink:
        for where in _touched(blocks, trace):
            found.setdefault(where, _MESSAGE)
    for box in over:
        for where in _touched(blocks, Trace(box, _spread(box))) or [f"page {page.number}"]:
            found.setdefault(where, _MESSAGE)
    for box in page.pictures:
        if min(box.width, box.height) >= _LEAST and box.area < _BACKGROUND * page.width * page.height:
            where = _holder(blocks, box) or _loose(box, page)
            if where:
                found.setdefault(where, _PICTURE)
    return [Remark(code="read-ink", message=message, where=where) for where, message in found.items()]


def _touched(blocks: tuple[Line | Grid, ...], trace: Trace) -> list[str]:
    """The cells that hold a good part of this ink, and the lines it runs over or stands beside."""
    cells = [cell for cell in _cells(blocks) if cell.frame and _share(cell.frame, trace) > 0.25]
    if cells:
        return [cell.where for cell in cells]
    lines = [b for b in blocks if isinstance(b, Line) and b.frame and meets(_box(b.frame), trace.box, 2)]
    lines = [b for b in lines if b.frame and any(_box(b.frame).holds(x, y, slack=_REACH) for x, y in trace.path)]
    return [line.where for line in lines]


def _share(frame: Frame, trace: Trace) -> float:
    path = trace.path or (trace.box.middle,)
    box = _box(frame)
    return sum(box.holds(x, y) for x, y in path) / len(path) if meets(box, trace.box) else 0.0


def _spread(box: Box) -> tuple[tuple[float, float], ...]:
    """Places all over a box, of whose ink only the outer edges are known."""
    return tuple(
        (box.left + box.width * across / 4, box.top + box.height * down / 4) for across in range(5) for down in range(5)
    )


def _holder(blocks: tuple[Line | Grid, ...], box: Box) -> str:
    cells = [cell for cell in _cells(blocks) if cell.frame and _box(cell.frame).holds(*box.middle)]
    return min(cells, key=lambda cell: _box(cell.frame).area if cell.frame else 0.0).where if cells else ""


def _loose(box: Box, page: Page) -> str:
    middle = box.middle[1] / page.height
    return f"page {page.number}" if _MARGIN < middle < 1 - _MARGIN else ""


def _cells(blocks: tuple[Line | Grid, ...]) -> Iterator[Cell]:
    """Every cell that holds no table itself."""
    for block in blocks:
        if isinstance(block, Grid):
            for cell in block.cells:
                inner = [b for b in cell.blocks if isinstance(b, Grid)]
                yield from _cells(tuple(inner)) if inner else (cell,)


def _box(frame: Frame) -> Box:
    return Box(frame.left, frame.top, frame.right, frame.bottom)
