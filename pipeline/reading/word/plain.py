"""Paragraphs of nothing but plain words, which most are: told at one look instead of being walked.

Only what is listed here may lie in them; whatever else does, and be it unknown, sends the paragraph on the walk. So
nothing is read otherwise than the walk reads it, only sooner.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.reading.word import glyphs
from pipeline.reading.word import names as n
from pipeline.reading.word.stylesheet import PLAIN, TINY, Stylesheet

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_TYPESET = str.maketrans("", "", "‘’“”–—…£é")  # of all that is beyond ASCII, what is never a box or a picture
_ANY = (
    "p r pPr rPr spacing ind jc keepNext keepLines widowControl contextualSpacing szCs bCs lang kern "
    "proofErr lastRenderedPageBreak"
)
SAY_NOTHING = frozenset(n.W + name for name in _ANY.split())


def plain_words(paragraph: "Element", named: Stylesheet) -> str | None:
    """The words of a paragraph of nothing but plain words; None where there is more to it."""
    words = ""
    for element in paragraph.iter():
        tag = element.tag
        if tag == n.T:
            piece = element.text or ""
            if not _is_plain(piece):
                return None
            words += piece
        elif tag not in SAY_NOTHING and (tag not in _MAY_SAY or _MAY_SAY[tag](element, named)):
            return None
    return words


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


def _style(wears: "Element", named: Stylesheet) -> bool:
    return named.paragraph(wears.get(n.VAL, "")) is not PLAIN


_READABLE = frozenset(map(str, range(TINY + 1, 200)))
_MAY_SAY: "dict[str, Callable[[Element, Stylesheet], bool]]" = {
    n.FONTS: _pictures,
    n.W + "sz": _tiny,
    n.W + "pStyle": _style,
}
