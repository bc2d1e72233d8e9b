"""A workspace opened for one command, and what the command ends with."""

import argparse
import logging
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.app import App
from pipeline.locks import FileLock
from pipeline.model.states import State
from pipeline.workspace import find


@contextmanager
def opened(chosen: argparse.Namespace) -> Iterator[App]:
    """The App of the workspace this command is about, closed afterwards."""
    level = logging.INFO if chosen.verbose else logging.ERROR if chosen.quiet else logging.WARNING
    logging.basicConfig(level=level, format="formline: %(message)s", stream=sys.stderr, force=True)
    with App(find(Path.cwd(), chosen.workspace, os.environ)) as app:
        yield app


def watcher_mark(app: App) -> FileLock:
    """What a watch on this computer holds while it lives, so that `status` can tell."""
    return FileLock(app.workspace.store / "watching.lock")


def exit_code(states: Iterable[State]) -> int:
    """3 where something this call touched waits for a person."""
    return 3 if any(state.waits for state in states) else 0
