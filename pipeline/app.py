"""The root: puts together everything that works in one workspace.

Each part is loaded when it is first needed: a look at the list needs no process that reads, nor help any database.
"""

import datetime as dt
import getpass
import os
import secrets
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from pipeline import settings as settings_file
from pipeline.workspace import ID_FILE, Workspace, at

if TYPE_CHECKING:
    from pipeline.definitions import Definitions
    from pipeline.inbox import Inbox
    from pipeline.outbox import Outbox
    from pipeline.store import Store
    from pipeline.worker.parent import Worker


def now() -> dt.datetime:
    """This moment, aware."""
    return dt.datetime.now(dt.UTC)


def init(folder: Path, partnership: str, environ: Mapping[str, str]) -> Workspace:
    """Make a workspace, or add what one lacks; nothing that is there is touched."""
    from pipeline.keys import find_key, make_key
    from pipeline.store import Store

    file = folder / settings_file.FILE_NAME
    if not file.exists():
        settings = settings_file.Settings(partnership=partnership)
        Workspace(folder=folder, settings=settings).definitions()  # else an unknown partnership would show much later
        folder.mkdir(parents=True, exist_ok=True)
        _lay(file, settings_file.TEMPLATE.format(partnership=partnership))
    workspace = at(folder)
    for place in (workspace.inbox, workspace.outbox, workspace.store, folder / "templates"):
        place.mkdir(parents=True, exist_ok=True)
    id_file = workspace.store / ID_FILE
    if not id_file.exists():
        _lay(id_file, secrets.token_hex(8) + "\n")
    if Store.holds_anything_sealed(workspace.store_url):
        find_key(workspace.id, environ, workspace=folder)  # one that is missing is said now, not at the next return
    else:
        make_key(workspace.id, environ, workspace=folder)
    return workspace


def _lay(file: Path, text: str) -> None:
    """Write a file that was not there, whole or not at all: half of either would be believed."""
    from pipeline.outbox.placing import place_new

    with suppress(FileExistsError):  # another process was quicker
        place_new(file, text.replace("\n", os.linesep).encode("utf-8"))


class App:
    """Everything that works in one workspace, each part made when it is first needed."""

    def __init__(
        self,
        workspace: Workspace,
        environ: Mapping[str, str] = os.environ,
        *,
        clock: Callable[[], dt.datetime] = now,
    ) -> None:
        self.workspace = workspace
        self.clock = clock
        self._environ = environ

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for name in ("worker", "store"):
            if name in self.__dict__:
                self.__dict__[name].close()

    @cached_property
    def actor(self) -> str:
        """Who acts."""
        return self._environ.get("FORMLINE_ACTOR") or getpass.getuser()

    @cached_property
    def definitions(self) -> "Definitions":
        """The partnership: its forms and kinds of document."""
        return self.workspace.definitions()

    @cached_property
    def store(self) -> "Store":
        """The truth, opened with its key."""
        from pipeline.inbox.places import check_places
        from pipeline.keys import find_key
        from pipeline.store import Store

        workspace = self.workspace
        check_places(workspace.inbox, workspace.outbox, workspace.store, Path(__file__).parent)
        key = find_key(workspace.id, self._environ, workspace=workspace.folder)
        return Store.open(
            workspace.store_url,
            key,
            folder=workspace.store,
            clock=self.clock,
            spoken_names=lambda: self.definitions.partnership.spoken_names,
        )

    @cached_property
    def inbox(self) -> "Inbox":
        """Where returns arrive."""
        from pipeline.inbox import Inbox

        self.definitions  # noqa: B018 - nothing is taken in where a definition needs mending: it would only wait
        watching, limits = self.workspace.settings.watching, self.workspace.settings.limits
        return Inbox(
            self.workspace.inbox,
            workspace=self.workspace.id,
            settle=watching.settle_seconds,
            patience=watching.patience_minutes * 60,
            most_bytes=limits.most_bytes,
            fetch_within=watching.fetch_seconds,
            known=self.store.house_fact("inbox") == str(self.workspace.inbox),
        )

    @cached_property
    def outbox(self) -> "Outbox":
        """Where documents leave."""
        from pipeline.outbox import Outbox

        return Outbox(self.workspace.outbox)

    @cached_property
    def worker(self) -> "Worker":
        """The process that reads."""
        from pipeline.conversion import sweep
        from pipeline.worker.parent import Worker

        sweep()  # what a kill may have left of an earlier conversion holds words of a return
        settings = self.workspace.settings
        limits = settings.limits
        return Worker(
            self.definitions.forms,
            most_seconds=limits.most_seconds,
            most_cpu_seconds=limits.read_seconds,
            most_memory=limits.most_memory,
            office=settings.programs.libreoffice,
            tesseract=settings.programs.tesseract,
        )
