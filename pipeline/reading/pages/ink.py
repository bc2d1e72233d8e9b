"""Ink beside words and over them: options ringed, underlined or lit up, ticks where no box is, and all the rest."""

from msgspec import Struct, field

from pipeline.model.sheet import MarkKind, Telling, Told
from pipeline.reading.pages.boxes import tick
from pipeline.reading.pages.page import Box, Ink, Page, Piece, Rule, Shape, around
from pipeline.reading.pages.traces import Trace, meets

_LARGEST = 26.0  # points a mark beside words may measure
_MOST_MARKS = 60  # on a page; with more of them they are letters drawn as pictures, or a drawing
_HUG = 1.0  # of the type size: how much further than the words a highlighter or a ring reaches
_REACH = 25.0  # points from an arrow to what it points at
_WHITE = 0.985
_EITHER = tuple(Telling(how=Told.DRAWN, text=said, certainty=0.5) for said in ("on", "off"))


class Loose(Struct):
    """Ink that is in no box: marks that may be ticks, and where other ink lies."""

    marks: list[Piece] = field(default_factory=list)
    places: list[Trace] = field(default_factory=list)
    drawing: bool = False  # so much of it that the page is drawn rather than marked


def lit(page: Page, words: list[Piece]) -> list[tuple[MarkKind, Box]]:
    """Where words are ringed, underlined, framed or lit up, as far as such ink keeps to some words of a row."""
    rows = _by_height(words)
    uprights = [rule for rule in page.rules if rule.upright]
    frames = _by_edge(page)
    found: list[Box] = []
    for rule in page.rules:
        over = None if rule.upright else _under(rule, rows)
        if over and not _meets_any(rule, uprights):
            found.append(over)
    for shape in page.shapes:  # what lies around words is told first: tables have many frames, and few keep to words
        over = _around(shape, rows) if _may_light(shape) else None
        if over and not _edged(shape.box, page.rules) and not _beside_frames(shape, frames):
            found.append(over)
    return [(MarkKind.HIGHLIGHTED, box) for box in found]


def _by_height(words: list[Piece]) -> dict[int, list[Piece]]:
    rows: dict[int, list[Piece]] = {}
    for word in words:
        if word.level:
            rows.setdefault(round(word.baseline / 8), []).append(word)
    return rows


def _near(rows: dict[int, list[Piece]], at: float) -> list[Piece]:
    middle = round(at / 8)
    return [word for row in range(middle - 2, middle + 3) for word in rows.get(row, ())]


def _meets_any(rule: Rule, uprights: list[Rule]) -> bool:
    """Whether this rule is part of a table: another stands on one of its ends."""
    return any(
        min(abs(other.at - rule.start), abs(other.at - rule.end)) <= 2 and other.start - 2 <= rule.at <= other.end + 2
        for other in uprights
    )


def _under(rule: Rule, rows: dict[int, list[Piece]]) -> Box | None:
    """What this rule underlines, if it keeps to words: lines to write on are longer."""
    over = [
        word
        for word in _near(rows, rule.at)
        if 0 <= rule.at - word.baseline <= 0.35 * word.size and rule.start < word.box.right and word.box.left < rule.end
    ]
    if not over or not _keeps_to(over, rule.start, rule.end, 0.5 * over[0].size):
        return None
    return Box(rule.start, min(w.box.top for w in over), rule.end, rule.at)


def _keeps_to(words: list[Piece], start: float, end: float, slack: float) -> bool:
    return start >= min(w.box.left for w in words) - slack and end <= max(w.box.right for w in words) + slack


def _may_light(shape: Shape) -> bool:
    if not 5 < shape.box.height < 60 or shape.box.width < 5 or shape.ink is Ink.STROKE:
        return False
    if shape.ink is Ink.FILL:
        return 0.2 < shape.shade < _WHITE
    return shape.ink is Ink.FRAME or not shape.filled or shape.shade > 0.2


def _edged(box: Box, rules: tuple[Rule, ...]) -> bool:
    """Whether a table's line stands at its side: then it is a cell, or the shading of one."""
    return any(
        min(abs(rule.at - box.left), abs(rule.at - box.right)) <= 1.5
        and min(rule.end, box.bottom) - max(rule.start, box.top) > 0.5 * box.height
        for rule in rules
        if rule.upright
    )


