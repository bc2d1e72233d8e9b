"""Joined columns: a form typed anew has one column, 'Date', where ours has several, and its words are parted."""

import re

from msgspec.structs import replace

from pipeline.matching.found import Found
from pipeline.matching.panes import Pane
from pipeline.matching.phrases import Phrasebook
from pipeline.model.form import Field

_BETWEEN = ("/", ".", "-", ",", ";", " ", "\n")
_YEAR_FIRST = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")


def joined_heads(panes: list[Pane], book: Phrasebook, table: str, taken: dict[int, int]) -> dict[int, int]:
    """By their places in a header row, the heads that stand for several columns of this table that it lacks."""
    found: dict[int, int] = {}
    one = book.fields[table]
    for place, pane in enumerate(panes):
        for asked, number in book.joined.get(pane.key, ()):
            if asked == table and place not in taken and not missing(one, number).intersection(taken.values()):
                found[place] = number
    return found


def ids_of(book: Phrasebook, table: str, joined: dict[int, int]) -> dict[int, tuple[str, ...]]:
    """By place in the header row, the ids of the columns that each joined one stands for."""
    return {place: book.fields[table].joined[number].columns for place, number in joined.items()}


def missing(one: Field, number: int) -> set[int]:
    """The columns that a joined one stands for, by their order in the table."""
    ids = [column.id for column in one.columns]
    return {ids.index(asked) for asked in one.joined[number].columns}


def parted(cell: Found, ids: tuple[str, ...]) -> dict[str, Found]:
    """The cell's words by the columns they belong to; all in the first, with a doubt, where that can't be told."""
    pieces = _pieces(cell.words or "", len(ids))
    if pieces is None:
        cell.doubts("read-table-unsure")
        return {ids[0]: cell}
    return {asked: replace(cell, words=words) for asked, words in zip(ids, pieces, strict=True)}


def _pieces(words: str, count: int) -> list[str] | None:
    for mark in _BETWEEN:
        pieces = [piece.strip() for piece in words.split(mark) if piece.strip()]
        if len(pieces) == count:
            return pieces[::-1] if _YEAR_FIRST.fullmatch(words) else pieces
    return None
