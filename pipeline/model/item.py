"""A return as it arrives and as we keep it: the item, its parts, and what happened to them."""

import datetime as dt
from dataclasses import dataclass

from pipeline.model.states import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A file found in the inbox: settled, whole and read into memory, not kept yet."""

    name: str  # as the sender or the office named it
    folder: str  # below the inbox, '' at its top
    content: bytes
    seen: dt.datetime  # when it was first seen; aware
    stamp: str = ""  # tells this very file from a later one of the same name (size, time, number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What keeping an arrival came to."""

    item: str  # receipt number
    fresh: bool  # False: these bytes were here before, and this is a sighting


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a return and how far it has come."""

    part: str | None  # where in the file; None for the file itself
    state: State
    form: str | None = None
    reference: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A return."""

    item: str
    name: str
    state: State
    received: dt.datetime
    parts: tuple[Part, ...] = ()
    sightings: int = 0
    reason: str | None = None
