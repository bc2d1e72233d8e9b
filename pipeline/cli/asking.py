"""How commands ask: by prompt, or from standard input; what is private never comes as an argument."""

import argparse
import getpass
import sys

from pipeline.errors import NotNow, SettingsAtFault


def ask(question: str, chosen: argparse.Namespace, *, secret: bool = False) -> str:
    """One answer: a line asked for at the terminal, or all of standard input."""
    if chosen.stdin:
        return _given()
    if not sys.stdin.isatty():
        raise SettingsAtFault(
            f"'{question}' can't be asked here: there is no terminal.", advice="Give it on standard input with --stdin."
        )
    return (_asked_unseen if secret else _asked)(f"{question}: ")


def _given() -> str:
    """All of standard input; UTF-8 on every system, whatever its console speaks."""
    given = getattr(sys.stdin, "buffer", sys.stdin).read()
    try:
        words = given if isinstance(given, str) else given.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SettingsAtFault(
            "What came on standard input is not UTF-8 text; nothing was changed.", advice="Save it again as UTF-8."
        ) from error
    return words.rstrip("\r\n")


def _asked(prompt: str) -> str:
    print(prompt, end="", file=sys.stderr, flush=True)
    line = sys.stdin.readline()
    if not line:  # Ctrl-D, or Ctrl-Z on Windows: not the same as an empty answer
        raise _nothing()
    return line.rstrip("\r\n")


def _asked_unseen(prompt: str) -> str:
    try:
        return getpass.getpass(prompt, stream=sys.stderr)
    except EOFError as error:
        raise _nothing() from error


def _nothing() -> NotNow:
    return NotNow("No answer was given; nothing was changed.", advice="Give the command again when you have one.")
