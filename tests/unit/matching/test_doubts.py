"""Answers in plain places raise no doubt; those in doubtful ones say why."""

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.model.form import Edition
from pipeline.model.reading import Answer
from pipeline.model.sheet import Mark, MarkKind, Remark, Telling, Told

Read = Callable[..., dict[str, Answer]]


def test_an_answer_in_a_plain_place_raises_no_doubt_and_says_where_it_was(read: Read, paper: Any) -> None:
    answer = read(paper.sheet(paper.grid(("Family Name:", "Tester"))))["family_name"]
    assert (answer.words, answer.doubts) == ("Tester", ())
    assert answer.source is not None
    assert (answer.source.where, answer.source.raw) == ("table 1, row 1, cell 2", "Family Name:\nTester")


@pytest.mark.parametrize("label", ["Famlly Nane:", "3. FAMILY NAME", "Family name of the child:"])
def test_a_label_that_is_nearly_the_printed_one_is_known(read: Read, paper: Any, label: str) -> None:
    rows = ((label, "Tester"), ("Given Name:", "Rowan"), ("Also known as:", "Ro"))
    assert read(paper.sheet(paper.grid(*rows)))["family_name"].words == "Tester"


def test_a_reworded_label_between_two_known_ones_is_read_with_a_doubt(read: Read, paper: Any) -> None:
    rows = (("Family Name:", "Tester"), ("What they are called:", "Rowan"), ("Also known as:", "Ro"))
    answer = read(paper.sheet(paper.grid(*rows)))["given_name"]
    assert answer.words == "Rowan"
    assert "read-reworded-label" in answer.codes


def test_the_same_question_twice_is_doubted(read: Read, paper: Any) -> None:
    rows = (("Family Name:", "Tester"), ("Given Name:", "Rowan"))
    again = paper.grid(("Family Name:", "Sample"), where="table 2")
    assert "read-two-places" in read(paper.sheet(paper.grid(*rows), again))["family_name"].codes


def test_a_question_quoted_in_a_narrative_does_not_take_its_answer(read: Read, paper: Any) -> None:
    rows = (("Family Name:", "Tester"), ("Parent / Carer Details:", "Family Name was left open on the first form."))
    answers = read(paper.sheet(paper.grid(*rows)))
    assert answers["family_name"].words == "Tester"
    assert answers["parent_carer_details"].words == "Family Name was left open on the first form."


def test_words_that_nobody_claims_are_shown_and_doubted_near_by(forms: Any, read: Read, paper: Any) -> None:
    from pipeline.matching import match

    sheet = paper.sheet(paper.grid(("Family Name:", "Tester", "see overleaf"), ("Given Name:", "Rowan", "")))
    assert match(sheet, forms, "cspr").unplaced == ("see overleaf",)
    assert "read-unclaimed-text-near" in read(sheet)["family_name"].codes


def test_struck_and_hidden_words_are_left_out_and_doubted(read: Read, paper: Any) -> None:
    struck = paper.marked("Sample Tester", "Sample ", MarkKind.STRUCK)
    hidden = paper.marked("Rowan secret", " secret", MarkKind.HIDDEN)
    answers = read(paper.sheet(paper.grid(("Family Name:", struck), ("Given Name:", hidden))))
    assert (answers["family_name"].words, answers["family_name"].codes) == ("Tester", {"read-struck-out"})
    assert (answers["given_name"].words, answers["given_name"].codes) == ("Rowan", {"read-hidden"})


@pytest.mark.parametrize(("shown", "code"), [("5 March 2024", set()), ("6 April 2024", {"read-said-twice-disagrees"})])
def test_a_date_control_tells_its_full_date_and_is_doubted_where_it_shows_another(
    read: Read, paper: Any, shown: str, code: set[str]
) -> None:
    said = (Telling(how=Told.STORED, text="2024-03-05"),)
    line = paper.marked(shown, shown, MarkKind.CONTROL, said=said)
    answer = read(paper.sheet(paper.grid(("Date Submitted", line))))["date_submitted"]
    assert (answer.words, answer.stored, answer.codes) == (shown, "2024-03-05", code)


def test_an_empty_control_is_no_answer_and_nothing_else_takes_its_place(read: Read, paper: Any) -> None:
    prompt = "Click or tap here to enter text."
    empty = paper.marked(prompt, prompt, MarkKind.CONTROL, empty=True)
    answer = read(paper.sheet(paper.grid(("Family Name:", empty), ("Given Name:", "Rowan"))))["family_name"]
    assert (answer.words, answer.doubts) == (None, ())


