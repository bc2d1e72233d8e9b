"""The demo: what a newcomer sees first."""

from pathlib import Path

import pytest


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    return {"FORMLINE_KEY_FILE": str(tmp_path / "the.key"), "HOME": str(tmp_path)}


def test_the_demo_turns_out_as_foretold_twice_in_the_same_folder(formline, tmp_path: Path, environ) -> None:
    folder = tmp_path / "rehearsal"

    first = formline("demo", str(folder), environ=environ)
    documents = sorted(one.name for one in folder.rglob("*.docx"))
    second = formline("demo", str(folder), environ=environ)

    assert (first.code, second.code) == (0, 0)
    assert "✗" not in first.out + second.out
    for kind in ("Acknowledgement", "Rapid review pack", "Holding statement", "Practitioner briefing", "Meeting pack"):
        assert any(kind in name for name in documents), kind
    assert sorted(one.name for one in folder.rglob("*.docx")) == documents
    for place in ("Today.html", "attention"):
        assert str(folder / "outbox" / place) in first.err


def test_the_demo_leaves_a_folder_that_is_somebody_elses_alone(formline, tmp_path: Path, environ) -> None:
    folder = tmp_path / "holiday"
    folder.mkdir()
    (folder / "photo.jpg").write_bytes(b"the sea")

    told = formline("demo", str(folder), environ=environ)

    assert told.code == 2
    assert "Name another folder" in told.err
    assert [one.name for one in folder.iterdir()] == ["photo.jpg"]


def test_the_demo_answers_in_a_workspace_that_works_like_any_other(formline, tmp_path: Path, environ) -> None:
    folder = tmp_path / "rehearsal"
    formline("demo", str(folder), "--quiet", environ=environ)

    told = formline("--workspace", str(folder), "status", "--json", environ=environ)

    assert told.json["states"]["done"] in (6, 7)  # the scan too, where nothing in it is doubtful
