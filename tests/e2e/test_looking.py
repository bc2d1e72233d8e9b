"""What `list`, `show`, `status` and `extract` answer: the shapes others rely on, and what people read."""

import json
import os
import re
import sys
from pathlib import Path

import pytest

FORMS = Path(__file__).parents[2] / "templates" / "hsscp" / "forms"
RETURNS = Path(__file__).parents[2] / "pipeline" / "demo" / "returns"
REQUEST, SCHOOL = RETURNS / "CSPR consideration request.docx", RETURNS / "request form school.docx"
LOCKED = RETURNS / "Consideration form - unborn.docx"

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "json.md").read_text(encoding="utf-8")
RECORD = {"form", "edition", "fields", "facts", "findings", "sources", "unsure", "unplaced"}
FINDING = {"field", "code", "severity", "message"}
KLOE = {"contact_officer", "organisation", "issue_details", "action_requested"}


def documented(heading: str) -> set[str]:
    """The keys that the reference page lists under a heading."""
    (section,) = re.findall(rf"^#+ {re.escape(heading)}\n(.*?)(?=^#|\Z)", PAGE, flags=re.DOTALL | re.MULTILINE)
    return set(re.findall(r"^\| `(\w+)` \|", section, flags=re.MULTILINE))


def test_the_page_about_json_lists_what_is_printed_and_nothing_else(morning, formline) -> None:
    record = formline("extract", str(SCHOOL), "--json").json
    item = morning.do("list", "--json").lines[0]
    shown = morning.do("show", morning.reference("request form school.docx"), "--json").json
    status = morning.do("status", "--json").json

    assert documented("`extract --json`") == set(record)
    assert documented("One of `findings`") == set(record["findings"][0]) - {"query"}
    assert documented("One of `sources`") == set(next(iter(record["sources"].values())))
    assert documented("`list --json`") == set(item)
    assert documented("`show --json`") == set(shown) - RECORD
    assert documented("`status --json`") == set(status)
    for command in ("doctor", "forms list", "passwords list"):
        (row,) = re.findall(rf"^\| `{command}` \|.*\| (.*) \|$", PAGE, flags=re.MULTILINE)
        assert set(re.findall(r"`(\w+)`", row)) == set(morning.do(*command.split(), "--json").lines[0])
    assert set(status["health"]) == {"inbox", "outbox", "store", "watcher"}


def test_list_answers_with_one_object_a_line_for_each_return(morning) -> None:
    told = morning.do("list", "--json")

    assert (told.code, told.err) == (0, "")
    assert len(told.lines) == 11
    for one in told.lines:
        assert list(one) == ["item", "file", "state", "parts", "sightings", "received", "reason"]
        assert all(set(part) == {"part", "state", "reference"} for part in one["parts"])
        assert one["received"].endswith("+00:00")
    assert [one["item"] for one in told.lines] == [f"R-{told.lines[0]['item'][2:6]}-{n:05}" for n in range(1, 12)]


def test_list_can_be_narrowed_to_one_state(morning) -> None:
    assert [one["file"] for one in morning.do("list", "--state", "blank", "--json").lines] == [
        "blank consideration form.docx"
    ]


def test_a_state_nobody_knows_is_told_with_those_there_are(morning) -> None:
    told = morning.do("list", "--state", "needs_reveiw")

    assert told.code == 2
    assert "Did you mean 'needs_review'?" in told.err


def test_people_read_one_fixed_phrase_for_each_state(morning) -> None:
    told = morning.do("list").out

    for phrase in ("done", "needs a password", "needs checking", "could not be read", "form not filled in"):
        assert phrase in told
    assert "needs_review" not in told


def test_show_tells_a_record_as_extract_does_and_what_is_around_it(morning) -> None:
    told = morning.do("show", morning.reference("request form school.docx"), "--json", "--history").json

    assert set(told) == RECORD | {
        "reference", "item", "part", "case", "name", "state", "route", "decision", "documents", "history", "corrected",
    }  # fmt: skip
    assert told["state"] == "needs_review"
    assert told["documents"] == [{"id": f"{told['reference']}/acknowledgement/v1", "delivered": True}]
    assert [{name: one[name] for name in one if name != "at"} for one in told["history"]] == [
        {"by": "test-clerk", "act": "read"}
    ]


