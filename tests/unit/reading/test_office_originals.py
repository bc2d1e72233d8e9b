"""What is looked at in a file of another word processor before it is converted, and held against it afterwards."""

import io
from pathlib import Path

import docx
import pytest

from pipeline.errors import Refused, Unreadable
from pipeline.model.sheet import MarkKind, Sheet
from pipeline.reading import Programs, read
from pipeline.reading.office import old_word, rich_text

SAMPLES = Path(__file__).parents[2] / "samples" / "office"
OLD_WORD = (SAMPLES / "libreoffice-ends-in-table.doc").read_bytes()


def converted(carrier: str, content: bytes) -> tuple[Sheet, bytes]:
    """What is read where conversion gives a document of one empty box, and what was handed to conversion."""
    handed = b""

    def convert(_carrier: str, original: bytes) -> bytes:
        nonlocal handed
        handed = original
        out = io.BytesIO()
        document = docx.Document()
        box = '<w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox/></w:ffData></w:fldChar>'
        runs = f"<w:r>{box}</w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r>"
        runs += '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        document.add_paragraph()._p.append(docx.oxml.parse_xml(f"<w:smartTag {namespace}>{runs}</w:smartTag>"))
        document.save(out)
        return out.getvalue()

    return read(carrier, content, Programs(convert=convert)), handed


@pytest.mark.parametrize(
    ("written", "handed"),
    [
        (rb"{\rtf1 {\field{\*\fldinst DATE}{\fldrslt 5 March}}}", rb"\fldinst"),
        (rb"{\rtf1 {\field{\fldinst { \b IF 1=1}}{\fldrslt yes}}}", rb"\fldinst"),
    ],
)
def test_a_field_of_rich_text_keeps_what_it_showed(written: bytes, handed: bytes) -> None:
    assert handed not in rich_text.prepared(written)
    assert b"fldrslt" in rich_text.prepared(written)


@pytest.mark.parametrize(
    "written",
    [
        rb"{\rtf1 {\field{\*\fldinst {\rtlch\fcs1  FORMTEXT }}{\fldrslt Vale}}}",
        rb"{\rtf1 {\field{\*\fldinst FORMCHECKBOX {\*\formfield{\fftype1\ffres25\ffdefres1}}}{\fldrslt }}}",
        rb"{\rtf1 one\par two\par}",
        rb"{\rtf1 \{ \} {\pict\bin3 }}}}}",
    ],
    ids=["form text", "form box", "paragraphs of the text", "braces that mean nothing"],
)
def test_rich_text_that_reads_well_is_left_as_it_is(written: bytes) -> None:
    assert rich_text.prepared(written) == written


def test_paragraphs_of_a_text_box_are_kept_apart_and_no_others() -> None:
    written = rb"{\rtf1 a\par {\shp{\*\shpinst{\shptxt b\par c\pard}}} d\par}"
    assert rich_text.prepared(written) == rb"{\rtf1 a\par {\shp{\*\shpinst{\shptxt b\line\par c\pard}}} d\par}"


def test_a_list_that_shows_its_default_says_which_that_is() -> None:
    written = rb"{\*\formfield{\fftype2\ffres25\fftypetxt0{\*\ffname D}\ffdefres2{\*\ffl A}{\*\ffl B}{\*\ffl C}}}"
    assert rb"\ffres2\fftypetxt0" in rich_text.prepared(written)


def test_rich_text_cut_short_anywhere_is_told() -> None:
    whole = (SAMPLES / "hand-form.rtf").read_bytes().rstrip()
    for kept in range(1, len(whole), 40):
        with pytest.raises(Unreadable, match="only half there"):
            rich_text.prepared(whole[:kept])


@pytest.mark.parametrize(
    ("written", "on"),
    [
        (rb"{\rtf1 {\field{\*\fldinst { FORMCHECKBOX }}{\fldrslt {}}}}", None),
        (rb"{\rtf1 {\field{\*\fldinst FORMCHECKBOX {\*\formfield{\fftype1\ffres0}}}{\fldrslt }}}", False),
    ],
    ids=["as LibreOffice writes it", "as Word writes it"],
)
def test_a_box_is_unknown_where_the_original_does_not_say(written: bytes, on: bool | None) -> None:
    told, _ = converted("rtf", written)
    assert [mark.on for line in told.lines() for mark in line.marks if mark.kind is MarkKind.BOX] == [on]
    assert [remark.code for remark in told.remarks] == ([] if on is False else ["read-boxes-unknown"])


def test_a_web_page_is_always_doubted() -> None:
    told, _ = converted("html", b"<html></html>")
    assert [remark.code for remark in told.remarks] == ["read-web-page"]


def test_an_old_word_file_that_ends_in_a_table_gets_a_last_paragraph() -> None:
    table = "Ward notes\x07\x07\x07\x07\x07\x07".encode("utf-16-le")
    assert table + b"\0\0" in OLD_WORD
    assert table + "\r".encode("utf-16-le") in old_word.prepared(OLD_WORD)
    assert len(old_word.prepared(OLD_WORD)) == len(OLD_WORD)


def test_an_old_word_file_is_mended_once() -> None:
    once = old_word.prepared(OLD_WORD)
    assert old_word.prepared(once) == once


def test_a_table_that_came_through_as_something_else_is_doubted() -> None:
    told, _ = converted("doc", OLD_WORD)
    assert [remark.code for remark in told.remarks] == ["read-lost-table"]


def test_a_table_for_which_there_is_no_room_is_left_as_it_is() -> None:
    full = OLD_WORD.replace("Ward notes\x07\x07\x07\x07\x07\x07\0".encode("utf-16-le"),
                            "Ward notes\x07\x07\x07\x07\x07\x07?".encode("utf-16-le"))  # fmt: skip
    assert old_word.prepared(full).count("\r".encode("utf-16-le")) == full.count("\r".encode("utf-16-le"))


def test_an_old_word_file_cut_short_anywhere_is_told() -> None:
    for kept in range(1, len(OLD_WORD), 500):
        with pytest.raises(Unreadable, match="damaged or only half there"):
            old_word.prepared(OLD_WORD[:kept])


def test_a_file_of_a_word_older_still_is_told_as_such() -> None:
    older = OLD_WORD.replace(b"\xec\xa5", b"\xdc\xa5", 1)
    with pytest.raises(Unreadable, match="older than Word 97"):
        old_word.prepared(older)


def test_rich_text_nested_deeper_than_any_form_is_not_opened() -> None:
    twenty, far = (b"{\\rtf1 " + b"{" * depth + b"words" + b"}" * depth + b"}" for depth in (20, 100_000))
    assert rich_text.prepared(twenty) == twenty
    with pytest.raises(Refused, match="deeper than any form"):
        rich_text.prepared(far)
