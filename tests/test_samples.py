"""Every sample has a passport: a line in its folder's README says who made it and what it proves."""

from pathlib import Path

import pytest

SAMPLES = Path(__file__).parent / "samples"
MADE_HERE = {".py", ".md"}


@pytest.mark.parametrize("folder", sorted(path.name for path in SAMPLES.iterdir() if path.is_dir()))
def test_every_sample_has_a_line_in_its_passport(folder: str) -> None:
    passport = (SAMPLES / folder / "README.md").read_text(encoding="utf-8")
    files = [path for path in (SAMPLES / folder).rglob("*.*") if path.suffix not in MADE_HERE]
    assert files
    assert [path.name for path in files if path.name not in passport] == []
