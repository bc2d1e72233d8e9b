"""A workspace opened for one command, and how its progress and tables are shown."""

import argparse
import json
import logging
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.app import App
from pipeline.model.states import State
from pipeline.workspace import find

if TYPE_CHECKING:
    from rich.table import Table


@contextmanager
def opened(chosen: argparse.Namespace) -> Iterator[App]:
    """The App of the workspace this command is about, closed afterwards."""
    level = logging.INFO if chosen.verbose else logging.ERROR if chosen.quiet else logging.WARNING
    logging.basicConfig(level=level, format="formline: %(message)s", stream=sys.stderr, force=True)
    with App(find(Path.cwd(), chosen.workspace, os.environ)) as app:
        yield app


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
    sys.stdout.flush()
    sys.stdout.buffer.write(json.dumps(plain, ensure_ascii=False).encode("utf-8") + b"\n")
    sys.stdout.buffer.flush()


def printable(words: str) -> str:
    """Words from a return, made harmless for a terminal."""
    return "".join(
        letter if letter.isprintable() or letter == "\n" else "\N{REPLACEMENT CHARACTER}" for letter in words
    )


def exit_code(states: Iterable[State]) -> int:
    """3 where something this call touched waits for a person."""
    return 3 if any(state.waits for state in states) else 0