def test_the_history_of_a_record_tells_what_was_put_right_opened_and_decided_and_why(morning) -> None:
    reference = morning.reference("request form school.docx")
    morning.do("correct", reference, "date_of_birth", "--stdin", typed="30/09/2017")
    morning.do("correct", reference, "chronology[0].event", "--stdin", typed="Seen by the school nurse")
    morning.do("open", reference, "--route", "discussion", "--stdin", typed="To talk\nabout.")
    morning.do("decide", reference, "LCSPR", "--on", "2026-01-05", "--stdin", typed="Agreed.")

    told = morning.do("show", reference, "--json", "--history").json
    history = [{name: one[name] for name in one if name not in {"at", "by"}} for one in told["history"]]
    assert history[1] == {"act": "corrected", "field": "date_of_birth", "from": "31/09/2017", "to": "2017-09-30"}
    assert (history[2]["field"], history[2]["to"]) == ("chronology[0].event", "Seen by the school nurse")
    assert history[3:] == [
        {"act": "opened", "code": "discussion", "reason": "To talk\nabout."},
        {"act": "decided", "code": "LCSPR", "on": "2026-01-05", "reason": "Agreed."},
    ]
    assert set().union(*told["history"]) == documented("One of `history`")
    assert [one["field"] for one in told["corrected"]] == ["date_of_birth", "chronology[0].event"]


def test_people_read_what_was_put_right_from_what_to_what_and_by_whom(morning) -> None:
    reference = morning.reference("request form school.docx")
    morning.do("correct", reference, "date_of_birth", "--stdin", typed="30/09/2017")
    morning.do("correct", reference, "sex", "--stdin", typed="")
    morning.do("decide", reference, "LCSPR", "--on", "2026-01-05", "--stdin", typed="Agreed.")

    told = morning.do("show", reference, "--history").out

    assert "30 September 2017  (put right by test-clerk on " in told
    assert re.search(r"corrected, by test-clerk: Date of [Bb]irth.*, from 31/09/2017 to 30 September 2017", told)
    assert re.search(r"corrected, by test-clerk: .+, from Female to no answer", told)
    assert "decided, by test-clerk: LCSPR, on 5 January 2026. Reason: Agreed." in told


def test_the_history_of_a_row_that_was_taken_out_tells_what_stood_in_it(morning) -> None:
    reference = morning.reference("CSPR consideration request.docx")
    row = morning.do("show", reference, "--json").json["fields"]["chronology"][4]
    morning.do("correct", reference, "chronology[4]", "--stdin", typed="")

    last = morning.do("show", reference, "--json", "--history").json["history"][-1]
    assert (last["field"], last["from"], last["to"]) == ("chronology[4]", row, None)
    assert "row 5, from 11 | " in morning.do("show", reference, "--history").out


def test_the_history_of_a_return_tells_why_it_was_set_aside(morning) -> None:
    item = morning.item("Minutes of the practice forum.docx")["item"]
    morning.do("set-aside", item, "--stdin", typed="Read; nothing for us.")

    told = morning.do("show", item, "--history").out
    entries = morning.do("show", item, "--json", "--history").json["history"]

    assert "set aside, by test-clerk. Reason: Read; nothing for us." in told
    assert [one["act"] for one in entries][:2] == ["kept", "removed from the inbox"]
    assert {one["act"]: one.get("reason") for one in entries}["set aside"] == "Read; nothing for us."


def test_show_tells_people_the_questions_answers_and_doubts(morning) -> None:
    told = morning.do("show", morning.reference("request form school.docx")).out

    assert "Family Name: Tarn-Whitlock" in told
    assert "Date Submitted: 17 November 2026" in told
    assert "(please check; there stands: " in told
    assert "31/09/2017" in told
    assert "decisions there are: LCSPR" in told


