"""A partnership nobody here wrote code for: its files, its returns, its documents, from end to end."""

import json
import shutil
import tomllib
from pathlib import Path

SAMPLES = Path(__file__).parents[1] / "samples" / "partnership"


def test_another_partnership_needs_files_and_no_python(desk) -> None:
    shutil.copytree(SAMPLES / "moorshire", desk.folder / "templates" / "moorshire")
    settings = desk.folder / "formline.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("hsscp", "moorshire"), encoding="utf-8")
    declared = tomllib.loads((SAMPLES / "moorshire/documents/return-note.toml").read_text(encoding="utf-8"))
    title = declared["title"]
    returns = sorted((SAMPLES / "returns").glob("*.docx"))
    for one in returns:
        shutil.copyfile(one, desk.inbox / one.name)

    assert desk.do("templates", "check").code == 0
    assert desk.do("run").code == 0

    for one in returns:
        reference = desk.reference(one.name)
        keyed = json.loads(one.with_suffix(".json").read_text(encoding="utf-8"))
        record = desk.do("show", reference, "--json").json
        expected = keyed.get("fields", keyed)
        assert {name: record["fields"][name] for name in expected} == expected
        assert record["edition"] == keyed["edition"]
        assert f"{reference} {title}.docx" in desk.papers


def test_a_partnership_nobody_has_is_named_with_the_nearest(desk) -> None:
    settings = desk.folder / "formline.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("hsscp", "hscp"), encoding="utf-8")

    told = desk.do("run")

    assert told.code == 2
    assert "Did you mean 'hsscp'?" in told.err
