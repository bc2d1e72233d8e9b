"""What we believe a part says: typed values, each with its source, what follows from them, and what to look at."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from msgspec import Struct, convert, field

from pipeline.model.partnership import Partnership
from pipeline.model.reading import Source
from pipeline.model.states import Severity

Row = Mapping[str, str | None]
Value = str | bool | None | tuple[str, ...] | tuple[Row, ...]


class Finding(Struct, frozen=True, kw_only=True):
    """Something a person should know about a record.

    Codes that begin 'read-' are doubts about our reading; all others are about what the writer wrote.
    """

    code: str
    severity: Severity
    message: str  # for staff
    field: str | None = None  # field path
    query: str | None = None  # for the referrer, where it may go there: names section and question, never a value


class Correction(Struct, frozen=True, kw_only=True):
    """What a person put in place of what was read."""

    path: str
    value: str | None  # as typed by the person; read by the same rules as the paper
    by: str
    at: str  # ISO 8601, aware


class Dated(Struct, frozen=True, kw_only=True):
    """What a question with two sides asked for, and its date as ISO 8601, as precise as the writer was."""

    kind: str  # 'born', 'expected'; 'death', 'incident'; 'unclear'
    date: str | None = None


class Facts(Struct, frozen=True, kw_only=True):
    """The facts that others than the checks themselves go by; a record keeps these and more as plain data."""

    birth: Dated | None = None
    event: Dated | None = None
    nhs_number: str | None = None
    row_dates: Mapping[str, tuple[str | None, ...]] = field(default_factory=dict)  # by table: the date of each row
    absent: Mapping[str, str] = field(default_factory=dict)  # by field: blank, not_known, not_applicable, none


class Record(Struct, frozen=True, kw_only=True):
    """What we believe now. Built anew from the reading and the corrections; never edited."""

    form: str
    edition: str | None
    fields: Mapping[str, Value]  # every field id of the form, typed as the form says; the paper, office use included
    facts: Mapping[str, Any] = field(default_factory=dict)  # what follows from it
    findings: tuple[Finding, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    as_written: Mapping[str, str] = field(default_factory=dict)  # answers no value could be made of: two ticks, no date
    unsure: tuple[str, ...] = ()  # field paths a person must look at
    unplaced: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()

    @property
    def known(self) -> Facts:
        """The facts that documents go by."""
        return convert(self.facts, Facts)

    @property
    def doubtful(self) -> bool:
        """Whether a person must look before a document may print what is doubtful here."""
        return bool(self.unsure) or any(finding.code.startswith("read-") for finding in self.findings)

    @property
    def queries(self) -> tuple[Finding, ...]:
        """What may be asked of the referrer."""
        return tuple(finding for finding in self.findings if finding.query)


class Circumstances(Struct, frozen=True, kw_only=True):
    """What is known around a part when it is checked; checks know no clock but this one."""

    received: dt.datetime | None  # when the return reached us; aware; None where nothing is known (extract)
    today: dt.date
    partnership: Partnership
