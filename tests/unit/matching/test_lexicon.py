"""Misspelt words are known again where they can hardly be anything else."""

import pytest

from pipeline.matching.lexicon import Lexicon

WORDS = Lexicon(["school", "schools", "address", "date", "delivery", "mother"])


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        pytest.param("shcool", "school", id="two letters changed places"),
        pytest.param("adress", "address", id="a letter too few"),
        pytest.param("addresss", "address", id="a letter too many"),
        pytest.param("delivary", "delivery", id="another letter"),
        pytest.param("school", "school", id="no slip at all"),
    ],
)
def test_a_slip_is_known_again(written: str, meant: str) -> None:
    assert WORDS.nearest(written) == meant


@pytest.mark.parametrize("written", ["okafor", "brother", "datum", "x", ""])
def test_another_word_is_nothing_we_know(written: str) -> None:
    assert WORDS.nearest(written) is None


def test_the_likeness_counts_letters_in_their_order_only() -> None:
    assert Lexicon(["stated"]).nearest("detast") is None


def test_of_two_words_just_as_like_it_is_the_first_by_alphabet() -> None:
    assert Lexicon(["tests", "texts"]).nearest("tetts") == "tests"
