"""`original`, `unlock`, `retry`, `set-aside`: what a person decides about a return."""

import argparse

from pipeline import decisions
from pipeline.cli.asking import ask
from pipeline.cli.flow import came_out
from pipeline.cli.telling import say
from pipeline.cli.working import exit_code, opened
from pipeline.model.item import Item
from pipeline.tidy import tidy


def original(chosen: argparse.Namespace) -> int:
    """Bring a return back, byte for byte, under the name it came with."""
    with opened(chosen) as app:
        print(decisions.fetch_original(chosen.item, chosen.to, app))
        return 0


def unlock(chosen: argparse.Namespace) -> int:
    """Open a locked return with a password given by prompt or standard input."""
    with opened(chosen) as app:
        app.store.item(chosen.item)
        password = ask(f"Password for {chosen.item}", chosen, secret=True)
        item = decisions.unlock(chosen.item, password, app)
        tidy(app)
        return _told(chosen, item, came_out(item.item, app))


def retry(chosen: argparse.Namespace) -> int:
    """Read a return again; what people corrected stays corrected."""
    with opened(chosen) as app:
        item = decisions.retry(chosen.item, app, only=chosen.form)
        tidy(app)
        return _told(chosen, item, came_out(item.item, app))


def set_aside(chosen: argparse.Namespace) -> int:
    """Close a return that needs nothing more; the reason is asked for."""
    with opened(chosen) as app:
        app.store.item(chosen.item)
        decisions.set_aside(chosen.item, ask("Reason", chosen), app)
        tidy(app)
        say(
            chosen,
            f"{chosen.item} is set aside. It stays in the store; 'formline retry {chosen.item}' takes it up again.",
        )
        return 0


def _told(chosen: argparse.Namespace, item: Item, line: str) -> int:
    say(chosen, line)
    return exit_code([item.state])
