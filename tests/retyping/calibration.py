"""`python -m tests.retyping.calibration`: measure how often answers are right, and keep the counts for `certainty`."""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from pathlib import Path

from pipeline.matching import measured
from tests.retyping.desk import KINDS
from tests.retyping.judging import judged
from tests.retyping.producers import made, printed
from tests.retyping.tally import Tally, gathered, tallied, together

_FILE = Path(measured.__file__)


def main() -> int:
    """Re-type, read, count, write."""
    parser = argparse.ArgumentParser(prog="python -m tests.retyping.calibration", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=3000, help="re-typed forms")
    parser.add_argument("--each", type=int, default=8, help="forms of each class by each producer")
    chosen = parser.parse_args()
    shares = os.cpu_count() or 1
    with ProcessPoolExecutor(shares) as pool:
        retyped = [pool.submit(_share, chosen.seed, chosen.count, (number, shares)) for number in range(shares)]
        lines = [*_by_producers(chosen.seed, chosen.each), *(line for one in retyped for line in one.result())]
    whole = together(gathered(lines))
    _FILE.write_text(written(whole.evidence), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "ruff", "format", "--quiet", str(_FILE)], check=True)
    for line in gathered(lines):
        sys.stdout.writelines(f"{sentence}\n" for sentence in line.told)
    sys.stdout.write(f"{whole.forms:,} forms, {len(whole.evidence)} ways and doubts, written to {_FILE.name}\n")
    return 0


def written(counts: dict[str, tuple[int, int]]) -> str:
    """The module that keeps the counts."""
    rows = "".join(f'    "{name}": ({right:_}, {of:_}),\n' for name, (right, of) in sorted(counts.items()))
    return f'"""{measured.__doc__}"""\n\nCOUNTS: dict[str, tuple[int, int]] = {{\n{rows}}}\n'


def _share(seed: int, count: int, share: tuple[int, int]) -> list[Tally]:
    return list(tallied(KINDS, seed, count, share))


def _by_producers(seed: int, each: int) -> Iterable[Tally]:
    tally = Tally(kind="many producers")
    for one in chain(made(seed, each), printed(seed, 2 * each)):
        tally.add(judged(one.content, one.form, one.truth, one.carrier), one.producer)
    return [tally]


if __name__ == "__main__":
    sys.exit(main())
