"""Words as they are compared: without case, apostrophes and punctuation."""

import pytest

from pipeline.matching.words import first_word, key_of, without_brackets


@pytest.mark.parametrize(
    "text",
    ["Child's Name and Address", "CHILDS NAME & ADDRESS:", "  Child’s name,\n address ", "(Childs) Name / Address"],
)
def test_words_are_alike_whatever_their_case_apostrophes_and_punctuation(text: str) -> None:
    assert key_of(text) == ("childs", "name", "address")


@pytest.mark.parametrize(("text", "first"), [("  - Child's name", "childs"), ("3. Name", "3"), ("___", ""), ("", "")])
def test_the_first_word_is_told_without_reading_the_rest(text: str, first: str) -> None:
    assert first_word(text) == first


def test_a_hint_in_brackets_is_no_part_of_the_bare_label() -> None:
    assert without_brackets("Referrer (Name, Agency) and date [if known]") == "Referrer and date"
