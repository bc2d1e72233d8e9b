"""Many at once: the same return from everywhere; runs, a watch and people side by side; one overtaking another."""

import random
import signal
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from pipeline.model.states import State
from tests.endurance import ledger
from tests.endurance.children import Child, pause
from tests.endurance.office import Office
from tests.endurance.points import POINTS, Point, Scene
from tests.endurance.returns import PASSWORD, Invented, Return
from tests.endurance.tally import Tally

_WITHIN = 240.0  # seconds for everything to be taken in
_THREADS = 8
_WATCHES = 2


def the_same(home: Path, *, tries: int, seed: int, share: tuple[int, int]) -> Iterator[Tally]:
    """The same return `tries` times, from eight threads, under two watches: one record, all others sightings."""
    if share[0]:
        return
    tally = Tally(what=f"the same return from {_THREADS} threads under {_WATCHES} watches")
    began = time.monotonic()
    office = Office(home / "office", settle=0.05, rescan=0.5)
    same = Invented(seed).enquiry()
    copies = [replace(same, name=f"{number} {same.name}", folder=f"from {number % 5}") for number in range(tries)]
    watches = [office.start("watch", who=f"watch {number}") for number in range(_WATCHES)]
    shares = [copies[number::_THREADS] for number in range(_THREADS)]
    threads = [threading.Thread(target=_drop, args=(office, mine)) for mine in shares]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    tally.tries = len(copies)
    if not office.emptied_within(_WITHIN):
        tally.fault(f"{len(office.lying())} were not taken in within {_WITHIN:.0f} seconds")
    for watch in watches:
        stop(watch, tally)
    verdict = ledger.settled(office)
    with office.app() as app:
        items, filed = app.store.items(), app.store.all_filed()
    if (len(filed), [item.sightings for item in items]) != (1, [tries - 1]):
        verdict.duplicated.append(f"{len(filed)} records, sightings {[item.sightings for item in items]}")
    tally.add(verdict)
    office.close()
    tally.seconds = time.monotonic() - began
    yield tally


def _drop(office: Office, returns: list[Return]) -> None:
    for one in returns:
        office.put(one)


def stop(child: Child, tally: Tally) -> None:
    """End a watch as the system would, and see that it ends well."""
    child.kill(signal.SIGTERM)
    ended = child.wait(30)
    if ended.code != 0:
        tally.fault(f"a watch ended with {ended.code if ended.code is not None else f'signal {ended.signal}'}")


def side_by_side(home: Path, *, tries: int, seed: int, share: tuple[int, int]) -> Iterator[Tally]:
    """Two runs after another, a watch and a person's commands at the same time, `tries` rounds of it."""
    mine, of = share
    tally = Tally(what="two runs, a watch and people at once")
    began = time.monotonic()
    for number in range(tries)[mine::of]:
        _round(home / "office", random.Random(f"{seed} {number}"), tally, number)
        tally.tries += 1
    tally.seconds = time.monotonic() - began
    yield tally


def _round(home: Path, chance: random.Random, tally: Tally, number: int) -> None:
    invented = Invented(chance.randrange(10**9))
    office = Office(home, settle=0.05, rescan=0.3)
    kinds = [invented.locked, invented.doubtful, invented.request, invented.minutes, *([invented.enquiry] * 4)]
    returns = [make() for make in chance.sample(kinds, len(kinds))]
    returns.append(replace(returns[0], name=f"again {returns[0].name}"))
    watch = office.start("watch", who="watch")  # in a workspace nobody has opened before: all of them found it
    runs = [_Again(office, f"run {one}", tally) for one in range(2)]
    person, ends = _Person(office, tally), time.monotonic() + _WITHIN
    while not person.done and time.monotonic() < ends:
        if returns and chance.random() < 0.3:
            office.put(returns.pop())
        for one in (*runs, person):
            one.turn()
        time.sleep(0.01)
    for one in (*runs, person):
        one.end()
    if not person.done:
        tally.fault(f"a person could not act on everything within {_WITHIN:.0f} seconds")
    stop(watch, tally)
    tally.add(ledger.settled(office, records=len(kinds) - 1), where=f"round {number}")
    office.close()


