"""OpenDocument texts as real programs write them; where they come from stands in tests/samples/office/README.md."""

from pathlib import Path

import pytest

from pipeline.errors import FileAtFault
from pipeline.model.sheet import Grid, Mark, MarkKind, Sheet, Told
from pipeline.reading import read

SAMPLES = Path(__file__).parents[2] / "samples" / "office"
BOTH = pytest.mark.parametrize("name", ["hand-controls.fodt", "libreoffice-controls.odt"])


def sample(name: str) -> Sheet:
    return read("odt", (SAMPLES / name).read_bytes())


def marked(sheet: Sheet, *kinds: MarkKind) -> list[tuple[str, Mark]]:
    return [
        (line.text[mark.start : mark.end], mark) for line in sheet.lines() for mark in line.marks if mark.kind in kinds
    ]


def stored(mark: Mark) -> list[str]:
    return [telling.text for telling in mark.said if telling.how is Told.STORED]


@BOTH
def test_form_controls_and_fields_read_alike_before_and_after_libreoffice(name: str) -> None:
    told = sample(name)

    assert [mark.on for _, mark in marked(told, MarkKind.BOX)] == [True, False, True]
    assert [(text, mark.empty, stored(mark)) for text, mark in marked(told, MarkKind.CONTROL)] == [
        ("Okonjo-Vale", False, []),
        ("Police", False, []),
        ("Education", False, []),
        ("05/03/2024", False, ["2024-03-05"]),
        ("42", False, []),
        ("first line\nsecond line", False, []),
        ("Wren", False, []),
        ("", True, []),
        ("<Click to type>", True, []),
        ("South", False, []),
    ]


@BOTH
def test_revisions_hidden_words_and_frames_read_alike_before_and_after_libreoffice(name: str) -> None:
    told = sample(name)

    special = marked(told, MarkKind.INSERTED, MarkKind.DELETED, MarkKind.HIDDEN, MarkKind.STRUCK)
    assert [(text, mark.kind, stored(mark)) for text, mark in special] == [
        ("three times", MarkKind.INSERTED, []),
        ("", MarkKind.DELETED, ["twice"]),
        ("hidden words", MarkKind.HIDDEN, []),
        ("struck", MarkKind.STRUCK, []),
        ("In a hidden section", MarkKind.HIDDEN, []),
    ]
    texts = [line.text for line in told.blocks if not isinstance(line, Grid)]
    assert texts[texts.index("Box: ") :][:3] == ["Box: ", "In a frame", "second"]


def test_a_date_field_shows_the_day_it_showed_when_the_file_was_written() -> None:
    assert any(line.text == "Date field: 05/03/24 live 05/03/24" for line in sample("hand-controls.fodt").lines())


def test_a_sample_cut_short_anywhere_ends_in_a_plain_word() -> None:
    for name in ("hand-controls.fodt", "libreoffice-controls.odt"):
        whole = (SAMPLES / name).read_bytes().rstrip()
        for kept in range(0, len(whole) - 1, max(1, len(whole) // 40)):
            with pytest.raises(FileAtFault):
                read("odt", whole[:kept])
