"""Rows and cells of repeating tables."""

import sys
from collections.abc import Callable
from typing import Any

import pytest

from pipeline.matching import match
from pipeline.model.form import Form
from pipeline.model.reading import Answer
from pipeline.model.sheet import Cell, Grid, Line, MarkKind, Sheet

Read = Callable[..., dict[str, Answer]]
HEAD = ("Name", "Title", "Agency", "Contact Details")


def words(answers: dict[str, Answer], table: str = "professionals") -> dict[str, str | None]:
    return {path[len(table) :]: answer.words for path, answer in answers.items() if path.startswith(f"{table}[")}


def test_blank_rows_are_left_out_and_rows_keep_their_order(read: Read, paper: Any) -> None:
    rows = (HEAD, ("", "", "", ""), ("Ailsa Tester", "", "Example Police", ""), ("", "", "", ""), ("", "Nurse", "", ""))
    assert words(read(paper.sheet(paper.grid(*rows)))) == {
        "[0].name": "Ailsa Tester", "[0].agency": "Example Police", "[1].title": "Nurse",
    }  # fmt: skip


def test_a_prompt_in_any_cell_of_a_row_is_no_answer(read: Read, paper: Any) -> None:
    prompts = ("Ailsa Tester", "Click here to enter text", "Type here", "____")
    assert words(read(paper.sheet(paper.grid(HEAD, prompts)))) == {"[0].name": "Ailsa Tester"}


@pytest.mark.parametrize(("kind", "code"), [(MarkKind.STRUCK, "read-struck-out"), (MarkKind.HIDDEN, "read-hidden")])
def test_a_cell_whose_words_do_not_count_doubts_the_table(read: Read, paper: Any, kind: MarkKind, code: str) -> None:
    unsaid = paper.marked("Example Police", "Example Police", kind)
    answers = read(paper.sheet(paper.grid(HEAD, ("Ailsa Tester", "", unsaid, ""))))
    assert words(answers) == {"[0].name": "Ailsa Tester"}
    assert code in {doubt.code for doubt in answers["professionals"].doubts}


def test_columns_in_another_order_are_known_by_their_heads(read: Read, paper: Any) -> None:
    answers = read(paper.sheet(paper.grid(("Agency", "Name", "Contact", "Job title"), ("A", "B", "C", "D"))))
    assert words(answers) == {"[0].agency": "A", "[0].name": "B", "[0].contact": "C", "[0].title": "D"}


def test_a_reworded_column_is_known_by_its_place_and_doubted(read: Read, paper: Any) -> None:
    answers = read(paper.sheet(paper.grid(("Name", "Pay band", "Agency", "Contact Details"), ("A", "B", "C", "D"))))
    assert words(answers)["[0].title"] == "B"
    assert {doubt.code for doubt in answers["professionals[0].title"].doubts} == {"read-reworded-label"}


@pytest.mark.parametrize("again", [(), (HEAD,), (("AGENCIES / PROFESSIONALS INVOLVED",), HEAD)])
def test_a_table_goes_on_over_a_page_with_or_without_its_header(read: Read, paper: Any, again: Any) -> None:
    first = paper.grid(HEAD, ("A", "B", "C", "D"))
    second = paper.grid(*again, ("E", "F", "G", "H"), where="table 2")
    answers = read(paper.sheet(first, second))
    assert words(answers)["[1].name"] == "E"
    assert not any(answer.doubts for path, answer in answers.items() if path.startswith("professionals["))


def test_a_row_cut_by_a_page_end_is_joined_and_doubted(read: Read, paper: Any) -> None:
    first = paper.grid(HEAD, ("Ailsa Tester", "Nurse", "St Example's", ""))
    second = paper.grid(HEAD, ("", "", "Primary School", ""), where="page 2, table 1")
    answers = read(paper.sheet(first, second, carrier="pdf", pages=2))
    assert words(answers)["[0].agency"] == "St Example's\nPrimary School"
    assert {doubt.code for doubt in answers["professionals[0].agency"].doubts} == {"read-continued"}


def test_a_header_in_words_of_its_own_is_no_row_where_it_comes_again(read: Read, paper: Any) -> None:
    heads = ("Name of the person", "AKA (Also known as)", "Address / whereabouts")
    banner = paper.line("ASSOCIATED / RELEVANT OTHER PEOPLE (Non Professional i.e. Extended Family, Friends etc)")
    first = paper.grid(heads, ("Rowan", "Ro", "1 Test Street"))
    again = paper.grid(heads, ("Ailsa", "", "2 Test Street"), where="table 2")
    answers = read(paper.sheet(banner, first, again))
    assert [words(answers, "associated_people").get(f"[{row}].name") for row in range(3)] == ["Rowan", "Ailsa", None]


@pytest.mark.parametrize(("more", "doubted"), [("and Example Trust", True), ("Example Trust", False)])
def test_a_cell_that_may_go_on_in_the_next_row_is_doubted(read: Read, paper: Any, more: str, doubted: bool) -> None:
    answers = read(paper.sheet(paper.grid(HEAD, ("Ailsa Tester", "Nurse", "Example Police", ""), ("", "", more, ""))))
    marked = {path for path, answer in answers.items() if {doubt.code for doubt in answer.doubts} == {"read-continued"}}
    assert words(answers)["[1].agency"] == more
    assert marked == ({"professionals[0].agency", "professionals[1].agency"} if doubted else set())


