"""Form fields of a PDF: each box on a page with what it holds, told every way the file tells it.

A field's name, its place in the field tree and even the list of fields carry no meaning in real life; the boxes on
the pages do. So the pages are walked, and what a box lacks is taken from the fields above it.
"""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from pipeline.model.sheet import Mark, MarkKind, Telling, Told
from pipeline.reading.pages.boxes import tick
from pipeline.reading.pages.page import Box, Page, Piece
from pipeline.reading.pdf.appearances import drawn_text, draws_nothing, same_letters, without_markup
from pipeline.reading.pdf.file import get, is_dictionary, items, lineage, nearest, rectangle, words
from pipeline.reading.pdf.second import Opinion

_HIDDEN_FLAGS = 0x02 | 0x20  # Hidden, NoView
_RADIO, _PUSH = 1 << 15, 1 << 16
_MULTILINE, _PASSWORD, _COMBO = 1 << 12, 1 << 13, 1 << 17
_TALL = 26.0  # points: a higher text field is a line of its own


class _Widget(Struct, frozen=True, kw_only=True):
    """One box of a form field, with what it has from the fields above it."""

    thing: Any
    family: list[Any]  # the box and the fields above it
    box: Box
    kind: str
    flags: int
    name: str
    hint: str
    key: str
    hidden: bool


def field_piece(thing: Any, page: Page, second: Opinion | None = None) -> Piece | None:
    """What this form field box puts on the page; None for push buttons, which hold no answer.

    `second` is what another library makes of the same box: where it differs it is one more telling.
    """
    widget = _widget(thing, page)
    if widget is None:
        return None
    if widget.kind == "/Btn":
        piece = None if widget.flags & _PUSH else _box(widget)
    elif widget.kind == "/Ch":
        piece = _choice(widget)
    elif widget.kind == "/Sig":
        piece = _signature(widget)
    else:
        piece = _text(widget, words(nearest(widget.family, "/V")))
    if piece is not None and second is not None:
        piece = _told_twice(piece, widget, second)
    if piece is not None and widget.hidden:
        covers = Mark(kind=MarkKind.HIDDEN, start=0, end=len(piece.text))
        piece = replace(piece, marks=(*piece.marks, covers))
    return piece


def _widget(thing: Any, page: Page) -> _Widget | None:
    family = lineage(thing)
    kind = nearest(family, "/FT")
    if kind is None:
        return None
    corners = rectangle(get(thing, "/Rect"))
    box = page.to_eye(*corners) if corners else Box(0, 0, 0, 0)
    named = [level for level in family if "/T" in level]
    name = ".".join(part for level in reversed(named) if (part := words(get(level, "/T"))))
    unseen = _number(get(thing, "/F")) & _HIDDEN_FLAGS
    return _Widget(
        thing=thing,
        family=family,
        box=box,
        kind=str(kind),
        flags=_number(nearest(family, "/Ff")),
        name=name,
        hint=words(nearest(family, "/TU")),
        key=f"{name}#{(named[0] if named else thing).objgen[0]}",
        hidden=bool(unseen) or box.shared(Box(0, 0, page.width, page.height)) < 1.0,
    )


def _number(thing: Any) -> int:
    try:
        return int(thing or 0)
    except (TypeError, ValueError):
        return 0


def _control(
    widget: _Widget, text: str, *, said: tuple[Telling, ...] = (), options: tuple[str, ...] = (), alone: bool = False
) -> Piece:
    mark = Mark(
        kind=MarkKind.CONTROL,
        start=0,
        end=len(text),
        empty=not text.strip(),
        key=widget.key,
        name=widget.name,
        hint=widget.hint,
        options=options,
        said=said,
    )
    size = max(6.0, min(0.72 * widget.box.height, 11.0))
    return Piece(
        text=text,
        box=widget.box,
        baseline=widget.box.middle[1] + 0.33 * size,
        size=size,
        marks=(mark,),
        alone=alone or widget.hidden or widget.box.height > _TALL,
        printed=False,
    )


def _text(widget: _Widget, value: str) -> Piece:
    if widget.flags & _PASSWORD:  # that something is there is told, what it is never
        return _control(widget, "", said=(Telling(how=Told.STORED, text="kept secret"),) if value else ())
    said = [Telling(how=Told.STORED, text=value)] if value else []
    rich = without_markup(words(nearest(widget.family, "/RV")))
    if rich and not same_letters(rich, value):
        said.append(Telling(how=Told.STORED, text=rich))
    said += _drawn(widget, value)
    return _control(widget, value, said=tuple(said), alone=bool(widget.flags & _MULTILINE) and widget.box.height > 20)


def _drawn(widget: _Widget, value: str) -> list[Telling]:
    """What the eye sees in the box, where that is something else than its value."""
    seen = drawn_text(widget.thing, value)
    return [] if seen is None else [Telling(how=Told.DRAWN, text=seen)]


