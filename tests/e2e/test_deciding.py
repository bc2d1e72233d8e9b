"""What people decide about a return and about a record, and what follows from it."""

import os
import re
import sys
from pathlib import Path

import pytest

RETURNS = Path(__file__).parents[2] / "pipeline" / "demo" / "returns"
LOCKED, MINUTES = "KLOE waiting at 17.pdf", "Minutes of the practice forum.docx"
REQUEST, SCHOOL = "CSPR consideration request.docx", "request form school.docx"
ENQUIRY = "Engine Room KLOE night notes.pdf"
MEETING = "2031-12-04"


def test_a_wrong_password_changes_nothing_and_the_right_one_opens(morning, passwords) -> None:
    item = morning.item(LOCKED)["item"]

    wrong = morning.do("unlock", item, "--stdin", typed="Dunlin by the 1st breakwater\n")
    assert wrong.code == 3
    assert "does not open" in wrong.err
    assert morning.item(LOCKED)["state"] == "needs_password"

    right = morning.do("unlock", item, "--stdin", typed=f"{passwords[1]}\n")
    assert right.code == 0
    assert morning.item(LOCKED)["state"] == "done"
    assert not [note for note in morning.notes if note.startswith(item)]
    assert f"{morning.reference(LOCKED)} Acknowledgement.docx" in morning.papers
    used = {one["label"]: one["uses"] for one in morning.do("passwords", "list", "--json").lines}
    assert used == {"duty team": 1, f"given for {item}": 1}


def test_a_return_that_is_not_locked_needs_no_password(morning) -> None:
    told = morning.do("unlock", morning.item(REQUEST)["item"], "--stdin", typed="anything")

    assert told.code == 2
    assert "does not wait for a password" in told.err


def test_a_password_put_on_the_keyring_opens_what_waits_for_it(morning, passwords) -> None:
    told = morning.do("passwords", "add", "--label", "police", "--stdin", typed=passwords[1])

    assert told.code == 0
    assert f"opened {morning.item(LOCKED)['item']}" in told.err
    assert morning.item(LOCKED)["state"] == "done"


def test_the_keyring_never_shows_a_password(morning, passwords) -> None:
    told = [
        morning.do("passwords", "add", "--label", "police", "--agency", "police", "--stdin", typed=passwords[1]),
        morning.do("passwords", "list"),
        morning.do("passwords", "remove", "P-0001"),
        morning.do("passwords", "list"),
    ]

    assert [one.code for one in told] == [0, 0, 0, 0]
    assert "P-0001" in told[1].out
    assert "P-0001" not in told[3].out
    for one in told:
        for secret in passwords:
            assert secret not in one.out + one.err


def test_a_password_given_as_an_argument_is_not_taken_and_not_repeated(morning) -> None:
    told = morning.do("passwords", "add", "Marram-Grass-17")

    assert told.code == 2
    assert "Marram" not in told.err
    assert "asked for" in told.err


def test_what_can_not_be_asked_for_without_a_terminal_says_how_to_give_it(morning) -> None:
    told = morning.do("passwords", "add")

    assert told.code == 2
    assert "--stdin" in told.err


def test_a_return_read_as_the_form_a_person_names_it(morning) -> None:
    item = morning.item(MINUTES)["item"]

    told = morning.do("retry", item, "--as", "kloe")

    assert told.code in {0, 3}
    assert morning.item(MINUTES)["state"] in {"done", "needs_review", "blank", "not_a_form"}


def test_a_form_nobody_knows_is_told_before_anything_is_read(morning) -> None:
    told = morning.do("retry", morning.item(MINUTES)["item"], "--as", "kloi")

    assert told.code == 2
    assert "Did you mean 'kloe'?" in told.err


def test_reading_again_keeps_the_reference_and_ends_with_3_while_it_waits(morning) -> None:
    before = morning.item(SCHOOL)

    told = morning.do("retry", before["item"])

    assert told.code == 3
    assert morning.item(SCHOOL) == before


