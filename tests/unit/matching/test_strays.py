"""What nobody accounts for: ticks without an option, words beside a box, labels that run on, questions in one line."""

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.model.reading import Answer
from pipeline.model.sheet import MarkKind

Read = Callable[..., dict[str, Answer]]
STATUS = "Childs Status at time of incident:"
EARLY_HELP = "Known to Early Help / Agencies (State which)"


@pytest.mark.parametrize(("line", "sex"), [("○ Male     ● Female", "female"), ("● Male     ○ Female", "male")])
def test_shapes_before_their_options_are_never_taken_for_those_after(
    read: Read, paper: Any, line: str, sex: str
) -> None:
    answer = read(paper.sheet(paper.line("Family Name: Tester"), paper.line(line)))["sex"]
    assert (answer.chosen, answer.codes) == ((sex,), set())


def test_a_round_box_typed_before_a_long_option_is_its_own(read: Read, paper: Any) -> None:
    options = (
        "( ) General Discussion",
        "( ) CSPR",
        "(x) Alternative Process (enter information below) the early review",
    )
    answers = read(paper.sheet(paper.line("Consideration of:"), *map(paper.line, options)))
    assert answers["consideration"].chosen == ("alternative_process",)
    assert answers["alternative_process"].words == "the early review"


def test_words_behind_a_box_in_a_cell_of_its_own_answer_what_the_option_asks(read: Read, paper: Any) -> None:
    grid = paper.grid(("Looked After Child", "Child in Need", EARLY_HELP), ("☐", "☐", "☒ Example Nursery"))
    answers = read(paper.sheet(paper.line("Family Name: Tester"), paper.line(STATUS), grid))
    assert answers["status_at_incident"].chosen == ("early_help",)
    assert answers["early_help_agencies"].words == "Example Nursery"


def test_a_tick_that_no_option_owns_is_doubted_at_the_choice_before_it(read: Read, paper: Any) -> None:
    lines = ("Consideration of:", "☐", "General Discussion", "☒", "CSPR", "☐")
    answer = read(paper.sheet(paper.line("Family Name: Tester"), *map(paper.line, lines)))["consideration"]
    assert answer.chosen == ("cspr",) or answer.codes


def test_crosses_at_every_option_are_doubted(read: Read, paper: Any) -> None:
    line = paper.line("☒ Looked After Child   ☒ CP Registration   ☒ Child in Need")
    answer = read(paper.sheet(paper.line("Family Name: Tester"), paper.line(STATUS), line))["status_at_incident"]
    assert "read-unclear-tick" in answer.codes


@pytest.mark.parametrize("mark", ["*", " *", " (required)", " (please give in full)"])
def test_what_is_printed_after_a_label_is_no_part_of_the_answer(read: Read, paper: Any, mark: str) -> None:
    answer = read(paper.sheet(paper.line(f"Family Name:{mark} Tester"), paper.line("Given Name: Rowan")))["family_name"]
    assert (answer.words, answer.codes) == ("Tester", set())


def test_an_answer_that_begins_as_if_its_label_went_on_is_doubted(read: Read, paper: Any) -> None:
    answers = read(
        paper.sheet(paper.grid(("Family Name:", "Tester"), ("Name of Child / young person Rowan Tester", "")))
    )
    assert answers["summary_child_name"].codes


def test_a_few_answers_left_of_their_labels_are_missed_by_nobody(read: Read, paper: Any) -> None:
    grid = paper.grid(("Tester", "Family Name:"), ("Rowan", "Given Name:"))
    answers = read(paper.sheet(grid))
    assert all(answers[asked].codes for asked in ("family_name", "given_name"))


def test_questions_in_one_line_answered_on_the_next_are_doubted(read: Read, paper: Any) -> None:
    lines = ("Contact Officer:\tName of Organisation:\tDetails of issue:", "Rowan Tester\tExample Police\tLate letters")
    answers = read(paper.sheet(*map(paper.line, lines)), "kloe")
    assert all(answers[asked].codes for asked in ("contact_officer", "organisation", "issue_details"))


@pytest.mark.parametrize("number", ["Q12. ", "1.12 ", "12) "])
def test_a_list_number_before_the_next_label_is_no_part_of_an_answer(read: Read, paper: Any, number: str) -> None:
    lines = ("Home Address (include Postcode):\t1 Example Street", "Anytown", f"{number}Case Ref / NHS No:\tREF 12/34")
    answers = read(paper.sheet(paper.line("Family Name:\tTester"), *map(paper.line, lines)))
    assert answers["home_address"].words == "1 Example Street\nAnytown"
    assert answers["case_ref_nhs_no"].words == "REF 12/34"


def test_a_misspelt_label_gives_up_the_short_answer_behind_it(read: Read, paper: Any) -> None:
    rows = [("Date Submitted 3 March 2024",), ("Family Name: Tester",), ("Given Name: Rowan",)]
    rows.insert(1, ("Authorised by Senioor Officer (Name and Contact Details) TBC",))
    answer = read(paper.sheet(paper.grid(("Referrer (Name, Agency and Contact Details) R",), *rows)))["authorised_by"]
    assert answer.words == "TBC"


