"""Samples have passports, and every study of a format names samples that show what it says."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
FOLDERS = [ROOT / "tests" / "samples" / name for name in ("word", "office", "pdf")]
KINDS = {".docx", ".xml", ".odt", ".fodt", ".rtf", ".doc", ".pdf", ".mht"}
STUDIES = sorted((ROOT / "docs" / "formats").glob("*.md"))


def samples(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.suffix in KINDS}


def named(text: str) -> set[str]:
    return set(re.findall(r"`([\w-]+\.\w+)`", text))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_sample_has_a_passport_and_every_passport_a_sample(folder: Path) -> None:
    rows = [line for line in (folder / "README.md").read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    passports = {name for row in rows for name in named(row.split("|")[1])}
    assert passports == samples(folder)


@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.stem)
def test_every_study_names_samples_that_show_it(study: Path) -> None:
    every = set().union(*map(samples, FOLDERS))
    assert named(study.read_text(encoding="utf-8")) & every
