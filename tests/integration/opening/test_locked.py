"""Real locked files, made by other programs' libraries, open with their password and with no other."""

import io
import zipfile
from pathlib import Path

import msoffcrypto.format.ooxml
import pikepdf
import pytest
from docx import Document

from pipeline.errors import Locked, Unreadable
from pipeline.opening import Carrier, open_parts
from pipeline.opening.passwords import candidates

SAMPLES = Path(__file__).parents[2] / "samples" / "office"
PASSWORD = "Kestrel & Øye 42"


@pytest.fixture(scope="module")
def word() -> bytes:
    box = io.BytesIO()
    document = Document()
    document.add_paragraph("An invented form")
    document.save(box)
    return box.getvalue()


@pytest.fixture(scope="module")
def locked_word(word: bytes) -> bytes:
    box = io.BytesIO()
    msoffcrypto.format.ooxml.OOXMLFile(io.BytesIO(word)).encrypt(PASSWORD, box)
    return box.getvalue()


def pdf(**encryption: object) -> bytes:
    box = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(box, **encryption)
    return box.getvalue()


def opened(content: bytes, *passwords: str) -> object:
    (only,) = open_parts(content, passwords)
    return only


def test_a_locked_word_file_opens_with_its_password_and_comes_out_byte_for_byte(
    word: bytes, locked_word: bytes
) -> None:
    found = opened(locked_word, "wrong", PASSWORD)
    assert (found.carrier, found.password, found.content) == (Carrier.DOCX, 1, word)


@pytest.mark.parametrize("given", [(), ("wrong",), ("",), (PASSWORD.lower(),)])
def test_a_locked_word_file_says_locked_and_never_damaged(locked_word: bytes, given: tuple[str, ...]) -> None:
    assert isinstance(opened(locked_word, *given).fault, Locked)


def test_a_password_typed_with_stray_blanks_or_words_own_quotes_still_opens(word: bytes) -> None:
    box = io.BytesIO()
    msoffcrypto.format.ooxml.OOXMLFile(io.BytesIO(word)).encrypt("it's 5", box)
    assert opened(box.getvalue(), " it’s 5 ").content == word


@pytest.mark.parametrize("strength", [{"R": 3, "aes": False}, {"R": 4, "aes": True}, {"R": 6, "aes": True}])
def test_a_locked_pdf_opens_with_its_password_alone(strength: dict[str, object]) -> None:
    # Older schemes keep passwords in a Latin alphabet; the newest take any.
    content = pdf(encryption=pikepdf.Encryption(owner="owner 7", user="Kestrel 42", metadata=False, **strength))
    assert isinstance(opened(content).fault, Locked)
    assert isinstance(opened(content, "kestrel 42").fault, Locked)
    found = opened(content, "Kestrel 42")
    assert found.password == 0
    with pikepdf.open(io.BytesIO(found.content)) as plain:
        assert not plain.is_encrypted


def test_a_pdf_that_only_forbids_printing_opens_without_a_question() -> None:
    content = pdf(encryption=pikepdf.Encryption(owner="owner 7", user="", R=4, aes=True))
    found = opened(content)
    assert (found.fault, found.password) == (None, None)


def test_a_damaged_locked_wrapper_is_unreadable_not_locked(locked_word: bytes) -> None:
    assert isinstance(
        opened(locked_word[:512] + b"\xff" * 2000 + "EncryptedPackage".encode("utf-16-le")).fault, Unreadable
    )


def test_a_damaged_pdf_that_speaks_of_encryption_is_unreadable() -> None:
    assert isinstance(opened(b"%PDF-1.7\n/Encrypt rubbish").fault, Unreadable)


def test_no_variant_of_a_password_is_tried_twice() -> None:
    assert list(candidates(["abc", " abc ", "abc"])) == [(0, "abc"), (1, " abc ")]


def odt(manifest: str) -> bytes:
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("META-INF/manifest.xml", manifest)
    return box.getvalue()


def test_a_locked_open_document_waits_for_its_password_and_is_not_called_damaged() -> None:
    (opened,) = open_parts(odt("<manifest:encryption-data manifest:checksum-type='SHA1/1K'/>"), [PASSWORD])
    assert isinstance(opened.fault, Locked)
    (plain,) = open_parts(odt("<manifest:manifest/>"))
    assert plain.fault is None


def test_a_locked_old_word_file_waits_for_its_password_and_is_not_called_damaged() -> None:
    content = bytearray((SAMPLES / "libreoffice-ends-in-table.doc").read_bytes())
    (plain,) = open_parts(bytes(content))
    content[content.index(b"\xec\xa5") + 11] |= 1  # the header's flag for 'encrypted'
    (locked,) = open_parts(bytes(content))
    assert plain.fault is None
    assert isinstance(locked.fault, Locked)
    assert "can't be opened here yet" in str(locked.fault)
