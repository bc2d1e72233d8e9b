"""Ticks: which options of a question are on, where every option owns one box, or one place where a box would be."""

from collections.abc import Callable

from msgspec import Struct, field

from pipeline.matching.blanks import Stretch
from pipeline.matching.boxes import Box, boxes_in, is_shape, mark_word, slot, slot_with_words
from pipeline.matching.looks import Line, differ, filled, ticks_and_crosses
from pipeline.matching.option import Option
from pipeline.matching.panes import Pane, below, left_of, right_of
from pipeline.matching.typed_marks import PARTING, is_mark, marked_by
from pipeline.matching.words import says
from pipeline.matching.yes_no import marks_over
from pipeline.model.sheet import MarkKind

_SIDES: tuple[Callable[[Pane], Pane | None], ...] = (right_of, below, left_of)


_PAIR = 2  # options
_MARK = 5  # letters a mark in the place of a box may have


class Ticked(Struct, kw_only=True):
    """What the options of one question say together."""

    on: tuple[str, ...] = ()
    settled: bool = False  # whether boxes, or marks in the place of boxes, were found at all
    codes: list[str] = field(default_factory=list)
    stretches: tuple[Stretch, ...] = ()


Edges = Callable[[Option], tuple[int, int]]  # where the line begins and ends that an option stands in


def read_options(options: list[Option], edges: Edges, taken: Callable[[Pane], bool]) -> Ticked:
    """Find each option's box and say which are on; `edges` bounds the line an option stands in, `taken` bars cells."""
    ticked = Ticked()
    lines = _lines(options, edges)
    for pane, line, group in lines:
        if not _in_line(pane, line, group):
            ticked.codes.append("read-unclear-tick")
    _under_itself([one for one in options if one.box is None], options)
    marked = {one.pane.number for one in options if one.box is not None}
    alone = len(options) == 1  # what is left of several options is an answer, and has no box
    for group in [] if alone else _rows([o for o in options if o.box is None and o.pane.number not in marked]):
        _beside(group, options, taken)
    for one in options:
        _looks(one)
    _decide(ticked, options)
    if not ticked.on and len(options) > 1:
        _compare(ticked, lines)
    for one in options:
        ticked.stretches += (Stretch(pane=one.pane, start=one.start, stop=one.stop),)
    return ticked


def _lines(options: list[Option], edges: Edges) -> list[Line]:
    """Options by the line they stand in; lines that a wrapped option ties together are one."""
    lines: list[Line] = []
    for one in sorted(options, key=lambda one: (one.pane.number, one.start)):
        low, high = edges(one)
        if lines and lines[-1][0] is one.pane and low < lines[-1][1][1]:
            _, (first, last), group = lines.pop()
            lines.append((one.pane, (min(first, low), max(last, high)), [*group, one]))
        else:
            lines.append((one.pane, (low, high), [one]))
    return lines


def _in_line(pane: Pane, line: tuple[int, int], group: list[Option]) -> bool:
    """Give the options of one line their boxes; whether boxes stand before or after is told by what comes first."""
    group.sort(key=lambda one: one.start)
    boxes = boxes_in(pane, *line)
    if not boxes:
        return _typed(pane, line, group)
    boxes = _with_typed(boxes, pane, line, group)
    before = boxes[0].end <= group[0].start
    edges = [line[0], *(one.stop for one in group)] if before else [*(one.start for one in group[1:]), line[1]]
    used: list[Box] = []
    between = False  # a tick beside a box, where it may as well belong to the option on its other side
    for number, one in enumerate(group):
        low, high = (edges[number], one.start) if before else (one.stop, edges[number])
        mine = [box for box in boxes if low <= box.start and box.end <= max(high, low)]
        if mine:
            joined = _joined(pane, mine[::-1] if before else mine)
            used += joined
            one.box = next((box for box in joined if box.on), joined[0])
            between |= len(joined) > 1 and one is not (group[0] if before else group[-1])
    whole = all(one.box for one in group) and len(used) == len(boxes) and not between
    return whole or not any(box.on for box in boxes)


