"""The database: how it is opened, and the one wall where its library's complaints become ours."""

import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from pipeline.errors import FormlineError, SettingsAtFault
from pipeline.store.faults import (
    BRING_BACK,
    REPORT,
    DiskAtFault,
    DiskFull,
    StoreAway,
    StoreBusy,
    StoreDamaged,
    StoreTrouble,
)
from pipeline.store.placement import database_file, refuse_share

_MOMENT = 0.01  # seconds between two tries of what does not wait by itself
PATIENCE = 30.0  # seconds to wait for another writer
_CONNECT_WITHIN = 10  # seconds to reach a server


class Database:
    """One database, read in snapshots and written by one at a time."""

    def __init__(self, url: str, *, patience: float = PATIENCE) -> None:
        self.file = database_file(url)
        if self.file is not None:
            _make_room(self.file)
        self.engine = _engine(url, self.file, patience)
        self._reader = self.engine.execution_options(
            **({} if self.file else {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True})
        )
        self._turn = threading.Lock()  # our own threads queue here, fairly, before they ask the database

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one moment and can change nothing."""
        with wall(), self._reader.connect() as connection:
            if self.file is not None:
                _begin(connection, "PRAGMA query_only=ON", "BEGIN")
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection whose changes are kept together when they are committed, or not at all."""
        with wall(), self._turn, self.engine.connect() as connection:
            if self.file is not None:
                _begin(connection, "PRAGMA query_only=OFF", "BEGIN IMMEDIATE")
            yield connection

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()


def _make_room(file: Path) -> None:
    refuse_share(file)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        # Ours alone; its journal takes over these rights. Never opened beside the library where it exists:
        # closing any handle of a file lets go of every lock this process has on it.
        os.close(os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        return
    except OSError as error:
        raise StoreAway(
            f"The store at {file} can't be opened: {error.strerror}.", advice="Check the folder and its rights."
        ) from error


def _engine(url: str, file: Path | None, patience: float) -> Engine:
    try:
        if file is None:
            options = f"-c lock_timeout={int(patience * 1000)}"
            return create_engine(
                _server(url),
                hide_parameters=True,
                pool_pre_ping=True,
                connect_args={"connect_timeout": _CONNECT_WITHIN, "options": options},
            )
        engine = create_engine(
            URL.create("sqlite", database=str(file)), hide_parameters=True, connect_args={"timeout": patience}
        )
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
        raise SettingsAtFault(
            "The store's address in formline.toml ([store] url) is not one Formline can use.",
            advice="Leave it empty for a file in the store folder, or write postgresql://user@server/database "
            "and install formline[postgres].",
        ) from error
    event.listen(engine, "connect", partial(_on_connect, patience))
    return engine


def _server(url: str) -> URL:
    told = make_url(url)
    if told.get_backend_name() != "postgresql":
        raise ArgumentError(told.get_backend_name())
    return told.set(drivername="postgresql+psycopg")


def _on_connect(patience: float, connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # transactions begin where we say, not where the driver guesses
    _write_ahead(connection, time.monotonic() + patience)
    for pragma in ("synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _write_ahead(connection: sqlite3.Connection, until: float) -> None:
    """Keep a journal ahead of the file. Of two that open a new store at once, one finds it busy without any wait."""
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(_MOMENT)
        else:
            return


def _begin(connection: Connection, *statements: str) -> None:
    driver = connection.connection.cursor()  # a listener to 'begin' would make every later statement dearer
    for statement in statements:
        driver.execute(statement)


@contextmanager
def wall() -> Iterator[None]:
    """Let no error of the database's library pass: each becomes one of ours, with what to do."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise _ours(error) from error


def _ours(error: SQLAlchemyError | sqlite3.Error) -> FormlineError:
    original = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(original, sqlite3.Error):
        known = _SQLITE.get(getattr(original, "sqlite_errorcode", 0) & 0xFF)
    else:
        state = getattr(original, "sqlstate", None) or ""
        known = _POSTGRES.get(state) or _POSTGRES.get(state[:2])
        if known is None and isinstance(error, DBAPIError) and _is_away(error):
            known = _AWAY
    if known is None:
        return StoreTrouble(advice=REPORT)
    kind, advice = known
    return kind(advice=advice)


def _is_away(error: DBAPIError) -> bool:
    return error.connection_invalidated or type(error.orig).__name__ in {"OperationalError", "ConnectionTimeout"}


_Known = tuple[type[FormlineError], str]

_FULL: _Known = (DiskFull, "Make some room on that disk; nothing is lost, and Formline goes on by itself.")
_BUSY: _Known = (StoreBusy, "Try again in a minute.")
_DISK: _Known = (DiskAtFault, "Nothing that was kept is lost. Check the disk, then try again.")
_AWAY: _Known = (StoreAway, "Check that its folder or its server is there, then try again.")
_RIGHTS: _Known = (StoreAway, "Check that this account may write there.")
_BROKEN: _Known = (StoreDamaged, BRING_BACK)

_SQLITE: dict[int, _Known] = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_IOERR: _DISK,
    sqlite3.SQLITE_NOMEM: _BUSY,
    sqlite3.SQLITE_CANTOPEN: _AWAY,
    sqlite3.SQLITE_READONLY: _RIGHTS,
    sqlite3.SQLITE_PERM: _RIGHTS,
    sqlite3.SQLITE_AUTH: _RIGHTS,
    sqlite3.SQLITE_CORRUPT: _BROKEN,
    sqlite3.SQLITE_NOTADB: _BROKEN,
}

_POSTGRES: dict[str, _Known] = {  # by state, or by its class
    "08": _AWAY,
    "28": _RIGHTS,
    "3D": _AWAY,
    "42501": _RIGHTS,
    "25006": _RIGHTS,
    "40": _BUSY,
    "53": _BUSY,
    "53100": _FULL,
    "55P03": _BUSY,
    "57014": _BUSY,
    "57": _AWAY,
    "58": _DISK,
    "XX001": _BROKEN,
    "XX002": _BROKEN,
}
