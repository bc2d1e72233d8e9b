"""The story: what happens to a return on its way from the inbox to the outbox, or to a person's desk.

Command line and watcher come here, and so does every later entry; nobody has a private variant. Each step's result is
durable before the next begins, and each can run twice with the effect of once.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from msgspec.structs import replace

from pipeline.app import App
from pipeline.checking import check, outcome_state
from pipeline.errors import DefinitionAtFault, FormlineError, SettingsAtFault, WorldAtFault
from pipeline.model.item import Arrival, Item, Kept, Outcome
from pipeline.model.reading import Reading
from pipeline.model.record import Circumstances
from pipeline.model.states import ReadStatus, State
from pipeline.papers import deliver, make_due

if TYPE_CHECKING:
    from pipeline.worker.parent import Seen

log = logging.getLogger("formline")


def process(arrival: Arrival, app: App) -> str:
    """Carry one return from the inbox to the outbox, or to a person's desk."""
    kept = keep(arrival, app)
    if kept.fresh:
        carry(kept.item, app)
    return kept.item


def keep(arrival: Arrival, app: App) -> Kept:
    """Seal the file in the store; only when it reads back whole does it leave the inbox."""
    kept = app.store.keep(arrival, by=app.actor)  # committed: from here on nothing can lose it
    if app.store.original(kept.item) != arrival.content:
        raise WorldAtFault(
            f"The copy of {kept.item} in the store does not read back as it was sent; the file stays in the inbox.",
            advice="Check this computer's disk, then run 'formline run' again.",
        )
    if app.inbox.remove(arrival):
        app.store.removed(arrival, by=app.actor)
    return kept


def carry(item: str, app: App) -> str:
    """Take a kept return as far as it can go by itself."""
    with app.store.claim(item) as ours:
        if ours:  # else another process is at it
            if app.store.item(item).state is State.ARRIVED:
                read(item, app)
            _follow(item, app)
    deliver(app)
    return item


def _follow(item: str, app: App) -> None:
    """Make what is due; once more where a person acted on the return meanwhile, whose act can't have been seen."""
    done = False
    while not done:
        seen = app.store.last_act(item)
        make_due(item, app)
        done = app.store.carried(item, as_of=seen, by=app.actor)


def read(item: str, app: App, *, only: str | None = None) -> None:
    """Open, read, match and check every part, and put on record what came of it."""
    passwords = app.store.passwords_for(item)
    seen = app.worker.look(app.store.original(item), [one.secret for one in passwords], only)
    app.store.settle(item, judge(app.store.item(item), seen, app), by=app.actor)
    for reading in seen.readings:
        if reading.password is not None:
            app.store.used_password(passwords[reading.password].id, by=app.actor)


def judge(item: Item, seen: "Seen", app: App) -> tuple[Outcome, ...]:
    """What each reading comes to: its record where it has one, and its state; its pages are shown with it."""
    return tuple(
        replace(_outcome(item, reading, app), pictures=pictures)
        for reading, pictures in zip(seen.readings, seen.pictures, strict=True)
    )


def _outcome(item: Item, reading: Reading, app: App) -> Outcome:
    if reading.status is not ReadStatus.RECORD or reading.form is None:
        return Outcome(reading=reading, state=outcome_state(reading, None))
    form = app.definitions.form(reading.form)
    known = next((part.reference for part in item.parts if part.part == reading.part and part.form == form.id), None)
    corrections = app.store.filed(known).corrections if known else ()
    record = check(form, reading, corrections, circumstances(item, app))
    return Outcome(reading=reading, record=record, state=outcome_state(reading, record), prefix=form.reference_prefix)


def circumstances(item: Item, app: App) -> Circumstances:
    """What is known around a return when its answers are checked."""
    return Circumstances(received=item.received, today=app.clock().date(), partnership=app.definitions.partnership)


@dataclass(slots=True, kw_only=True)
class Pass:
    """What one pass came to."""

    touched: list[str] = field(default_factory=list)  # returns this pass kept or took further
    stuck: int = 0  # what something outside kept from going on; the next pass tries again


def run_once(app: App, tell: Callable[[str], None]) -> Pass:
    """Take everything as far as it goes: what an earlier process left unfinished, then what lies in the inbox."""
    done = run_unfinished(app, tell)
    for arrival in app.inbox.one_pass(app.clock()):
        _guarded(done, tell, lambda arrival=arrival: process(arrival, app))  # type: ignore[misc]
    _guarded(done, tell, lambda: deliver(app))  # what was asked for by a command that never came to its end
    remember_inbox(app)
    return done


def run_unfinished(app: App, tell: Callable[[str], None]) -> Pass:
    """Go on where an earlier process stopped, or where the world was in the way."""
    done = Pass()
    _guarded(done, tell, app.outbox.sweep)
    for item in app.store.unfinished():
        _guarded(done, tell, lambda item=item: carry(item, app))  # type: ignore[misc]
    return done


def catch_up(app: App) -> None:
    """What a long watch does between files: whatever could not go on before is tried again."""
    run_unfinished(app, lambda _: None)
    deliver(app)
    remember_inbox(app)


def remember_inbox(app: App) -> None:
    """Note that this inbox was seen, so that a share that goes away is told from an empty folder."""
    place = str(app.workspace.inbox)
    if app.inbox.away_since is None and app.store.house_fact("inbox") != place:
        app.store.set_house_fact("inbox", place, by=app.actor)


def _guarded(done: Pass, tell: Callable[[str], None], step: Callable[[], object]) -> None:
    """One return's trouble never stops the next; a definition that needs mending stops everything."""
    try:
        item = step()
    except (DefinitionAtFault, SettingsAtFault):
        raise
    except FormlineError as error:
        log.warning("Not done now, tried again later: %s", type(error).__name__)
        done.stuck += 1
    except Exception as error:  # noqa: BLE001 - whatever this one provoked, those after it go on
        log.error("Something unforeseen (%s); it is tried again later.", type(error).__name__)  # noqa: TRY400 - a traceback could quote the file
        done.stuck += 1
    else:
        if isinstance(item, str):
            done.touched.append(item)
            tell(item)