def test_show_of_something_that_is_not_there_says_where_to_look(morning) -> None:
    told = morning.do("show", "REQ-2026-9999")

    assert (told.code, told.out) == (2, "")
    assert "'formline list'" in told.err


def test_status_counts_names_what_waits_and_for_whom_and_says_how_the_places_do(morning) -> None:
    told = morning.do("status", "--json").json

    assert set(told) == {"states", "waiting", "due", "health"}
    assert told["states"] == {
        "blank": 1, "done": 5, "duplicate": 1, "needs_password": 1, "needs_review": 1, "not_a_form": 1, "unreadable": 1,
    }  # fmt: skip
    assert len(told["waiting"]) == 5
    assert all(set(one) == {"reference", "what", "whose", "since"} for one in told["waiting"])
    assert {"inbox", "outbox", "store", "watcher"} <= set(told["health"])
    assert all(set(one) == {"well", "says"} for one in told["health"].values())


def test_the_day_at_a_glance_names_nobody(morning) -> None:
    page = (morning.outbox / "Today.html").read_text(encoding="utf-8")

    assert "R-20" in page
    for name in ("Ashgrove", "Tarn-Whitlock", "consideration request", "Minutes", ".docx"):
        assert name not in page


def test_extract_answers_with_every_field_of_the_form_and_null_where_nothing_stands(formline) -> None:
    told = formline("extract", str(REQUEST), "--json")

    assert told.code == 0
    assert set(told.json) == {"file", "part", "status"} | RECORD
    assert (told.json["file"], told.json["part"]) == (str(REQUEST), None)
    assert (told.json["status"], told.json["form"], told.json["edition"]) == ("record", "cspr", "2019")
    fields = told.json["fields"]
    assert fields["family_name"] == "Ashgrove"
    assert fields["date_of_birth"] == "2022-02-04"
    assert fields["status_at_incident"] == ["child_in_need", "early_help"]
    assert fields["chronology"][1] == {
        "day": None,
        "month": "08",
        "year": "2026",
        "event": "Mother's partner moves into the home",
        "outcome": "Not told to any agency at the time",
        "source": "Mother's account",
    }
    assert fields["alternative_process"] is None
    assert '""' not in json.dumps(fields)


def test_extract_says_where_each_answer_was_found_and_what_to_look_at(formline) -> None:
    told = formline("extract", str(SCHOOL), "--json").json

    assert "date_of_birth" in told["unsure"]
    assert told["fields"]["date_of_birth"] is None
    assert "31/09/2017" in told["sources"]["date_of_birth"]["raw"]
    for path, source in told["sources"].items():
        assert set(source) == {"where", "page", "raw", "confidence"}, path
        assert path.split("[")[0].split(".")[0] in told["fields"]
    assert all(set(one) - {"query"} == FINDING for one in told["findings"])


def test_extract_knows_every_question_of_a_line_of_enquiry(formline) -> None:
    told = formline("extract", str(RETURNS / "Engine Room KLOE night notes.pdf"), "--json").json

    assert set(told["fields"]) == KLOE


@pytest.mark.parametrize(
    ("name", "status", "form"),
    [
        ("blank consideration form.docx", "blank", "cspr"),
        ("Minutes of the practice forum.docx", "not_a_form", None),
        ("KLOE waiting at 17.pdf", "needs_password", None),
        ("scan from the front office.pdf", "unreadable", None),
    ],
)
def test_extract_says_in_plain_english_why_there_is_no_record(formline, name: str, status: str, form: str) -> None:
    told = formline("extract", str(RETURNS / name), "--json")

    assert told.code == 0
    assert (told.json["status"], told.json["form"], told.json["fields"]) == (status, form, None)
    assert told.json["reason"].endswith(".")


def test_extract_goes_on_past_a_file_that_is_not_there_and_ends_with_1(formline, tmp_path: Path) -> None:
    gone = tmp_path / "gone.docx"

    told = formline("extract", str(REQUEST), str(gone), str(SCHOOL), "--json")

    assert told.code == 1
    assert [(Path(one["file"]).name, one["status"]) for one in told.lines] == [
        (REQUEST.name, "record"),
        ("gone.docx", "unreadable"),
        (SCHOOL.name, "record"),
    ]
    assert told.lines[1]["reason"]


