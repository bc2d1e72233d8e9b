"""How answers and what is said beside them are shown: tables, JSON, lines; for people and for programs."""

import argparse
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.table import Table


def say(chosen: argparse.Namespace, words: str) -> None:
    """Something for the person at the terminal, beside the answer."""
    if not chosen.quiet:
        print(words, file=sys.stderr)


def show_table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table on standard output: drawn for people, plain columns for everything else."""
    rows = [tuple(printable(cell).replace("\n", " ") for cell in row) for row in rows]
    if not sys.stdout.isatty():
        widths = [max(len(row[i]) for row in (tuple(heads), *rows)) for i in range(len(heads))]
        for row in (tuple(heads), *rows):
            print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
        sys.stdout.flush()  # before what is said beside it, where both go to one file
        return
    from rich.console import Console

    Console().print(_drawn(heads, rows))


def _drawn(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> "Table":
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for head in heads:
        table.add_column(head, overflow="fold")
    for row in rows:
        # Text, not markup: what a sender typed is never an instruction to the terminal.
        table.add_row(*(Text(cell) for cell in row))
    return table


def print_json(plain: object) -> None:
    """One line of JSON on standard output: UTF-8, whatever the console or pipe thinks it speaks."""
    import json

    sys.stdout.flush()
    sys.stdout.buffer.write(json.dumps(plain, ensure_ascii=False).encode("utf-8") + b"\n")
    sys.stdout.buffer.flush()


def printable(words: str) -> str:
    """Words from a return, made harmless for a terminal."""
    return "".join(
        letter if letter.isprintable() or letter == "\n" else "\N{REPLACEMENT CHARACTER}" for letter in words
    )
