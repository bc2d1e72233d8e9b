"""Two questions in one label, one answered within another, and words that only wait: none is read past in silence."""

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.model.reading import Answer
from pipeline.model.sheet import Cell, Grid, Line, MarkKind, Sheet

Read = Callable[..., dict[str, Answer]]


@pytest.mark.parametrize("label", ["Family Name / Given Name:", "Family Name & Given Name:"])
def test_what_is_said_to_two_questions_asked_as_one_is_doubted_for_both(read: Read, paper: Any, label: str) -> None:
    answers = read(paper.sheet(paper.grid((label, "Tester / Rowan"), ("Home Address:", "1 Example Street"))))
    assert [bool(answers[asked].doubts) for asked in ("family_name", "given_name", "home_address")] == [
        True, True, False,
    ]  # fmt: skip


@pytest.mark.parametrize(("said", "doubted"), [("Tester (DOB 3/4/2015)", True), ("Tester, DOB with mother", False)])
def test_a_date_asked_for_and_given_in_another_answer_is_not_lost_unseen(
    read: Read, paper: Any, said: str, doubted: bool
) -> None:
    answers = read(paper.sheet(paper.grid(("Family Name:", said), ("Given Name:", "Rowan"), ("Date of Birth:", ""))))
    assert [bool(answers[asked].doubts) for asked in ("family_name", "date_of_birth")] == [doubted, doubted]


@pytest.mark.parametrize(
    ("said", "doubted"),
    [
        ("1 Example Street, Anytown\n(include Postcode)", True),
        ("1 Example Street, Anytown\nZZ1 1ZZ", False),
        ("[Type here] 1 Example Street", True),
        ("1 Example Street [flat above]", False),
    ],
)
def test_print_left_in_an_answer_is_doubted(read: Read, paper: Any, said: str, doubted: bool) -> None:
    answer = read(paper.sheet(paper.grid(("Family Name:", "Tester"), ("Home Address", said))))["home_address"]
    assert bool(answer.doubts) is doubted


def test_an_answer_that_is_hidden_after_its_label_is_not_lost_unseen(read: Read, paper: Any) -> None:
    line = paper.marked("Given Name: Rowan", "Rowan", MarkKind.HIDDEN)
    answer = read(paper.sheet(paper.line("Family Name: Tester"), line))["given_name"]
    assert (answer.words, answer.codes) == (None, {"read-hidden"})


def test_an_answer_merged_over_two_questions_is_doubted_for_both(read: Read) -> None:
    def cell(row: int, column: int, text: str, rows: int = 1) -> Cell:
        where = f"table 1, row {row + 1}, cell {column + 1}"
        return Cell(row=row, column=column, rows=rows, blocks=(Line(text=text, where=where),), where=where)

    cells = (
        cell(0, 0, "Family Name:"), cell(0, 1, "Rowan Tester", rows=2), cell(1, 0, "Given Name:"),
        cell(2, 0, "Home Address:"), cell(2, 1, "1 Example Street"),
    )  # fmt: skip
    answers = read(paper_of(cells))
    assert [bool(answers[asked].doubts) for asked in ("family_name", "given_name", "home_address")] == [
        True, True, False,
    ]  # fmt: skip


def paper_of(cells: tuple[Cell, ...]) -> Any:
    return Sheet(carrier="docx", blocks=(Grid(cells=cells, where="table 1"),))


@pytest.mark.parametrize(
    "quoted", ["Childs Name: another child is meant.", "Date of Birth: 03/04/2015 was given by the mother."]
)
def test_an_answer_in_plain_lines_that_seems_to_end_in_a_question_asked_elsewhere_is_doubted(
    read: Read, paper: Any, quoted: str
) -> None:
    lines = [
        "Family Name: Tester", "Date of Birth: 01/02/2014", "Childs Name: Rowan Tester",
        "Information provided by (Name, Title & Agency): Nia Example",
        ("Please provide brief details of the incident, the agencies involved and why you think the case should be the "
        "subject of discussion. If you are aware of any other parallel reviews that will be taking place please make "
        "reference to these and who is leading on them."),
        "School rang twice.", quoted, "Police came.",
    ]  # fmt: skip
    answer = read(paper.sheet(*map(paper.line, lines)))["brief_details"]
    assert answer.doubts or "Police came." in (answer.words or "")


@pytest.mark.parametrize(
    ("line", "doubted"),
    [
        ("☒ Male ☐ Female", False),
        ("☒ ☐ Male ☐ Female", False),
        ("☐ Male ✓ ☐ Female", True),  # Male's, or typed beside Female's box
        ("☐ Male ☒ Female ☐", True),
    ],
)
def test_a_tick_that_may_belong_to_either_option_beside_it_is_doubted(
    read: Read, paper: Any, line: str, doubted: bool
) -> None:
    answer = read(paper.sheet(paper.grid(("Family Name:", "Tester"), ("Sex:", line))))["sex"]
    assert bool(answer.doubts) is doubted