def test_two_months_in_a_heading_are_two_answers(read: Read, paper: Any) -> None:
    stem = "Chronology of Key Significant Events, Actions and Outcomes during the period:"
    answers = read(paper.sheet(paper.line(f"{stem} (01/22 to 03/24)")))
    assert (answers["chronology_from"].words, answers["chronology_to"].words) == ("01/22", "03/24")
    blank = read(paper.sheet(paper.line("Family Name: Tester"), paper.line(f"{stem} (mm/yy to mm/yy)")))
    assert (blank["chronology_from"].words, blank["chronology_to"].words) == (None, None)


def test_a_remark_about_a_cell_is_a_doubt_about_its_answer(read: Read, paper: Any) -> None:
    remark = Remark(code="read-wrapped-word", message="A word may be broken.", where="table 1, row 1, cell 2")
    answers = read(paper.sheet(paper.grid(("Family Name:", "Tester"), ("Given Name:", "Rowan")), remarks=[remark]))
    assert answers["family_name"].codes == {"read-wrapped-word"}
    assert answers["given_name"].doubts == ()


def test_a_page_without_rules_makes_every_answer_doubtful_and_every_gap(read: Read, paper: Any) -> None:
    remark = Remark(code="read-no-rules", message="No lines are drawn.", where="page 1")
    sheet = paper.sheet(paper.line("Family Name: Tester"), carrier="pdf", pages=1, remarks=[remark])
    answers = read(sheet)
    assert all("read-no-rules" in answer.codes for answer in answers.values())


def test_a_question_cut_in_two_by_a_page_end_is_made_whole(read: Read, paper: Any) -> None:
    first = paper.grid(("Given Name:", "Rowan"), ("Home Address (include",), where="page 1, table 1")
    second = paper.grid(("Postcode):",), ("1 Example Street",), where="page 2, table 1")
    answers = read(paper.sheet(first, second, carrier="pdf", pages=2))
    assert answers["home_address"].words == "1 Example Street"


def test_a_long_answer_is_followed_over_a_page_end(read: Read, paper: Any) -> None:
    first = paper.grid(("Parent / Carer Details:", "First half."), where="page 1, table 1")
    second = paper.grid(("Second half.",), where="page 2, table 1")
    answer = read(paper.sheet(first, second, carrier="pdf", pages=2))["parent_carer_details"]
    assert (answer.words, answer.codes) == ("First half.\nSecond half.", {"read-continued"})


def test_no_doubt_quotes_what_was_written(read: Read, paper: Any) -> None:
    sheet = paper.sheet(paper.grid(("Family Nmae", "Zzyzx", "Qwertz"), ("Given Name:", "Yxcvb", "")))
    said = " ".join(doubt.message for answer in read(sheet).values() for doubt in answer.doubts)
    assert not any(word in said for word in ("Zzyzx", "Qwertz", "Yxcvb"))


def test_a_question_that_an_edition_does_not_print_is_not_missed(forms: Any, paper: Any) -> None:
    from msgspec.structs import replace

    from pipeline.matching import match

    kloe = next(form for form in forms if form.id == "kloe")
    short = Edition(id="short", titles=("HSSCP Engine Room Short Request",), without=("organisation",))
    form = replace(kloe, editions=(*kloe.editions, short))
    rows = [("Contact Officer:", "Ailsa Tester"), ("Details of issue / area of good practice:", "Letters go astray.")]
    rows.append(("What action would you like to be taken:", "An audit."))

    def doubted(title: str) -> set[str]:
        reading = match(paper.sheet(paper.line(title), paper.grid(*rows)), [form])
        return next(answer for answer in reading.answers if answer.path == "organisation").codes

    assert doubted("HSSCP Engine Room Short Request") == set()
    assert doubted("HSSCP Engine Room Key Line of Enquiry Request Form") == {"read-label-not-found"}


def test_words_struck_out_one_by_one_leave_one_space(read: Read, paper: Any) -> None:
    words = "Anywhere the old Council"
    struck = (Mark(kind=MarkKind.STRUCK, start=9, end=12), Mark(kind=MarkKind.STRUCK, start=13, end=16))
    answer = read(paper.sheet(paper.grid(("Family Name:", paper.line(words, *struck)))))["family_name"]
    assert (answer.words, answer.codes) == ("Anywhere Council", {"read-struck-out"})
