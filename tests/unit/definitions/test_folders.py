"""A workspace's own files over the packaged ones, file by file; and taking one to edit."""

from pathlib import Path

import pytest

from pipeline.definitions import copy, load, packaged, partnerships
from pipeline.errors import NotNow, NotThere


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "own"


def test_a_file_of_ones_own_lies_over_the_packaged_one_and_only_that(house, own: Path) -> None:
    (own / "vale" / "documents").mkdir(parents=True)
    (own / "vale" / "documents" / "letter.docx").write_bytes(b"our own letter")

    definitions = load([own, house.folder], "vale")

    assert definitions.template(definitions.kind("letter")) == b"our own letter"
    assert definitions.logo() == b"a picture"
    assert [form.id for form in definitions.forms] == ["note"]


def test_a_form_of_ones_own_comes_beside_the_packaged_ones(house, own: Path) -> None:
    text = (house.folder / "vale/forms/note.toml").read_text(encoding="utf-8")
    (own / "vale" / "forms").mkdir(parents=True)
    mine = text.replace('id = "note"', 'id = "slip"').replace('"NOTE"', '"SLIP"').replace("Note of Concern", "Slip")
    (own / "vale" / "forms" / "slip.toml").write_text(mine, encoding="utf-8")

    assert [form.id for form in load([own, house.folder], "vale").forms] == ["note", "slip"]


@pytest.mark.parametrize("litter", ["~$letter.docx", ".note.toml.swp", "note.toml.bak", "notes.txt"])
def test_what_word_and_editors_leave_lying_about_is_no_definition(house, litter: str) -> None:
    house.write(f"forms/{litter}", b"\x00")

    assert house.problems() == []


def test_a_partnership_that_is_not_there_names_the_nearest(house) -> None:
    with pytest.raises(NotThere, match="There is no partnership 'vail'") as caught:
        load([house.folder], "vail")

    assert "Did you mean 'vale'?" in caught.value.advice
    assert partnerships([house.folder]) == ("vale",)


def test_the_packaged_templates_are_where_the_code_is() -> None:
    assert (packaged() / "hsscp" / "partnership.toml").is_file()


@pytest.mark.parametrize(
    ("asked", "taken"),
    [
        ("letter", ["documents/letter.docx", "documents/letter.toml"]),
        ("letter.docx", ["documents/letter.docx"]),
        ("documents/letter.docx", ["documents/letter.docx"]),
        ("documents\\letter.docx", ["documents/letter.docx"]),
        ("vale/documents/letter.docx", ["documents/letter.docx"]),
        ("note", ["forms/note.toml"]),
        ("partnership.toml", ["partnership.toml"]),
    ],
)
def test_a_template_is_taken_by_its_name_or_its_id(house, own: Path, asked: str, taken: list[str]) -> None:
    written = copy(asked, [house.folder], "vale", own)

    assert [path.relative_to(own / "vale").as_posix() for path in written] == taken
    for path in written:
        assert path.read_bytes() == (house.folder / path.relative_to(own)).read_bytes()


def test_taking_a_template_never_touches_one_that_is_there(house, own: Path) -> None:
    target = own / "vale" / "documents" / "letter.docx"
    target.parent.mkdir(parents=True)
    target.write_bytes(b"edited for weeks")

    with pytest.raises(NotNow, match="among your own templates already"):
        copy("letter", [own, house.folder], "vale", own)

    assert target.read_bytes() == b"edited for weeks"
    assert not (target.parent / "letter.toml").exists()


def test_a_template_that_is_not_there_names_the_nearest(house, own: Path) -> None:
    with pytest.raises(NotThere, match="There is no template 'leter'") as caught:
        copy("leter", [house.folder], "vale", own)

    assert "Did you mean 'letter'?" in caught.value.advice
