"""Numbers and bullets as the eye sees them: Word keeps only a list's rules, and counts whenever it shows the page."""

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.reading.word import glyphs, numerals
from pipeline.reading.word import names as n

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

DEEPEST = 9  # levels a list has
_LONGEST = 60  # letters a number may have before it is no number any more
_PLACE = re.compile(r"%([1-9])")


class Level(Struct, frozen=True, kw_only=True):
    """How one level of a list looks and counts."""

    pattern: str = ""  # '%1.%2', or the bullet itself
    format: str = "decimal"
    start: int = 1
    restart: int | None = None  # starts anew after this many levels above it; 0 for never
    legal: bool = False  # shows all numbers as 1, 2, 3
    style: str = ""  # the paragraph style that asks for this level


class List(Struct, frozen=True, kw_only=True):
    """One list of a document: its levels, and with whom it counts."""

    counts_with: str  # lists made from one abstract list count on together
    levels: Mapping[int, Level]
    starts: Mapping[int, int]  # levels that start anew where this list is first used


class Numbering:
    """Counts the paragraphs of a document's lists as they come."""

    def __init__(self, root: "Element | None", style_list: Mapping[str, str]) -> None:
        self._lists = {} if root is None else _lists(root, style_list)
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def level_of(self, list_id: str, style: str) -> int:
        """The level of a list that a paragraph style stands for."""
        found = self._lists.get(list_id)
        levels = {} if found is None else found.levels
        return next((depth for depth, level in levels.items() if level.style == style and style), 0)

    def next(self, list_id: str, depth: int) -> str:
        """What stands before the next paragraph of this list at this depth; '' for nothing."""
        found = self._lists.get(list_id)
        if found is None or depth not in found.levels:
            return ""
        counts = self._counts.setdefault(found.counts_with, {})
        self._count(list_id, found, depth, counts)
        level = found.levels[depth]
        if level.format == "bullet":
            return level.pattern
        return _PLACE.sub(lambda place: _shown(found, counts, level, int(place[1]) - 1), level.pattern)[:_LONGEST]

    def _count(self, list_id: str, found: List, depth: int, counts: dict[int, int]) -> None:
        level = found.levels[depth]
        anew = (list_id, depth) not in self._begun and depth in found.starts
        self._begun.add((list_id, depth))
        if anew:
            counts[depth] = found.starts[depth]
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else found.starts.get(depth, level.start)
        for deeper in [other for other in counts if other > depth]:
            if _starts_anew(found.levels.get(deeper), depth):
                del counts[deeper]


def _starts_anew(level: Level | None, after: int) -> bool:
    return level is None or level.restart is None or after < level.restart


def _shown(found: List, counts: Mapping[int, int], shown: Level, depth: int) -> str:
    level = found.levels.get(depth)
    if level is None or level.format == "bullet":
        return ""
    count = counts.get(depth, found.starts.get(depth, level.start))
    return numerals.spelt(count, "decimal" if shown.legal else level.format)


def _lists(root: "Element", style_list: Mapping[str, str]) -> dict[str, List]:
    models = {model.get(n.W + "abstractNumId", ""): model for model in root.iterchildren(n.W + "abstractNum")}
    made = {one.get(n.W + "numId", ""): one for one in root.iterchildren(n.W + "num")}
    return {list_id: _list(one, made, models, style_list) for list_id, one in made.items()}


def _list(
    one: "Element", made: "Mapping[str, Element]", models: "Mapping[str, Element]", style_list: Mapping[str, str]
) -> List:
    name = _value(one, "abstractNumId")
    model = models.get(name)
    link = "" if model is None else _value(model, "numStyleLink")
    if link and (other := made.get(style_list.get(link, ""))) is not None:  # the list is described by a list style
        name = _value(other, "abstractNumId")
        model = models.get(name)
    levels = _levels(() if model is None else model.iterchildren(n.W + "lvl"))
    starts = {}
    for override in one.iterchildren(n.W + "lvlOverride"):
        depth = _number(override.get(n.W + "ilvl", ""), 0)
        levels |= _levels(override.iterchildren(n.W + "lvl"))
        if next(override.iterchildren(n.W + "startOverride"), None) is not None:
            starts[depth] = _number(_value(override, "startOverride"), 1)
    return List(counts_with=name, levels=levels, starts=starts)


def _levels(elements: "Iterable[Element]") -> dict[int, Level]:
    return {_number(element.get(n.W + "ilvl", ""), 0): _level(element) for element in elements}


def _level(element: "Element") -> Level:
    shape = _value(element, "numFmt") or next((e.get(n.VAL, "") for e in element.iter(n.W + "numFmt")), "decimal")
    pattern = "" if shape == "none" and "%" not in _value(element, "lvlText") else _value(element, "lvlText")
    restart = _value(element, "lvlRestart")
    return Level(
        pattern=_bullet(element, pattern) if shape == "bullet" else pattern,
        format=shape,
        start=_number(_value(element, "start"), 1),
        restart=_number(restart, 0) if restart else None,
        legal=next(element.iterchildren(n.W + "isLgl"), None) is not None,
        style=_value(element, "pStyle"),
    )


def _bullet(element: "Element", pattern: str) -> str:
    """The bullet as the eye sees it; a picture nobody can name is a dot."""
    if next(element.iterchildren(n.W + "lvlPicBulletId"), None) is not None:
        return "•"
    font = next((fonts.get(n.W + "ascii", "") or fonts.get(n.W + "hAnsi", "") for fonts in element.iter(n.FONTS)), "")
    if pattern == "o" and font.startswith("Courier"):
        return "◦"  # Word's own second bullet
    seen = glyphs.in_font(font, pattern) if glyphs.knows(font) else glyphs.without_font(pattern)
    return "".join("•" if "\ue000" <= letter <= "\uf8ff" else letter for letter in seen[:_LONGEST]).strip()


def _value(element: "Element", name: str) -> str:
    found = next(element.iterchildren(n.W + name), None)
    return "" if found is None else found.get(n.VAL, "")


def _number(text: str, usual: int) -> int:
    return int(text) if text.isdecimal() and len(text) < DEEPEST else usual
