"""Damaged and hostile Word files are told as what they are, and nothing in them is followed."""

import inspect
import sys
import zipfile
import zlib
from io import BytesIO

import pytest
from lxml import etree
from word_documents import SPACES, TYPES, document, docx, links, para, row, table, zipped

from pipeline.errors import Refused, Unreadable
from pipeline.reading import read

START = {"[Content_Types].xml": TYPES, "_rels/.rels": links(("officeDocument", "word/document.xml", False))}
LAUGHS = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
STEALS = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'


def test_what_is_no_zip_is_unreadable():
    with pytest.raises(Unreadable) as told:
        read("docx", b"Dear colleague, please find attached")

    assert isinstance(told.value.__cause__, zipfile.BadZipFile)
    assert "damaged" in str(told.value)


@pytest.mark.parametrize("kept", [0, 4, 22, 100, 600, -1])
def test_a_file_cut_short_is_unreadable(kept):
    with pytest.raises(Unreadable):
        read("docx", docx(para("Name"))[:kept])


def test_a_zip_without_a_document_is_unreadable():
    with pytest.raises(Unreadable, match="no Word document"):
        read("docx", zipped({"mimetype": "application/vnd.oasis.opendocument.text"}))


@pytest.mark.parametrize("main", ["<workbook/>", "<x><y/></x>", f"<w:document {SPACES}/>"])
def test_a_main_part_that_is_no_document_is_unreadable(main):
    with pytest.raises(Unreadable, match="no Word document"):
        read("docx", zipped(START | {"word/document.xml": main}))


@pytest.mark.parametrize("broken", ["<w:document", "", "plain words", document(para("x"))[:-30]])
def test_xml_that_is_broken_is_unreadable(broken):
    with pytest.raises(Unreadable) as told:
        read("docx", zipped(START | {"word/document.xml": broken}))

    assert isinstance(told.value.__cause__, etree.XMLSyntaxError)


def test_a_part_whose_packing_is_damaged_is_unreadable():
    content = bytearray(zipped(START | {"word/document.xml": document(para("A name " * 40))}))
    member = zipfile.ZipFile(BytesIO(content)).getinfo("word/document.xml")
    middle = member.header_offset + 30 + len("word/document.xml") + member.compress_size // 2
    content[middle : middle + 4] = b"\xff\xff\xff\xff"

    with pytest.raises(Unreadable) as told:
        read("docx", bytes(content))
    assert isinstance(told.value.__cause__, (zlib.error, zipfile.BadZipFile, EOFError))


def test_a_part_locked_inside_the_zip_is_unreadable():
    content = bytearray(zipped(START | {"word/document.xml": document(para("x"))}))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = -1
        while (place := content.find(signature, place + 1)) >= 0:
            content[place + flags] |= 1

    with pytest.raises(Unreadable) as told:
        read("docx", bytes(content))
    assert isinstance(told.value.__cause__, RuntimeError)


@pytest.mark.parametrize("prolog", [LAUGHS, STEALS, "<!DOCTYPE d>"])
@pytest.mark.parametrize("part", ["word/document.xml", "[Content_Types].xml", "_rels/.rels", "docProps/core.xml"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_declaration_anywhere_is_refused(prolog, part, encoding):
    parts: dict[str, str | bytes] = {**START, "word/document.xml": document(para("x")), "docProps/core.xml": "<core/>"}
    parts[part] = (prolog + str(parts[part])).encode(encoding)

    with pytest.raises(Refused, match="declaration"):
        read("docx", zipped(parts))


def test_a_declaration_behind_a_long_comment_is_refused():
    hidden = f"<!--{'x' * 5_000}-->{LAUGHS}{document(para('x'))}"

    with pytest.raises(Refused, match="declaration"):
        read("docx", zipped(START | {"word/document.xml": hidden}))


def test_a_document_that_unpacks_to_far_too_much_is_refused():
    bomb = zipped(START | {"word/document.xml": document(para("x") + para(" " * 10_000) * 4_000)})

    assert len(bomb) < 100_000
    with pytest.raises(Refused, match="unpacks"):
        read("docx", bomb)


def test_a_size_the_zip_lies_about_changes_nothing():
    bomb = bytearray(zipped(START | {"word/document.xml": document(para("x") + para(" " * 10_000) * 4_000)}))
    directory = bomb.rfind(b"PK\x01\x02")
    bomb[directory + 24 : directory + 28] = (1_000).to_bytes(4, "little")

    with pytest.raises((Refused, Unreadable)):
        read("docx", bytes(bomb))


def test_a_zip_of_a_thousand_parts_is_refused():
    with pytest.raises(Refused, match="parts"):
        read("docx", zipped(START | {f"word/media/{number}.bin": b"" for number in range(1_000)}))


def test_tables_nested_without_end_are_refused():
    body = para("x")
    for _ in range(25):
        body = table(row(f"<w:tc><w:p/>{body}<w:p/></w:tc>"))

    with pytest.raises(Refused, match="deep"):
        read("docx", docx(body))


def nested(times: int) -> bytes:
    return docx("<w:sdt><w:sdtContent>" * times + para("x") + "</w:sdtContent></w:sdt>" * times)


@pytest.mark.parametrize("main", [nested(5_000), docx(para("x" * 11_000_000))], ids=["deep", "one endless word"])
def test_what_the_parser_finds_too_large_is_refused(main):
    with pytest.raises(Refused, match="larger or deeper") as told:
        read("docx", main)

    assert isinstance(told.value.__cause__, etree.XMLSyntaxError)


def test_nesting_that_the_parser_allows_is_walked():
    (line,) = read("docx", nested(110)).lines()

    assert (line.text, len(line.marks)) == ("x", 110)


def test_nesting_too_deep_for_the_walk_is_refused():
    usual = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack()) + 60)
    try:
        with pytest.raises(Refused, match="deeper") as told:
            read("docx", nested(110))
    finally:
        sys.setrecursionlimit(usual)
    assert isinstance(told.value.__cause__, RecursionError)


def test_more_lines_than_a_sheet_may_hold_are_refused():
    with pytest.raises(Refused, match="text"):
        read("docx", docx("<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 200_001))


def test_no_sentence_names_a_value_of_the_document():
    with pytest.raises(Unreadable) as told:
        read("docx", zipped(START | {"word/document.xml": "<w:t>Okonjo-Vale"}))

    assert "Okonjo" not in str(told.value)


def test_an_address_outside_is_never_opened():
    body = para('<w:fldSimple w:instr="INCLUDETEXT http://192.0.2.1/x"><w:r><w:t>7</w:t></w:r></w:fldSimple>')
    sheet = read(
        "docx", docx(body, ("subDocument", "http://192.0.2.1/y.docx", True), ("header", "http://192.0.2.1/h", True))
    )

    assert [line.text for line in sheet.lines()] == ["7"]
    assert {remark.code for remark in sheet.remarks} == {"external-link"}


def test_a_carrier_nobody_reads_is_unreadable():
    with pytest.raises(Unreadable, match="can't be read"):
        read("xlsx", b"")