class _Again:
    """Somebody who runs the same command again and again. No thread: a fork beside a busy one can hang."""

    def __init__(self, office: Office, who: str, tally: Tally) -> None:
        self.office = office
        self._who = who
        self._tally = tally
        self._child: Child | None = None

    def turn(self) -> None:
        """Start the next command where the last has ended."""
        if self._child and self._child.ended_within(0):
            self.end()
        if self._child is None and (chosen := self.next()):
            words, stdin = chosen
            self._child = self.office.start(*words, stdin=stdin, who=self._who)

    def next(self) -> tuple[list[str], str] | None:
        """What to run next."""
        return ["run"], ""

    def ended(self, code: int | None) -> None:
        """What to think of how it ended."""
        if code not in {0, 3}:
            words = self.office.log.with_name(f"{self.office.log.name} {self._who}").read_text(encoding="utf-8")
            self._tally.fault(f"'{self._who}' ended with {code}: {words[-200:]}")

    def end(self) -> None:
        """Wait for the command that is under way."""
        if self._child:
            child, self._child = self._child, None
            self.ended(child.wait().code)


class _Person(_Again):
    """A person who acts on whatever waits, as soon as it does, until nothing is left to act on."""

    def __init__(self, office: Office, tally: Tally) -> None:
        super().__init__(office, "person", tally)
        self._left = dict(_ACTS)
        self._acting = ""

    @property
    def done(self) -> bool:
        """Whether there is nothing left to do."""
        return not self._left

    def next(self) -> tuple[list[str], str] | None:
        """The command for the first return that waits for one."""
        with self.office.app() as app:
            items = app.store.items()
        for kind, (wanted, words, stdin) in self._left.items():
            item = next((one for one in items if kind in one.name and one.state is wanted), None)
            if item:
                self._acting = kind
                return [word.format(item.parts[0].reference or item.item) for word in words], stdin
        return None

    def ended(self, code: int | None) -> None:
        """Tick it off; where somebody else was at it (1), it is tried again."""
        if code in {0, 3}:
            del self._left[self._acting]
        elif code != 1:
            super().ended(code)


_ACTS: dict[str, tuple[State, tuple[str, ...], str]] = {
    "locked": (State.NEEDS_PASSWORD, ("unlock", "{}", "--stdin"), PASSWORD),
    "doubtful": (State.NEEDS_REVIEW, ("accept", "{}"), ""),
    "request": (State.DONE, ("open", "{}", "--route", "rapid-review", "--stdin"), "Agreed by telephone."),
    "minutes": (State.UNREADABLE, ("set-aside", "{}", "--stdin"), "Not for us."),
}


def overtaken(home: Path, *, tries: int, seed: int, share: tuple[int, int]) -> Iterator[Tally]:
    """Stop a process at each named point, let another one act, let it go on: nothing may fall between the two.

    `tries` 0: at every sixth point, once.
    """
    mine, of = share
    tally = Tally(what="a process overtaken at each named point by a run and by a person")
    began, chance = time.monotonic(), random.Random(f"{seed} {mine} overtaken")
    model, reference = _waiting(home / "model", seed)
    points = [point for point in POINTS if point.scene is Scene.RUN and not point.real_worker]
    every = [point for point in points for _ in range(tries)] if tries else points[chance.randrange(6) :: 6]
    for point in every[mine::of]:
        for first, then in _PAIRS:
            _overtake(model, home / "office", (point, chance), [[*words(reference)] for words in (first, then)], tally)
    model.close()
    tally.seconds = time.monotonic() - began
    yield tally


_Words = Callable[[str], tuple[str, ...]]
_PAIRS: tuple[tuple[_Words, _Words], ...] = (
    (lambda _: ("run",), lambda _: ("run",)),
    (lambda one: ("open", one, "--route", "rapid-review", "--stdin"), lambda one: ("accept", one)),
)


def _waiting(home: Path, seed: int) -> tuple[Office, str]:
    """An office with a record that waits for a person, and something new in its inbox."""
    invented = Invented(seed)
    office = Office(home)
    office.put(invented.doubtful())
    trouble = office.settle()
    assert not trouble, trouble
    with office.app() as app:
        [filed] = app.store.all_filed()
    office.put(invented.enquiry(), invented.minutes())
    return office, filed.reference


def _overtake(model: Office, home: Path, at: tuple[Point, random.Random], words: list[list[str]], tally: Tally) -> None:
    office = model.copied(home)
    point, chance = at
    first = office.start(*words[0], stdin="Agreed.", who="first", prepare=point.arm(chance, act=pause))
    if first.paused_within(20):
        second = office.start(*words[1], who="second")
        second.ended_within(1.5)  # it may have to wait for what the first one holds
        first.kill(signal.SIGCONT)
        for one in (first, second):
            ended = one.wait(60)
            if ended.code not in {0, 3}:
                tally.fault(f"'{point.name}': {words} ended with {ended}")
        tally.tries += 1
        tally.add(ledger.settled(office), where=f"{words[0][0]} overtaken by {words[1][0]}: {point.name}")
    else:
        first.wait()
    office.close()
