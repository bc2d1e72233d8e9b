"""Paragraphs of nothing but plain words, and rows of nothing but such cells: told at one look, without a walk.

Most are so. Only what is listed here may lie in them; whatever else does, and be it unknown, sends them on the walk. So
a document that keeps to the grammar of the format is read as the walk reads it, only sooner. Where words stand in
places that are none, such as a run right in a cell, they are kept here and would be passed over there.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.reading.word import glyphs
from pipeline.reading.word import names as n
from pipeline.reading.word.stylesheet import PLAIN, TINY, Stylesheet, is_filled

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_TYPESET = str.maketrans("", "", "‘’“”–—…£é")  # of all that is beyond ASCII, what is never a box or a picture
_ANY = (
    "r pPr rPr spacing ind jc keepNext keepLines widowControl contextualSpacing szCs bCs lang kern proofErr "
    "lastRenderedPageBreak tr trPr cantSplit trHeight tblHeader tcPr tcW tcBorders top left bottom right vAlign"
)
SAY_NOTHING = frozenset(n.W + name for name in _ANY.split())


def plain_words(top: "Element", named: Stylesheet) -> list[str] | None:
    """The words of this paragraph, or of each cell of this row; None where there is more to it than plain words."""
    words: list[str] = []
    cells = 0
    for element in top.iter():
        tag = element.tag
        if tag in SAY_NOTHING:
            continue
        if tag == n.T:
            piece = element.text or ""
            if not words or not _is_plain(piece):
                return None
            words[-1] += piece
        elif tag == n.P:
            words.append("")
        elif tag == n.TC:
            if len(words) != cells:
                return None
            cells += 1
        elif (speaks := _MAY_SPEAK.get(tag)) is None or speaks(element, named):
            return None
    return words if len(words) == max(cells, 1) else None


def _is_plain(words: str) -> bool:
    """Whether there is neither a box nor a picture, nor a line end, which shows as a space."""
    if not words.isascii() and not words.translate(_TYPESET).isascii():
        return False
    return "[" not in words and "\n" not in words


def _pictures(fonts: "Element", _named: Stylesheet) -> bool:
    return _any_of_pictures(*fonts.values())


@lru_cache(maxsize=256)  # a document has a handful of fonts, and every run names them all
def _any_of_pictures(*fonts: str) -> bool:
    return any(glyphs.knows(font) for font in fonts)


def _tiny(size: "Element", _named: Stylesheet) -> bool:
    return size.get(n.VAL) not in _READABLE


def _shaded(shade: "Element", _named: Stylesheet) -> bool:
    return is_filled(shade)


def _style(wears: "Element", named: Stylesheet) -> bool:
    return named.paragraph(wears.get(n.VAL, "")) is not PLAIN


_READABLE = frozenset(map(str, range(TINY + 1, 200)))
_MAY_SPEAK: "dict[str, Callable[[Element, Stylesheet], bool]]" = {
    n.FONTS: _pictures,
    n.W + "sz": _tiny,
    n.W + "pStyle": _style,
    n.SHADE: _shaded,
}
