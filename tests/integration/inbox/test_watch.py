"""A watched inbox hears of files by the system's events and misses none."""

import datetime as dt
import errno
import logging
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipeline.errors import KeyAtFault, WorldAtFault
from pipeline.inbox import Inbox
from pipeline.inbox.events import Events
from pipeline.watch import Health, Mode, watch

SETTLE = 0.1


class Desk:
    """What stands behind the watch in these tests: keeps what comes, in the order it comes."""

    def __init__(self, root: Path) -> None:
        self.inbox = Inbox(root, workspace="ws", settle=SETTLE, patience=600, most_bytes=10**7, fetch_within=5)
        self.kept: list[bytes] = []
        self.when: dict[bytes, float] = {}
        self.health: list[Health] = []
        self.between = 0
        self.stop = threading.Event()
        self.ended: BaseException | None = None
        self.trouble: Callable[[bytes], None] = lambda _: None

    def keep(self, arrival) -> None:
        self.trouble(arrival.content)
        self.kept.append(arrival.content)
        self.when[arrival.content] = time.monotonic()
        self.inbox.remove(arrival)

    def start(self, **settings) -> None:
        def run() -> None:
            try:
                usual = {"rescan": 60.0, "poll": 0.3, "told": self.health.append, "between": self._count}
                watch(self.inbox, self.keep, stop=self.stop, **{**usual, **settings})
            except BaseException as error:  # noqa: BLE001 - the test looks at it
                self.ended = error

        self.thread = threading.Thread(target=run)
        self.thread.start()

    def end(self) -> float:
        began = time.monotonic()
        self.stop.set()
        self.thread.join(10)
        assert not self.thread.is_alive()
        return time.monotonic() - began

    def _count(self) -> None:
        self.between += 1


def expect(true: Callable[[], bool], within: float = 10.0) -> None:
    """Wait for it: long enough for a machine that others keep busy, and well short of the next look at everything."""
    ends = time.monotonic() + within
    while not true():
        assert time.monotonic() < ends, "it never came about"
        time.sleep(0.005)


@pytest.fixture
def desk(root: Path) -> Iterator[Desk]:
    desk = Desk(root)
    yield desk
    desk.stop.set()
    desk.thread.join(10)


def in_events(desk: Desk) -> bool:
    return bool(desk.health) and desk.health[-1].mode is Mode.EVENTS


def test_a_settled_file_is_picked_up_by_its_event(root: Path, desk: Desk) -> None:
    desk.start()
    expect(lambda: in_events(desk))
    (root / "new" / "folder").mkdir(parents=True)
    (root / "new" / "folder" / "form.txt").write_bytes(b"one")
    expect(lambda: desk.kept == [b"one"])  # the next look at everything is a minute away


def test_a_file_moved_into_place_is_picked_up(root: Path, desk: Desk) -> None:
    desk.start()
    expect(lambda: in_events(desk))
    (root / "form.txt.part").write_bytes(b"one")
    (root / "form.txt.part").rename(root / "form.txt")
    folder = root.parent / "ready"
    folder.mkdir()
    (folder / "two.txt").write_bytes(b"two")
    folder.rename(root / "ready")
    expect(lambda: sorted(desk.kept) == [b"one", b"two"])


def test_two_thousand_files_at_once_all_come_in(root: Path, desk: Desk) -> None:
    desk.start()
    expect(lambda: in_events(desk))
    for number in range(2000):
        (root / f"{number}.txt").write_bytes(b"%d" % number)
    expect(lambda: len(desk.kept) >= 2000, within=30.0)
    assert sorted(map(int, desk.kept)) == list(range(2000))


def test_files_already_there_come_in_at_the_start_and_the_watch_leaves_nothing_behind(root: Path, desk: Desk) -> None:
    (root / "form.txt").write_bytes(b"one")
    desk.start()
    expect(lambda: in_events(desk) and desk.kept == [b"one"])
    assert desk.end() < 1.0
    assert [path.name for path in root.iterdir()] == [".formline-inbox"]
    assert desk.ended is None


