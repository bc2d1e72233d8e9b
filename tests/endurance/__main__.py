"""`python -m tests.endurance`: kill it, starve it, break its disk; count what is lost, made twice or half made."""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.endurance import arriving, calls, disk, killing, order, together, trouble
from tests.endurance.office import Office
from tests.endurance.returns import Invented
from tests.endurance.tally import Tally, as_line, from_line, gathered, table


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of the proof."""

    does: str
    work: Callable[..., Iterator[Tally]]
    tries: int  # in full
    quick: int


PARTS = {
    "points": Part(does="kill -9 at each named fault point", work=killing.at_points, tries=200, quick=1),
    "random": Part(does="kill -9 at random moments", work=killing.at_random, tries=5000, quick=40),
    "reader": Part(does="kill -9 of the worker that reads", work=killing.of_the_reader, tries=100, quick=2),
    "arriving": Part(
        does="files cut at so many offsets, and written bit by bit", work=arriving.half_written, tries=100, quick=20
    ),
    "same": Part(does="the same return so many times at once", work=together.the_same, tries=1000, quick=100),
    "together": Part(does="runs, a watch and people at once", work=together.side_by_side, tries=20, quick=1),
    "overtaken": Part(does="one process overtaken by another", work=together.overtaken, tries=4, quick=0),
    "disk": Part(does="a disk that is really full", work=disk.full, tries=80, quick=4),
    "raised": Part(does="an unforeseen error at each named point", work=trouble.raised, tries=4, quick=0),
    "away": Part(does="inbox or outbox away for a while", work=trouble.away, tries=10, quick=1),
    "busy": Part(does="a store that another program keeps busy", work=trouble.busy, tries=40, quick=1),
    "order": Part(does="calls in the order that survives a power cut", work=order.ordered, tries=20, quick=1),
    "calls": Part(does="the N-th system call fails, 0 for every N", work=calls.injected, tries=0, quick=20),
}


def main() -> int:
    """Run the parts asked for, print the table, and say by the exit code whether all is well."""
    chosen = _parser().parse_args()
    if sys.platform != "linux":
        sys.stdout.write("SKIPPED: the proof of endurance forks, traces and mounts; it runs on Linux alone.\n")
        return 0
    if chosen.share:
        _work(chosen.parts, chosen, lambda tally: sys.stdout.write(f"{as_line(tally)}\n"))
        return 0
    parts = chosen.parts = chosen.parts or list(PARTS)
    if chosen.seed is None:
        chosen.seed = int.from_bytes(os.urandom(4), "big")
    sys.stdout.write(
        f"seed {chosen.seed}; the same again: python -m tests.endurance --seed {chosen.seed} {' '.join(parts)}\n"
    )
    began, lines = time.monotonic(), []
    if chosen.jobs == 1:
        _work(parts, chosen, lines.append)
    else:
        lines = [line for name in parts for line in gathered(_in_shares(name, chosen))]
    sys.stdout.write(f"\n{table(lines)}\n\n{time.monotonic() - began:.0f} seconds in all, seed {chosen.seed}\n")
    return 0 if all(line.well for line in lines) else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.endurance", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS], help="; ".join(_helps()))
    parser.add_argument("--quick", action="store_true", help="the short form that `make test` runs")
    parser.add_argument("--seed", type=int, help="for the same chances again")
    parser.add_argument("--tries", type=int, help="how often, instead of the usual number of each part")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes at a time")
    parser.add_argument("--share", default="", help=argparse.SUPPRESS)
    return parser


def _helps() -> Iterator[str]:
    return (f"{name}: {part.does} ({part.tries:,} in full)" for name, part in PARTS.items())


def _in_shares(name: str, chosen: argparse.Namespace) -> Iterator[Tally]:
    """One part, spread over processes of this same program."""
    command = [sys.executable, "-m", "tests.endurance", name, "--seed", str(chosen.seed), *_how_often(chosen)]
    sys.stdout.flush()
    shares = [
        subprocess.Popen([*command, "--share", f"{number}/{chosen.jobs}"], stdout=subprocess.PIPE, text=True)
        for number in range(chosen.jobs)
    ]
    for share in shares:
        told, _ = share.communicate()
        yield from (from_line(line) for line in told.splitlines())
        if share.returncode:
            yield Tally(what=name, unsound=1, told=[f"a share of this part ended with {share.returncode}"])


def _how_often(chosen: argparse.Namespace) -> Iterator[str]:
    if chosen.quick:
        yield "--quick"
    if chosen.tries is not None:
        yield from ("--tries", str(chosen.tries))


def _work(parts: list[str], chosen: argparse.Namespace, tell: Callable[[Tally], object]) -> None:
    """This process's share of some parts."""
    mine, _, of = (chosen.share or "0/1").partition("/")
    home = Path(tempfile.mkdtemp(prefix="endurance-", dir=_memory()))
    try:
        _warm(home / "warm", chosen.seed)
        for part in (PARTS[name] for name in parts):
            usual = part.quick if chosen.quick else part.tries
            tries = usual if chosen.tries is None else chosen.tries
            for tally in part.work(home, tries=tries, seed=chosen.seed, share=(int(mine), int(of))):
                tell(tally)
                sys.stdout.flush()
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _warm(home: Path, seed: int) -> None:
    office, invented = Office(home), Invented(seed)
    office.put(invented.enquiry(), invented.request(), invented.minutes())
    office.warm()
    office.close()


def _memory() -> str | None:
    """Where files cost no disk: what a kill leaves behind is the same there."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


if __name__ == "__main__":
    sys.exit(main())
