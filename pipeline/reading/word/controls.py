"""Places made for an answer: what content controls and legacy form fields say about themselves."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from pipeline.model.sheet import Telling, Told
from pipeline.reading.word import glyphs, prompts, resaved
from pipeline.reading.word import names as n
from pipeline.reading.word.stores import Stores

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
# These hold other things together; what is to be answered are the controls inside them.
_HOLDS_OTHERS = frozenset(
    {n.W + name for name in ("group", "docPartObj", "docPartList", "picture", "citation", "bibliography")}
    | {n.W15 + name for name in ("repeatingSection", "repeatingSectionItem")}
)
_SHUT = frozenset({"contentLocked", "sdtContentLocked"})
_PICKED = ("date", "dropDownList", "comboBox", "dataBinding")  # kept even where a form is locked once it is filled in
_OF_GOOGLE = "goog_rdk_"  # Google Docs puts such controls around whatever somebody suggested or remarked upon
_PACKAGE = "http://schemas.microsoft.com/office/2006/xmlPackage"
_NOT_SHOWN = frozenset({n.DEL, n.MOVE_FROM, n.FALLBACK})
_TAG, _ALIAS, _CHECK_BOX = n.W + "tag", n.W + "alias", n.W14 + "checkbox"


class Control(Struct, frozen=True, kw_only=True):
    """What a control says about itself, before anybody looks at what is written in it."""

    key: str
    name: str = ""
    hint: str = ""
    empty: bool = False
    options: tuple[str, ...] = ()
    said: tuple[Telling, ...] = ()  # what the file keeps, beside the text it shows
    box: bool | None = None  # the stored state of a check box; None for all other controls
    glyphs: tuple[str, str] = ("", "")  # what a check box shows when on, and when off
    legacy: bool = False
    default: str = ""  # what a legacy field shows until somebody types

    def shows(self, text: str) -> bool | None:
        """Whether the glyph in a check box control says on or off."""
        shown = text.strip()
        if shown and shown in self.glyphs:
            return shown == self.glyphs[0]
        return glyphs.state(shown)

    def unanswered(self, text: str) -> bool:
        """Whether the control holds no answer; `text` is what it shows.

        A legacy text field shows five en spaces, which are white space, until somebody types.
        """
        if not self.legacy:
            return self.empty
        if self.options:
            return not text.strip() or prompts.asks_to_choose(text)
        return not text.strip() or (text == self.default and prompts.asks(text))

    def told(self, text: str) -> tuple[Telling, ...]:
        """What the file says of the answer beside the words shown: a default nobody changed may be none."""
        if self.default and text == self.default and not self.unanswered(text):
            return (Telling(how=Told.STORED, text=""),)
        return self.said

    @property
    def chosen(self) -> str:
        """What a list keeps as chosen; '' where it says nothing."""
        return self.said[0].text if self.options and self.said else ""


def content_control(about: "Element | None", content: "Element", key: str, stores: Stores) -> Control | None:
    """The control that a `w:sdt` with this `w:sdtPr` makes; None where it only holds others together."""
    if about is not None and holds_others(about):
        return None
    says = {} if about is None else {child.tag: child for child in about}
    name, hint, bound = _value(says.get(_TAG)), _value(says.get(_ALIAS)), _bound(says, stores)
    if name.startswith(_OF_GOOGLE):
        return None
    if (box := says.get(_CHECK_BOX)) is not None:
        return _check_box(Control(key=key, name=name, hint=hint), box, bound)
    if next(content.iter(_CHECK_BOX), None) is not None:
        return None  # LibreOffice draws the control of a first check box around all the lines of its options
    items = _items(says)
    empty, denied = _unanswered(says, content, stores, listed=bool(items))
    if not empty and (_is_print(says) or resaved.outgrown(says, content, stores)):
        return None
    said = _stored(says, items, bound) or denied
    if bound is not None and not bound.strip() and not empty:
        said = (*said, Telling(how=Told.STORED, text=""))  # opened in Word, the control would show its prompt
    if not empty and n.W + "text" in says and (lost := resaved.put_back(content, _kept(says, bound, stores), stores)):
        said = (*said, Telling(how=Told.STORED, text="\n" * lost + _shown(content)))
    options = tuple(shown for shown, _ in items)
    return Control(key=key, name=name, hint=hint, empty=empty, options=options, said=said)


def holds_others(about: "Element") -> bool:
    """Whether a control with this `w:sdtPr` asks for nothing itself."""
    return any(child.tag in _HOLDS_OTHERS for child in about)


def only_asks(about: "Element") -> bool:
    """Whether a control with this `w:sdtPr` shows the picture that asks for a picture, and none of its own."""
    says = {child.tag: child for child in about}
    return n.W + "picture" in says and holds(says.get(n.W + "showingPlcHdr"))


def legacy_field(data: "Element", key: str) -> Control:
    """The control that a `w:ffData` makes."""
    says = {child.tag: child for child in data}
    hint = _value(says.get(n.W + "helpText")) or _value(says.get(n.W + "statusText"))
    control = Control(key=key, name=_value(says.get(n.W + "name")), hint=hint, legacy=True)
    if (box := says.get(n.W + "checkBox")) is not None:
        state = {child.tag: child for child in box}
        on = holds(state.get(n.W + "checked", state.get(n.W + "default")))
        return replace(control, box=on, said=_tellings(word(on=on)))
    if (choice := says.get(n.W + "ddList")) is not None:
        options = tuple(_value(entry) for entry in choice if entry.tag == n.W + "listEntry")
        return replace(control, options=options, said=_numbered(choice, options))
    text = says.get(n.W + "textInput")
    default = () if text is None else [_value(child) for child in text if child.tag == n.W + "default"]
    return replace(control, default="".join(default))


def holds(element: "Element | None") -> bool:
    """Whether an on-off element is on; Word leaves `w:val` out for 'on'."""
    if element is None:
        return False
    value = element.get(n.VAL) or element.get(n.W14 + "val") or "1"
    return value.lower() in {"1", "true", "on"}


def word(*, on: bool) -> str:
    """How a telling spells the state of a box."""
    return "on" if on else "off"


def _check_box(control: Control, box: "Element", bound: str | None) -> Control:
    parts = {child.tag: child for child in box}
    on = holds(parts.get(n.W14 + "checked"))
    kept = [] if bound is None else [word(on=bound.strip().lower() in {"1", "true"})]
    glyphs = _glyph(parts.get(n.W14 + "checkedState"), "☒"), _glyph(parts.get(n.W14 + "uncheckedState"), "☐")
    return replace(control, box=on, glyphs=glyphs, said=_tellings(word(on=on), *kept))


def _glyph(state: "Element | None", usual: str) -> str:
    if state is None:
        return usual
    return glyphs.symbol(state.get(n.W14 + "font", ""), state.get(n.W14 + "val", ""))


def _unanswered(
    says: "dict[str, Element]", content: "Element", stores: Stores, *, listed: bool
) -> tuple[bool, tuple[Telling, ...]]:
    """Whether a control shows only its prompt; with a telling to the contrary where that can't be known.

    Programs that fill in controls often leave the flag `w:showingPlcHdr` behind, and editors that drop the flag leave
    the prompt: so the words themselves decide, and the flag only where they don't.
    """
    text = _shown(content)
    if not text.strip():
        return not _drawn(content), ()
    if not holds(says.get(n.W + "showingPlcHdr")):
        asks = prompts.asks_to_choose if listed else prompts.reads_as_words
        reads = prompts.is_words(text) or (asks(text) and (listed or _greyed(content, stores)))
        return reads or _left(says, text, stores), ()
    own = _own_prompt(says.get(n.W + "placeholder"), stores)
    if own is not None:
        return _same(own, text) or prompts.is_words(text), ()
    if prompts.asks(text) or any(_same(_value(says.get(name)), text) for name in (_TAG, _ALIAS)):
        return True, ()
    if _greyed(content, stores):
        return True, (Telling(how=Told.SHOWN, text=text.strip()),)  # a prompt in words of its own, or an answer
    return False, (Telling(how=Told.STORED, text=""),)


def _shown(content: "Element") -> str:
    """The words of a control as they stand now: a deleted answer is none."""
    gone = next(content.iter(*_NOT_SHOWN), None)
    pieces = content.iter(n.T, n.MATH + "t") if gone is None else _pieces(content)
    return "".join(piece.text or "" for piece in pieces)


def _pieces(parent: "Element") -> "Iterator[Element]":
    for child in parent.getchildren():
        if child.tag in (n.T, n.MATH + "t"):
            yield child
        elif child.tag not in _NOT_SHOWN:
            yield from _pieces(child)


def _drawn(content: "Element") -> bool:
    """Whether a control without words shows something all the same: a tick from a symbol font, a picture, a field."""
    return next(content.iter(n.W + "sym", n.FFDATA, n.W + "drawing", n.W + "pict", n.W + "object"), None) is not None


def _left(says: "dict[str, Element]", text: str, stores: Stores) -> bool:
    """Whether the control still shows its own placeholder, although nothing says so any more."""
    if not prompts.is_short(text) or not stores.may_prompt(text):
        return False
    own = _own_prompt(says.get(n.W + "placeholder"), stores)
    return own is not None and _same(own, text)


def _own_prompt(placeholder: "Element | None", stores: Stores) -> str | None:
    names = () if placeholder is None else [_value(child) for child in placeholder]
    return next((found for name in names if (found := stores.placeholder(name))), None)


def _same(one: str, other: str) -> bool:
    return one.split() == other.split()


def _greyed(content: "Element", stores: Stores) -> bool:
    """Whether the words wear the style Word gives to prompts."""
    return any(stores.named.is_for_prompts(_value(style)) for style in content.iter(n.W + "rStyle"))


def _items(says: "dict[str, Element]") -> list[tuple[str, str]]:
    """What a list offers: as shown, and as stored."""
    choices = says.get(n.W + "dropDownList", says.get(n.W + "comboBox"))
    items = () if choices is None else [item for item in choices if item.tag == n.W + "listItem"]
    return [(item.get(n.W + "displayText") or item.get(n.VALUE, ""), item.get(n.VALUE, "")) for item in items]


def _bound(says: "dict[str, Element]", stores: Stores) -> str | None:
    binding = says.get(n.W + "dataBinding", says.get(n.W15 + "dataBinding"))
    bound = None if binding is None else stores.bound(binding)
    return None if bound is None or _PACKAGE in bound else bound  # rich text is kept as a document of its own


def _is_print(says: "dict[str, Element]") -> bool:
    """Whether nobody who fills in the form can have written what a control shows: it is locked, and of words alone."""
    return _value(says.get(n.W + "lock")) in _SHUT and not any(n.W + name in says for name in _PICKED)


def _kept(says: "dict[str, Element]", bound: str | None, stores: Stores) -> str:
    binding = says.get(n.W + "dataBinding")
    return bound or ("" if binding is None else stores.likely(binding) or "")


def _stored(says: "dict[str, Element]", items: list[tuple[str, str]], bound: str | None) -> tuple[Telling, ...]:
    """What the file keeps beside the words: the picked day, the list's value, the bound data."""
    kept: list[str] = []
    if (date := says.get(n.W + "date")) is not None:
        kept += [date.get(n.W + "fullDate", "")]
    if (choices := says.get(n.W + "dropDownList")) is not None:
        kept += [choices.get(n.W + "lastValue", "")]
    kept += [] if bound is None else [bound]
    shown = {stored: shown for shown, stored in items if stored}
    return _tellings(*(_day(value) if date is not None else shown.get(value, value) for value in kept))


def _day(value: str) -> str:
    """Word keeps a day as '2024-03-05T00:00:00Z'."""
    day = _ISO_DATE.match(value)
    return day.group() if day else value


def _numbered(choice: "Element", options: tuple[str, ...]) -> tuple[Telling, ...]:
    says = {child.tag: child for child in choice}
    number = _value(says.get(n.W + "result", says.get(n.W + "default"))) or "0"
    return _tellings(options[int(number)]) if number.isdecimal() and int(number[:6]) < len(options) else ()


def _tellings(*texts: str) -> tuple[Telling, ...]:
    return tuple(Telling(how=Told.STORED, text=text) for text in dict.fromkeys(texts) if text.strip())


def _value(element: "Element | None") -> str:
    return "" if element is None else element.get(n.VAL, "")
