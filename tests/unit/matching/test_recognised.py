"""An answer made out in a picture is doubted where one of its words is too uncertain for what it is."""

import pytest

from pipeline.matching.recognised import _certain_enough
from pipeline.model.sheet import Mark, MarkKind, Telling, Told


def mark(word: str, certainty: float) -> Mark:
    said = (Telling(how=Told.RECOGNISED, text=word, certainty=certainty),)
    return Mark(kind=MarkKind.RECOGNISED, start=0, end=len(word), said=said)


@pytest.mark.parametrize(
    ("word", "certainty", "enough"),
    [
        ("school", 0.78, True),
        ("school", 0.7, False),
        ("Walker", 0.78, False),
        ("Walker", 0.85, True),
        ("01632", 0.78, False),
        ("zeljka@agency.example", 0.78, False),
        ("O'Brien", 0.88, False),
        ("O'Brien", 0.96, True),
    ],
)
def test_names_figures_and_addresses_must_be_surer_than_words(word: str, certainty: float, enough: bool) -> None:
    assert _certain_enough(mark(word, certainty), word) is enough
