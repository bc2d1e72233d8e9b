"""What reading a Word form costs beside its floor and beside other libraries (goals: answers ≤ 2 × the floor and ≥ 6 ×
faster than python-docx's `row.cells`, at 15, 150 and 1,500 rows; 10 × the rows ≤ 12 × the cost; memory above that of
15 rows ≤ 16 MiB at 1,500). The floor is unzipping the document, parsing it with lxml and looking at each element once.

    python bench/reading_word.py [rounds] [--lean]

Libraries that are not installed are left out: `pip install docx2python mammoth markitdown`. A lean form is one without
Word's trimmings, as libraries write it: there the floor is low and the answers are as many.
"""

import argparse
import gc
import importlib.util
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

from lxml import etree
from made.word_forms import filled, form

ROWS = (15, 150, 1500)
SOME = 2**16  # bytes: enough for the allocator to clear up what was freed before
SLOW = 20.0  # seconds: a side that took this long once is not asked for more rows


def floor(content: bytes) -> int:
    root = etree.fromstring(zipfile.ZipFile(BytesIO(content)).read("word/document.xml"))
    return sum(1 for _ in root.iter())


def ours_read(content: bytes) -> object:
    from pipeline.reading import read

    return read("docx", content)


def ours(content: bytes) -> object:
    from pipeline.matching import match
    from pipeline.reading import read

    return match(read("docx", content), FORMS)


def row_cells(content: bytes) -> list[str]:
    import docx

    tables = docx.Document(BytesIO(content)).tables
    return [cell.text for table in tables for row in table.rows for cell in row.cells]


def docx2python(content: bytes) -> str:
    import docx2python as library

    with library.docx2python(BytesIO(content)) as read:
        return read.text


def mammoth(content: bytes) -> str:
    import mammoth as library

    return library.convert_to_html(BytesIO(content)).value


@lru_cache
def converter() -> Any:
    import markitdown as library

    return library.MarkItDown(enable_plugins=False)


def markitdown(content: bytes) -> str:
    return converter().convert_stream(BytesIO(content), file_extension=".docx").text_content


FORMS = (form(),)
OTHERS = {"python-docx row.cells": row_cells, "docx2python": docx2python, "mammoth": mammoth, "markitdown": markitdown}


def seconds(run: Callable[[bytes], object], content: bytes) -> float:
    """Processor time of one run, with the clearing up that it leaves to the next one that asks for memory."""
    gc.collect()
    bytearray(SOME)
    began = time.process_time()
    run(content)
    bytearray(SOME)
    return time.process_time() - began


def peak(side: str, content: bytes) -> float:
    """The most memory, in MiB, that a fresh process ever held while it ran this side and kept what came of it."""
    with tempfile.NamedTemporaryFile(suffix=".docx") as file:
        file.write(content)
        file.flush()
        command = [sys.executable, __file__, "--memory", side, file.name]
        return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def tell_peak(side: str, file: str) -> None:
    kept = SIDES[side](Path(file).read_bytes())
    status = Path("/proc/self/status").read_text()
    assert kept is not None
    print(int(status.partition("VmHWM:")[2].split()[0]) / 1024)


def measured(content: bytes, sides: dict[str, Callable], rounds: int) -> dict[str, float]:
    """The median of each side, all of them run in turn, round by round."""
    taken = {name: [seconds(run, content)] for name, run in sides.items()}
    for _ in range(rounds):
        for name, run in sides.items():
            if len(taken[name]) == 1 or taken[name][0] < SLOW / rounds:
                taken[name].append(seconds(run, content))
    return {name: statistics.median(each[1:] or each) for name, each in taken.items()}


def tell_times(rounds: int, *, lean: bool) -> None:
    sides = {name: run for name, run in SIDES.items() if name not in MISSING}
    before: dict[str, float] = {}
    for rows in ROWS:
        median = measured(filled(rows, lean=lean), sides, rounds if rows < ROWS[-1] else max(3, rounds // 4))
        print(f"\n{rows} rows{'':24}ms   of the floor   of ours   of a tenth of the rows")
        for name, taken in median.items():
            grown = f"{taken / before[name]:10.1f}" if name in before else ""
            of_floor, of_ours = taken / median["floor"], taken / median["read and match"]
            print(f"  {name:<24}{taken * 1000:10.1f} {of_floor:10.2f} {of_ours:12.2f} {grown}")
        before = median
    print("\ngoals: read and match ≤ 2 of the floor, ≤ 12 of a tenth of the rows; row.cells ≥ 6 of ours")


def tell_memory(*, lean: bool) -> None:
    short, long = filled(ROWS[0], lean=lean), filled(ROWS[-1], lean=lean)
    print(f"\nmemory at {ROWS[-1]:,} rows above that at {ROWS[0]}")
    for name in ("floor", "read", "read and match", "python-docx row.cells"):
        print(f"  {name:<24}{peak(name, long) - peak(name, short):10.1f} MiB")
    print("goal: read and match ≤ 16 MiB")


SIDES = {"floor": floor, "read": ours_read, "read and match": ours, **OTHERS}
MISSING = {name for name in ("docx2python", "mammoth", "markitdown") if importlib.util.find_spec(name) is None}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("rounds", nargs="?", type=int, default=15)
    arguments.add_argument("--lean", action="store_true")
    arguments.add_argument("--memory", nargs=2, help=argparse.SUPPRESS)
    chosen = arguments.parse_args()
    if chosen.memory:
        tell_peak(*chosen.memory)
        return
    print(f"A filled form, {'lean' if chosen.lean else 'as Word writes it'}; processor time, medians in turn")
    if MISSING:
        print(f"not installed, left out: {', '.join(sorted(MISSING))}")
    tell_times(chosen.rounds, lean=chosen.lean)
    tell_memory(lean=chosen.lean)


if __name__ == "__main__":
    main()
