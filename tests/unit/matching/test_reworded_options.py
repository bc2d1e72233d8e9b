"""Options nobody has seen in these words before."""

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.model.reading import Answer

Read = Callable[..., dict[str, Answer]]
LABEL = "Childs Status at time of incident:"


@pytest.mark.parametrize(
    ("line", "chosen"),
    [
        ("☐ Looked After Child     ☒ On a plan for child protection     ☐ Child in Need", ("cp_registration",)),
        ("☐ Looked After Child     ☒ Chld in Neeed     ☐ CP Registration", ("child_in_need",)),
        ("☒ Looked After Child     ☐ Currently on a child protection plan", ("looked_after",)),
    ],
)
def test_an_option_worded_otherwise_owns_the_box_beside_it(
    read: Read, paper: Any, line: str, chosen: tuple[str, ...]
) -> None:
    sheet = paper.sheet(paper.line("Given Name: Rowan"), paper.line(LABEL), paper.line(line))
    assert read(sheet)["status_at_incident"].chosen == chosen


def test_a_misspelt_option_in_a_cell_of_its_own_is_never_passed_over_in_silence(read: Read, paper: Any) -> None:
    answer = read(paper.sheet(paper.line("Sex:"), paper.grid(("Male", "", "Feale", "X"))))["sex"]
    assert answer.chosen == ("female",) or answer.doubts


@pytest.mark.parametrize(
    ("line", "unplaced"),
    [
        ("☐ Looked After Child     ☒ Child Protection Plan in place     ☐ Child in Need", ()),  # words labels have
        ("☐ Looked After Child     ☒ Child Protection Plan - neglect     ☐ Child in Need", ("- neglect",)),
    ],
)
def test_an_option_takes_the_rest_of_its_label_and_nothing_that_was_written(
    read: Read, paper: Any, line: str, unplaced: tuple[str, ...]
) -> None:
    answer = read(paper.sheet(paper.line("Given Name: Rowan"), paper.line(LABEL), paper.line(line)))[
        "status_at_incident"
    ]
    assert answer.chosen == ("cp_registration",)
    assert any(doubt.code == "read-unclaimed-text-near" for doubt in answer.doubts) == bool(unplaced)
