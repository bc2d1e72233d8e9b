"""Tick boxes in a picture of a page: square and round frames, whole or broken, and what lies in them."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.reading.scan.blots import Blots, Runs, blots, painted, runs
from pipeline.reading.scan.picture import Mask

_SMALLEST, _LARGEST = 5.8, 21.0  # points a tick box may measure
_REACH = 2.6  # times its frame a box may measure with the tick that runs out of it
_GAPS = (0.3, 1.8)  # points: breaks in a frame
_SQUARE = 0.72  # its shorter side, of its longer
_EDGE = 0.7  # of each side is drawn
_EDGES = 3.6  # of the four sides together
_OWN_EDGES = 2.6  # of them no rule's
_TOUCH = 1.6  # points from a frame to the rule it leans on
_CORNER = 0.1  # of its width
_BAND = 0.07  # of its width: how crooked a side may be
_MOST = 3000  # blots of one page that are looked at: with more of them it is no form
_OUTSIDE = 0.6  # of a frame's ink may lie outside it
_ROUND = 0.9  # of a ring's circle is drawn
_RIM = 0.72  # of its radius: what lies further out is the ring
_ALIKE = 0.12  # rings that differ in size by no more than this are of one kind
_INSET = 0.2  # of a frame's side belongs to the frame, not to what is in it
_FREE = 0.22  # of its width: so much paper parts it from what stands beside it
_FREE_RING = 0.45  # of its width: an O in a word has its neighbours nearer
_MOST_SIDES, _FILLED = 3, 0.9
_SPACE, _LETTER = 0.28, 0.3  # of its width, and of its height
_WHOLE = 0.95  # of each side
_SEVERAL, _ODD, _RISES = 2, 0.85, 0.3
_DIRT = 0.12  # of its height: dirt beside it is no higher
_LEAVES = 0.6  # of its height: a tick runs out of a box through less
_STROKE = 0.19  # of its width: a frame's line is no thicker
_CLEAN, _MARKED = 0.035, 0.08  # of the inside is dark
_CORE = 0.28


class Spot(NamedTuple):
    """A rectangle in pixels; right and bottom one beyond."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def wide(self) -> int:
        """How wide it is."""
        return self.right - self.left

    @property
    def high(self) -> int:
        """How high it is."""
        return self.bottom - self.top


class Box(NamedTuple):
    """A tick box: where its frame is, whether it is ticked (None where that can't be told), and all its ink."""

    frame: Spot
    on: bool | None
    ink: Spot


class _Frame(NamedTuple):
    spot: Spot
    ink: Spot
    round: bool


def tick_boxes(dark: Mask, ruled: Mask, point: float) -> list[Box]:
    """Every tick box in this picture, from which the rules of tables are taken out; those are in another."""
    found = _frames(dark, ruled, point)
    darks = [_inside(dark, frame) for frame in found]
    base = _empty([share for share, _ in darks])
    return [Box(f.spot, _said(share - base, core), f.ink) for f, (share, core) in zip(found, darks, strict=True)]


def _frames(dark: Mask, ruled: Mask, point: float) -> list[_Frame]:
    """Frames that hang together, and those whose parts lie a little further apart."""
    found: list[_Frame] = []
    for gap in _GAPS:
        more = _frames_closed(dark, ruled, round(gap * point), point)
        found += [one for one in more if not any(_overlap(one.spot, other.spot) for other in found)]
    return [one for one in found if not _part_of_a_letter(one, found)]


def _part_of_a_letter(frame: _Frame, others: list[_Frame]) -> bool:
    """Whether this is the foot of a letter that rises out of it, smaller than the tick boxes of its page."""
    sizes = [min(other.spot.wide, other.spot.high) for other in others if not other.round]
    small = len(sizes) > _SEVERAL and min(frame.spot.wide, frame.spot.high) < _ODD * float(np.median(sizes))
    above, below = frame.spot.top - frame.ink.top, frame.ink.bottom - frame.spot.bottom
    return small and abs(above - below) > _RISES * frame.spot.high


def _overlap(one: Spot, other: Spot) -> bool:
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom


def _frames_closed(dark: Mask, ruled: Mask, gap: int, point: float) -> list[_Frame]:
    """Every frame whose parts lie no further apart than this."""
    grown = _closed(dark, gap)
    near = gap <= _GAPS[0] * point + 1  # beyond that what hangs together may be other letters
    all_runs = runs(grown)
    found: Blots = blots(all_runs)
    small, large = _SMALLEST * point, _LARGEST * point
    like = (np.minimum(found.width, found.height) >= small) & (np.maximum(found.width, found.height) <= _REACH * large)
    squares, rings = [], []
    order = np.argsort(found.of, kind="stable")
    first = np.searchsorted(found.of[order], np.arange(len(like) + 1))
    for index in np.flatnonzero(like)[:_MOST]:
        mine = order[first[index] : first[index + 1]]
        spot = Spot(int(found.left[index]), int(found.top[index]), int(found.right[index]), int(found.bottom[index]))
        spot = _wider(spot, round(_TOUCH * point), dark.shape)
        alone = _drawn(all_runs.taken(mine), spot)
        own = alone & _cut(dark, spot)
        frame = _square(own, _cut(ruled, spot), point)
        if frame and _free(dark, own & near, frame, spot) and not _letters(dark, own, _moved(frame, spot), frame):
            squares.append(_Frame(_moved(frame, spot), spot, round=False))
        elif not frame and (ring := _ring(own, point)) and _free(dark, own, ring, spot, _FREE_RING):
            rings.append(_Frame(_moved(ring, spot), spot, round=True))
    return squares + [ring for ring in rings if _of_a_kind(ring, rings)]


