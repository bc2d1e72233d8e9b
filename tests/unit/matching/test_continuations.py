"""What goes on from an answer elsewhere is joined where it says plainly from which; else it is kept, and doubted."""

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.matching import match, match_all
from pipeline.model.form import FieldType, Form
from pipeline.model.reading import Answer, Reading
from pipeline.model.sheet import Grid, Line, MarkKind, Sheet

TEXT = "The grandmother moved in last May and left in June."
FIRST = "Nobody was told of the move."
HEADINGS = ("Continuation of {}", "Continued from {}:", "{} (continued)", "{}: (cont’d)", "Continuation sheet – {}")


def below(form: Any, paper: Any, forms: tuple[Form, ...], *lines: Any) -> Reading:
    blocks = (one if isinstance(one, Line | Grid) else paper.line(one, where="paragraph 99") for one in lines)
    return match(Sheet(carrier="docx", blocks=(*form.sheet.blocks, *blocks)), forms)


def said(reading: Reading, asked: str) -> Answer:
    return next(one for one in reading.answers if one.path == asked)


def doubts(reading: Reading, asked: str) -> set[str]:
    return {doubt.code for answer in reading.answers if answer.path == asked for doubt in answer.doubts}


def whole(filled: Any, asked: str, *more: str) -> str:
    return " ".join(" ".join((filled.truth[asked] or "", *more)).split())


def folded(words: str | None) -> str:
    return " ".join((words or "").split())


def long_questions(forms: tuple[Form, ...]) -> list[tuple[Form, Any]]:
    return [(form, one) for form in forms for one in form.fields() if one.type is FieldType.LONG_TEXT]


@pytest.mark.parametrize("place", ["right", "tab"])
@pytest.mark.parametrize("heading", HEADINGS)
def test_every_long_answer_goes_on_under_its_own_label(
    forms: tuple[Form, ...], paper: Any, printed: Callable[..., Any], place: str, heading: str
) -> None:
    for form, one in long_questions(forms):
        filled = printed(form, 1, place=place, empty=0.0)
        reading = below(filled, paper, forms, heading.format(one.label.strip().rstrip(":")), TEXT)
        told = said(reading, one.id)
        assert folded(told.words) == whole(filled, one.id, TEXT)
        assert "read-continued" not in told.codes
        assert told.source is not None
        assert told.source.where.endswith("; paragraph 99")
        assert heading.split(maxsplit=1)[0].strip("{}:") in told.source.raw
        assert TEXT in told.source.raw
        assert not reading.unplaced


@pytest.mark.parametrize(
    ("asked", "lines"),
    [
        ("parent_carer_details", (f"Continued from Parent / Carer Details: {TEXT}",)),
        ("parent_carer_details", ("Continuation sheet", "Parent / Carer Details (continued)", TEXT)),
        ("parent_carer_details", (f"Parent / Carer Details: (cont'd) {TEXT}",)),
        ("siblings", ("Kind regards", "Ailsa", "CONTINUATION SHEET", "Siblings information if known:", TEXT)),
        ("siblings", ("Siblings information (continued)", TEXT, "Kind regards", "Ailsa")),
    ],
)
def test_a_sequel_is_found_on_a_sheet_of_its_own_and_before_a_closing(
    forms: tuple[Form, ...], cspr: Form, paper: Any, printed: Callable[..., Any], asked: str, lines: Any
) -> None:
    filled = printed(cspr, 1, place="right", empty=0.0)
    reading = below(filled, paper, forms, *lines)
    assert folded(said(reading, asked).words) == whole(filled, asked, TEXT)
    assert not doubts(reading, asked)
    assert "Ailsa" not in (said(reading, asked).words or "")


def test_a_sequel_stands_in_a_frame_or_in_cells_beside_what_names_it(
    forms: tuple[Form, ...], cspr: Form, paper: Any, printed: Callable[..., Any]
) -> None:
    filled = printed(cspr, 1, place="right", empty=0.0)
    frame = paper.grid((TEXT,), where="table 50")
    reading = below(filled, paper, forms, "Siblings information (continued)", frame)
    assert folded(said(reading, "siblings").words) == whole(filled, "siblings", TEXT)
    grid = paper.grid(("Siblings information if known:", TEXT), ("Parent / Carer Details:", FIRST), where="table 50")
    reading = below(filled, paper, forms, "Continuation sheet", grid)
    assert folded(said(reading, "siblings").words) == whole(filled, "siblings", TEXT)
    assert folded(said(reading, "parent_carer_details").words) == whole(filled, "parent_carer_details", FIRST)
    assert said(reading, "siblings").source.where.endswith("table 50, row 1, cell 2")  # type: ignore[union-attr]


