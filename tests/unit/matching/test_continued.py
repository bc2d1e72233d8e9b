"""Long answers go on in the next grid, where a page ended between the two."""

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.model.reading import Answer

Read = Callable[..., dict[str, Answer]]


@pytest.mark.parametrize(
    ("pages", "words", "doubted"),
    [(2, "It began in May.\nIt went on in June.", True), (None, "It began in May.", False)],
)
def test_a_long_answer_that_ends_a_grid_goes_on_in_the_next_where_the_carrier_has_pages(
    read: Read, paper: Any, pages: int | None, words: str, doubted: bool
) -> None:
    first = paper.grid(("Parent / Carer Details:", "It began in May."))
    second = paper.grid(("It went on in June.",), where="page 2, table 1")
    answer = read(paper.sheet(first, second, carrier="pdf", pages=pages))["parent_carer_details"]
    assert (answer.words, "read-continued" in answer.codes) == (words, doubted)


def test_a_cell_that_asks_is_no_rest_of_the_answer_before(read: Read, paper: Any) -> None:
    first = paper.grid(("Parent / Carer Details:", "It began in May."))
    second = paper.grid(("Siblings information if known: none",), where="page 2, table 1")
    answers = read(paper.sheet(first, second, carrier="pdf", pages=2))
    assert [answers[one].words for one in ("parent_carer_details", "siblings")] == ["It began in May.", "none"]
