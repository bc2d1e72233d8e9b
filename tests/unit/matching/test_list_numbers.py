"""The number of a list stands before words, and is seldom one of them."""

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.model.reading import Answer
from pipeline.model.sheet import Cell, Grid, Line, Mark, MarkKind

Read = Callable[..., dict[str, Answer]]


def line(text: str, number: str = "", *marks: Mark) -> Line:
    return Line(text=text, where="here", number=number, marks=marks)


def box(on: bool) -> Mark:
    return Mark(kind=MarkKind.BOX, start=0, end=0, on=on)


def beside(label: str, *answer: Line) -> Grid:
    cells = (Cell(row=0, column=0, blocks=(line(label),)), Cell(row=0, column=1, blocks=answer))
    return Grid(cells=cells, where="table 1")


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ((line("Agree", "1."), line("Report", "2.")), "1. Agree\n2. Report"),
        ((line("As follows:"), line("Agree", "•"), line("Report", "•")), "As follows:\n• Agree\n• Report"),
        ((line("Agree", "(a)"), line("then", "(i)"), line("Report", "(b)")), "(a) Agree\n(i) then\n(b) Report"),
        ((line("Agree", "2.1"), line("Report", "2.2")), "2.1 Agree\n2.2 Report"),
        ((line("Agree", "4."),), "Agree"),
        ((line("Agree", "4."), line("Report", "5.")), "Agree\nReport"),
    ],
)
def test_the_numbers_of_a_list_are_words_of_a_long_answer_unless_the_form_counts(
    read: Read, paper: Any, answer: tuple[Line, ...], words: str
) -> None:
    sheet = paper.sheet(paper.line("Family Name: Tester"), beside("Parent / Carer Details:", *answer))
    assert read(sheet)["parent_carer_details"].words == words


def test_the_number_of_a_question_is_no_part_of_its_answer(read: Read, paper: Any) -> None:
    answers = read(paper.sheet(line("Family Name: Tester", "1."), line("Given Name: Rowan", "2.")))
    assert [(answers[one].words, answers[one].doubts) for one in ("family_name", "given_name")] == [
        ("Tester", ()), ("Rowan", ()),
    ]  # fmt: skip


def test_a_bullet_that_is_a_box_ticks_its_option(read: Read, paper: Any) -> None:
    options = line("Male", "☐", box(False)), line("Female", "☑", box(True))
    answer = read(paper.sheet(paper.line("Family Name: Tester"), *options))["sex"]
    assert (answer.chosen, answer.doubts) == (("female",), ())


def test_a_list_whose_bullets_all_are_ticks_is_doubted(read: Read, paper: Any) -> None:
    options = line("Male", "✓", box(True)), line("Female", "✓", box(True))
    answer = read(paper.sheet(paper.line("Family Name: Tester"), *options))["sex"]
    assert "read-unclear-tick" in answer.codes


@pytest.mark.parametrize("kind", [MarkKind.COLOURED, MarkKind.FRAMED])
def test_an_option_in_a_loud_colour_or_a_frame_is_taken_with_a_doubt(read: Read, paper: Any, kind: MarkKind) -> None:
    options = line("Male / Female", "", Mark(kind=kind, start=7, end=13))
    answer = read(paper.sheet(paper.line("Family Name: Tester"), options))["sex"]
    assert (answer.chosen, answer.codes) == (("female",), {"read-unclear-tick"})


def test_an_answer_hardly_to_be_seen_is_kept_with_a_doubt(read: Read, paper: Any) -> None:
    faint = Mark(kind=MarkKind.FAINT, start=13, end=19)
    answer = read(paper.sheet(line("Family Name: Tester", "", faint), paper.line("Given Name: Rowan")))["family_name"]
    assert (answer.words, answer.codes) == ("Tester", {"read-hidden"})
