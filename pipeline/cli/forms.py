"""`formline forms`: the forms a workspace knows, and empty ones to send out."""

import argparse
import os
from pathlib import Path
from typing import Any

from pipeline.cli.telling import print_json, say, show_table
from pipeline.errors import NotNow
from pipeline.model.form import Form
from pipeline.outbox import Delivery, Outbox, safe_name
from pipeline.workspace import Workspace, find

_SENT = "It can be sent out as it is: what comes back filled in is read exactly."


def forms(chosen: argparse.Namespace) -> int:
    """List the forms this workspace knows, or make an empty one."""
    workspace = find(Path.cwd(), chosen.workspace, os.environ)
    return _list(chosen, workspace) if chosen.act == "list" else _blank(chosen, workspace)


def _list(chosen: argparse.Namespace, workspace: Workspace) -> int:
    known = workspace.definitions().forms
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


def _blank(chosen: argparse.Namespace, workspace: Workspace) -> int:
    """Put an empty form into a folder; what stands there is never written over."""
    name, content = workspace.blank_form(chosen.form, chosen.kind)
    chosen.to.mkdir(parents=True, exist_ok=True)
    if Outbox(chosen.to).deliver("", name, content) is Delivery.TAKEN:
        raise NotNow(
            f"The folder already holds another file named '{name}'; nothing was written over.",
            advice="Move that one away, or name another folder after --to.",
        )
    print(chosen.to / safe_name(name))
    say(chosen, _SENT)
    return 0


def _plain(form: Form) -> dict[str, Any]:
    return {
        "form": form.id,
        "title": form.title,
        "prefix": form.reference_prefix,
        "editions": [edition.id for edition in form.editions],
        "fields": [field.id for field in form.fields()],
    }
