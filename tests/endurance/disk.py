"""A disk that is really full: the whole workspace, or the outbox alone, on a small file system of its own."""

import os
import random
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.endurance import ledger
from tests.endurance.office import Office
from tests.endurance.returns import Invented
from tests.endurance.tally import Tally

_SIZE = 4 * 1024 * 1024
_BLOCK = 4096
_PLACES = {"the whole workspace": ".", "the store": "store", "the outbox": "outbox"}


def full(home: Path, *, tries: int, seed: int, share: tuple[int, int]) -> Iterator[Tally]:
    """Leave room for nothing, for one block, for two …; then make room, and see that it goes on by itself."""
    mine, of = share
    for what, place in list(_PLACES.items())[mine::of]:
        tally = Tally(what=f"{what} on a full disk")
        began = time.monotonic()
        if missing := _cannot_mount(home):
            tally.skipped = missing
        else:
            _fill(home, place, tries, random.Random(f"{seed} {what}"), tally)
        tally.seconds = time.monotonic() - began
        yield tally


def _cannot_mount(home: Path) -> str:
    if os.geteuid() != 0:
        return "only root may mount a small disk"
    try:
        with _small_disk(home / "trial"):
            return ""
    except (OSError, subprocess.CalledProcessError):
        return "this machine lets nobody mount a small disk"


@contextmanager
def _small_disk(folder: Path) -> Iterator[None]:
    folder.mkdir(parents=True, exist_ok=True)
    options = f"size={_SIZE},mode=700"
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], check=True, capture_output=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True, capture_output=True)


def _fill(home: Path, place: str, tries: int, chance: random.Random, tally: Tally) -> None:
    """A model office is copied onto the small disk, or has one of its folders there, with ever more room left."""
    invented = Invented(chance.randrange(10**9))
    model = Office(home / "model")
    model.put(invented.enquiry(), invented.minutes())
    tally.add(ledger.settled(model))
    hurt, step = 0, max(1, 160 // tries)
    for blocks in range(0, 160, step):
        office = model.copied(home / "office")
        small = office.folder / place
        kept = home / "kept"
        shutil.copytree(small, kept)
        with _small_disk(small):
            shutil.copytree(kept, small, dirs_exist_ok=True)
            hurt += _one(office, small, blocks, invented, tally)
        shutil.rmtree(kept)
        office.close()
    model.close()
    if not hurt:
        tally.fault("no run was ever short of room: this proves nothing")


def _one(office: Office, small: Path, blocks: int, invented: Invented, tally: Tally) -> bool:
    office.put(invented.enquiry(), invented.enquiry())
    ballast = small / ".formline-ballast"
    _leave_room_for(blocks, small, ballast)
    ended = office.do("run")
    tally.tries += 1
    hurt = ended.code == 1
    where = f"{blocks} blocks left"
    if ended.hung or ended.code not in {0, 1, 3}:
        tally.fault(f"the run ended with {ended} [{where}]: {office.words()[-200:]}")
    ballast.unlink()
    tally.add(ledger.settled(office), where=where)
    return hurt


def _leave_room_for(blocks: int, disk: Path, ballast: Path) -> None:
    room = os.statvfs(disk)
    taken = max(0, room.f_bavail * room.f_frsize - blocks * _BLOCK)
    with ballast.open("wb") as file:
        file.write(bytes(taken))
