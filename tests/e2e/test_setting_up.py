"""Making a workspace, and what a person is told when something it stands on is wrong."""

import secrets
import sqlite3
from pathlib import Path

import pytest

from pipeline.keys import as_text


def everything_in(folder: Path) -> dict[str, bytes]:
    return {str(one.relative_to(folder)): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def test_init_makes_all_that_a_workspace_needs(desk) -> None:
    assert sorted(one.name for one in desk.folder.iterdir()) == [
        "formline.toml",
        "inbox",
        "outbox",
        "store",
        "templates",
    ]
    assert desk.key.is_file()


def test_init_again_adds_only_what_is_missing(desk) -> None:
    (desk.folder / "templates").rmdir()
    desk.put("CSPR consideration request.docx")
    before, key = everything_in(desk.folder), desk.key.read_bytes()

    assert desk.do("init", str(desk.folder)).code == 0

    assert everything_in(desk.folder) == before
    assert (desk.folder / "templates").is_dir()
    assert desk.key.read_bytes() == key


def test_init_in_use_leaves_the_records_readable(morning) -> None:
    before = morning.do("list", "--json").out

    assert morning.do("init", str(morning.folder)).code == 0

    assert morning.do("list", "--json").out == before


def test_init_for_a_partnership_that_nobody_has_is_told(formline, tmp_path: Path) -> None:
    told = formline("init", str(tmp_path / "new"), "--partnership", "hsscpp", environ={"HOME": str(tmp_path)})

    assert told.code == 2
    assert "hsscpp" in told.err
    assert "hsscp'" in told.err  # the nearest there is


def test_an_unknown_setting_names_the_nearest_known_one(desk) -> None:
    (desk.folder / "formline.toml").write_text("[watching]\nsettle_secs = 3\n", encoding="utf-8")

    told = desk.do("list")

    assert told.code == 2
    assert "settle_secs" in told.err
    assert "Did you mean 'settle_seconds'?" in told.err


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ("[limits]\nread_seconds = 'twenty'\n", "limits.read_seconds"),
        ("[limits]\nread_seconds = -1\n", "read_seconds"),
        ("partnership = \n", "line 1"),
        ("[paths]\noutbox = 'inbox/out'\n", "box"),
    ],
)
def test_settings_that_make_no_sense_are_named(desk, settings: str, named: str) -> None:
    (desk.folder / "formline.toml").write_text(settings, encoding="utf-8")

    told = desk.do("list")

    assert (told.code, told.out) == (2, "")
    assert named in told.err


def test_without_a_workspace_one_is_told_three_ways_to_one(formline, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)

    told = formline("list", environ={})

    assert told.code == 2
    for way in ("Go to its folder", "--workspace", "formline init"):
        assert way in told.err


def test_a_workspace_is_found_upwards_and_by_its_variable(desk, formline, monkeypatch) -> None:
    monkeypatch.chdir(desk.inbox)
    assert formline("status", "--json", environ=desk.environ).code == 0

    monkeypatch.chdir("/")
    named = desk.environ | {"FORMLINE_WORKSPACE": str(desk.folder)}
    assert formline("status", "--json", environ=named).code == 0


def test_a_missing_key_says_what_to_do_and_changes_nothing(morning, tmp_path: Path) -> None:
    morning.key = tmp_path / "gone.key"
    before = everything_in(morning.folder)

    told = morning.do("list")

    assert told.code == 2
    assert "FORMLINE_KEY_FILE" in told.err
    assert everything_in(morning.folder) == before


def test_init_never_makes_a_new_key_for_a_store_that_is_sealed(morning, tmp_path: Path) -> None:
    morning.key = tmp_path / "gone.key"

    told = morning.do("init", str(morning.folder))

    assert told.code == 2
    assert "key" in told.err
    assert not morning.key.exists()


def test_the_wrong_key_opens_nothing_and_says_what_to_do(morning, tmp_path: Path) -> None:
    morning.key = tmp_path / "other.key"
    morning.key.write_text(as_text(secrets.token_bytes(32)) + "\n", encoding="ascii")

    told = morning.do("list")

    assert told.code == 2
    assert "not the one this store was sealed with" in told.err
    assert "FORMLINE_KEY_FILE" in told.err


def test_a_key_inside_the_workspace_is_not_taken(desk) -> None:
    inside = desk.folder / "the.key"
    inside.write_bytes(desk.key.read_bytes())
    desk.key = inside

    told = desk.do("list")

    assert told.code == 2
    assert "inside the workspace" in told.err


def test_the_doctor_finds_a_sound_workspace_sound(desk) -> None:
    told = desk.do("doctor")

    assert told.code == 0
    assert "✗" not in told.out
    for what in ("workspace", "definitions", "key and store", "inbox", "outbox", "reading", "free space"):
        assert what in told.out


def test_the_doctor_names_what_is_broken_and_looks_at_the_rest_all_the_same(desk) -> None:
    desk.key.unlink()
    desk.outbox.rmdir()

    told = desk.do("doctor")

    assert told.code == 1
    broken = [line for line in told.out.splitlines() if line.startswith("✗")]
    assert [line.split("  ")[1] for line in broken] == ["key and store", "outbox"]
    assert "FORMLINE_KEY_FILE" in told.err


def test_the_doctor_says_when_somebody_has_changed_the_log(morning) -> None:
    with sqlite3.connect(morning.folder / "store" / "formline.db") as database:
        database.execute("UPDATE audit SET act = 'accepted' WHERE seq = 5")

    told = morning.do("doctor")

    assert told.code == 1
    assert "Entry 5 of the log is not as it was written." in told.out
    assert "keep-copies.md" in told.err


def test_the_doctor_outside_any_workspace_says_how_to_make_one(formline, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)

    told = formline("doctor", environ={})

    assert told.code == 1
    assert "formline init" in told.err
