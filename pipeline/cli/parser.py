"""What the command line takes: one parser for each command, and what a word it does not know was meant to be."""

import argparse
import contextlib
import os
import re
import sys
from collections.abc import Iterable, Iterator
from typing import NoReturn

from pipeline import __version__
from pipeline.cli.commands import COMMANDS, Command

_TAKES_A_VALUE = "--workspace"
_USUAL_WIDTH = 80


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks to people."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the words given, what was probably meant, and stop with 2."""
        print(f"formline: {_in_plain_words(message, sorted(self._known()))}", file=sys.stderr)
        print(f"          See: {self.prog} --help", file=sys.stderr)
        raise SystemExit(2)

    def _known(self) -> Iterator[str]:
        """Every option this parser or one below it knows."""
        yield from self._option_string_actions
        for below in parsers_below(self):
            yield from below._known()


class _Help(argparse.RawDescriptionHelpFormatter):
    """How help looks; argparse makes one for every argument, and would load much to learn how wide the screen is."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)


def _columns() -> int:
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal() and int(said):
        return int(said)
    with contextlib.suppress(AttributeError, ValueError, OSError):
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or _USUAL_WIDTH  # type: ignore[union-attr]
    return _USUAL_WIDTH


def named_in(words: Iterable[str]) -> str | None:
    """The command these words name, if it is one of ours."""
    left = iter(words)
    for word in left:
        if word == _TAKES_A_VALUE:
            next(left, None)
        elif not word.startswith("-"):
            return word if word in COMMANDS else None
    return None


def build_parser(only: str | None = None, *, whole: bool = False) -> Parser:
    """The parser of all commands; with what one alone takes where that is known, so that nothing else is loaded."""
    parser = Parser(
        prog="formline",
        description="From the forms agencies return to the documents a partnership sends out.",
        epilog="'formline COMMAND --help' explains one command and shows an example.",
        formatter_class=_Help,
        allow_abbrev=False,
    )
    parser.add_argument("--version", "-V", action="version", version=f"formline {__version__}", help="say which it is")
    _add_common(parser, default=None)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for name, command in COMMANDS.items():
        if only not in (None, name):
            continue
        added = commands.add_parser(
            name,
            help=command.help,
            description=command.help[0].upper() + command.help[1:] + ".",
            epilog=f"example:\n  {command.example}",
            formatter_class=_Help,
            allow_abbrev=False,
        )
        if whole or name == only:
            _fill(added, command)
        _add_common(added, default=argparse.SUPPRESS)
    return parser


def _fill(parser: Parser, command: Command) -> None:
    from pipeline.cli import arguments

    getattr(arguments, f"{command.stem}_arguments", lambda _: None)(parser)
    parser.set_defaults(command=command)
    for below in parsers_below(parser):
        _add_common(below, default=argparse.SUPPRESS)


def parsers_below(parser: argparse.ArgumentParser) -> Iterator[Parser]:
    """The parsers of what a command divides into."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action.choices.values()


def _add_common(parser: argparse.ArgumentParser, *, default: str | None) -> None:
    # Before or after the command they mean the same: what stands after it wins, what is not said changes nothing.
    parser.add_argument(
        "--workspace", metavar="DIR", default=default, help="the workspace, if not the folder you are in"
    )
    parser.add_argument("--quiet", action="store_true", default=default, help="say nothing but the answer")
    parser.add_argument("--verbose", action="store_true", default=default, help="say more, for finding a fault")


def _in_plain_words(message: str, options: list[str]) -> str:
    """What argparse found, as one would say it."""
    if found := re.fullmatch(r"argument (\S+): invalid (?:choice|\w+ value): (.+?)(?: \(choose from (.*)\))?", message):
        place, word, known = found[1], found[2].strip("'\""), re.findall(r"'([^']+)'", found[3] or "")
        if place == "COMMAND":
            return f"'{word}' is no command of Formline. {_meant(word, known)}".strip()
        return f"'{word}' is nothing that can stand for {place}. {_meant(word, known)}{_listed(known)}".strip()
    if found := re.fullmatch(r"the following arguments are required: (.+)", message):
        return f"something is missing: {found[1]}."
    if found := re.fullmatch(r"unrecognized arguments: (.+)", message):
        return _unknown(found[1].split()[0], options)
    if found := re.fullmatch(r"argument (\S+): expected (one|at least one) argument", message):
        return f"{found[1]} needs a word after it."
    if found := re.fullmatch(r"argument (\S+?): (.+)", message):
        return f"{found[1]}: {found[2]}"
    return message


def _unknown(word: str, options: list[str]) -> str:
    if word.startswith("-"):
        return f"'{word.partition('=')[0]}' is no option here. {_meant(word, options)}".strip()
    # Not repeated: what stands here too much may be a name or a value.
    return "there is a word too many. A name, a value or a password is never given here: it is asked for."


def _meant(word: str, known: Iterable[str]) -> str:
    import difflib

    near = difflib.get_close_matches(word, list(known), n=1)
    return f"Did you mean '{near[0]}'? " if near else ""


def _listed(known: list[str]) -> str:
    return f"There are: {', '.join(known)}." if known else ""
