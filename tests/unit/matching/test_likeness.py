"""How like two wordings are, letter by letter."""

import pytest

from pipeline.matching.likeness import Likeness
from pipeline.matching.phrasebook import phrasebook
from pipeline.model.form import Form


@pytest.mark.parametrize(
    ("words", "sure"),
    [("farnily name", True), ("family namee", True), ("family details", False), ("name", False), ("given name", False)],
)
def test_words_are_a_question_where_they_are_like_it_and_no_other(cspr: Form, words: str, sure: bool) -> None:
    like = Likeness(phrasebook(cspr))
    assert like.sure(like.all(words), "family_name", words) is sure


@pytest.mark.parametrize(
    ("words", "count"), [("inc1ude postc0de 1 example", 2), ("tester of anywhere", 0), ("include", 0)]
)
def test_the_rest_of_a_wording_is_found_misspelt_or_not(cspr: Form, words: str, count: int) -> None:
    assert Likeness(phrasebook(cspr)).rest(words.split(), [["include", "postcode"]]) == count


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ("wi11 be taken by the boad", 6),
        ("the board on the first monday", 10),
        ("we went to the meeting together", 0),
    ],
)
def test_a_damaged_run_of_words_is_found_where_it_stands_in_a_text(words: str, end: int) -> None:
    text = ["will", "be", "taken", "by", "the", "board", "on", "the", "first", "monday"]
    assert Likeness.run(words.split(), text, 85.0) == end
