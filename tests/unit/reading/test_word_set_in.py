"""Word documents that only wrap another one are read as the one they wrap."""

from pathlib import Path

import pytest
from word_documents import docx, para

from pipeline.errors import Unreadable
from pipeline.reading import read
from pipeline.reading.programs import Programs

SAMPLES = Path(__file__).parents[2] / "samples" / "word"
CHUNK = '<w:altChunk r:id="rId1"/>'
WORDS = ["What is set in"]


def wrapping(inner: bytes, body: str = CHUNK, *, more: int = 0) -> bytes:
    links = (("aFChunk", "chunk.part", False),) * (1 + more)
    return docx(body, *links, chunk_part=inner)


def told(content: bytes) -> tuple[list[str], list[str]]:
    """What is read where conversion gives a document of three words; and the kinds of file that were converted."""
    asked = []

    def convert(carrier: str, _content: bytes) -> bytes:
        asked.append(carrier)
        return docx(para("What is set in"))

    return [line.text for line in read("docx", content, Programs(convert=convert)).lines() if line.text], asked


@pytest.mark.parametrize(
    ("inner", "asked"),
    [
        (docx(para("What is set in")), []),
        (b"<html><p>What is set in</p></html>", ["html"]),
        (b"\xef\xbb\xbf<!DOCTYPE html><p>What is set in</p>", ["html"]),
        (b"{\\rtf1 What is set in}", ["rtf"]),
        ((SAMPLES.parent / "office" / "hand-form.mht").read_bytes(), ["html"]),
    ],
    ids=["Word", "a web page", "a web page with a mark", "rich text", "a web archive"],
)
def test_a_document_that_says_nothing_itself_is_what_it_wraps(inner: bytes, asked: list[str]) -> None:
    assert told(wrapping(inner)) == (WORDS, asked)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (wrapping(b"<p>two", para("Words of its own") + CHUNK), ["Words of its own"]),
        (wrapping(b"<p>two", more=1), []),
        (wrapping(b"\x00\x01\x02"), []),
        (wrapping(wrapping(b"<p>deeper")), []),
    ],
    ids=["with words of its own", "with two", "of no kind we know", "in one another"],
)
def test_in_other_cases_it_is_read_as_it_is_and_told(content: bytes, words: list[str]) -> None:
    assert told(content) == (words, [])
    assert "read-embedded" in {remark.code for remark in read("docx", content).remarks}


def test_what_can_not_be_converted_is_told_as_before() -> None:
    def convert(_carrier: str, _content: bytes) -> bytes:
        raise Unreadable("LibreOffice is not here.")

    sheet = read("docx", (SAMPLES / "html-docx-js-chunk.docx").read_bytes(), Programs(convert=convert))
    assert [remark.code for remark in sheet.remarks] == ["read-embedded"]
