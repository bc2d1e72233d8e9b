"""Word 2003's own XML, read as any Word document."""

from pathlib import Path

import pytest

from pipeline.errors import Refused, Unreadable
from pipeline.model.sheet import Grid, MarkKind, Region
from pipeline.opening import open_parts
from pipeline.reading import read

SAMPLES = Path(__file__).parents[2] / "samples" / "word"
BY_HAND = (SAMPLES / "hand-word-2003.xml").read_bytes()


def test_words_notes_and_headers_come_from_where_they_stand() -> None:
    (opened,) = open_parts(BY_HAND)
    lines = [(line.text, line.region) for line in read(opened.carrier, opened.content).lines()]
    assert lines == [
        ("Details of the child", Region.BODY),
        ("Child", Region.BODY),
        ("Name: Okonjo-Vale", Region.BODY),
        (" Male", Region.BODY),
        (" Female", Region.BODY),
        ("Seen at Anytown, three times.", Region.BODY),
        ("☑ A copy is attached; see our page", Region.BODY),
        ("In a box", Region.FLOATING),
        ("Example Council", Region.HEADER),
        ("As the school wrote.", Region.NOTE),
        ("Is that so?", Region.COMMENT),
    ]


def test_fields_ticks_and_tracked_changes_say_what_they_say_in_a_word_document() -> None:
    marks = [
        (mark.kind, mark.on, line.text[mark.start : mark.end], [told.text for told in mark.said])
        for line in read("wordml", BY_HAND).lines()
        for mark in line.marks
        if mark.kind is not MarkKind.NOTED
    ]
    assert marks == [
        (MarkKind.CONTROL, None, "Okonjo-Vale", []),
        (MarkKind.BOX, True, "", ["on"]),
        (MarkKind.BOX, False, "", ["off"]),
        (MarkKind.INSERTED, None, "three times", []),
        (MarkKind.DELETED, None, "", ["twice"]),
        (MarkKind.BOX, True, "☑", []),
    ]


def test_merged_cells_are_told_once() -> None:
    (grid,) = [block for block in read("wordml", BY_HAND).blocks if isinstance(block, Grid)]
    assert [(cell.row, cell.column, cell.rows, cell.columns) for cell in grid.cells] == [
        (0, 0, 2, 1),
        (0, 1, 1, 2),
        (1, 1, 1, 1),
        (1, 2, 1, 1),
    ]


def test_macros_are_told_and_left_out() -> None:
    macros = b"<w:docSuppData><w:binData w:name='editdata.mso'>AAAA</w:binData></w:docSuppData>"
    sheet = read("wordml", BY_HAND.replace(b"<w:docPr>", macros + b"<w:docPr>"))
    assert [remark.code for remark in sheet.remarks] == ["macro"]


@pytest.mark.parametrize(
    ("content", "fault", "says"),
    [
        ((SAMPLES / "libreoffice-word-2003.xml").read_bytes(), Unreadable, "leaves out ticks"),
        (BY_HAND[:3_000], Unreadable, "damaged"),
        (BY_HAND.replace(b"<?mso", b"<!DOCTYPE a [<!ENTITY b 'c'>]><?mso"), Refused, "document type declaration"),
    ],
    ids=["of LibreOffice", "cut short", "with a document type"],
)
def test_what_can_not_be_trusted_is_not_read(content: bytes, fault: type[Exception], says: str) -> None:
    with pytest.raises(fault, match=says):
        read("wordml", content)
