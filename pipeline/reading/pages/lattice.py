"""Ruled lines into lattices: which lines belong together, and which cells they make, spans included."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from msgspec import Struct

from pipeline.reading.pages.page import Box, Rule

_TOUCH = 1.6  # points between lines that meet
_SNAP = 2.0  # lines this near stand for one: double borders, borders drawn cell by cell
_OPEN = 6.0  # lines that run on this far beyond the last cross line leave an open cell
_SLIVER = 4.0  # the gap between doubled borders is no cell
_DENSEST = 60_000  # elementary cells of one lattice: beyond this it is a drawing, no form


class Bay(NamedTuple):
    """One cell of a lattice: the rows and columns it covers, and where it lies."""

    row: int
    column: int
    rows: int
    columns: int
    box: Box


class Lattice(Struct, kw_only=True):
    """Lines that meet, and the cells between them."""

    box: Box
    bays: list[Bay]
    xs: list[float]
    ys: list[float]
    places: dict[tuple[int, int], int]  # elementary row and column → bay

    def find(self, x: float, y: float) -> int | None:
        """Which bay this point lies in."""
        return self.places.get((bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1))


def lattices(rules: Iterable[Rule]) -> list[Lattice]:
    """Every lattice these rules make."""
    found = (_lattice(group) for group in _groups(list(rules)))
    return [lattice for lattice in found if lattice]


def _groups(rules: list[Rule]) -> list[list[Rule]]:
    """Rules that meet, directly or through others."""
    parent = list(range(len(rules)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    uprights = sorted((rule.at, index) for index, rule in enumerate(rules) if rule.upright)
    for index, rule in enumerate(rules):
        if rule.upright:
            continue
        low = bisect_left(uprights, (rule.start - _TOUCH, -1))
        for at, other in uprights[low:]:
            if at > rule.end + _TOUCH:
                break
            if rules[other].start - _TOUCH <= rule.at <= rules[other].end + _TOUCH:
                parent[root(other)] = root(index)
    groups: dict[int, list[Rule]] = {}
    for index, rule in enumerate(rules):
        groups.setdefault(root(index), []).append(rule)
    return list(groups.values())


def _lattice(rules: list[Rule]) -> Lattice | None:
    rules = _with_open_ends(rules)
    xs = _levels(rule.at for rule in rules if rule.upright)
    ys = _levels(rule.at for rule in rules if not rule.upright)
    if len(xs) < 2 or len(ys) < 2 or len(xs) * len(ys) > _DENSEST:
        return None
    walls = _Walls(rules, xs, ys)
    bays, places = _bays(walls, xs, ys)
    if not bays:
        return None
    return Lattice(box=Box(xs[0], ys[0], xs[-1], ys[-1]), bays=bays, xs=xs, ys=ys, places=places)


def _with_open_ends(rules: list[Rule]) -> list[Rule]:
    """These rules, and the closing lines that tables cut by a page end or drawn without sides leave out."""
    closing = []
    for upright in (True, False):
        along = [rule for rule in rules if rule.upright == upright]
        across = [rule.at for rule in rules if rule.upright != upright]
        if len(along) < 2 or not across:
            continue
        low, high = min(rule.start for rule in along), max(rule.end for rule in along)
        for edge, beyond in ((low, min(across) - low), (high, high - max(across))):
            reach = [rule.at for rule in along if min(abs(rule.start - edge), abs(rule.end - edge)) <= _SNAP]
            if beyond > _OPEN and len(reach) > 1:
                closing.append(Rule(not upright, edge, min(reach), max(reach)))
    return rules + closing


def _levels(values: Iterable[float]) -> list[float]:
    levels: list[list[float]] = []
    for value in sorted(values):
        if levels and value - levels[-1][0] <= _SNAP:
            levels[-1].append(value)
        else:
            levels.append([value])
    return [sum(level) / len(level) for level in levels]


class _Walls:
    """Where a line stands between two neighbouring places."""

    def __init__(self, rules: list[Rule], xs: list[float], ys: list[float]) -> None:
        self._sides: dict[tuple[bool, int], list[tuple[float, float]]] = {}
        self._xs, self._ys = xs, ys
        for rule in rules:
            levels = xs if rule.upright else ys
            at = min(range(len(levels)), key=lambda i: abs(levels[i] - rule.at))
            self._sides.setdefault((rule.upright, at), []).append((rule.start, rule.end))

    def upright(self, x: int, row: int) -> bool:
        """Whether a line stands at this x along this row."""
        return self._covered((True, x), self._ys[row], self._ys[row + 1])

    def level(self, y: int, column: int) -> bool:
        """Whether a line lies at this y along this column."""
        return self._covered((False, y), self._xs[column], self._xs[column + 1])

    def _covered(self, side: tuple[bool, int], start: float, end: float) -> bool:
        covered = sum(max(0.0, min(end, e) - max(start, s)) for s, e in self._sides.get(side, ()))
        return covered >= 0.6 * (end - start)


def _bays(walls: _Walls, xs: list[float], ys: list[float]) -> tuple[list[Bay], dict[tuple[int, int], int]]:
    rows, columns = len(ys) - 1, len(xs) - 1
    regions: list[list[tuple[int, int]]] = []
    seen: set[tuple[int, int]] = set()
    for place in ((row, column) for row in range(rows) for column in range(columns)):
        if place not in seen:
            regions += _rectangles(_region(place, walls, rows, columns, seen))
    spans = [span for region in regions if (span := _span(region, walls, xs, ys))]
    return _numbered(spans)


def _region(
    start: tuple[int, int], walls: _Walls, rows: int, columns: int, seen: set[tuple[int, int]]
) -> list[tuple[int, int]]:
    """All places that no line parts from this one."""
    region, waiting = [], [start]
    seen.add(start)
    while waiting:
        row, column = waiting.pop()
        region.append((row, column))
        ways = (
            (row, column + 1, column + 1 < columns and not walls.upright(column + 1, row)),
            (row, column - 1, column > 0 and not walls.upright(column, row)),
            (row + 1, column, row + 1 < rows and not walls.level(row + 1, column)),
            (row - 1, column, row > 0 and not walls.level(row, column)),
        )
        for r, c, free in ways:
            if free and (r, c) not in seen:
                seen.add((r, c))
                waiting.append((r, c))
    return region


def _rectangles(region: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """The region itself where it is a rectangle, else its rows one by one."""
    high = max(r for r, _ in region) - min(r for r, _ in region) + 1
    wide = max(c for _, c in region) - min(c for _, c in region) + 1
    if high * wide == len(region):
        return [region]
    parts: list[list[tuple[int, int]]] = []
    for place in sorted(region):
        if parts and parts[-1][-1] == (place[0], place[1] - 1):
            parts[-1].append(place)
        else:
            parts.append([place])
    return parts


class _Span(NamedTuple):
    top: int
    foot: int  # one beyond
    left: int
    right: int
    box: Box


def _span(region: list[tuple[int, int]], walls: _Walls, xs: list[float], ys: list[float]) -> _Span | None:
    """What this region covers, unless it lies open to the page around the lattice."""
    top, foot = min(r for r, _ in region), max(r for r, _ in region) + 1
    left, right = min(c for _, c in region), max(c for _, c in region) + 1
    box = Box(xs[left], ys[top], xs[right], ys[foot])
    if box.width < _SLIVER or box.height < _SLIVER:
        return None
    sides = (
        all(walls.level(top, c) for c in range(left, right)),
        all(walls.level(foot, c) for c in range(left, right)),
        all(walls.upright(left, r) for r in range(top, foot)),
        all(walls.upright(right, r) for r in range(top, foot)),
    )
    if sum(sides) < 3:
        return None
    return _Span(top, foot, left, right, box)


def _numbered(spans: list[_Span]) -> tuple[list[Bay], dict[tuple[int, int], int]]:
    """Rows and columns counted by where cells begin, so that slivers and drawn-double lines count for nothing."""
    rows = sorted({span.top for span in spans})
    columns = sorted({span.left for span in spans})
    bays: list[Bay] = []
    places: dict[tuple[int, int], int] = {}
    for span in sorted(spans, key=lambda s: (s.top, s.left)):
        row, column = bisect_left(rows, span.top), bisect_left(columns, span.left)
        high = max(1, bisect_left(rows, span.foot) - row)
        wide = max(1, bisect_left(columns, span.right) - column)
        for place in ((r, c) for r in range(span.top, span.foot) for c in range(span.left, span.right)):
            places[place] = len(bays)
        bays.append(Bay(row, column, high, wide, span.box))
    return bays, places
