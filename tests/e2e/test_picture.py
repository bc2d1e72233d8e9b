"""What was read, drawn on the pages it was read from; and pages kept with a return."""

import os
import shutil
import stat
import sys
from pathlib import Path

import pytest
from PIL import Image

from pipeline.app import App
from pipeline.worker.overlay import COLOURS
from pipeline.workspace import at

ROOT = Path(__file__).parents[2]
PRINTED = ROOT / "tests" / "samples" / "pdf" / "libreoffice-printed.pdf"
RETURNS = ROOT / "pipeline" / "demo" / "returns"
LEGEND = 44  # pixels high
FIELDS = RETURNS / "Engine Room KLOE night notes.pdf"


def colours(file: Path, top: int, bottom: int | None = None) -> set[tuple[int, int, int]]:
    with Image.open(file) as picture:
        part = picture.convert("RGB").crop((0, top, picture.width, bottom or picture.height))
        return {colour for _, colour in part.getcolors(1 << 24)}


def test_a_page_is_drawn_with_frames_in_the_colours_of_its_legend(desk, tmp_path: Path) -> None:
    told = desk.do("extract", str(FIELDS), "--picture", str(tmp_path / "read.png"))

    assert told.code == 0
    assert [one.name for one in tmp_path.glob("read*")] == ["read.png"]
    assert set(COLOURS.values()) <= colours(tmp_path / "read.png", 0, LEGEND)
    assert COLOURS["sure"] in colours(tmp_path / "read.png", LEGEND)
    assert str(tmp_path / "read.png") in told.err


def test_several_pages_become_several_pictures_for_their_owner_alone(desk, tmp_path: Path) -> None:
    for _ in range(2):  # again: they take the place of those before
        told = desk.do("extract", str(PRINTED), "--json", "--picture", str(tmp_path / "read.png"))

    made = sorted(tmp_path.glob("read*"))
    assert [one.name for one in made][:2] == ["read-1.png", "read-2.png"]
    assert told.json["status"] == "record"
    assert not list(tmp_path.glob(".read*"))
    if sys.platform != "win32":
        assert {stat.S_IMODE(one.stat().st_mode) for one in made} == {0o600}


def test_of_a_word_form_it_says_that_there_are_no_pages(desk, tmp_path: Path) -> None:
    told = desk.do("extract", str(RETURNS / "request form school.docx"), "--picture", str(tmp_path / "read.png"))

    assert told.code == 0
    assert "Save the form as a PDF first" in told.err
    assert not list(tmp_path.glob("*read*"))


@pytest.mark.parametrize(
    ("files", "to", "says"),
    [((FIELDS, PRINTED), "read.png", "one file at a time"), ((FIELDS,), "no/such/folder/read.png", "can't be written")],
)
def test_where_no_picture_can_be_made_it_says_so(
    desk, tmp_path: Path, files: tuple[Path, ...], to: str, says: str
) -> None:
    told = desk.do("extract", *map(str, files), "--picture", str(tmp_path / to))

    assert told.code == 2
    assert says in told.err


def test_a_return_keeps_the_pictures_of_its_pages(desk) -> None:
    shutil.copyfile(FIELDS, desk.folder / "inbox" / FIELDS.name)
    desk.do("run")

    with App(at(desk.folder), os.environ | {"FORMLINE_KEY_FILE": str(desk.key)}) as app:
        (item,) = app.store.items()
        assert app.store.pictured(item.item, None) == (1,)
        assert app.store.picture(item.item, None, 1).width == pytest.approx(595.3, abs=0.5)
