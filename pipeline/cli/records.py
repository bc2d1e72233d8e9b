"""`correct`, `accept`, `open`, `decide`: what a person decides about a record."""

import argparse
from collections.abc import Sequence

from pipeline import decisions
from pipeline.cli.asking import ask
from pipeline.cli.telling import say
from pipeline.cli.working import opened
from pipeline.tidy import tidy


def correct(chosen: argparse.Namespace) -> int:
    """Put one value right; the new one is asked for, an empty one means unanswered, or for a row: not there."""
    with opened(chosen) as app:
        place = decisions.known_field(chosen.reference, chosen.field, app)
        whole_row = place.row is not None and place.column is None
        hint = "press Enter to take the row out" if whole_row else "empty for none"
        value = ask(f"New value of {place} ({hint})", chosen)
        filed = decisions.correct(chosen.reference, chosen.field, value, app)
        tidy(app)
        done = "is taken out" if whole_row else "is put right"
        say(chosen, f"{chosen.reference}: {place} {done}. {_left(len(filed.record.unsure))}")
        return 0


def _left(doubtful: int) -> str:
    if not doubtful:
        return "Nothing else in it needs checking."
    return f"{doubtful} other value{' needs' if doubtful == 1 else 's need'} checking."


def accept(chosen: argparse.Namespace) -> int:
    """Release a record for its documents."""
    with opened(chosen) as app:
        decisions.accept(chosen.reference, app)
        tidy(app)
        say(chosen, f"{chosen.reference} is accepted.")
        return 0


def open(chosen: argparse.Namespace) -> int:  # noqa: A001 - the command's own name
    """Open a route for a request; the reason is asked for."""
    with opened(chosen) as app:
        decisions.known_route(chosen.reference, chosen.route, app)
        filed = decisions.open_route(chosen.reference, chosen.route, ask("Reason", chosen), app)
        tidy(app)
        say(chosen, f"{chosen.reference}: the route '{chosen.route}' is open.{_took_over(filed.stated('opened'))}")
        if not filed.accepted:
            say(chosen, f"Its papers are made once it is accepted: formline accept {chosen.reference}")
        return 0


def decide(chosen: argparse.Namespace) -> int:
    """Record what was decided, and close; the reason is asked for."""
    with opened(chosen) as app:
        decisions.known_decision(chosen.reference, chosen.code, app)
        filed = decisions.decide(chosen.reference, chosen.code, chosen.on, ask("Reason", chosen), app)
        tidy(app)
        say(chosen, f"{chosen.reference} is decided ({chosen.code}) and closed.{_took_over(filed.stated('decided'))}")
        return 0


def _took_over(stated: Sequence[str]) -> str:
    """What the newest route or decision took the place of, if of any."""
    if not stated[1:]:
        return ""
    *_, before, now = stated
    return f" It was {before}, now {now}; the earlier one stays in its history."
