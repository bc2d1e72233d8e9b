"""Wrappers: controls around questions and answers alike, as people lock a form with, are no places for answers."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from pipeline.matching.phrases import Kind, Phrasebook
from pipeline.matching.words import key_of
from pipeline.model.sheet import Cell, Grid, Line, MarkKind, Sheet

_SURE = 2  # words of a label that nobody types into a cell by chance

Blocks = tuple[Line | Grid, ...]


def unwrapped(sheet: Sheet, books: Sequence[Phrasebook]) -> Sheet:
    """The sheet without controls that hold a question in one cell and what stands beside it in the next."""
    wrappers = {key for cell, keys in _shared(sheet.blocks) if _asks(cell, books) for key in keys}
    return replace(sheet, blocks=_without(sheet.blocks, wrappers)) if wrappers else sheet


def _shared(blocks: Blocks) -> Iterator[tuple[Cell, set[str]]]:
    """Cells that lie in one control with the next cell of their row; a table in a cell may be part of an answer."""
    for grid in blocks:
        before: Cell | None = None
        around: set[str] = set()
        for cell in grid.cells if isinstance(grid, Grid) else ():
            keys = _keys(cell)
            if before is not None and before.row == cell.row and not around.isdisjoint(keys):
                yield before, around & keys
            before, around = cell, keys


def _keys(cell: Cell) -> set[str]:
    lines = (block for block in cell.blocks if isinstance(block, Line))
    return {mark.key for line in lines for mark in line.marks if mark.kind is MarkKind.CONTROL and mark.key}


def _asks(cell: Cell, books: Iterable[Phrasebook]) -> bool:
    key = key_of(cell.text)
    phrases = [book.by_key.get(key) for book in books] if len(key) >= _SURE else []
    return any(role.kind is Kind.FIELD for phrase in phrases if phrase is not None for role in phrase.roles)


def _without(blocks: Blocks, wrappers: set[str]) -> Blocks:
    return tuple(
        replace(block, marks=tuple(mark for mark in block.marks if mark.key not in wrappers))
        if isinstance(block, Line)
        else replace(block, cells=tuple(replace(cell, blocks=_without(cell.blocks, wrappers)) for cell in block.cells))
        for block in blocks
    )
