"""A form without a word of the sender's is blank, however it was printed; one word makes it a record."""

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.matching import match
from pipeline.model.form import Form
from pipeline.model.reading import Reading
from pipeline.model.states import ReadStatus

TITLE = "HSSCP Engine Room Key Line of Enquiry Request Form"
ASKED = (
    "Contact Officer:",
    "Name of Organisation:",
    "Details of issue / area of good practice:",
    "What action would you like to be taken:",
)


def kloe(forms: tuple[Form, ...], paper: Any, *said: str, below: tuple[str, ...] = ()) -> Reading:
    rows = [(asked, said[number] if number < len(said) else "") for number, asked in enumerate(ASKED)]
    return match(paper.sheet(paper.line(TITLE), paper.grid(*rows), *map(paper.line, below)), forms)


@pytest.mark.parametrize(
    "prompt",
    [
        "Click or tap here to enter text.",
        "[Type here]",
        "Enter details here",
        "Select a date",
        "DD/MM/YYYY",
        "Please write here.",
        "______",
    ],
)
def test_prompts_of_all_kinds_are_no_answers(forms: tuple[Form, ...], paper: Any, prompt: str) -> None:
    assert kloe(forms, paper, prompt, prompt).status is ReadStatus.BLANK


@pytest.mark.parametrize("words", ["Write to the office", "Add my name here too", "Please type the letter", "No", "-"])
def test_words_that_a_person_wrote_are_an_answer(forms: tuple[Form, ...], paper: Any, words: str) -> None:
    reading = kloe(forms, paper, words)
    assert (reading.status, reading.answers[0].words) == (ReadStatus.RECORD, words)


@pytest.mark.parametrize(
    "below", [("Page 1 of 3",), ("Name of Organisation:",), (ASKED[3], ASKED[0]), ("Example Police, Anytown",)]
)
def test_print_feet_of_pages_and_a_few_words_below_leave_it_blank(
    forms: tuple[Form, ...], paper: Any, below: tuple[str, ...]
) -> None:
    assert kloe(forms, paper, below=below).status is ReadStatus.BLANK


def test_answers_typed_below_the_empty_form_are_not_lost_with_it(forms: tuple[Form, ...], paper: Any) -> None:
    below = ("Rowan Tester, manager", "Example Police", "Late sharing of information", "A discussion please")
    reading = kloe(forms, paper, below=below)
    assert reading.status is ReadStatus.RECORD
    assert all(answer.doubts for answer in reading.answers)


def test_examples_of_answers_are_none_unless_something_else_is_answered(forms: tuple[Form, ...], paper: Any) -> None:
    examples = ("e.g. Rowan Tester", "e.g. Example Police", "For example: letters go astray", "E.g. an audit")
    assert kloe(forms, paper, *examples).status is ReadStatus.BLANK
    answered = kloe(forms, paper, "Ailsa Sample", *examples[1:])
    assert answered.status is ReadStatus.RECORD
    assert [bool(answer.doubts) for answer in answered.answers] == [False, True, True, True]


@pytest.mark.parametrize("place", ["right", "tab", "leaders", "below", "one"])
def test_a_form_with_next_to_nothing_in_it_is_blank_only_if_there_is_nothing(
    forms: tuple[Form, ...], printed: Callable[..., Any], place: str
) -> None:
    for form in forms:
        office = {one.id for section in form.sections if section.by == "partnership" for one in section.fields}
        for seed in range(8):
            filled = printed(form, seed, place=place, empty=0.95, rows=(0, 0))
            said = any(value for asked, value in filled.truth.items() if asked not in office)
            assert match(filled.sheet, forms).status == (ReadStatus.RECORD if said else ReadStatus.BLANK)
