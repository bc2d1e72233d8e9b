"""What follows a label's colon and only names what is asked for."""

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.model.reading import Answer

Read = Callable[..., dict[str, Answer]]
OTHERS = ("Family Name:", "Tester"), ("Date Submitted", "12 March 2024")


@pytest.mark.parametrize(
    ("words", "doubted"),
    [
        ("name, agency and the contacts", True),
        ("name, agency and the contacts: Rowan Sample, Example Surgery", True),
        ("Rank, Name, Dept. / Telephone", True),
        ("Rowan Sample, Practice Nurse, Example Surgery", False),
        ("Rowan Sample, social worker, family team, the council", False),
        ("Concerns were raised; see the notes of the meeting and the request.", False),
    ],
)
def test_a_list_of_what_is_asked_for_after_the_colon_is_doubted(
    read: Read, paper: Any, words: str, doubted: bool
) -> None:
    sheet = paper.sheet(paper.grid((f"Person who refers: {words}", ""), *OTHERS))
    assert ("read-label-leak" in read(sheet)["referrer"].codes) == doubted
