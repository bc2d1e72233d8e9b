"""Forms that only Adobe Reader draws (XFA): what their own data says, beside the captions of their template."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

from msgspec import Struct

from pipeline.errors import Refused
from pipeline.model.sheet import Cell, Grid, Line, Mark, MarkKind, Remark, Sheet, Telling, Told
from pipeline.reading.pdf.appearances import same_letters
from pipeline.reading.pdf.file import get, items, unpacked

_MOST = 5_000_000  # bytes of one packet
_MOST_FIELDS = 5_000
_DAY = 6  # digits
_MESSAGE = (
    "Only Adobe Reader can show this form. Its answers were taken from the data inside the file; "
    "compare them with the form in Adobe Reader."
)
Values = dict[str, list[str]]  # by the name of the field, in the order of the data


class Packets(Struct):
    """The parts of an XFA form that matter here."""

    template: Element | None = None
    values: Values = {}


def packets(form: Any) -> Packets | None:
    """What the XFA of this AcroForm holds; None where there is none. A type declaration in it is not read past."""
    whole = get(form, "/XFA")
    if whole is None:
        return None
    streams = items(whole) or [whole]
    found = Packets()
    for stream in streams:
        content = unpacked(stream, _MOST) if getattr(stream, "_type_name", "") == "stream" else None
        root = None if content is None else _parsed(content)
        for one in () if root is None else (root, *root):
            if _name(one) == "template":
                found.template = one
            elif _name(one) == "datasets":
                found.values = _values(one)
    return found


class _Plain(TreeBuilder):
    """Builds elements, and goes no further where types are declared."""

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:  # noqa: ARG002 - as it is called
        """Refuse it: entities could stand for more than memory holds."""
        raise Refused(
            "The form inside this PDF carries a document type declaration, which Adobe's programs never write.",
            advice="Leave it shut, and ask the sender for the Word form.",
        )


def _parsed(content: bytes) -> Element | None:
    parser = XMLParser(target=_Plain())  # noqa: S314 - see `doctype`
    try:
        parser.feed(content)
        root: Element = parser.close()
    except (ParseError, ValueError):
        return None  # the first and the last packet are halves of one element
    return root


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _values(datasets: Element) -> Values:
    found: Values = defaultdict(list)
    for data in datasets.iterfind("{*}data"):
        for leaf in data.iter():
            if leaf is not data and not len(leaf):
                found[_name(leaf)].append((leaf.text or "").strip())
    return dict(found)


def told_otherwise(name: str, text: str, values: Values) -> str | None:
    """What the form's data says of the field of this name, where it says something else than the field."""
    own = values.get(name.rpartition(".")[2].partition("[")[0], [])
    return None if not own or any(_same(value, text) for value in own) else own[0]


def _same(one: str, other: str) -> bool:
    """Whether both say the same; a day is stored as programs write it and shown as people do."""
    days = [sorted(filter(str.isdigit, each)) for each in (one, other)]
    return same_letters(one, other) or (len(days[0]) >= _DAY and days[0] == days[1])


def sheet_of_data(found: Packets, remarks: tuple[Remark, ...]) -> Sheet | None:
    """The answers in the data of a form that no page shows, all of them to be looked at; None where there are none."""
    if not any(value for values in found.values.values() for value in values):
        return None
    blocks = [_block(number, *told) for number, told in enumerate(_told(found), 1) if number <= _MOST_FIELDS]
    remark = Remark(code="read-fields", message=_MESSAGE)
    return Sheet(carrier="pdf", blocks=tuple(blocks), remarks=(*remarks, remark), pages=1)


def _told(found: Packets) -> Iterator[tuple[str, str, str | None]]:
    """Captions, names and values as the template orders them, then values it has no field for."""
    left = {name: list(values) for name, values in found.values.items()}
    for thing in () if found.template is None else _things(found.template):
        name = thing.get("name", "")
        if _name(thing) == "draw":
            said = _text(thing.find("{*}value"))
            if said:
                yield said, "", None
        else:
            value = left[name].pop(0) if left.get(name) else ""
            yield _text(thing.find("{*}caption")) or name, name, _shown(thing, value)
    for name, values in left.items():
        for value in values:
            yield name, name, value


def _things(element: Element) -> Iterator[Element]:
    """What is printed and asked, in order; a group of buttons as one."""
    for child in element:
        if _name(child) in ("draw", "field", "exclGroup"):
            yield child
        else:
            yield from _things(child)


def _text(thing: Element | None) -> str:
    return "" if thing is None else " ".join(" ".join(thing.itertext()).split())


def _shown(field: Element, value: str) -> str:
    """The words a stored value stands for: of a list's entry, or of the button chosen in a group."""
    for button in field.iterfind("{*}field"):
        if value and value in [_text(item) for item in button.iterfind("{*}items/*")]:
            return _text(button.find("{*}caption")) or value
    lists = [[_text(item) for item in each] for each in field.iterfind("{*}items")]
    if field.find("{*}ui/{*}checkButton") is not None and lists:
        return "☒" if value and value == lists[0][0] else "☐"
    stored = next((each for each in reversed(lists) if value in each), [])
    return lists[0][stored.index(value)] if stored and len(lists[0]) == len(stored) else value


def _block(number: int, caption: str, name: str, value: str | None) -> Line | Grid:
    where = f"form data, line {number}"
    if value is None:
        return Line(text=caption, where=where)
    cells = (
        Cell(row=0, column=0, blocks=(Line(text=caption, where=where),), where=where),
        Cell(row=0, column=1, blocks=(Line(text=value, where=where, marks=(_mark(name, value),)),), where=where),
    )
    return Grid(cells=cells, where=where)


def _mark(name: str, value: str) -> Mark:
    if value in ("☒", "☐"):
        return Mark(kind=MarkKind.BOX, start=0, end=1, on=value == "☒", name=name, key=name)
    said = (Telling(how=Told.STORED, text=value),) if value else ()
    return Mark(kind=MarkKind.CONTROL, start=0, end=len(value), empty=not value, name=name, key=name, said=said)
