"""How runs look where that tells something: struck, highlighted, bold, hidden, or in a font of pictures."""

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.model.sheet import MarkKind
from pipeline.reading.word import glyphs
from pipeline.reading.word import names as n
from pipeline.reading.word.stylesheet import PLAIN as SAYS_NOTHING
from pipeline.reading.word.stylesheet import WHITE, Look, Stylesheet, is_tiny

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Style = tuple[tuple[MarkKind, ...], str]

PLAIN: Style = ((), "")
_LOUD = 0x60  # how far a colour's parts lie apart before the eye takes it for a signal
_COLOUR = 6  # digits
_ASCII, _ANSI = n.W + "ascii", n.W + "hAnsi"
_WORN, _TINY, _PALE = n.W + "rStyle", n.W + "sz", n.W + "color"
_KINDS = {
    n.W + "strike": MarkKind.STRUCK,
    n.W + "dstrike": MarkKind.STRUCK,
    n.W + "highlight": MarkKind.HIGHLIGHTED,
    n.SHADE: MarkKind.HIGHLIGHTED,
    n.W + "vanish": MarkKind.HIDDEN,
    n.W + "b": MarkKind.BOLD,
    n.W + "u": MarkKind.UNDERLINED,
    n.W + "bdr": MarkKind.FRAMED,
}


def style_of(about: "Element", around: Look, named: Stylesheet) -> Style:
    """What is special about a run with this `w:rPr` in a paragraph that looks so; and its font, if that shows pictures.

    Bold, underline, highlight and colour count only where the run itself says so: what a style does to a label is no
    choice. Words on a colour by their style, or by their paragraph, are told as coloured: they stand out, no more.
    """
    style, worn = PLAIN, SAYS_NOTHING
    off: tuple[MarkKind, ...] = ()
    for child in about.getchildren():
        tag = child.tag
        kind = _KINDS.get(tag)
        if kind is not None:
            if _holds(child):
                style = (*style[0], kind), style[1]
            else:
                off = (*off, kind)
        elif tag in _READ:
            style, worn = _READ[tag](child, style, worn, named)
    if worn is SAYS_NOTHING and around is SAYS_NOTHING:
        return style
    return _dressed(style, off, around, worn)


def style_around(around: Look) -> Style:
    """What is special about a run that says nothing of itself."""
    return PLAIN if around is SAYS_NOTHING else _dressed(PLAIN, (), around, SAYS_NOTHING)


def _dressed(style: Style, off: tuple[MarkKind, ...], around: Look, worn: Look) -> Style:
    """The run's own look goes first; strike-through and hiding in two styles at once undo each other."""
    kinds, font = style
    said = {*kinds, *off}
    twice = worn.struck_twice if worn.struck_twice is not None else around.struck_twice
    both = around.under(worn)
    lit = both.lit if MarkKind.HIGHLIGHTED not in said else MarkKind.HIGHLIGHTED in kinds
    dress = {
        MarkKind.STRUCK: bool(around.struck) is not bool(worn.struck) or bool(twice),
        MarkKind.HIDDEN: bool(around.hidden) is not bool(worn.hidden),
        MarkKind.COLOURED: bool(both.lit or around.shaded) and MarkKind.HIGHLIGHTED not in said,
        MarkKind.FAINT: bool(both.tiny) or (bool(both.white) and not lit and not around.shaded),
    }
    return (*kinds, *(kind for kind, on in dress.items() if on and kind not in said)), font or both.font or ""


def _font(fonts: "Element", style: Style, worn: Look, _named: Stylesheet) -> tuple[Style, Look]:
    font = fonts.get(_ASCII) or fonts.get(_ANSI) or ""
    return ((style[0], font) if glyphs.knows(font) else style), worn


def _wears(name: "Element", style: Style, worn: Look, named: Stylesheet) -> tuple[Style, Look]:
    return style, named.words(name.get(n.VAL, "")).under(worn)


def _size(size: "Element", style: Style, worn: Look, _named: Stylesheet) -> tuple[Style, Look]:
    return (((*style[0], MarkKind.FAINT), style[1]) if is_tiny(size) else style), worn


def _colour(colour: "Element", style: Style, worn: Look, _named: Stylesheet) -> tuple[Style, Look]:
    value = colour.get(n.VAL, "")
    if value.lower() == WHITE:
        return style, worn.under(_IN_WHITE)
    return (((*style[0], MarkKind.COLOURED), style[1]) if is_loud(value) else style), worn


@lru_cache(maxsize=256)  # a document has a handful of colours, and every run may name one
def is_loud(colour: str) -> bool:
    """Whether a colour catches the eye: no grey, and no dark blue of a house style."""
    if len(colour) != _COLOUR or colour == "000000":
        return False
    try:
        parts = bytes.fromhex(colour)
    except ValueError:
        return False
    return bool(parts) and max(parts) - min(parts) >= _LOUD


_IN_WHITE = Look(white=True)
_READ: "dict[str, Callable[[Element, Style, Look, Stylesheet], tuple[Style, Look]]]" = {
    n.FONTS: _font,
    _WORN: _wears,
    _TINY: _size,
    _PALE: _colour,
}


def _holds(style: "Element") -> bool:
    if style.tag == n.SHADE:
        return style.get(n.W + "fill", "auto").lower() not in {"auto", "ffffff", ""}
    return style.get(n.VAL, "true").lower() not in {"0", "false", "off", "none", "nil", "white"}
