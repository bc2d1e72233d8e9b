"""What a document is made from: everything the flow knows of one subject, handed over in one piece."""

import datetime as dt
from collections.abc import Mapping
from typing import Protocol

from msgspec import Struct, field

from pipeline.model.form import Form
from pipeline.model.item import Item, Part
from pipeline.model.partnership import Partnership
from pipeline.model.record import Record

Stated = Mapping[str, str | tuple[str, ...]]


class Calendar(Protocol):
    """Counts the working days of one partnership."""

    def counts_for(self, moment: dt.datetime) -> dt.date:
        """The working day on which something received at this moment counts."""

    def after(self, day: dt.date, count: int) -> dt.date:
        """The working day that many working days after this one."""


class MeetingMatter(Struct, frozen=True, kw_only=True):
    """One meeting as it stood when its pack was frozen."""

    date: dt.date
    cut_off: dt.datetime
    items: tuple["Matter", ...] = ()  # each open request and line of enquiry, in the order they came
    waiting: tuple[Item, ...] = ()  # returns no person has dealt with yet


class Matter(Struct, frozen=True, kw_only=True):
    """Everything known of the subject of one document. Blocks pick from it; templates never see it whole."""

    partnership: Partnership
    reference: str  # receipt number, record reference, number of a public document, or the meeting's date
    form: Form | None = None
    item: Item | None = None
    part: Part | None = None
    record: Record | None = None
    accepted: bool = False
    case_name: str = ""  # the neutral spoken name
    route: str = ""  # id, as opened
    route_reason: str = ""
    decision: str = ""  # id, as decided
    received: dt.datetime | None = None  # aware
    facts: Stated = field(default_factory=dict)  # what a person stated: for a public document, or of a case
    meeting: MeetingMatter | None = None
    days: Calendar | None = None
