"""Questions in other words are known by what they mean."""

import pytest

from pipeline.matching.meanings import Meanings, meaning
from pipeline.matching.words import key_of

QUESTIONS = {
    "family_name": "Child's Family Name",
    "given_name": "Child's Given Name",
    "referrer": "Referrer (Name, Agency and Contact Details)",
    "born": "Date of birth",
    "incident": "Date of incident",
    "mother": "Mother's Name",
    "gp": "GP's Name & Address",
}
MEANINGS = Meanings({asked: [key_of(label)] for asked, label in QUESTIONS.items()})


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("Surname of the young person", "family_name"),
        ("Forename(s) of child", "given_name"),
        ("D.O.B.", "born"),
        ("Doctor's name and address", "gp"),
        ("Referred by (name, organisation, contact info)", "referrer"),
        ("When did the incident happen?", "incident"),
        ("Familly name of chlid", "family_name"),
    ],
)
def test_words_that_say_the_same_mean_the_same_question_and_no_other(words: str, asked: str) -> None:
    said = MEANINGS.all(key_of(words))
    best = max(said, key=lambda one: said[one])
    assert (best, said[best] >= 80) == (asked, True)
    assert all(said[best] - score >= 15 for other, score in said.items() if other != asked)


@pytest.mark.parametrize(
    "words", ["Date of last contact", "Father's surname", "Name of school", "Place of birth", "Address of agency"]
)
def test_what_is_asked_of_somebody_or_something_else_means_none_of_them(words: str) -> None:
    assert max(MEANINGS.all(key_of(words)).values(), default=0) < 80


def test_small_words_and_the_order_of_words_mean_nothing() -> None:
    assert meaning(key_of("Please state the name of the GP")) == meaning(key_of("GP's name(s)"))
