"""Documents: which are due, what each is made of, and how they leave for the outbox."""

import datetime as dt
import logging
from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from pipeline.app import App
from pipeline.documents import (
    Matter,
    MeetingMatter,
    check_facts,
    expect_nobody_named,
    lapsed,
    render,
    snapshot,
)
from pipeline.errors import FormlineError, NotNow
from pipeline.model.days import LONDON, WorkingDays
from pipeline.model.document import Document, Kind, Moment, Subject
from pipeline.model.item import Filed, Item
from pipeline.model.partnership import Office
from pipeline.model.states import State
from pipeline.outbox import Delivery

log = logging.getLogger("formline")
_NO_RECEIPT = frozenset({State.ARRIVED, State.SET_ASIDE})


def make_due(item: str, app: App) -> None:
    """Make and seal every document that is due for this return and was not made before."""
    for kind, matter in _due(app.store.item(item), app):
        if not any(made.kind == kind.id for made in app.store.documents(matter.reference)):
            _keep(kind, matter, app, owner=item)


def _due(item: Item, app: App) -> Iterator[tuple[Kind, Matter]]:
    filed = [app.store.filed(part.reference) for part in item.parts if part.reference]
    for kind in app.definitions.kinds:
        if kind.about is Subject.RETURN and kind.due is Moment.KEPT:
            yield from ((kind, matter) for matter in _of_return(item, filed, app))
        elif kind.about is Subject.RECORD:
            yield from ((kind, of_record(one, app)) for one in filed if _is_due(kind, one))


def _of_return(item: Item, filed: list[Filed], app: App) -> Iterator[Matter]:
    # One for each record; the return itself speaks where nothing could be made of it.
    yield from (of_record(one, app) for one in filed)
    if not filed and item.state not in _NO_RECEIPT:
        part = item.parts[0] if item.parts else None
        form = app.definitions.form(part.form) if part and part.form else None
        yield replace(_matter(item.item, app), item=item, part=part, form=form, received=item.received)


def _is_due(kind: Kind, filed: Filed) -> bool:
    if kind.forms and filed.form not in kind.forms:
        return False
    if kind.due is Moment.ACCEPTED:
        return filed.accepted
    if kind.due is Moment.OPENED:
        return filed.accepted and filed.route is not None and (not kind.routes or filed.route in kind.routes)
    return kind.due is Moment.KEPT


def make(kind: Kind, reference: str, app: App, *, stated: Mapping[str, object] | None = None) -> Document:
    """Make a document because somebody asked for it; an unchanged one is not made again."""
    if kind.about is Subject.MEETING:
        raise NotNow("The papers of a meeting are made for a date.", advice="Use: formline pack --meeting DATE")
    if kind.about is Subject.PUBLIC:
        return _make_public(kind, reference, stated or {}, app)
    if kind.about is Subject.RETURN and reference.startswith("R-"):
        item = app.store.item(reference)
        filed = [app.store.filed(part.reference) for part in item.parts if part.reference]
        matters = list(_of_return(item, filed, app))
        if not matters:
            raise NotNow(
                f"There is nothing to say about {reference} yet: it is marked '{item.state.phrase}'.",
                advice=f"See how it stands: formline show {reference}",
            )
        return [_keep(kind, matter, app, owner=item.item) for matter in matters][-1]
    filed_one = app.store.filed(reference)
    if kind.forms and filed_one.form not in kind.forms:
        raise NotNow(
            f"A {kind.title.lower()} is not made for {reference}: it is for {', '.join(kind.forms)} only.",
            advice="Name a reference of such a form; 'formline list' shows them.",
        )
    return _keep(kind, of_record(filed_one, app), app, owner=filed_one.item)


def _make_public(kind: Kind, reference: str, stated: Mapping[str, object], app: App) -> Document:
    # Only what a person stated goes in; the case is known to the store alone, and the number tells nothing of it.
    facts = check_facts(kind, stated)
    filed = app.store.filed(reference)
    expect_nobody_named(facts, filed.record, app.definitions.form(filed.form))
    for warning in lapsed(kind, facts, app.clock().astimezone(LONDON).date()):
        log.warning("%s", warning)
    number = app.store.public_number(kind.number_prefix, filed.case, kind.id, owner=filed.item, by=app.actor)
    return _keep(kind, replace(_matter(number, app), facts=facts), app, owner=number)


