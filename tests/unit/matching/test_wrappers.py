"""Wrappers: a control around questions and answers alike is no place for an answer."""

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.matching.phrasebook import phrasebook
from pipeline.matching.wrappers import unwrapped
from pipeline.model.form import Form
from pipeline.model.reading import Answer
from pipeline.model.sheet import Cell, Grid, Line, Mark, MarkKind

Read = Callable[..., dict[str, Answer]]


def held(text: str, key: str = "sdt1") -> Line:
    mark = Mark(kind=MarkKind.CONTROL, start=0, end=len(text), key=key)
    return Line(text=text, where="here", marks=(mark,))


@pytest.mark.parametrize("rows", [1, 2])
def test_questions_in_a_control_around_rows_are_found(read: Read, paper: Any, rows: int) -> None:
    wrapped = [(held("Family Name:"), held("Tester")), (held("Given Name:"), held("Rowan"))][:rows]
    plain = [("Given Name:", "Rowan"), ("Date Submitted", "14/03/2024")][rows - 1 :]
    answers = read(paper.sheet(paper.grid(*wrapped, *plain)))

    assert [(answers[one].words, answers[one].doubts) for one in ("family_name", "given_name")] == [
        ("Tester", ()),
        ("Rowan", ()),
    ]


def test_an_answer_s_own_control_stays(paper: Any, cspr: Form) -> None:
    for row in (("Family Name:", held("Tester")), (held("Tester"), held("Rowan")), (held("Family Name:"), "Tester")):
        sheet = paper.sheet(paper.grid(row))
        assert unwrapped(sheet, [phrasebook(cspr)]) is sheet


def test_a_table_pasted_into_an_answer_s_control_stays_in_it(paper: Any, cspr: Form) -> None:
    inner = paper.grid((held("Family Name:"), held("Tester")))
    sheet = paper.sheet(Grid(cells=(Cell(row=0, column=0, blocks=(inner,)),), where="table 1"))
    assert unwrapped(sheet, [phrasebook(cspr)]) is sheet
