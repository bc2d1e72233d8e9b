"""`formline forms` and `formline templates`: the definitions a workspace works by."""

import argparse
import os
from pathlib import Path
from typing import Any

from pipeline.cli.telling import print_json, say, show_table
from pipeline.model.form import Form
from pipeline.workspace import Workspace, find


def forms(chosen: argparse.Namespace) -> int:
    """List the forms this workspace knows."""
    known = _workspace(chosen).definitions().forms
    if chosen.json:
        for one in known:
            print_json(_plain(one))
        return 0
    show_table(
        ("form", "title", "references", "editions", "questions"),
        [
            (
                one.id,
                one.title,
                f"{one.reference_prefix}-…",
                ", ".join(edition.id for edition in one.editions),
                str(len(list(one.fields()))),
            )
            for one in known
        ],
    )
    return 0


def _plain(form: Form) -> dict[str, Any]:
    return {
        "form": form.id,
        "title": form.title,
        "prefix": form.reference_prefix,
        "editions": [edition.id for edition in form.editions],
        "fields": [field.id for field in form.fields()],
    }


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
