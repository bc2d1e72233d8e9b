"""An answer made out in a picture is doubted where one of its words is too uncertain for what it is."""

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.matching.recognised import _certain_enough
from pipeline.model.reading import Answer
from pipeline.model.sheet import Line, Mark, MarkKind, Telling, Told


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


@pytest.mark.parametrize(("boxes", "doubted"), [(2, False), (1, True), (0, True)])
def test_a_choice_on_a_picture_is_doubted_where_boxes_are_missing(
    read: Callable[..., dict[str, Answer]], paper: Any, boxes: int, doubted: bool
) -> None:
    text = "☒ Male     ☐ Female"
    words = Mark(kind=MarkKind.RECOGNISED, start=2, end=6, said=mark("Male", 0.97).said)
    marks = [Mark(kind=MarkKind.BOX, start=at, end=at + 1, on=at == 0) for at in (0, 11)][:boxes]
    shown = text if boxes == 2 else text.replace("☐", "D") if boxes else text.replace("☒", "X").replace("☐", "D")
    line = Line(text=shown, where="page 1, line 3", marks=(words, *marks))
    answer = read(paper.sheet(paper.grid(("Family Name:", "Tester"), (line,), ("Date Submitted", "12 March 2024"))))[
        "sex"
    ]
    assert bool(answer.doubts) == doubted
