"""Small squares drawn stroke by stroke, as tick boxes often are."""

from collections import defaultdict

from pipeline.reading.pages.page import Box, Rule

_SMALLEST, _LARGEST = 4.5, 19.0  # points a tick box may measure
_NEAR = 1.2  # points by which its corners may miss


def squares(bits: list[Rule]) -> tuple[list[Box], list[Rule]]:
    """Every small square that four of these strokes make, and the strokes that are left."""
    short = [bit for bit in bits if _SMALLEST - _NEAR <= bit.end - bit.start <= _LARGEST + _NEAR]
    level = _by_place([bit for bit in short if not bit.upright])
    upright = _by_place([bit for bit in short if bit.upright])
    lines = _by_line(bits)
    found: list[Box] = []
    used: set[int] = set()
    for top in (bit for bits_here in list(level.values()) for bit in bits_here):
        if id(top) in used or (sides := _sides(top, level, upright, used)) is None:
            continue
        if any(_goes_on(side, lines) for side in sides):
            continue
        used |= {id(bit) for bit in sides}
        left, right, foot = sides[1:]
        found.append(Box(left.at, top.at, right.at, foot.at))
    return found, [bit for bit in bits if id(bit) not in used]


def _sides(
    top: Rule, level: dict[tuple[int, int], list[Rule]], upright: dict[tuple[int, int], list[Rule]], used: set[int]
) -> tuple[Rule, Rule, Rule, Rule] | None:
    left = _at(upright, top.start, top.at, used)
    right = _at(upright, top.end, top.at, used)
    if left is None or right is None or abs(left.end - right.end) > _NEAR:
        return None
    foot = _at(level, left.end, top.start, used)
    wide, high = right.at - left.at, left.end - left.start
    if foot is None or abs(foot.end - top.end) > _NEAR or abs(wide - high) > 0.3 * max(wide, high):
        return None
    return top, left, right, foot


def _goes_on(side: Rule, lines: dict[tuple[bool, int], list[Rule]]) -> bool:
    """Whether another stroke carries this one on: then it is part of a table."""
    row = round(side.at / 2)
    return any(
        other is not side
        and abs(other.at - side.at) <= _NEAR
        and min(abs(other.start - side.end), abs(other.end - side.start)) <= _NEAR
        for near in (row - 1, row, row + 1)
        for other in lines.get((side.upright, near), ())
    )


def _by_line(bits: list[Rule]) -> dict[tuple[bool, int], list[Rule]]:
    lines: dict[tuple[bool, int], list[Rule]] = defaultdict(list)
    for bit in bits:
        lines[bit.upright, round(bit.at / 2)].append(bit)
    return lines


def _by_place(bits: list[Rule]) -> dict[tuple[int, int], list[Rule]]:
    places: dict[tuple[int, int], list[Rule]] = defaultdict(list)
    for bit in bits:
        places[round(bit.at / 2), round(bit.start / 2)].append(bit)
    return places


def _at(places: dict[tuple[int, int], list[Rule]], at: float, start: float, used: set[int]) -> Rule | None:
    """A stroke on this line that begins here."""
    row, column = round(at / 2), round(start / 2)
    for place in ((r, c) for r in (row, row - 1, row + 1) for c in (column, column - 1, column + 1)):
        for bit in places.get(place, ()):
            if id(bit) not in used and abs(bit.at - at) <= _NEAR and abs(bit.start - start) <= _NEAR:
                return bit
    return None
