"""Whether the inbox itself is there: a share that has gone away must not look like an empty folder."""

import contextlib
import os
import sys
from pathlib import Path

from pipeline.errors import SettingsAtFault
from pipeline.inbox.ignore import OURS

MARKER = f"{OURS}inbox"
CANARY = f"{OURS}canary-"


class Away(Exception):
    """The inbox can't be reached now."""


def find(root: Path, workspace: str, *, known: bool) -> None:
    """See that the inbox is there and ours, and put our mark in it where it has none.

    A bare folder where our mark once stood is the empty place under a share that has gone.
    """
    try:
        mark = _mark(root)
        if mark is None:
            _claim(root, workspace, known=known)
    except OSError as error:
        raise Away from error
    if mark and mark != workspace:
        raise SettingsAtFault(
            f"The inbox {root} belongs to another Formline workspace.",
            advice="Set another folder as `inbox` under [paths] in formline.toml. If that workspace is no longer "
            f"used, remove the hidden file {MARKER} from the folder.",
        )


def _mark(root: Path) -> str | None:
    try:
        return (root / MARKER).read_text(encoding="utf-8", errors="replace").strip()
    except FileNotFoundError:
        return None


def _claim(root: Path, workspace: str, *, known: bool) -> None:
    with os.scandir(root) as entries:
        bare = all(entry.name.startswith(OURS) for entry in entries)
    if bare and known:
        raise Away
    with contextlib.suppress(OSError):  # a folder we may only read is watched all the same
        _write_hidden(root / MARKER, workspace)


def _write_hidden(path: Path, text: str) -> None:
    half = path.with_name(path.name + ".tmp")
    half.write_text(text + "\n", encoding="utf-8", newline="\n")
    half.replace(path)
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetFileAttributesW(str(path), 2)
