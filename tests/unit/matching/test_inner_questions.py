"""A question nobody knows between known ones in plain lines, and ordinary answers that only hold colons."""

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.model.reading import Answer
from pipeline.model.sheet import Sheet

Read = Callable[[Sheet, str], dict[str, Answer]]


def _doubts(paper: Any, read: Read, *lines: str) -> set[str]:
    form = ("KLOE Request Form", "Contact Officer: Ailsa Tester", "Name of Organisation: Example Police")
    form += ("Details of issue / area of good practice: Letters go astray.", *lines)
    form += ("What action would you like to be taken: An audit.",)
    answer = read(paper.sheet(*map(paper.line, form)), "kloe")["issue_details"]
    return answer.codes


@pytest.mark.parametrize(
    "lines",
    [
        ("School attended: Example Primary",),
        ("They come late.", "School attended: Example Primary", "Ethnicity: White British"),
        ("1 Example Street", "Religion:"),
    ],
)
def test_an_unknown_question_in_the_lines_of_an_answer_is_doubted(
    paper: Any, read: Read, lines: tuple[str, ...]
) -> None:
    assert "read-label-leak" in _doubts(paper, read, *lines)


@pytest.mark.parametrize(
    "lines",
    [
        ("1 Example Street", "Anytown XX1 1XX"),
        ("seen on 3 May: none of them",),
        ("10:30 rang the office: no answer",),
        ("Note: the office has moved, and letters that were sent to its old address have been sent on since May.",),
    ],
)
def test_ordinary_lines_with_colons_are_not(paper: Any, read: Read, lines: tuple[str, ...]) -> None:
    assert _doubts(paper, read, *lines) == set()


def test_an_answer_that_begins_so_itself_or_goes_on_about_what_was_asked_is_not(paper: Any, read: Read) -> None:
    for said in ("Mother: Ms Tester", "Ms Tester (mother)"):
        lines = (f"Parent / Carer Details: {said}", "Birth father: not known", "Childs Name: Tad Tester")
        assert read(paper.sheet(*map(paper.line, lines)), "cspr")["parent_carer_details"].doubts == ()


@pytest.mark.parametrize("quoted", ["Given Name was left open on the earlier form.", "Given Name Rowan"])
def test_a_sentence_that_begins_with_a_question_asked_elsewhere_may_be_part_of_the_answer_before(
    paper: Any, read: Read, quoted: str
) -> None:
    rows = (("Family Name:", "Tester"),), ((quoted,),), (("Anytown",),), (("Given Name:", "Rowan"),)
    answer = read(paper.sheet(*(paper.grid(*row) for row in rows)), "cspr")["family_name"]
    assert ("read-label-leak" in answer.codes) is ("earlier" in quoted)


def test_an_option_quoted_in_an_answer_s_cell_doubts_what_stands_before_it(paper: Any, read: Read) -> None:
    quoted = "Known to Early Help / Agencies (State which) was left open on the earlier form."
    rows = (("Home Address (include Postcode):", f"1 Example Street\n{quoted}"), ("Given Name:", "Rowan"))
    over = ((f"Home Address (include Postcode):\n1 Example Street\n{quoted}",), ("Given Name: Rowan",))
    for grid in (rows, over):
        answer = read(paper.sheet(paper.grid(*grid)), "cspr")["home_address"]
        assert quoted in (answer.words or "") or "read-label-leak" in answer.codes


@pytest.mark.parametrize(
    ("last", "doubted"),
    [("RELEVANT OTHERS", True), ("OTHER RELEVANT PEOPLE", False)],
)
def test_the_last_line_above_a_table_whose_heading_is_missing_may_be_that_heading(
    paper: Any, read: Read, last: str, doubted: bool
) -> None:
    answers = read(
        paper.sheet(
            paper.line("REFERRERS DETAILS"),
            paper.line("Given Name: Rowan"),
            paper.line("GP's Name & Address: Dr Sample"),
            paper.line("1 Example Street"),
            paper.line(last),
            paper.grid(("Name", "AKA (Also known as)", "Address if known"), ("A", "B", "C")),
            paper.line("Please tick to state what you think is required - Consideration of: CSPR"),
        )
    )
    assert ("read-label-leak" in {doubt.code for doubt in answers["gp"].doubts}) == doubted
