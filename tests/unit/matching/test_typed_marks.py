"""An X typed beside options that have no boxes."""

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.matching.typed_marks import marked_by
from pipeline.model.reading import Answer

Read = Callable[..., dict[str, Answer]]
OTHERS = ("Family Name:", "Tester"), ("Home Address (include Postcode):", "1 Example Street")


@pytest.mark.parametrize(
    ("gaps", "on", "sure"),
    [
        (["X ", "     ", ""], {0}, True),
        (["", "     X ", ""], {1}, True),
        (["", " X     ", ""], {0}, True),
        (["", "     ", " X"], {1}, True),
        (["X ", "   X   ", ""], {0, 1}, True),
        (["", "   X   ", " X"], {0, 1}, True),
        (["", " / x ", ""], {1}, True),
        (["", " x / ", ""], {0}, True),
        (["", "   X   ", ""], {0}, False),
        (["X ", "     ", " X"], {0, 1}, False),
        (["", "     ", ""], set(), True),
    ],
)
def test_a_mark_belongs_to_the_option_it_stands_nearer_to(gaps: list[str], on: set[int], sure: bool) -> None:
    found, settled = marked_by(gaps)
    assert (set(found), settled or not found) == (on, sure)


@pytest.mark.parametrize(
    ("row", "chosen"),
    [
        ("X Male      Female", ("male",)),
        ("Male      X Female", ("female",)),
        ("Male X     Female", ("male",)),
        ("X Male\nFemale", ("male",)),
        ("Male\nX Female", ("female",)),
        ("x Male / Female", ("male",)),
        ("Male / x Female", ("female",)),
        ("X Male     ☐ Female", ("male",)),
        ("☐ Male     X Female", ("female",)),
        ("Male X     Female ☐", ("male",)),
    ],
)
@pytest.mark.parametrize("beside", [True, False])
def test_an_x_typed_before_or_after_its_option_is_its_tick(
    read: Read, paper: Any, row: str, chosen: tuple[str, ...], beside: bool
) -> None:
    cells = ("Male / Female", row) if beside else (row,)
    answer = read(paper.sheet(paper.grid(OTHERS[0], cells, OTHERS[1])))["sex"]
    assert (answer.chosen, answer.doubts) == (chosen, ())
