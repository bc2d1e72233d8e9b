"""Our own forms, saved and printed by LibreOffice: nothing is lost, and what is right is not doubted."""

import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from pipeline.definitions import load, packaged
from pipeline.matching import match
from pipeline.model.form import Form
from pipeline.model.reading import Reading
from pipeline.model.states import ReadStatus
from pipeline.reading import read
from pipeline.stationery import blank_form

OFFICE = shutil.which("soffice")
pytestmark = [pytest.mark.office, pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not on this machine")]

KNOWN = load((packaged(),), "hsscp")
ANSWERS: dict[str, dict[str, Any]] = {
    "kloe": {
        "contact_officer": "Ms Rowan Tester",
        "issue_details": "Letters arrive late.\nNobody knows why.",
    },
    "cspr": {
        "referrer": "Ms Rowan Tester\nAnywhere Council\n01632 960100",
        "family_name": "Example",
        "date_of_birth": "c. March 2019",
        "sex": ("female",),
        "status_at_incident": ("child_in_need", "early_help"),
        "early_help_agencies": "Anywhere Family Hub",
        "consideration": ("cspr",),
        "notified_to_panel": ("no",),
        "chronology_from": "03/19",
        "chronology_to": "11/24",
        "associated_people": [{"name": "Sam Sample", "address": "1 High Street\nAnywhere"}],
        "chronology": [{"day": "1", "month": "2", "year": "2024", "event": "Seen"}] * 6,
    },
}
Fill = Callable[[bytes, Form, Mapping[str, Any]], bytes]


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory, fill: Fill) -> Path:
    """Every form, filled in and empty, as LibreOffice saves it again."""
    folder = tmp_path_factory.mktemp("editors")
    for form in KNOWN.forms:
        empty = blank_form(form, KNOWN.partnership, KNOWN.logo())
        (folder / f"{form.id}-empty.docx").write_bytes(empty)
        (folder / f"{form.id}.docx").write_bytes(fill(empty, form, ANSWERS[form.id]))
    converted(folder, "docx:MS Word 2007 XML")
    return folder / "saved"


def converted(folder: Path, kind: str) -> None:
    subprocess.run(
        [
            str(OFFICE), "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--convert-to", kind,
            "--outdir", str(folder / "saved"), *map(str, folder.glob("*.docx")),
        ],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip


@pytest.mark.parametrize("form", KNOWN.forms, ids=lambda form: form.id)
def test_an_empty_form_saved_stays_empty(saved: Path, form: Form) -> None:
    reading = match(read("docx", (saved / f"{form.id}-empty.docx").read_bytes()), KNOWN.forms)

    assert (reading.status, reading.form, reading.edition) == (ReadStatus.BLANK, form.id, "2019")


@pytest.mark.parametrize("form", KNOWN.forms, ids=lambda form: form.id)
def test_what_was_filled_in_is_read_all_the_same(saved: Path, form: Form) -> None:
    reading = match(read("docx", (saved / f"{form.id}.docx").read_bytes()), KNOWN.forms)

    assert said(reading) == expected(ANSWERS[form.id])
    assert [(one.path, one.doubts) for one in reading.answers if one.doubts] == []
    assert reading.unplaced == ()


def test_what_was_filled_in_and_printed_is_read(fill: Fill, tmp_path: Path) -> None:
    form = KNOWN.form("cspr")
    content = fill(blank_form(form, KNOWN.partnership, KNOWN.logo()), form, ANSWERS["cspr"])
    (tmp_path / "cspr.docx").write_bytes(content)
    converted(tmp_path, "pdf")

    reading = match(read("pdf", (tmp_path / "saved" / "cspr.pdf").read_bytes()), KNOWN.forms)

    assert (reading.form, said(reading)) == ("cspr", expected(ANSWERS["cspr"]))


def said(reading: Reading) -> dict[str, Any]:
    return {one.path: one.chosen or folded(one.words or "") for one in reading.answers if one.chosen or one.words}


def expected(answers: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for asked, given in answers.items():
        if isinstance(given, list):
            found |= {
                f"{asked}[{at}].{key}": folded(words) for at, row in enumerate(given) for key, words in row.items()
            }
        else:
            found[asked] = given if isinstance(given, tuple) else folded(given)
    return found


def folded(words: str) -> str:
    """A print breaks lines where its cells end."""
    return " ".join(words.split())
