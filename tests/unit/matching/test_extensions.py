"""Words added to a printed label belong to the label."""

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.model.reading import Answer

Read = Callable[..., dict[str, Answer]]
PRACTICE = "Details of issue / area of good practice"


@pytest.mark.parametrize(
    ("line", "doubted"),
    [
        ("Family Name: Tester", False),
        ("Family Name of the child: Tester", False),
        ("Family Name / surname (if known): Tester", False),
        ("Family Name / surname Tester", True),
        ("Family Name (if known) Tester", False),
        ("Family Name *  Tester", False),
        ("Family Name (as on the birth certificate): Tester", True),
        ("Family Name / clan: Tester", True),
        ("Full family name: Tester", False),
        ("Whole family name: Tester", True),
    ],
)
def test_words_added_to_a_label_belong_to_it_up_to_its_colon_or_bracket(
    read: Read, paper: Any, line: str, doubted: bool
) -> None:
    answer = read(paper.sheet(paper.line(line), paper.line("Given Name: Rowan")))["family_name"]
    assert (answer.words, "read-reworded-label" in answer.codes) == ("Tester", doubted)


@pytest.mark.parametrize(
    "line",
    ["Home Address (include Postcode): 1 Example Street", "Home Address (inc1ude Postc0de): 1 Example Street"],
)
def test_a_label_is_read_to_its_end_though_its_rest_is_misspelt(read: Read, paper: Any, line: str) -> None:
    sheet = paper.sheet(paper.line("Family Name: Tester"), paper.line(line))
    assert read(sheet)["home_address"].words == "1 Example Street"


def test_a_bracket_that_the_writer_put_into_the_answer_stays_there(read: Read, paper: Any) -> None:
    sheet = paper.sheet(paper.grid(("Family Name: Tester (was Sample)", "Given Name: Rowan")))
    assert read(sheet)["family_name"].words == "Tester (was Sample)"


def test_the_last_words_of_a_label_after_a_dash_are_no_part_of_the_answer(read: Read, paper: Any) -> None:
    answers = read(
        paper.sheet(paper.line("Contact Officer: Jo"), paper.line(f"{PRACTICE} - details: none yet")), "kloe"
    )
    assert answers["issue_details"].words == "none yet"


def test_a_first_line_that_may_be_the_labels_last_words_is_doubted(read: Read, paper: Any) -> None:
    answers = read(paper.sheet(paper.line("Contact Officer: Jo"), paper.grid((f"{PRACTICE} - details\nNone",))), "kloe")
    assert answers["issue_details"].doubts


def test_two_wordings_of_a_question_with_a_stroke_between_them_are_one(read: Read, paper: Any) -> None:
    answer = read(paper.sheet(paper.line("Case reference / NHS No.: REF 12"), paper.line("Given Name: Rowan")))
    assert (answer["case_ref_nhs_no"].words, answer["case_ref_nhs_no"].doubts) == ("REF 12", ())
