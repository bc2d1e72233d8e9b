"""`init`, `doctor`, `completion`: making a workspace, and finding out whether it works."""

import argparse
import os
from pathlib import Path

from pipeline.cli.telling import print_json, say, show_table


def init(chosen: argparse.Namespace) -> int:
    """Make a workspace, or add what one lacks; nothing that is there is touched."""
    from pipeline.app import init as make
    from pipeline.settings import PARTNERSHIP

    workspace = make(chosen.dir.resolve(), chosen.partnership or PARTNERSHIP, os.environ)
    say(chosen, f"The workspace is ready in {workspace.folder}.")
    say(chosen, f"Returns go into {workspace.inbox}; documents come out in {workspace.outbox}.")
    say(chosen, "Take in what is there with 'formline run', or keep watching with 'formline watch'.")
    return 0


def doctor(chosen: argparse.Namespace) -> int:
    """Say what works here, what is missing, and what to do about it."""
    from pipeline.doctor import examine

    found = examine(Path.cwd(), chosen.workspace, os.environ)
    if chosen.json:
        for one in found:
            print_json({"what": one.what, "well": not one.broken, "says": one.says, "remedy": one.remedy or None})
        return 1 if any(one.broken for one in found) else 0
    show_table(("", "what", "how it is"), [(one.mark, one.what, one.says) for one in found])
    for one in found:
        if one.remedy:
            say(chosen, f"{one.what}: {one.remedy}")
    return 1 if any(one.broken for one in found) else 0


def completion(chosen: argparse.Namespace) -> int:
    """Print the lines that teach a shell to complete commands."""
    import shtab

    from pipeline.cli.parser import build_parser

    print(shtab.complete(build_parser(whole=True), shell=chosen.shell))
    return 0
