"""Places made for an answer: form controls, content controls, form fields and input fields of an OpenDocument text."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.model.sheet import Telling, Told
from pipeline.reading.odt import names as n
from pipeline.reading.word import prompts
from pipeline.reading.word.controls import Control, word

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_TICKS = frozenset({n.FORM + "checkbox", n.FORM + "radio"})
_PRINT = frozenset(
    {n.FORM + name for name in ("fixed-text", "frame", "button", "image", "image-frame", "hidden", "file")}
)
_INPUT = n.TEXT + "text-input"
_FIELD = "vnd.oasis.opendocument.field."
_ISO = 10  # letters of a day


class FormControl(Struct, frozen=True, kw_only=True):
    """One control of a form that lies over the text, and what it shows."""

    control: Control | None  # None where it is print
    text: str = ""


def form_controls(root: "Element", key: "Iterable[str]") -> dict[str, FormControl]:
    """Every form control of the document, by the name its place in the text calls it."""
    found: dict[str, FormControl] = {}
    keys = iter(key)
    for forms in root.iter(n.OFFICE + "forms"):
        for element in forms.iter("*"):
            name = element.get(n.XML + "id") or element.get(n.FORM + "id")
            if name:
                found[name] = _form_control(element, next(keys))
    return found


def _form_control(element: "Element", key: str) -> FormControl:
    tag, label = element.tag, element.get(n.FORM + "label", "")
    named = {"key": key, "name": element.get(n.FORM + "name", ""), "hint": element.get(n.FORM + "title", "")}
    if tag in _TICKS:
        on = _ticked(element)
        return FormControl(control=Control(box=on, said=_told(word(on=on)), **named), text=label)
    if tag in _PRINT:
        return FormControl(control=None, text=label)
    options = tuple(_label(one) for one in element.iterchildren(n.FORM + "option", n.FORM + "item"))
    text = "\n".join(_chosen(element)) if tag == n.FORM + "listbox" else _value(element)
    day = text[:_ISO] if tag == n.FORM + "date" and text else ""
    if day:
        text = "/".join(reversed(day.split("-")))
    control = Control(empty=not text.strip(), options=options, said=_told(day), **named)
    return FormControl(control=control, text=text)


def _ticked(element: "Element") -> bool:
    if element.tag == n.FORM + "radio":
        return n.true(element.get(n.FORM + "current-selected", element.get(n.FORM + "selected")))
    return bool(element.get(n.FORM + "current-state", element.get(n.FORM + "state")) == "checked")


def _chosen(element: "Element") -> list[str]:
    options = list(element.iterchildren(n.FORM + "option"))
    now = [_label(one) for one in options if n.true(one.get(n.FORM + "current-selected"))]
    return now or [_label(one) for one in options if n.true(one.get(n.FORM + "selected"))]


def _label(option: "Element") -> str:
    return str(option.get(n.FORM + "label", ""))


def _value(element: "Element") -> str:
    written = [("".join(line.itertext())) for line in element.iterchildren(n.P)]
    return "\n".join(written) or element.get(n.FORM + "current-value", element.get(n.FORM + "value", ""))


def says_nothing(element: "Element") -> bool:
    """Whether this control is bounds alone, and those not to be relied on.

    LibreOffice keeps of a control around paragraphs the first, and of a name nothing, so that it may as well be one
    that Google Docs puts around whatever somebody remarked upon. Only a prompt in it still tells something.
    """
    return not element.attrib and not _unanswered("".join(element.itertext()), flagged=False, listed=False)


def content_control(element: "Element", text: str, key: str) -> Control:
    """The control a `loext:content-control` makes around these words."""
    name, hint = element.get(n.LOEXT + "tag", ""), element.get(n.LOEXT + "alias", "")
    if n.true(element.get(n.LOEXT + "checkbox")):
        on = n.true(element.get(n.LOEXT + "checked"))
        glyphs = element.get(n.LOEXT + "checked-state", "☒"), element.get(n.LOEXT + "unchecked-state", "☐")
        return Control(key=key, name=name, hint=hint, box=on, glyphs=glyphs, said=_told(word(on=on)))
    items = list(element.iterchildren(n.LOEXT + "list-item"))
    options = tuple(item.get(n.LOEXT + "display-text") or item.get(n.LOEXT + "value", "") for item in items)
    day = element.get(n.LOEXT + "current-date", "")[:_ISO]
    asks = n.true(element.get(n.LOEXT + "showing-place-holder"))
    empty = _unanswered(text, flagged=asks, listed=bool(options))
    denied = (Telling(how=Told.STORED, text=""),) if asks and not empty else ()
    return Control(
        key=key, name=name, hint=hint, empty=empty, options=options, said=denied or _told("" if empty else day)
    )


def _unanswered(text: str, *, flagged: bool, listed: bool) -> bool:
    """As with Word's controls, the words decide whether they are a prompt, whatever the flag says."""
    if not text.strip() or prompts.is_words(text):
        return True
    return (flagged and prompts.asks(text)) or (listed and prompts.asks_to_choose(text))


