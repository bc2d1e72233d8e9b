"""Where `formline` starts: finds the command, loads only what it needs, and says plainly what went wrong."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline import __version__
from pipeline.cli.commands import COMMANDS, Command

if TYPE_CHECKING:
    import argparse


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words in (["--version"], ["-V"]):
        print(f"formline {__version__}")
        return 0
    parser = build_parser(only=next((word for word in words if word in COMMANDS), None))
    chosen = parser.parse_args(words)
    if not hasattr(chosen, "run"):
        parser.print_help(sys.stderr)
        return 2
    return _run(chosen)


def build_parser(only: str | None = None) -> "argparse.ArgumentParser":
    """The parser of all commands; of one of them alone where that is known, so that nothing else is loaded."""
    import argparse

    parser = argparse.ArgumentParser(
        prog="formline",
        description="From the forms agencies return to the documents a partnership sends out.",
        epilog="'formline COMMAND --help' explains one command and shows an example.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"formline {__version__}")
    _add_common(parser, default=None)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for name, command in COMMANDS.items():
        if only in (None, name):
            _add(commands, name, command, with_arguments=only is not None)
    return parser


def complete_parser() -> "argparse.ArgumentParser":
    """The parser with every command's own arguments, for shell completion and the reference page."""
    import argparse

    parser = argparse.ArgumentParser(prog="formline")
    parser.add_argument("--version", action="version", version=f"formline {__version__}")
    _add_common(parser, default=None)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for name, command in COMMANDS.items():
        _add(commands, name, command, with_arguments=True)
    return parser


def _add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    command: Command,
    *,
    with_arguments: bool,
) -> None:
    import argparse

    parser = commands.add_parser(
        name,
        help=command.help,
        description=command.help[0].upper() + command.help[1:] + ".",
        epilog=f"example:\n  {command.example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_common(parser, default=argparse.SUPPRESS)
    if with_arguments:
        module = command.load()
        getattr(module, f"{command.stem}_arguments", lambda _: None)(parser)
        parser.set_defaults(run=getattr(module, command.stem))


def _add_common(parser: "argparse.ArgumentParser", *, default: str | None) -> None:
    parser.add_argument(
        "--workspace", metavar="DIR", default=default, help="the workspace, if not the folder you are in"
    )
    parser.add_argument("--quiet", action="store_true", default=default, help="say nothing but the answer")
    parser.add_argument("--verbose", action="store_true", default=default, help="say more, for finding a fault")


def _run(chosen: "argparse.Namespace") -> int:
    from pipeline.errors import FormlineError

    try:
        code: int = chosen.run(chosen)
        sys.stdout.flush()
    except FormlineError as error:
        print(f"formline: {error.sentence}", file=sys.stderr)
        if error.advice:
            print(f"          {error.advice}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        # The reader of our answer has gone (`formline list | head`): nothing is wrong.
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        print("formline: stopped. What was finished is safe; the rest goes on at the next run.", file=sys.stderr)
        return 1
    return code
