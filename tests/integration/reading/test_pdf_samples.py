"""PDF files of real producers, read into sheets. Where each comes from stands in tests/samples/pdf/README.md."""

import io
from pathlib import Path

import pikepdf
import pytest

from pipeline.errors import FileAtFault, Locked, Refused, Unreadable
from pipeline.model.sheet import Grid, Line, Mark, MarkKind, Region, Sheet
from pipeline.reading.pdf import read

SAMPLES = Path(__file__).parents[2] / "samples" / "pdf"


def sheet(name: str) -> Sheet:
    return read((SAMPLES / f"{name}.pdf").read_bytes())


def text_of(blocks: tuple[Line | Grid, ...], indent: str = "") -> str:
    """A sheet as text: what a person debugging looks at."""
    out = ""
    for block in blocks:
        if isinstance(block, Line):
            out += f"{indent}{block.text}\n"
            continue
        for cell in block.cells:
            out += f"{indent}[{cell.row},{cell.column}]\n{text_of(cell.blocks, indent + '  ')}"
    return out


def answers(found: Sheet) -> dict[str, str]:
    """What stands right of each label, of all two-column grids."""
    grids = [block for block in found.blocks if isinstance(block, Grid)]
    return {
        label.text: value.text
        for grid in grids
        for label in grid.cells
        if label.column == 0 and (value := grid.at(label.row, 1)) is not None
    }


def marks(found: Sheet, kind: MarkKind) -> list[tuple[str, Mark]]:
    return [(line.text[m.start : m.end], m) for line in found.lines() for m in line.marks if m.kind is kind]


def boxes(found: Sheet) -> list[tuple[str, bool | None]]:
    return [(line.text, m.on) for line in found.lines() for m in line.marks if m.kind is MarkKind.BOX]


def codes(found: Sheet) -> list[str]:
    return [remark.code for remark in found.remarks]


LONG = (
    "The family were known to Early Help from the spring. School rang on three mornings and nobody answered. "
    "The health visitor, who had met the children in March, wrote that the house was warm and that there was food."
)
PRINTED = {
    "Family Name:": "Vandermolen",
    "Referrer (Name, Agency and Contact Details)": "Ms Ottoline Brandreth, Health Visitor, Stillwater Community Trust, "
    "ottoline.brandreth@stillwater-community-trust.example.org, 01632 960451",
    "Home Address (include Postcode):": "14 Harbour Row\nSaltmarsh\nZZ1 1ZZ",
    "Male / Female": "☐ Male\n☒ Female",
    "Has a Serious Child Care Incident form been submitted to Ofsted / Child Safeguarding Practice Review Panel?": (
        "☐ Yes\n☒ No"
    ),
    "Case Ref / NHS No:": "999 000 0018",
}


def test_a_form_printed_by_libreoffice_reads_like_the_word_document_it_came_from():
    found = sheet("libreoffice-printed")
    assert PRINTED.items() <= answers(found).items()
    assert boxes(found) == [("☐ Male", False), ("☒ Female", True), ("☐ Yes", False), ("☒ No", True)]
    assert "read-no-rules" not in codes(found)


def test_an_answer_that_runs_over_the_ends_of_pages_is_whole():
    found = sheet("libreoffice-printed")
    cells = [cell.text for block in found.blocks if isinstance(block, Grid) for cell in block.cells]
    assert " ".join([LONG] * 22) in cells
    assert "read-continued-cell" not in codes(found)
    assert found.pages == 3


def test_a_running_foot_belongs_to_the_page_not_to_the_form():
    feet = [line.text for line in sheet("libreoffice-printed").lines() if line.region is Region.HEADER]
    assert feet == ["Printed from the case system"] * 3


def test_a_form_without_rules_is_clear_where_white_parts_its_rows():
    found = sheet("libreoffice-no-rules")
    (grid,) = [block for block in found.blocks if isinstance(block, Grid)]
    assert grid.ruled
    assert answers(found) == PRINTED
    assert "read-no-rules" not in codes(found)


def test_a_line_drawn_through_words_strikes_them():
    struck = [text for text, _ in marks(sheet("libreoffice-struck"), MarkKind.STRUCK)]
    assert struck == ["Saltmarsh", "Council"]


def test_content_controls_that_libreoffice_prints_are_read_as_print():
    found = answers(sheet("libreoffice-content-controls"))
    assert found == {
        "Family Name:": "Vandermolen",
        "Sex:": "Female",
        "Date Submitted": "4 March 2024",
        "Known to YOT": "☒",
    }


def test_fields_stand_among_the_words_beside_which_they_lie():
    found = sheet("reportlab-fields")
    assert [line.text for line in found.lines()] == [
        "Family Name:\tVandermolen",
        "Agency:\tSaltmarsh Council",
        "☐ Male\t☒ Female",
        "☒ Child in Need",
    ]
    assert codes(found) == []


def test_a_choice_is_told_as_it_is_shown_with_all_it_offers():
    (_, name), (shown, choice) = marks(sheet("reportlab-fields"), MarkKind.CONTROL)
    assert name.hint == "Family name"
    assert (shown, choice.options) == ("Saltmarsh Council", ("Stillwater Trust", "Saltmarsh Council"))


