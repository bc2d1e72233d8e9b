"""Numbers and bullets of lists and headings as the eye sees them: the file keeps only the rules, so we count along."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.reading.odt import names as n
from pipeline.reading.word import glyphs, numerals

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Counts = dict[int, int]  # by level
_SHAPES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "": "none"}
_HEADINGS = ""  # the list that all headings of a document make
_LEVELS = tuple(n.TEXT + f"list-level-style-{kind}" for kind in ("number", "bullet"))
_OUTLINE = n.TEXT + "outline-level-style"
_LONGEST = 60  # letters
_MOST = 9  # digits


class Level(Struct, frozen=True, kw_only=True):
    """How one level of a list looks and counts."""

    bullet: str | None = None
    shape: str = "none"
    before: str = ""
    after: str = ""
    shown: int = 1  # how many levels a number shows, this one included
    start: int = 1


class Numbers:
    """Counts the items of a document's lists, and its headings, as they come."""

    def __init__(self, roots: "Iterable[Element]") -> None:
        self._levels = {
            _place(level): _level(level) for root in roots for level in root.iter(*_LEVELS, _OUTLINE)
        }  # by the list's style and the level in it
        self._by_name: dict[str, Counts] = {}
        self._by_style: dict[str, Counts] = {}
        self._headings: Counts = {}

    def begun(self, items: "Element", style: str) -> Counts:
        """The counts of a list that begins here, or goes on here after what stood between."""
        before = self._by_name.get(items.get(n.TEXT + "continue-list", ""))
        if before is None and n.true(items.get(n.TEXT + "continue-numbering")):
            before = self._by_style.get(style)
        counts: Counts = {} if before is None else before
        self._by_style[style] = counts
        if name := items.get(n.XML + "id"):
            self._by_name[name] = counts
        return counts

    def item(self, item: "Element", style: str, depth: int, counts: Counts) -> str:
        """What stands before this item of a list; '' for nothing."""
        style = item.get(n.TEXT + "style-override", style)
        level = self._levels.get((style, depth))
        if level is None or level.bullet is not None:
            return "" if level is None else level.bullet or ""
        return self._counted(style, depth, counts, item.get(n.TEXT + "start-value", ""))

    def heading(self, heading: "Element") -> str:
        """What stands before this heading where the document numbers its headings."""
        depth = _number(heading.get(n.TEXT + "outline-level", ""), 0)
        level = self._levels.get((_HEADINGS, depth))
        if level is None or level.shape == "none" or n.true(heading.get(n.TEXT + "is-list-header")):
            return ""
        return self._counted(_HEADINGS, depth, self._headings, "")

    def _counted(self, style: str, depth: int, counts: Counts, anew: str) -> str:
        level = self._levels[style, depth]
        counts[depth] = _number(anew, counts.get(depth, level.start - 1) + 1)
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        if level.shape == "none":
            return (level.before + level.after).strip()
        shown = [self._spelt(style, above, counts) for above in range(max(1, depth - level.shown + 1), depth + 1)]
        return (level.before + ".".join(filter(None, shown)) + level.after).strip()[:_LONGEST]

    def _spelt(self, style: str, depth: int, counts: Counts) -> str:
        level = self._levels.get((style, depth))
        return "" if level is None else numerals.spelt(counts.get(depth, level.start), level.shape)


def _place(level: "Element") -> tuple[str, int]:
    around = level.getparent()
    style = _HEADINGS if level.tag == _OUTLINE or around is None else around.get(n.STYLE + "name", "")
    return style, _number(level.get(n.TEXT + "level", ""), 1)


def _level(element: "Element") -> Level:
    char = element.get(n.TEXT + "bullet-char")
    return Level(
        bullet=None if char is None else _bullet(element, char),
        shape=_SHAPES.get(element.get(n.STYLE + "num-format", ""), "decimal"),
        before=element.get(n.STYLE + "num-prefix", ""),
        after=element.get(n.STYLE + "num-suffix", ""),
        shown=_number(element.get(n.TEXT + "display-levels", ""), 1),
        start=_number(element.get(n.TEXT + "start-value", ""), 1),
    )


def _bullet(level: "Element", char: str) -> str:
    """The bullet as the eye sees it; a picture nobody can name is a dot."""
    font = next((about.get(n.FO + "font-family", "") for about in level.iter(n.STYLE + "text-properties")), "")
    font = font.strip("'\"")
    seen = glyphs.in_font(font, char) if glyphs.knows(font) else glyphs.without_font(char)
    return "".join("•" if "\ue000" <= letter <= "\uf8ff" else letter for letter in seen).strip()


def _number(text: str, usual: int) -> int:
    return int(text) if text.isdecimal() and len(text) <= _MOST else usual