def test_the_next_section_ends_a_table_in_the_same_grid(read: Read, paper: Any) -> None:
    answers = read(
        paper.sheet(
            paper.grid(
                HEAD,
                ("A", "B", "C", "D"),
                ("CASE SUMMARY & REASON FOR CONSIDERATION",),
                ("Childs Name:", "Rowan Tester"),
            )
        )
    )
    assert list(words(answers)) == ["[0].name", "[0].title", "[0].agency", "[0].contact"]
    assert answers["summary_child_name"].words == "Rowan Tester"


def test_text_in_a_column_nobody_knows_makes_the_table_doubtful(read: Read, paper: Any) -> None:
    answers = read(paper.sheet(paper.grid((*HEAD, "Shoe size"), ("A", "B", "C", "D", "E"))))
    assert {doubt.code for doubt in answers["professionals"].doubts} == {"read-table-unsure"}


def test_ten_times_the_rows_take_no_more_than_twelve_times_the_steps(forms: tuple[Form, ...], printed: Any) -> None:
    cspr = next(form for form in forms if form.id == "cspr")

    def steps(rows: int) -> int:
        sheet = printed(cspr, 1, rows=(rows, rows)).sheet
        match(sheet, forms)
        count = 0

        def one(frame: Any, event: str, arg: Any) -> None:
            nonlocal count
            count += event == "call"

        sys.setprofile(one)
        try:
            match(sheet, forms)
        finally:
            sys.setprofile(None)
        return count

    assert steps(400) <= 12 * steps(40)


def test_a_placeholder_cut_by_a_page_end_is_no_answer_and_proves_that_the_row_goes_on(read: Read, paper: Any) -> None:
    first = paper.grid(HEAD, ("Ailsa Tester", "Click or tap", "St Example's", "Click or tap here"))
    second = paper.grid(HEAD, ("", "here to enter text.", "Primary School", "to enter text."), ("B", "", "", ""))
    answers = read(paper.sheet(first, second, carrier="pdf", pages=2))
    assert words(answers) == {
        "[0].name": "Ailsa Tester", "[0].agency": "St Example's\nPrimary School", "[1].name": "B",
    }  # fmt: skip
    assert [path for path, answer in answers.items() if path.startswith("prof") and answer.doubts] == [
        "professionals[0].agency"
    ]


def test_a_cell_merged_over_two_rows_speaks_for_both_with_a_doubt(read: Read) -> None:
    heads = ("Day(xx)", "Month (xx)", "Year (xx)", "Event / Issue", "Outcome", "Source of Information")
    rows = (heads, ("3", "2", "2023", "First event", "First outcome", "LCS"), ("5", "", "", "Second", "Other", "LCS"))
    cells = tuple(
        Cell(
            row=r, column=c, rows=2 if r == 1 and c in (1, 2) else 1,
            blocks=(Line(text=text, where=f"row {r}, cell {c}"),), where=f"row {r}, cell {c}",
        )
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
        if text
    )  # fmt: skip
    answers = read(Sheet(carrier="docx", blocks=(Grid(cells=cells, where="table 1"),)))
    for column, words in (("month", "2"), ("year", "2023")):
        first, second = answers[f"chronology[0].{column}"], answers[f"chronology[1].{column}"]
        assert (first.words, first.doubts, second.words) == (words, (), words)
        assert [doubt.code for doubt in second.doubts] == ["read-table-unsure"]


def test_a_table_is_known_by_what_its_heads_mean_and_only_unlikely_ones_are_doubted(read: Read, paper: Any) -> None:
    heads = ("Worker's name", "Job role", "Employing organisation", "Tel / e-mail address")
    rows = (("Ailsa Tester", "Nurse", "Made-up NHS Trust", "01632 960001"),)
    answers = read(paper.sheet(paper.line("Family Name: Tester"), paper.grid(heads, *rows)))
    got = {path: one.words for path, one in answers.items() if path.startswith("professionals[")}
    ids = ("name", "title", "agency", "contact")
    assert got == {f"professionals[0].{column}": said for column, said in zip(ids, rows[0], strict=True)}


def test_a_row_of_questions_is_no_head_of_a_table(read: Read, paper: Any) -> None:
    rows = (("Name of school", "the Pretend School", "Agency", "Example Police"), ("Religion", "none", "Team", "none"))
    answers = read(paper.sheet(paper.line("Family Name: Tester"), paper.grid(*rows)))
    assert not any(path.startswith(("professionals[", "associated_people[")) for path in answers)


def test_a_row_that_ends_in_another_tables_heads_is_still_a_row(read: Callable[..., Any], paper: Any) -> None:
    heads = ("Day(xx)", "Month (xx)", "Year (xx)", "Event / Issue", "Outcome", "Source of Information")
    rows = (heads, ("3", "2", "2024", "Visit", "None", "Police"), ("5", "2", "2024", "Name", "Title", "Agency"))
    answers = read(paper.sheet(paper.line("Family Name: Tester"), paper.grid(*rows)))
    assert [answers[f"chronology[1].{column}"].words for column in ("event", "outcome", "source")] == [
        "Name", "Title", "Agency",
    ]  # fmt: skip
    assert answers["chronology"].codes == {"read-table-unsure"}
