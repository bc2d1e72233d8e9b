"""Labels broken over cells or paragraphs are put together again."""

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.matching import match
from pipeline.matching.broken_labels import made_whole
from pipeline.matching.panes import Paper, lay_out
from pipeline.matching.phrasebook import phrasebook
from pipeline.model.form import Form
from pipeline.model.reading import Answer
from pipeline.model.sheet import Sheet
from pipeline.model.states import ReadStatus

Read = Callable[..., dict[str, Answer]]
NAME = ("Family Name:", "Tester")


def texts(sheet: Sheet, form: Form) -> list[str]:
    return [pane.text for pane in laid(sheet, form).panes]


def laid(sheet: Sheet, form: Form) -> Paper:
    return made_whole(sheet, lay_out(sheet), phrasebook(form))


@pytest.mark.parametrize(
    ("row", "asked"),
    [
        (("Home", "Address (include Postcode):", "1 Example Street"), "home_address"),
        (("7. Home", "Address (include Postcode):", "1 Example Street"), "home_address"),
        (("7.", "Home Address", "(include Postcode):", "1 Example Street"), "home_address"),
        (("Parent /", "Carer", "Details:", "Ailsa Tester"), "parent_carer_details"),
        (("Case Ref", "/ NHS No:", "999 000 0018"), "case_ref_nhs_no"),
        (("Infor-", "mation provided by (Name, Title & Agency):", "Rowan Sample"), "information_provided_by"),
    ],
)
def test_a_label_over_cells_side_by_side_is_answered_beyond_them(
    read: Read, paper: Any, row: tuple[str, ...], asked: str
) -> None:
    answer = read(paper.sheet(paper.grid((*NAME, "", "")[: len(row)], row)))[asked]
    assert (answer.words, answer.doubts) == (row[-1], ())


@pytest.mark.parametrize(
    ("first", "second", "words", "codes"),
    [
        ("Ailsa Tester", "", "Ailsa Tester", set()),
        ("", "Ailsa Tester", "Ailsa Tester", set()),
        (
            "Ailsa Tester,",
            "1 Example Street",
            "Ailsa Tester,\n1 Example Street",
            {"read-right-or-below", "read-continued"},
        ),
    ],
)
def test_a_label_over_two_rows_is_answered_beside_either_or_both(
    read: Read, paper: Any, first: str, second: str, words: str, codes: set[str]
) -> None:
    rows = ("Parent / Carer", first), ("Details:", second), ("Siblings information if known:", "None known")
    answers = read(paper.sheet(paper.grid(NAME, *rows)))
    found = answers["parent_carer_details"]
    assert (found.words, set(found.codes)) == (words, codes)
    assert answers["siblings"].words == "None known"


def test_a_label_over_two_rows_of_a_single_column_is_answered_below(read: Read, paper: Any) -> None:
    rows = ["Family Name:", "Tester", "Parent / Carer", "Details:", "Ailsa Tester", "GP's Name & Address:", "Dr Sample"]
    assert read(paper.sheet(paper.grid(*[(row,) for row in rows])))["parent_carer_details"].words == "Ailsa Tester"


def test_whole_labels_beside_an_empty_cell_are_answered_where_broken_ones_are(read: Read, paper: Any) -> None:
    rows = (("Home", "Address (include Postcode):", "1 Example Street"), ("Siblings information if known:", "", "None"))
    answer = read(paper.sheet(paper.grid(*rows)))["siblings"]
    assert (answer.words, answer.doubts) == ("None", ())


@pytest.mark.parametrize(
    "rows",
    [
        (("Sex M", "F"),),  # options
        (("Chronology of Key Significant Events, Actions and Outcomes during the period", "(mm/yy to mm/yy)"),),
        (("Date of birth", "Due date", ""),),  # each of them a label
        (("Relationship:", "Family", "Name:", "Tester"),),  # an answer before a label
        (("Relationship:",), ("Family",), ("Name:",), ("Tester",)),
        (("Name", "Address", "Also known as"), ("Home", "address of the school", "")),
    ],
)
def test_cells_that_are_no_pieces_of_one_label_stay_apart(
    paper: Any, cspr: Form, rows: tuple[tuple[str, ...], ...]
) -> None:
    sheet = paper.sheet(paper.grid(*rows))
    assert texts(sheet, cspr) == [text for row in rows for text in row]


