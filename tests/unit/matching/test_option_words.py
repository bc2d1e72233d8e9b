"""Words beside an option, and whose they are."""

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.matching.option_words import begins_with_mark
from pipeline.model.reading import Answer

Read = Callable[..., dict[str, Answer]]
STATUS = "Childs Status at time of incident:"
PRINTED = "Looked After Child\n{} Child in Need\n{} Known to Early Help / Agencies (State which)"


def answers(read: Read, paper: Any, options: str, *more: tuple[str, str]) -> dict[str, Answer]:
    return read(paper.sheet(paper.grid(("Family Name:", "Tester"), (STATUS, "☐ " + options), *more)))


@pytest.mark.parametrize("gap", [" ", " - ", "\n"])
def test_words_after_a_ticked_option_are_its_own(read: Read, paper: Any, gap: str) -> None:
    found = answers(read, paper, PRINTED.format("☐", "☒") + gap + "Anytown Early Help")
    assert found["status_at_incident"].chosen == ("early_help",)
    assert "Anytown Early Help" in (found["early_help_agencies"].words or "")
    assert found["early_help_agencies"].doubts == ()


def test_words_after_an_option_that_is_not_ticked_are_doubted(read: Read, paper: Any) -> None:
    found = answers(read, paper, PRINTED.format("☒", "☐") + " Anytown Early Help")
    assert found["early_help_agencies"].words == "Anytown Early Help"
    assert found["early_help_agencies"].codes == {"read-label-leak"}


def test_a_note_under_options_is_not_what_an_empty_option_asks_for(read: Read, paper: Any) -> None:
    found = answers(read, paper, PRINTED.format("☒", "☐") + "\nPlan ended 3 May")
    assert found["early_help_agencies"].words is None
    assert "read-unclaimed-text-near" in found["status_at_incident"].codes


@pytest.mark.parametrize("tick", ["☐", "☒"])
def test_a_line_with_a_box_of_its_own_is_nobody_elses_answer(read: Read, paper: Any, tick: str) -> None:
    found = answers(read, paper, PRINTED.format("☐", tick) + "\n☒ Other: kinship carer")
    assert found["early_help_agencies"].words is None
    assert found["status_at_incident"].codes


@pytest.mark.parametrize("tick", ["☐", "☒"])
def test_a_value_beside_an_empty_label_is_not_silently_an_options(read: Read, paper: Any, tick: str) -> None:
    rows = (("", "Ref 123"), ("Parent / Carer Details:", "Ailsa Tester"))
    found = answers(read, paper, PRINTED.format("☒", tick), *rows)["early_help_agencies"]
    assert found.words is None or found.codes


ASKS = "Known to Early Help / Agencies (State which)"


def test_an_options_words_at_a_place_of_their_own_are_a_question_answered_there(read: Read, paper: Any) -> None:
    lines = [STATUS, "☐ Child in Need", f"☒ {ASKS}", ASKS, "Anytown Early Help", "Case Ref / NHS No:"]
    found = read(paper.sheet(paper.line("Family Name: Tester"), *(paper.line(text) for text in lines)))
    assert found["status_at_incident"].chosen == ("early_help",)
    assert (found["early_help_agencies"].words, found["early_help_agencies"].doubts) == ("Anytown Early Help", ())


def test_an_option_typed_as_the_answer_is_the_choice_though_the_next_question_is_named_like_another(
    read: Read, paper: Any
) -> None:
    lines = [f"{STATUS} Child in Need", f"{ASKS}: none"]
    found = read(paper.sheet(paper.line("Family Name: Tester"), *(paper.line(text) for text in lines)))
    assert (found["status_at_incident"].chosen, found["early_help_agencies"].words) == (("child_in_need",), "none")


@pytest.mark.parametrize("mark", ["x", "✓", "●"])
def test_words_asked_for_that_begin_with_a_mark_may_be_the_option_s_tick(mark: str) -> None:
    assert begins_with_mark(f"{mark} Example Housing")
