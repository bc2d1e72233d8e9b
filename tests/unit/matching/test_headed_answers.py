"""'Details of issue Good practice: …': whose words stand before the colon is for a person to say, unless print says."""

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.model.reading import Answer

Read = Callable[..., dict[str, Answer]]


@pytest.mark.parametrize(
    ("line", "asked", "doubted"),
    [
        ("Details of issue Good practice: the nursery rang every day", "issue_details", True),
        ("Details of the issue Concern: nobody rang", "issue_details", False),  # the heading stays in the answer
        ("Details of issue (if known) Good practice: the nursery rang", "issue_details", True),
        ("Details of issue / good practice: the nursery rang", "issue_details", False),
        ("DETAILS OF ISSUE GOOD PRACTICE: the nursery rang", "issue_details", False),
        ("Details of issue / area of good practice: Concern: nobody rang", "issue_details", False),
    ],
)
def test_a_heading_straight_after_a_label_may_be_the_answers_own(
    read: Read, paper: Any, line: str, asked: str, doubted: bool
) -> None:
    sheet = paper.sheet(paper.line("Contact Officer: Rowan Tester"), paper.line(line))
    answer = read(sheet, only="kloe")[asked]
    assert bool(answer.doubts) is doubted


def test_a_label_with_a_slip_and_a_hint_does_not_take_the_answers_heading_unseen(read: Read, paper: Any) -> None:
    label = (
        "Please provide brief details of tthe incident, the agencies involved and why you think the case should be the "
        "subject of discussion. If you are aware of any other parallel reviews that will be taking place please make "
        "reference to these and who is leading on them. (if known) Good practice: the nursery rang"
    )
    answer = read(paper.sheet(paper.grid(("Family Name: Tester",), ("Childs Name: Rowan",), (label,))))["brief_details"]
    assert answer.words is not None
    assert answer.doubts or answer.words.startswith("Good practice")