def test_a_return_set_aside_waits_no_more_and_can_be_taken_up_again(morning) -> None:
    item = morning.item(MINUTES)["item"]

    assert morning.do("set-aside", item, "--stdin", typed="Read; nothing for us.").code == 0
    assert morning.item(MINUTES)["state"] == "set_aside"
    assert not [note for note in morning.notes if note.startswith(item)]

    assert morning.do("retry", item).code == 3
    assert morning.item(MINUTES)["state"] == "not_a_form"


def test_setting_aside_needs_a_reason(morning) -> None:
    told = morning.do("set-aside", morning.item(MINUTES)["item"], "--stdin", typed="  \n")

    assert told.code == 2
    assert "reason" in told.err
    assert morning.item(MINUTES)["state"] == "not_a_form"


def test_a_value_put_right_releases_what_waited_for_it(morning) -> None:
    reference = morning.reference(SCHOOL)

    told = morning.do("correct", reference, "date_of_birth", "--stdin", typed="30/09/2017\n")

    assert told.code == 0
    record = morning.do("show", reference, "--json").json
    assert (record["fields"]["date_of_birth"], record["state"]) == ("2017-09-30", "done")
    assert "31/09/2017" in record["sources"]["date_of_birth"]["raw"], "what was read stays on record"


def test_one_cell_of_a_table_is_put_right(morning) -> None:
    reference = morning.reference(REQUEST)

    assert morning.do("correct", reference, "chronology[1].day", "--stdin", typed="08").code == 0

    rows = morning.do("show", reference, "--json").json["fields"]["chronology"]
    assert [row["day"] for row in rows] == ["14", "08", "22", "19", "11"]


def test_a_field_nobody_knows_names_the_fields_there_are(morning) -> None:
    told = morning.do("correct", morning.reference(REQUEST), "surname", "--stdin", typed="Other")

    assert told.code == 2
    assert "family_name" in told.err
    assert "Other" not in told.err


@pytest.mark.parametrize("field", ["chronology", "chronology[0].nothing", "family_name[0].event"])
def test_a_table_is_put_right_by_row_and_column(morning, field: str) -> None:
    assert morning.do("correct", morning.reference(REQUEST), field, "--stdin", typed="words").code == 2


def test_a_rapid_review_pack_is_due_only_once_the_request_is_accepted(morning) -> None:
    reference = morning.reference(SCHOOL)
    pack = f"{reference} Rapid review pack.docx"

    opened = morning.do("open", reference, "--route", "rapid-review", "--stdin", typed="Three agencies.")
    assert opened.code == 0
    assert f"formline accept {reference}" in opened.err
    assert pack not in morning.papers

    assert morning.do("accept", reference).code == 0
    assert pack in morning.papers


def test_another_route_makes_no_rapid_review_pack(morning) -> None:
    reference = morning.reference(REQUEST)

    assert morning.do("open", reference, "--route", "discussion", "--stdin", typed="To talk about.").code == 0

    assert f"{reference} Rapid review pack.docx" not in morning.papers


def test_a_route_or_a_decision_nobody_knows_names_those_there_are_before_a_reason_is_asked(morning) -> None:
    reference = morning.reference(REQUEST)

    route = morning.do("open", reference, "--route", "rapid-revue")
    decision = morning.do("decide", reference, "lscpr", "--on", "2026-01-05")

    assert (route.code, decision.code) == (2, 2)
    assert "rapid-review" in route.err
    assert "LCSPR" in decision.err


def test_what_is_decided_is_closed_and_no_longer_in_the_next_pack(morning) -> None:
    reference = morning.reference(ENQUIRY)
    first = morning.do("pack", "--meeting", MEETING)
    assert "It holds 5 open items." in first.err

    assert morning.do("decide", reference, "explore", "--on", "2026-01-05", "--stdin", typed="Agreed.").code == 0
    after = morning.do("pack", "--meeting", MEETING)

    assert "It holds 4 open items." in after.err
    assert morning.do("show", reference, "--json").json["decision"] == "explore"