def _choice(widget: _Widget) -> Piece:
    """A list's value as the eye sees it: what is stored may be a code that stands for other words."""
    offered = [_option(option) for option in items(nearest(widget.family, "/Opt"))]
    stored = nearest(widget.family, "/V")
    values = [words(value) for value in items(stored)] or ([words(stored)] if stored is not None else [])
    shown = dict(reversed(offered))
    text = "\n".join(shown.get(value, value) for value in values if value)
    said = [Telling(how=Told.STORED, text=text)] if text else []
    chosen = [_number(at) for at in items(nearest(widget.family, "/I"))]
    marked = [offered[at][1] for at in chosen if 0 <= at < len(offered)]
    if marked and sorted(marked) != sorted(text.split("\n")):
        said.append(Telling(how=Told.SHOWN, text="\n".join(marked)))
    if widget.flags & _COMBO:
        said += _drawn(widget, text)
    return _control(widget, text, said=tuple(said), options=tuple(display for _, display in offered))


def _option(option: Any) -> tuple[str, str]:
    pair = [words(part) for part in items(option)]
    if len(pair) >= 2:
        return pair[0], pair[1]
    return (pair[0], pair[0]) if pair else (words(option), words(option))


def _signature(widget: _Widget) -> Piece:
    signature = nearest(widget.family, "/V")
    if not is_dictionary(signature):
        return _control(widget, "")
    signer = words(get(signature, "/Name"))
    return _control(widget, signer or "signed", said=(Telling(how=Told.STORED, text="signed"),))


def _box(widget: _Widget) -> Piece:
    """A check box or one button of a radio group: what is drawn against what is stored."""
    states = _on_states(widget.thing)
    drawn = get(widget.thing, "/AS")
    shown = None if drawn is None else words(drawn)
    stored = _stored_state(widget, states)
    on = stored if shown is None else shown not in ("Off", "")
    said = [] if stored is None else [_telling(Told.STORED, on=stored)]
    if stored is None and shown in ("Off", ""):
        said.append(_telling(Told.STORED, on=True))  # a state that nothing draws
    if shown is not None:
        said.append(_telling(Told.SHOWN, on=shown not in ("Off", "")))
        if on and states and (shown not in states or draws_nothing(widget.thing, shown)):
            said.append(_telling(Told.DRAWN, on=False))
    piece = tick(widget.box, on=bool(on), said=tuple(said), name=widget.name, hint=widget.hint, key=widget.key)
    means = _meaning(widget, states)
    return replace(piece, marks=(replace(piece.marks[0], options=means),), alone=widget.hidden)


def _told_twice(piece: Piece, widget: _Widget, second: Opinion) -> Piece:
    """The piece with what another library says of it, where that differs."""
    mark = piece.marks[0]
    if mark.kind is MarkKind.BOX:
        differs = mark.on is not None and second.on is not None and mark.on != second.on
        more = (_telling(Told.STORED, on=bool(second.on)),) if differs else ()
    elif widget.kind == "/Tx" and not widget.flags & _PASSWORD:
        differs = second.text is not None and not same_letters(second.text, piece.text)
        more = (Telling(how=Told.STORED, text=second.text or ""),) if differs else ()
    else:
        more = ()
    return replace(piece, marks=(replace(mark, said=(*mark.said, *more)), *piece.marks[1:])) if more else piece


def _telling(how: Told, *, on: bool) -> Telling:
    return Telling(how=how, text="on" if on else "off")


def _on_states(thing: Any) -> list[str]:
    drawn = get(get(thing, "/AP"), "/N")
    return [key[1:] for key in drawn.keys() if key != "/Off"] if is_dictionary(drawn) else []  # noqa: SIM118


def _stored_state(widget: _Widget, states: list[str]) -> bool | None:
    """Whether the field's value names this box; None where it can't be told."""
    value = nearest(widget.family, "/V")
    if value is None:
        return False
    stored = words(value)
    if stored in ("", "Off"):
        return False
    if stored in states or stored in _meaning(widget, states):
        return True
    return None if not states or _nobodys(widget, stored) else False


def _nobodys(widget: _Widget, stored: str) -> bool:
    """Whether this value names a state that no box of the field has."""
    family = [kid for level in widget.family for kid in items(get(level, "/Kids"))]
    return not any(stored in _on_states(kid) for kid in family)


def _meaning(widget: _Widget, states: list[str]) -> tuple[str, ...]:
    """What this box stands for, where the field lists export values by number."""
    offered = [_option(option)[0] for option in items(nearest(widget.family, "/Opt"))]
    numbers = [int(state) for state in states if state.isascii() and state.isdigit() and len(state) < 5]
    return tuple(offered[number] for number in numbers if number < len(offered)) or tuple(states)


def stray_fields(root: Any, seen: set[tuple[int, int]]) -> Iterator[Any]:
    """Fields with a value that no page shows."""
    waiting = [(field, 0) for field in items(get(get(root, "/AcroForm"), "/Fields"))]
    met: set[tuple[int, int]] = set()
    while waiting:
        field, depth = waiting.pop()
        if not is_dictionary(field) or depth > 40 or (field.is_indirect and field.objgen in met):
            continue
        met.add(field.objgen)
        kids = [kid for kid in items(get(field, "/Kids")) if is_dictionary(kid)]
        waiting += [(kid, depth + 1) for kid in kids]
        unseen = field.objgen not in seen and not any(kid.objgen in seen for kid in kids)
        if unseen and not any(get(kid, "/T") is not None for kid in kids) and get(field, "/V") is not None:
            yield field
