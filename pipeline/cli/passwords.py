"""`formline passwords`: the keyring; a password is never shown again."""

import argparse
from typing import Any

from pipeline.cli.asking import ask
from pipeline.cli.telling import print_json, say, show_table
from pipeline.cli.working import opened
from pipeline.model.item import Password


def passwords(chosen: argparse.Namespace) -> int:
    """Keep, list or forget the passwords agencies have given."""
    return {"add": _add, "list": _list, "remove": _remove}[chosen.act](chosen)


def _add(chosen: argparse.Namespace) -> int:
    from pipeline import decisions
    from pipeline.tidy import tidy

    with opened(chosen) as app:
        secret = ask("Password", chosen, secret=True)
        number, opened_now = decisions.add_password(chosen.label, chosen.agency, secret, app)
        tidy(app)
        say(chosen, f"Kept as {number}.")
        for item in opened_now:
            say(chosen, f"It opened {item}.")
        return 0


def _list(chosen: argparse.Namespace) -> int:
    with opened(chosen) as app:
        kept = app.store.passwords()
        if chosen.json:
            for one in kept:
                print_json(_plain(one))
            return 0
        show_table(
            ("id", "label", "agency", "for", "used"),
            [(one.id, one.label, one.agency or "", one.item or "any return", _used(one.uses)) for one in kept],
        )
        return 0


def _used(times: int) -> str:
    return f"{times} ×" if times else "not yet"


def _plain(one: Password) -> dict[str, Any]:
    # Field by field: the secret must not come along by itself.
    return {
        "id": one.id,
        "label": one.label,
        "agency": one.agency,
        "item": one.item,
        "uses": one.uses,
        "added": one.added.isoformat(),
    }


def _remove(chosen: argparse.Namespace) -> int:
    from pipeline import decisions

    with opened(chosen) as app:
        decisions.remove_password(chosen.id, app)
        say(chosen, f"{chosen.id} is forgotten.")
        return 0
