"""A heading ends the answer above it."""

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from pipeline.model.reading import Answer

Read = Callable[..., dict[str, Answer]]


def test_a_line_styled_as_a_heading_ends_the_answer_above_it_though_nobody_knows_its_words(
    read: Read, paper: Any
) -> None:
    lines = [paper.line("GP's Name & Address:"), paper.line("Dr Sample"), paper.line("Friends and neighbours")]
    plain = read(paper.sheet(paper.line("Family Name: Tester"), *lines))
    styled = read(paper.sheet(paper.line("Family Name: Tester"), *lines[:2], replace(lines[2], heading=True)))
    assert (plain["gp"].words, styled["gp"].words) == ("Dr Sample\nFriends and neighbours", "Dr Sample")
