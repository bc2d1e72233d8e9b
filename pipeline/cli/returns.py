"""`original`, `unlock`, `retry`, `set-aside`: what a person decides about a return."""

import argparse

from pipeline import decisions
from pipeline.cli.asking import add_stdin, ask, folder
from pipeline.cli.flow import came_out
from pipeline.cli.telling import say
from pipeline.cli.working import exit_code, opened
from pipeline.model.item import Item
from pipeline.tidy import tidy


def _item(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("item", metavar="ITEM", help="a receipt number, such as R-2026-00031")


def original_arguments(parser: argparse.ArgumentParser) -> None:
    """Which return, and where to."""
    _item(parser)
    parser.add_argument("--to", metavar="FOLDER", type=folder, required=True, help="the folder to put it in")


def original(chosen: argparse.Namespace) -> int:
    """Bring a return back, byte for byte, under the name it came with."""
    with opened(chosen) as app:
        print(decisions.fetch_original(chosen.item, chosen.to, app))
        return 0


def unlock_arguments(parser: argparse.ArgumentParser) -> None:
    """Which return."""
    _item(parser)
    add_stdin(parser)


def unlock(chosen: argparse.Namespace) -> int:
    """Open a locked return with a password given by prompt or standard input."""
    with opened(chosen) as app:
        app.store.item(chosen.item)
        password = ask(f"Password for {chosen.item}", chosen, secret=True)
        item = decisions.unlock(chosen.item, password, app)
        tidy(app)
        return _told(chosen, item, came_out(item.item, app))


def retry_arguments(parser: argparse.ArgumentParser) -> None:
    """Which return, and what it is."""
    _item(parser)
    parser.add_argument("--as", dest="form", metavar="FORM", help="the form it is, where we did not see it")


def retry(chosen: argparse.Namespace) -> int:
    """Read a return again; what people corrected stays corrected."""
    with opened(chosen) as app:
        item = decisions.retry(chosen.item, app, only=chosen.form)
        tidy(app)
        return _told(chosen, item, came_out(item.item, app))


def set_aside_arguments(parser: argparse.ArgumentParser) -> None:
    """Which return."""
    _item(parser)
    add_stdin(parser)


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