def runs_on(field: "Element") -> bool:
    """Whether an input field is one paragraph of a longer control, which has no bounds to go by.

    LibreOffice keeps the first paragraph of such a control, ending in a carriage return, or makes a field of each.
    """
    paragraph = field.getparent()
    if "".join(field.itertext()).endswith("\r"):
        return True
    if paragraph is None or paragraph.tag != n.P:
        return False
    before, after = paragraph.getprevious(), paragraph.getnext()
    return (_begins(paragraph) is field and before is not None and _ends(before) is not None) or (
        _ends(paragraph) is field and after is not None and _begins(after) is not None
    )


def _begins(paragraph: "Element") -> "Element | None":
    """The input field a paragraph begins with."""
    first = paragraph[0] if len(paragraph) and paragraph.tag == n.P else None
    return first if first is not None and first.tag == _INPUT and not (paragraph.text or "").strip() else None


def _ends(paragraph: "Element") -> "Element | None":
    """The input field a paragraph ends with."""
    last = paragraph[-1] if len(paragraph) and paragraph.tag == n.P else None
    return last if last is not None and last.tag == _INPUT and not (last.tail or "").strip() else None


def input_field(element: "Element", text: str, key: str) -> Control:
    """The control an input field or a placeholder makes around these words."""
    hint = element.get(n.TEXT + "description", "")
    prompt = text.strip() == hint.strip() and prompts.asks(text)
    empty = element.tag == n.TEXT + "placeholder" or prompt or _unanswered(text, flagged=False, listed=False)
    return Control(key=key, hint=hint, empty=empty)


def list_field(element: "Element", text: str, key: str) -> Control:
    """The control a drop-down field makes around the choice it shows."""
    options = tuple(label.get(n.TEXT + "value", "") for label in element.iterchildren(n.TEXT + "label"))
    empty = _unanswered(text, flagged=False, listed=True)
    return Control(key=key, name=element.get(n.TEXT + "name", ""), empty=empty, options=options)


class FieldMark(Struct, frozen=True, kw_only=True):
    """A form field as Word's are kept in an OpenDocument text; `text` is what no words of the document show."""

    control: Control | None
    text: str = ""
    day: bool = False


def form_field(mark: "Element", key: str) -> FieldMark:
    """What a `field:fieldmark` or its beginning stands for; no control where it is a field of another kind."""
    kind = mark.get(n.FIELD + "type", "").removeprefix(_FIELD)
    says = [(p.get(n.FIELD + "name", ""), p.get(n.FIELD + "value", "")) for p in mark.iterchildren(n.FIELD + "param")]
    told = dict(says)
    name, hint = told.get("Name") or mark.get(n.TEXT + "name", ""), told.get("Help") or told.get("Hint") or ""
    if kind == "FORMCHECKBOX":
        on = n.true(told.get("Checkbox_Checked"))
        return FieldMark(control=Control(key=key, name=name, hint=hint, legacy=True, box=on, said=_told(word(on=on))))
    if kind == "FORMDROPDOWN":
        options = tuple(value for name, value in says if name == "Dropdown_ListEntry")
        number = told.get("Dropdown_Selected", "0")
        shown = options[int(number)] if number.isdecimal() and int(number[:6]) < len(options) else ""
        return FieldMark(
            control=Control(key=key, name=name, hint=hint, legacy=True, options=options, said=_told(shown)), text=shown
        )
    if kind == "FORMTEXT":
        return FieldMark(control=Control(key=key, name=name, hint=hint, legacy=True, default=told.get("Content", "")))
    if kind == "FORMDATE":
        day = told.get("DateField_CurrentDate", "")[:_ISO]
        return FieldMark(control=Control(key=key, name=name, hint=hint, legacy=True, said=_told(day)), day=True)
    return FieldMark(control=None)


def _told(*texts: str) -> tuple[Telling, ...]:
    return tuple(Telling(how=Told.STORED, text=text) for text in texts if text)
