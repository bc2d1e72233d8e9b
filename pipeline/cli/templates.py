"""`formline templates`: the definitions and Word templates a workspace works by."""

import argparse
import os
from pathlib import Path

from pipeline.cli.telling import print_json, say
from pipeline.workspace import Workspace, find


def templates(chosen: argparse.Namespace) -> int:
    """Check the definitions and Word templates, or copy one."""
    return _check(chosen) if chosen.act == "check" else _copy(chosen)


def _check(chosen: argparse.Namespace) -> int:
    found = _workspace(chosen).problems()
    if chosen.json:
        for problem in found:
            print_json({"place": problem.place, "message": problem.message, "remedy": problem.remedy})
        return 2 if found else 0
    for problem in found:
        print(f"{problem.place}\n    {problem.message}\n    {problem.remedy}")
    say(
        chosen,
        f"{len(found)} thing{'' if len(found) == 1 else 's'} to mend."
        if found
        else "All definitions and templates are sound.",
    )
    return 2 if found else 0


def _copy(chosen: argparse.Namespace) -> int:
    for taken in _workspace(chosen).copy_template(chosen.file):
        print(taken)
    return 0


def _workspace(chosen: argparse.Namespace) -> Workspace:
    return find(Path.cwd(), chosen.workspace, os.environ)
