"""Answers are found beside, below or within what holds their label."""

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.matching import match
from pipeline.model.reading import Answer

Read = Callable[..., dict[str, Answer]]
ATTACHED = "If yes, please provide a copy of the document. Attached - Yes / No"
DETAILS = "What action would you like to be taken:"


def codes(answer: Answer) -> set[str]:
    return {doubt.code for doubt in answer.doubts}


@pytest.mark.parametrize(
    "rows",
    [
        [("Family Name: Tester", "Given Name: Rowan")],
        [("Family Name:", "Tester", "Given Name:", "Rowan")],
        [("Family Name:", "Given Name:"), ("Tester", "Rowan")],
        [("Family Name:\nTester", "Given Name:\nRowan")],
    ],
)
def test_an_answer_stands_in_its_labels_cell_or_right_of_it_or_below_it(
    read: Read, paper: Any, rows: list[tuple[str, ...]]
) -> None:
    answers = read(paper.sheet(paper.grid(*rows)))
    assert [(answers[one].words, codes(answers[one])) for one in ("family_name", "given_name")] == [
        ("Tester", set()), ("Rowan", set()),
    ]  # fmt: skip


def test_an_answer_two_cells_away_is_taken_with_a_doubt(read: Read, paper: Any) -> None:
    answer = read(paper.sheet(paper.grid(("Family Name:", "", "Tester"), ("Given Name:", "Rowan", ""))))["family_name"]
    assert (answer.words, codes(answer)) == ("Tester", {"read-far-answer"})


def test_what_is_nested_in_the_answers_cell_belongs_to_it(read: Read, paper: Any) -> None:
    from pipeline.model.sheet import Cell, Grid

    inner = paper.grid(("Mother", "Ailsa Tester"), where="table 2")
    held = Cell(row=0, column=1, blocks=(paper.line("See below"), inner), where="table 1, row 1, cell 2")
    label = Cell(row=0, column=0, blocks=(paper.line("Parent / Carer Details:"),), where="table 1, row 1, cell 1")
    answer = read(paper.sheet(Grid(cells=(label, held), where="table 1")))["parent_carer_details"]
    assert answer.words == "See below\nMother\nAilsa Tester"


def test_an_answer_in_the_block_after_its_question_is_taken_with_a_doubt(read: Read, paper: Any) -> None:
    sheet = paper.sheet(paper.grid((DETAILS,)), paper.line("An audit of all cases by the engine room."))
    answer = read(sheet, "kloe")["action_requested"]
    assert (answer.words, codes(answer)) == ("An audit of all cases by the engine room.", {"read-far-answer"})


@pytest.mark.parametrize("frame", [("An audit.",), ("", "An audit.", "")])
def test_an_answer_framed_under_its_question_is_taken_whatever_empty_cells_the_frame_has(
    read: Read, paper: Any, frame: tuple[str, ...]
) -> None:
    lines = [paper.line("Contact Officer: Ailsa Tester"), paper.line("Name of Organisation: Example Police")]
    lines += [paper.line("Details of issue / area of good practice: Letters go astray."), paper.line(DETAILS)]
    answer = read(paper.sheet(*lines, paper.grid(frame)), "kloe")["action_requested"]
    assert (answer.words, codes(answer)) == ("An audit.", set())


@pytest.mark.parametrize("frame", [("Ailsa Tester, mother",), ("", "Ailsa Tester, mother", "")])
def test_words_that_order_alone_would_make_a_question_are_shown_and_doubted_where_nothing_answers_it(
    forms: Any, paper: Any, frame: tuple[str, ...]
) -> None:
    sheet = paper.sheet(paper.line("Family Name: Sample"), paper.line("Parent / Carer Details:"), paper.grid(frame))
    reading = match(sheet, forms, "cspr")
    answer = next(answer for answer in reading.answers if answer.path == "parent_carer_details")
    assert answer.words == "Ailsa Tester, mother" or (codes(answer) and reading.unplaced)


def test_a_date_ends_with_its_line_and_words_that_hold_no_date_are_doubted(read: Read, paper: Any) -> None:
    answers = read(paper.sheet(paper.line("Date Submitted: 5 March 2024"), paper.line("by hand")))
    assert answers["date_submitted"].words == "5 March 2024"
    spoken = read(paper.sheet(paper.grid(("Date Submitted", "when she was seen by us"))))["date_submitted"]
    assert "read-odd-answer" in codes(spoken)


PERIOD = "Chronology of Key Significant Events, Actions and Outcomes during the period: (mm/yy to mm/yy)"


def test_a_period_left_as_printed_is_answered_below_or_beside_its_label(read: Read, paper: Any) -> None:
    name = paper.line("Family Name: Tester")
    for block in (
        [paper.grid((PERIOD, "01/22 to 03/24"))],
        [paper.grid((f"{PERIOD}: 01/22 - 03/24",))],
        [paper.line(PERIOD), paper.line("01/22 to 03/24")],
    ):
        answers = read(paper.sheet(name, *block))
        told = [(answers[one].words, answers[one].doubts) for one in ("chronology_from", "chronology_to")]
        assert told == [("01/22", ()), ("03/24", ())]