def test_a_box_that_draws_another_state_than_its_field_stores_says_both():
    found = sheet("pikepdf-odd-fields")
    tellings = {
        line.text: {t.how.value: t.text for t in m.said} for line in found.lines() for m in line.marks if m.said
    }
    assert tellings["☐ Child in Need"] == {"stored": "on", "shown": "off"}


def test_a_value_without_appearance_is_read_from_the_field_in_any_script():
    (value, _), *_ = marks(sheet("pikepdf-odd-fields"), MarkKind.CONTROL)
    assert value == "Vandermolen-Żak\nformerly Óðinsson"


def test_a_hidden_field_outside_the_list_of_fields_is_marked_hidden():
    ((text, _),) = marks(sheet("pikepdf-odd-fields"), MarkKind.HIDDEN)
    assert text == "left from last year"


def test_scripts_and_attached_files_are_remarked_on():
    assert {"script", "embedded-file"} <= set(codes(sheet("pikepdf-odd-fields")))


def test_answers_typed_over_a_flat_form_float_in_the_cell_they_cover():
    found = sheet("pikepdf-typed-over")
    assert answers(found)["Family Name:"] == "Vandermolen"
    assert [line.text for line in found.lines() if line.region is Region.FLOATING] == ["Vandermolen"]
    assert boxes(found) == [("☐ Yes", False), ("☒ No", True)]
    assert [text for text, _ in marks(found, MarkKind.HIGHLIGHTED)] == ["Urgent"]


@pytest.mark.parametrize("name", ["pdf-lib-filled", "pdf-lib-flattened"])
def test_a_form_reads_the_same_filled_and_flattened(name: str):
    found = sheet(name)
    assert answers(found) == {"Date Submitted": "04032024", "Male / Female": "☐ Male\t☒ Female"}
    assert [mark.on for _, mark in marks(found, MarkKind.BOX)] == [False, True]
    assert "11/22" in text_of(found.blocks[1:])


def test_a_locked_pdf_says_that_it_is_locked():
    with pytest.raises(Locked):
        sheet("qpdf-locked")


@pytest.mark.parametrize("cut", [0, 9, 200, 2000, 5000, 9000])
def test_a_cut_off_pdf_is_read_or_told_as_unreadable(cut: int):
    content = (SAMPLES / "reportlab-fields.pdf").read_bytes()[:cut]
    try:
        remarks = read(content).remarks
    except FileAtFault:
        remarks = ()
        told = True
    else:
        told = any(remark.code in ("read-repaired", "read-fields") for remark in remarks)
    assert told


def test_a_pdf_with_too_many_pages_is_not_read():
    out = io.BytesIO()
    with pikepdf.new() as file:
        for _ in range(201):
            file.add_blank_page()
        file.save(out)
    with pytest.raises(Refused, match="201 pages"):
        read(out.getvalue())


def test_a_form_that_only_says_please_wait_tells_what_to_ask_for():
    out = io.BytesIO()
    with pikepdf.new() as file:
        page = file.add_blank_page()
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.obj.Contents = file.make_stream(b"BT /F1 12 Tf 50 700 Td (Please wait...) Tj ET")
        file.Root.AcroForm = pikepdf.Dictionary(Fields=[], XFA=pikepdf.Array([]))
        file.save(out)
    with pytest.raises(Unreadable) as told:
        read(out.getvalue())
    assert "Word form" in told.value.advice


def test_text_whose_letters_have_no_names_is_unreadable():
    out = io.BytesIO()
    with pikepdf.new() as file:
        page = file.add_blank_page()
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type3, FontBBox=[0, 0, 1000, 1000],
                                  FontMatrix=[0.001, 0, 0, 0.001, 0, 0], FirstChar=1, LastChar=3, Widths=[600] * 3,
                                  CharProcs=pikepdf.Dictionary(), Encoding=pikepdf.Dictionary(
                                      Differences=[1, pikepdf.Name.g1, pikepdf.Name.g2, pikepdf.Name.g3]))  # fmt: skip
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.obj.Contents = file.make_stream(b"BT /F1 12 Tf 50 700 Td (\x01\x02\x03\x01\x02) Tj ET")
        file.save(out)
    with pytest.raises(Unreadable, match="can't be told"):
        read(out.getvalue())


def test_a_web_form_that_a_browser_printed_has_its_boxes_and_one_exported_its_fields():
    for name in ("chromium-web-form", "libreoffice-web-form"):
        found = sheet(name)
        lines = [line.text for line in found.lines()]
        assert {"Vandermolen", "☐ Male", "☒ Female", "☒ Yes", "☐ No"} <= set(lines)
    assert any(mark.kind is MarkKind.CONTROL and "Saltmarsh Council" in mark.options
               for line in found.lines() for mark in line.marks)  # fmt: skip


def test_letters_that_ghostscript_names_wrongly_are_put_right_or_said_to_be_lost():
    found = sheet("ghostscript-ligatures")
    lines = [line.text for line in found.lines()]
    assert {"see attached", "first attempt", "of\ufffdce@example.org"} <= set(lines)
    assert "read-unmapped-text" in codes(found)
