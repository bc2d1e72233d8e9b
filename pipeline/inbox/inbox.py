"""The inbox: what has arrived, what is still arriving, and what has been taken in."""

import datetime as dt
import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from pipeline.inbox import presence
from pipeline.inbox.errands import Errands
from pipeline.inbox.fetch import Changed, Fetcher, Later
from pipeline.inbox.ignore import ignored_name
from pipeline.inbox.scan import Found, Scan, Stamp, far_reaching, look_at, scan
from pipeline.inbox.settle import Settling, Watched, Why
from pipeline.inbox.whole import whole
from pipeline.model.item import Arrival


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """A file that is in the inbox and has not been taken in, or has been and can't be removed yet."""

    name: str
    folder: str
    why: Why
    since: dt.datetime  # first seen
    size: int


class Inbox:
    """A folder where returns land. Nothing in it is ever changed; `remove` alone takes a file away.

    `known` says that this workspace has used the folder before, so that a bare one is a share gone away.
    """

    def __init__(
        self,
        root: Path,
        *,
        workspace: str,
        settle: float,
        patience: float,
        most_bytes: int,
        fetch_within: float,
        known: bool = False,
        monotonic: Callable[[], float] = time.monotonic,
        unlink: Callable[[str], None] = os.unlink,
    ) -> None:
        self.root = far_reaching(root)
        self.away_since: dt.datetime | None = None
        self.looked: dt.datetime | None = None  # when all of it was last seen
        self.shut = 0  # folders in it that could not be looked into
        self.top = 0  # the number of the folder last seen: another one after a share was mounted anew
        self._workspace = workspace
        self._settle = settle
        self._patience = patience
        self._within = fetch_within
        self._known = known
        self._monotonic = monotonic
        self._unlink_file = unlink
        self._settling = Settling(settle, patience)
        self._errands = Errands()
        self._fetcher = Fetcher(fetch_within, most_bytes, self._errands)
        self._scanning: Future[Scan] | None = None
        self._odd_names: dict[tuple[str, str], str] = {}  # as shown → as the disk spells it

    def arrivals(self, now: dt.datetime) -> Iterator[Arrival]:
        """Look at everything, and give what is settled and whole."""
        self.look(now)
        yield from self.ready(now)

    def one_pass(self, now: dt.datetime, wait: Callable[[float], object] = time.sleep) -> Iterator[Arrival]:
        """Everything that is, or within the settle time will be, settled and whole: what one `run` takes in."""
        self.look(now)
        if len(self._settling):
            wait(self._settle)
            self.look(now)
        yield from self.ready(now)

    def look(self, now: dt.datetime) -> int:
        """See what stands in the inbox, and say how much of it is news.

        When it can't be reached, `away_since` says so: that is a state, not an emptiness.
        """
        try:
            seen = self._scan()
        except (OSError, presence.Away):
            self.away_since = self.away_since or now
            self._settling.keep_only(set())  # what comes back is watched afresh
            return 0
        self._known, self.away_since, self.looked, self.shut, self.top = True, None, now, seen.shut, seen.top
        at = self._monotonic()
        news = sum(
            self._settling.note(found.path, found.stamp, at=at, seen=now, old=self._old(found.stamp, now))
            for found in seen.found
        )
        self._settling.keep_only({found.path for found in seen.found})
        return news

    def touched(self, path: str, now: dt.datetime, at: float) -> None:
        """Something was seen to happen to this path at the monotonic time `at`: a hint, nothing more."""
        if self._passed_by(path):
            return
        if os.path.isdir(path) and not os.path.islink(path):  # noqa: PTH112, PTH114 - strings, by the thousand
            for found in _scan_below(path):
                self._settling.note(found.path, found.stamp, at=at, seen=now)
        elif there := _look_quietly(path):
            self._settling.note(path, there.stamp, at=at, seen=now, touched=True)
        else:
            self._settling.drop(path)

    def ready(self, now: dt.datetime) -> Iterator[Arrival]:
        """What is due by now, read whole. The caller keeps it safe and then calls `remove`, or is offered it again."""
        moment = self._monotonic()
        while (path := self._settling.pop_due(moment)) is not None:
            arrival = self._take(path, now)
            if arrival is not None:
                yield arrival

    @property
    def next_due(self) -> float | None:
        """The monotonic time at which the next file may be ready."""
        return self._settling.next_due

    @property
    def pending(self) -> tuple[Pending, ...]:
        """What is in the inbox and not taken in, and why; and what is taken in and can't be removed yet."""
        return tuple(self._pending(path, known) for path, known in self._settling.items())

    @property
    def waiting(self) -> int:
        """How many files are not taken in yet."""
        return len(self._settling) - self.leftovers

    @property
    def leftovers(self) -> int:
        """How many files are taken in and held open by another program."""
        return sum(known.why is Why.LEFTOVER for _, known in self._settling.items())

    def remove(self, arrival: Arrival) -> bool:
        """Take this very file out of the inbox, now that it is kept. False while that can't be done.

        It is then tried again whenever it is due. A file of that name which is not the one that was read stays:
        it is a new arrival.
        """
        path = self._path_of(arrival)
        try:
            found = look_at(path)
        except OSError:
            return False  # the share has gone meanwhile
        if found is None or str(found.stamp) != arrival.stamp or self._unlink(path):
            return True
        self._settling.note(path, found.stamp, at=self._monotonic(), seen=arrival.seen)
        self._later(path, Why.LEFTOVER)
        return False

    def _scan(self) -> Scan:
        self._scanning = scanning = self._scanning or self._errands.send(self._find_and_scan)
        try:
            return scanning.result(self._within)
        finally:
            if scanning.done():
                self._scanning = None

    def _find_and_scan(self) -> Scan:
        presence.find(self.root, self._workspace, known=self._known)
        return scan(str(self.root))

    def _take(self, path: str, now: dt.datetime) -> Arrival | None:
        known = self._settling.get(path)
        if known is None:
            return None
        if known.why is Why.LEFTOVER:
            self._clear(path, known, now)
            return None
        try:
            content = self._read(path, known.stamp)
        except Changed:
            self._look_again(path, now)
            return None
        except Later as later:
            self._later(path, later.why)
            return None
        except Exception:  # noqa: BLE001 - no memory left for it, or nobody foresaw it: the files after it go on
            self._later(path, Why.SLOW)
            return None
        self._later(path, Why.OFFERED)
        folder, name = self._shown(path)
        return Arrival(name=name, folder=folder, content=content, seen=known.first, stamp=str(known.stamp))

    def _read(self, path: str, stamp: Stamp) -> bytes:
        content = self._fetcher.fetch(Found(path=path, stamp=stamp))
        if not whole(content) and not self._settling.out_of_patience(path, self._monotonic()):
            raise Later(Why.INCOMPLETE)
        return content

    def _look_again(self, path: str, now: dt.datetime) -> None:
        found = _look_quietly(path)
        self._settling.drop(path)
        if found:
            self._settling.note(path, found.stamp, at=self._monotonic(), seen=now)

    def _later(self, path: str, why: Why) -> None:
        self._settling.later(path, why, now=self._monotonic())

    def _clear(self, path: str, known: Watched, now: dt.datetime) -> None:
        found = _look_quietly(path)
        if found is None or found.stamp != known.stamp:
            self._look_again(path, now)
        elif not self._unlink(path):
            self._later(path, Why.LEFTOVER)

    def _unlink(self, path: str) -> bool:
        try:
            self._unlink_file(path)
        except FileNotFoundError:
            pass
        except OSError:
            return False
        self._settling.drop(path)
        return True

    def _old(self, stamp: Stamp, now: dt.datetime) -> bool:
        return now.timestamp() - max(stamp.modified, stamp.changed) / 1e9 > self._patience

    def _passed_by(self, path: str) -> bool:
        return any(ignored_name(part) for part in Path(path).relative_to(self.root).parts)

    def _pending(self, path: str, known: Watched) -> Pending:
        folder, name = self._shown(path)
        return Pending(name=name, folder=folder, why=known.why, since=known.first, size=known.stamp.size)

    def _shown(self, path: str) -> tuple[str, str]:
        """Folder and name as text that can be stored: a name that is no Unicode is shown with marks in it."""
        below = Path(path).relative_to(self.root).as_posix()
        folder, _, name = below.encode("utf-8", "replace").decode("utf-8").rpartition("/")
        if below != (f"{folder}/{name}" if folder else name):
            self._odd_names[folder, name] = path
        return folder, name

    def _path_of(self, arrival: Arrival) -> str:
        odd = self._odd_names.get((arrival.folder, arrival.name))
        return odd or str(self.root / arrival.folder / arrival.name)


def _look_quietly(path: str) -> Found | None:
    try:
        return look_at(path)
    except OSError:
        return None


def _scan_below(path: str) -> tuple[Found, ...]:
    try:
        return scan(path).found
    except OSError:
        return ()
