"""`python -m tests.retyping`: forms re-typed in every way we know of; count what is wrong or lost and not flagged."""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Iterator

from tests.retyping.desk import KINDS
from tests.retyping.tally import Tally, as_line, certainties, from_line, gathered, kept, table, tallied, together


def main() -> int:
    """Re-type, read, judge, and say by the exit code whether anything is wrong in silence."""
    chosen = _parser().parse_args()
    if chosen.quick:
        chosen.count = len(chosen.kinds or KINDS)
    if chosen.share:
        mine, _, of = chosen.share.partition("/")
        for tally in tallied(chosen.kinds or KINDS, chosen.seed, chosen.count, (int(mine), int(of))):
            sys.stdout.write(f"{as_line(tally)}\n")
        return 0
    if chosen.seed is None:
        chosen.seed = int.from_bytes(os.urandom(3), "big")
    again = f"python -m tests.retyping --seed {chosen.seed} --count {chosen.count}"
    sys.stdout.write(f"seed {chosen.seed}; the same again: {again}\n")
    began = time.monotonic()
    lines = gathered(_in_shares(chosen))
    sys.stdout.write(f"\n{table(lines)}\n\n{time.monotonic() - began:.0f} seconds, seed {chosen.seed}\n")
    whole = together(lines)
    sys.stdout.write(f"\n{certainties(whole.said)}\n")
    return 1 if whole.wrong_silent or whole.lost_silent or not kept(whole.said) else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.retyping", description=__doc__)
    parser.add_argument("kinds", nargs="*", choices=[[], *KINDS], metavar="KIND", help="; ".join(KINDS))
    parser.add_argument("--seed", type=int, help="for the same forms again")
    parser.add_argument("--count", type=int, default=2000, help="how many forms")
    parser.add_argument("--quick", action="store_true", help="one form of each kind, as `make test` has it")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes at a time")
    parser.add_argument("--share", default="", help=argparse.SUPPRESS)
    return parser


def _in_shares(chosen: argparse.Namespace) -> Iterator[Tally]:
    command = [sys.executable, "-m", "tests.retyping", *chosen.kinds]
    command += ["--seed", str(chosen.seed), "--count", str(chosen.count)]
    shares = [
        subprocess.Popen([*command, "--share", f"{number}/{chosen.jobs}"], stdout=subprocess.PIPE, text=True)
        for number in range(chosen.jobs)
    ]
    for share in shares:
        told, _ = share.communicate()
        if share.returncode:
            raise SystemExit("A share of this run broke off; its sentence stands above.")
        yield from (from_line(line) for line in told.splitlines())


if __name__ == "__main__":
    sys.exit(main())
