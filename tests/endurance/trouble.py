"""Trouble that kills nobody: an unforeseen error at each named point, and places that go away and come back."""

import errno
import os
import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from pipeline.store.database import PATIENCE
from tests.endurance import ledger
from tests.endurance.office import Office
from tests.endurance.points import POINTS, Point, Scene
from tests.endurance.returns import Invented
from tests.endurance.tally import Tally
from tests.endurance.together import stop

_WITHIN = 20.0  # seconds in which a watch must have noticed that something is back
_OF_ONE_RETURN = ("kept", "read", "record", "rendered", "sealed", "claim", "carried", "put down", "draft", "delivered")


def raised(home: Path, *, tries: int, seed: int, share: tuple[int, int]) -> Iterator[Tally]:
    """Raise an error nobody foresaw at each named point: it stops one return at most, and only for now.

    `tries` 0: at every sixth point, once.
    """
    mine, of = share
    points = [point for point in POINTS if point.scene is Scene.RUN]
    tally = Tally(what=f"an unforeseen error at {len(points)} named points")
    began, chance = time.monotonic(), random.Random(f"{seed} {mine} raised")
    invented = Invented(chance.randrange(10**9))
    every = [point for point in points for _ in range(tries)] if tries else points[chance.randrange(6) :: 6]
    for point in every[mine::of]:
        office = Office(home / "office", real_worker=point.real_worker)
        office.settle()
        try:
            _raise_once(office, point, chance, invented, tally)
        finally:
            office.close()
    tally.seconds = time.monotonic() - began
    yield tally


def _raise_once(office: Office, point: Point, chance: random.Random, invented: Invented, tally: Tally) -> None:
    office.put(*(invented.enquiry() for _ in range(3)))
    ended = office.do("run", prepare=point.arm(chance, act=chance.choice(_ERRORS)))
    tally.tries += 1
    if ended.hung or ended.code not in {0, 1, 3}:
        tally.fault(f"'{point.name}': the run ended with {ended}: {office.words()[-300:]}")
    with office.app() as app:
        behind = max(len(office.lying()), len(app.store.unfinished()))
    if behind > 1 and any(word in point.name for word in _OF_ONE_RETURN):
        tally.fault(f"'{point.name}': one return's trouble held up {behind}")
    tally.add(ledger.settled(office), where=point.name)


def _unforeseen() -> None:
    raise RuntimeError("nobody foresaw this")


def _of_the_system() -> None:
    raise OSError(errno.EIO, os.strerror(errno.EIO))


_ERRORS: tuple[Callable[[], None], ...] = (_unforeseen, _of_the_system)


def away(home: Path, *, tries: int, seed: int, share: tuple[int, int]) -> Iterator[Tally]:
    """Take inbox or outbox away under a run and under a watch, and bring it back."""
    if share[0]:
        return
    tally = Tally(what="inbox or outbox away for a while")
    began, invented = time.monotonic(), Invented(seed)
    for _ in range(tries):
        for try_it in (_run_without_outbox, _run_without_inbox, _watch_without_outbox, _watch_without_inbox):
            office = Office(home / "office", settle=0.05, rescan=0.5)
            office.put(invented.enquiry(), invented.minutes())
            tally.add(ledger.settled(office))
            try_it(office, invented, tally)
            tally.tries += 1
            tally.add(ledger.settled(office), where=try_it.__name__.strip("_"))
            office.close()
    tally.seconds = time.monotonic() - began
    yield tally


def _run_without_outbox(office: Office, invented: Invented, tally: Tally) -> None:
    back = _take_away(office, "outbox")
    office.put(invented.enquiry(), invented.minutes())
    office.do("run")
    if office.lying():
        tally.fault("with the outbox away nothing was taken in")
    back()


def _run_without_inbox(office: Office, invented: Invented, tally: Tally) -> None:
    office.put(invented.enquiry())
    back = _take_away(office, "inbox")
    ended = office.do("run")
    if ended.code != 0:
        tally.fault(f"a run without its inbox ended with {ended}: {office.words()[-300:]}")
    back()


def _watch_without_outbox(office: Office, invented: Invented, tally: Tally) -> None:
    back = _take_away(office, "outbox")
    watch = office.start("watch")
    office.put(invented.enquiry(), invented.minutes())
    if not office.emptied_within(_WITHIN):
        tally.fault("under a watch nothing was taken in with the outbox away")
    back()
    ends = time.monotonic() + _WITHIN
    while time.monotonic() < ends and not ledger.look(office).well:
        time.sleep(0.1)
    tally.add(ledger.look(office), where="a watch whose outbox came back")
    stop(watch, tally)


def _watch_without_inbox(office: Office, invented: Invented, tally: Tally) -> None:
    watch = office.start("watch")
    time.sleep(0.3)
    office.put(invented.enquiry(), invented.minutes())
    back = _take_away(office, "inbox")
    time.sleep(1)
    back()
    office.put(invented.enquiry())
    if not office.emptied_within(_WITHIN):
        tally.fault("what lay in an inbox that came back was not taken in")
    stop(watch, tally)


def busy(home: Path, *, tries: int, seed: int, share: tuple[int, int]) -> Iterator[Tally]:
    """Another program keeps the database locked: a run waits its turn, or gives up for now and loses nothing."""
    mine, of = share
    tally = Tally(what="a store that another program keeps busy")
    began, chance = time.monotonic(), random.Random(f"{seed} {mine} busy")
    invented = Invented(chance.randrange(10**9))
    held = [chance.uniform(0, 0.5) for _ in range(tries)]
    if tries > 1:
        held[0] = PATIENCE + 5  # longer than anybody waits for it
    for seconds in held[mine::of]:
        office = Office(home / "office")
        office.put(invented.enquiry())
        tally.add(ledger.settled(office))
        office.put(invented.enquiry(), invented.minutes())
        _hold(office, seconds, chance, tally)
        tally.add(ledger.settled(office), where=f"held for {seconds:.1f} seconds")
        tally.tries += 1
        office.close()
    tally.seconds = time.monotonic() - began
    yield tally


def _hold(office: Office, seconds: float, chance: random.Random, tally: Tally) -> None:
    other = sqlite3.connect(office.workspace.store / "formline.db", isolation_level=None)
    run = office.start("run")
    time.sleep(chance.uniform(0, 0.05))
    with suppress(sqlite3.OperationalError):  # the run was at it
        other.execute("BEGIN IMMEDIATE")
    run.ended_within(seconds)
    other.close()
    ended = run.wait()
    if ended.hung or ended.code not in ({1} if seconds > PATIENCE else {0, 3}):
        tally.fault(f"with the store held for {seconds:.1f} seconds the run ended with {ended}")


def _take_away(office: Office, place: str) -> Callable[[], object]:
    there, elsewhere = office.folder / place, office.home / f"{place} elsewhere"
    there.rename(elsewhere)
    return lambda: elsewhere.rename(there)
