"""How commands ask: by prompt, or from standard input; what is private never comes as an argument."""

import argparse
import datetime as dt
import getpass
import sys
from pathlib import Path

from pipeline.errors import SettingsAtFault


def add_stdin(parser: argparse.ArgumentParser) -> None:
    """Let a command take its answers from standard input."""
    parser.add_argument("--stdin", action="store_true", help="take it from standard input instead of asking")


def ask(question: str, chosen: argparse.Namespace, *, secret: bool = False) -> str:
    """One answer: a line asked for at the terminal, or all of standard input."""
    if chosen.stdin:
        return sys.stdin.read().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise SettingsAtFault(
            f"'{question}' can't be asked here: there is no terminal.", advice="Give it on standard input with --stdin."
        )
    if secret:
        return getpass.getpass(f"{question}: ", stream=sys.stderr)
    print(f"{question}: ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().rstrip("\r\n")


def date(words: str) -> dt.date:
    """A date given as an argument: ISO, or as people in the United Kingdom write it."""
    from pipeline.model.dates import PartialDate

    found = PartialDate.parse(words)
    if found is None or found.day is None or found.month is None:
        raise argparse.ArgumentTypeError(f"'{words}' is no date; write it like 2026-12-03")
    return dt.date(found.year, found.month, found.day)


def folder(words: str) -> Path:
    """A folder given as an argument."""
    return Path(words).expanduser()
