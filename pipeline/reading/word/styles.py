"""How runs look where that tells something: struck, highlighted, bold, hidden, or in a font of pictures."""

from typing import TYPE_CHECKING

from pipeline.model.sheet import MarkKind
from pipeline.reading.word import glyphs
from pipeline.reading.word import names as n

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Style = tuple[tuple[MarkKind, ...], str]

PLAIN: Style = ((), "")
_FONTS, _ASCII, _SHADE = n.W + "rFonts", n.W + "ascii", n.W + "shd"
_KINDS = {
    n.W + "strike": MarkKind.STRUCK,
    n.W + "dstrike": MarkKind.STRUCK,
    n.W + "highlight": MarkKind.HIGHLIGHTED,
    _SHADE: MarkKind.HIGHLIGHTED,
    n.W + "vanish": MarkKind.HIDDEN,
    n.W + "b": MarkKind.BOLD,
    n.W + "u": MarkKind.UNDERLINED,
    _FONTS: None,
}


def style_of(about: "Element") -> Style:
    """What is special about a run with this `w:rPr`, and its font where that shows pictures."""
    style = PLAIN
    for child in about.getchildren():
        tag = child.tag
        if tag in _KINDS:
            kind = _KINDS[tag]
            if kind is None:
                font = child.get(_ASCII, "")
                if glyphs.knows(font):
                    style = style[0], font
            elif _holds(child):
                style = (*style[0], kind), style[1]
    return style


def _holds(style: "Element") -> bool:
    if style.tag == _SHADE:
        return style.get(n.W + "fill", "auto").lower() not in {"auto", "ffffff", ""}
    return style.get(n.VAL, "true").lower() not in {"0", "false", "off", "none"}
