"""Tesseract's table of what it saw, as words; what is no row of it is passed over."""

from collections.abc import Iterator

from pipeline.reading.pages.page import Box
from pipeline.reading.scan.recognised import Recognised

MOST_WORDS = 20_000
_WORD = "5"  # the level of a row; those above are pages, blocks, paragraphs and lines
_COLUMNS = 12


def words_of(table: bytes) -> tuple[Recognised, ...]:
    """Every word the table tells, its lines numbered in reading order."""
    return tuple(_words(table.decode("utf-8", "replace")))[:MOST_WORDS]


def _words(table: str) -> Iterator[Recognised]:
    lines: dict[tuple[str, ...], int] = {}
    for row in table.split("\n")[1:]:
        cells = row.rstrip("\r").split("\t", _COLUMNS - 1)
        if len(cells) < _COLUMNS or cells[0] != _WORD or not cells[-1].strip():
            continue
        try:
            left, top, width, height, sure = (float(cell) for cell in cells[6:11])
        except ValueError:
            continue
        yield Recognised(
            text=cells[-1].strip(),
            box=Box(left, top, left + width, top + height),
            certainty=min(1.0, max(0.0, sure / 100)),
            line=lines.setdefault(tuple(cells[1:5]), len(lines)),
        )
