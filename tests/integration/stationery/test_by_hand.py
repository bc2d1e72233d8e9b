"""Our own forms after people were at them with other means than the controls."""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from lxml import etree

from pipeline.definitions import Definitions, load, packaged
from pipeline.matching import match
from pipeline.model.reading import Answer, Reading
from pipeline.model.states import ReadStatus
from pipeline.reading import read
from pipeline.stationery import blank_form

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ANSWERS: dict[str, Any] = {
    "referrer": "Ms Rowan Tester\nAnywhere Council",
    "family_name": "Example",
    "given_name": "Robin",
    "sex": ("female",),
    "gp": "Dr Able, The Surgery",
    "chronology": [{"event": "A first event", "outcome": "None"}],
}
Change = Callable[[bytes, Callable[[etree._Element], object]], bytes]
Tagged = Callable[[etree._Element, str], list[etree._Element]]


@pytest.fixture(scope="module")
def definitions() -> Definitions:
    return load([packaged()], "hsscp")


@pytest.fixture(scope="module")
def filled(definitions: Definitions, fill: Any) -> bytes:
    form = definitions.form("cspr")
    made: bytes = fill(blank_form(form, definitions.partnership, definitions.logo()), form, ANSWERS)
    return made


def reading_of(content: bytes, definitions: Definitions) -> Reading:
    return match(read("docx", content), definitions.forms)


def answer(reading: Reading, path: str) -> Answer:
    return next(one for one in reading.answers if one.path == path)


def codes(reading: Reading, path: str) -> list[str]:
    return [doubt.code for doubt in answer(reading, path).doubts]


def typed(words: str) -> etree._Element:
    return etree.fromstring(f'<w:r xmlns:w="{W[1:-1]}"><w:t xml:space="preserve">{words}</w:t></w:r>')


def cell_of(element: etree._Element) -> etree._Element:
    return next(element.iterancestors(f"{W}tc"))


def test_an_answer_typed_where_a_control_was_deleted_is_read_all_the_same(
    filled: bytes, definitions: Definitions, change: Change, tagged: Tagged
) -> None:
    def delete(body: etree._Element) -> None:
        (control,) = tagged(body, "gp")
        cell = cell_of(control)
        cell.remove(control)
        etree.SubElement(cell, f"{W}p").append(typed("Dr Baker, 2 High Street"))

    reading = reading_of(change(filled, delete), definitions)

    assert answer(reading, "gp").words == "Dr Baker, 2 High Street"
    assert answer(reading, "family_name").words == "Example"
    assert reading.unplaced == ()


def test_words_typed_beside_a_control_are_kept_with_a_doubt(
    filled: bytes, definitions: Definitions, change: Change, tagged: Tagged
) -> None:
    def add(body: etree._Element) -> None:
        tagged(body, "family_name")[0].getparent().append(typed(" or Sample"))

    reading = reading_of(change(filled, add), definitions)

    assert answer(reading, "family_name").words == "Example or Sample"
    assert codes(reading, "family_name") == ["read-beside-control"]
    assert answer(reading, "given_name").words == "Robin"


@pytest.mark.parametrize("mark", ["✓", "X"])
def test_a_mark_typed_in_the_place_of_a_box_is_its_tick(
    filled: bytes, definitions: Definitions, change: Change, tagged: Tagged, mark: str
) -> None:
    def cross(body: etree._Element) -> None:
        box = tagged(body, "notified_to_panel.yes")[0]
        box.getparent().replace(box, typed(mark))

    reading = reading_of(change(filled, cross), definitions)

    assert answer(reading, "notified_to_panel").chosen == ("yes",)
    assert codes(reading, "notified_to_panel") == []
    assert answer(reading, "sex").chosen == ("female",)