def test_extract_of_a_folder_says_what_to_name_instead(formline, tmp_path: Path) -> None:
    told = formline("extract", str(tmp_path), "--json")

    assert (told.code, told.json["status"]) == (1, "unreadable")
    assert "folder" in told.json["reason"]


def test_extract_opens_a_locked_file_with_a_file_of_passwords(formline, tmp_path: Path, passwords) -> None:
    keys = tmp_path / "passwords.txt"
    keys.write_text(f"not this one\n{passwords[0]}\n", encoding="utf-8-sig")

    told = formline("extract", str(LOCKED), "--json", "--passwords", str(keys))

    assert told.json["fields"]["family_name"] == "Merriden (unborn)"
    assert told.json["facts"]["birth"] == {"kind": "expected", "date": "2027-01-20"}


def test_a_file_of_passwords_that_is_not_there_is_told(formline) -> None:
    told = formline("extract", str(LOCKED), "--passwords", "nowhere.txt")

    assert (told.code, told.out) == (2, "")
    assert "--passwords" in told.err


def test_extract_leaves_nothing_behind_and_needs_no_workspace(formline, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)

    told = formline("extract", str(REQUEST), environ={"HOME": str(tmp_path)})

    assert told.code == 0
    assert "Family Name: Ashgrove" in told.out
    assert list(tmp_path.iterdir()) == []


def test_extract_in_a_workspace_reads_by_its_definitions(desk, formline, monkeypatch) -> None:
    desk.do("templates", "copy", "forms/kloe.toml")
    form = desk.folder / "templates" / "hsscp" / "forms" / "kloe.toml"
    form.write_text(form.read_text(encoding="utf-8").replace('"2019"', '"2019-b"'), encoding="utf-8")
    monkeypatch.chdir(desk.folder)

    told = formline("extract", str(RETURNS / "Engine Room KLOE night notes.pdf"), "--json")

    assert told.json["edition"] == "2019-b"


def test_extract_in_a_workspace_keeps_to_its_limits(desk, formline, monkeypatch) -> None:
    with (desk.folder / "formline.toml").open("a", encoding="utf-8") as settings:
        settings.write("\n[limits]\nfile_megabytes = 0\n")
    monkeypatch.chdir(desk.folder)

    told = formline("extract", str(REQUEST), "--json").json

    assert (told["status"], "0 MB" in told["reason"]) == ("refused", True)


def test_words_on_a_form_are_no_instructions_to_the_terminal(desk) -> None:
    (desk.inbox / "red \x1b[31m and \u202e turned.txt").write_bytes(b"no form")
    desk.do("run")

    told = desk.do("list").out

    assert "\x1b" not in told
    assert "\u202e" not in told


@pytest.mark.skipif(sys.platform != "linux", reason="other systems hold letters in names, not bytes")
def test_a_name_that_is_no_word_in_any_language_stops_nothing(desk, formline, tmp_path: Path) -> None:
    odd = os.fsdecode(b"\xff\xfe form.docx")
    (tmp_path / odd).write_bytes(REQUEST.read_bytes())
    (desk.inbox / odd).write_bytes(REQUEST.read_bytes())

    told = formline("extract", str(tmp_path / odd), str(SCHOOL), "--json")
    assert [one["status"] for one in told.lines] == ["record", "record"]
    assert formline("extract", str(tmp_path / odd)).code == 0

    assert desk.do("run").code == 0
    assert [one["state"] for one in desk.do("list", "--json").lines] == ["done"]
    assert desk.arriving == []


def test_words_on_a_form_are_no_instructions_to_the_terminal_that_reads_it(formline, tmp_path: Path) -> None:
    form = tmp_path / "form \x1b[2J.docx"
    form.write_bytes(REQUEST.read_bytes())

    assert "\x1b" not in formline("extract", str(form)).out
