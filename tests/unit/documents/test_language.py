"""The printing of values: any text becomes runs that say the same, and the template's language can do nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from pipeline.documents.language import cut, escaped, paragraphs


def read_back(xml: str) -> str:
    """What Word would show of a run."""
    run = etree.fromstring(f"<w:r xmlns:w='w'><w:t>{xml}</w:t></w:r>".encode())
    shown = {"{w}br": "\n", "{w}tab": "\t"}
    return "".join(shown.get(one.tag, one.text or "") for one in run)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")))
def test_any_text_is_read_back_as_it_was(said):
    assert read_back(escaped(said)) == said


@given(st.text())
def test_even_what_xml_cannot_hold_gives_a_whole_file_of_the_same_length(said):
    assert len(read_back(escaped(said))) == len(said.replace("\r\n", "\n"))


def test_lines_and_tabs_are_words_own():
    assert read_back(escaped("a\tb\r\nc")) == "a\tb\nc"


@pytest.mark.parametrize(
    ("text", "length", "shown"),
    [
        ("short", 9, "short"),
        ("one two three", 9, "one two… [cut here: the whole answer is in the record]"),
        ("unbroken", 4, "unbr… [cut here: the whole answer is in the record]"),
    ],
)
def test_a_long_answer_is_cut_between_words(text, length, shown):
    assert cut(text, length) == shown


def test_blank_lines_part_paragraphs_and_are_none():
    assert paragraphs("One.\n\n  \nTwo.\r\nThree.") == ["One.", "Two.", "Three."]
