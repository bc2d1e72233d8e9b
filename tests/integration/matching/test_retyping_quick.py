"""The short form of the proof of re-typed forms; `make retyping` runs it in full and prints the figures."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]


def test_a_form_re_typed_in_any_way_we_know_is_read_right_or_flagged() -> None:
    command = [sys.executable, "-m", "tests.retyping", "--quick", "--jobs", "1", "--seed", "20260301"]
    proof = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert proof.returncode == 0, f"Something is wrong in silence:\n{proof.stdout}\n{proof.stderr[-2000:]}"
