"""Files that come in bit by bit while a watch looks on: none of them may be taken in before all of it is there."""

import os
import random
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from tests.endurance import ledger
from tests.endurance.office import Office
from tests.endurance.returns import Invented, Return
from tests.endurance.tally import Tally
from tests.endurance.together import stop

SETTLE = 0.2
_PAUSE = 4 * SETTLE  # a writer that rests longer than a file has to rest to count as arrived
_WITHIN = 60.0

Writer = Callable[[Path, bytes], None]


def half_written(home: Path, *, tries: int, seed: int, share: tuple[int, int]) -> Iterator[Tally]:
    """Cut at `tries` offsets and written in every awkward way; the watch is killed half way and started again."""
    mine, of = share
    tally, chance = Tally(what="half-written files under a watch"), random.Random(f"{seed} {mine} arriving")
    began = time.monotonic()
    office = Office(home / "office", settle=SETTLE, patience=10, rescan=0.5)
    jobs = [*_cuts(Invented(seed), tries, chance), *_awkward(Invented(seed + 1))][mine::of]
    watch = office.start("watch")
    writers = [threading.Thread(target=write, args=(office.place_of(one), one.content)) for one, write in jobs]
    office.puts += [one for one, _ in jobs]
    for writer in writers:
        writer.start()
    time.sleep(_PAUSE * 1.5)
    watch.kill()
    watch.wait()
    watch = office.start("watch")
    office.do("run")  # and somebody looks in between
    for writer in writers:
        writer.join()
    tally.tries = len(jobs)
    if not office.emptied_within(_WITHIN):
        tally.fault(f"{len(office.lying())} whole files were not taken in within {_WITHIN:.0f} seconds")
    time.sleep(1.5)  # what follows the last file: documents, notes, the page
    stop(watch, tally)
    tally.add(ledger.look(office), where="as the watch left it")
    tally.add(ledger.settled(office), where="after a run")
    office.close()
    tally.seconds = time.monotonic() - began
    yield tally


def _cuts(invented: Invented, tries: int, chance: random.Random) -> Iterator[tuple[Return, Writer]]:
    """Files of each format that can tell its end, cut where a copy may break off."""
    makers = (invented.enquiry, invented.printed, invented.locked, invented.locked_word, invented.zipped)
    for number in range(tries):
        one = makers[number % len(makers)]()
        one = replace(one, name=f"cut {number} {one.name}")
        near_the_end = number % 4 == 0
        first = max(1, len(one.content) - 400) if near_the_end else 1
        yield one, _cut(chance.randint(first, len(one.content) - 1))


def _cut(offset: int) -> Writer:
    def write(path: Path, content: bytes) -> None:
        path.write_bytes(content[:offset])
        time.sleep(_PAUSE * 3)
        _append(path, content[offset:])

    return write


def _awkward(invented: Invented) -> Iterator[tuple[Return, Writer]]:
    for number, write in enumerate(_WAYS):
        for maker in (invented.enquiry, invented.printed):
            one = maker()
            yield replace(one, name=f"{write.__name__.strip('_')} {number} {one.name}"), write


def _growing(path: Path, content: bytes) -> None:
    with path.open("wb", buffering=0) as file:
        for piece in _pieces(content, 20):
            file.write(piece)
            time.sleep(SETTLE / 2)


def _paused(path: Path, content: bytes) -> None:
    with path.open("wb", buffering=0) as file:
        for piece in _pieces(content, 3):
            file.write(piece)
            time.sleep(_PAUSE)


def _reopened(path: Path, content: bytes) -> None:
    for piece in _pieces(content, 4):
        _append(path, piece)
        time.sleep(_PAUSE)


def _renamed_into_place(path: Path, content: bytes) -> None:
    for number, half in enumerate((f"{path.name}.tmp", f"{path.name}.part", f"~${path.name}", f".{path.name}")):
        draft = path.with_name(half)
        if number:
            draft.write_bytes(content[: number * 1000])
            time.sleep(_PAUSE)
            draft.unlink()
        else:
            draft.write_bytes(content)
    path.with_name(f"{path.name}.tmp").rename(path)


def _half_renamed_into_place(path: Path, content: bytes) -> None:
    draft = path.with_name(f"{path.name}.crdownload")
    draft.write_bytes(content[: len(content) // 2])
    draft.rename(path)
    time.sleep(_PAUSE)
    _append(path, content[len(content) // 2 :])


def _replaced(path: Path, content: bytes) -> None:
    path.write_bytes(content[: len(content) * 2 // 3])
    time.sleep(_PAUSE)
    draft = path.with_name(f".{path.name}")
    draft.write_bytes(content)
    draft.rename(path)


def _of_an_old_date(path: Path, content: bytes) -> None:
    long_ago = time.time() - 30 * 86400
    for end in (len(content) // 3, len(content) * 2 // 3, len(content)):
        path.write_bytes(content[:end])
        os.utime(path, (long_ago, long_ago))
        time.sleep(_PAUSE)


def _zero_filled(path: Path, content: bytes) -> None:
    """As Windows copies: the whole length at once, then the bytes from the front."""
    path.write_bytes(bytes(len(content)))
    with path.open("r+b", buffering=0) as file:
        for piece in _pieces(content, 4):
            time.sleep(_PAUSE)
            file.write(piece)


def _zero_filled_from_the_back(path: Path, content: bytes) -> None:
    """As a download in several streams: page by page, and the end is there before the middle."""
    path.write_bytes(bytes(len(content)))
    pages = range(0, len(content), 4096)
    with path.open("r+b", buffering=0) as file:
        for order in (pages[-1:], pages[:1], pages[1:-1:2], pages[2:-1:2]):
            time.sleep(_PAUSE)
            for start in order:
                file.seek(start)
                file.write(content[start : start + 4096])


def _in_a_folder_moved_in(path: Path, content: bytes) -> None:
    outside = path.parents[2] / f"outside {path.stem}"
    outside.mkdir()
    (outside / path.name).write_bytes(content[: len(content) // 2])
    inside = path.parent / f"moved in {path.stem}"
    shutil.move(outside, inside)
    time.sleep(_PAUSE)
    _append(inside / path.name, content[len(content) // 2 :])


_WAYS = (
    _growing,
    _paused,
    _reopened,
    _renamed_into_place,
    _half_renamed_into_place,
    _replaced,
    _of_an_old_date,
    _zero_filled,
    _zero_filled_from_the_back,
    _in_a_folder_moved_in,
)


def _append(path: Path, piece: bytes) -> None:
    with path.open("ab") as file:
        file.write(piece)


def _pieces(content: bytes, count: int) -> Iterator[bytes]:
    step = len(content) // count + 1
    return (content[start : start + step] for start in range(0, len(content), step))
