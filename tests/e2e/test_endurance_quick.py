"""The short form of the proof of endurance; `make endurance` runs it in full and prints the figures."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PARTS = {
    "points": "a kill at each named point of the way loses nothing, makes nothing twice and leaves nothing half made",
    "random": "nor does a kill at any other moment",
    "reader": "nor does the end of the process that reads",
}

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the proof forks, traces and mounts: Linux alone")


@pytest.mark.parametrize("part", PARTS)
def test_nothing_is_lost_whatever_breaks(part: str) -> None:
    command = [sys.executable, "-m", "tests.endurance", part, "--quick", "--jobs", "1", "--seed", "20260112"]
    proof = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=240, check=False)
    sys.stdout.write(proof.stdout)
    assert proof.returncode == 0, f"not true that {PARTS[part]}:\n{proof.stdout}\n{proof.stderr[-2000:]}"
