"""Watching the inbox: events say where to look, a look at everything says what is there."""

import datetime as dt
import functools
import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pipeline.errors import DefinitionAtFault, FormlineError, SettingsAtFault
from pipeline.inbox import Inbox
from pipeline.inbox.events import Events
from pipeline.model.item import Arrival

_log = logging.getLogger(__name__)

_NOTICE_STOP = 0.25  # seconds; how long the watch may sleep without looking whether it is to stop
_BURST = 1000  # so many touched paths may have been too many for the system to tell of all
_STOP_FOR = (SettingsAtFault, DefinitionAtFault)  # no file is at fault, and none would fare better


class Mode(StrEnum):
    """How changes are noticed."""

    STARTING = "starting"
    EVENTS = "events"
    POLLING = "polling"


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """How the watch does: for `status`."""

    mode: Mode
    looked: dt.datetime | None  # when the whole inbox was last seen
    away_since: dt.datetime | None  # the inbox can't be reached since then
    waiting: int  # files in the inbox that are not taken in yet
    leftovers: int  # files taken in that another program still holds open
    shut: int  # folders in the inbox that could not be looked into


def watch(
    inbox: Inbox,
    handle: Callable[[Arrival], object],
    *,
    stop: threading.Event,
    rescan: float,
    poll: float = 5.0,
    between: Callable[[], object] = lambda: None,
    told: Callable[[Health], object] = lambda _: None,
    clock: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC),
    listen: Callable[[Path, Callable[[], object]], Events] = Events,
) -> None:
    """Hand every file that arrives to `handle`, until `stop` is set.

    `between` is called after each look at everything and after each batch of files: for what waits otherwise.
    `told` hears how the watch does whenever that has changed.
    """
    watcher = _Watcher(inbox, handle, rescan=rescan, poll=poll, between=between, told=told, clock=clock, listen=listen)
    watcher.run(stop)


class _Watcher:
    def __init__(
        self,
        inbox: Inbox,
        handle: Callable[[Arrival], object],
        *,
        rescan: float,
        poll: float,
        between: Callable[[], object],
        told: Callable[[Health], object],
        clock: Callable[[], dt.datetime],
        listen: Callable[[Path, Callable[[], object]], Events],
    ) -> None:
        self._inbox = inbox
        self._handle = handle
        self._rescan = rescan
        self._poll = min(poll, rescan)
        self._between = between
        self._told = told
        self._clock = clock
        self._woken = threading.Event()
        self._events = listen(inbox.root, self._woken.set)
        self._listening_to = -1  # the number of the folder that events are listened for in
        self._look_at = 0.0  # monotonic; when to look at everything next
        self._touches = 0  # since the last look
        self._last_told: Health | None = None

    def run(self, stop: threading.Event) -> None:
        try:
            while not stop.is_set():
                self._turn(stop)
        finally:
            self._events.stop()

    def _turn(self, stop: threading.Event) -> None:
        """One round: hear, look when it is time, take in what is ready, sleep until something may be."""
        self._woken.clear()
        self._hear()
        looked = time.monotonic() >= self._look_at
        if looked:
            self._look()
        handled = self._take_in(stop)
        if looked or handled:
            self._tell()
            self._safely(self._between)
        self._woken.wait(self._idle_for())

    def _hear(self) -> None:
        touched = self._events.take()
        if not touched:
            return
        now = self._clock()
        for path, at in touched.items():
            self._inbox.touched(path, now, at)
        self._touches += len(touched)
        if self._touches >= _BURST:
            self._look_at = min(self._look_at, time.monotonic() + self._poll)

    def _look(self) -> None:
        news = self._inbox.look(self._clock())
        unheard = news and not self._touches
        self._touches = 0
        self._events.settle_trial()
        if self._inbox.away_since is not None:
            self._listening_to = -1
            self._events.stop()
        elif self._inbox.top != self._listening_to or (unheard and self._events.work):
            # There for the first time, or again, or gone deaf.
            self._listening_to = self._inbox.top
            self._events.start()
        self._look_at = time.monotonic() + (self._rescan if self._mode is Mode.EVENTS else self._poll)

    def _take_in(self, stop: threading.Event) -> bool:
        handled = False
        for arrival in self._inbox.ready(self._clock()):
            self._safely(functools.partial(self._handle, arrival))
            handled = True
            if stop.is_set():
                break
        return handled

    def _safely(self, work: Callable[[], object]) -> None:
        """One file at fault never stops the next; neither its name nor its words reach a log."""
        try:
            work()
        except _STOP_FOR:
            raise
        except FormlineError as error:
            _log.warning("Not done now, tried again later: %s", type(error).__name__)
        except Exception as error:  # noqa: BLE001 - whatever it was, the next file goes on
            _log.error("Something unforeseen (%s); it is tried again later.", type(error).__name__)

    @property
    def _mode(self) -> Mode:
        if self._events.work:
            return Mode.EVENTS
        return Mode.POLLING if self._events.unanswered else Mode.STARTING

    def _tell(self) -> None:
        health = Health(
            mode=self._mode,
            looked=self._inbox.looked,
            away_since=self._inbox.away_since,
            waiting=self._inbox.waiting,
            leftovers=self._inbox.leftovers,
            shut=self._inbox.shut,
        )
        if health != self._last_told:
            self._last_told = health
            self._safely(functools.partial(self._told, health))

    def _idle_for(self) -> float:
        next_due = self._inbox.next_due
        until = self._look_at if next_due is None else min(self._look_at, next_due)
        return min(max(0.0, until - time.monotonic()), _NOTICE_STOP)
