"""Putting a file into a folder: all of it or none of it, and never over another."""

import contextlib
import errno
import os
import secrets
import sys
import time
from collections.abc import Callable
from pathlib import Path

_OURS = ".formline-"
_ENDING = ".tmp"
STALE_AFTER = 3600.0  # seconds; nobody takes that long over one document
_DISK_FAULTS = frozenset({errno.EIO, errno.ENOSPC, errno.EDQUOT})
_NO_LINKS_HERE = frozenset({errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EACCES})


def folder_at(path: Path) -> Path:
    """This folder, made where it was missing."""
    if not path.is_dir():
        folder_at(path.parent)
        path.mkdir(exist_ok=True)
        make_durable(path.parent)
    return path


def rename_to_new(half: Path, path: Path) -> None:
    """Give a file a name that nobody has, in one step that never takes it from another."""
    if sys.platform == "win32":
        half.rename(path)  # Windows never renames over a file
    else:
        path.hardlink_to(half)


def place_new(path: Path, content: bytes, link: Callable[[Path, Path], None] = rename_to_new) -> None:
    """Write a file that was not there. Raises FileExistsError where there is one of that name."""
    half = _write_half(path.parent, content)
    try:
        _name(half, path, link)
    finally:
        half.unlink(missing_ok=True)
    make_durable(path.parent)


def place_over(path: Path, content: bytes) -> None:
    """Write a file in the place of whatever was there: for what is ours to rewrite."""
    half = _write_half(path.parent, content)
    try:
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)
    make_durable(path.parent)


def sweep(root: Path) -> int:
    """Remove what an interrupted delivery left behind, and say how many files that was."""
    stale = time.time() - STALE_AFTER
    swept = 0
    for half in root.rglob(f"{_OURS}*{_ENDING}"):
        with contextlib.suppress(OSError):  # another delivery's, or gone
            if half.lstat().st_mtime < stale:
                half.unlink()
                swept += 1
    return swept


def _write_half(folder: Path, content: bytes) -> Path:
    half = folder / f"{_OURS}{secrets.token_hex(8)}{_ENDING}"
    try:
        with half.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        half.unlink(missing_ok=True)
        raise
    return half


def _name(half: Path, path: Path, link: Callable[[Path, Path], None]) -> None:
    try:
        link(half, path)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno not in _NO_LINKS_HERE:
            raise
        _reserve_and_replace(half, path)


def _reserve_and_replace(half: Path, path: Path) -> None:
    """Where a file can't have two names: take the name with an empty file, then put ours in its place."""
    try:
        path.open("xb").close()
    except FileExistsError:
        if path.stat().st_size:
            raise
        # An empty file is the place we took before we were interrupted: nobody has lost anything by it.
    half.replace(path)


def make_durable(folder: Path) -> None:
    """See that the name survives a power cut, where the file system can be asked for that."""
    if sys.platform == "win32":
        return
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno in _DISK_FAULTS:
            raise
