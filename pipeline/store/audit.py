"""The log that every change of the store writes into, each entry bound to the one before it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, select

from pipeline.store.moments import moment
from pipeline.store.payload import pack, unpack
from pipeline.store.schema import audit, head
from pipeline.store.sealing import Box, Vault
from pipeline.store.statements import adding, altering, choosing

_PURPOSE = "audit chain"
_BEGINNING = bytes(32)  # what the first entry is bound to
_HEAD = choosing(head, ())
_LOCKED_HEAD = _HEAD.with_for_update()
_NEWEST_ABOUT = select(func.max(audit.c.seq)).where(audit.c.subject.in_(bindparam("subjects", expanding=True)))
_WHOLE = select(audit).order_by(audit.c.seq).execution_options(yield_per=1000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of the log."""

    seq: int
    at: dt.datetime
    act: str
    subject: str | None
    by: str
    detail: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenChain:
    """Where the log is not as it was written."""

    seq: int  # the first bad entry
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What is sealed of an entry."""

    by: str
    detail: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The newest entry: the next one is bound to it."""

    seq: int
    mac: bytes


def begin(connection: Connection) -> None:
    """Lay the head of an empty log."""
    connection.execute(adding(head), {"only": 1, "seq": 0, "mac": _BEGINNING})


def newest(connection: Connection, *, lock: bool = False) -> Head:
    """The head of the log; with `lock`, whoever else wants to write waits from here on."""
    row = connection.execute(_LOCKED_HEAD if lock else _HEAD).one()
    return Head(seq=row.seq, mac=row.mac)


def newest_about(connection: Connection, subjects: Sequence[str]) -> int:
    """The number of the newest entry about one of these subjects; 0 where there is none."""
    return connection.execute(_NEWEST_ABOUT, {"subjects": list(subjects)}).scalar() or 0


class Log:
    """Writes the entries of one change."""

    def __init__(self, connection: Connection, vault: Vault, box: Box, at: str) -> None:
        self._connection = connection
        self._vault = vault
        self._box = box
        self._at = at
        self._head = newest(connection, lock=True)

    def append(self, act: str, subject: str | None, noted: Noted) -> None:
        """Write one entry."""
        seq = self._head.seq + 1
        sealed = self._box.seal(pack(noted), "audit", str(seq))
        mac = _mac(self._vault, self._head.mac, seq, self._at, act, subject, sealed)
        values = {"seq": seq, "at": self._at, "act": act, "subject": subject, "sealed": sealed, "mac": mac}
        self._connection.execute(adding(audit), values)
        self._head = Head(seq=seq, mac=mac)

    def close(self) -> None:
        """Move the head to the last entry."""
        moved = altering(head, (), ("seq", "mac"))
        self._connection.execute(moved, {"seq": self._head.seq, "mac": self._head.mac})


def entry(row: Row[Any], box: Box) -> Entry:
    """One entry as people and commands read it."""
    noted = unpack(Noted, box.open(row.sealed, "audit", str(row.seq)))
    return Entry(seq=row.seq, at=moment(row.at), act=row.act, subject=row.subject, by=noted.by, detail=noted.detail)


def first_break(connection: Connection, vault: Vault) -> BrokenChain | None:
    """The first entry that is not as it was written, or None where the whole log is sound."""
    last = Head(seq=0, mac=_BEGINNING)
    with connection.execute(_WHOLE) as rows:
        for row in rows:
            if row.seq != last.seq + 1:
                return _missing(last.seq + 1)
            if row.mac != _mac(vault, last.mac, row.seq, row.at, row.act, row.subject, row.sealed):
                return BrokenChain(seq=row.seq, sentence=f"Entry {row.seq} of the log is not as it was written.")
            last = Head(seq=row.seq, mac=row.mac)
    end = newest(connection)
    if end == last:
        return None
    if end.seq > last.seq:
        return _missing(last.seq + 1)
    return BrokenChain(seq=end.seq + 1, sentence=f"The log was set back: it should end before entry {end.seq + 1}.")


def _missing(seq: int) -> BrokenChain:
    return BrokenChain(seq=seq, sentence=f"Entry {seq} of the log is missing.")


def _mac(vault: Vault, before: bytes, seq: int, at: str, act: str, subject: str | None, sealed: bytes) -> bytes:
    said = "" if subject is None else f"={subject}"
    return vault.hashed(_PURPOSE, before, str(seq), at, act, said, sealed)
