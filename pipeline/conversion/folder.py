"""A folder for one conversion: private, gone afterwards, and swept up by the next one where a kill left it behind."""

import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pipeline.locks import FileLock

_PREFIX = "formline-office-"
_LOCK = ".lock"


@contextmanager
def private_folder() -> Iterator[Path]:
    """An empty folder of our own, taken away with all it holds whatever happens inside."""
    lock = _taken()
    folder = lock.path.with_suffix("")
    try:
        folder.mkdir(mode=0o700)
        yield folder
    finally:
        _empty(folder)
        lock.release()


def sweep() -> None:
    """Take away what conversions left behind whose process is no more."""
    for path in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*{_LOCK}"):
        lock = FileLock(path)
        with suppress(OSError):  # somebody else's
            if lock.take():
                _empty(path.with_suffix(""))
                lock.release()


def _taken() -> FileLock:
    """A lock taken before its folder is there, so that no sweep can meet a folder nobody holds."""
    while True:
        name = f"{_PREFIX}{secrets.token_hex(8)}{_LOCK}"
        lock = FileLock(Path(tempfile.gettempdir(), name))
        if lock.take():
            return lock


def _empty(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
