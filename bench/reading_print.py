"""What the ruled tables of a printed PDF cost to read beside other libraries (goals: ≥ 5 × faster than pdfplumber's
`extract_tables`, with ≥ 98 % of the words it finds in tables, in tables of ours).

    python bench/reading_print.py [rounds] [file.pdf ...]

Without files, a form of 15 and of 150 rows is drawn on the spot. Libraries that are not installed are left out.
"""

import argparse
import gc
import importlib.util
import io
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

ROWS = (15, 150)
EDGES = (50, 120, 330, 440, 545)
EVENTS = (
    "Health visitor rang the family and nobody came to the telephone; a letter was sent to the home address.",
    "Seen at the practice with a cough. No concerns were noted.",
    "School told of absence for the third week; the safeguarding lead wrote to both parents and to the practice.",
)


def drawn(rows: int) -> bytes:
    """A chronology of so many rows, ruled, as long as it takes."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    top = 0.0
    for row in range(rows):
        if top < 120:
            top = 780
            if row:
                canvas.showPage()
            canvas.setFont("Helvetica", 9)
        day = f"{row % 28 + 1} May 20{row % 13 + 10}"
        top = drawn_row(canvas, top, (day, EVENTS[row % 3], "Visit planned", "SystmOne, page " + str(row)))
    canvas.save()
    return out.getvalue()


def drawn_row(canvas: Canvas, top: float, cells: tuple[str, ...]) -> float:
    wrapped = [list(lines(text, right - left - 10)) for text, left, right in zip(cells, EDGES, EDGES[1:], strict=False)]
    low = top - 8 - 11 * max(map(len, wrapped))
    canvas.grid(list(EDGES), [low, top])
    for left, text in zip(EDGES, wrapped, strict=False):
        for at, line in enumerate(text):
            canvas.drawString(left + 5, top - 12 - 11 * at, line)
    return low


def lines(text: str, width: float) -> Iterator[str]:
    line = ""
    for word in text.split():
        if line and 4.5 * len(line + word) > width:
            yield line
            line = ""
        line += f" {word}" if line else word
    yield line


def ours(content: bytes) -> list[str]:
    from pipeline.model.sheet import Grid
    from pipeline.reading import read

    sheet = read("pdf", content)
    return [cell.text for block in sheet.blocks if isinstance(block, Grid) for cell in block.cells]


def pdfplumber(content: bytes) -> list[str]:
    import pdfplumber as library

    with library.open(io.BytesIO(content)) as file:
        tables = [table for page in file.pages for table in page.extract_tables()]
    return [cell or "" for table in tables for row in table for cell in row]


def pdfminer(content: bytes) -> list[str]:
    from pdfminer.high_level import extract_text

    return [extract_text(io.BytesIO(content))]


def pypdf(content: bytes) -> list[str]:
    import pypdf as library

    return [page.extract_text() for page in library.PdfReader(io.BytesIO(content)).pages]


SIDES: dict[str, Callable[[bytes], list[str]]] = {
    "our tables": ours,
    "pdfplumber extract_tables": pdfplumber,
    "pdfminer text alone": pdfminer,
    "pypdf text alone": pypdf,
}
MISSING = {name for name in SIDES if name != "our tables" and importlib.util.find_spec(name.split()[0]) is None}


def seconds(run: Callable[[bytes], object], content: bytes) -> float:
    gc.collect()
    began = time.process_time()
    run(content)
    return time.process_time() - began


def share(found: list[str], wanted: list[str]) -> float:
    """How many of the words wanted were found."""
    have, want = (Counter(word for text in texts for word in text.split()) for texts in (found, wanted))
    return sum((have & want).values()) / max(1, want.total())


def tell(name: str, content: bytes, rounds: int) -> None:
    sides = {side: run for side, run in SIDES.items() if side not in MISSING}
    taken: dict[str, list[float]] = {side: [] for side in sides}
    for turn in range(rounds + 1):
        for side, run in sides.items():
            spent = seconds(run, content)
            if turn:  # the first round only warms up
                taken[side].append(spent)
    median = {side: statistics.median(times) for side, times in taken.items()}
    print(f"\n{name:<28}{'ms':>10}{'of ours':>10}")
    for side, spent in median.items():
        print(f"  {side:<26}{spent * 1000:10.1f}{spent / median['our tables']:10.1f}")
    if "pdfplumber extract_tables" in sides:
        print(f"  words of pdfplumber's tables that stand in ours: {share(ours(content), pdfplumber(content)):.1%}")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("rounds", nargs="?", type=int, default=7)
    arguments.add_argument("files", nargs="*", type=Path)
    chosen = arguments.parse_args()
    print("Printed PDF pages into ruled tables; processor time, medians in turn")
    if MISSING:
        print(f"not installed, left out: {', '.join(sorted(MISSING))}")
    for rows in () if chosen.files else ROWS:
        tell(f"{rows} rows", drawn(rows), chosen.rounds)
    for file in chosen.files:
        tell(file.name, file.read_bytes(), chosen.rounds)
    print("\ngoals: pdfplumber ≥ 5 of ours; words ≥ 98 %")


if __name__ == "__main__":
    main()
