"""Answers longer than their box, in Word files: joined where the form says whose they are, else kept and looked at."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
import pytest

TITLE = "HSSCP Engine Room Key Line of Enquiry Request Form"
ISSUE, ACTION = "Details of issue / area of good practice:", "What action would you like to be taken:"
FIRST = "Letters to families arrive late."
REST = ("Two families had theirs after the meeting.", "Nobody knows who sends them.")
JOINED = "\n".join((FIRST, *REST))
CSPR = "Child Safeguarding Practice Review Consideration Request Form"
CHILD = (
    ("Parent / Carer Details:", "Nia Tester"), ("Siblings information if known:", "none"),
    ("Also known as:", "none"), ("Home Address (include Postcode):", "1 Example Street"),
)  # fmt: skip
HEADS = ("Day(xx)", "Month (xx)", "Year (xx)", "Event / Issue", "Outcome", "Source of Information")


def rows(issue: str = FIRST, action: str = "An audit, please.", number: str = "") -> list[tuple[str, ...]]:
    asked = (
        ("Contact Officer:", "Ailsa Tester"), ("Name of Organisation:", "Example Police"),
        (ISSUE, issue), (ACTION, action),
    )  # fmt: skip
    return [(f"{at}{number} {label}" if number else label, said) for at, (label, said) in enumerate(asked, start=1)]


def written(path: Path, *blocks: str | Sequence[tuple[str, ...]]) -> str:
    """A Word file of paragraphs and tables."""
    document = docx.Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(rows=0, cols=max(map(len, block)))
        for row in block:
            for cell, text in zip(table.add_row().cells, row, strict=False):
                cell.text = text
    document.save(str(path))
    return str(path)


def flagged(told: Any, field: str) -> bool:
    findings = [one["field"] for one in told["findings"] if one["code"].startswith("read-")]
    return any(path.split("[")[0] == field for path in (*told["unsure"], *(one or "" for one in findings)))


NAMED = {
    "label repeated": (TITLE, rows(f"{FIRST} (see continuation sheet)"), "Details of issue (continued)", *REST),
    "section and number": (TITLE, rows(number="."), "Continuation of section 3 – Details of issue", *REST),
    "number alone": (TITLE, rows(number=")"), "Q3 continued", *REST),
    "number in brackets": (TITLE, rows(number="."), "3 (cont.)", *REST),
    "a frame": (TITLE, rows(f"{FIRST} Continued overleaf"), "Details of issue – continued", [("\n".join(REST),)]),
    "a sheet of its own": (
        TITLE,
        rows(),
        "CONTINUATION SHEET",
        [("Details of issue", "\n".join(REST))],
        "Kind regards",
    ),
    "plain lines": (TITLE, *(f"{q} {a}" for q, a in rows()), f"Continued from details of issue: {REST[0]}", REST[1]),
    "further rows": (TITLE, [*rows()[:3], ("", REST[0]), ("", REST[1]), rows()[3]]),
}


def test_an_answer_that_names_its_question_is_one_again(desk, tmp_path: Path) -> None:
    files = [written(tmp_path / f"{name}.docx", *blocks) for name, blocks in NAMED.items()]
    for name, told in zip(NAMED, desk.do("extract", "--json", *files).lines, strict=True):
        assert (name, told["fields"]["issue_details"]) == (name, JOINED)
        assert (name, told["fields"]["action_requested"]) == (name, "An audit, please.")
        assert (name, told["unsure"]) == (name, [])
        source = told["sources"]["issue_details"]
        assert "; " in source["where"]
        assert all(words in source["raw"] for words in (FIRST, *REST))


def test_lines_below_the_table_go_on_where_its_last_answer_says_so(desk, tmp_path: Path) -> None:
    said = written(tmp_path / "said.docx", TITLE, rows(action=f"{FIRST} (continued below)"), *REST)
    broken = written(tmp_path / "broken.docx", TITLE, rows(action="Please ask why the"), "letters arrive late.")
    silent = written(tmp_path / "silent.docx", TITLE, rows(), *REST)
    told = desk.do("extract", "--json", said, broken, silent).lines
    assert [one["fields"]["action_requested"] for one in told] == [
        JOINED, "Please ask why the letters arrive late.", "An audit, please."
    ]  # fmt: skip
    assert [flagged(one, "action_requested") for one in told] == [False, True, True]
    assert "\n".join(told[2]["unplaced"]) == "\n".join(REST)


@pytest.mark.parametrize("headed", [True, False])
def test_rows_go_on_in_a_second_table(desk, tmp_path: Path, headed: bool) -> None:
    first, more = ("3", "2", "2024", "Seen at school", "None", "School log"), ("9", "4", "2024", "Letter", "", "Notes")
    child = [
        ("Family Name:", "Tester"),
        ("Given Name:", "Rowan"),
        ("GP's Name & Address:", "Dr Sample"),
        *CHILD,
    ]
    blocks = (CSPR, child, "Chronology", [HEADS, first], "Chronology (continued)", [*([HEADS] if headed else []), more])
    (told,) = desk.do("extract", "--json", written(tmp_path / "chronology.docx", *blocks)).lines
    assert [row["event"] for row in told["fields"]["chronology"]] == ["Seen at school", "Letter"]
    assert told["fields"]["chronology"][1]["source"] == "Notes"
    assert not flagged(told, "chronology")


NEAR = {
    "a number nobody has": (TITLE, rows(number="."), "Q9 continued", *REST),
    "a number and other words": (TITLE, rows(number="."), "Section 2 – Details of issue (continued)", *REST),
    "another paper": (TITLE, rows(), "School report (continued)", *REST),
    "a sentence": (TITLE, rows(), f"Details of issue continued to arrive. {REST[0]}", REST[1]),
    "a letter": (TITLE, rows(), "Dear colleague", f"I continued with the form. {REST[0]}", REST[1], "Kind regards"),
    "nobody points": (TITLE, rows(), "Continuation sheet", *REST),
    "two point": (TITLE, rows(f"{FIRST} (continued)", "An audit. (continued)"), "Continuation sheet", *REST),
    "a row that asks": (TITLE, [*rows()[:3], ("Who else was told?", " ".join(REST)), rows()[3]]),
}


def test_what_names_no_one_question_is_kept_and_looked_at(desk, tmp_path: Path) -> None:
    files = [written(tmp_path / f"{name}.docx", *blocks) for name, blocks in NEAR.items()]
    for name, told in zip(NEAR, desk.do("extract", "--json", *files).lines, strict=True):
        assert (name, told["fields"]["issue_details"].split(" (")[0]) == (name, FIRST)
        assert (name, REST[1] in " ".join(told["unplaced"])) == (name, True)
        assert (name, bool(told["unsure"] or told["findings"])) == (name, True)


def test_words_of_a_second_form_join_no_answer_of_the_first(desk, tmp_path: Path) -> None:
    second = [(label, "Calls go unanswered." if label == ISSUE else said) for label, said in rows()]
    blocks = (TITLE, rows(f"{FIRST} (see over)"), TITLE, second, "Details of issue (continued)", *REST)
    first, other = desk.do("extract", "--json", written(tmp_path / "two.docx", *blocks)).lines
    assert first["fields"]["issue_details"] == f"{FIRST} (see over)"
    assert flagged(first, "issue_details")
    assert other["fields"]["issue_details"] == "\n".join(("Calls go unanswered.", *REST))
