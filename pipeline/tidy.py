"""What the outbox says beside the documents: the notes for what waits, and the day at a glance."""

import datetime as dt
import logging
from collections.abc import Iterator

from pipeline.app import App
from pipeline.errors import WorldAtFault
from pipeline.inbox import Why
from pipeline.model.days import LONDON
from pipeline.model.item import Item
from pipeline.model.states import State
from pipeline.outbox import Condition, Figure, Made, Stuck, Today, Waiting, attention

log = logging.getLogger("formline")

_STUCK = frozenset({Why.NO_ACCESS, Why.TOO_LARGE})
_WHOSE = {State.NEEDS_PASSWORD: "whoever can ring the sender", State.REFUSED: "a manager"}


def tidy(app: App) -> None:
    """Make the notes and `Today.html` say what is true now; an outbox that is away is caught up with later."""
    waiting = _all_waiting(app)
    try:
        app.outbox.notes(attention(waiting, _stuck(app)))
        app.outbox.show(day(app, waiting))
    except WorldAtFault as error:
        log.warning("%s", error)


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
    else:
        waiting = len(inbox.pending)
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
