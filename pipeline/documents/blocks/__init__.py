"""The data a template can see: one small pure function a block, found by the name a kind declares in `uses`."""

from collections.abc import Callable, Mapping
from typing import Any

from pipeline.documents.blocks import answers, cases, clocks, house, meetings, receipts, stated
from pipeline.documents.matter import Matter

Block = Callable[[Matter], Any]

_BLOCKS: Mapping[str, Block] = {
    "partnership": house.partnership,
    "receipt": receipts.receipt,
    "queries": receipts.queries,
    "answers": answers.answers,
    "questions": answers.questions,
    "birth": cases.birth,
    "event": cases.event,
    "case": cases.case,
    "clocks": clocks.clocks,
    "chronology": cases.chronology,
    "findings": cases.findings,
    "decisions": cases.decisions,
    "meeting": meetings.meeting,
    "agenda": meetings.agenda,
    "business": meetings.business,
    "waiting": meetings.waiting,
    "stated": stated.stated,
}
_PUBLIC = frozenset({"partnership", "stated"})


def known_blocks() -> frozenset[str]:
    """Every name that may stand in a kind's `uses`."""
    return frozenset(_BLOCKS)


def public_blocks() -> frozenset[str]:
    """The only names a public kind may use: none of them can reach a record."""
    return _PUBLIC


def block(name: str) -> Block:
    """The function behind a name of `known_blocks`."""
    return _BLOCKS[name]
