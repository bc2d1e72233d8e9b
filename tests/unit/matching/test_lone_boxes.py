"""Boxes on lines of their own, above their options or below them."""

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.model.reading import Answer

Read = Callable[..., dict[str, Answer]]
OPTIONS = (
    "Looked After Child",
    "CP Registration",
    "Child in Need",
    "Known to YOT",
    "Not known to Children's Social Care",
)
BEFORE = ("Family Name:", "Tester", "Date Submitted", "12 March 2024", "Childs Status at time of incident:")
AFTER = ("Case Ref / NHS No:", "REF 12/34", "Siblings information if known:", "None")


@pytest.mark.parametrize("above", [True, False])
@pytest.mark.parametrize(("off", "on"), [("☐", "☒"), ("○", "●"), ("[ ]", "[x]")])
def test_each_option_has_the_box_on_the_line_beside_it(read: Read, paper: Any, off: str, on: str, above: bool) -> None:
    pairs = [(on if option == "Child in Need" else off, option) for option in OPTIONS]
    lines = [line for box, option in pairs for line in ((box, option) if above else (option, box))]
    answer = read(paper.sheet(*map(paper.line, (*BEFORE, *lines, *AFTER))))["status_at_incident"]
    assert (answer.chosen, answer.doubts) == (("child_in_need",), ())


def test_boxes_on_both_sides_of_every_option_are_doubted(read: Read, paper: Any) -> None:
    lines = ["☐", *(line for option in OPTIONS for line in (option, "☒" if option == "Child in Need" else "☐"))]
    answer = read(paper.sheet(*map(paper.line, (*BEFORE, *lines, *AFTER))))["status_at_incident"]
    assert answer.doubts
