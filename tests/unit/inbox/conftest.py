"""Small files of every kind, whole, for the inbox to look at."""

import io
import struct
import zipfile

import pytest


@pytest.fixture
def docx() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w:document>" + "Day by day. " * 400 + "</w:document>")
        archive.writestr("word/embeddings/sheet.xlsx", _zip_in_a_zip(), zipfile.ZIP_STORED)
        archive.writestr("docProps/app.xml", "<Properties/>" * 50)
    return held.getvalue()


def _zip_in_a_zip() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>" * 100)
    return held.getvalue()


@pytest.fixture
def pdf() -> bytes:
    body = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
    places = []
    for number, words in enumerate((b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"), start=1):
        places.append(len(body))
        body += b"%d 0 obj%s" % (number, words) + b" " * 1200 + b"endobj\n"
    table = b"xref\n0 3\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return body + table + b"trailer<</Size 3/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(body)


@pytest.fixture
def ole() -> bytes:
    """A compound file of 4,500 bytes in one stream: header, sector table, directory, nine sectors of content."""
    free, end, table_itself = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    content = bytes(range(1, 251)) * 18
    stream = content.ljust(9 * 512, b"\1")
    following = [table_itself, end, *range(3, 11), end]
    table = struct.pack("<128I", *following, *[free] * (128 - len(following)))
    directory = _entry("Root Entry", 5, end, 0) + _entry("WordDocument", 2, 2, len(content)) + bytes(256)
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    header += struct.pack("<IIIIIIIII", 1, 1, 0, 4096, end, 0, end, 0, 0) + struct.pack("<108I", *[free] * 108)
    assert len(header) == 512
    return header + table + directory + stream


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    spelled = (name + "\0").encode("utf-16-le")
    facts = struct.pack("<HBB", len(spelled), kind, 1) + b"\xff" * 12 + bytes(36)
    return spelled.ljust(64, b"\0") + facts + struct.pack("<IQ", start, size)
