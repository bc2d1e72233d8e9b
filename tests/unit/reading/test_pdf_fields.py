"""Form fields that tell a value in several ways: stored, drawn, written as rich text, counted in a list."""

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from pdf_pages import marks, pdf
from pikepdf import Array, Name, String
from reportlab.pdfgen.canvas import Canvas

from pipeline.matching.tellings import disagrees
from pipeline.model.sheet import Mark, MarkKind
from pipeline.reading.pdf import read

VALUE = "14 Harbour Row"


def form(canvas: Canvas) -> None:
    canvas.grid([50, 200, 400], [600, 640, 680])
    canvas.drawString(55, 655, "Home address:")
    canvas.drawString(55, 615, "Known to Early Help:")
    canvas.acroForm.textfield(name="Text1", value=VALUE, x=205, y=645, width=190, height=20)
    canvas.acroForm.checkbox(name="Box1", x=205, y=610, size=14, checked=True)


def changed(change: Callable[[Any, Any], object]) -> bytes:
    """The form, its text field and its box changed like this."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(form))) as file:
        change(*file.pages[0].Annots)
        file.save(out)
    return out.getvalue()


def appearance(text: bytes) -> Callable[[Any, Any], object]:
    return lambda field, _: field.AP.N.write(b"/Tx BMC BT /Helv 9 Tf 2 5 Td (" + text + b") Tj ET EMC")


def doubted(content: bytes, kind: MarkKind) -> tuple[str, bool]:
    """What the one mark of this kind covers, and whether its tellings differ."""
    sheet = read(content)
    ((line, mark),) = [(line, m) for line in sheet.lines() for m in line.marks if m.kind is kind]
    if kind is MarkKind.BOX:
        return line.text[mark.start : mark.end], len({told.text for told in mark.said}) > 1
    return line.text[mark.start : mark.end], disagrees(mark, line)  # type: ignore[arg-type]


def several(field: Any, _: Any) -> None:
    field.FT, field.Opt = Name.Ch, Array([String("Ash"), String("Elm"), String("Oak")])
    field.V, field.I = String("Elm"), Array([2])
    del field.AP


def secret(field: Any, _: Any) -> None:
    field.Ff = 1 << 13


@pytest.mark.parametrize(
    ("change", "text", "doubt"),
    [
        pytest.param(lambda *_: None, VALUE, False, id="as it was made"),
        pytest.param(appearance(VALUE.encode()), VALUE, False, id="drawn as stored"),
        pytest.param(appearance(b"14 Har) Tj (bour Row"), VALUE, False, id="drawn in pieces"),
        pytest.param(appearance(b""), VALUE, False, id="nothing drawn"),
        pytest.param(appearance(b"2 Quay Street"), VALUE, True, id="something else drawn"),
        pytest.param(lambda f, _: f.update({"/RV": String("<p>14 Harbour Row</p>")}), VALUE, False, id="rich"),
        pytest.param(lambda f, _: f.update({"/RV": String("<p>2 Quay Street</p>")}), VALUE, True, id="other rich text"),
        pytest.param(lambda f, _: f.update({"/V": String("")}), "", True, id="drawn and not stored"),
        pytest.param(several, "Elm", True, id="another place in the list"),
        pytest.param(secret, "", True, id="a secret is there and is never told"),
    ],
)
def test_a_text_that_is_told_in_two_ways_is_doubted(change: Callable[[Any, Any], object], text: str, doubt: bool):
    assert doubted(changed(change), MarkKind.CONTROL) == (text, doubt)


def no_such_state(_: Any, box: Any) -> None:
    box.V, box.AS = Name.Ja, Name.Off


def looks_empty(_: Any, box: Any) -> None:
    for state in list(box.AP.N.keys()):
        box.AP.N[state].write(b"q Q")


@pytest.mark.parametrize(
    ("change", "glyph", "doubt"),
    [
        pytest.param(lambda *_: None, "☒", False, id="as it was made"),
        pytest.param(no_such_state, "☐", True, id="a state that nothing draws"),
        pytest.param(looks_empty, "☒", True, id="on, and looks empty"),
        pytest.param(lambda _, box: box.update({"/AS": Name.Off}), "☐", True, id="stored on, shown off"),
    ],
)
def test_a_box_that_is_told_in_two_ways_is_doubted(change: Callable[[Any, Any], object], glyph: str, doubt: bool):
    assert doubted(changed(change), MarkKind.BOX) == (glyph, doubt)


def test_a_secret_stands_nowhere_on_the_sheet():
    assert VALUE not in repr(read(changed(secret)))


def test_a_field_outside_the_page_is_marked_hidden():
    sheet = read(changed(lambda field, _: field.update({"/Rect": Array([900, 645, 990, 665])})))
    assert [mark.end - mark.start for mark in marks(sheet, MarkKind.HIDDEN)] == [len(VALUE)]


def test_a_file_with_other_things_before_it_is_read_and_told_as_repaired():
    junk = b"Received: from mail.example.org\r\n" * 60
    sheet = read(junk + changed(lambda *_: None))
    found: list[Mark] = marks(sheet, MarkKind.CONTROL)
    assert [(told.text) for mark in found for told in mark.said] == [VALUE]
    assert [remark.code for remark in sheet.remarks] == ["read-repaired"]