def test_another_route_or_decision_says_what_it_took_the_place_of(morning) -> None:
    reference = morning.reference(REQUEST)
    acts = [
        ("open", reference, "--route", "rapid-review"),
        ("open", reference, "--route", "none"),
        ("decide", reference, "LCSPR", "--on", "2026-01-05"),
        ("decide", reference, "alternative_local_review", "--on", "2026-01-06"),
    ]
    told = [morning.do(*act, "--stdin", typed="For a reason.") for act in acts]

    assert [one.code for one in told] == [0, 0, 0, 0]
    assert ["It was" in one.err for one in told] == [False, True, False, True]
    assert "It was rapid-review, now none; the earlier one stays in its history." in told[1].err
    assert "It was LCSPR, now alternative_local_review;" in told[3].err


def test_a_decision_can_not_lie_in_the_future(morning) -> None:
    told = morning.do("decide", morning.reference(ENQUIRY), "explore", "--on", "2099-01-05", "--stdin", typed="Soon.")

    assert told.code == 2
    assert morning.do("show", morning.reference(ENQUIRY), "--json").json["decision"] is None


def test_an_unchanged_pack_is_not_made_again_and_a_changed_one_is_the_next_version(morning) -> None:
    first = morning.do("pack", "--meeting", MEETING)
    again = morning.do("pack", "--meeting", MEETING)
    assert (first.code, again.code) == (3, 3), "returns wait, and the pack names them"
    assert again.out == first.out
    assert first.out.strip().endswith(f"{MEETING} Meeting pack.docx")

    morning.do("decide", morning.reference(ENQUIRY), "explore", "--on", "2026-01-05", "--stdin", typed="Agreed.")
    changed = morning.do("pack", "--meeting", MEETING)

    assert changed.out.strip().endswith(f"{MEETING} Meeting pack v2.docx")
    assert [name for name in morning.papers if "Meeting pack" in name] == [
        f"{MEETING} Meeting pack v2.docx",
        f"{MEETING} Meeting pack.docx",
    ]


def test_the_original_comes_back_byte_for_byte_and_writes_over_nothing(morning, tmp_path: Path) -> None:
    for one in morning.do("list", "--json").lines:
        told = morning.do("original", one["item"], "--to", str(tmp_path / "back"))
        assert Path(told.out.strip()).read_bytes() == (RETURNS / one["file"]).read_bytes()

    item = morning.item(REQUEST)["item"]
    (tmp_path / "back" / REQUEST).write_text("something else", encoding="utf-8")
    told = morning.do("original", item, "--to", str(tmp_path / "back"))
    assert told.code == 2
    assert (tmp_path / "back" / REQUEST).read_text(encoding="utf-8") == "something else"


def test_whoever_acts_stands_in_the_history(morning) -> None:
    reference = morning.reference(SCHOOL)
    morning.do("accept", reference)

    told = morning.do("show", reference, "--history").out

    assert re.search(r"accepted, by test-clerk", told)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")
@pytest.mark.parametrize(
    ("typed", "code", "says"),
    [(b"Dunlin by the 2nd breakwater\n", 0, "done"), (b"\x04", 2, "No answer was given; nothing was changed.")],
)
def test_at_a_terminal_a_password_is_asked_for_and_never_seen(morning, typed: bytes, code: int, says: str) -> None:
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()

    asking = morning.start("unlock", morning.item(LOCKED)["item"], stdin=theirs, start_new_session=True)
    os.close(theirs)
    while b"Password for R-" not in (shown := asking.stderr.read1()):
        assert shown, "it ended without asking"
    os.write(ours, typed)
    out, err = asking.communicate(timeout=30)
    os.close(ours)

    assert (asking.returncode, out) == (code, b"")
    assert says.encode() in err
    assert b"Dunlin" not in err
