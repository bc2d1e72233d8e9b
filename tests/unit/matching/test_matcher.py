"""Whole forms in the layouts most are printed in."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

from pipeline.matching import match
from pipeline.model.form import Form
from pipeline.model.sheet import Cell, Grid, Line, Sheet
from pipeline.model.states import ReadStatus


def sheet_of(*blocks: Line | Grid) -> Sheet:
    return Sheet(carrier="docx", blocks=blocks)


def line(text: str) -> Line:
    return Line(text=text, where="paragraph")


def grid(*rows: tuple[str, ...]) -> Grid:
    cells = tuple(
        Cell(row=r, column=c, blocks=(line(text),) if text else (), where=f"row {r + 1}, cell {c + 1}")
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    )
    return Grid(cells=cells, where="table 1")


TITLE = line("HSSCP Engine Room Key Line of Enquiry Request Form")


def words(sheet: Sheet, forms: tuple[Form, ...]) -> dict[str, str | None]:
    return {answer.path: answer.words for answer in match(sheet, forms).answers}


EXPECTED = {
    "contact_officer": "Ms Rowan Tester",
    "organisation": "Anywhere Council",
    "issue_details": "Letters arrive late.",
    "action_requested": "Please look into it.",
}


def test_answers_to_the_right_of_their_labels_are_read(forms: tuple[Form, ...]) -> None:
    sheet = sheet_of(
        TITLE,
        grid(
            ("Contact Officer:", "Ms Rowan Tester"),
            ("Name of Organisation:", "Anywhere Council"),
            ("Details of issue / area of good practice:", "Letters arrive late."),
            ("What action would you like to be taken:", "Please look into it."),
        ),
    )
    assert words(sheet, forms) == EXPECTED


def test_answers_below_their_labels_are_read(forms: tuple[Form, ...]) -> None:
    sheet = sheet_of(
        TITLE,
        grid(("Contact Officer:", "Name of Organisation:"), ("Ms Rowan Tester", "Anywhere Council")),
        grid(("Details of issue / area of good practice:",), ("Letters arrive late.",)),
        grid(("What action would you like to be taken:",), ("Please look into it.",)),
    )
    assert words(sheet, forms) == EXPECTED


def test_answers_in_plain_lines_are_read(forms: tuple[Form, ...]) -> None:
    sheet = sheet_of(
        TITLE,
        line("Contact Officer: ____Ms Rowan Tester______"),
        line("Name of Organisation:\tAnywhere Council"),
        line("Details of issue / area of good practice:"),
        line("Letters arrive late."),
        line("What action would you like to be taken: Please look into it."),
        line("Where relevant, copy in associated Safeguarding partner"),
    )
    assert words(sheet, forms) == EXPECTED


def test_an_unfilled_form_is_blank(forms: tuple[Form, ...]) -> None:
    sheet = sheet_of(
        TITLE,
        grid(
            ("Contact Officer:", "__________"),
            ("Name of Organisation:", ""),
            ("Details of issue / area of good practice:", "Click or tap here to enter text."),
            ("What action would you like to be taken:", ""),
        ),
    )
    reading = match(sheet, forms)
    assert (reading.status, reading.form) == (ReadStatus.BLANK, "kloe")


def test_a_letter_is_not_a_form(forms: tuple[Form, ...]) -> None:
    sheet = sheet_of(
        line("Invoice 20388"), grid(("Address", "1 Example Street"), ("Contact", "Accounts")), line("Total due: £12.00")
    )
    assert match(sheet, forms).status is ReadStatus.NOT_A_FORM


def test_twice_the_labels_in_one_run_of_lines_cost_about_twice_as_much(forms: tuple[Form, ...]) -> None:
    """Counted in lines of our own code, which no busy machine disturbs."""

    def steps(size: int) -> int:
        lines = [line("Known as Referrer: bob") for _ in range(size)]
        sheet = sheet_of(TITLE, *lines, line("Family Name: Given Name: " * size))
        seen = 0

        def trace(frame: FrameType, event: str, arg: object) -> Callable[..., Any] | None:
            nonlocal seen
            seen += event == "line"
            return trace

        before = sys.gettrace()
        sys.settrace(trace)
        try:
            match(sheet, forms)
        finally:
            sys.settrace(before)
        return seen

    assert steps(400) < 2.6 * steps(200)


def test_a_choice_told_of_two_children_side_by_side_is_doubted_with_the_rest(read: Any, paper: Any) -> None:
    rows = (
        ("Family Name:", "Tester", "Sample"),
        ("Given Name:", "Rowan", "Ailsa"),
        ("Also known as:", "Ro", "Ails"),
        ("Male / Female", "Male", "Female"),
    )
    answers = read(paper.sheet(paper.grid(*rows)))
    assert all(answers[asked].doubts for asked in ("family_name", "given_name", "also_known_as", "sex"))
