"""The inbox taken in: once with `run`, for as long as one likes with `watch`."""

import shutil
import signal
import sys
from pathlib import Path

import pytest

RETURNS = Path(__file__).parents[2] / "pipeline" / "demo" / "returns"
FORETOLD = {
    "CSPR consideration request.docx": "done",
    "CSPR request sent again.docx": "duplicate",
    "Consideration form - unborn.docx": "done",
    "request form school.docx": "needs_review",
    "Engine Room KLOE night notes.pdf": "done",
    "KLOE printed to PDF.pdf": "done",
    "KLOE from the scanner.pdf": "done",
    "KLOE waiting at 17.pdf": "needs_password",
    "blank consideration form.docx": "blank",
    "Minutes of the practice forum.docx": "not_a_form",
    "scan from the front office.pdf": "unreadable",
}


def test_an_empty_inbox_is_a_run_well_done(desk) -> None:
    told = desk.do("run")

    assert (told.code, told.out) == (0, "")


def test_a_run_in_which_all_goes_through_ends_with_0(desk) -> None:
    desk.put("CSPR consideration request.docx", "Engine Room KLOE night notes.pdf")

    assert desk.do("run").code == 0

    assert [one["state"] for one in desk.do("list", "--json").lines] == ["done", "done"]
    assert desk.notes == []


@pytest.mark.parametrize(
    "name",
    [name for name, state in FORETOLD.items() if state not in {"done", "duplicate"}]
    + ["Consideration form - unborn.docx"],  # locked, and nothing on this keyring
)
def test_a_run_after_which_something_waits_ends_with_3(desk, name: str) -> None:
    desk.put(name)

    assert desk.do("run").code == 3

    assert len(desk.notes) == 1


def test_a_second_run_that_touches_nothing_ends_with_0_whatever_still_waits(morning) -> None:
    assert morning.do("run").code == 0


def test_every_return_of_one_morning_comes_out_as_foretold(morning) -> None:
    assert {one["file"]: one["state"] for one in morning.do("list", "--json").lines} == FORETOLD
    assert morning.arriving == []


def test_every_return_that_waits_has_its_note_and_no_other_has(morning) -> None:
    waiting = {one["item"] for one in morning.do("list", "--json").lines if one["state"] not in {"done", "duplicate"}}

    assert {note.split(" ")[0] for note in morning.notes} == waiting


def test_every_return_is_acknowledged_at_once_one_we_hold_already_too(morning) -> None:
    expected = [one["parts"][0]["reference"] or one["item"] for one in morning.do("list", "--json").lines]

    assert morning.papers == sorted(f"{one} Acknowledgement.docx" for one in expected)


def test_a_locked_return_never_holds_back_its_neighbours(desk) -> None:
    desk.put("CSPR consideration request.docx")
    desk.put("KLOE waiting at 17.pdf", under="a before it")
    desk.put("Engine Room KLOE night notes.pdf", under="z after it")

    assert desk.do("run").code == 3

    states = {one["file"]: one["state"] for one in desk.do("list", "--json").lines}
    assert states == {
        "CSPR consideration request.docx": "done",
        "KLOE waiting at 17.pdf": "needs_password",
        "Engine Room KLOE night notes.pdf": "done",
    }


def test_the_same_bytes_again_are_a_sighting_and_no_new_return(desk) -> None:
    desk.put("CSPR consideration request.docx")
    desk.do("run")
    shutil.copyfile(RETURNS / "CSPR consideration request.docx", desk.inbox / "Copy of it.docx")

    assert desk.do("run").code == 0

    (only,) = desk.do("list", "--json").lines
    assert (only["file"], only["sightings"]) == ("CSPR consideration request.docx", 1)
    assert len(desk.papers) == 1
    assert desk.arriving == []


def test_a_definition_that_needs_mending_stops_the_run_and_names_the_place(desk) -> None:
    desk.do("templates", "copy", "forms/kloe.toml")
    form = desk.folder / "templates" / "hsscp" / "forms" / "kloe.toml"
    form.write_text(form.read_text(encoding="utf-8").replace("title", "titel", 1), encoding="utf-8")
    desk.put("CSPR consideration request.docx")

    told = desk.do("run")

    assert told.code == 2
    assert "kloe.toml, line" in told.err
    assert desk.arriving == ["CSPR consideration request.docx"]


def test_an_outbox_that_is_full_of_somebody_elses_file_keeps_the_document_and_says_so(desk) -> None:
    desk.put("CSPR consideration request.docx")
    desk.do("run")
    reference = desk.reference("CSPR consideration request.docx")
    taken = desk.outbox / reference / f"{reference} Rapid review pack.docx"
    taken.write_text("somebody's own", encoding="utf-8")
    desk.do("open", reference, "--route", "rapid-review", "--stdin", typed="Serious harm.")

    assert taken.read_text(encoding="utf-8") == "somebody's own"
    assert desk.do("status", "--json").json["health"]["outbox"]["well"] is False


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no SIGTERM")
def test_the_watch_takes_a_file_in_and_stops_on_sigterm_with_0(desk, until) -> None:
    watching = desk.start("watch")
    try:
        desk.put("Engine Room KLOE night notes.pdf")
        until(lambda: len(desk.papers) == 1)
        until(lambda: not desk.arriving)
        assert desk.do("status", "--json").json["health"]["watcher"]["says"] == "keeps watching"
        watching.send_signal(signal.SIGTERM)
        out, err = watching.communicate(timeout=20)
    finally:
        watching.kill()

    assert (watching.returncode, out) == (0, b"")
    assert b"KLOE-" in err
    assert desk.item("Engine Room KLOE night notes.pdf")["state"] == "done"
