"""A shape drawn over options may be somebody's mark, and is never passed over."""

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.matching import match
from pipeline.model.form import Form
from pipeline.model.reading import Answer
from pipeline.model.sheet import Cell, Grid, Line, Mark, MarkKind
from pipeline.model.states import ReadStatus

Read = Callable[..., dict[str, Answer]]


def line(text: str, drawn_at: int | None = None, hint: str = "ellipse") -> Line:
    marks = () if drawn_at is None else (Mark(kind=MarkKind.DRAWN, start=drawn_at, end=drawn_at, hint=hint),)
    return Line(text=text, where="here", marks=marks)


def grid(*rows: tuple[Line, ...]) -> Grid:
    cells = [
        Cell(row=r, column=c, blocks=(one,), where=f"table 1, row {r + 1}, cell {c + 1}")
        for r, row in enumerate(rows)
        for c, one in enumerate(row)
    ]
    return Grid(cells=tuple(cells), where="table 1")


def test_a_circle_over_an_option_is_never_nothing_ticked(read: Read, paper: Any) -> None:
    answer = read(paper.sheet(paper.line("Family Name: Tester"), line("Male / Female", 7)))["sex"]
    assert (answer.chosen, answer.codes) == ((), {"read-drawn-mark"})


@pytest.mark.parametrize("row", [0, 1])
def test_a_shape_anchored_in_the_row_of_the_options_or_the_one_above_doubts_them(
    read: Read, paper: Any, row: int
) -> None:
    rows = [(line("Family Name:"), line("Tester")), (line("Male"), line("☐"), line("Female"), line("☐"))]
    rows[row] = (*rows[row][:-1], line(rows[row][-1].text, 0))
    answers = read(paper.sheet(grid(*rows)))
    assert answers["sex"].codes == {"read-drawn-mark"}


@pytest.mark.parametrize(("row", "doubted"), [(0, set()), (1, {"read-drawn-mark"})])
def test_a_picture_doubts_the_options_of_its_own_row_alone(read: Read, paper: Any, row: int, doubted: set[str]) -> None:
    rows = [(line("Our partnership"), line("")), (line("Male ☐     Female ☐"), line(""))]
    rows[row] = (rows[row][0], line("", 0, "picture"))
    assert read(paper.sheet(paper.line("Family Name: Tester"), grid(*rows)))["sex"].codes == doubted


def test_a_shape_far_from_the_options_doubts_nothing(read: Read, paper: Any) -> None:
    lines = [line("Our partnership", 0, "picture"), *(line(f"About this form, {n}") for n in range(6))]
    sheet = paper.sheet(*lines, grid((line("Family Name:"), line("Tester"))), grid((line("Male ☒     Female ☐"),)))
    answer = read(sheet)["sex"]
    assert (answer.chosen, answer.doubts) == (("male",), ())


def test_a_picture_where_a_question_is_answered_may_be_the_answer(read: Read, paper: Any) -> None:
    rows = [(line("Family Name:"), line("Tester")), (line("Parent / Carer Details:"), line("", 0, "picture"))]
    answers = read(paper.sheet(grid(*rows)))
    assert (answers["parent_carer_details"].words, answers["parent_carer_details"].codes) == (None, {"read-picture"})
    assert answers["family_name"].codes == set()


def test_a_picture_among_the_words_of_an_answer_is_told(read: Read, paper: Any) -> None:
    answer = read(paper.sheet(line("Family Name: Tester", 19, "picture"), paper.line("Given Name: Rowan")))
    assert (answer["family_name"].words, answer["family_name"].codes) == ("Tester", {"read-picture"})
    assert answer["given_name"].codes == set()


def test_a_picture_in_a_row_of_a_table_doubts_the_table(read: Read, paper: Any) -> None:
    rows = [
        (line("Name"), line("AKA (Also known as)"), line("Address if known")),
        (line("Ada Example"), line("", 0, "picture"), line("1 Elm Row")),
    ]
    answers = read(paper.sheet(paper.line("Family Name: Tester"), grid(*rows)))
    assert "read-picture" in answers["associated_people"].codes


def test_a_form_with_nothing_but_drawings_where_it_asks_is_not_blank(forms: tuple[Form, ...], printed: Any) -> None:
    kloe = next(form for form in forms if form.id == "kloe")
    blank = printed(kloe, 1, empty=1.0).sheet
    assert match(blank, forms).status is ReadStatus.BLANK
    last = next(one for one in blank.blocks[::-1] if isinstance(one, Grid))
    cells = (*last.cells[:-1], Cell(row=last.cells[-1].row, column=last.cells[-1].column, blocks=(line("", 0, "ink"),)))
    blocks = tuple(Grid(cells=cells, where=last.where) if one is last else one for one in blank.blocks)
    assert match(type(blank)(carrier="docx", blocks=blocks), forms).status is ReadStatus.RECORD


def test_a_paper_of_pictures_without_a_word_is_no_paper_about_something_else(
    forms: tuple[Form, ...], paper: Any
) -> None:
    pictures = match(paper.sheet(line("", 0, "picture"), line("", 0, "picture")), forms)
    letter = match(paper.sheet(line("Dear all"), line("", 0, "picture")), forms)
    assert (pictures.status, letter.status) == (ReadStatus.UNREADABLE, ReadStatus.NOT_A_FORM)
    assert "scanned" in (pictures.reason or "")


@pytest.mark.parametrize("chosen", ["Male", "Female"])
def test_an_option_in_a_coloured_cell_of_its_own_is_taken_with_a_doubt(read: Read, paper: Any, chosen: str) -> None:
    cells = (paper.marked(one, one, MarkKind.COLOURED) if one == chosen else line(one) for one in ("Male", "Female"))
    answer = read(paper.sheet(paper.line("Family Name: Tester"), grid(tuple(cells))))["sex"]
    assert (answer.chosen, answer.codes) == ((chosen.lower(),), {"read-unclear-tick"})
