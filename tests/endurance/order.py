"""What a power cut would leave: a kill can't tell, so the order of the system calls has to.

A file leaves the inbox only when the journal that holds its copy is on the disk; a document gets its name only when
its bytes are; and the store calls it delivered only when its name is.
"""

import random
import re
import time
from collections.abc import Iterator
from pathlib import Path

from tests.endurance.calls import cannot_trace, traced
from tests.endurance.office import Office
from tests.endurance.returns import Invented
from tests.endurance.tally import Tally

_CALLS = "trace=pwrite64,write,fdatasync,fsync,unlink,unlinkat,link,linkat,rename,renameat,renameat2"
_LINE = re.compile(r"^\d+\s+(?P<call>\w+)\((?P<words>.*)\)\s+=\s+(?P<result>-?\d+)", re.MULTILINE)
_OPENED = re.compile(r"^\d+<(?P<path>[^>]+)>")
_NAMED = re.compile(r'"(?P<path>(?:[^"\\]|\\.)*)"')


def ordered(home: Path, *, tries: int, seed: int, share: tuple[int, int]) -> Iterator[Tally]:
    """Watch `tries` runs and hold each call to the rule."""
    mine, of = share
    tally = Tally(what="calls in the order that survives a power cut")
    began, invented = time.monotonic(), Invented(random.Random(f"{seed} {mine} order").randrange(10**9))
    if missing := cannot_trace():
        tally.skipped = missing
    else:
        for _ in range(max(1, tries // of)):
            office = Office(home / "office")
            office.put(invented.enquiry(), invented.minutes())
            _, log = traced(office, _CALLS, y=True)
            _hold(log, tally)
            office.close()
    tally.seconds = time.monotonic() - began
    yield tally


def _hold(log: str, tally: Tally) -> None:
    judge = _Judge()
    for line in _LINE.finditer(log):
        if not line["result"].startswith("-"):
            judge.heard(line["call"], line["words"])
    tally.tries += judge.left + judge.named
    for sentence in judge.wrong:
        tally.fault(sentence)
    if not (judge.left and judge.named):
        tally.fault("no file left the inbox, or no document was named: this proves nothing")


class _Judge:
    """Keeps in mind what is written and not yet on the disk."""

    def __init__(self) -> None:
        self.left = 0  # files that left the inbox
        self.named = 0  # documents that got their names
        self.wrong: list[str] = []
        self._dirty: set[str] = set()  # files written since they were last made durable
        self._new_names: set[str] = set()  # folders that hold a name which is not durable yet

    def heard(self, call: str, words: str) -> None:
        """Take note of one call, and judge it."""
        opened = _OPENED.match(words)
        names = [found["path"] for found in _NAMED.finditer(words)]
        if opened and call in {"write", "pwrite64"}:
            self._written(opened["path"])
        elif opened and call in {"fsync", "fdatasync"}:
            self._dirty.discard(opened["path"])
            self._new_names.discard(opened["path"])
        elif call.startswith("unlink") and "/inbox/" in names[0] and "/.formline-" not in names[0]:
            self.left += 1
            if any(path.endswith("-wal") for path in self._dirty):
                self.wrong.append("a file left the inbox before the journal with its copy was on the disk")
        elif call.startswith(("link", "rename")) and "/outbox/" in names[-1]:
            self._got_its_name(*names[-2:])

    def _written(self, path: str) -> None:
        if path.endswith("-wal") and self._new_names:
            self.wrong.append("the store was told of a delivery before the document's name was on the disk")
            self._new_names.clear()
        self._dirty.add(path)

    def _got_its_name(self, draft: str, name: str) -> None:
        self.named += 1
        if draft in self._dirty:
            self.wrong.append("a document got its name before its bytes were on the disk")
        self._new_names.add(str(Path(name).parent))