@pytest.mark.parametrize("label", ["Famliy Name:", "Familly Name:", "Fmily Name:"])
def test_a_slip_of_the_fingers_in_a_label_is_no_reason_to_doubt_its_answer(read: Read, paper: Any, label: str) -> None:
    rows = ((label, "Tester"), ("Given Name:", "Rowan"), ("Also known as:", "R"))
    answer = read(paper.sheet(paper.grid(*rows)))["family_name"]
    assert (answer.words, answer.codes) == ("Tester", set())


def test_a_bold_line_at_the_end_of_an_answer_may_be_a_heading(read: Read, paper: Any) -> None:
    lines = [paper.line(f"{label}\t1 Example Street") for label in ("Family Name:", "Given Name:", "Also known as:")]
    heading = paper.marked("About the family", "About the family", MarkKind.BOLD)
    lines += [paper.line("Home Address (include Postcode):\t1 Example Street"), paper.line("Anytown"), heading]
    assert read(paper.sheet(*lines))["home_address"].codes


def test_a_letter_that_ticks_an_option_is_no_part_of_the_words_it_asks_for(read: Read, paper: Any) -> None:
    lines = (
        "Consideration of:",
        "General Discussion",
        "CSPR",
        "Alternative Process (enter information below) Y Council",
    )
    answers = read(paper.sheet(paper.line("Family Name: Tester"), *map(paper.line, lines)))
    assert answers["alternative_process"].codes
    assert answers["consideration"].codes


def test_the_other_half_of_an_answer_that_a_page_cut_is_missed_by_nobody(read: Read, paper: Any) -> None:
    first = paper.grid(
        ("Family Name:", "Tester", "Given Name:", "Rowan"), ("Case Ref /", "", "Parent / Carer", "Ailsa")
    )
    second = paper.grid(("NHS No:", "", "Details:", "Example-Smythe (aunt)"), where="page 2, table 1")
    answers = read(paper.sheet(first, second, carrier="pdf", pages=2))
    assert answers["parent_carer_details"].words != "Ailsa" or answers["parent_carer_details"].codes


def test_a_row_after_a_page_end_that_says_less_than_most_is_doubted(read: Read, paper: Any) -> None:
    head = ("Name", "Title", "Agency", "Contact Details")
    rows = [(f"Rowan {name}", "IRO", "Council", "01632 960111") for name in ("Tester", "Sample", "Example")]
    first = paper.grid(head, *rows, ("Grace", "", "Example", ""))
    second = paper.grid(("Madeup-Jones", "", "Police", ""), where="page 2, table 1")
    answers = read(paper.sheet(paper.line("Family Name: Tester"), first, second, carrier="pdf", pages=2))
    cells = [answer for path, answer in answers.items() if path.startswith("professionals")]
    assert any(cell.codes for cell in cells)


@pytest.mark.parametrize(
    "words",
    [
        "Issue / good practice: details",
        "Issue / good practice: details: Letters go astray.",
        "Describe the issue / good practice (+ why) Letters.",
    ],
)
def test_a_label_that_seems_to_go_on_after_its_colon_is_doubted(read: Read, paper: Any, words: str) -> None:
    lines = ("Contact Officer: Rowan Tester", "Name of Organisation: Example Police", words)
    answer = read(paper.sheet(*map(paper.line, lines)), "kloe")["issue_details"]
    assert answer.words in (None, "Letters go astray.") or answer.codes


def test_an_option_alone_under_its_question_is_taken_for_the_choice_or_doubted(read: Read, paper: Any) -> None:
    lines = ("Family Name: Tester", "Consideration of:", "Alternative Process (enter information below)")
    answer = read(paper.sheet(*map(paper.line, lines)))["consideration"]
    assert answer.chosen == ("alternative_process",) or answer.codes


def test_options_whose_typed_tick_hides_them_are_no_answer_to_the_question_above(read: Read, paper: Any) -> None:
    lines = [paper.line("Family Name:\tTester"), paper.line("Parent / Carer Details:\t")]
    options = paper.marked("X Male     ☐ Female", "☐", MarkKind.BOX, on=False)
    answers = read(paper.sheet(*lines, options))
    assert answers["parent_carer_details"].words is None or answers["parent_carer_details"].codes


def test_questions_in_one_line_with_their_answers_below_are_doubted_though_one_of_them_is_ticked_there(
    read: Read, paper: Any
) -> None:
    lines = (
        "Dob or expected date of delivery:   Date of Death / Incident:   Male / Female",
        "12/03/2019   3/4/24   Male",
    )
    answers = read(paper.sheet(paper.line("Family Name: Tester"), *map(paper.line, lines)))
    for asked in ("date_of_birth", "date_of_death_or_incident"):
        assert answers[asked].words is not None or answers[asked].codes


def test_the_box_of_an_option_beside_what_it_asks_for_is_no_stray(read: Any, paper: Any) -> None:
    rows = (
        ("Family Name: Tester", "Male ☐ Female ☐"),
        ("Childs Status at time of incident:", "Child in Need ☐"),
        ("Known to Early Help / Agencies (State which)  ☒ Anytown Early Help", "Case Ref / NHS No: 1"),
    )
    answer = read(paper.sheet(paper.grid(*rows)))["early_help_agencies"]
    assert (answer.words, answer.doubts) == ("Anytown Early Help", ())
