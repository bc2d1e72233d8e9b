"""When a file has come to rest: what we saw of it, and when to look again. No file is touched here."""

import datetime as dt
import heapq
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from pipeline.inbox.scan import Stamp

_LONGEST = 60.0  # seconds between two tries
_LONGEST_AT_EASE = 300.0  # where nothing is lost by waiting


class Why(StrEnum):
    """Why a file in the inbox has not been taken in."""

    SETTLING = "settling"
    INCOMPLETE = "incomplete"
    IN_USE = "in_use"
    SLOW = "slow"
    NO_ACCESS = "no_access"
    TOO_LARGE = "too_large"
    OFFERED = "offered"  # read and handed on; not kept yet
    LEFTOVER = "leftover"  # kept safe; another program holds the file open

    @property
    def phrase(self) -> str:
        """How people read it, after 'This file'."""
        return _PHRASES[self]


_PHRASES = {
    Why.SETTLING: "has just changed; it is taken in once it has come to rest",
    Why.INCOMPLETE: "looks as if it were still being copied",
    Why.IN_USE: "is being written by another program",
    Why.SLOW: "is still being fetched from a synced folder or a slow share",
    Why.NO_ACCESS: "can't be opened with our rights",
    Why.TOO_LARGE: "is larger than the limit, and stays where it is",
    Why.OFFERED: "is being taken in",
    Why.LEFTOVER: "has been taken in; it goes from the folder once it is closed",
}

_AT_EASE = frozenset({Why.LEFTOVER, Why.TOO_LARGE})
_TAKEN = frozenset({Why.OFFERED, Why.LEFTOVER})  # a touch that changes nothing says nothing new of these


@dataclass(slots=True)
class Watched:
    """One file as we have watched it."""

    stamp: Stamp
    since: float  # unchanged since then, as we saw it (monotonic)
    first: dt.datetime  # when it was first seen
    old: bool  # its own times say that it came to rest long ago
    due: float = 0.0
    tries: int = 0
    why: Why = Why.SETTLING


class Settling:
    """All files that wait in the inbox, the next one due first."""

    def __init__(self, settle: float, patience: float) -> None:
        self._settle = settle
        self._patience = patience
        self._watched: dict[str, Watched] = {}
        self._queue: list[tuple[float, str]] = []

    def __len__(self) -> int:
        return len(self._watched)

    def get(self, path: str) -> Watched | None:
        """What is known of this file."""
        return self._watched.get(path)

    def items(self) -> Iterable[tuple[str, Watched]]:
        """Every waiting file."""
        return self._watched.items()

    def note(
        self, path: str, stamp: Stamp, *, at: float, seen: dt.datetime, old: bool = False, touched: bool = False
    ) -> bool:
        """A file was seen: whether that is news. It settles anew when it is not what it was, or was just touched."""
        known = self._watched.get(path)
        if known and known.stamp == stamp and (not touched or known.why in _TAKEN):
            return False
        first = known.first if known else seen
        self._watched[path] = Watched(stamp=stamp, since=at, first=first, old=old)
        self._plan(path, at + self._settle)
        return True

    def pop_due(self, now: float) -> str | None:
        """One file that is due now, off the queue; it must be put back with `later` or dropped."""
        while self._queue and self._queue[0][0] <= now:
            due, path = heapq.heappop(self._queue)
            if (known := self._watched.get(path)) and known.due == due:
                return path
        return None

    @property
    def next_due(self) -> float | None:
        """When the next file is due."""
        while self._queue:
            due, path = self._queue[0]
            if (known := self._watched.get(path)) and known.due == due:
                return due
            heapq.heappop(self._queue)
        return None

    def later(self, path: str, why: Why, *, now: float) -> None:
        """Not now: try again, less often each time, and once more the moment patience ends."""
        known = self._watched[path]
        known.tries = known.tries + 1 if why is known.why else 1
        known.why = why
        longest = _LONGEST_AT_EASE if why in _AT_EASE else _LONGEST
        due = now + min(max(self._settle, 0.05) * 2 ** min(known.tries, 12), longest)
        ends = known.since + self._patience
        self._plan(path, ends if now < ends < due else due)

    def out_of_patience(self, path: str, now: float) -> bool:
        """Whether this file has rested so long that it must be taken as it is."""
        known = self._watched[path]
        return known.old or now - known.since >= self._patience

    def drop(self, path: str) -> None:
        """This file is gone."""
        self._watched.pop(path, None)

    def keep_only(self, paths: set[str]) -> None:
        """Forget whatever is no longer there."""
        for path in self._watched.keys() - paths:
            del self._watched[path]

    def _plan(self, path: str, due: float) -> None:
        self._watched[path].due = due
        heapq.heappush(self._queue, (due, path))
