"""Where LibreOffice is on this machine, and which it is."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from pipeline.conversion.folder import private_folder

_NAMES = ("soffice", "libreoffice")
_PROGRAM_FILES = (r"C:\Program Files", r"C:\Program Files (x86)")
_USUAL = {
    "win32": tuple(rf"{folder}\LibreOffice\program\soffice.exe" for folder in _PROGRAM_FILES),
    "darwin": ("/Applications/LibreOffice.app/Contents/MacOS/soffice",),
}
_ELSEWHERE = ("/usr/lib/libreoffice/program/soffice", "/opt/libreoffice/program/soffice")
_MOST_SECONDS = 30


def find_program(named: str = "") -> Path | None:
    """The program that converts: the one that is named, else one on the path or in a usual place."""
    candidates = [named] if named else [shutil.which(name) or "" for name in _NAMES]
    if not named:
        candidates += _USUAL.get(sys.platform, _ELSEWHERE)
    found = next((Path(one) for one in candidates if one and Path(one).is_file()), None)
    return None if found is None else _itself(found.resolve())


def version_of(program: Path) -> str:
    """What it says it is; '' where it says nothing."""
    with private_folder() as folder:
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        try:
            told = subprocess.run(  # noqa: S603 - the program we would convert with
                [program, profile, "--version"], capture_output=True, timeout=_MOST_SECONDS, cwd=folder,
                env=surroundings(folder), check=False,
            )  # fmt: skip
        except (OSError, subprocess.TimeoutExpired):
            return ""
    words = told.stdout.decode("utf-8", "replace").split()
    return " ".join(words[:2])


def surroundings(home: Path) -> dict[str, str]:
    """The environment LibreOffice gets: a home of its own, and nothing of ours."""
    needed = ("SYSTEMROOT", "WINDIR", "SYSTEMDRIVE")
    kept = {name: os.environ[name] for name in needed if name in os.environ}
    places = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "TMPDIR", "TEMP", "TMP", "XDG_RUNTIME_DIR")
    return kept | dict.fromkeys(places, str(home)) | {"PATH": os.defpath, "LANG": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp"}


def _itself(program: Path) -> Path:
    """The program behind the starter, which only looks for other copies that run, for Java and for a screen."""
    behind = program.with_name("soffice.bin")
    return behind if program.stem == "soffice" and behind.is_file() else program
