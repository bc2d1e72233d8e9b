"""What certainty says, and what stands behind it."""

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.matching.certainty import certainty, reason, share
from pipeline.matching.measured import COUNTS
from pipeline.model.reading import Answer

Read = Callable[..., dict[str, Answer]]


def test_what_was_never_measured_is_hardly_believed() -> None:
    assert share("a doubt nobody has met") < 0.25


def test_nothing_is_ever_certain_and_plain_answers_nearly_are() -> None:
    assert share("as printed") == share("a table's cell") == 0.99
    assert all(share(name) < 1 for name in COUNTS)


def test_the_gravest_doubt_decides() -> None:
    doubts = ("read-reworded-label", "read-odd-answer")
    each = [share(reason(code, answered=True)) for code in doubts]
    assert certainty("as printed", doubts, answered=True) == min(each)


def test_a_doubted_answer_is_less_certain_than_a_plain_one(read: Read, paper: Any) -> None:
    answers = read(paper.sheet(paper.grid(("Family Name:", "Tester"), ("Full designation of household", "Rowan"))))
    plain = answers["family_name"]
    assert plain.source is not None
    assert (plain.source.found, plain.source.confidence) == ("as printed", 0.99)


@pytest.mark.parametrize("name", [name for name in COUNTS if name.startswith("read-")])
def test_no_doubt_is_kept_that_thousands_of_right_answers_have_and_no_wrong_one(name: str) -> None:
    right, of = COUNTS[name]
    assert of < 3000 or right < 0.995 * of
