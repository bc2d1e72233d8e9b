"""Forms that only Adobe Reader draws: their own data, held against their fields."""

import io

import pikepdf
import pytest
from pdf_pages import MarkKind, marks
from reportlab.pdfgen.canvas import Canvas

from pipeline.errors import Refused, Unreadable
from pipeline.model.sheet import Sheet
from pipeline.reading.pdf import read

TEMPLATE = """<template xmlns="http://www.xfa.org/schema/xfa-template/3.3/"><subform name="form1">
<draw name="T1"><value><text>Consideration Request Form</text></value></draw>
<field name="Surname"><caption><value><text>Family Name:</text></value></caption></field>
<field name="List"><caption><value><text>Status</text></value></caption>
<items><text>Looked after</text><text>In need</text></items>
<items save="1"><text>LA</text><text>CN</text></items></field>
<field name="Tick"><ui><checkButton/></ui><caption><value><text>Known to YOT</text></value></caption>
<items><integer>1</integer><integer>0</integer></items></field>
<exclGroup name="Sex"><field><caption><value><text>Male</text></value></caption><items><text>m</text></items></field>
<field><caption><value><text>Female</text></value></caption><items><text>f</text></items></field></exclGroup>
</subform></template>"""
DATA = '<xfa:datasets xmlns:xfa="http://www.xfa.org/schema/xfa-data/1.0/"><xfa:data><form1>{}</form1></xfa:data></xfa:datasets>'
FILLED = "<Surname>Achterberg</Surname><List>CN</List><Tick>1</Tick><Sex>f</Sex><Extra>by hand</Extra>"


def form(
    data: str, said: str = "Please wait...", field: str | None = None, *, before: str = "", encoding: str = "utf-8"
) -> bytes:
    """A page that says this, with this data, and a field where its value is given."""
    drawn, out = io.BytesIO(), io.BytesIO()
    canvas = Canvas(drawn)
    canvas.drawString(50, 700, said)
    if field is not None:
        canvas.acroForm.textfield(name="form1[0].Surname[0]", value=field, x=150, y=695, width=200, height=15)
    canvas.save()
    with pikepdf.open(drawn) as file:
        if "/AcroForm" not in file.Root:
            file.Root.AcroForm = pikepdf.Dictionary(Fields=[])
        parts = [pikepdf.String("template"), file.make_stream(TEMPLATE.encode())]
        parts += [pikepdf.String("datasets"), file.make_stream((before + DATA.format(data)).encode(encoding))]
        file.Root.AcroForm.XFA = pikepdf.Array(parts)
        file.save(out)
    return out.getvalue()


def lines(sheet: Sheet) -> list[str]:
    return [line.text for line in sheet.lines()]


def test_the_data_of_a_form_that_says_please_wait_is_told_beside_its_captions_and_doubted():
    sheet = read(form(FILLED))
    assert lines(sheet) == [
        "Consideration Request Form", "Family Name:", "Achterberg", "Status", "In need", "Known to YOT", "☒",
        "Sex", "Female", "Extra", "by hand",
    ]  # fmt: skip
    assert [remark.code for remark in sheet.remarks] == ["read-fields"]


def test_a_form_that_says_please_wait_and_holds_no_data_says_what_to_ask_for():
    with pytest.raises(Unreadable) as problem:
        read(form("<Surname/>"))
    assert "print it to PDF from Adobe Reader" in problem.value.advice


@pytest.mark.parametrize(("stored", "told"), [("Achterberg", ["Achterberg"]), ("Voss", ["Voss", "Achterberg"])])
def test_a_field_whose_data_says_something_else_is_told_both_ways(stored, told):
    (mark,) = marks(read(form(FILLED, "Family Name:", stored)), MarkKind.CONTROL)
    assert [one.text for one in mark.said] == told


def test_a_day_that_is_stored_as_programs_write_it_is_the_same_day():
    (mark,) = marks(read(form("<Surname>2024-03-14</Surname>", "Date:", "14/03/2024")), MarkKind.CONTROL)
    assert [one.text for one in mark.said] == ["14/03/2024"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_type_declaration_in_the_form_is_refused(encoding):
    with pytest.raises(Refused):
        read(form(FILLED, before='<!DOCTYPE a [<!ENTITY b "c">]>', encoding=encoding))
