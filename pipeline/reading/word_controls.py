"""Places made for an answer: what content controls and legacy form fields say about themselves."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.model.sheet import Telling, Told
from pipeline.reading import word_glyphs
from pipeline.reading import word_names as n

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_PROMPT = re.compile(
    r"\W*(click|tap|choose|select|enter|type|pick|insert)\b.*\b(text|date|item|here|enter|choose)\b", re.IGNORECASE
)
_STRUCTURE = frozenset(
    {n.W + "group", n.W + "docPartObj", n.W + "docPartList", n.W15 + "repeatingSection", n.W15 + "repeatingSectionItem"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """What a control says about itself, before anybody looks at what is written in it."""

    key: str
    name: str = ""
    hint: str = ""
    empty: bool = False
    options: tuple[str, ...] = ()
    said: tuple[Telling, ...] = ()
    box: bool | None = None  # the stored state of a check box; None for all other controls
    glyphs: tuple[str, str] = ("", "")  # what a check box shows when on, and when off

    def shows(self, text: str) -> bool | None:
        """Whether the glyph in a check box control says on or off."""
        shown = text.strip()
        if shown and shown in self.glyphs:
            return shown == self.glyphs[0]
        return word_glyphs.state(shown)


def content_control(sdt: "Element", key: str) -> Control | None:
    """The control a `w:sdt` makes; None where it only groups or repeats other things."""
    about = sdt.find(n.SDTPR)
    if about is None:
        return Control(key=key)
    said = {child.tag: child for child in about}
    if not _STRUCTURE.isdisjoint(said):
        return None
    name, hint = (_value(said.get(n.W + tag)) for tag in ("tag", "alias"))
    box = said.get(n.W14 + "checkbox")
    if box is not None:
        return Control(key=key, name=name, hint=hint, box=_on(box.find(n.W14 + "checked")), glyphs=_glyphs(box))
    return Control(
        key=key, name=name, hint=hint, empty=_unanswered(sdt, n.W + "showingPlcHdr" in said),
        options=_options(said), said=_stored(said.get(n.W + "date")),
    )  # fmt: skip


def legacy_field(data: "Element", key: str) -> Control:
    """The control a `w:ffData` makes."""
    name, hint = _value(data.find(n.W + "name")), _value(data.find(n.W + "helpText"))
    hint = hint or _value(data.find(n.W + "statusText"))
    if (box := data.find(n.W + "checkBox")) is not None:
        checked, default = box.find(n.W + "checked"), box.find(n.W + "default")
        return Control(key=key, name=name, hint=hint, box=_on(default if checked is None else checked))
    if (choice := data.find(n.W + "ddList")) is not None:
        options = tuple(_value(entry) for entry in choice.iterfind(n.W + "listEntry"))
        return Control(key=key, name=name, hint=hint, options=options, said=_chosen(choice, options))
    return Control(key=key, name=name, hint=hint)


def reads_as_prompt(text: str) -> bool:
    """Whether these words only ask for an answer, as 'Click or tap here to enter text.' does."""
    return bool(_PROMPT.match(text))


def _unanswered(sdt: "Element", placeholder: bool) -> bool:  # noqa: FBT001
    text = "".join(piece.text or "" for piece in sdt.iter(n.T))
    return placeholder or not text.strip() or (reads_as_prompt(text) and _greyed(sdt))


def _greyed(sdt: "Element") -> bool:
    """Some writers drop the placeholder flag but keep the placeholder's style."""
    return any("placeholder" in _value(style).lower() for style in sdt.iter(n.W + "rStyle"))


def _options(said: "dict[str, Element]") -> tuple[str, ...]:
    for tag in ("dropDownList", "comboBox"):
        if (choices := said.get(n.W + tag)) is not None:
            items = choices.iterfind(n.W + "listItem")
            return tuple(item.get(n.W + "displayText") or item.get(n.W + "value", "") for item in items)
    return ()


def _stored(date: "Element | None") -> tuple[Telling, ...]:
    """Word keeps the picked day as '2024-03-05T00:00:00Z' beside whatever spelling it shows."""
    full = "" if date is None else date.get(n.W + "fullDate", "")
    return (Telling(how=Told.STORED, text=full[:10]),) if full else ()


def _chosen(choice: "Element", options: tuple[str, ...]) -> tuple[Telling, ...]:
    index = _value(choice.find(n.W + "result")) or _value(choice.find(n.W + "default")) or "0"
    if index.isdecimal() and int(index) < len(options):
        return (Telling(how=Told.STORED, text=options[int(index)]),)
    return ()


def _glyphs(box: "Element") -> tuple[str, str]:
    def glyph(tag: str, usual: str) -> str:
        state = box.find(n.W14 + tag)
        if state is None:
            return usual
        return word_glyphs.symbol(state.get(n.W14 + "font", ""), state.get(n.W14 + "val", ""))

    return glyph("checkedState", "☒"), glyph("uncheckedState", "☐")


def _value(element: "Element | None") -> str:
    return "" if element is None else element.get(n.VAL, "")


def _on(element: "Element | None") -> bool:
    """An on-off element is on unless it says otherwise; Word leaves `w:val` out for 'on'."""
    if element is None:
        return False
    value = element.get(n.VAL) or element.get(n.W14 + "val") or "1"
    return value.lower() in {"1", "true", "on"}
