"""What people decide: each act one function of what it concerns and the App, durable with its log entry.

Every entry calls the same. An act that lets a return go on ends by carrying it on.
"""

import datetime as dt
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pipeline.app import App
from pipeline.checking import check, outcome_state
from pipeline.errors import NotNow, NotThere, StillWaiting
from pipeline.model.form import Decision, Field, FieldType, Form
from pipeline.model.item import Filed, Item
from pipeline.model.paths import FieldPath, field_of
from pipeline.model.record import Correction, Record
from pipeline.model.states import State
from pipeline.outbox import Delivery, Outbox, safe_name
from pipeline.process import carry, circumstances, judge, read

_PATIENCE = 15.0  # seconds; longer than any other act on the same return should take


def unlock(item: str, password: str, app: App) -> Item:
    """Open a locked return with this password; it is kept, sealed, for this return alone."""
    waiting = app.store.item(item)
    if waiting.state is not State.NEEDS_PASSWORD:
        raise NotNow(
            f"{item} does not wait for a password: it is marked '{waiting.state.phrase}'.",
            advice=f"See how it stands: formline show {item}",
        )
    with _claimed(item, app):
        others = [one.secret for one in app.store.passwords_for(item)]
        seen = app.worker.look(app.store.original(item), [password, *others])
        if not any(reading.password == 0 for reading in seen.readings):
            raise StillWaiting(
                f"That password does not open {item}; nothing was changed.",
                advice="Check capitals and spaces, or ask the sender again by telephone.",
            )
        entry = app.store.add_password(f"given for {item}", "", password, item=item, by=app.actor)
        app.store.settle(item, judge(waiting, seen, app), by=app.actor)
        app.store.used_password(entry, by=app.actor)
    carry(item, app)
    return app.store.item(item)


def retry(item: str, app: App, *, only: str | None = None) -> Item:
    """Read a return again, as a named form if told so; what people corrected stays corrected."""
    if only:
        app.definitions.form(only)
    app.store.item(item)
    with _claimed(item, app):
        read(item, app, only=only)
    carry(item, app)
    return app.store.item(item)


@contextmanager
def _claimed(item: str, app: App) -> Iterator[None]:
    """Hold a return while a person acts on it, so that two acts at once become one after the other."""
    until = time.monotonic() + _PATIENCE
    while True:
        with app.store.claim(item) as ours:
            if ours:
                yield
                return
        if time.monotonic() > until:
            raise NotNow(f"{item} is being worked on at this moment.", advice="Try again in a minute.")
        time.sleep(0.05)


def set_aside(item: str, reason: str, app: App) -> Item:
    """Close a return that needs nothing more, with the reason."""
    found = app.store.item(item)
    if not found.state.waits:
        raise NotNow(
            f"{item} does not wait for anybody: it is marked '{found.state.phrase}'.",
            advice=f"See how it stands: formline show {item}",
        )
    app.store.set_aside(item, _said(reason), by=app.actor)
    return app.store.item(item)


def correct(reference: str, path: str, value: str | None, app: App) -> Filed:
    """Put one value right, or take a row out; it is read as the paper is, and what was read stays on record."""
    place = known_field(reference, path, app)
    value = value if value and value.strip() else None
    item = app.store.filed(reference).item
    with _claimed(item, app):
        filed = app.store.filed(reference)
        form = app.definitions.form(filed.form)
        _refuse_lost_row(place, value, filed)
        correction = Correction(path=path, value=value, by=app.actor, at=app.clock().isoformat())
        record = check(form, filed.reading, (*filed.corrections, correction), circumstances(app.store.item(item), app))
        _refuse_unreadable(record, filed, correction, form)
        state = State.DONE if filed.accepted else outcome_state(filed.reading, record)
        app.store.believe(reference, record, correction=correction, state=state, by=app.actor)
    carry(item, app)
    return app.store.filed(reference)


def _refuse_lost_row(place: FieldPath, value: str | None, filed: Filed) -> None:
    if place.row is None:
        return
    rows = filed.record.fields[place.field]
    there = len(rows) if isinstance(rows, list | tuple) else 0
    if place.row > there or (place.row == there and value is None):
        raise NotNow(
            f"'{place.field}' has {there} row{'' if there == 1 else 's'}; nothing was changed.",
            advice="Rows count from 0; a new row has the number after the last.",
        )
    if place.column is None and value is not None:
        raise NotNow(
            "A whole row can only be taken out; nothing was changed.",
            advice=f"Give an empty answer to take it out, or name a column too: {place}.COLUMN",
        )


def _refuse_unreadable(record: Record, before: Filed, correction: Correction, form: Form) -> None:
    """A correction that can't be read would put nothing in the place of something: it is not taken."""
    doubts = {one for one in record.findings if one.code.startswith("read-")} - set(before.record.findings)
    if correction.value is None or (correction.path not in record.unsure and not doubts):
        return
    field = form.field(field_of(correction.path))
    raise NotNow(f"What was given can't be taken as '{field.asked}'; nothing was changed.", advice=_how_to_write(field))


