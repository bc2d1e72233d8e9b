"""Pages of print: what their layout alone makes doubtful, for one answer or for all."""

from itertools import pairwise

from pipeline.matching.attempt import Attempt
from pipeline.matching.blanks import Stretch
from pipeline.matching.found import Found
from pipeline.matching.panes import Paper
from pipeline.matching.phrases import Phrasebook
from pipeline.matching.table_rows import TableRead

_SHARE = 0.04  # of a print's letters
_SEVERAL = 2
_MANY = 4  # stretches: fewer are answers of their own, lost by those that stand near
_MOST = 0.25  # of a print's letters


def doubt_pages(attempt: Attempt, left: list[Stretch]) -> None:
    """Doubt all where a print was not understood, and what only its place joins."""
    if attempt.paper.paged and _much(left, attempt.paper):
        _doubt_all("read-no-rules", attempt)
    if attempt.paper.paged and _backwards(attempt.book, attempt.found):
        _doubt_all("read-page-order", attempt)
    if attempt.paper.paged and _looks_lost(attempt.found):
        _doubt_bare(attempt.found)
    _unruled(attempt.found, attempt.tables)


def _looks_lost(found: dict[str, Found]) -> bool:
    """Whether a form is filled in, but none of its choices without boxes is: a print may drop what was highlighted."""
    bare = [one for one in found.values() if one.bare]
    left = [one for one in bare if not one.answered]
    sure = any(one.answered and not one.codes for one in bare)
    return len(left) >= _SEVERAL and not sure and any(one.answered for one in found.values())


def _doubt_bare(found: dict[str, Found]) -> None:
    for one in found.values():
        if one.bare and not one.answered:
            one.doubts("read-unclear-tick")


def _doubt_all(code: str, attempt: Attempt) -> None:
    for codes in [one.codes for one in attempt.found.values()] + [read.codes for read in attempt.tables.values()]:
        codes.setdefault(code)


def _much(left: list[Stretch], paper: Paper) -> bool:
    """Whether so much of a print is unclaimed that its layout was not understood, and nothing on it is sure."""
    whole = sum(len(pane.text) for pane in paper.panes)
    inside = left[1:] if left and left[0].pane.number == 0 else left  # what stands before the form is no part of it
    share = sum(spot.stop - spot.start for spot in inside) / max(whole, 1)
    return share > (_SHARE if len(inside) > _MANY else _MOST)


def _backwards(book: Phrasebook, found: dict[str, Found]) -> bool:
    """Whether the pages lie in reverse: each asks what the form asks before the questions of the page above it."""
    pages: dict[int, list[int]] = {}
    for asked, one in found.items():
        if one.place is not None and one.page is not None:
            pages.setdefault(one.page, []).append(book.order[asked])
    middles = [sum(orders) / len(orders) for _, orders in sorted(pages.items()) if len(orders) >= _SEVERAL]
    return len(middles) > 1 and all(first > second for first, second in pairwise(middles))


def _unruled(found: dict[str, Found], tables: dict[str, TableRead]) -> None:
    """Cells that only their place makes cells may be cut or joined wrongly."""
    for one in found.values():
        panes = [spot.pane for spot in one.stretches] + ([one.place.pane] if one.place is not None else [])
        if any(pane.board is not None and not pane.board.grid.ruled for pane in panes):
            one.doubts("read-no-rules")
    for read in tables.values():
        board = read.header.panes[0].board if read.header is not None else None
        if board is not None and not board.grid.ruled:
            read.codes.setdefault("read-no-rules")
