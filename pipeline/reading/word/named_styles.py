"""The styles a document keeps by name: of hundreds only a few are worn, and only those are parsed."""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from pipeline.reading.word import names as n

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# As Word writes them, and all who learned from it; what is written otherwise is parsed as a whole.
_ROOT = re.compile(rb"<w:styles\b[^>]*[^/>]>")
_STYLE = re.compile(rb"<w:style\b([^>]*)>")
_DEFAULTS = re.compile(rb"<w:docDefaults>.*?</w:docDefaults>", re.DOTALL)
_ABOUT = re.compile(rb'\bw:(styleId|type|default)="([^"&]*)"')
_END = b"</w:style>"
_ON = frozenset({"1", "true", "on"})


class NamedStyles:
    """The styles of one document, by the names that paragraphs and runs give them."""

    def __init__(self, data: bytes, parse: "Callable[[bytes], Element]") -> None:
        self._parse = parse
        self._root = b""
        self._cut: dict[str, bytes] = {}
        self._parsed: dict[str, Element] = {}
        self._kinds: dict[str, str] = {}
        self.usual = ""  # the style of a paragraph that names none
        self.defaults: Element | None = None
        if not self._cut_up(data):
            self._take_apart(parse(data))

    def get(self, name: str) -> "Element | None":
        """The style of this name; None where there is none."""
        if name not in self._parsed and name in self._cut:
            self._parsed[name] = self._piece(self._cut[name])
        return self._parsed.get(name)

    def of(self, kind: str) -> Iterator[str]:
        """The names of all styles of one kind: 'paragraph', 'character', 'table', 'numbering'."""
        return (name for name, its in self._kinds.items() if its == kind)

    def _cut_up(self, data: bytes) -> bool:
        """Find where each style begins and ends, without parsing; False where that can't be told."""
        root = _ROOT.search(data)
        if root is None or data.count(b"<!--") or data.count(b"<![CDATA["):
            return False
        self._root = data[: root.end()]
        for style in _STYLE.finditer(data):
            about = {key.decode(): value.decode() for key, value in _ABOUT.findall(style[1])}
            end = data.find(_END, style.end())
            if "styleId" not in about or end < 0 or style[1].endswith(b"/"):
                return False
            self._note(about["styleId"], about.get("type", ""), about.get("default", "0"))
            self._cut[about["styleId"]] = data[style.start() : end + len(_END)]
        defaults = _DEFAULTS.search(data)
        self.defaults = None if defaults is None else self._piece(defaults[0])
        return True

    def _piece(self, data: bytes) -> "Element":
        return self._parse(self._root + data + b"</w:styles>")[0]

    def _take_apart(self, root: "Element") -> None:
        self._cut = {}
        for style in root.iter(n.W + "style"):
            name = style.get(n.W + "styleId", "")
            self._note(name, style.get(n.W + "type", ""), style.get(n.W + "default", "0"))
            self._parsed[name] = style
        self.defaults = next(root.iterchildren(n.W + "docDefaults"), None)

    def _note(self, name: str, kind: str, default: str) -> None:
        self._kinds[name] = kind
        if not self.usual and kind == "paragraph" and default in _ON:
            self.usual = name
