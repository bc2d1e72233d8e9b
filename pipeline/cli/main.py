"""Where `formline` starts: finds the command, loads only what it needs, and says plainly what went wrong."""

import sys

from pipeline import __version__

TYPE_CHECKING = False  # spelled here: `typing` alone would cost `--version` a third of its time
if TYPE_CHECKING:
    from collections.abc import Sequence

# Starting makes many objects and no garbage: looking for some after every 700, as is usual, costs a tenth of the start.
_GARBAGE_AFTER = 20_000


def main(arguments: "Sequence[str] | None" = None) -> int:
    """Run one command and return its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words in (["--version"], ["-V"]):
        print(f"formline {__version__}")
        return 0
    import gc

    from pipeline.starting import load_msgspec

    gc.set_threshold(_GARBAGE_AFTER)
    load_msgspec()
    from pipeline.cli.faults import plainly

    code = plainly(lambda: _command(words), verbose="--verbose" in words)
    if arguments is None:
        gc.freeze()  # the process ends here: Python need not look through everything for garbage once more
    return code


def _command(words: list[str]) -> int:
    from pipeline.cli.parser import build_parser, named_in

    if words[:1] == ["help"]:
        words = [*words[1:], "--help"]
    parser = build_parser(only=named_in(words))
    chosen = parser.parse_args(words)
    if not hasattr(chosen, "command"):
        parser.print_help(sys.stderr)
        return 2
    code: int = chosen.command.act(chosen)
    sys.stdout.flush()
    return code
