"""A row of known column heads opens its table."""

from typing import Any

import pytest

from pipeline.matching.headers import header_in
from pipeline.matching.panes import lay_out
from pipeline.matching.phrasebook import phrasebook
from pipeline.model.form import Form


@pytest.mark.parametrize(
    ("heads", "table", "columns"),
    [
        (("Name", "Title", "Agency", "Contact Details"), "professionals", {0: 0, 1: 1, 2: 2, 3: 3}),
        (("Agency", "Name", "Contact Details", "Title"), "professionals", {1: 0, 3: 1, 0: 2, 2: 3}),
        (("Name", "What they do", "Agency", "Contact Details"), "professionals", {0: 0, 1: 1, 2: 2, 3: 3}),
        (("Name", "AKA (Also known as)", "Address if known"), "associated_people", {0: 0, 1: 1, 2: 2}),
        (("Ailsa Tester", "Nurse", "Agency", "01632 960183"), None, None),
        (("Name",), None, None),
        (("", "", "", ""), None, None),
    ],
)
def test_a_row_of_known_column_heads_opens_its_table(
    cspr: Form, paper: Any, heads: tuple[str, ...], table: str | None, columns: dict[int, int] | None
) -> None:
    header = header_in(lay_out(paper.sheet(paper.grid(heads))).panes, phrasebook(cspr), 0)
    assert (header.table, header.columns) == (table, columns) if header else (table, columns) == (None, None)


def test_a_head_known_by_its_place_alone_is_told_of_and_one_too_many_is_strange(cspr: Form, paper: Any) -> None:
    book = phrasebook(cspr)

    def of(*heads: str) -> Any:
        return header_in(lay_out(paper.sheet(paper.grid(heads))).panes, book, 0)

    assert of("Name", "What they do", "Agency", "Contact Details").guessed == {1}
    assert of("Name", "Title", "Agency", "Contact Details", "Seen by").strange == {4}