def test_what_only_points_to_the_sequel_is_no_part_of_the_answer(forms: tuple[Form, ...], paper: Any) -> None:
    asked = ("Contact Officer: A", "Name of Organisation: B", "Details of issue / area of good practice: ")
    lines = ["HSSCP Engine Room Key Line of Enquiry Request Form", *asked, "What action would you like to be taken: D"]
    for first, words in (("See continuation sheet", TEXT), (f"{FIRST} (see over)", f"{FIRST}\n{TEXT}")):
        lines[3] = asked[2] + first
        reading = match(paper.sheet(*map(paper.line, (*lines, "Continuation of details of issue", TEXT))), forms)
        assert said(reading, "issue_details").words == words
        assert not doubts(reading, "issue_details")
        assert first in said(reading, "issue_details").source.raw  # type: ignore[union-attr]


def test_an_answer_that_points_to_what_is_not_there_is_doubted(forms: tuple[Form, ...], paper: Any) -> None:
    grid = paper.grid(("Parent / Carer Details:", f"{FIRST} (see continuation sheet)"))
    reading = match(paper.sheet(grid), forms, "cspr")
    assert said(reading, "parent_carer_details").words == f"{FIRST} (see continuation sheet)"
    assert "read-continued" in doubts(reading, "parent_carer_details")


@pytest.mark.parametrize(
    "heading", ["Q3 continued", "3 (cont.)", "Continuation of section 3 – Details of issue", "Question 3 continued:"]
)
def test_a_number_names_a_question_where_the_form_is_numbered(
    forms: tuple[Form, ...], paper: Any, heading: str
) -> None:
    rows = (
        ("1. Contact Officer:", "Ailsa Tester"), ("2. Name of Organisation:", "Example Police"),
        ("3. Details of issue / area of good practice:", FIRST), ("4. What action would you like to be taken:", "None"),
    )  # fmt: skip
    title = paper.line("HSSCP Engine Room Key Line of Enquiry Request Form")
    reading = match(paper.sheet(title, paper.grid(*rows), paper.line(heading), paper.line(TEXT)), forms)
    assert said(reading, "issue_details").words == f"{FIRST}\n{TEXT}"
    assert not doubts(reading, "issue_details")


@pytest.mark.parametrize("table", ["chronology", "professionals", "associated_people"])
@pytest.mark.parametrize("headed", [True, False])
@pytest.mark.parametrize("heading", ["{} (continued)", "Continuation of {}"])
def test_rows_go_on_in_a_second_table(
    forms: tuple[Form, ...], cspr: Form, paper: Any, printed: Callable[..., Any],
    table: str, headed: bool, heading: str,
) -> None:  # fmt: skip
    filled = printed(cspr, 3, place="right", rows=(2, 2))
    one = cspr.field(table)
    row = tuple(f"told {column.id}" for column in one.columns)
    grid = paper.grid(*((tuple(column.label for column in one.columns), row) if headed else (row,)), where="table 50")
    reading = below(filled, paper, forms, heading.format(one.label), grid)
    for column, words in zip(one.columns, row, strict=True):
        assert said(reading, f"{table}[2].{column.id}").words == words
    assert not any(one.doubts for one in reading.answers if one.path.startswith(table))
    assert not reading.unplaced


@pytest.mark.parametrize(
    ("asked", "lines"),
    [
        ("siblings", ("Additional information re Siblings information if known:", TEXT)),
        ("siblings", ("Kind regards", "Ailsa", "P.S.", f"Siblings information if known: {TEXT}")),
    ],
)
def test_what_may_be_more_of_an_answer_doubts_it(
    forms: tuple[Form, ...], cspr: Form, paper: Any, printed: Callable[..., Any], asked: str, lines: Any
) -> None:
    reading = below(printed(cspr, 1, place="right", empty=0.1), paper, forms, *lines)
    assert TEXT in f"{said(reading, asked).words} {' '.join(reading.unplaced)}"
    assert doubts(reading, asked) & {"read-continued", "read-two-places"}


def test_the_only_answer_that_points_on_takes_what_names_nobody_with_a_doubt(
    forms: tuple[Form, ...], paper: Any
) -> None:
    rows = (("Parent / Carer Details:", f"{FIRST} (see continuation sheet)"), ("GP's Name & Address:", "Not known."))
    sheet = (paper.grid(*rows), paper.line("Continuation sheet"), paper.line(TEXT))
    reading = match(paper.sheet(*sheet), forms, "cspr")
    assert said(reading, "parent_carer_details").words == f"{FIRST}\n{TEXT}"
    assert "read-continued" in doubts(reading, "parent_carer_details")


NEAR_MISSES = (
    ("Date of incident (continued)", TEXT),
    ("Name (continued)", TEXT),
    ("Q99 continued", TEXT),
    ("School report (continued)", TEXT),
    ("Continued from overleaf", TEXT),
    ("Continued support was offered by the nurse.", TEXT),
    ("Siblings continued to attend the school.", TEXT),
    ("Dear colleague", f"The siblings continued as before. {TEXT}", "Kind regards"),
    ("Case summary and reason for consideration continued to worry us.", TEXT),
)


