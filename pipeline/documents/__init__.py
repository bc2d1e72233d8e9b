"""From a snapshot of facts to a finished Word document; nothing here knows a database, a clock or a workspace."""

import datetime as dt
from collections.abc import Iterator

from pipeline.documents.blocks import known_blocks, public_blocks
from pipeline.documents.facts import check_facts, lapsed
from pipeline.documents.identity import expect_nobody_named, names_in_facts
from pipeline.documents.matter import Calendar, Matter, MeetingMatter, Stated
from pipeline.documents.snapshots import snapshot
from pipeline.model.document import Kind

__all__ = [
    "Calendar",
    "Matter",
    "MeetingMatter",
    "Stated",
    "check_facts",
    "expect_nobody_named",
    "known_blocks",
    "lapsed",
    "lint",
    "names_in_facts",
    "public_blocks",
    "render",
    "snapshot",
]


def render(kind: Kind, template: bytes, snapshot: bytes, *, made: dt.date, version: int, logo: bytes) -> bytes:
    """The finished Word document: the same inputs give the same bytes."""
    from pipeline.documents import engine  # brings docxtpl, which commands that make nothing should not wait for

    return engine.render(kind, template, snapshot, made=made, version=version, logo=logo)


def lint(kind: Kind, template: bytes) -> Iterator[tuple[str, str, str]]:
    """What is wrong with a kind's template: the place in the Word document, what, and what to do."""
    from pipeline.documents import linting

    yield from linting.lint(kind, template)
