"""Kill -9: at every named fault point, at random moments, and of the process that reads."""

import os
import random
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from statistics import median

from pipeline.app import App
from pipeline.demo.rehearsal import HERE as DEMO
from pipeline.model.states import State
from tests.endurance import ledger
from tests.endurance.children import Ended
from tests.endurance.office import Office
from tests.endurance.points import POINTS, Point, Scene, at_any_byte
from tests.endurance.returns import PASSWORD, Invented
from tests.endurance.tally import Tally, Verdict

_KILLS_TO_A_LOOK = 10  # kills on end before the ledger is looked at; each next run is the recovery of the last
_KILLS_TO_AN_OFFICE = 40  # then a fresh one, so that every run stays as short as the first


def at_points(home: Path, *, tries: int, seed: int, share: tuple[int, int]) -> Iterator[Tally]:
    """Die `tries` times at each named point."""
    mine, of = share
    yield _at_any_byte(home, tries // of or 1, f"{seed} {mine}")
    for scene, work in ((Scene.RUN, _runs), (Scene.FOUNDING, _foundings), (Scene.PEOPLE, _people)):
        points = [point for point in POINTS if point.scene is scene]
        tally = Tally(what=f"kill -9 at {len(points)} named points, {_SCENES[scene]}")
        began = time.monotonic()
        work(home, points[mine::of], tries, f"{seed} {mine}", tally)
        tally.seconds = time.monotonic() - began
        yield tally


_SCENES = {
    Scene.RUN: "a return carried through",
    Scene.FOUNDING: "the first run of all",
    Scene.PEOPLE: "people's commands",
}


class _Offices:
    """Offices to kill in: something new arrives for each kill; the ledger is looked at every few of them."""

    def __init__(self, home: Path, seed: str, tally: Tally, *, real_worker: bool = False) -> None:
        self.chance = random.Random(seed)
        self._home = home / "office"
        self._tally = tally
        self._real_worker = real_worker
        self._invented = Invented(self.chance.randrange(10**9))
        self._kills = 0
        self._where: list[str] = []
        self._office: Office | None = None

    def next(self, where: str) -> Office:
        """The office for the next kill."""
        if self._office and self._kills % _KILLS_TO_AN_OFFICE == 0:
            self.close()
        elif self._office and self._kills % _KILLS_TO_A_LOOK == 0:
            self._look(self._office)
        if not self._office:
            self._office = Office(self._home, real_worker=self._real_worker)
            self._tally.add(Verdict(unsound=self._office.settle()))
        self._kills += 1
        self._where.append(where)
        self._office.put(self._invented.enquiry(), self._invented.minutes())
        if self.chance.random() < 0.25:
            again = self.chance.choice(self._office.puts)
            self._office.put(replace(again, name=f"{self._kills} {again.name}", folder="sent again"))
        return self._office

    def close(self) -> None:
        """Look a last time, and take it down."""
        office, self._office = self._office, None
        if office:
            try:
                self._look(office)
            finally:
                office.close()

    def _look(self, office: Office) -> None:
        self._tally.add(ledger.settled(office), where=", ".join(dict.fromkeys(self._where)))
        self._where.clear()


def _runs(home: Path, points: list[Point], tries: int, seed: str, tally: Tally) -> None:
    for real_worker in (False, True):
        offices = _Offices(home, f"{seed} {real_worker}", tally, real_worker=real_worker)
        for point in (point for point in points if point.real_worker is real_worker):
            for _ in range(tries):
                office = offices.next(point.name)
                _count(office.do("run", prepare=point.arm(offices.chance)), point, office, tally)
        offices.close()


def _count(ended: Ended, point: Point, office: Office, tally: Tally) -> None:
    tally.tries += ended.killed
    if not ended.killed:
        tally.fault(f"'{point.name}' was never reached: {office.words()[-300:]}")


def _at_any_byte(home: Path, tries: int, seed: str) -> Tally:
    """Die in the middle of a write: of the database's journal, of a document, of a note."""
    tally = Tally(what="kill -9 in the middle of a write, at any byte")
    began = time.monotonic()
    offices = _Offices(home, f"{seed} any byte", tally)
    for _ in range(10 * tries):
        office = offices.next("any byte")
        tally.tries += office.do("run", prepare=at_any_byte(offices.chance)).killed
        if tally.tries >= tries:
            break
    offices.close()
    tally.seconds = time.monotonic() - began
    return tally


def _foundings(home: Path, points: list[Point], tries: int, seed: str, tally: Tally) -> None:
    chance = random.Random(f"{seed} founding")
    invented = Invented(chance.randrange(10**9))
    for point in (point for point in points for _ in range(tries)):
        office = Office(home / "office", begun=not point.words)
        try:
            if point.words:
                _count(office.do(*point.words, prepare=point.arm(chance)), point, office, tally)
                office.begin()
                office.put(invented.enquiry())
            else:
                office.put(invented.enquiry())
                _count(office.do("run", prepare=point.arm(chance)), point, office, tally)
            tally.add(ledger.settled(office), where=point.name)
        finally:
            office.close()


def _people(home: Path, points: list[Point], tries: int, seed: str, tally: Tally) -> None:
    """Die in the middle of one command after another, each typed again by about every second person."""
    chance = random.Random(f"{seed} people")
    model, names = _waiting_office(home / "model", chance)
    for morning in (morning for morning in _mornings(points) for _ in range(tries)):
        office = model.copied(home / "office")
        done = []
        try:
            # A record put right needs nobody to accept it.
            for point in sorted(chance.sample(morning, len(morning)), key=lambda one: one.words[0] == "correct"):
                words = [word.format(**names) for word in point.words]
                stdin = point.stdin or PASSWORD
                _count(office.do(*words, stdin=stdin, prepare=point.arm(chance)), point, office, tally)
                if chance.random() < 0.5:  # else nobody knows that it came to nothing, or that it did not
                    office.do(*words, stdin=stdin)
                    done.append(words[0])
            tally.add(_after(office, names, done), where=", ".join(point.name for point in morning))
        finally:
            office.close()
    model.close()


def _mornings(points: list[Point]) -> Iterator[list[Point]]:
    """Points that one office can meet on one morning: each command once."""
    left = list(points)
    while left:
        morning = list({point.words[0]: point for point in left}.values())
        yield morning
        left = [point for point in left if point not in morning]


def _waiting_office(home: Path, chance: random.Random) -> tuple[Office, dict[str, str]]:
    """An office where something waits for each command, and what the commands need to name it."""
    invented = Invented(chance.randrange(10**9))
    office = Office(home)
    kinds = ("locked", "doubtful", "request", "enquiry", "minutes")
    returns = {kind: getattr(invented, kind)() for kind in kinds}
    office.put(*returns.values())
    trouble = office.settle()
    assert not trouble, trouble
    with office.app() as app:
        items = {item.name: item for item in app.store.items()}
    named = {kind: items[one.name] for kind, one in returns.items()}
    names = {kind: named[kind].parts[0].reference or named[kind].item for kind in kinds}
    return office, names | {"enquiry_item": named["enquiry"].item, "facts": str(DEMO / "holding-statement.toml")}


_DONE: dict[str, Callable[[App, dict[str, str]], bool]] = {
    "unlock": lambda app, names: app.store.item(names["locked"]).state is State.DONE,
    "correct": lambda app, names: bool(app.store.filed(names["doubtful"]).corrections),
    "accept": lambda app, names: app.store.filed(names["doubtful"]).accepted,
    "open": lambda app, names: app.store.filed(names["request"]).route == "rapid-review",
    "decide": lambda app, names: app.store.filed(names["enquiry"]).decision == "explore",
    "set-aside": lambda app, names: app.store.item(names["minutes"]).state is State.SET_ASIDE,
    "retry": lambda app, names: app.store.filed(names["enquiry"]).accepted,
    "make": lambda app, _: [one.version for one in app.store.documents(f"PUB-{app.clock().year}-0001")] == [1],
    "pack": lambda app, _: [one.version for one in app.store.documents("2030-01-10")] == [1],
}


def _after(office: Office, names: dict[str, str], done: list[str]) -> Verdict:
    trouble = office.settle()
    with office.app() as app:
        unlocked = _DONE["unlock"](app, names)
        not_done = [command for command in done if not _DONE[command](app, names)]
    verdict = ledger.look(office, records=4 if unlocked else 3)
    verdict.unsound += trouble
    verdict.lost += [f"'{command}' was typed twice and is not done" for command in not_done]
    return verdict


def at_random(home: Path, *, tries: int, seed: int, share: tuple[int, int]) -> Iterator[Tally]:
    """Die at random moments: of a run, of a watch, and of a run with the real worker beside it."""
    mine, of = share
    for what, part, command, real_worker in (
        ("a run", 0.8, "run", False),
        ("a watch", 0.15, "watch", False),
        ("a run with the real worker", 0.05, "run", True),
    ):
        tally = Tally(what=f"kill -9 at random moments of {what}")
        began = time.monotonic()
        offices = _Offices(home, f"{seed} {mine} {what}", tally, real_worker=real_worker)
        takes = _takes(home / "trial", real_worker=real_worker)
        while tally.tries < max(1, round(tries * part / of)):
            child = offices.next("a random moment").start(command)
            if not child.ended_within(offices.chance.uniform(0, takes)):
                child.kill()
            tally.tries += child.wait().killed
        offices.close()
        tally.seconds = time.monotonic() - began
        yield tally


def _takes(home: Path, *, real_worker: bool) -> float:
    """How long a run takes here; a little more, so that its very end is hit too."""
    invented, took = Invented(0), []
    office = Office(home, real_worker=real_worker)
    office.settle()
    for _ in range(3):
        office.put(invented.enquiry(), invented.minutes())
        began = time.monotonic()
        office.do("run")
        took.append(time.monotonic() - began)
    office.close()
    return 1.1 * median(took)


def of_the_reader(home: Path, *, tries: int, seed: int, share: tuple[int, int]) -> Iterator[Tally]:
    """Kill the worker process itself, at random moments; the return is read all the same, or waits for a person."""
    mine, of = share
    tally, chance = Tally(what="kill -9 of the worker that reads"), random.Random(f"{seed} {mine} worker")
    invented, began = Invented(chance.randrange(10**9)), time.monotonic()
    for _ in range(10 * tries):
        office = Office(home / "office", real_worker=True)
        try:
            office.put(*(invented.enquiry() for _ in range(3)))
            child = office.start("run")
            tally.tries += _kill_a_child_of(child.pid, chance.uniform(0, 0.5))
            child.wait()
            tally.add(ledger.settled(office), where="worker killed")
        finally:
            office.close()
        if tally.tries >= max(1, tries // of):
            break
    tally.seconds = time.monotonic() - began
    yield tally


def _kill_a_child_of(pid: int, after: float) -> bool:
    """Kill the process this one has started, `after` so long of its life."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    ends = time.monotonic() + 10
    while time.monotonic() < ends:
        try:
            found = children.read_text(encoding="ascii").split()
        except OSError:
            return False
        if found:
            time.sleep(after)
            try:
                os.kill(int(found[0]), signal.SIGKILL)
            except ProcessLookupError:
                return False
            return True
        time.sleep(0.002)
    return False