def _wider(spot: Spot, by: int, shape: tuple[int, ...]) -> Spot:
    left, top = max(0, spot.left - by), max(0, spot.top - by)
    return Spot(left, top, min(shape[1], spot.right + by), min(shape[0], spot.bottom + by))


def _cut(dark: Mask, spot: Spot) -> Mask:
    return dark[spot.top : spot.bottom, spot.left : spot.right]


def _closed(dark: Mask, reach: int) -> Mask:
    """The picture with small gaps in its strokes closed."""
    grown = dark.copy()
    for step in range(1, reach + 1):
        grown[:, step:] |= dark[:, :-step]
        grown[step:, :] |= dark[:-step, :]
    return grown


def _drawn(mine: Runs, spot: Spot) -> Mask:
    return painted(Runs(mine.row - spot.top, mine.start - spot.left, mine.end - spot.left), (spot.high, spot.wide))


def _moved(frame: Spot, by: Spot) -> Spot:
    return Spot(frame.left + by.left, frame.top + by.top, frame.right + by.left, frame.bottom + by.top)


def _square(alone: Mask, ruled: Mask, point: float) -> Spot | None:
    """The square frame in this blot, if there is one; what was ticked may run out of it, and it may touch a rule."""
    whole = alone | ruled
    high, wide = alone.shape
    tops, sides = _long_rows(whole, _SMALLEST * point), _long_rows(whole.T, _SMALLEST * point)
    best: tuple[int, Spot] | None = None
    for top in tops[:4]:
        for bottom in reversed(tops[-4:]):
            for left in sides[:4]:
                for right in reversed(sides[-4:]):
                    spot = Spot(left[0], top[0], min(wide, right[1]), min(high, bottom[1]))
                    if _could_be(spot, point) and _is_square(whole, alone, spot) and _mostly_in(alone, spot):
                        size = spot.wide * spot.high
                        best = (size, spot) if best is None or size > best[0] else best
    return best[1] if best else None


def _long_rows(alone: Mask, least: float) -> list[tuple[int, int]]:
    """Bands of rows that are dark for a good part of a side: first row, and one beyond the last."""
    rows = np.flatnonzero(alone.sum(axis=1) >= 0.8 * least)
    if not len(rows):
        return []
    cuts = np.flatnonzero(np.diff(rows) > 1)
    firsts = rows[np.append(0, cuts + 1)]
    lasts = rows[np.append(cuts, len(rows) - 1)]
    return [(int(a), int(b) + 1) for a, b in zip(firsts, lasts, strict=True)]


def _could_be(spot: Spot, point: float) -> bool:
    short, long = sorted((spot.wide, spot.high))
    return _SMALLEST * point <= short and long <= _LARGEST * point and short >= _SQUARE * long


def _is_square(whole: Mask, alone: Mask, spot: Spot) -> bool:
    """Whether all four sides are drawn, and straight to their ends: those of letters bend."""
    sides = _sides(whole, spot)
    drawn = min(sides) >= _EDGE and sum(sides) >= _EDGES and sum(_sides(alone, spot)) >= _OWN_EDGES
    piece = whole[spot.top : spot.bottom, spot.left : spot.right]
    return bool(drawn and _thin(piece) and _cornered(piece))


def _cornered(piece: Mask) -> bool:
    """Whether its sides meet in corners, of which one may be broken: a D has but two."""
    part = max(2, round(_CORNER * min(piece.shape)))
    return sum(bool(corner.any()) for corner in _corners(piece, part)) >= _MOST_SIDES


def _corners(piece: Mask, part: int) -> tuple[Mask, Mask, Mask, Mask]:
    return piece[:part, :part], piece[:part, -part:], piece[-part:, :part], piece[-part:, -part:]


def _sides(drawn: Mask, spot: Spot) -> list[float]:
    """How much of each side is drawn."""
    piece = drawn[spot.top : spot.bottom, spot.left : spot.right]
    band = max(2, round(_BAND * min(spot.wide, spot.high)))
    edges = ((piece[:band], 0), (piece[-band:], 0), (piece[:, :band], 1), (piece[:, -band:], 1))
    return [float(edge.any(axis=axis).mean()) for edge, axis in edges]


