"""`correct`, `accept`, `open`, `decide`: what a person decides about a record."""

import argparse

from pipeline import decisions
from pipeline.cli.asking import add_stdin, ask, date
from pipeline.cli.telling import say
from pipeline.cli.working import opened
from pipeline.tidy import tidy


def _reference(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", metavar="REF", help="a reference, such as REQ-2026-0012")


def correct_arguments(parser: argparse.ArgumentParser) -> None:
    """Which value."""
    _reference(parser)
    parser.add_argument(
        "field", metavar="FIELD", help="a field, such as family_name or chronology[3].event (rows from 0)"
    )
    add_stdin(parser)


def correct(chosen: argparse.Namespace) -> int:
    """Put one value right; the new one is asked for, an empty one means unanswered."""
    with opened(chosen) as app:
        decisions.known_field(chosen.reference, chosen.field, app)
        value = ask(f"New value of {chosen.field} (empty for none)", chosen)
        filed = decisions.correct(chosen.reference, chosen.field, value or None, app)
        tidy(app)
        left = len(filed.record.unsure)
        say(chosen, f"{chosen.reference}: {chosen.field} is put right. {_left(left)}")
        return 0


def _left(doubtful: int) -> str:
    if not doubtful:
        return "Nothing else in it needs checking."
    return f"{doubtful} other value{' needs' if doubtful == 1 else 's need'} checking."


def accept_arguments(parser: argparse.ArgumentParser) -> None:
    """Which record."""
    _reference(parser)


def accept(chosen: argparse.Namespace) -> int:
    """Release a record for its documents."""
    with opened(chosen) as app:
        decisions.accept(chosen.reference, app)
        tidy(app)
        say(chosen, f"{chosen.reference} is accepted.")
        return 0


def open_arguments(parser: argparse.ArgumentParser) -> None:
    """Which request, by which route."""
    _reference(parser)
    parser.add_argument("--route", required=True, help="such as rapid-review, discussion, alternative or none")
    add_stdin(parser)


def open(chosen: argparse.Namespace) -> int:  # noqa: A001 - the command's own name
    """Open a route for a request; the reason is asked for."""
    with opened(chosen) as app:
        decisions.known_route(chosen.reference, chosen.route, app)
        filed = decisions.open_route(chosen.reference, chosen.route, ask("Reason", chosen), app)
        tidy(app)
        say(chosen, f"{chosen.reference}: the route '{chosen.route}' is open.")
        if not filed.accepted:
            say(chosen, f"Its papers are made once it is accepted: formline accept {chosen.reference}")
        return 0


def decide_arguments(parser: argparse.ArgumentParser) -> None:
    """Which request or line of enquiry, what was decided, and when."""
    _reference(parser)
    parser.add_argument("code", metavar="CODE", help="the decision; 'formline show REF' names those there are")
    parser.add_argument("--on", metavar="DATE", type=date, required=True, help="the day it was decided")
    add_stdin(parser)


def decide(chosen: argparse.Namespace) -> int:
    """Record what was decided, and close; the reason is asked for."""
    with opened(chosen) as app:
        decisions.known_decision(chosen.reference, chosen.code, app)
        decisions.decide(chosen.reference, chosen.code, chosen.on, ask("Reason", chosen), app)
        tidy(app)
        say(chosen, f"{chosen.reference} is decided ({chosen.code}) and closed.")
        return 0
