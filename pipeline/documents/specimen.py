"""The data of a kind as a specimen: nobody's case, with one of everything, to hold templates against."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from pipeline.documents.blocks import block
from pipeline.documents.matter import Matter, MeetingMatter
from pipeline.documents.naming import OPEN
from pipeline.model.document import Kind
from pipeline.model.form import Column, Decision, Field, FieldType, Form, Section
from pipeline.model.item import Item
from pipeline.model.partnership import Agency, Meeting, Office, Partnership, Safety
from pipeline.model.record import Finding, Record
from pipeline.model.states import Severity, State

_BY_FORM = frozenset({"answers", "questions"})  # their names are those of a form's questions
_DOCUMENT = ("kind", "title", "reference", "author", "marking", "version", "made")
_MOMENT = dt.datetime(2026, 1, 5, 12, 0, tzinfo=dt.UTC)

_HOUSE = Partnership(
    id="specimen",
    name="Specimen",
    short="S",
    office=Office(name="Office", address=("Street",)),
    safety=Safety(front_door="front door"),
    meeting=Meeting(name="Meeting", agenda=("Welcome",)),
    agencies=(Agency(id="one", names=("One",), kind="partner"),),
)
_TABLE = Field(
    id="events",
    label="Events",
    type=FieldType.TABLE,
    columns=(Column(id="year", label="Year"), Column(id="what", label="What")),
)
_FORM = Form(
    id="specimen",
    title="Specimen",
    reference_prefix="S",
    sections=(Section(id="one", label="One", fields=(_TABLE,)),),
    editions=(),
    decisions=(Decision(id="one", label="One"),),
    what_next=("Wait.",),
)
_RECORD = Record(
    form="specimen",
    edition=None,
    fields={"events": ({"year": "2026", "what": "Something"},)},
    facts={"row_dates": {"events": ("2026",)}},
    findings=(Finding(code="specimen", severity=Severity.ALERT, message="Look.", field="events", query="Events"),),
    unsure=("events",),
)


def shapes(kind: Kind) -> Mapping[str, Any]:
    """What the templates of a kind can name, by block; a list holds one of its things."""
    shown = {name: OPEN if name in _BY_FORM else _opened(block(name)(_matter())) for name in kind.uses}
    if "stated" in shown:
        shown["stated"] = {fact.id: [""] if fact.many else "" for fact in kind.facts}
    return {**shown, "document": dict.fromkeys(_DOCUMENT, "")}


def _opened(data: Any) -> Any:
    """Leave open, at any depth, what is named by a form."""
    if isinstance(data, dict):
        return {name: OPEN if name in _BY_FORM else _opened(one) for name, one in data.items()}
    return [_opened(one) for one in data] if isinstance(data, list) else data


def _matter() -> Matter:
    case = Matter(partnership=_HOUSE, reference="S-1", form=_FORM, record=_RECORD, received=_MOMENT)
    waiting = Item(item="R-1", name="", state=State.NEEDS_REVIEW, received=_MOMENT)
    meeting = MeetingMatter(date=_MOMENT.date(), cut_off=_MOMENT, items=(case,), waiting=(waiting,))
    return Matter(partnership=_HOUSE, reference="S-1", form=_FORM, record=_RECORD, received=_MOMENT, meeting=meeting)
