"""The named fault points: where a process can die that matters, each before or after one step of the real code."""

import functools
import importlib
import random
import resource
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from tests.endurance.children import die


class Scene(StrEnum):
    """What is going on when the process dies."""

    RUN = "run"  # a return comes in and is carried through
    FOUNDING = "founding"  # the first run ever in a workspace
    PEOPLE = "people"  # somebody's command


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One named fault point."""

    name: str
    at: str  # module:attribute; none: at any byte that is written
    after: bool = False
    most_hits: int = 1  # dies at the n-th time, n drawn from 1 to this
    scene: Scene = Scene.RUN
    words: tuple[str, ...] = ()  # the command, where it is not `run`
    stdin: str = ""
    real_worker: bool = False

    def arm(self, chance: random.Random, *, act: Callable[[], object] = die) -> Callable[[], None]:
        """What makes this very process die there, or `act`; called in the child."""
        if not self.at:
            return at_any_byte(chance, longest=1000)
        hit = chance.randint(1, self.most_hits)
        return lambda: wrap(self.at, after=self.after, hit=hit, act=act)


def wrap(at: str, *, after: bool, hit: int, act: Callable[[], object]) -> None:
    """Have `act` called before or after the n-th call of one function of the product."""
    module, _, path = at.partition(":")
    *owners, name = path.split(".")
    owner: Any = functools.reduce(getattr, owners, importlib.import_module(module))
    original, calls = getattr(owner, name), iter(range(1, 1_000_000))

    @functools.wraps(original)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        number = next(calls)
        if not after and number == hit:
            act()
        result = original(*args, **kwargs)
        if after and number == hit:
            act()
        return result

    setattr(owner, name, wrapped)


def at_any_byte(chance: random.Random, longest: int = 400_000) -> Callable[[], None]:
    """What makes this process die in the middle of a write, once a file has grown to a length drawn at random."""
    length = chance.choice([chance.randint(1, longest // 8), chance.randint(1, longest)])

    def prepare() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_FSIZE, (length, length))

    return prepare


def _both(name: str, at: str, **more: Any) -> Iterator[Point]:
    yield Point(name=f"before {name}", at=at, **more)
    yield Point(name=f"after {name}", at=at, after=True, **more)


def _run() -> Iterator[Point]:
    store = "pipeline.store.store:Store"
    yield Point(name="after the inbox was looked through", at="pipeline.inbox.inbox:Inbox.look", after=True)
    yield Point(name="after a file was read whole", at="pipeline.inbox.fetch:Fetcher.fetch", after=True)
    yield from _both("a return is kept", f"{store}.keep")
    yield Point(name="with a return half kept", at="pipeline.store.pieces:put", after=True)
    yield Point(name="with a change not logged yet", at="pipeline.store.audit:Log.append")
    yield Point(name="with the head of the log not moved", at="pipeline.store.audit:Log.close", most_hits=5)
    yield Point(name="with the head of the log moved", at="pipeline.store.audit:Log.close", after=True, most_hits=5)
    yield from _both("a commit", "sqlalchemy.engine.base:Connection.commit", most_hits=6)
    yield from _both("the copy is read back", f"{store}.original")
    yield from _both("the file leaves the inbox", "pipeline.inbox.inbox:Inbox._unlink")
    yield Point(name="after the inbox let go of it", at="pipeline.inbox.inbox:Inbox.remove", after=True)
    yield from _both("its leaving is put down", f"{store}.removed")
    yield from _both("a claim is taken", "pipeline.locks:FileLock.take")
    yield from _both("a claim is let go", "pipeline.locks:FileLock.release")
    yield from _both("it is read", "tests.endurance.office:ReadsHere.read")
    yield from _both("it is read by the real worker", "pipeline.worker.parent:Worker.look", real_worker=True)
    yield from _both("what was read is put down", f"{store}.settle")
    yield Point(name="with a record half filed", at="pipeline.store.filing:file", after=True)
    yield from _both("a document is rendered", "pipeline.papers:render")
    yield from _both("a document is sealed", "pipeline.store.documents:_seal")
    yield from _both("a document is kept", f"{store}.keep_document")
    yield from _both("a document is delivered", "pipeline.outbox.outbox:Outbox.deliver")
    yield Point(name="with the folder made", at="pipeline.outbox.placing:folder_at", after=True)
    yield from _both("the draft is written", "pipeline.outbox.placing:_write_half")
    yield from _both("the draft gets its name", "pipeline.outbox.placing:_name")
    yield Point(name="before the folder is made durable", at="pipeline.outbox.placing:make_durable", most_hits=3)
    yield from _both("the delivery is put down", f"{store}.delivered")
    yield from _both("a return is carried through", f"{store}.carried")
    yield from _both("the notes are written", "pipeline.outbox.outbox:Outbox.notes")
    yield from _both("a note is put in place", "pipeline.outbox.placing:place_over")
    yield from _both("the page of the day is written", "pipeline.outbox.outbox:Outbox.show")
    yield from _both("the store is closed", f"{store}.close")


def _founding() -> Iterator[Point]:
    more = {"scene": Scene.FOUNDING, "words": ("init",)}
    yield Point(name="while a workspace is made, at any byte", at="", **more)
    yield from _both("a new workspace's files are laid", "pipeline.app:_lay", most_hits=2, **more)
    yield from _both("its key is made", "pipeline.keys:make_key", **more)
    more = {"scene": Scene.FOUNDING}
    yield from _both("the tables are made", "pipeline.store.migrations:_apply", **more)
    yield from _both("the keys are laid", "pipeline.store.opening:_found", **more)
    yield from _both("the inbox is marked", "pipeline.inbox.presence:_write_hidden", **more)
    yield from _both("the inbox is remembered", "pipeline.store.store:Store.set_house_fact", **more)


def _people() -> Iterator[Point]:
    def of(name: str, at: str, *words: str, stdin: str = "", **more: Any) -> Iterator[Point]:
        yield from _both(name, at, scene=Scene.PEOPLE, words=words, stdin=stdin, **more)

    store = "pipeline.store.store:Store"
    yield from of("an unlocking password is kept", f"{store}.add_password", "unlock", "{locked}", "--stdin")
    yield from of("what was unlocked is put down", f"{store}.settle", "unlock", "{locked}", "--stdin")
    yield from of(
        "a correction is put down", f"{store}.believe", "correct", "{doubtful}", "date_of_birth", "--stdin",
        stdin="30/09/2017",
    )  # fmt: skip
    yield from of("a record is accepted", f"{store}.accept", "accept", "{doubtful}")
    yield from of(
        "a route is opened", f"{store}.open_route", "open", "{request}", "--route", "rapid-review", "--stdin",
        stdin="Agreed by telephone.",
    )  # fmt: skip
    yield from of(
        "the pack of an opened route is kept", f"{store}.keep_document", "open", "{request}", "--route", "rapid-review",
        "--stdin", stdin="Agreed by telephone.",
    )  # fmt: skip
    yield from of(
        "a decision is put down", f"{store}.decide", "decide", "{enquiry}", "explore", "--on", "2026-01-05", "--stdin",
        stdin="Agreed by all partners.",
    )  # fmt: skip
    yield from of(
        "a return is set aside", f"{store}.set_aside", "set-aside", "{minutes}", "--stdin", stdin="Not for us."
    )
    yield from of("a return is read again", f"{store}.settle", "retry", "{enquiry_item}")
    yield from of(
        "a public number is given",
        f"{store}.public_number",
        "make",
        "holding-statement",
        "{request}",
        "--facts",
        "{facts}",
    )
    yield from of(
        "a public document is kept",
        f"{store}.keep_document",
        "make",
        "holding-statement",
        "{request}",
        "--facts",
        "{facts}",
    )
    yield from of("a meeting's papers are kept", f"{store}.keep_document", "pack", "--meeting", "2030-01-10")
    yield from of(
        "a meeting's papers leave", "pipeline.outbox.outbox:Outbox.deliver", "pack", "--meeting", "2030-01-10"
    )


POINTS = (*_run(), *_founding(), *_people())
