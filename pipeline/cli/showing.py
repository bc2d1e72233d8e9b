"""`formline demo`: everything Formline does, on invented returns, in a folder that may be thrown away."""

import argparse
import os
import time
from pathlib import Path

from pipeline.cli.asking import folder
from pipeline.cli.working import say, show_table
from pipeline.demo import rehearse


def demo_arguments(parser: argparse.ArgumentParser) -> None:
    """Where."""
    parser.add_argument(
        "dir", nargs="?", metavar="DIR", type=folder, default=Path("rehearsal"), help="its folder (rehearsal)"
    )


def demo(chosen: argparse.Namespace) -> int:
    """Make a throw-away workspace with invented returns, run it, and say where to look."""
    started = time.monotonic()
    done = rehearse(chosen.dir.resolve(), os.environ, lambda words: say(chosen, words))
    show_table(
        ("return", "what it shows", "came out as", ""),
        [
            (
                one.reference or one.item,
                one.shows,
                one.came_out.phrase if one.came_out else "not there",
                "✓" if one.true else "✗",
            )
            for one in done.returns
        ],
    )
    show_table(("document made", "in the outbox under"), [(one.name, one.folder) for one in done.documents])
    outbox = done.workspace.outbox
    took = time.monotonic() - started
    say(chosen, f"Documents made: {len(done.documents)}, in {took:.0f} s. Returns that wait: {done.waiting}.")
    say(chosen, f"The day at a glance:     {outbox / 'Today.html'}")
    say(chosen, f"Documents:               {outbox}")
    say(chosen, f"What needs a person:     {outbox / 'attention'}")
    say(chosen, f"Look closer:             formline --workspace {done.workspace.folder} list")
    if not done.as_foretold:
        say(chosen, "Not every return came out as foretold (✗). That is a fault of Formline's.")
    return 0 if done.as_foretold else 1
