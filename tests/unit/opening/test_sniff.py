"""A file is what its bytes say, whatever its name says."""

import io
import zipfile

import pytest

from pipeline.opening import Carrier, sniff

FLAT_WORD = (
    b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>'
    b'<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
)


def zipped(*names: str) -> bytes:
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w") as package:
        for name in names:
            package.writestr(name, "x")
    return box.getvalue()


def open_document(kind: str) -> bytes:
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w") as package:
        package.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
    return box.getvalue()


def ole(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + stream.encode("utf-16-le")


@pytest.mark.parametrize(
    ("content", "carrier"),
    [
        (zipped("[Content_Types].xml", "word/document.xml"), Carrier.DOCX),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), Carrier.SPREADSHEET),
        (zipped("form.docx"), Carrier.ZIP),
        (b"%PDF-1.7\n%%EOF", Carrier.PDF),
        (b"scanner banner\n" * 40 + b"%PDF-1.4\n%%EOF", Carrier.PDF),
        (ole("EncryptedPackage"), Carrier.LOCKED_OFFICE),
        (ole("WordDocument"), Carrier.OLD_WORD),
        (ole("__properties_version1.0"), Carrier.OUTLOOK),
        (b"{\\rtf1\\ansi}", Carrier.RTF),
        (b"From: a@example.org\r\nSubject: b\r\n\r\nc", Carrier.MAIL),
        (b"\xff\xd8\xff\xe0", Carrier.PICTURE),
        (b"7z\xbc\xaf\x27\x1c\0\4", Carrier.SEVEN_ZIP),
        (b"<!DOCTYPE html><html>", Carrier.HTML),
        (b"<!-- saved by a program --><HTML xmlns:w='urn:schemas-microsoft-com:office:word'>", Carrier.HTML),
        ("\ufeff<html><body>".encode("utf-16-le"), Carrier.HTML),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n<html>", Carrier.WEB_ARCHIVE),
        (b"From: a@example.org\r\nContent-Type: multipart/related; boundary=x\r\n\r\n<html>", Carrier.MAIL),
        (ole("WORDDOCUMENT"), Carrier.OLD_WORD),
        (open_document("text"), Carrier.ODT),
        (open_document("text-template"), Carrier.ODT),
        (open_document("spreadsheet"), Carrier.SPREADSHEET),
        (zipped("META-INF/manifest.xml", "content.xml", "styles.xml"), Carrier.ODT),
        (b'<?xml version="1.0"?><office:document mimetype="application/vnd.oasis.opendocument.text">', Carrier.ODT),
        (zipped("Index/Document.iwa"), Carrier.PAGES),
        (FLAT_WORD, Carrier.DOCX),
        (FLAT_WORD.decode().encode("utf-16"), Carrier.DOCX),
        (FLAT_WORD.replace(b"Word.Document", b"PowerPoint.Show"), Carrier.TEXT),
        (
            b'<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml">',
            Carrier.WORD_XML,
        ),
        (b"Dear all, please see the form.", Carrier.TEXT),
        (b"", Carrier.EMPTY),
        (b"\0" * 5000, Carrier.EMPTY),
        (b"MZ\x90\x00\x03", Carrier.UNKNOWN),
    ],
)
def test_the_bytes_tell_what_it_is(content: bytes, carrier: Carrier) -> None:
    assert sniff(content) is carrier


def test_every_carrier_has_a_phrase_for_people() -> None:
    assert all(carrier.phrase for carrier in Carrier)
