"""The short form of the proof of endurance; `make endurance` runs it in full and prints the figures."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PARTS = {
    "points": "a kill at a named point",
    "random": "a kill at any moment",
    "reader overtaken same together": "the end of the process that reads, or many who work at once",
    "arriving": "a file that comes in bit by bit",
    "disk calls order busy away raised": "a full disk, a failing call, a place that is away, an unforeseen error",
}

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the proof forks, traces and mounts: Linux alone")


@pytest.mark.parametrize("parts", PARTS)
def test_nothing_is_lost_made_twice_or_half_made_whatever_breaks(parts: str) -> None:
    command = [sys.executable, "-m", "tests.endurance", *parts.split(), "--quick", "--jobs", "1", "--seed", "20260112"]
    proof = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=240, check=False)
    sys.stdout.write(proof.stdout)
    if "SKIPPED" in proof.stdout and proof.returncode == 0:
        pytest.skip(f"a part of it could not be tried here:\n{proof.stdout}")
    assert proof.returncode == 0, f"{PARTS[parts]} does harm:\n{proof.stdout}\n{proof.stderr[-2000:]}"
