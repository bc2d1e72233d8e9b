from typing import Any

import pytest

from pipeline.matching.cards import read_cards
from pipeline.matching.claims import Claims
from pipeline.matching.panes import lay_out
from pipeline.matching.phrasebook import phrasebook
from pipeline.matching.table_rows import TableRead
from pipeline.model.form import Form
from pipeline.model.sheet import Grid, Line

PEOPLE = ("Name", "AKA (Also known as)", "Address if known")


def rows(form: Form, paper: Any, *blocks: Line | Grid, table: str = "associated_people") -> list[dict[str, str | None]]:
    book = phrasebook(form)
    read = TableRead(table=table, ids=tuple(column.id for column in book.fields[table].columns))
    read_cards(lay_out(paper.sheet(*blocks)), book, Claims(), {table: read}, lambda _: set())
    assert bool(read.rows) == ("read-table-unsure" in read.codes)
    return [{asked: cell.words for asked, cell in row.items()} for row in read.rows]


def lines(paper: Any, *texts: str) -> list[Line]:
    """Lines; an empty text is an empty line before the next."""
    made: list[Line] = []
    for before, text in zip(("x", *texts), texts, strict=False):
        if text:
            line = paper.line(text)
            made.append(line if before else Line(text=text, where=line.where, blanks=1))
    return made


TWO = [
    {"name": "Ailsa Tester", "aka": "Al", "address": "1 Example Street"},
    {"name": "Rowan Tester", "address": "not known"},
]


def test_blocks_of_heads_and_lines_below_them_are_rows(cspr: Form, paper: Any) -> None:
    first = ("Name", "Ailsa Tester", "AKA (Also known as)", "Al", "Address if known", "1 Example Street", "")
    second = ("Name", "Rowan Tester", "AKA (Also known as)", "Address if known", "not known", "", "Yours sincerely")
    assert rows(cspr, paper, *lines(paper, *first, *second)) == TWO


def test_blocks_of_heads_with_their_cells_behind_them_are_rows(cspr: Form, paper: Any) -> None:
    first = ("Name: Ailsa Tester", "AKA: Al", "Address: 1 Example Street", "")
    second = ("Name: Rowan Tester", "AKA:", "Address: not known")
    assert rows(cspr, paper, *lines(paper, *first, *second)) == TWO


def test_tables_of_two_columns_are_a_row_each(cspr: Form, paper: Any) -> None:
    first = paper.grid(*zip(PEOPLE, ("Ailsa Tester", "Al", "1 Example Street"), strict=True))
    second = paper.grid(*zip(PEOPLE, ("Rowan Tester", "", "not known"), strict=True), where="table 2")
    assert rows(cspr, paper, first, second) == TWO


def test_blocks_in_one_table_are_rows_too(cspr: Form, paper: Any) -> None:
    first, second = ("Ailsa Tester", "Al", "1 Example Street"), ("Rowan Tester", "", "not known")
    cells = [*zip(PEOPLE, first, strict=True), ("", ""), *zip(PEOPLE, second, strict=True)]
    assert rows(cspr, paper, paper.grid(*cells)) == TWO


def test_a_date_that_stands_in_one_cell_is_parted(cspr: Form, paper: Any) -> None:
    texts = ("Date: 3/2/2024", "Event / Issue: Fell", "Outcome: Seen", "Source of Information: GP")
    assert rows(cspr, paper, *lines(paper, *texts), table="chronology") == [
        {"day": "3", "month": "2", "year": "2024", "event": "Fell", "outcome": "Seen", "source": "GP"}
    ]


@pytest.mark.parametrize(
    "texts",
    [
        (
            "Name",
            "AKA (Also known as)",
            "Address if known",
            "Ailsa Tester",
            "Al",
            "1 Example Street",
        ),  # heads, then rows
        ("Name: Ailsa Tester", "Address: 1 Example Street"),  # somebody's, but not with every head
        ("AKA: Al", "Name: Ailsa Tester", "Address: 1 Example Street"),
        ("Name:", "AKA:", "Address:"),
    ],
)
def test_other_lines_with_the_words_of_heads_are_no_rows(cspr: Form, paper: Any, texts: tuple[str, ...]) -> None:
    assert rows(cspr, paper, *lines(paper, *texts)) == []


def test_a_question_that_is_worded_like_a_head_takes_no_part(cspr: Form, paper: Any) -> None:
    texts = ("Also known as: Bee", "Name: Ailsa Tester", "AKA: Al", "Address: 1 Example Street", "Name: Rowan Tester")
    assert rows(cspr, paper, *lines(paper, *texts)) == TWO[:1]
