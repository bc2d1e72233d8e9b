"""What is drawn rather than written: shapes, ink, pictures and objects, and which of them may be somebody's mark."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.reading.word import names as n
from pipeline.reading.word.alternatives import inside
from pipeline.starting import later

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

INK, PICTURE, CHART, DIAGRAM, OBJECT, OLD_CONTROL = "ink", "picture", "chart", "diagram", "object", "old control"

_POINT = 12_700  # English metric units
_LONG_RULE = 216.0  # points: a straight line this long parts the page, a shorter one may strike something out
_FRAME = (288.0, 100.0)  # points: a shape this wide and high is a frame around print, a box this wide a band behind it
_THIN = 3.0
_POINTLESS = 0.5
_SPECK = 4.0  # points: pictures this small are spacers
_UNITS = {"pt": 1.0, "px": 0.75, "in": 72.0, "cm": 28.35, "mm": 2.835, "pc": 12.0, "": 1.0}
_LENGTH = later(r"(?:^|;)\s*(width|height)\s*:\s*(-?[\d.]+)\s*([a-z]*)", re.IGNORECASE)
_POINTS = re.compile(r"(-?[\d.]+)([a-z]*)\s*,\s*(-?[\d.]+)([a-z]*)")
_STRAIGHT = frozenset({"line", "straightConnector1"})
_BOXES = frozenset({"rect", "roundRect", "flowChartProcess", "rectangle"})
_GRAPHIC = {n.PICTURE + "pic": PICTURE, n.CHART + "chart": CHART, n.DIAGRAM + "relIds": DIAGRAM, n.INK: INK}
_SHAPES = {
    n.VML + "oval": "ellipse", n.VML + "rect": "rect", n.VML + "roundrect": "roundRect", n.VML + "line": "line",
    n.VML + "polyline": "freeform", n.VML + "arc": "arc", n.VML + "curve": "freeform", n.VML + "shape": "shape",
}  # fmt: skip
_SIZE = n.PLACED + "extent"
_TOGETHER = frozenset({n.GROUP, n.CANVAS})
_RULE = "{urn:schemas-microsoft-com:office:office}hr"


def drawn_in(drawing: "Element") -> "Iterator[str]":
    """Which shapes, pictures and objects without words of their own a `w:drawing`, `w:pict` or `w:object` shows."""
    if drawing.tag == n.W + "drawing":
        yield from _modern(drawing)
    elif drawing.tag == n.W + "object":
        yield OLD_CONTROL if next(drawing.iterchildren(n.W + "control"), None) is not None else OBJECT
    else:
        yield from _old(drawing)


def art_in(drawing: "Element") -> str:
    """The words of old WordArt, which are no text but a shape's own."""
    return " ".join(path.get("string", "") for path in drawing.iter(n.VML + "textpath"))


def _modern(drawing: "Element") -> "Iterator[str]":
    size = (0.0, 0.0)
    for element in inside(drawing, n.TXBX):
        tag = element.tag
        if tag == _SIZE:
            size = _extent(element)
        elif tag in _TOGETHER:
            size = (0.0, 0.0)  # how large each shape of a group is shown is a long sum; it may be a mark
        elif tag == n.SHAPE:
            shape = _preset(element)
            if _is_mark(shape, size) and not _is_text_box(element, shape):
                yield shape
        elif tag in _GRAPHIC and (_GRAPHIC[tag] is not PICTURE or max(size) > _SPECK):
            yield _GRAPHIC[tag]


def _preset(shape: "Element") -> str:
    preset = next((geometry.get("prst", "") for geometry in shape.iter(n.DRAWING + "prstGeom")), "")
    return preset or "freeform"


def _is_text_box(shape: "Element", kind: str) -> bool:
    """Whether it holds words, or waits for them: an empty ellipse does not, an empty box does."""
    text = next(shape.iter(n.TXBX), None)
    if text is None:  # LibreOffice leaves empty ones beside the text boxes of an old Word file
        return kind in _BOXES and any(about.get("txBox") == "1" for about in shape.iter(n.SHAPE_KIND))
    return text is not None and (kind in _BOXES or next(text.iter(n.T), None) is not None)


def _old(picture: "Element") -> "Iterator[str]":
    for element in inside(picture, n.TXBX):
        if element.tag not in _SHAPES:
            continue
        kind, size = _SHAPES[element.tag], _size(element)
        if element.get(_RULE) is not None or next(element.iter(n.VML + "textpath"), None) is not None:
            continue
        if next(element.iterchildren(n.VML + "imagedata"), None) is not None:
            if max(size) > _SPECK:
                yield PICTURE
        elif _is_mark(kind, size) and not _is_text_box(element, kind if kind != "shape" else "rect"):
            yield kind


def _is_mark(kind: str, size: tuple[float, float]) -> bool:
    """Whether a shape of this size may be a mark somebody made; rules and frames are part of the print."""
    if 0 < max(size) < _POINTLESS:
        return False  # LibreOffice leaves such beside the text boxes of an old Word file
    if kind in _STRAIGHT:
        return min(size) > _THIN or max(size) <= _LONG_RULE
    return not (size[0] > _FRAME[0] and (size[1] > _FRAME[1] or kind in _BOXES))


def _extent(extent: "Element") -> tuple[float, float]:
    return _number(extent.get("cx", "")) / _POINT, _number(extent.get("cy", "")) / _POINT


def _size(shape: "Element") -> tuple[float, float]:
    """Old shapes give their size as a style, lines as two points."""
    ends = [_POINTS.match(shape.get(name, "")) for name in ("from", "to")]
    if shape.tag == n.VML + "line" and ends[0] is not None and ends[1] is not None:
        (x, y), (right, bottom) = ((_points(end[1], end[2]), _points(end[3], end[4])) for end in ends if end)
        return abs(right - x), abs(bottom - y)
    said = {found[1].lower(): _points(found[2], found[3]) for found in _LENGTH.finditer(shape.get("style", ""))}
    return said.get("width", 0.0), said.get("height", 0.0)


def _points(value: str, unit: str) -> float:
    return _number(value) * _UNITS.get(unit.lower(), 1.0)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
