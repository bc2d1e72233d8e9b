"""System calls that fail: the N-th of each kind, for every N, truly injected, so that the database's own fail too."""

import ctypes
import itertools
import os
import re
import select
import shutil
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.endurance import ledger
from tests.endurance.children import Ended
from tests.endurance.office import Office
from tests.endurance.returns import Invented
from tests.endurance.tally import Tally

ERRORS = ("ENOSPC", "EIO", "EACCES", "EMFILE", "EBUSY")
_CALLS = (
    "openat,write,pwrite64,pread64,fsync,fdatasync,rename,renameat,renameat2,link,linkat,unlink,unlinkat,"
    "mkdir,mkdirat,ftruncate,fallocate,flock,getdents64,mmap"
)
_QUICK = ("fsync", "fdatasync", "rename", "link", "linkat", "unlink", "mkdir")
_TRACE_ME = 0x59616D61, -1  # PR_SET_PTRACER, any
_LINE = re.compile(r"^(\d+)\s+(\w+)\(", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One call that fails."""

    call: str
    number: int
    error: str


def injected(home: Path, *, tries: int, seed: int, share: tuple[int, int]) -> Iterator[Tally]:
    """Fail each call of a run once with each error; `tries` bounds how many of them, 0 for all."""
    mine, of = share
    if missing := cannot_trace():
        yield Tally(what="the N-th system call fails", skipped=missing)
        return
    for what, make, errors in (("", _office, ERRORS), (" in the first run of all", _new_office, ERRORS[:2])):
        model = make(home / "model", seed)
        faults = _faults(model, home, tries)
        for error in errors:
            tally = Tally(what=f"the N-th system call fails with {error}{what}")
            began = time.monotonic()
            for fault in [one for one in faults if one.error == error][mine::of]:
                _once(model, home / "office", fault, tally)
            tally.seconds = time.monotonic() - began
            yield tally
        model.close()


def cannot_trace() -> str:
    """Why no process can be traced here; empty where one can."""
    if not shutil.which("strace"):
        return "strace is not installed"
    probe = ["strace", "-e", "inject=fsync:error=EIO:when=1", "-o", os.devnull, "true"]
    tried = subprocess.run(probe, capture_output=True, check=False)
    return "" if tried.returncode == 0 else "this machine lets nobody trace a process"


def _office(home: Path, seed: int) -> Office:
    """An office at work: something kept, something that waits, and new returns in its inbox."""
    invented = Invented(seed)
    office = Office(home)
    office.put(invented.enquiry(), invented.minutes())
    trouble = office.settle()
    assert not trouble, trouble
    office.put(invented.enquiry(), invented.minutes())
    return office


def _new_office(home: Path, seed: int) -> Office:
    """An office in which nothing has ever run."""
    office = Office(home)
    office.put(Invented(seed).enquiry())
    return office


def _faults(model: Office, home: Path, most: int) -> list[Fault]:
    """Every call the run makes, with every error: counted in one run in which nothing fails."""
    office = model.copied(home / "count")
    _, log = traced(office, f"trace={_CALLS}")
    office.close()
    highest: dict[str, int] = {}
    for (_, call), number in Counter(_LINE.findall(log)).items():
        highest[call] = max(highest.get(call, 0), number)
    every = [
        Fault(call=call, number=number, error=error)
        for call, times in sorted(highest.items())
        for number in range(1, times + 1)
        for error in ERRORS
    ]
    return every if not most else _spread([fault for fault in every if fault.call in _QUICK], most)


def _spread(faults: list[Fault], most: int) -> list[Fault]:
    step = max(1, len(faults) // most)
    return list(itertools.islice(faults, 0, None, step | 1))  # an odd step meets every error


def _once(model: Office, home: Path, fault: Fault, tally: Tally) -> None:
    office = model.copied(home)
    try:
        inject = f"inject={fault.call}:error={fault.error}:when={fault.number}"
        ended, log = traced(office, f"trace={fault.call}", inject)
        tally.tries += "(INJECTED)" in log
        where = f"{fault.call} no. {fault.number}"
        if ended.hung or ended.code is None:
            tally.fault(f"the run {'hung' if ended.hung else f'died of signal {ended.signal}'} [{where}]")
        tally.add(ledger.settled(office), where=where)
    finally:
        office.close()


def traced(office: Office, *expressions: str, y: bool = False) -> tuple[Ended, str]:
    """Run `formline run` under strace; how it ended, and what was traced: with `y`, what each handle stands for."""
    log = office.home / "strace"
    gate, opened = os.pipe()
    child = office.start("run", prepare=lambda: _wait_at(gate))
    options = itertools.chain.from_iterable(("-e", one) for one in expressions)
    tracer = subprocess.Popen(
        ["strace", "-f", "-qq", *(["-y", "-s", "4096"] if y else []), "-o", str(log), *options, "-p", str(child.pid)],
        stderr=subprocess.DEVNULL,
    )
    _until_traced(child.pid)
    os.write(opened, b"!")
    ended = child.wait()
    tracer.wait()
    os.close(gate)
    os.close(opened)
    return ended, log.read_text(encoding="utf-8", errors="replace")


def _wait_at(gate: int) -> None:
    ctypes.CDLL(None).prctl(_TRACE_ME[0], ctypes.c_ulong(_TRACE_ME[1] & 2**64 - 1), 0, 0, 0)
    select.select([gate], [], [], 30)


def _until_traced(pid: int) -> None:
    status = Path(f"/proc/{pid}/status")
    ends = time.monotonic() + 10
    while time.monotonic() < ends and "TracerPid:\t0\n" in status.read_text(encoding="ascii"):
        time.sleep(0.002)
