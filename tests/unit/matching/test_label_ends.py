"""Where a label ends and its answer begins, on one line."""

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.model.reading import Answer

Read = Callable[..., dict[str, Answer]]


@pytest.mark.parametrize(
    ("line", "asked", "said"),
    [
        ("Siblings - names and ages if known: Rowan (4)", "siblings", "Rowan (4)"),
        ("Siblings - names and ages\tRowan (4)", "siblings", "Rowan (4)"),
        ("Any siblings? Please give details: Rowan (4)", "siblings", "Rowan (4)"),
        ("Childs Name / young person: Rowan", "summary_child_name", "Rowan"),
        ("Date Submitted (please complete) 7/9/2012", "date_submitted", "7/9/2012"),
        ("Also known as *: Ro", "also_known_as", "Ro"),
        ("Who is the GP? : Dr Sample", "gp", "Dr Sample"),
        ("Who is the GP? ? Dr Sample", "gp", "Dr Sample"),
        ("GP - Dr Sample: mornings only", "gp", "Dr Sample: mornings only"),
    ],
)
def test_a_label_that_goes_on_is_no_part_of_the_answer(
    read: Read, paper: Any, line: str, asked: str, said: str
) -> None:
    assert read(paper.sheet(paper.line("Family Name: Tester"), paper.line(line)))[asked].words == said


def test_where_a_label_may_go_on_into_the_answer_there_is_a_doubt(read: Read, paper: Any) -> None:
    answers = read(paper.sheet(paper.grid(("Family Name: Tester",), ("Childs Name / young person Rowan",))))
    assert [bool(one.doubts) for one in answers.values() if "Rowan" in (one.words or "")] == [True]


@pytest.mark.parametrize("line", ["Name of school", "Health visitor details", "OTHER PEOPLE IN THE HOME"])
def test_a_line_worded_as_a_question_within_an_answer_is_doubted(read: Read, paper: Any, line: str) -> None:
    lines = ["Home Address (include Postcode):", "1 Example Street", line, "Anytown", "Case Ref / NHS No:", "12"]
    answer = read(paper.sheet(*map(paper.line, lines)))["home_address"]
    assert answer.doubts


def test_an_answer_after_a_dash_keeps_its_first_words_though_a_colon_follows_them(read: Read, paper: Any) -> None:
    lines = ["Family Name – Tester", "Given Name – Rowan", "Parent / Carer Details – Mother: Ailsa Tester"]
    answer = read(paper.sheet(*(paper.line(text) for text in lines)))["parent_carer_details"]
    assert (answer.words, answer.doubts) == ("Mother: Ailsa Tester", ())


def test_capitals_after_a_dash_and_before_a_colon_may_be_the_answer_where_colons_end_the_other_labels(
    read: Read, paper: Any
) -> None:
    lines = ["Family Name: Tester", "Given Name: Rowan", "Parent / Carer Details – Mother: Ailsa Tester"]
    answer = read(paper.sheet(*(paper.line(text) for text in lines)))["parent_carer_details"]
    assert answer.doubts