@pytest.mark.parametrize("dash", [" – ", " - "])
def test_a_dash_between_a_label_and_its_answer_is_no_part_of_either(read: Read, paper: Any, dash: str) -> None:
    answers = read(
        paper.sheet(
            paper.line("Family Name" + dash + "Tester"),
            paper.line("GP's Name & Address" + dash + "not registered. Agreed: to ask again"),
            paper.line("Agencies Notified and Documents Sent Out." + dash.rstrip()),
        )
    )
    told = {one: (answers[one].words, answers[one].doubts) for one in ("agencies_notified", "family_name", "gp")}
    assert told == {
        "agencies_notified": (None, ()),
        "family_name": ("Tester", ()),
        "gp": ("not registered. Agreed: to ask again", ()),
    }


def test_words_below_a_line_that_waits_for_them_are_taken_with_a_doubt(read: Read, paper: Any) -> None:
    answers = read(paper.sheet(paper.line("Family Name: ________"), paper.line("Tester"), paper.line("Given Name: Jo")))
    assert (answers["family_name"].words, codes(answers["family_name"])) == ("Tester", {"read-far-answer"})


def test_answers_below_their_questions_are_sure_where_every_other_row_of_a_column_asks(read: Read, paper: Any) -> None:
    asked = (
        "Family Name:",
        "Tester",
        "Given Name:",
        "Rowan",
        "Parent / Carer Details:",
        "Mother: Ailsa",
        "Siblings:",
        "",
    )
    answers = read(paper.sheet(paper.grid(*((row,) for row in asked))))
    told = {one: (answers[one].words, answers[one].doubts) for one in ("family_name", "parent_carer_details")}
    assert told == {"family_name": ("Tester", ()), "parent_carer_details": ("Mother: Ailsa", ())}


def test_a_colon_after_a_question_mark_is_no_part_of_the_answer(read: Read, paper: Any) -> None:
    sheet = paper.sheet(
        paper.line("Contact Officer: Jo"), paper.line("What action would you like to be taken?: An audit")
    )
    assert read(sheet, "kloe")["action_requested"].words == "An audit"


def test_a_prompt_in_the_questions_own_cell_waits_there_and_nowhere_else(read: Read, paper: Any) -> None:
    rows = (("Family Name: Tester", "Childs Name: Click or tap here to enter text."), ("Given Name:", "Rowan"))
    answers = read(paper.sheet(paper.grid(*rows)))
    assert (answers["summary_child_name"].words, answers["summary_child_name"].doubts) == (None, ())


def test_answers_left_of_their_questions_are_doubted_where_other_tables_answer_otherwise(
    read: Read, paper: Any
) -> None:
    rows = [
        ("Tester", "Family Name:"),
        ("Rowan", "Given Name:"),
        ("14/03/2024", "Date Submitted"),
        ("", "Also known as:"),
    ]
    answers = read(paper.sheet(paper.grid(*rows), paper.grid(("Case Ref / NHS No:", "1"))))
    assert [(answers[one].words, answers[one].codes) for one in ("family_name", "given_name", "also_known_as")] == [
        ("Tester", {"read-right-or-below"}),
        ("Rowan", {"read-right-or-below"}),
        (None, set()),
    ]


def test_answers_stand_left_of_their_questions_where_all_questions_end_their_rows(read: Read, paper: Any) -> None:
    rows = (
        ("Tester", "Family Name:"),
        ("", "Given Name:"),
        ("Dr Sample", "GP's Name & Address:"),
        ("☒ Yes ☐ No", ATTACHED),
    )
    answers = read(paper.sheet(paper.grid(*rows, ("☐ Male ☒ Female", "Sex"), ("999", "Case Ref / NHS No:"))))
    told = {one: (answers[one].words, answers[one].doubts) for one in ("family_name", "given_name", "gp")}
    assert told == {"family_name": ("Tester", ()), "given_name": (None, ()), "gp": ("Dr Sample", ())}
    assert (answers["sex"].chosen, answers["notification_attached"].chosen) == (("female",), ("yes",))


@pytest.mark.parametrize("sign", ["→", "=>", "|", "»"])
def test_a_sign_that_only_points_at_the_answer_is_no_part_of_it(read: Read, paper: Any, sign: str) -> None:
    answers = read(paper.sheet(paper.line(f"Family Name {sign} Tester"), paper.line(f"Given Name: {sign}")))
    assert (answers["family_name"].words, answers["given_name"].words) == ("Tester", None)


def test_words_with_a_bracket_and_a_colon_before_an_answer_may_be_more_of_the_label(read: Read, paper: Any) -> None:
    cell = "Siblings information ifknown (block capitals please): Rowan Tester"
    answer = read(paper.sheet(paper.grid(("Family Name: Tester",), (cell,))))["siblings"]
    assert answer.words == "Rowan Tester" or answer.doubts
