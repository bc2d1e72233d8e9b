"""Several forms one after another in one file: each is a part of its own, and nothing between them is lost."""

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest

from pipeline.matching import match, match_all
from pipeline.model.form import Form
from pipeline.model.reading import Reading
from pipeline.model.sheet import Sheet
from pipeline.model.states import ReadStatus

TITLE = "HSSCP Engine Room Key Line of Enquiry Request Form"
ASKED = (
    "Contact Officer:",
    "Name of Organisation:",
    "Details of issue / area of good practice:",
    "What action would you like to be taken:",
)
FIRST = ("Ailsa Tester", "Example Police", "Letters go astray.", "An audit.")
SECOND = ("Rowan Sample", "Made-up NHS Trust", "Calls are not returned.", "A meeting.")
LETTER = (
    "Dear all,",
    "please say who the Contact Officer: is. We were asked to fill in",
    "Contact Officer:",
    "Name of Organisation:",
    "and have done so.",
    "Yours, Morwenna Madeup",
)


def rows(said: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple(zip(ASKED, said, strict=True))


def words(reading: Reading) -> tuple[str | None, ...]:
    return tuple(answer.words for answer in reading.answers)


def codes(reading: Reading) -> list[str]:
    return [doubt.code for doubt in reading.doubts]


@pytest.mark.parametrize("places", list(product(("right", "tab", "below"), ("same", "one", "colon"))))
def test_each_form_in_a_file_says_what_it_says_alone(
    forms: tuple[Form, ...], printed: Callable[..., Any], places: tuple[str, str]
) -> None:
    for seed, pair in enumerate(product(forms, forms)):
        alone = [printed(form, seed, place=place).sheet for form, place in zip(pair, places, strict=True)]
        whole = Sheet(carrier="docx", blocks=tuple(block for sheet in alone for block in sheet.blocks))
        readings = match_all(whole, forms)
        assert [(one.part, one.form) for one in readings] == [(f"form {n + 1}", pair[n].id) for n in range(len(pair))]
        assert [words(one) for one in readings] == [words(match(sheet, forms)) for sheet in alone]


def test_a_form_without_its_title_is_found_after_another(
    paper: Any, cspr: Form, forms: tuple[Form, ...], printed: Callable[..., Any]
) -> None:
    sheet = paper.sheet(*printed(cspr, 4).sheet.blocks, paper.line("And this:"), paper.grid(*rows(FIRST)))
    first, second = match_all(sheet, forms)
    assert (first.form, second.form) == ("cspr", "kloe")
    assert words(second) == FIRST
    assert first.unplaced == ("And this:",)


def test_a_blank_form_and_a_filled_one_are_blank_and_record(paper: Any, forms: tuple[Form, ...]) -> None:
    title = paper.line(TITLE)
    sheet = paper.sheet(title, paper.grid(*rows(("",) * 4)), title, paper.grid(*rows(SECOND), where="table 2"))
    readings = match_all(sheet, forms)
    assert [(one.status, one.part) for one in readings] == [
        (ReadStatus.BLANK, "form 1"),
        (ReadStatus.RECORD, "form 2"),
    ]
    assert words(readings[1]) == SECOND
    assert not any(answer.doubts for answer in readings[1].answers)


def test_forms_pasted_below_one_another_in_one_table_are_parted_between_its_rows(
    paper: Any, forms: tuple[Form, ...]
) -> None:
    sheet = paper.sheet(paper.line(TITLE), paper.grid(*rows(FIRST), (TITLE,), *rows(SECOND)))
    assert [words(one) for one in match_all(sheet, forms)] == [FIRST, SECOND]


def test_one_form_is_one_part_without_a_name(paper: Any, forms: tuple[Form, ...]) -> None:
    (reading,) = match_all(paper.sheet(paper.line(TITLE), paper.grid(*rows(FIRST))), forms)
    assert (reading.part, reading.doubts) == (None, ())


def test_a_title_printed_on_every_page_begins_no_other_form(
    forms: tuple[Form, ...], cspr: Form, printed: Callable[..., Any]
) -> None:
    sheet = printed(cspr, 1, place="right").sheet
    title, *others = sheet.blocks
    whole = Sheet(carrier="docx", blocks=tuple(block for other in others for block in (title, other)))
    (reading,) = match_all(whole, forms)
    assert words(reading) == words(match(sheet, forms))


def test_a_page_that_is_there_twice_is_no_other_form_but_a_doubt(
    forms: tuple[Form, ...], cspr: Form, printed: Callable[..., Any]
) -> None:
    blocks = printed(cspr, 2, place="right", empty=0.0).sheet.blocks
    for whole in (blocks[:5] + blocks, blocks + blocks[-4:]):
        (reading,) = match_all(Sheet(carrier="docx", blocks=whole), forms)
        assert codes(reading) == ["read-two-forms"]


def test_questions_quoted_in_a_letter_are_no_form(paper: Any, forms: tuple[Form, ...]) -> None:
    letter = tuple(map(paper.line, LETTER))
    (reading,) = match_all(paper.sheet(*letter, paper.line(TITLE), paper.grid(*rows(FIRST))), forms)
    assert words(reading) == FIRST
    assert "Yours, Morwenna Madeup" in " ".join(reading.unplaced)


def test_a_paper_that_explains_every_question_is_no_form_beside_one(
    paper: Any, cspr: Form, forms: tuple[Form, ...], printed: Callable[..., Any]
) -> None:
    asked = (field.label for field in cspr.fields() if not field.columns and not field.choices)
    explained = paper.grid(*((label, "Guidance: write here what you know.") for label in asked))
    form = printed(cspr, 3, place="right").sheet
    (reading,) = match_all(paper.sheet(paper.line("How to fill it in"), explained, *form.blocks), forms)
    assert words(reading) == words(match(form, forms))
    assert "Guidance: write here what you know." in reading.unplaced
    assert codes(reading) == ["read-two-forms"]


def test_a_file_said_to_be_one_form_is_not_parted_into_others(paper: Any, cspr: Form, forms: tuple[Form, ...]) -> None:
    title = paper.line(TITLE)
    sheet = paper.sheet(title, paper.grid(*rows(FIRST)), title, paper.grid(*rows(SECOND), where="table 2"))
    assert [one.form for one in match_all(sheet, forms, "kloe")] == ["kloe", "kloe"]
    assert [(one.form, one.part) for one in match_all(sheet, forms, cspr.id)] == [("cspr", None)]


def test_a_file_of_very_many_forms_is_not_parted_but_doubted(paper: Any, forms: tuple[Form, ...]) -> None:
    copies = [block for _ in range(250) for block in (paper.line(TITLE), paper.grid(*rows(FIRST)))]
    (reading,) = match_all(paper.sheet(*copies), forms)
    assert codes(reading) == ["read-two-forms"]


def kloe_of(paper: Any, said: tuple[str, ...]) -> tuple[Any, ...]:
    return paper.line(TITLE), paper.grid(*rows(said))


@pytest.mark.parametrize(
    ("final", "told"),
    [
        (("Ailsa Tester", "Example Police", "Letters go astray.", "An audit and a meeting."), "What action would you"),
        (("Ailsa Tester", "Example Police", "Letters go astray, often for weeks.", "An audit."), "Details of issue"),
    ],
)
def test_a_draft_above_the_final_form_tells_a_person_which_questions_differ(
    forms: tuple[Form, ...], paper: Any, final: tuple[str, ...], told: str
) -> None:
    found = match_all(paper.sheet(*kloe_of(paper, FIRST), *kloe_of(paper, final)), forms)
    assert [codes(one) for one in found] == [["read-two-forms"], ["read-two-forms"]]
    assert all(told in one.doubts[0].message for one in found)
    assert [a.path for a in found[0].answers if a.doubts] == [
        a.path for a, b in zip(found[0].answers, found[1].answers, strict=True) if a.words != b.words
    ]


@pytest.mark.parametrize(
    "other", [SECOND, FIRST, ("Ailsa Tester", "Example Police", "Doors do not lock.", "New locks.")]
)
def test_two_requests_of_one_officer_and_the_same_one_twice_are_no_drafts(
    forms: tuple[Form, ...], paper: Any, other: tuple[str, ...]
) -> None:
    found = match_all(paper.sheet(*kloe_of(paper, FIRST), *kloe_of(paper, other)), forms)
    assert [codes(one) for one in found] == [[], []]
