"""What a Word document keeps beside its text: the placeholders of its controls, and the data bound to them."""

import re
from functools import cached_property
from typing import TYPE_CHECKING

from pipeline.reading.word import names as n
from pipeline.reading.word.named_styles import named_styles
from pipeline.reading.word.numbering import Numbering
from pipeline.reading.word.package import Package, parse
from pipeline.reading.word.stylesheet import Stylesheet

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# Word's built-in stores go by fixed ids.
_EXTENDED = "{6668398D-A668-4E3E-A5EB-62B293D839F1}"
_PROPERTIES = {"{6C3C8BC8-F283-45AE-878A-BAB7291924A1}": "core-properties", _EXTENDED: "extended-properties"}
_DATASTORE = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}itemID"
_MAPPING = re.compile(r"""xmlns:([\w.-]+)\s*=\s*(?:'([^']*)'|"([^"]*)")""")
_STEP = re.compile(r"(@?)(?:([\w.-]+):)?([\w.-]+)(?:\[(\d{1,4})\])?")


class Stores:
    """Looks things up beside the text; each store is opened when the first control asks for it."""

    def __init__(self, package: Package, main: str) -> None:
        self._package, self._main = package, main

    def placeholder(self, name: str) -> str | None:
        """The placeholder text kept under this name; None where there is none."""
        return self._placeholders.get(name)

    def may_prompt(self, text: str) -> bool:
        """Whether the first word of this text stands among the placeholders: if not, they need not be parsed."""
        words = text.split(maxsplit=1)
        return bool(words) and words[0].encode() in self._glossary

    def bound(self, binding: "Element") -> str | None:
        """The value in the store that this `w:dataBinding` points at; None where it can't be told."""
        path = _steps(binding)
        item = binding.get(n.W + "storeItemID", "").upper()
        stores = self._items.values() if not item else [self._items[item]] if item in self._items else []
        found = (_value_at(root, path) for root in stores) if path else ()
        return next((value for value in found if value is not None), None)

    def likely(self, binding: "Element") -> str | None:
        """The value this `w:dataBinding` leads to in a store whose id got lost, as LibreOffice loses them."""
        path = _steps(binding)
        lost = [root for item, root in self._items.items() if not item.startswith("{")] if path else []
        found = [value for root in lost if (value := _value_at(root, path)) is not None]
        return found[0] if len(found) == 1 else None

    @cached_property
    def writer(self) -> str:
        """The program that saved the document, as it says itself."""
        about = self._items.get(_EXTENDED)
        said = (
            child.text or "" for child in (() if about is None else about) if str(child.tag).endswith("}Application")
        )
        return next(said, "")

    @cached_property
    def named(self) -> Stylesheet:
        """The named styles."""
        data = self._package.bytes_of(self._part("styles"))
        return Stylesheet(None if data is None else named_styles(data, parse))

    @cached_property
    def numbering(self) -> Numbering:
        """The lists of the document."""
        part = self._part("numbering")
        return Numbering(self._package.xml(part), self.named.lists()) if part else Numbering(None, {})

    def _part(self, kind: str) -> str:
        found = (link.target for link in self._package.links(self._main) if link.kind == kind and not link.outside)
        return next(found, "")

    @cached_property
    def _placeholders(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for entry in parse(self._glossary).iter(n.W + "docPart") if self._glossary else ():
            name = next((item.get(n.VAL, "") for item in entry.iter(n.W + "name")), "")
            found[name] = "".join(piece.text or "" for piece in entry.iter(n.T))
        return found

    @cached_property
    def _glossary(self) -> bytes:
        part = self._part("glossaryDocument")
        return (self._package.bytes_of(part) or b"") if part else b""

    @cached_property
    def _items(self) -> "dict[str, Element]":
        """The stores by id."""
        found: dict[str, Element] = {}
        for link in self._package.links(self._main):
            if link.kind == "customXml" and not link.outside and (root := self._package.xml(link.target)) is not None:
                found[self._id(link.target)] = root
        for item, kind in _PROPERTIES.items():
            for link in self._package.links(""):
                if link.kind == kind and not link.outside and (root := self._package.xml(link.target)) is not None:
                    found[item] = root
        return found

    def _id(self, part: str) -> str:
        for link in self._package.links(part):
            about = self._package.xml(link.target) if link.kind == "customXmlProps" and not link.outside else None
            if about is not None:
                return str(about.get(_DATASTORE) or about.get(_DATASTORE_STRICT) or part).upper()
        return part


def _steps(binding: "Element") -> "list[tuple[str, str, int]]":
    """The path as (attribute sign, Clark name, which); empty where it is more than child by child."""
    mapped = _MAPPING.findall(binding.get(n.W + "prefixMappings", ""))
    spaces = {prefix: single or double for prefix, single, double in mapped}
    steps = []
    for written in binding.get(n.W + "xpath", "").strip().lstrip("/").split("/"):
        step = _STEP.fullmatch(written)
        if step is None or (step[2] and step[2] not in spaces):
            return []
        name = f"{{{spaces[step[2]]}}}{step[3]}" if step[2] else step[3]
        steps.append((step[1], name, int(step[4] or 1)))
    return steps


def _value_at(root: "Element", steps: "list[tuple[str, str, int]]") -> str | None:
    place = root
    if steps[0][:2] != ("", root.tag):
        return None
    for sign, name, which in steps[1:]:
        if sign:
            return str(place.get(name, ""))
        children = [child for child in place if child.tag == name]
        if not 1 <= which <= len(children):
            return None
        place = children[which - 1]
    return "".join(place.itertext())


_DATASTORE_STRICT = "{http://purl.oclc.org/ooxml/officeDocument/customXml}itemID"
