"""Questions nobody has seen in these words before."""

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.model.reading import Answer

Read = Callable[..., dict[str, Answer]]
REWORDED = (
    ("Surname of the young person", "Tester", "family_name"),
    ("First name(s) of young person", "Rowan", "given_name"),
    ("Born on (or due on)", "3/2/2019", "date_of_birth"),
    ("When did the death or serious incident occur?", "4/5/2023", "date_of_death_or_incident"),
    ("Family GP (name, address)", "Dr Sample, Anytown", "gp"),
)


@pytest.mark.parametrize("layout", ["grid", "colon", "tab"])
def test_questions_worded_otherwise_are_known_by_what_they_mean_and_need_no_look(
    read: Read, paper: Any, layout: str
) -> None:
    if layout == "grid":
        sheet = paper.sheet(paper.grid(*((label, said) for label, said, _ in REWORDED)))
    else:
        gap = "\t" if layout == "tab" else ": "
        sheet = paper.sheet(*(paper.line(f"{label.rstrip('?')}{gap}{said}") for label, said, _ in REWORDED))
    answers = read(sheet)
    assert {asked: (answers[asked].words, answers[asked].doubts) for _, _, asked in REWORDED} == {
        asked: (said, ()) for _, said, asked in REWORDED
    }


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("Mother's date of birth", "3/2/1989"),
        ("Date of last contact", "3/2/2019"),
        ("Father's surname", "Tester"),
        ("Date of notification to Ofsted", "3/2/2019"),
        ("Time of incident", "noon"),
    ],
)
def test_questions_of_somebody_else_are_never_answers_of_ours_in_silence(
    read: Read, paper: Any, label: str, said: str
) -> None:
    answers = read(paper.sheet(paper.grid(("Home Address (include Postcode):", "1 Example Street"), (label, said))))
    assert all(one.doubts for one in answers.values() if said in (one.words or ""))


def test_a_question_that_two_rows_mean_alike_is_doubted(read: Read, paper: Any) -> None:
    rows = (("Given Name:", "Rowan"), ("Surname of young person", "Tester"), ("Young person's last name", "Sample"))
    answer = read(paper.sheet(paper.grid(*rows)))["family_name"]
    assert answer.doubts


def test_an_answer_below_its_question_keeps_its_first_word_though_a_colon_follows_that(read: Read, paper: Any) -> None:
    cell = "Details of parents or carers\nMother: Ailsa Tester\nFather: not known"
    answer = read(paper.sheet(paper.grid(("Family Name: Tester",), (cell,))))["parent_carer_details"]
    assert answer.words == "Mother: Ailsa Tester\nFather: not known"