def _joined(pane: Pane, boxes: list[Box]) -> list[Box]:
    """The nearest box, and those that touch it: a tick is often typed beside a box that stays empty."""
    joined = boxes[:1]
    for box in boxes[1:]:
        first, last = sorted((joined[-1], box), key=lambda one: one.start)
        if pane.text[first.end : last.start].strip():
            break
        joined.append(box)
    return joined


def _under_itself(boxless: list[Option], options: list[Option]) -> None:
    """In a narrow cell the box of its only option wraps to a line of its own, below the option's words or above."""
    for one in boxless:
        if one.pane.cell is None or any(other.pane is one.pane for other in options if other is not one):
            continue
        boxes = boxes_in(one.pane)
        if len(boxes) == 1 and not _words_but(one, boxes[0]):
            one.box = boxes[0]


def _words_but(one: Option, box: Box) -> bool:
    """Whether the option's cell says more than the option and its box."""
    first, last = sorted(((one.start, one.stop), (box.start, box.end)))
    text = one.pane.text
    return any(map(str.isalnum, text[: first[0]] + text[first[1] : last[0]] + text[last[1] :]))


def _typed(pane: Pane, line: tuple[int, int], group: list[Option]) -> bool:
    """No boxes in the line: a mark may be typed after each option, or before it."""
    starts = [one.start for one in group[1:]] + [line[1]]
    after = [pane.text[one.stop : stop] for one, stop in zip(group, starts, strict=True)]
    lead = pane.text[line[0] : group[0].start]
    if all(is_shape(text) for text in (lead, *after[:-1])):
        return True  # '○ Male   ● Female': each has its shape before it; what they mean is told by comparing them
    if any(mark_word(text.strip(PARTING)) is False and says(text) for text in after):
        for one, text, stop in zip(group, after, starts, strict=True):  # 'Male no / Female yes'
            state = mark_word(text.strip(PARTING))
            one.box = None if state is None else Box(start=one.stop, end=stop, on=state)
        return True
    on, sure = marked_by([lead, *after])
    gaps = list(zip([line[0], *(one.stop for one in group)], [group[0].start, *starts], strict=True))
    for number, one in enumerate(group) if on else ():
        start, end = gaps[on[number]] if number in on else (one.stop, one.stop)
        one.box = Box(start=start, end=end, on=number in on)
    return sure


def _with_typed(boxes: list[Box], pane: Pane, line: tuple[int, int], group: list[Option]) -> list[Box]:
    """The boxes, and each X that was typed where one was: 'X Male   ☐ Female'."""
    starts, stops = [one.start for one in group], [one.stop for one in group]
    gaps = zip([line[0], *stops], [*starts, max(line[1], stops[-1])], strict=True)
    empty = [gap for gap in gaps if not any(gap[0] <= box.start < gap[1] for box in boxes)]
    typed = [Box(start=start, end=stop, on=True) for start, stop in empty if is_mark(pane.text[start:stop])]
    return sorted([*boxes, *typed], key=lambda box: box.start)


def _rows(options: list[Option]) -> list[list[Option]]:
    """Options without a box in their line, by the row of cells they stand in."""
    rows: dict[tuple[int, int], list[Option]] = {}
    for one in options:
        if one.pane.cell is not None and one.pane.board is not None:
            rows.setdefault((one.pane.board.number, one.pane.cell.row), []).append(one)
    return list(rows.values())


def _beside(group: list[Option], options: list[Option], taken: Callable[[Pane], bool]) -> None:
    """Find the cells that hold the boxes: all to the right, all below, or all to the left of their options."""
    labels = {one.pane.number for one in options}
    if len(group) > 1 and len({one.pane.number for one in group}) == 1:
        _parallel(group, labels)
        return
    for side in _SIDES:
        cells = [side(one.pane) for one in group]
        if len({cell.number for cell in cells if cell is not None}) < len(group):
            continue
        slots = [
            None
            if cell is None or cell.number in labels or taken(cell) or _other(side, cell, labels)
            else slot(cell) or slot_with_words(cell)
            for cell in cells
        ]
        if all(box is not None for box in slots):
            for one, cell, box in zip(group, cells, slots, strict=True):
                one.box, one.slot = box, cell
            return