def _how_to_write(field: Field) -> str:
    if field.type is FieldType.DATE:
        return "Write a date like 3 March 2024, 03/03/2024 or March 2024."
    if field.type is FieldType.YES_NO:
        return "Write yes or no."
    if field.choices:
        return f"Write one of: {', '.join(choice.id for choice in field.choices)}."
    return "Look at 'formline show' and try once more."


def accept(reference: str, app: App) -> Filed:
    """Release a record for the documents that print its values."""
    item = app.store.filed(reference).item
    with _claimed(item, app):
        if not app.store.filed(reference).accepted:
            app.store.accept(reference, by=app.actor)
    carry(item, app)
    return app.store.filed(reference)


def open_route(reference: str, route: str, reason: str, app: App) -> Filed:
    """Open a route for a request: only now does anything follow from it. Another route takes the place of the first."""
    known_route(reference, route, app)
    item = app.store.filed(reference).item
    with _claimed(item, app):
        filed = app.store.filed(reference)
        if filed.decision:
            raise NotNow(
                f"{reference} is closed: it was decided '{filed.decision}'.", advice=f"See: formline show {reference}"
            )
        app.store.open_route(reference, route, _said(reason), by=app.actor)
    carry(item, app)
    return app.store.filed(reference)


def decide(reference: str, code: str, on: dt.date, reason: str, app: App) -> Filed:
    """Record what a meeting decided, and why, and close. An earlier decision stays in the history."""
    known_decision(reference, code, app)
    if on > app.clock().date():
        raise NotNow("The date of a decision can't lie in the future.", advice="Check the date after --on.")
    with _claimed(app.store.filed(reference).item, app):
        app.store.decide(reference, code, on, reason=_said(reason), by=app.actor)
    return app.store.filed(reference)


def add_password(label: str, agency: str, secret: str, app: App) -> tuple[str, list[str]]:
    """Keep a password an agency gave; every return that waits for one is tried with it."""
    entry = app.store.add_password(label, agency, secret, by=app.actor)
    locked = [one.item for one in app.store.items(State.NEEDS_PASSWORD)]
    return entry, [item for item in locked if retry(item, app).state is not State.NEEDS_PASSWORD]


def remove_password(id: str, app: App) -> None:
    """Forget a password."""
    app.store.remove_password(id, by=app.actor)


def _said(reason: str) -> str:
    reason = reason.strip()
    if not reason:
        raise NotNow("A reason is needed; nothing was changed.", advice="One sentence is enough.")
    return reason


def _one_of(known: Sequence[Decision], id: str, what: str) -> None:
    if id not in {one.id for one in known}:
        names = ", ".join(one.id for one in known) or "there are none for this form"
        raise NotThere(f"'{id}' is not {what}.", advice=f"Known: {names}.")


def _known_path(form: Form, named: str) -> FieldPath:
    path = FieldPath.parse(named)
    field = next((one for one in form.fields() if path and one.id == path.field), None)
    if path is None or field is None:
        raise NotThere(
            f"'{named}' is no field of this form.", advice=f"Fields: {', '.join(one.id for one in form.fields())}."
        )
    columns = [column.id for column in field.columns]
    if columns and (path.row is None or path.column not in {None, *columns}):
        raise NotThere(
            f"'{named}' names no cell of a table.",
            advice=f"Such as {field.id}[0].{columns[0]}, or {field.id}[0] to take a row out (rows count from 0).",
        )
    if not columns and path.row is not None:
        raise NotThere(f"'{field.id}' is no table.", advice=f"Use: {field.id}")
    return path


def known_route(reference: str, route: str, app: App) -> None:
    """Whether a record can go by such a route; asked before a person is asked for the reason."""
    _one_of(app.definitions.form(app.store.filed(reference).form).routes, route, f"a route for {reference}")


def known_decision(reference: str, code: str, app: App) -> None:
    """Whether such a thing can be decided about a record; asked before a person is asked for the reason."""
    _one_of(app.definitions.form(app.store.filed(reference).form).decisions, code, f"a decision on {reference}")


def known_field(reference: str, path: str, app: App) -> FieldPath:
    """The place a person named, where a record has such a one; asked before they are asked for its value."""
    return _known_path(app.definitions.form(app.store.filed(reference).form), path)


def fetch_original(item: str, folder: Path, app: App) -> Path:
    """Bring a return back byte for byte under the name it came with; nothing in the folder is written over."""
    found = app.store.item(item)
    folder.mkdir(parents=True, exist_ok=True)
    target = Outbox(folder)
    if target.deliver("", found.name, app.store.original(item)) is Delivery.TAKEN:
        raise NotNow(
            f"The folder already holds another file of that name; {item} was not put there.",
            advice="Name an empty folder after --to.",
        )
    return folder / safe_name(found.name)
