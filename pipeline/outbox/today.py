"""What the page of the day says."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number worth seeing first."""

    label: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Something that waits for a person."""

    reference: str  # of the record, or the receipt number
    phrase: str  # 'needs a password'
    since: dt.datetime
    whose: str = ""  # whom it waits for, by role


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Something that falls due."""

    on: dt.date
    what: str
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A document made today."""

    document: str  # 'REQ-2026-0012 Acknowledgement'
    at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """How one of our own places does: the inbox, the outbox, the store."""

    place: str
    well: bool
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """All that the page says. Reference and receipt numbers only: no name of a person or of a sender's file."""

    partnership: str
    now: dt.datetime  # aware
    figures: tuple[Figure, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    due: tuple[Due, ...] | None = None  # None: nobody has reckoned it, and the page says nothing
    made: tuple[Made, ...] = ()
    health: tuple[Condition, ...] = ()
    accent: str = "1F4E5F"  # six hexadecimal digits
