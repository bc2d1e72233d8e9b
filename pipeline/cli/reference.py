"""The page that lists every command, made from what the command line takes: `python -m pipeline.cli.reference`."""

import argparse
from collections.abc import Iterator

from pipeline.cli.commands import COMMANDS
from pipeline.cli.parser import Parser, build_parser, parsers_below

_OPENING = """\
# Commands

Every command of `formline`, what it takes, and one example of each. This page is made from the code by
`python -m pipeline.cli.reference > docs/reference/commands.md`.

`formline --help` lists them; `formline COMMAND --help` explains one. Three options mean the same everywhere, before the
command or after it:

| option | means |
| --- | --- |
| `--workspace DIR` | the workspace; else `FORMLINE_WORKSPACE`, else the nearest folder upwards with a `formline.toml` |
| `--quiet` | say nothing but the answer |
| `--verbose` | say more, for finding a fault; still no value, name or password |

The answer goes to standard output, what is said to you beside it to standard error. Names, values, reasons and
passwords are never arguments, as other programs on the computer could read those: they are asked for, or taken from
standard input with `--stdin`. Who acts is `FORMLINE_ACTOR`, else the account you are logged in with.

| exit code | means |
| --- | --- |
| 0 | it answered |
| 1 | something went wrong that should not have, or what was examined is not sound |
| 2 | the words given, the settings, a definition or the key need mending, or it can't be done as things stand |
| 3 | only from `run`, `unlock`, `retry` and `pack`: done, and something this call touched waits for a person |
"""
_COMMON = {"--workspace", "--quiet", "--verbose", "--help", "--version"}


def commands_page() -> str:
    """The whole page, in Markdown."""
    parsers = _by_name(build_parser(whole=True))
    return "\n".join([_OPENING, *(line for name in COMMANDS for line in _command(name, parsers[name]))])


def _by_name(parser: Parser) -> dict[str, Parser]:
    return {below.prog.removeprefix("formline "): below for below in parsers_below(parser)}


def _command(name: str, parser: Parser) -> Iterator[str]:
    command = COMMANDS[name]
    yield from (f"## `{name}`", "", f"{command.help[0].upper()}{command.help[1:]}.", "")
    yield from _table([("", parser), *((f"{act.prog.rpartition(' ')[2]} ", act) for act in parsers_below(parser))])
    yield from ("```", command.example, "```", "")


def _table(takers: list[tuple[str, Parser]]) -> Iterator[str]:
    rows = [f"| `{act}{_shown(one)}` | {_said(one)} |" for act, parser in takers for one in _own(parser)]
    rows += [f"| `{act.strip()}` | |" for act, parser in takers if act and not list(_own(parser))]
    if rows:
        yield from ("| takes | |", "| --- | --- |", *rows, "")


def _own(parser: Parser) -> Iterator[argparse.Action]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction) or _COMMON & set(action.option_strings):
            continue
        yield action


def _shown(action: argparse.Action) -> str:
    value = str(action.metavar or (action.dest if not action.option_strings else action.dest.upper()))
    if not action.option_strings:
        shown = f"{value}…" if action.nargs == "+" else value
        return f"[{shown}]" if action.nargs == "?" else shown
    shown = action.option_strings[0] if action.nargs == 0 else f"{action.option_strings[0]} {value}"
    return shown if action.required else f"[{shown}]"


def _said(action: argparse.Action) -> str:
    choices = f" ({', '.join(map(str, action.choices))})" if action.choices and not action.option_strings else ""
    return f"{action.help or ''}{choices}"


if __name__ == "__main__":
    print(commands_page(), end="")
