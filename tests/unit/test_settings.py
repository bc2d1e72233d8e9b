"""Settings are typed, explained, and tell what is wrong with them."""

from pathlib import Path

import pytest

from pipeline.errors import SettingsAtFault
from pipeline.settings import TEMPLATE, Settings, load


def written(folder: Path, text: str) -> Path:
    file = folder / "formline.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_the_file_that_init_writes_says_exactly_the_defaults(tmp_path: Path) -> None:
    assert load(written(tmp_path, TEMPLATE.format(partnership="hsscp"))) == Settings()


def test_an_empty_file_means_the_defaults(tmp_path: Path) -> None:
    assert load(written(tmp_path, "")) == Settings()


def test_a_byte_order_mark_from_notepad_does_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "formline.toml"
    file.write_bytes(b"\xef\xbb\xbf" + b'partnership = "elsewhere"\r\n')
    assert load(file).partnership == "elsewhere"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[limts]\n", "'limts' that Formline doesn't know. Did you mean 'limits'?"),
        ("[watching]\nsetle_seconds = 3\n", "Did you mean 'settle_seconds'?"),
        (
            '[limits]\nfile_megabytes = "ten"\n',
            "'limits.file_megabytes' should be a whole number, and is text in quotes",
        ),
        ("limits = 3\n", "'limits' should be a [table]"),
        ("[watching]\nsettle_seconds = -1\n", "'settle_seconds' is below zero"),
        ("partnership = \n", "line 1"),
    ],
)
def test_what_is_wrong_is_named_with_its_remedy(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(SettingsAtFault) as caught:
        load(written(tmp_path, text))
    assert told in str(caught.value)
    assert caught.value.advice
    assert caught.value.exit_code == 2


def test_the_clone_itself_is_a_workspace_with_the_settings_that_init_writes() -> None:
    file = Path(__file__).parent.parent.parent / "formline.toml"
    assert file.read_text(encoding="utf-8") == TEMPLATE.format(partnership="hsscp")
