"""What goes on from an answer elsewhere is kept, and the answer it goes on from is doubted."""

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.matching import match
from pipeline.model.form import Form
from pipeline.model.reading import Reading
from pipeline.model.sheet import Sheet

TEXT = "The grandmother moved in last May and left in June."


def below(form: Any, paper: Any, forms: tuple[Form, ...], *lines: str) -> Reading:
    return match(Sheet(carrier="docx", blocks=(*form.sheet.blocks, *map(paper.line, lines))), forms)


def doubts(reading: Reading, asked: str) -> set[str]:
    return {doubt.code for answer in reading.answers if answer.path == asked for doubt in answer.doubts}


@pytest.mark.parametrize("place", ["right", "tab"])
@pytest.mark.parametrize(
    ("asked", "lines"),
    [
        ("parent_carer_details", (f"Continued from Parent / Carer Details: {TEXT}",)),
        ("parent_carer_details", ("Continuation sheet", "Parent / Carer Details (continued)", TEXT)),
        ("parent_carer_details", (f"Parent / Carer Details: (cont'd) {TEXT}",)),
        ("siblings", ("Additional information re Siblings information if known:", TEXT)),
        ("siblings", ("Kind regards", "Ailsa", "CONTINUATION SHEET", "Siblings information if known:", TEXT)),
        ("siblings", ("Kind regards", "Ailsa", "P.S.", f"Siblings information if known: {TEXT}")),
    ],
)
def test_words_that_name_the_question_they_go_on_from_doubt_it(
    forms: tuple[Form, ...], cspr: Form, paper: Any, printed: Callable[..., Any], place: str, asked: str, lines: Any
) -> None:
    reading = below(printed(cspr, 1, place=place, empty=0.1), paper, forms, *lines)
    answer = next(one for one in reading.answers if one.path == asked)
    assert TEXT in f"{answer.words} {' '.join(reading.unplaced)}"
    assert doubts(reading, asked) & {"read-continued", "read-two-places"}


def test_a_line_that_goes_on_is_heeded_though_it_passes_for_a_missing_question(
    forms: tuple[Form, ...], paper: Any
) -> None:
    story = paper.grid(("Please provide brief details of the incident", "It began in May."))
    lines = [paper.line(words) for words in ("Continued from brief details:", TEXT, "Period to: May 2024")]
    reading = match(paper.sheet(paper.grid(("Family Name:", "Tester")), story, *lines), forms, "cspr")
    taken = next(one for one in reading.answers if one.words == TEXT)
    assert taken.source is not None
    assert taken.source.raw.startswith("Continued")
    assert "read-continued" in doubts(reading, "brief_details")


def test_a_number_names_a_question_where_the_form_is_numbered(forms: tuple[Form, ...], paper: Any) -> None:
    asked = ("Contact Officer: A", "Name of Organisation: B", "Details of issue: C")
    lines = ["HSSCP Engine Room Key Line of Enquiry Request Form"]
    lines += [f"{number}. {words}" for number, words in enumerate((*asked, "What action would you like: D"), start=1)]
    reading = match(paper.sheet(*map(paper.line, (*lines, f"Q3 continued: {TEXT}"))), forms)
    assert "read-continued" in doubts(reading, "issue_details")
    assert TEXT in " ".join(reading.unplaced)


def test_words_that_go_on_from_nobody_knows_where_doubt_the_whole(
    forms: tuple[Form, ...], kloe: Form, paper: Any, printed: Callable[..., Any]
) -> None:
    reading = below(printed(kloe, 1, place="right"), paper, forms, f"Continued from overleaf: {TEXT}")
    assert [doubt.code for doubt in reading.doubts] == ["read-continued"]
