"""How words look where that tells something: what each style of an OpenDocument text says, with the styles above it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from pipeline.model.sheet import MarkKind
from pipeline.reading.odt import names as n

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_DEEPEST = 30
_NONE = frozenset({"none", "transparent", ""})


class Look(Struct, frozen=True):
    """What a stretch of words looks like; None where nobody has said."""

    bold: bool | None = None
    underlined: bool | None = None
    struck: bool | None = None
    highlighted: bool | None = None
    hidden: bool | None = None
    font: str | None = None

    def over(self, below: "Look") -> "Look":
        """This look worn over another."""
        said = {name: value for name in self.__struct_fields__ if (value := getattr(self, name)) is not None}
        return replace(below, **said) if said else below

    @property
    def kinds(self) -> tuple[MarkKind, ...]:
        """The marks it makes."""
        return tuple(kind for name, kind in _KINDS.items() if getattr(self, name))


PLAIN = Look()
_KINDS = {
    "bold": MarkKind.BOLD,
    "underlined": MarkKind.UNDERLINED,
    "struck": MarkKind.STRUCK,
    "highlighted": MarkKind.HIGHLIGHTED,
    "hidden": MarkKind.HIDDEN,
}


class Styles:
    """Every style of one document, by its name."""

    def __init__(self, roots: "Iterable[Element]") -> None:
        self._fonts: dict[str, str] = {}
        self._styles: dict[tuple[str, str], Element] = {}
        self._own: set[tuple[str, str]] = set()  # made by hand on the spot, and not one of the named ones
        self._looks: dict[tuple[str, str], Look] = {}
        for root in roots:
            self._take_in(root)

    def paragraph(self, name: str) -> Look:
        """How the words of a paragraph in this style look."""
        return self._look("paragraph", name)

    def text(self, name: str) -> Look:
        """How words in this style look."""
        return self._look("text", name)

    def _take_in(self, root: "Element") -> None:
        for face in root.iter(n.STYLE + "font-face"):
            self._fonts[face.get(n.STYLE + "name", "")] = face.get(n.SVG + "font-family", "").strip("'\"")
        for group in root.iter(n.OFFICE + "styles", n.OFFICE + "automatic-styles"):
            for style in group.iterchildren(n.STYLE + "style"):
                key = style.get(n.STYLE + "family", ""), style.get(n.STYLE + "name", "")
                self._styles[key] = style
                if group.tag == n.OFFICE + "automatic-styles":
                    self._own.add(key)

    def _look(self, family: str, name: str) -> Look:
        found = self._looks.get((family, name))
        if found is None:
            found = PLAIN
            for key in reversed(self._worn(family, name)):
                found = self._says(key).over(found)
            self._looks[family, name] = found
        return found

    def _worn(self, family: str, name: str) -> list[tuple[str, str]]:
        """A style and those it is made after, nearest first."""
        worn: list[tuple[str, str]] = []
        while (family, name) in self._styles and len(worn) < _DEEPEST:
            worn.append((family, name))
            name = self._styles[family, name].get(n.STYLE + "parent-style-name", "")
        return worn

    def _says(self, key: tuple[str, str]) -> Look:
        about = next(self._styles[key].iterchildren(n.STYLE + "text-properties"), None)
        if about is None:
            return PLAIN
        own = key in self._own  # what a named style does to a label is no choice
        return Look(
            bold=_bold(about.get(n.FO + "font-weight")) if own else None,
            underlined=_drawn(about.get(n.STYLE + "text-underline-style")) if own else None,
            struck=_struck(about),
            highlighted=_drawn(about.get(n.FO + "background-color")) if own else None,
            hidden=_hidden(about.get(n.TEXT + "display")),
            font=self._font(about),
        )

    def _font(self, about: "Element") -> str | None:
        name = about.get(n.STYLE + "font-name")
        said: str | None = about.get(n.FO + "font-family") if name is None else self._fonts.get(name, name)
        return said


def _bold(weight: str | None) -> bool | None:
    if weight is None:
        return None
    return weight == "bold" or (weight.isdecimal() and int(weight[:4]) >= 600)


def _drawn(value: str | None) -> bool | None:
    return None if value is None else value not in _NONE


def _struck(about: "Element") -> bool | None:
    style = about.get(n.STYLE + "text-line-through-style", about.get(n.STYLE + "text-line-through-type"))
    return _drawn(style)


def _hidden(display: str | None) -> bool | None:
    return None if display is None else display == "none"
