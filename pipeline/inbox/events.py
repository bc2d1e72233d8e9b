"""What the operating system says of changes in the inbox: hints that save waiting, never the truth."""

import contextlib
import logging
import math
import secrets
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pipeline.inbox.presence import CANARY

_CANARY_WITHIN = 2.0  # seconds in which an event must come where events work


class Events:
    """Collects the paths that were touched, each with the moment of its last touch.

    Whether events come at all is found out by writing a file and waiting to hear of it: on a share they may not,
    and nothing else tells.
    """

    def __init__(self, root: Path, wake: Callable[[], object]) -> None:
        self._root = root
        self._wake = wake
        self._lock = threading.Lock()
        self._touched: dict[str, float] = {}
        self._observer: Any = None
        self._canary = ""
        self._asked = -math.inf
        self._heard = False

    @property
    def work(self) -> bool:
        """Whether events are known to come."""
        return self._heard and self._observer is not None and all(one.is_alive() for one in self._threads())

    @property
    def unanswered(self) -> bool:
        """Whether the trial file has had its time and nothing was heard of it."""
        return not self._heard and time.monotonic() - self._asked > _CANARY_WITHIN

    def settle_trial(self) -> None:
        """Remove the trial file once it has told what it can; where it told nothing, stop listening."""
        if self.unanswered:
            self.stop()
        elif self._heard and self._canary:
            self._canary = ""
            self._away_with_canaries()

    def start(self) -> None:
        """Begin to listen, anew if need be, and try out whether anything is heard."""
        self.stop()
        self._asked = time.monotonic()
        with contextlib.suppress(OSError):  # no watches left, or none possible here: then there are no events
            self._observer = _observer(self._root, self._on_event)
            self._canary = str(self._root / f"{CANARY}{secrets.token_hex(4)}")
            Path(self._canary).touch()

    def stop(self) -> None:
        """Stop listening."""
        self._heard, self._asked = False, -math.inf
        observer, self._observer = self._observer, None
        if observer is not None:
            observer.stop()
            observer.join(timeout=0.5)
            self._away_with_canaries()

    def take(self) -> dict[str, float]:
        """The paths touched since this was last asked, and when (monotonic)."""
        with self._lock:
            touched, self._touched = self._touched, {}
        return touched

    def _threads(self) -> list[threading.Thread]:
        return [self._observer, *self._observer.emitters]

    def _on_event(self, event: Any) -> None:
        at = time.monotonic()
        for path in filter(None, (event.dest_path, event.src_path)):
            if path == self._canary:
                self._heard = True
            else:
                with self._lock:
                    self._touched[path] = at
        self._wake()

    def _away_with_canaries(self) -> None:
        with contextlib.suppress(OSError):
            for canary in self._root.glob(f"{CANARY}*"):
                canary.unlink()


def _observer(root: Path, heard: Callable[[Any], None]) -> Any:
    from watchdog.events import (
        DirCreatedEvent,
        DirMovedEvent,
        FileClosedEvent,
        FileCreatedEvent,
        FileModifiedEvent,
        FileMovedEvent,
        FileSystemEventHandler,
    )
    from watchdog.observers import Observer

    class Handler(FileSystemEventHandler):
        def on_any_event(self, event: Any) -> None:
            heard(event)

    # It writes the names of files into its log.
    logger = logging.getLogger("watchdog")
    logger.addHandler(logging.NullHandler())
    logger.propagate = False
    asked = [DirCreatedEvent, DirMovedEvent, FileClosedEvent, FileCreatedEvent, FileModifiedEvent, FileMovedEvent]
    observer = Observer()
    observer.daemon = True
    try:
        observer.schedule(Handler(), str(root), recursive=True, event_filter=asked)
        observer.start()
    except BaseException:
        observer.stop()
        raise
    return observer