def test_a_label_that_is_whole_takes_no_word_from_the_next(paper: Any, kloe: Form) -> None:
    sheet = paper.sheet(paper.grid(("Contact Officer:", "Rowan"), ("Name", "Example Police"), ("of Organisation:", "")))
    assert texts(sheet, kloe) == ["Contact Officer:", "Rowan", "Name of Organisation:", "Example Police", "", ""]


def test_a_paper_without_broken_labels_stays_the_one_that_all_forms_share(paper: Any, cspr: Form) -> None:
    sheet = paper.sheet(paper.grid(NAME, ("Home Address (include Postcode):", "1 Example Street")))
    shared = lay_out(sheet)
    assert made_whole(sheet, shared, phrasebook(cspr)) is shared


def test_a_short_form_whose_labels_are_all_broken_is_known_by_them(paper: Any, kloe: Form, cspr: Form) -> None:
    grid = paper.grid(
        ("Contact", "Officer:", "Rowan Tester"),
        ("Name of", "Organisation:", "Example Police"),
        ("Details of issue /", "area of good practice", "Letters come late."),
        ("What action would you", "like to be taken", "A shared mailbox."),
    )
    reading = match(paper.sheet(grid), [cspr, kloe])
    said = {answer.path: (answer.words, answer.doubts) for answer in reading.answers}
    assert (reading.status, reading.form) == (ReadStatus.RECORD, "kloe")
    assert said == {
        "contact_officer": ("Rowan Tester", ()),
        "organisation": ("Example Police", ()),
        "issue_details": ("Letters come late.", ()),
        "action_requested": ("A shared mailbox.", ()),
    }


HEADS = ("Day(xx)", "Month (xx)", "Year (xx)", "Event / Issue", "Outcome", "Source of Information")
SAID = ("3", "2", "2024", "Fell", "Seen", "GP")


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        (("Day", "Month", "Year", "Event /", "Outcome", "Source of"), (*("(xx)",) * 3, "Issue", "", "Information")),
        (("", "", "", "Event /", "", "Source"), (*HEADS[:3], "Issue", "Outcome", "of Information")),
    ],
)  # fmt: skip
def test_heads_over_two_rows_are_one_header(
    read: Read, paper: Any, upper: tuple[str, ...], lower: tuple[str, ...]
) -> None:
    answers = read(paper.sheet(paper.grid(upper, lower, SAID)))
    rows = {path: (one.words, one.doubts) for path, one in answers.items() if path.startswith("chronology[")}
    columns = ("day", "month", "year", "event", "outcome", "source")
    assert rows == {f"chronology[0].{asked}": (words, ()) for asked, words in zip(columns, SAID, strict=True)}


def test_a_row_that_says_something_under_its_heads_is_no_part_of_them(paper: Any, cspr: Form) -> None:
    rows = (HEADS, ("", "", "", "Issue raised", "Outcome awaited", ""))
    assert texts(paper.sheet(paper.grid(*rows)), cspr) == [text for row in rows for text in row]


@pytest.mark.parametrize(
    ("label", "asked"),
    [
        ("Infor-\nmation provided by (Name, Title & Agency):", "information_provided_by"),
        ("Parent / Carer De-\n tails:", "parent_carer_details"),
    ],
)
def test_a_word_of_a_label_that_a_hyphen_breaks_is_one_word(read: Read, paper: Any, label: str, asked: str) -> None:
    first, second = label.split("\n")
    lines = paper.line("Family Name: Tester"), paper.line(first), paper.line(f"{second} Ailsa Sample")
    for answers in (read(paper.sheet(*lines)), read(paper.sheet(paper.grid((label, "Ailsa Sample"), NAME)))):
        assert (answers[asked].words, answers[asked].doubts) == ("Ailsa Sample", ())


@pytest.mark.parametrize(("first", "second"), [("Male /", "Female:"), ("Male", "/ Female:")])
@pytest.mark.parametrize(("boxes", "chosen"), [(("☒", "☐"), ("male",)), (("☐", "☒"), ("female",))])
def test_a_label_of_options_over_two_lines_owns_no_box(
    read: Read, paper: Any, first: str, second: str, boxes: tuple[str, str], chosen: tuple[str, ...]
) -> None:
    lines = paper.line(first), paper.line(f"{second} {boxes[0]} Male"), paper.line(f"{boxes[1]} Female")
    assert read(paper.sheet(paper.line("Family Name: Tester"), *lines))["sex"].chosen == chosen
