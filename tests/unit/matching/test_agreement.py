"""Re-worded questions on whose meaning words, order and kind of answer agree, and those on which they do not."""

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.model.reading import Answer

Read = Callable[..., dict[str, Answer]]


def _codes(answer: Answer) -> set[str]:
    return {doubt.code for doubt in answer.doubts}


@pytest.mark.parametrize(
    ("label", "said", "codes"),
    [
        ("Surname as it stands on the passport", "Tester", set()),  # half its words mean the family name
        ("Passport", "Tester", {"read-reworded-label"}),  # only its place does
        ("Surname as it stands on the passport", "3/4/2019", {"read-reworded-label"}),  # a date is no name
        ("Nationality and surname", "Tester", {"read-reworded-label"}),  # it asks for something else, too
    ],
)
def test_a_question_in_its_own_place_needs_no_look_where_its_words_and_answer_agree(
    read: Read, paper: Any, label: str, said: str, codes: set[str]
) -> None:
    rows = (("Date Submitted", "5/6/2024"), (label, said), ("Given Name:", "Rowan"), ("Also known as:", "Ro"))
    assert _codes(read(paper.sheet(paper.grid(*rows)))["family_name"]) == codes


def test_a_question_among_strangers_is_looked_at(read: Read, paper: Any) -> None:
    rows = (
        ("Date Submitted", "5/6/2024"),
        ("Surname as it stands on the passport", "Tester"),
        ("Given Name:", "Rowan"),
        ("Ethnicity", "White British"),
        ("Also known as:", "Ro"),
    )
    assert "read-reworded-label" in _codes(read(paper.sheet(paper.grid(*rows)))["family_name"])


def test_a_known_wording_in_the_place_of_a_question_that_was_not_found_is_looked_at(read: Read, paper: Any) -> None:
    answers = read(
        paper.sheet(
            paper.grid(
                ("Family Name:", "Tester"),
                ("Dob or expected date of delivery:", "3/4/2019"),
                ("Date of incident or death", "5/6/2024"),  # asked once more in the summary, in other words
                ("Home Address (include Postcode):", "1 Example Street"),
                ("Case Ref / NHS No:", "REF 12"),
            ),
            paper.line("CASE SUMMARY & REASON FOR CONSIDERATION"),
            paper.grid(("When did it happen?", "7/8/2023"), ("Childs Name:", "Rowan Tester")),
        )
    )
    dates = answers["date_of_death_or_incident"], answers["summary_date_of_incident"]
    assert all(one.words in (None, "5/6/2024", "7/8/2023") and one.doubts for one in dates)


def test_the_heads_of_a_table_need_no_look_where_all_stand_in_order_and_nearly_mean_their_columns(
    read: Read, paper: Any
) -> None:
    heads = ("Name of practitioner", "Designation held", "Employing agency", "Contact details")
    answers = read(paper.sheet(paper.grid(heads, ("A", "B", "C", "D"))))
    row = {path: (one.words, _codes(one)) for path, one in answers.items() if path.startswith("professionals[0]")}
    assert row == {
        "professionals[0].name": ("A", set()),
        "professionals[0].title": ("B", set()),
        "professionals[0].agency": ("C", set()),
        "professionals[0].contact": ("D", set()),
    }