def test_one_bad_file_never_stops_the_next_and_is_tried_again(
    root: Path, desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    bad = [
        ValueError("Ash Example"),
        OSError(errno.ENOSPC, "no space", "Ash Example.docx"),
        WorldAtFault("Ash Example"),
    ]

    def trouble(content: bytes) -> None:
        if content == b"bad" and bad:
            raise bad.pop()

    desk.trouble = trouble
    (root / "Ash Example a.txt").write_bytes(b"bad")
    (root / "Ash Example b.txt").write_bytes(b"good")
    desk.start()
    expect(lambda: sorted(desk.kept) == [b"bad", b"good"])
    assert desk.kept[0] == b"good"
    assert "ValueError" in caplog.text
    assert "WorldAtFault" in caplog.text
    assert "Ash" not in caplog.text


def test_a_wrong_key_stops_the_watch_since_no_file_would_fare_better(root: Path, desk: Desk) -> None:
    def trouble(_: bytes) -> None:
        raise KeyAtFault

    desk.trouble = trouble
    (root / "form.txt").write_bytes(b"one")
    desk.start()
    expect(lambda: isinstance(desk.ended, KeyAtFault))
    assert (root / "form.txt").exists()


def test_a_share_that_goes_and_comes_back_is_watched_by_events_again(root: Path, desk: Desk) -> None:
    desk.start(rescan=0.3)
    expect(lambda: in_events(desk))
    root.rename(root.parent / "unplugged")
    expect(lambda: desk.health[-1].away_since is not None and desk.health[-1].mode is Mode.POLLING)
    (root.parent / "unplugged" / "form.txt").write_bytes(b"one")
    (root.parent / "unplugged").rename(root)
    expect(lambda: desk.kept == [b"one"])
    expect(lambda: in_events(desk) and desk.health[-1].away_since is None)


def test_where_no_events_come_the_watch_says_so_and_looks_itself(root: Path, desk: Desk) -> None:
    class Deaf(Events):
        def _on_event(self, event) -> None: ...

    desk.start(listen=Deaf)
    expect(lambda: bool(desk.health) and desk.health[-1].mode is Mode.POLLING)
    (root / "form.txt").write_bytes(b"one")
    expect(lambda: desk.kept == [b"one"])
    assert [path.name for path in root.iterdir()] == [".formline-inbox"]


def test_events_that_fall_silent_are_asked_for_anew(root: Path, desk: Desk) -> None:
    class Dozing(Events):
        """Hears its first trial, and then nothing until it is started again."""

        started = 0

        def start(self) -> None:
            Dozing.started += 1
            super().start()

        def _on_event(self, event) -> None:
            if Dozing.started > 1 or ".formline-canary" in str(event.src_path):
                super()._on_event(event)

    desk.start(listen=Dozing, rescan=0.5)
    expect(lambda: in_events(desk))
    (root / "form.txt").write_bytes(b"one")
    expect(lambda: desk.kept == [b"one"])
    expect(lambda: Dozing.started == 2)


def test_what_waits_between_files_is_done_after_looks_and_after_files(root: Path, desk: Desk) -> None:
    desk.start(poll=60.0)
    expect(lambda: desk.between == 1)
    (root / "form.txt").write_bytes(b"one")
    expect(lambda: desk.between == 2)


def test_the_watch_tells_how_it_does(root: Path, desk: Desk) -> None:
    desk.start()
    expect(lambda: in_events(desk))
    (root / "damaged.docx").write_bytes(b"PK\x03\x04 and no more")
    expect(lambda: desk.health[-1].waiting == 1 or desk.inbox.waiting == 1)
    assert desk.health[-1].away_since is None
    looked = desk.health[-1].looked
    assert looked
    assert dt.datetime.now(dt.UTC) - looked < dt.timedelta(seconds=20)


def test_two_watches_on_one_inbox_take_every_file_and_lose_none(root: Path, desk: Desk) -> None:
    other = Desk(root)
    desk.start()
    other.start()
    expect(lambda: in_events(desk) and in_events(other))
    for number in range(100):
        (root / f"{number}.txt").write_bytes(b"%d" % number)
    expect(lambda: len({*desk.kept, *other.kept}) == 100)
    expect(lambda: [path.name for path in root.iterdir()] == [".formline-inbox"])
    other.end()
