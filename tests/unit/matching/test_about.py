"""Papers about a form are none, even where they hold its title and every question."""

from typing import Any

import pytest

from pipeline.matching import match, match_all
from pipeline.model.form import Form
from pipeline.model.reading import Reading
from pipeline.model.states import ReadStatus

TITLE = "HSSCP Engine Room Key Line of Enquiry Request Form"
HOW_TO = (
    "Write the name of the person we can ring.",
    "Give its full name, please.",
    "Say what happened and keep to the facts.",
    "Say what would help.",
)
ASKING = ("this should be a named person", "your agency", "what happened", "what you want us to do")
FILLED = ("Ailsa Tester", "Example Police", "Letters go astray.", "An audit of the post room, please.")
PROSE = "The partnership reviews its policy every two years, and asks its agencies what they think of it. "


def kloe(paper: Any, said: tuple[str, ...]) -> Any:
    asked = ("Contact Officer:", "Name of Organisation:", "Details of issue / area of good practice:")
    return paper.grid(*zip((*asked, "What action would you like to be taken:"), said, strict=True))


def test_notes_on_how_to_fill_a_form_in_are_no_form_and_a_filled_one_is(paper: Any, forms: tuple[Form, ...]) -> None:
    none, record = ReadStatus.NOT_A_FORM, ReadStatus.RECORD
    for said, status in ((HOW_TO, none), (ASKING, none), (FILLED, record)):
        assert match(paper.sheet(paper.line(TITLE), kloe(paper, said)), forms).status is status


def test_a_form_with_one_sentence_or_a_number_in_a_short_answer_is_a_form(paper: Any, forms: tuple[Form, ...]) -> None:
    for first, second in (("Please ring the office, not me.", "Example Police"), (HOW_TO[0], "Ward 12, day shift.")):
        sheet = paper.sheet(paper.line(TITLE), kloe(paper, (first, second, *FILLED[2:])))
        assert match(sheet, forms).status is ReadStatus.RECORD


@pytest.mark.parametrize(("pages", "said", "status"), [
    (4, ("", "", "", ""), ReadStatus.NOT_A_FORM),
    (4, FILLED, ReadStatus.RECORD),
    (4, ("Ailsa Tester", "", "", ""), ReadStatus.NOT_A_FORM),
    (2, ("Ailsa Tester", "", "", ""), ReadStatus.RECORD),
    (0, ("", "", "", ""), ReadStatus.BLANK),
])  # fmt: skip
def test_a_form_at_the_end_of_a_long_paper_counts_if_it_is_filled_in(
    paper: Any, forms: tuple[Form, ...], pages: int, said: tuple[str, ...], status: ReadStatus
) -> None:
    sheet = paper.sheet(*(paper.line(PROSE * 30) for _ in range(pages)), paper.line(TITLE), kloe(paper, said))
    assert match(sheet, forms).status is status
    assert match(sheet, forms, "kloe").status is not ReadStatus.NOT_A_FORM


def test_a_long_paper_with_several_empty_forms_is_none_of_them(paper: Any, forms: tuple[Form, ...]) -> None:
    annex = (paper.line(TITLE), kloe(paper, ("", "", "", "")))
    readings: tuple[Reading, ...] = match_all(paper.sheet(paper.line(PROSE * 60), *annex, *annex), forms)
    assert [one.status for one in readings] == [ReadStatus.NOT_A_FORM]


def test_minutes_with_a_forms_name_for_a_heading_are_none(paper: Any, forms: tuple[Form, ...]) -> None:
    people = (
        ("Name", "Title", "Agency", "Contact Details"),
        ("Rowan Tester", "Nurse", "Example Trust", "01632 960111"),
    )
    actions = (("Action", "Owner", "By when"), ("Write to the school.", "Ailsa Sample", "3/3/2024"))
    lines = ("1. Apologies", "Nia Madeup sent apologies.", f"2. {TITLE}", PROSE, "Date of Incident / Death: 3/4/2023")
    chronology = (
        ("Day", "Month", "Year", "Event / Issue", "Outcome", "Source of Information"),
        ("1", "2", "2024", *"abc"),
    )
    head, rest = (paper.line("Minutes"), paper.grid(*people)), ("Outcome: rapid review agreed.", "3. Chronology")
    tables = (paper.grid(*chronology, where="table 2"), paper.line("4. Actions"), paper.grid(*actions, where="table 3"))
    sheet = paper.sheet(*head, *map(paper.line, (*lines, *rest)), *tables)
    assert match(sheet, forms).status is ReadStatus.NOT_A_FORM


def test_slides_that_list_the_questions_are_none_and_a_filled_list_is_a_form(
    paper: Any, cspr: Form, forms: tuple[Form, ...]
) -> None:
    asked = [
        field.label for field in cspr.fields() if not field.columns and not field.choices and not field.placeholder
    ]
    lines = [cspr.title, *(f"\u2022 {label.rstrip(': ')}:" for label in asked)]
    lines.insert(9, f"\u2022 {PROSE}")
    for said, status in (("", ReadStatus.NOT_A_FORM), (" as sent before", ReadStatus.RECORD)):
        sheet = paper.sheet(*(paper.line(line + said if line.endswith(":") else line) for line in lines))
        assert match(sheet, forms).status is status
