"""What named styles say: Word keeps the look of words in styles that are based on one another."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from pipeline.reading.word import glyphs
from pipeline.reading.word import names as n
from pipeline.reading.word.named_styles import NamedStyles

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_DEEPEST = 20  # styles based on styles
WHITE = "ffffff"
_NO_FILL = frozenset({"", "auto", "ffffff"})
TINY = 4  # half points
_BODY = "9"  # the outline level of what is no heading


class Look(Struct, frozen=True, kw_only=True):
    """What is said of how words look; None where nothing is said."""

    struck: bool | None = None
    struck_twice: bool | None = None
    hidden: bool | None = None
    lit: bool | None = None  # highlighted, or on a colour of their own
    white: bool | None = None
    tiny: bool | None = None
    shaded: bool | None = None  # the whole paragraph lies on a colour
    font: str | None = None  # a font of pictures; '' for any other
    list_id: str | None = None  # the numbered list its paragraphs are part of
    depth: int | None = None
    heading: bool | None = None  # the paragraph has a level in the outline

    def under(self, other: "Look") -> "Look":
        """This look where the other one says nothing: the other goes before it."""
        said = {name: value for name in _ASPECTS if (value := getattr(other, name)) is not None}
        return replace(self, **said) if said else self


PLAIN = Look()
_ASPECTS = Look.__struct_fields__


class Stylesheet:
    """The named styles of a document, worked out when first worn."""

    def __init__(self, styles: NamedStyles | None) -> None:
        self._styles = styles
        self._default = PLAIN if styles is None or styles.defaults is None else _default(styles.defaults)
        self._known: dict[str, Look] = {}

    def paragraph(self, name: str) -> Look:
        """How words look in a paragraph of this style; '' for one that names none."""
        if self._styles is None:
            return PLAIN
        found = self._known.get(name)
        if found is None:
            found = self._known[name] = _settled(self._default.under(self._chain(name or self._styles.usual)))
        return found

    def words(self, name: str) -> Look:
        """What a style says of words that wear it inside a paragraph."""
        if self._styles is None or not name:
            return PLAIN
        key = "\0" + name
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._chain(name)
        return found

    def lists(self) -> dict[str, str]:
        """The list that each list style describes."""
        if self._styles is None:
            return {}
        kept = ((name, self._styles.get(name)) for name in self._styles.of_lists())
        described = {name: _said(one).list_id for name, one in kept if one is not None}
        return {name: list_id for name, list_id in described.items() if list_id is not None}

    def is_for_prompts(self, name: str) -> bool:
        """Whether this is the style Word gives to prompts: its id is in the writer's language, its name never is."""
        if "placeholder" in name.lower():
            return True
        style = None if self._styles is None or not name else self._styles.get(name)
        return style is not None and _value(style, "name").lower() == "placeholder text"

    def _chain(self, name: str) -> Look:
        look = PLAIN
        for one in reversed(list(self._line(name))):
            look = look.under(_said(one))
        return look

    def _line(self, name: str) -> "Iterator[Element]":
        """The style, and those it is based on."""
        for _ in range(_DEEPEST):
            one = None if self._styles is None else self._styles.get(name)
            if one is None:
                return
            yield one
            name = _value(one, "basedOn")


def look_of(about: "Element | None", paragraph: "Element | None" = None) -> Look:
    """What these properties of a run, and of a paragraph, say by themselves."""
    says = {} if about is None else {child.tag: child for child in about.getchildren()}
    look = PLAIN
    if not says.keys().isdisjoint(_HEEDED):
        shade = says.get(n.SHADE, says.get(n.W + "highlight"))
        fonts, size = says.get(n.FONTS), says.get(n.W + "sz")
        colour = says.get(n.W + "color")
        look = Look(
            struck=_switch(says.get(n.W + "strike")),
            struck_twice=_switch(says.get(n.W + "dstrike")),
            hidden=_switch(says.get(n.W + "vanish")),
            lit=None if shade is None else is_filled(shade),
            white=None if colour is None else colour.get(n.VAL, "").lower() == WHITE,
            tiny=None if size is None else is_tiny(size),
            font=None if fonts is None else _pictures(fonts),
        )
    return look if paragraph is None else _of_paragraph(look, paragraph)


def is_tiny(size: "Element") -> bool:
    """Whether words of this size are too small to be read."""
    value = size.get(n.VAL, "")
    return value.isdecimal() and len(value) < _DEEPEST and int(value) <= TINY


def _of_paragraph(look: Look, about: "Element") -> Look:
    says = {child.tag: child for child in about.getchildren()}
    shade, numbered = says.get(n.SHADE), says.get(n.W + "numPr")
    list_id, depth = (None, None) if numbered is None else number_of(numbered)
    level = says.get(n.W + "outlineLvl")
    return replace(
        look,
        shaded=None if shade is None else is_filled(shade),
        list_id=list_id,
        depth=depth,
        heading=None if level is None else is_heading(level),
    )


def is_heading(level: "Element") -> bool:
    """Whether this level of the outline is one of headings."""
    return bool(level.get(n.VAL, _BODY) != _BODY)


def number_of(numbered: "Element") -> tuple[str | None, int | None]:
    """The list and level that a `w:numPr` names."""
    depth = _value(numbered, "ilvl")
    return _value(numbered, "numId") or None, int(depth) if depth.isdecimal() and len(depth) < TINY else None


def _said(style: "Element") -> Look:
    parts = {child.tag: child for child in style.getchildren()}
    return look_of(parts.get(n.RPR), parts.get(n.PPR))


def _default(defaults: "Element") -> Look:
    return look_of(next(defaults.iter(n.RPR), None), next(defaults.iter(n.PPR), None))


def _settled(look: Look) -> Look:
    """What is not so, after all styles are heard, is the same as not said: most paragraphs end up plain."""
    said = {name: value for name in _ASPECTS if (value := getattr(look, name)) or (name == "depth" and value == 0)}
    return Look(**said) if said else PLAIN


def _switch(element: "Element | None") -> bool | None:
    return None if element is None else element.get(n.VAL, "true").lower() not in {"0", "false", "off", "none"}


def is_filled(shade: "Element") -> bool:
    """Whether a colour lies behind words; a highlight names it otherwise than a shade."""
    if shade.tag != n.SHADE:
        return shade.get(n.VAL, "").lower() not in {"none", "white", ""}
    pattern = shade.get(n.VAL, "clear")
    return shade.get(n.W + "fill", "auto").lower() not in _NO_FILL or pattern == "solid" or pattern.startswith("pct")


def _pictures(fonts: "Element") -> str:
    font = fonts.get(n.W + "ascii") or fonts.get(n.W + "hAnsi") or ""
    return font if glyphs.knows(font) else ""


def _value(element: "Element", name: str) -> str:
    found = next(element.iterchildren(n.W + name), None)
    return "" if found is None else found.get(n.VAL, "")


_HEEDED = frozenset(
    {n.W + name for name in ("strike", "dstrike", "vanish", "shd", "highlight", "color", "sz", "rFonts")}
)
