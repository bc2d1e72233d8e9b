"""Answers in controls are closed; words beside a control are not silently its own."""

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.matching import match
from pipeline.model.reading import Answer
from pipeline.model.sheet import Line, Mark, MarkKind

Read = Callable[..., dict[str, Answer]]
TITLE = "HSSCP Engine Room Key Line of Enquiry Request Form"
ASKED = "What action would you like to be taken:"


def control(text: str, words: str | None = None) -> Line:
    start = text.index(words or text)
    mark = Mark(kind=MarkKind.CONTROL, start=start, end=start + len(words or text), key="c1")
    return Line(text=text, where="page 1, line 9", marks=(mark,))


def test_words_on_the_lines_after_a_control_are_no_part_of_its_answer_and_are_shown(forms: Any, paper: Any) -> None:
    lines = [paper.line(TITLE), paper.line("Contact Officer: Ailsa Tester"), paper.line(ASKED), control("An audit.")]
    reading = match(paper.sheet(*lines, paper.line("See the other side.")), forms, "kloe")
    answer = next(answer for answer in reading.answers if answer.path == "action_requested")
    assert (answer.words, reading.unplaced) == ("An audit.", ("See the other side.",))
    assert "read-unclaimed-text-near" in answer.codes


@pytest.mark.parametrize("cell", ["An audit. And soon.", "Soon: An audit."])
def test_words_beside_a_control_in_the_same_cell_are_taken_with_a_doubt_where_it_begins_the_answer(
    read: Read, paper: Any, cell: str
) -> None:
    sheet = paper.sheet(paper.line(TITLE), paper.grid((ASKED, control(cell, "An audit."))))
    answer = read(sheet, "kloe")["action_requested"]
    assert (answer.words, answer.codes) == (cell, {"read-beside-control"} if cell.startswith("An") else set())


def test_several_controls_in_one_cell_and_what_only_parts_them_are_one_answer(read: Read, paper: Any) -> None:
    marks = tuple(Mark(kind=MarkKind.CONTROL, start=at, end=at + 5) for at in (0, 8))
    sheet = paper.sheet(paper.line(TITLE), paper.grid((ASKED, paper.line("audit / visit.", *marks))))
    answer = read(sheet, "kloe")["action_requested"]
    assert (answer.words, answer.codes) == ("audit / visit.", set())


def test_controls_that_show_a_label_and_its_colon_ask_and_those_beside_them_answer(read: Read, paper: Any) -> None:
    asked = ("Contact Officer:", "Name of Organisation:", "Details of issue / area of good practice:", ASKED)
    said = ("Ailsa Tester", "Example Police", "Letters go astray.", "An audit.")
    rows = [(control(one), control(words)) for one, words in zip(asked, said, strict=True)]
    answers = read(paper.sheet(paper.line(TITLE), paper.grid(*rows)), "kloe").values()
    assert [(answer.words, answer.codes) for answer in answers] == [(words, set()) for words in said]