def _other(side: Callable[[Pane], Pane | None], cell: Pane, labels: set[int]) -> bool:
    """Below options there are boxes or further rows; a cell with words to its left answers those."""
    beside = left_of(cell)
    return side is below and beside is not None and beside.number not in labels and len(beside.text.strip()) > _MARK


def _parallel(group: list[Option], labels: set[int]) -> None:
    """Options on lines of one cell, their boxes on as many lines of the next."""
    for side in (right_of, left_of):
        cell = side(group[0].pane)
        if cell is not None and cell.number not in labels and len(boxes := boxes_in(cell)) == len(group):
            for one, box in zip(sorted(group, key=lambda one: one.start), boxes, strict=True):
                one.box, one.slot = box, cell


def _looks(one: Option) -> None:
    """Whether the option itself is struck out or highlighted."""
    over = marks_over(one.pane, one.start, one.stop)
    one.struck, one.lit = MarkKind.STRUCK in over, MarkKind.HIGHLIGHTED in over


def _decide(ticked: Ticked, options: list[Option]) -> None:
    boxed = [one for one in options if one.box is not None]
    ticked.settled = bool(boxed)
    on = _meant([one for one in boxed if one.box is not None and one.box.on], boxed, ticked)
    if any(one.box is not None and (one.box.on is None or not one.box.sure) for one in boxed):
        ticked.codes.append("read-unclear-tick")
    if len(boxed) > 1 and all(one.box is not None and one.box.on and _is_bullet(one) for one in boxed):
        ticked.codes.append("read-unclear-tick")  # a list whose bullets happen to be ticks
    if not on:
        on = _marked(options, ticked, boxed=bool(boxed))
    elif any(one.struck for one in options) or 0 < sum(one.lit for one in options) < len(options):
        ticked.codes.append("read-struck-out")
    ticked.on = tuple(dict.fromkeys(on))


def _marked(options: list[Option], ticked: Ticked, *, boxed: bool) -> list[str]:
    """The options left when others are struck out, or highlighted: sure where it is one, and no box stands by."""
    left, lit = [one for one in options if not one.struck], [one for one in options if one.lit]
    struck = 0 < len(left) < len(options)
    chosen = left if struck else lit if len(lit) < len(options) else []
    if not chosen:
        return []
    ticked.settled = True
    if boxed or len(chosen) > 1 or len(options) == 1 or (struck and lit):
        ticked.codes.append("read-struck-out")
    return [one.id for one in chosen]


def _is_bullet(one: Option) -> bool:
    """Whether the option's box is the bullet of a list."""
    pane, box = one.slot or one.pane, one.box
    return box is not None and box.start == box.end and bool(pane.lines[pane.line_at(box.start)].number)


def _meant(on: list[Option], boxed: list[Option], ticked: Ticked) -> list[str]:
    """Where ticks and crosses stand side by side, crosses may say no: surely so where no box is left empty."""
    ticks, crosses = ticks_and_crosses(on)
    if (ticks and crosses) or (len(crosses) == len(boxed) > _PAIR):
        ticked.codes.append("read-unclear-tick")
        on = ticks if len(on) == len(boxed) else on
    return [one.id for one in on]


def _compare(ticked: Ticked, lines: list[Line]) -> None:
    """Nothing is known to be ticked, but options may look unlike one another."""
    if shapes := filled(lines):
        ticked.on, ticked.settled = shapes, True
        return
    unlike, alone = differ(lines)
    if unlike:
        ticked.on, ticked.settled = alone, True
        ticked.codes.append("read-unclear-tick")
