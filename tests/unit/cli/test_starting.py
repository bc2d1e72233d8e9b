"""What a command loads before it does anything: start-up is bought module by module."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

FORM = Path(__file__).parents[3] / "pipeline" / "demo" / "returns" / "CSPR consideration request.docx"
HEAVY = {
    "sqlalchemy",
    "cryptography",
    "rich",
    "lxml",
    "docxtpl",
    "docx",
    "jinja2",
    "pikepdf",
    "pdfplumber",
    "pypdf",
    "watchdog",
    "keyring",
    "msoffcrypto",
    "rapidfuzz",
    "asyncio",
    "shtab",
}


def loaded_by(*words: str, **more: Path) -> set[str]:
    """The modules that are loaded when this call of the command has come to its end."""
    script = (
        "import contextlib, io, sys\n"
        "from pipeline.cli.main import main\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):\n"
        "    with contextlib.suppress(SystemExit):\n"
        f"        main({list(words)!r})\n"
        "print(*sys.modules)"
    )
    environ = {**os.environ, **{name: str(value) for name, value in more.items()}}
    told = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True, timeout=60, env=environ
    )
    return set(told.stdout.split())


def test_the_version_needs_next_to_nothing() -> None:
    assert not {"argparse", "re", "enum", "pathlib", "dataclasses", "pipeline.cli.commands"} & loaded_by("--version")


@pytest.mark.parametrize("words", [["--help"], ["run", "--help"], ["decide", "--help"], ["lst"], ["list", "--sate"]])
def test_a_question_about_the_command_line_loads_no_command(words: list[str]) -> None:
    loaded = loaded_by(*words)

    assert not HEAVY & loaded
    assert not {name for name in loaded if name.startswith(("pipeline.store", "pipeline.app", "pipeline.documents"))}


def test_reading_a_form_loads_neither_the_store_nor_what_reads_it(tmp_path) -> None:
    # Time zones, the looks of a help page and what msgspec would drag along cost as much as all of ours.
    needless = HEAVY | {"zoneinfo", "shutil", "difflib", "inspect", "typing_extensions"}
    assert not needless & loaded_by("extract", str(tmp_path / "gone.docx"), "--json")


def test_a_form_as_printed_is_read_without_the_fuzzy_matcher() -> None:
    script = (
        "import sys\n"
        "from pipeline.definitions import load, packaged\n"
        "from pipeline.settings import PARTNERSHIP\n"
        "from pipeline.worker.child import readings_of\n"
        "from pipeline.worker.wire import Job\n"
        f"content = open({str(FORM)!r}, 'rb').read()\n"
        "(reading,) = readings_of(Job(content=content), load((packaged(),), PARTNERSHIP).forms, None)\n"
        "print(reading.status.value, *sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True, timeout=60)
    status, *loaded = told.stdout.split()

    assert status == "record"
    assert "rapidfuzz" not in loaded


def test_a_look_at_the_returns_loads_the_store_and_no_forms_nor_anything_that_reads_or_makes_documents(
    tmp_path,
) -> None:
    there = {"FORMLINE_KEY_FILE": tmp_path / "the.key", "FORMLINE_WORKSPACE": tmp_path / "workspace"}
    loaded_by("init", str(tmp_path / "workspace"), **there)

    loaded = loaded_by("list", **there)

    assert "pipeline.store.store" in loaded
    assert not (HEAVY - {"sqlalchemy", "cryptography", "asyncio"}) & loaded
    for room in ("definitions", "checking", "documents", "reading", "matching", "worker", "outbox"):
        assert not [name for name in loaded if name.startswith(f"pipeline.{room}")], room
