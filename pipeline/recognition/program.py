"""Where Tesseract is on this machine, which it is, and which languages it has learned."""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

LANGUAGE = "eng"
_NAME = "tesseract"
_FOLDER = r"Tesseract-OCR\tesseract.exe"
_MOST_SECONDS = 30


def find_program(named: str = "") -> Path | None:
    """The program that recognises words: the one that is named, else one on the path or in a usual place."""
    candidates = [named] if named else [shutil.which(_NAME) or "", *_usual()]
    return next((Path(one).resolve() for one in candidates if one and Path(one).is_file()), None)


def version_of(program: Path) -> str:
    """What it says it is; '' where it says nothing."""
    return " ".join(_said(program, "--version").split()[:2])


@cache
def languages_of(program: Path) -> frozenset[str]:
    """The languages it can read; none where it says nothing."""
    return frozenset(line.strip() for line in _said(program, "--list-langs").splitlines()[1:])


def surroundings() -> dict[str, str]:
    """The environment Tesseract gets: where its languages are, one processor, and nothing of ours."""
    needed = ("SYSTEMROOT", "WINDIR", "SYSTEMDRIVE", "TESSDATA_PREFIX")
    kept = {name: os.environ[name] for name in needed if name in os.environ}
    return kept | {"PATH": os.defpath, "LC_ALL": "C.UTF-8", "OMP_THREAD_LIMIT": "1"}


def _usual() -> tuple[str, ...]:
    if sys.platform == "win32":
        by_user = os.environ.get("LOCALAPPDATA", "")
        folders = (r"C:\Program Files", r"C:\Program Files (x86)", *((rf"{by_user}\Programs",) if by_user else ()))
        return tuple(rf"{folder}\{_FOLDER}" for folder in folders)
    return ("/opt/homebrew/bin/tesseract", "/usr/local/bin/tesseract", "/usr/bin/tesseract")


def _said(program: Path, question: str) -> str:
    try:
        told = subprocess.run(  # noqa: S603 - the program we would read with
            [program, question], capture_output=True, timeout=_MOST_SECONDS, env=surroundings(), check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return (told.stdout or told.stderr).decode("utf-8", "replace")  # some versions answer on the wrong channel