@pytest.mark.parametrize("lines", NEAR_MISSES)
def test_what_names_no_question_or_several_is_joined_to_none(
    forms: tuple[Form, ...], cspr: Form, paper: Any, printed: Callable[..., Any], lines: tuple[str, ...]
) -> None:
    filled = printed(cspr, 1, place="right", empty=0.0)
    reading = below(filled, paper, forms, *lines)
    assert not any(TEXT in (one.words or "") for one in reading.answers)
    assert TEXT in " ".join(reading.unplaced)
    assert reading.doubts or any(one.doubts for one in reading.answers)


def test_a_heading_of_nobody_knows_what_doubts_every_long_answer(forms: tuple[Form, ...], paper: Any) -> None:
    rows = (("Parent / Carer Details:", FIRST), ("GP's Name & Address:", "Not known."), ("Also known as:", "nobody"))
    reading = match(paper.sheet(paper.grid(*rows), paper.line("Q3 (continued)"), paper.line(TEXT)), forms, "cspr")
    assert "read-continued" in doubts(reading, "parent_carer_details") & doubts(reading, "gp")
    assert "read-continued" not in doubts(reading, "also_known_as")


@pytest.mark.parametrize("before", [("Dear colleague",), ("From: Ailsa Tester", "Sent: 3 May 2024", "Subject: form")])
def test_a_letter_below_the_form_lends_it_no_words(
    forms: tuple[Form, ...], kloe: Form, paper: Any, printed: Callable[..., Any], before: tuple[str, ...]
) -> None:
    reading = below(
        printed(kloe, 1, place="right", empty=0.0), paper, forms, *before, "Details of issue (continued)", TEXT
    )
    assert not any(TEXT in (one.words or "") for one in reading.answers)
    assert TEXT in " ".join(reading.unplaced)
    assert "read-continued" in doubts(reading, "issue_details")


def test_a_sections_title_over_the_page_is_not_about_another_question_of_it(
    forms: tuple[Form, ...], paper: Any
) -> None:
    lines = ("Identify any other formal notification that has been submitted: one", "Case summary (continued)", TEXT)
    story = "Please provide brief details of the incident: It began in May."
    reading = match(paper.sheet(*map(paper.line, (story, *lines))), forms, "cspr")
    assert said(reading, "brief_details").words == "It began in May."


def test_what_is_struck_out_where_an_answer_goes_on_is_doubted(forms: tuple[Form, ...], paper: Any) -> None:
    grid = paper.grid(("Parent / Carer Details:", FIRST), ("GP's Name & Address:", "Not known."))
    more = paper.marked(f"{TEXT} Or not.", "Or not.", MarkKind.STRUCK)
    reading = match(paper.sheet(grid, paper.line("Parent / Carer Details (continued)"), more), forms, "cspr")
    assert said(reading, "parent_carer_details").words == f"{FIRST}\n{TEXT}"
    assert "read-struck-out" in doubts(reading, "parent_carer_details")


def test_what_says_the_answer_once_more_takes_nobodys_place(forms: tuple[Form, ...], paper: Any) -> None:
    grid = paper.grid(("Parent / Carer Details:", FIRST), ("GP's Name & Address:", "Not known."))
    again = paper.line(f"{FIRST} {TEXT}")
    reading = match(paper.sheet(grid, paper.line("Parent / Carer Details (continued)"), again), forms, "cspr")
    assert said(reading, "parent_carer_details").words == FIRST
    assert "read-continued" in doubts(reading, "parent_carer_details")
    assert TEXT in " ".join(reading.unplaced)


def test_a_form_that_stands_twice_lends_no_words_to_its_other_copy(
    forms: tuple[Form, ...], kloe: Form, paper: Any, printed: Callable[..., Any]
) -> None:
    first, second = (printed(kloe, seed, place="right", empty=0.0) for seed in (1, 2))
    blocks = (*first.sheet.blocks, *second.sheet.blocks, paper.line("Details of issue (continued)"), paper.line(TEXT))
    parts = match_all(Sheet(carrier="docx", blocks=blocks), forms)
    holding = [part for part in parts if TEXT in (said(part, "issue_details").words or "")]
    assert len(parts) == 1 or holding in ([], [parts[1]])
    assert all(TEXT not in (said(part, "issue_details").words or "") for part in parts[:1])


def test_a_line_that_goes_on_is_no_missing_question(forms: tuple[Form, ...], paper: Any) -> None:
    story = paper.grid(("Please provide brief details of the incident", "It began in May."))
    lines = [paper.line(words) for words in ("Continued from brief details:", TEXT, "Period to: May 2024")]
    reading = match(paper.sheet(paper.grid(("Family Name:", "Tester")), story, *lines), forms, "cspr")
    assert [one.path for one in reading.answers if TEXT in (one.words or "")] == ["brief_details"]


def test_words_that_go_on_from_nobody_knows_where_doubt_the_whole(
    forms: tuple[Form, ...], kloe: Form, paper: Any, printed: Callable[..., Any]
) -> None:
    reading = below(printed(kloe, 1, place="right"), paper, forms, f"Continued from overleaf: {TEXT}")
    assert [doubt.code for doubt in reading.doubts] == ["read-continued"]
