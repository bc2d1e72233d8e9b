"""`status`: how things stand, in one look."""

import argparse
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pipeline.app import App
from pipeline.cli.telling import print_json, say, show_table
from pipeline.cli.working import opened, watcher_mark
from pipeline.doctor import LITTLE_ROOM
from pipeline.model.days import long_date, long_moment
from pipeline.model.states import State
from pipeline.outbox import Condition, Today
from pipeline.tidy import day


def status(chosen: argparse.Namespace) -> int:
    """How things stand: counts by state, what waits for whom, what falls due, and the health of the places."""
    with opened(chosen) as app:
        app.inbox.look(app.clock())
        now, counts = day(app), app.store.counts()
        now = replace(now, health=(*now.health, *_more_health(app)))
        if chosen.json:
            print_json(_status_plain(now, counts))
            return 0
        for heads, rows in _tables(now, counts):
            show_table(heads, rows)
        if not now.waiting:
            say(chosen, "Nothing waits for a person.")
        return 0


def _more_health(app: App) -> Iterator[Condition]:
    """What only somebody who asks is told, as it would change the page of the day every minute."""
    free = shutil.disk_usage(app.workspace.store).free
    says = f"opens with its key; {free // 2**30} GB free on its disk"
    yield Condition(place="Store", well=free > LITTLE_ROOM, says=says)
    with watcher_mark(app) as mark:
        watched = not mark.take()
    says = "keeps watching" if watched else "none on this computer; 'formline run' takes in what is there"
    yield Condition(place="Watcher", well=True, says=says)


def _tables(now: Today, counts: Mapping[State, int]) -> Iterator[tuple[Sequence[str], Sequence[Sequence[str]]]]:
    if counts:
        yield ("state", "returns"), [(state.phrase, str(counts[state])) for state in State if state in counts]
    if now.waiting:
        yield (
            ("waits", "what", "for whom", "since"),
            [(one.reference, one.phrase, one.whose, long_moment(one.since)) for one in now.waiting],
        )
    if now.due:
        yield ("falls due", "what", "for"), [(long_date(one.on), one.what, one.reference) for one in now.due]
    yield ("place", "how it is"), [(one.place, one.says) for one in now.health]


def _status_plain(now: Today, counts: Mapping[State, int]) -> dict[str, Any]:
    return {
        "states": {state.value: number for state, number in counts.items()},
        "waiting": [
            {"reference": one.reference, "what": one.phrase, "whose": one.whose, "since": one.since.isoformat()}
            for one in now.waiting
        ],
        "due": [{"on": one.on.isoformat(), "what": one.what, "reference": one.reference} for one in now.due or ()],
        "health": {one.place.lower(): {"well": one.well, "says": one.says} for one in now.health},
    }
