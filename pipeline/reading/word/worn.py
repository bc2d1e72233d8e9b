"""What a paragraph says about itself: the look it gives its words, its place in a list, whether its end is gone."""

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from pipeline.reading.word import names as n
from pipeline.reading.word.stores import Stores
from pipeline.reading.word.stylesheet import Look, is_filled, is_heading, number_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Listed = tuple[str, int]  # the list, and how deep in it

_STYLE, _NUMBERED, _LEVEL = (n.W + name for name in ("pStyle", "numPr", "outlineLvl"))
_FRAME = n.W + "framePr"
# A paragraph's end is gone where it was deleted, and where Word hides it to set two styles in one line.
_JOINS = frozenset({n.DEL, n.MOVE_FROM, n.W + "specVanish"})


class Worn(Struct, frozen=True, gc=False):
    """What one paragraph wears."""

    look: Look
    listed: Listed | None
    joins: bool  # the next paragraph goes on in its line


def worn(about: "Element", look: Look, stores: Stores) -> Worn:
    """What a paragraph wears that without a word about itself has this look."""
    numbered, joins = None, False
    for child in about.getchildren():
        tag = child.tag
        if tag == n.RPR:  # the looks of its mark: Word notes there that its end is deleted
            joins |= any(mark.tag in _JOINS for mark in child.getchildren())
        elif tag == _STYLE:
            look = stores.named.paragraph(child.get(n.VAL, ""))
        elif tag == _FRAME:
            joins |= child.get(n.W + "dropCap", "none") != "none"  # the first letter, set large
        elif tag == n.SHADE:
            look = replace(look, shaded=is_filled(child))
        elif tag == _NUMBERED:
            numbered = child
        elif tag == _LEVEL:
            look = replace(look, heading=is_heading(child))
    in_list = numbered is not None or look.list_id is not None
    return Worn(look, _listed(about, numbered, look, stores) if in_list else None, joins)


def _listed(about: "Element", numbered: "Element | None", look: Look, stores: Stores) -> Listed:
    """The list the paragraph is part of, and how deep; where a style names the list, the list names the level."""
    list_id, depth = (None, None) if numbered is None else number_of(numbered)
    if list_id is None:
        list_id, depth = look.list_id, look.depth if depth is None else depth
        style = next((child.get(n.VAL, "") for child in about.iterchildren(_STYLE)), "")
        depth = stores.numbering.level_of(list_id or "", style) if depth is None else depth
    return list_id or "", depth or 0
