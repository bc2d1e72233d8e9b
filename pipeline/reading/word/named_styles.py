"""The styles a document keeps by name: of hundreds only a few are worn, and only those are parsed."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from pipeline.reading.word import names as n

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_BEGIN, _END, _CLOSE = b"<w:style ", b"</w:style>", b"</w:styles>"
_ROOT = re.compile(rb"<w:styles\b[^>]*[^/>]>")
_DEFAULTS = re.compile(rb"<w:docDefaults>.*?</w:docDefaults>", re.DOTALL)
_NAME = rb'[^>]*w:styleId="([^"]*)"'
_USUAL = re.compile(_BEGIN + rb'(?=[^>]*w:type="paragraph")(?=[^>]*w:default="(?:1|true|on)")' + _NAME)
_LISTS = re.compile(_BEGIN + rb'(?=[^>]*w:type="numbering")' + _NAME)
_ESCAPED = frozenset("&<>\"'")


class NamedStyles(Protocol):
    """The styles of one document, by the names that paragraphs and runs give them."""

    usual: str  # the style of a paragraph that names none
    defaults: "Element | None"

    def get(self, name: str) -> "Element | None":
        """The style of this name; None where there is none."""

    def of_lists(self) -> list[str]:
        """The names of those that describe lists."""


def named_styles(data: bytes, parse: "Callable[[bytes], Element]") -> NamedStyles:
    """The styles written here: cut out one by one where they are written as Word and all its pupils write them.

    What is written otherwise, or could hold a comment with what only looks like a style, is parsed as a whole.
    """
    root = _ROOT.search(data)
    return Parsed(parse(data)) if root is None or b"!" in data else Cut(data, data[: root.end()], parse)


class Parsed:
    """Styles that were parsed as a whole."""

    def __init__(self, root: "Element") -> None:
        self._styles = {one.get(n.W + "styleId", ""): one for one in root.iter(n.W + "style")}
        self.usual = next((name for name, one in self._styles.items() if _is_usual(one)), "")
        self.defaults = next(root.iterchildren(n.W + "docDefaults"), None)

    def get(self, name: str) -> "Element | None":
        """The style of this name; None where there is none."""
        return self._styles.get(name)

    def of_lists(self) -> list[str]:
        """The names of those that describe lists."""
        return [name for name, one in self._styles.items() if one.get(n.W + "type") == "numbering"]


class Cut:
    """Styles that are still in their bytes."""

    def __init__(self, data: bytes, root: bytes, parse: "Callable[[bytes], Element]") -> None:
        self._data, self._root, self._parse = data, root, parse
        self._found: dict[str, Element | None] = {}
        usual, defaults = _USUAL.search(data), _DEFAULTS.search(data)
        self.usual = "" if usual is None else usual[1].decode()
        self.defaults = None if defaults is None else self._piece(defaults[0])

    def get(self, name: str) -> "Element | None":
        """The style of this name; None where there is none."""
        if name not in self._found:
            self._found[name] = self._cut_out(name)
        return self._found[name]

    def of_lists(self) -> list[str]:
        """The names of those that describe lists."""
        return [name.decode() for name in _LISTS.findall(self._data)]

    def _cut_out(self, name: str) -> "Element | None":
        """The last of the name counts, as in Word."""
        if not _ESCAPED.isdisjoint(name):
            return None
        named = self._data.rfind(b'w:styleId="%b"' % name.encode())
        begin, end = self._data.rfind(_BEGIN, 0, max(named, 0)), self._data.find(_END, named)
        return self._piece(self._data[begin : end + len(_END)]) if named > begin >= 0 and end > 0 else None

    def _piece(self, data: bytes) -> "Element":
        return self._parse(self._root + data + _CLOSE)[0]


def _is_usual(style: "Element") -> bool:
    return style.get(n.W + "type") == "paragraph" and style.get(n.W + "default", "0") in {"1", "true", "on"}
