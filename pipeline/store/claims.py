"""Claims: who works on a return just now. A claim is a lock that lives and dies with the process that holds it."""

import hashlib
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, Engine, text

from pipeline.errors import FormlineError
from pipeline.locks import FileLock
from pipeline.store.database import Database, wall
from pipeline.store.faults import DiskAtFault


class Claims(Protocol):
    """Who works on what."""

    def hold(self, item: str) -> AbstractContextManager[bool]:
        """Hold an item if nobody living does; say whether we have it."""

    def close(self) -> None:
        """Let go of everything."""


def claims_for(database: Database, folder: Path) -> Claims:
    """The claims that fit this database: files beside it, or the server's own locks."""
    return ServerClaims(database.engine) if database.file is None else FileClaims(folder / "claims")


class FileClaims:
    """One locked file for each item somebody works on."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @contextmanager
    def hold(self, item: str) -> Iterator[bool]:
        """Hold an item if nobody living does; say whether we have it."""
        lock = FileLock(self._folder / f"{item}.lock")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            taken = lock.take()
        except OSError as error:
            raise DiskAtFault(advice="Check that this account may write in the store folder.") from error
        with lock:
            yield taken

    def close(self) -> None:
        """Nothing stays open between claims."""


class ServerClaims:
    """Locks of the server's on one connection kept for them: when it ends, they end."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine.execution_options(isolation_level="AUTOCOMMIT")
        self._connection: Connection | None = None
        self._ours: set[str] = set()  # the server would give this connection the same lock twice
        self._turn = threading.Lock()

    @contextmanager
    def hold(self, item: str) -> Iterator[bool]:
        """Hold an item if nobody living does; say whether we have it."""
        with self._turn:
            taken = item not in self._ours and self._ask("pg_try_advisory_lock", item)
            if taken:
                self._ours.add(item)
        try:
            yield taken
        finally:
            if taken:
                with self._turn:
                    self._ours.discard(item)
                    with suppress(FormlineError):  # with its connection gone the lock is too
                        self._ask("pg_advisory_unlock", item)

    def close(self) -> None:
        """Let go of everything."""
        with self._turn:
            self._hang_up()

    def _ask(self, function: str, item: str) -> bool:
        try:
            with wall():
                if self._connection is None:
                    self._connection = self._engine.connect()
                answer = self._connection.execute(text(f"SELECT {function}(:lock)"), {"lock": _lock_of(item)})
                return bool(answer.scalar())
        except BaseException:
            self._hang_up()  # whatever it held is void: so it is for the others
            raise

    def _hang_up(self) -> None:
        if self._connection is not None:
            self._connection.invalidate()
            self._connection.close()
            self._connection = None


def _lock_of(item: str) -> int:
    return int.from_bytes(hashlib.sha256(f"formline claim {item}".encode()).digest()[:8], "big", signed=True)
