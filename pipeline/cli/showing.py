"""`formline demo`: everything Formline does, on invented returns, in a folder that may be thrown away."""

import argparse
import os
import shutil
import sys
import time
from collections.abc import Iterator

from pipeline.cli.progress import progress
from pipeline.cli.telling import say, show_table
from pipeline.demo import Foretold, Rehearsal, rehearse


def demo(chosen: argparse.Namespace) -> int:
    """Make a throw-away workspace with invented returns, run it, and say where to look."""
    started = time.monotonic()
    with progress(chosen, "One invented morning …") as tell:
        done = rehearse(chosen.dir.resolve(), os.environ, tell)
    show_table(("return", "what it shows", "came out as", "", "now"), [_row(one) for one in done.returns])
    show_table(("document made", "in the outbox under"), [(one.name, one.folder) for one in done.documents])
    took = time.monotonic() - started
    say(chosen, f"Documents made: {len(done.documents)}, in {took:.0f} s. Returns that wait: {done.waiting}.")
    for line in _where_to_look(done):
        say(chosen, line)
    if not done.as_foretold:
        say(
            chosen,
            "Not every return came out as foretold (✗). A fault of Formline's own: see 'Telling us' in SECURITY.md.",
        )
    return 0 if done.as_foretold else 1


def _row(one: Foretold) -> tuple[str, str, str, str, str]:
    came_out, now = (state.phrase if state else "not there" for state in (one.came_out, one.now))
    return (one.reference or one.item, one.shows, came_out, "✓" if one.true else "✗", now)


def _where_to_look(done: Rehearsal) -> Iterator[str]:
    workspace = done.workspace
    # As it was called here: after `make run` it stands in .venv/, where no shell looks by itself.
    command = "formline" if shutil.which("formline") else sys.argv[0]
    yield f"The day at a glance:      {workspace.outbox / 'Today.html'}"
    yield f"Documents:                {workspace.outbox}"
    yield f"Empty forms to send out:  {done.empty_forms}"
    yield f"What needs a person:      {workspace.outbox / 'attention'}"
    yield f"Look closer:              {command} --workspace {workspace.folder} list"
