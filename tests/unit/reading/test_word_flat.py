"""Word documents written as one XML file."""

import pytest
from word_documents import TYPES, W, document, links, para, zipped

from pipeline.errors import Refused, Unreadable
from pipeline.reading import read

FLAT = "http://schemas.microsoft.com/office/2006/xmlPackage"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<?mso-application progid="Word.Document"?>\n'


def flat(*parts: tuple[str, str], head: str = HEAD) -> bytes:
    made = "".join(
        f'<pkg:part pkg:name="{name}"><pkg:xmlData>{inner}</pkg:xmlData></pkg:part>' for name, inner in parts
    )
    return f'{head}<pkg:package xmlns:pkg="{FLAT}">{made}</pkg:package>'.encode()


RELS = ("/_rels/.rels", links(("officeDocument", "word/document.xml", False)))
MORE = ("/word/_rels/document.xml.rels", links(("header", "header1.xml", False)))
HEADER = ("/word/header1.xml", f'<w:hdr xmlns:w="{W}">{para("Top")}</w:hdr>')


def test_all_parts_in_one_xml_file_are_read_as_from_a_zip():
    content = flat(RELS, ("/word/document.xml", document(para("Family Name: ", "Tester"))), MORE, HEADER)

    assert [line.text for line in read("docx", content).lines()] == ["Family Name: Tester", "Top"]


def test_pictures_and_other_binary_parts_are_left_out():
    binary = '<pkg:part pkg:name="/word/media/a.png"><pkg:binaryData>aGVsbG8=</pkg:binaryData></pkg:part>'
    content = flat(RELS, ("/word/document.xml", document(para("Name"))))
    content = content.replace(b"</pkg:package>", f"{binary}</pkg:package>".encode())

    assert [line.text for line in read("docx", content).lines()] == ["Name"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_flat_file_is_read_in_any_encoding_of_xml(encoding):
    content = flat(RELS, ("/word/document.xml", document(para("Željka")))).decode().replace('encoding="UTF-8" ', "")

    assert [line.text for line in read("docx", content.encode(encoding)).lines()] == ["Željka"]


def test_a_flat_file_with_a_document_type_or_cut_short_is_not_read():
    content = flat(RELS, ("/word/document.xml", document(para("&x;"))), head='<!DOCTYPE d [<!ENTITY x "ha">]>')

    with pytest.raises(Refused):
        read("docx", content)
    with pytest.raises(Unreadable):
        read("docx", flat(RELS, ("/word/document.xml", document(para("x"))))[:-30])


def test_two_parts_of_one_name_are_one():
    content = flat(RELS, *(("/word/document.xml", document(para(words))) for words in ("First", "Second")))

    assert [line.text for line in read("docx", content).lines()] == ["First"]


def test_the_document_is_found_though_the_note_that_says_where_is_lost():
    parts = {"[Content_Types].xml": TYPES, "word/document.xml": document(para("Name"))}

    assert [line.text for line in read("docx", zipped(parts)).lines()] == ["Name"]


@pytest.mark.parametrize("name", ["/Word/Main.XML", "word\\main.xml", "content/the%20form.xml"])
def test_the_document_is_found_by_what_says_where_it_is_whatever_its_name(name):
    stored = name.replace("%20", " ").lstrip("/")
    parts = {"[Content_Types].xml": TYPES, "_rels/.rels": links(("officeDocument", name, False))}
    parts[stored] = document(para("Name"))

    assert [line.text for line in read("docx", zipped(parts)).lines()] == ["Name"]


def test_a_part_with_a_byte_order_mark_or_in_two_byte_letters_is_read():
    for encoding in ("utf-8-sig", "utf-16"):
        parts = {"[Content_Types].xml": TYPES, "_rels/.rels": links(("officeDocument", "word/document.xml", False))}
        parts["word/document.xml"] = document(para("Željka")).encode(encoding)
        assert [line.text for line in read("docx", zipped(parts)).lines()] == ["Željka"]
