"""Locks that belong to a living process: the operating system lets go of them the moment it dies."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

if sys.platform == "win32":
    import msvcrt

    _FLAGS = os.O_RDWR | os.O_CREAT | os.O_BINARY | os.O_NOINHERIT

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    _FLAGS = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _locked(handle: int) -> bool:
    try:
        _lock(handle)
    except (BlockingIOError, PermissionError):  # how POSIX and Windows say that it is taken
        return False
    except OSError:
        os.close(handle)
        raise
    return True


class FileLock:
    """One file that one holder at a time can hold; two holders in the same process count as two."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._handle: int | None = None

    @property
    def held(self) -> bool:
        """Whether this holder has it."""
        return self._handle is not None

    def take(self) -> bool:
        """Take the lock if nobody has it; never waits."""
        if self.held:
            return False
        handle = os.open(self.path, _FLAGS, 0o600)
        if _locked(handle) and self._is_still_there(handle):
            self._handle = handle
        else:  # somebody living holds it, or took the file away between our opening and locking it
            os.close(handle)
        return self.held

    def release(self) -> None:
        """Let go, and take the file away."""
        if self._handle is None:
            return
        if sys.platform != "win32":  # while held: whoever opened it meanwhile sees that it is gone
            self._take_away()
        os.close(self._handle)
        self._handle = None
        if sys.platform == "win32":  # an open file can't be removed there; who has it open now keeps it
            self._take_away()

    def _take_away(self) -> None:
        with suppress(OSError):  # a file left behind locks nobody out
            self.path.unlink(missing_ok=True)

    def _is_still_there(self, handle: int) -> bool:
        try:
            return os.path.samestat(os.fstat(handle), self.path.stat())
        except OSError:
            return False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()