def test_a_row_added_without_controls_is_read_in_its_place(
    filled: bytes, definitions: Definitions, change: Change, tagged: Tagged
) -> None:
    def grow(body: etree._Element) -> None:
        table = next(tagged(body, "chronology")[0].iterancestors(f"{W}tbl"))
        cells = "".join(
            f"<w:tc><w:p><w:r><w:t>{word}</w:t></w:r></w:p></w:tc>" for word in ["1", "2", "2024", "Next", "Seen", "GP"]
        )
        table.append(etree.fromstring(f'<w:tr xmlns:w="{W[1:-1]}">{cells}</w:tr>'))

    reading = reading_of(change(filled, grow), definitions)

    assert answer(reading, "chronology[0].event").words == "A first event"
    assert answer(reading, "chronology[1].event").words == "Next"
    assert answer(reading, "chronology[1].year").words == "2024"


def test_controls_that_lie_in_each_others_places_are_doubted(
    filled: bytes, definitions: Definitions, change: Change, tagged: Tagged
) -> None:
    def swap(body: etree._Element) -> None:
        names = [tagged(body, one)[0].find(f"{W}sdtPr/{W}tag") for one in ("family_name", "given_name")]
        names[0].set(f"{W}val", "given_name")
        names[1].set(f"{W}val", "family_name")

    reading = reading_of(change(filled, swap), definitions)

    assert codes(reading, "family_name") == codes(reading, "given_name") == ["read-two-places"]


def test_an_option_struck_out_instead_of_a_tick_is_not_passed_over(
    filled: bytes, definitions: Definitions, change: Change, tagged: Tagged
) -> None:
    def strike(body: etree._Element) -> None:
        label = next(tagged(body, "notified_to_panel.yes")[0].itersiblings(f"{W}r"))
        label.insert(0, etree.fromstring(f'<w:rPr xmlns:w="{W[1:-1]}"><w:strike/></w:rPr>'))

    assert codes(reading_of(change(filled, strike), definitions), "notified_to_panel") != []


def test_a_box_whose_glyph_says_otherwise_is_doubted(
    filled: bytes, definitions: Definitions, change: Change, tagged: Tagged
) -> None:
    def retype(body: etree._Element) -> None:
        tagged(body, "sex.female")[0].find(f".//{W}t").text = "☐"

    assert codes(reading_of(change(filled, retype), definitions), "sex") != []


def test_a_form_in_which_only_the_office_wrote_is_blank(definitions: Definitions, fill: Any) -> None:
    form = definitions.form("cspr")
    empty = blank_form(form, definitions.partnership, definitions.logo())

    reading = reading_of(fill(empty, form, {"chair_notified": "By telephone, on receipt"}), definitions)

    assert reading.status is ReadStatus.BLANK


def test_a_form_that_says_it_is_ours_but_holds_other_words_is_none(
    filled: bytes, definitions: Definitions, change: Change
) -> None:
    def minutes(body: etree._Element) -> None:
        story = body.find(f"{W}body")
        story[:] = [etree.fromstring(f'<w:p xmlns:w="{W[1:-1]}"><w:r><w:t>Minutes of a meeting</w:t></w:r></w:p>')]

    assert reading_of(change(filled, minutes), definitions).status is ReadStatus.NOT_A_FORM


def test_without_its_stamp_and_names_it_is_read_like_any_other(filled: bytes, definitions: Definitions) -> None:
    bare = BytesIO()
    with zipfile.ZipFile(BytesIO(filled)) as old, zipfile.ZipFile(bare, "w") as new:
        for item in old.infolist():
            if item.filename != "docProps/custom.xml":
                new.writestr(item, re.sub(rb"<w:tag [^>]*/>", b"", old.read(item)))
    reading = reading_of(bare.getvalue(), definitions)

    assert (reading.form, reading.edition) == ("cspr", "2019")
    assert {one.path: one.chosen or one.words for one in reading.answers if one.chosen or one.words} == {
        "referrer": "Ms Rowan Tester\nAnywhere Council",
        "family_name": "Example",
        "given_name": "Robin",
        "sex": ("female",),
        "gp": "Dr Able, The Surgery",
        "chronology[0].event": "A first event",
        "chronology[0].outcome": "None",
    }