def _by_edge(page: Page) -> dict[int, list[Box]]:
    """Frames by how high their upper and lower edges lie."""
    edges: dict[int, list[Box]] = {}
    for shape in page.shapes:
        if shape.ink is Ink.FRAME:
            for at in {round(shape.box.top / 8), round(shape.box.bottom / 8)}:
                edges.setdefault(at, []).append(shape.box)
    return edges


def _beside_frames(shape: Shape, frames: dict[int, list[Box]]) -> bool:
    if shape.ink is not Ink.FRAME:
        return False
    near = {round(at / 8) + step for at in (shape.box.top, shape.box.bottom) for step in (-1, 0, 1)}
    return any(other != shape.box and _shares_a_side(shape.box, other) for at in near for other in frames.get(at, ()))


def _shares_a_side(one: Box, other: Box) -> bool:
    if not meets(one, other, 1.0):
        return False
    level = min(abs(a - b) for a in (one.top, one.bottom) for b in (other.top, other.bottom))
    upright = min(abs(a - b) for a in (one.left, one.right) for b in (other.left, other.right))
    return min(level, upright) <= 1.0


def _around(shape: Shape, rows: dict[int, list[Piece]]) -> Box | None:
    """What this encloses, if it keeps to words of one row."""
    box = shape.box
    inside = [word for word in _near(rows, box.middle[1] + 3) if box.holds(*_heart(word)) or _partly(word, box)]
    if not inside or box.height > 2.6 * max(word.size for word in inside):
        return None
    slack = _HUG * inside[0].size
    return box if _keeps_to(inside, box.left, box.right, slack) else None


def _partly(word: Piece, box: Box) -> bool:
    return box.top <= _heart(word)[1] <= box.bottom and box.left < word.box.right and word.box.left < box.right


def _heart(word: Piece) -> tuple[float, float]:
    return word.box.middle[0], word.baseline - 0.3 * word.size


def loose(page: Page, ink: list[Trace], words: list[Piece], lights: list[tuple[MarkKind, Box]]) -> Loose:
    """Of the ink that lies in no box, what stands beside words as a tick would, and where the rest lies."""
    found = Loose()
    rows = _by_height(words)
    done = {box for _, box in lights}
    slanting = [t for t in ink if (t.slanting or t.blot) and t.box not in done]
    groups = _groups(slanting)
    if len(groups) > _MOST_MARKS:
        found.drawing = True
        return found
    for group in groups:
        box = around([t.box for t in group])
        near = _near(rows, box.middle[1] + 3)
        if max(box.width, box.height) <= _LARGEST and _beside(box, near):
            found.marks.append(tick(box, on=True, said=_EITHER))
        else:
            found.places += [t for t in group if not _whole_page(t.box, page)]
    found.places += [t for t in ink if not t.slanting and not t.blot and _points(t, rows, page)]
    return found


def _whole_page(box: Box, page: Page) -> bool:
    return box.area > 0.5 * page.width * page.height


def _groups(ink: list[Trace]) -> list[list[Trace]]:
    """Traces that touch, as the one mark they make."""
    groups: list[list[Trace]] = []
    for trace in sorted(ink, key=lambda t: t.box.left):
        near = next((g for g in groups[-12:] if any(meets(t.box, trace.box, 0.8) for t in g)), None)
        if near is None:
            groups.append([trace])
        else:
            near.append(trace)
    return groups


def _beside(box: Box, words: list[Piece]) -> bool:
    """Whether this stands before or after a word, and over none."""
    if max(box.width, box.height) < 3 or any(box.shared(_body(word)) > 0.2 * box.area for word in words):
        return False
    return any(
        -2 <= max(word.box.left - box.right, box.left - word.box.right) < 2.5 * word.size
        and box.top - 2 < _heart(word)[1] < box.bottom + 2
        for word in words
    )


def _body(word: Piece) -> Box:
    return Box(word.box.left, word.baseline - 0.7 * word.size, word.box.right, word.baseline)


def _points(trace: Trace, rows: dict[int, list[Piece]], page: Page) -> bool:
    """Whether this short line lies level with words and beside them, as an arrow does."""
    if trace.box.height > 1 or trace.box.width < 4:
        return False
    at = trace.box.top
    row = [w for w in _near(rows, at + 3) if 0.1 * w.size < w.baseline - at < 0.8 * w.size]
    if any(w.box.left < trace.box.right and trace.box.left < w.box.right for w in row):
        return False
    rule = Rule.across(at, trace.box.left, trace.box.right)
    free = not _meets_any(rule, [r for r in page.rules if r.upright])
    return free and any(max(w.box.left - trace.box.right, trace.box.left - w.box.right) < _REACH for w in row)
