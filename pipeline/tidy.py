"""What the outbox says beside the documents: the notes for what waits, and the day at a glance."""

import datetime as dt
import logging
import math
import time
from collections.abc import Iterator

from pipeline.app import App
from pipeline.errors import WorldAtFault
from pipeline.inbox import Why
from pipeline.model.days import LONDON
from pipeline.model.item import Item
from pipeline.model.states import State
from pipeline.outbox import INBOX_NOTE, Condition, Figure, Made, Stuck, Today, Waiting, attention

log = logging.getLogger("formline")

_STUCK = frozenset({Why.NO_ACCESS, Why.TOO_LARGE})
_REST = 10.0  # times as long as the last tidying took
_WHOSE = {State.NEEDS_PASSWORD: "whoever can ring the sender", State.REFUSED: "a manager"}


def tidy(app: App) -> bool:
    """Make the notes and `Today.html` say what is true now; False where the outbox can't be written to."""
    waiting = _all_waiting(app)
    # Only who has looked into the inbox knows whether something there is stuck.
    leave = () if app.inbox.looked or app.inbox.away_since else (INBOX_NOTE,)
    try:
        app.outbox.notes(attention(waiting, _stuck(app)), leave=leave)
        app.outbox.show(day(app, waiting))
    except WorldAtFault as error:
        log.warning("%s", error)
        return False
    return True


class Tidying:
    """Tidies for a watch, which looks often: where something has happened, and for a tenth of its time at most."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._told: object = None
        self._rests_until = -math.inf  # monotonic

    def __call__(self) -> None:
        """Tidy, if there may be something new to say."""
        began = time.monotonic()
        now = self._state()
        if began >= self._rests_until and now != self._told and tidy(self._app):
            self._told = now
            self._rests_until = began + _REST * (time.monotonic() - began)

    def _state(self) -> object:
        app, inbox = self._app, self._app.inbox
        return app.store.newest_act(), _london_day(app.clock()), inbox.away_since, inbox.waiting, _stuck(app)


def day(app: App, waiting: list[Item] | None = None) -> Today:
    """The day at a glance: counts, what waits, what was made, and how our places do. Numbers only, no names."""
    waiting = _all_waiting(app) if waiting is None else waiting
    partnership = app.definitions.partnership
    return Today(
        partnership=partnership.name,
        now=app.clock(),
        figures=tuple(_figures(app)),
        waiting=tuple(_waiting(waiting)),
        made=tuple(_made_today(app)),
        health=tuple(_health(app)),
        accent=partnership.branding.colour,
    )


def _all_waiting(app: App) -> list[Item]:
    found = [item for state in State if state.waits for item in app.store.items(state)]
    return sorted(found, key=lambda item: item.item)


def _figures(app: App) -> Iterator[Figure]:
    counts = app.store.counts()
    yield Figure(label="returns in hand", number=sum(counts.values()))
    yield Figure(label="wait for a person", number=sum(number for state, number in counts.items() if state.waits))
    yield Figure(label="open for a decision", number=len(app.store.all_filed(open_only=True)))


def _waiting(items: list[Item]) -> Iterator[Waiting]:
    for item in items:
        reference = next((part.reference for part in item.parts if part.reference and part.state.waits), item.item)
        yield Waiting(
            reference=reference,
            phrase=item.state.phrase,
            since=item.received,
            whose=_WHOSE.get(item.state, "the business unit"),
        )


def _made_today(app: App) -> Iterator[Made]:
    today = _london_day(app.clock())
    for document in app.store.documents():
        if _london_day(document.made) == today:
            yield Made(document=document.name.removesuffix(".docx"), at=document.made)


def _health(app: App) -> Iterator[Condition]:
    inbox = app.inbox
    if inbox.away_since:
        yield Condition(
            place="Inbox", well=False, says="can't be reached; what is put there is taken in when it is back"
        )
    elif inbox.looked:
        waiting = inbox.waiting
        yield Condition(place="Inbox", well=True, says=f"{waiting} still arriving" if waiting else "all taken in")
    late = app.store.undelivered()
    yield Condition(
        place="Outbox",
        well=not late,
        says=f"{len(late)} made and not delivered yet" if late else "every document delivered",
    )


def _stuck(app: App) -> list[Stuck]:
    return [
        Stuck(name=one.name, folder=one.folder, says=one.why.phrase) for one in app.inbox.pending if one.why in _STUCK
    ]


def _london_day(moment: dt.datetime) -> dt.date:
    return moment.astimezone(LONDON).date()
