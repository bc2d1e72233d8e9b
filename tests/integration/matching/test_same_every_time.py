"""The same file is read the same in every process."""

import os
import subprocess
import sys

import pytest

# Reads a re-worded form in which one word is misspelt and prints what was made of it, whole.
READ = """
from msgspec import json
from pipeline.definitions import load, packaged
from pipeline.matching import match
from pipeline.model.sheet import Line, Sheet

said = ("Surnmae of young person: Tester", "Frist name of young person: Rowan", "Adress of family GP: Anytown",
        "When did the death or seriuos incident occur: 3/2/2024", "Chlids home adress: 1 Example Street")
lines = tuple(Line(text=text, where="paragraph 1") for text in said)
reading = match(Sheet(carrier="docx", blocks=lines), load([packaged()], "hsscp").forms, "cspr")
print(json.encode(reading).decode())
"""


@pytest.mark.parametrize("seed", ["1", "2"])
def test_what_is_read_does_not_depend_on_how_python_orders_words(seed: str) -> None:
    said = [
        subprocess.run(
            [sys.executable, "-c", READ],
            env={**os.environ, "PYTHONHASHSEED": number},
            capture_output=True, text=True, check=True, timeout=60,
        ).stdout
        for number in ("0", seed)
    ]  # fmt: skip
    assert said[0] == said[1]
    assert '"words":"Tester"' in said[0]