def _thin(piece: Mask) -> bool:
    """Whether most sides are thin strokes, as those of letters in bold print are not; a box filled all over is one."""
    views = (piece, piece[::-1], piece.T, piece.T[::-1])
    strokes = [float(np.median(np.where(v.all(axis=0), len(v), (~v).argmax(axis=0)) - v.argmax(axis=0))) for v in views]
    size = float(min(piece.shape))
    return len([one for one in strokes if one <= _STROKE * size]) >= _MOST_SIDES or min(strokes) > _FILLED * size


def _mostly_in(alone: Mask, spot: Spot) -> bool:
    """Whether this blot is a frame with what was ticked in it, not letters of which some look like a frame."""
    inside = int(alone[spot.top : spot.bottom, spot.left : spot.right].sum())
    return int(alone.sum()) - inside <= _OUTSIDE * inside


def _ring(alone: Mask, point: float) -> Spot | None:
    """The round frame that this blot is, if it is one."""
    rows, columns = np.nonzero(alone)
    spot = Spot(int(columns.min()), int(rows.min()), int(columns.max()) + 1, int(rows.max()) + 1)
    short, long = sorted((spot.high, spot.wide))
    if not (_SMALLEST * point <= short and long <= _LARGEST * point and short >= 0.9 * long):
        return None
    down, across = rows - (spot.top + spot.bottom - 1) / 2, columns - (spot.left + spot.right - 1) / 2
    far = np.hypot(down, across) / (long / 2)
    rim = far > _RIM
    turn = ((np.arctan2(down[rim], across[rim]) + np.pi) / (2 * np.pi) * 36).astype(int) % 36
    between = ((far > 0.5) & (far < 0.68)).sum() / max(1.0, np.pi * (0.68**2 - 0.5**2) * (long / 2) ** 2)
    return spot if len(np.unique(turn)) / 36 >= _ROUND and far.max() < 1.12 and between < 0.3 else None


def _of_a_kind(ring: _Frame, rings: list[_Frame]) -> bool:
    """Whether another ring of its size stands on the page: a letter O by itself is no tick box."""
    size = ring.spot.wide
    return sum(abs(other.spot.wide - size) <= max(1, _ALIKE * size) for other in rings) > 1


def _free(dark: Mask, alone: Mask, frame: Spot, blot: Spot, free: float = _FREE) -> bool:
    """Whether nothing but its own ink stands beside this frame: a letter has neighbours."""
    spot, reach = _moved(frame, blot), max(3, round(free * frame.wide))
    others = _around(dark, spot, reach)
    own = np.zeros_like(others)
    low = max(0, frame.left - reach)
    mine = alone[frame.top : frame.bottom, low : frame.right + reach]
    start = low - (frame.left - reach)
    own[:, start : start + mine.shape[1]] = mine
    blur = max(1, reach // 3)
    left, right = slice(0, reach - blur), slice(reach + spot.wide + blur, None)
    strange = [_share_of_rows((others & ~own)[:, side]) for side in (left, right)]
    leaving = [_share_of_rows(own[:, side]) for side in (left, right)]
    return max(strange) <= _DIRT and max(leaving) <= _LEAVES


def _letters(dark: Mask, own: Mask, spot: Spot, frame: Spot) -> bool:
    """Whether letters stand nearer than a space beside a frame that is not quite whole: it is one of theirs."""
    reach, blur = max(4, round(_SPACE * spot.wide)), 2
    around = _around(dark, spot, reach)
    beside = max(_share_of_rows(side) for side in (around[:, : reach - blur], around[:, -reach + blur :]))
    return beside > _LETTER and min(_sides(own, frame)) < _WHOLE


def _share_of_rows(side: Mask) -> float:
    return float(side.any(axis=1).mean())


def _around(dark: Mask, spot: Spot, reach: int) -> Mask:
    """What lies here and so far to the left and right; paper beyond the picture's edges."""
    found = np.zeros((spot.high, spot.wide + 2 * reach), dtype=bool)
    low, high = max(0, spot.left - reach), min(dark.shape[1], spot.right + reach)
    start = low - (spot.left - reach)
    found[:, start : start + high - low] = dark[spot.top : spot.bottom, low:high]
    return found


def _inside(dark: Mask, frame: _Frame) -> tuple[float, float]:
    """How much of a box's inside is dark, and of its core."""
    spot = frame.spot
    inset = 0.27 if frame.round else _INSET
    return _share(dark, spot, inset), _share(dark, spot, max(inset, _CORE))


def _share(dark: Mask, spot: Spot, inset: float) -> float:
    across, down = max(1, round(inset * spot.wide)), max(1, round(inset * spot.high))
    piece = dark[spot.top + down : spot.bottom - down, spot.left + across : spot.right - across]
    return float(piece.mean()) if piece.size else 0.0


def _empty(shares: list[float]) -> float:
    """How dark the empty boxes of this page are: what dirt or a thick frame leaves in all of them is no tick."""
    clean: NDArray[np.float64] = np.array(sorted(shares)[: max(1, len(shares) // 2)])
    return min(0.04, float(np.median(clean))) if len(shares) > 3 else 0.0


def _said(share: float, core: float) -> bool | None:
    if share < _CLEAN:
        return False
    return True if share >= _MARKED and core > _CLEAN else None
