"""What few runs and paragraphs are: struck, highlighted, hidden, in a symbol font, or joined to the next.

Found in one sweep before the walk, which then need not look into the properties of every plain run.
"""

from typing import TYPE_CHECKING

from lxml import etree

from pipeline.model.sheet import MarkKind
from pipeline.reading import word_glyphs
from pipeline.reading import word_names as n

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_KINDS = {
    n.W + "strike": MarkKind.STRUCK,
    n.W + "dstrike": MarkKind.STRUCK,
    n.W + "highlight": MarkKind.HIGHLIGHTED,
    n.SHADE: MarkKind.HIGHLIGHTED,
    n.W + "vanish": MarkKind.HIDDEN,
}
_SYMBOL_FONTS = etree.XPath(
    "descendant::w:rFonts[contains(concat(@w:ascii, @w:hAnsi), 'ings') or @w:ascii='Symbol']",
    namespaces={"w": n.W[1:-1]},
)


class Special:
    """The runs and paragraphs of one story that are more than plain text."""

    def __init__(self, root: "Element") -> None:
        self.kinds: dict[Element, list[MarkKind]] = {}  # by run
        self.fonts: dict[Element, str] = {}  # by run
        self.joined: set[Element] = set()  # paragraphs whose own mark is deleted
        for style in root.iter(*_KINDS):
            if _holds(style) and (run := _owner(style, n.RUN)) is not None:
                self.kinds.setdefault(run, []).append(_KINDS[style.tag])
        for gone in root.iter(n.DEL, n.MOVE_FROM):
            mark = _owner(gone, n.PPR)
            if mark is not None and (paragraph := mark.getparent()) is not None:
                self.joined.add(paragraph)
        for fonts in _SYMBOL_FONTS(root):
            name = fonts.get(n.W + "ascii") or fonts.get(n.W + "hAnsi") or ""
            if word_glyphs.knows(name) and (run := _owner(fonts, n.RUN)) is not None:
                self.fonts[run] = name


def _owner(prop: "Element", tag: str) -> "Element | None":
    """What these run properties belong to, if it is a `tag`: a run, or a paragraph for its own mark."""
    about = prop.getparent()
    if about is None or about.tag != n.RPR:
        return None
    owner = about.getparent()
    return owner if owner is not None and owner.tag == tag else None


def _holds(style: "Element") -> bool:
    if style.tag == n.SHADE:
        return style.get(n.W + "fill", "auto").lower() not in {"auto", "ffffff", ""}
    return style.get(n.VAL, "true").lower() not in {"0", "false", "off", "none"}