class Pack(Struct, frozen=True, kw_only=True):
    """A meeting's pack, and what it holds."""

    document: Document
    items: int
    waiting: int


def make_pack(kind: Kind, meeting: dt.date, app: App, *, cut_off: dt.datetime | None = None) -> Pack:
    """Bind every open request and line of enquiry for a meeting; what is not ready is named as waiting."""
    until = cut_off or app.clock()
    # A record somebody has still to look at is not bound in: its doubtful values would be printed as if they were sure.
    filed = [one for one in app.store.all_filed(open_only=True) if one.accepted and one.received <= until]
    waiting = tuple(one for one in app.store.items() if one.state.waits and one.received <= until)
    items = tuple(of_record(one, app) for one in filed)
    # Without a cut-off asked for, the pack is frozen at the last thing in it: made again unchanged, it is the same.
    frozen = cut_off or max([*(one.received for one in filed), *(one.received for one in waiting)], default=until)
    matter = replace(
        _matter(meeting.isoformat(), app),
        meeting=MeetingMatter(date=meeting, cut_off=frozen, items=items, waiting=waiting),
    )
    document = _keep(kind, matter, app, owner=f"meeting {meeting.isoformat()}")
    return Pack(document=document, items=len(items), waiting=len(waiting))


def deliver(app: App) -> None:
    """Put every document that is made and not yet delivered into the outbox; done twice, it is done once."""
    trouble: FormlineError | None = None
    for document in app.store.undelivered():
        try:
            came = app.outbox.deliver(document.folder, document.name, app.store.content(document.id))
        except FormlineError as error:
            if app.outbox.away:
                raise
            trouble = error  # one that can't leave now never holds up the others
        else:
            if came is not Delivery.TAKEN:  # else it stays made and undelivered, and the notes say so
                app.store.delivered(document.id, by=app.actor)
    if trouble:
        raise trouble


def of_record(filed: Filed, app: App) -> Matter:
    """All that is known of one record."""
    item = app.store.item(filed.item)
    return replace(
        _matter(filed.reference, app),
        form=app.definitions.form(filed.form),
        item=item,
        part=next((part for part in item.parts if part.reference == filed.reference), None),
        record=filed.record,
        accepted=filed.accepted,
        case_name=filed.spoken or "",
        route=filed.route or "",
        route_reason=next((one.reason for one in reversed(filed.history) if one.code == filed.route), None) or "",
        decision=filed.decision or "",
        received=filed.received,
    )


def _matter(reference: str, app: App) -> Matter:
    partnership = app.definitions.partnership
    return Matter(
        partnership=partnership,
        reference=reference,
        days=OfficeDays(office=partnership.office, days=WorkingDays(partnership.holidays)),
    )


def _keep(kind: Kind, matter: Matter, app: App, *, owner: str) -> Document:
    data = snapshot(kind, matter)
    made = app.clock().astimezone(LONDON).date()
    template, logo = app.definitions.template(kind), app.definitions.logo()
    return app.store.keep_document(
        reference=matter.reference,
        kind=kind.id,
        folder=_folder(kind, matter),
        name=f"{matter.reference} {kind.title}.docx",
        snapshot=data,
        make=lambda version: render(kind, template, data, made=made, version=version, logo=logo),
        owner=owner,
        by=app.actor,
    )


def _folder(kind: Kind, matter: Matter) -> str:
    if kind.about is Subject.MEETING:
        return f"meetings/{matter.reference} {matter.partnership.meeting.name}"
    return matter.reference


class OfficeDays(Struct, frozen=True, kw_only=True):
    """The working days of one office: what arrives after hours counts for the next of them."""

    office: Office
    days: WorkingDays

    def counts_for(self, moment: dt.datetime) -> dt.date:
        """The working day on which something received at this moment counts."""
        local = moment.astimezone(LONDON)
        late = local.time() >= self.office.closes
        return self.days.on_or_after(local.date() + dt.timedelta(days=1 if late else 0))

    def after(self, day: dt.date, count: int) -> dt.date:
        """The working day that many working days after this one."""
        return self.days.add(day, count)
