"""How commands ask: by prompt, or from standard input; what is private never comes as an argument."""

import argparse
import getpass
import sys

from pipeline.errors import SettingsAtFault


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
