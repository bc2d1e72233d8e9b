"""Tick boxes as they stand in a line: drawn, typed in brackets, or only a mark made where a box would be."""

import re

from msgspec import Struct

from pipeline.matching.panes import Pane
from pipeline.model.sheet import Mark, MarkKind
from pipeline.starting import later

TICKS = "☑☒■✓✔✗✘√✅❎❌✖✕☓⊠◉⦿⮽🗸🗹🗷🗵"
BOXES = "☐□◻▢❏❐❑❒⬜" + TICKS
SIGNS = "\u00d7●*+"  # ticks where a box would be; elsewhere they are bullets and sums
SHAPES = "\u2190-\u21ff\u25a0-\u27bf\u2b00-\u2bff\ue000-\uf8ff"  # arrows, shapes, dingbats, pictures without a name
_TYPED = re.compile(
    rf"[{BOXES}]|\[[ \u00a0_]{{0,3}}[xX✓✔√]?[ \u00a0_]{{0,3}}\]|\([ \u00a0_]{{0,3}}[xX✓✔√]?[ \u00a0_]{{0,3}}\)"
)
_ON = later(f"[{TICKS}xX]")
_LEADERS = r"[\s_.,;:·…|/\\()\[\]{}<>\-\u2013\u2014]*"  # what may stand in an empty place
_MARK_ON = later(rf"{_LEADERS}(?:x|xx|y|yes|tick|ticked|true|[{TICKS}{SIGNS}]){_LEADERS}\ufe0f?", re.IGNORECASE)
_MARK_OFF = re.compile(rf"{_LEADERS}(?:n|no|false|[☐□])?{_LEADERS}", re.IGNORECASE)
_SHAPE = later(rf"\s*[{SHAPES}{BOXES}{SIGNS}]\s*")
_STROKE = re.compile(r"\s*[/\\]{1,2}\s*")  # how many tick with a pen, and some with a keyboard
_SIGN = 2  # letters that a sign nobody knows may have


class Box(Struct, frozen=True, kw_only=True):
    """One box."""

    start: int
    end: int
    on: bool | None
    sure: bool = True  # what it stores and what it shows agree


def boxes_in(pane: Pane, start: int = 0, stop: int | None = None) -> list[Box]:
    """Every box in a stretch of a pane, left to right."""
    stop = len(pane.text) if stop is None else stop
    found = [
        _marked(m)
        for m in pane.marks
        if m.kind is MarkKind.BOX and start <= m.start and m.end <= stop and m.start <= stop
    ]
    plain = pane.text.isascii() and "[" not in pane.text and "(" not in pane.text  # as most text is
    for match in () if plain else _TYPED.finditer(pane.text, start, stop):
        if not any(box.start < match.end() and match.start() < box.end for box in found):
            found.append(Box(start=match.start(), end=match.end(), on=bool(_ON.search(match.group()))))
    return sorted(found, key=lambda box: box.start)


def _marked(mark: Mark) -> Box:
    said = {telling.text for telling in mark.said if telling.text in ("on", "off")}
    return Box(start=mark.start, end=mark.end, on=mark.on, sure=len(said) < 2)


def mark_word(text: str) -> bool | None:
    """Whether a few letters where a box would be say on (True) or off (False); None where they say something else."""
    if _MARK_OFF.fullmatch(text):
        return False
    return True if _MARK_ON.fullmatch(text) else None


def is_shape(text: str) -> bool:
    """Whether this is one drawn shape and nothing else."""
    return bool(_SHAPE.fullmatch(text))


def slot_with_words(pane: Pane) -> Box | None:
    """A cell that begins with its only box and has words after it, as an option asks for them."""
    boxes = boxes_in(pane)
    alone = len(boxes) == 1 and not pane.inner and not any(map(str.isalnum, pane.text[: boxes[0].start]))
    return boxes[0] if alone else None


def slot(pane: Pane) -> Box | None:
    """A cell that is nothing but a box, or the place for one."""
    boxes = boxes_in(pane)
    if len(boxes) == 1 and not any(
        letter.isalnum() for letter in pane.text[: boxes[0].start] + pane.text[boxes[0].end :]
    ):
        return boxes[0]
    if boxes or pane.inner:
        return None
    if _STROKE.fullmatch(pane.text):
        return Box(start=0, end=len(pane.text), on=True, sure=False)
    state = mark_word(pane.text)
    sign = len(pane.text.strip()) <= _SIGN and not any(map(str.isalnum, pane.text))  # a mark, but who knows of what
    return Box(start=0, end=len(pane.text), on=state) if state is not None or sign else None
