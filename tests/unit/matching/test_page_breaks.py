"""Questions cut in two by the end of a page."""

from typing import Any

import pytest

from pipeline.matching.page_breaks import mended
from pipeline.matching.panes import Paper, lay_out
from pipeline.matching.phrasebook import phrasebook
from pipeline.model.form import Form
from pipeline.model.sheet import Sheet


def cut_in_two(paper: Any, *, pages: int | None = 2, beside: tuple[str, str] = ("", "Ailsa Tester")) -> Sheet:
    first = paper.grid(("Contact Officer:", "Rowan"), ("3. Name of", beside[0]))
    second = paper.grid(("Organisation:", beside[1]), where="page 2, table 1")
    return paper.sheet(first, second, carrier="pdf", pages=pages)


def texts(laid: Paper) -> list[str]:
    return [pane.text for pane in laid.panes]


def test_the_halves_of_a_question_are_joined_on_a_paper_of_its_own(paper: Any, kloe: Form) -> None:
    sheet = cut_in_two(paper)
    laid = lay_out(sheet)
    whole = mended(sheet, laid, phrasebook(kloe))
    assert texts(whole)[2:] == ["", "", "3. Name of Organisation:", "Ailsa Tester"]
    assert texts(laid)[2:] == ["3. Name of", "", "Organisation:", "Ailsa Tester"]


def test_a_question_is_whole_where_its_first_half_is_answered(paper: Any, kloe: Form) -> None:
    sheet = cut_in_two(paper, beside=("Ailsa Tester", ""))
    whole = mended(sheet, lay_out(sheet), phrasebook(kloe))
    assert texts(whole)[2:] == ["3. Name of Organisation:", "Ailsa Tester", "", ""]


@pytest.mark.parametrize("pages", [None, 2])
def test_a_paper_without_a_cut_question_stays_the_one_that_all_forms_share(
    paper: Any, cspr: Form, kloe: Form, pages: int | None
) -> None:
    sheet = cut_in_two(paper, pages=pages)
    laid = lay_out(sheet)
    assert mended(sheet, laid, phrasebook(kloe if pages is None else cspr)) is laid
