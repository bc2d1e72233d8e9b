"""How long work shows that it goes on: line by line, and at a terminal with something that moves."""

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress(chosen: argparse.Namespace, doing: str) -> Iterator[Callable[[str], None]]:
    """Say what is being done; hands out what says each step when it is done."""
    if chosen.quiet:
        yield lambda _: None
    elif sys.stderr.isatty():
        with _moving(doing) as tell:
            yield tell
    else:
        print(doing, file=sys.stderr)
        yield lambda words: print(words, file=sys.stderr)


@contextmanager
def _moving(doing: str) -> Iterator[Callable[[str], None]]:
    from rich.console import Console
    from rich.text import Text

    console = Console(stderr=True, highlight=False)
    with console.status(Text(doing)):
        yield lambda words: console.print(Text(words), soft_wrap=True)
