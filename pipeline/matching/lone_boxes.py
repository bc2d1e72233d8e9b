"""Lone boxes: each on a line of its own, above its option or below it, as when a table was taken apart to lines."""

from collections.abc import Callable

from pipeline.matching.boxes import boxes_in, is_shape
from pipeline.matching.option import Option
from pipeline.matching.panes import Pane

Edges = Callable[[Option], tuple[int, int]]


def with_lone_boxes(options: list[Option], edges: Edges) -> Edges:
    """The edges of each option's line, with the line above or below it where all options have their boxes there."""
    above = [_above(one, edges) for one in options]
    below = [_below(one, edges) for one in options]
    if len(options) < 2 or all(above) == all(below):
        return edges
    upwards = all(above)
    sides = {_place(one): side for one, side in zip(options, above if upwards else below, strict=True) if side}

    def wider(option: Option) -> tuple[int, int]:
        low, high = edges(option)
        first, last = sides[_place(option)]
        return (first, high) if upwards else (low, last)

    return wider


def _place(one: Option) -> tuple[int, int]:
    return one.pane.number, one.start


def _above(one: Option, edges: Edges) -> tuple[int, int] | None:
    """The line above the option, if there is a box on it and nothing else."""
    low, _ = edges(one)
    if low < 1 or one.pane.text[low - 1] != "\n":
        return None
    return _lone(one.pane, one.pane.row_of(low - 1))


def _below(one: Option, edges: Edges) -> tuple[int, int] | None:
    _, high = edges(one)
    if one.pane.text[high : high + 1] != "\n":
        return None
    return _lone(one.pane, one.pane.row_of(high + 1))


def _lone(pane: Pane, row: tuple[int, int]) -> tuple[int, int] | None:
    text = pane.text[row[0] : row[1]].strip()
    boxes = boxes_in(pane, *row)
    boxed = len(boxes) == 1 and not pane.text[row[0] : boxes[0].start].strip()
    boxed = boxed and not pane.text[boxes[0].end : row[1]].strip()
    return row if boxed or (text and is_shape(text)) else None
