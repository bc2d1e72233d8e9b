"""A file that holds several forms: each goes its own way, under a reference of its own."""

from pathlib import Path

import docx

from tests.retyping.judging import form

KLOE = form("kloe")
TITLE = KLOE.editions[0].titles[0]
ASKED = tuple(f"{one.label}:" for one in KLOE.fields())
FIRST = ("Ailsa Tester", "Example Police", "Letters go astray.", "An audit.")
SECOND = ("Rowan Sample", "Made-up NHS Trust", "Calls are not returned.", "A meeting.")
BLANK = ("", "", "", "")


def forms(path: Path, *filled: tuple[str, ...], between: str = "") -> Path:
    document = docx.Document()
    for said in filled:
        document.add_paragraph(TITLE)
        table = document.add_table(rows=len(ASKED), cols=2)
        for row, words in zip(table.rows, zip(ASKED, said, strict=True), strict=True):
            row.cells[0].text, row.cells[1].text = words
        document.add_paragraph(between if said is not filled[-1] else "")
    document.save(str(path))
    return path


def test_extract_gives_a_line_for_each_form_in_a_file(desk, tmp_path: Path) -> None:
    both = forms(tmp_path / "both.docx", FIRST, SECOND, between="And another one:")
    blank = forms(tmp_path / "with a blank.docx", BLANK, SECOND)

    told = desk.do("extract", str(both), str(blank), "--json")

    assert told.code == 0
    assert [(one["part"], one["status"], one["fields"] and one["fields"]["contact_officer"]) for one in told.lines] == [
        ("form 1", "record", FIRST[0]),
        ("form 2", "record", SECOND[0]),
        ("form 1", "blank", None),
        ("form 2", "record", SECOND[0]),
    ]
    assert told.lines[0]["unplaced"] == ["And another one:"]


def test_each_form_in_a_file_gets_its_own_reference_and_keeps_it(desk) -> None:
    forms(desk.inbox / "both.docx", FIRST, SECOND)

    desk.do("run")

    item = desk.do("list", "--json").json
    assert [(part["part"], part["state"]) for part in item["parts"]] == [("form 1", "done"), ("form 2", "done")]
    references = [part["reference"] for part in item["parts"]]
    shown = [desk.do("show", one, "--json").json for one in references]
    assert [(one["part"], one["fields"]["contact_officer"]) for one in shown] == [
        ("form 1", FIRST[0]),
        ("form 2", SECOND[0]),
    ]
    assert all((desk.outbox / one).is_dir() for one in references)

    desk.do("retry", item["item"], "--as", "kloe")
    assert desk.do("list", "--json").json["parts"] == item["parts"]


def test_a_copy_in_the_same_file_is_a_duplicate(desk) -> None:
    forms(desk.inbox / "three.docx", FIRST, FIRST, BLANK)

    desk.do("run")

    states = [part["state"] for part in desk.do("list", "--json").json["parts"]]
    assert states == ["done", "duplicate", "blank"]


def test_the_note_of_a_return_with_several_forms_names_the_one_that_waits(desk) -> None:
    forms(desk.inbox / "both.docx", BLANK, BLANK)

    desk.do("run")

    (note,) = desk.notes
    assert "form 2" in (desk.outbox / "attention" / note).read_text(encoding="utf-8")
