"""A workspace to break: returns are put into its inbox, commands run in children that may be killed at any moment."""

import gc
import io
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr
from pathlib import Path

from sqlalchemy.util import LRUCache

from pipeline.app import App, init
from pipeline.cli.main import main
from pipeline.reading import Programs
from pipeline.settings import TEMPLATE
from pipeline.store import database
from pipeline.worker import parent
from pipeline.worker.child import readings_of
from pipeline.worker.parent import Seen
from pipeline.worker.wire import Job
from pipeline.workspace import Workspace, at
from tests.endurance.children import Child, Ended
from tests.endurance.returns import Return

_SETTINGS = """\
partnership = "hsscp"

[watching]
settle_seconds = {settle}
patience_minutes = {patience}
rescan_seconds = {rescan}
"""
_REAL_WORKER = parent.Worker
_RUNS_TO_SETTLE = 4


class ReadsHere:
    """A twin of the worker that reads in this process: starting one for each try would take most of the time."""

    def __init__(self, forms, **_: object) -> None:
        self._forms = forms

    def read(self, content, passwords=(), only=None):
        """What each part of this file says."""
        return tuple(readings_of(Job(content=content, passwords=tuple(passwords), only=only), self._forms, Programs()))

    def look(self, content, passwords=(), only=None):
        """The same; no return here has pages to picture."""
        readings = self.read(content, passwords, only)
        return Seen(readings, ((),) * len(readings))

    def close(self) -> None:
        """Nothing to end."""


def _share_what_never_changes() -> None:
    """Read the definitions and compile the SQL statements once for all children: that is most of a run's time."""
    read, made, shared = Workspace.definitions, database.create_engine, {}

    def definitions(workspace: Workspace):
        if "definitions" not in shared:
            shared["definitions"] = read(workspace)
        return shared["definitions"]

    def create_engine(*args, **kwargs):
        engine = made(*args, **kwargs)
        engine.dialect = shared.setdefault("dialect", engine.dialect)
        engine._compiled_cache = shared.setdefault("cache", LRUCache(1000))
        return engine

    Workspace.definitions, database.create_engine = definitions, create_engine  # type: ignore[method-assign]


class Office:
    """One workspace, everything ever put into its inbox, and how commands are run in it."""

    def __init__(
        self,
        home: Path,
        *,
        settle: float = 0,
        patience: float = 0,
        rescan: float = 30,
        real_worker: bool = False,
        begun: bool = True,
    ) -> None:
        self.home = home
        self.folder = home / "workspace"
        self.log = home / "log"
        self.real_worker = real_worker
        self.puts: list[Return] = []
        self._environ = {"FORMLINE_KEY_FILE": str(home / "key"), "FORMLINE_ACTOR": "endurance"}
        self._settings = _SETTINGS.format(settle=float(settle), patience=float(patience), rescan=float(rescan))
        home.mkdir(parents=True)
        if begun:
            self.begin()

    def begin(self) -> None:
        """Make the workspace, or what it lacks, and have it wait less than people would."""
        file = self.folder / "formline.toml"
        if file.exists() and not file.read_text(encoding="utf-8").endswith(TEMPLATE[-100:]):
            raise AssertionError("half of the settings were laid")
        init(self.folder, "hsscp", self._environ)
        file.write_text(self._settings, encoding="utf-8")

    @property
    def workspace(self) -> Workspace:
        """The workspace."""
        return at(self.folder)

    def copied(self, home: Path) -> "Office":
        """The same office once more, in another place."""
        shutil.copytree(self.home, home)
        office = object.__new__(Office)
        office.home, office.folder, office.log = home, home / "workspace", home / "log"
        office.real_worker, office.puts = self.real_worker, list(self.puts)
        office._environ, office._settings = self._environ, self._settings
        return office

    def close(self) -> None:
        """Take it down."""
        shutil.rmtree(self.home, ignore_errors=True)

    def place_of(self, one: Return) -> Path:
        """Where a return lands."""
        place = self.folder / "inbox" / one.folder / one.name
        place.parent.mkdir(parents=True, exist_ok=True)
        return place

    def put(self, *returns: Return) -> None:
        """Put returns into the inbox, each whole from the first moment it can be seen."""
        for one in returns:
            place = self.place_of(one)
            half = place.with_name(f".half {one.name}")
            half.write_bytes(one.content)
            half.rename(place)
            self.puts.append(one)

    def start(self, *words: str, stdin: str = "", prepare: Callable[[], object] = lambda: None, who: str = "") -> Child:
        """Start `formline WORDS` in a child; `prepare` is called in it first. Of several at a time, each is `who`."""
        log = self.log.with_name(f"{self.log.name} {who}") if who else self.log
        return Child(lambda: self._command(words, stdin, prepare), log)

    def do(self, *words: str, stdin: str = "", prepare: Callable[[], object] = lambda: None) -> Ended:
        """Run `formline WORDS` in a child to its end."""
        return self.start(*words, stdin=stdin, prepare=prepare).wait()

    def lying(self) -> list[Path]:
        """What lies in the inbox, the watch's own small files apart."""
        found = [path for path in (self.folder / "inbox").rglob("*") if path.is_file()]
        return [path for path in found if not path.name.startswith(".formline-")]

    def emptied_within(self, seconds: float) -> bool:
        """Whether everything leaves the inbox within this time."""
        ends = time.monotonic() + seconds
        while self.lying():
            if time.monotonic() > ends:
                return False
            time.sleep(0.05)
        return True

    def settle(self) -> list[str]:
        """Run until there is nothing left to go on with; what is wrong where that does not come about."""
        told: list[str] = []
        for _ in range(_RUNS_TO_SETTLE):
            ended = self.do("run")
            if ended.code not in {0, 3}:
                told.append(f"a clean run ended with {ended.code or ended.signal}: {self.words()[-300:]}")
            elif not self._left():
                return []
        return told or [f"{len(self._left())} still unfinished after {_RUNS_TO_SETTLE} runs"]

    def warm(self) -> None:
        """Run once in this very process, so that every child begins with all imports done and templates prepared."""
        _share_what_never_changes()
        with redirect_stderr(io.StringIO()):
            self._command(("run",), "", lambda: None)
        gc.collect()
        gc.freeze()

    def words(self) -> str:
        """What the last command said."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    @contextmanager
    def app(self) -> Iterator[App]:
        """The App of this workspace, for looking."""
        with App(self.workspace, self._environ) as app:
            yield app

    def _left(self) -> list[str]:
        with self.app() as app:
            return [
                *(path.name for path in self.lying()),
                *app.store.unfinished(),
                *(one.id for one in app.store.undelivered()),
            ]

    def _command(self, words: tuple[str, ...], stdin: str, prepare: Callable[[], object]) -> int:
        os.environ.update(self._environ)
        sys.stdin = io.StringIO(stdin)
        parent.Worker = _REAL_WORKER if self.real_worker else ReadsHere  # type: ignore[assignment,misc]
        prepare()
        return main([*words, str(self.folder)] if words == ("init",) else ["--workspace", str(self.folder), *words])
