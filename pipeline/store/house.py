"""The one way in and out of the store: looks that change nothing, and changes that can't leave the log out."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Executable, Row, Select, insert, select

from pipeline.errors import NotNow
from pipeline.store import audit, schema
from pipeline.store.database import Database
from pipeline.store.moments import written
from pipeline.store.sealing import Box, Vault

HOUSE = "house"  # owner of the key for what belongs to no return: log, keyring, small facts
PROGRAM = "formline"  # who acts where no person does


class View:
    """One moment of the store, opened with its keys."""

    def __init__(self, connection: Connection, vault: Vault) -> None:
        self.vault = vault
        self._connection = connection

    def rows(self, query: Select[Any]) -> Sequence[Row[Any]]:
        """Every row a query finds."""
        return self._connection.execute(query).all()

    def one(self, query: Select[Any]) -> Row[Any] | None:
        """The first row a query finds, if any."""
        return self._connection.execute(query).first()

    def box(self, owner: str) -> Box:
        """What this owner's data key opens."""
        found = self.one(select(schema.data_keys.c.wrapped).where(schema.data_keys.c.owner == owner))
        if found is None or found.wrapped is None:
            raise NotNow(f"What belonged to {owner} was erased and can't be brought back.")
        return self.vault.box(owner, found.wrapped)

    def trail(self, subject: str | None = None) -> tuple[audit.Entry, ...]:
        """The log, oldest entry first; of one subject, or of all."""
        query = select(schema.audit).order_by(schema.audit.c.seq)
        found = self.rows(query if subject is None else query.where(schema.audit.c.subject == subject))
        box = self.box(HOUSE)
        return tuple(audit.entry(row, box) for row in found)

    def first_break(self) -> audit.BrokenChain | None:
        """Where the log is not as it was written, if anywhere."""
        return audit.first_break(self._connection, self.vault)


class Change(View):
    """One transaction that writes. It ends with its entries in the log, or it never was."""

    def __init__(self, connection: Connection, vault: Vault, *, at: dt.datetime, by: str) -> None:
        super().__init__(connection, vault)
        self.at = at
        self.now = written(at)
        self.by = by
        self._notes: list[tuple[str, str | None, audit.Noted]] = []

    def write(self, statement: Executable) -> int:
        """Carry out one statement; how many rows it touched."""
        return self._connection.execute(statement).rowcount

    def note(self, act: str, subject: str | None = None, **detail: str) -> None:
        """Say for the log what is being done; a change that says nothing is undone."""
        self._notes.append((act, subject, audit.Noted(by=self.by, detail=detail)))

    def own_box(self, owner: str) -> Box:
        """What this owner's data key seals; a new key for a new owner."""
        if self.one(select(schema.data_keys.c.owner).where(schema.data_keys.c.owner == owner)) is None:
            wrapped = self.vault.new_key(owner)
            self.write(insert(schema.data_keys).values(owner=owner, wrapped=wrapped, made=self.now))
        return self.box(owner)

    def close(self, after: audit.Head) -> None:
        """Write the log entries of this change."""
        box = self.own_box(HOUSE)
        for act, subject, noted in self._notes:
            after = audit.append(self._connection, self.vault, box, after, self.now, act, subject, noted)

    @property
    def silent(self) -> bool:
        """Whether nothing was said for the log, so that nothing is to be kept."""
        return not self._notes


class House:
    """Database, keys and clock together."""

    def __init__(self, database: Database, vault: Vault, clock: Callable[[], dt.datetime]) -> None:
        self.database = database
        self.vault = vault
        self._clock = clock

    @contextmanager
    def look(self) -> Iterator[View]:
        """One moment of the store to read in."""
        with self.database.reading() as connection:
            yield View(connection, self.vault)

    @contextmanager
    def change(self, by: str) -> Iterator[Change]:
        """One transaction to write in."""
        with self.database.writing() as connection:
            head = audit.newest(connection, lock=True)
            change = Change(connection, self.vault, at=self._clock(), by=by)
            yield change
            if change.silent:
                connection.get_transaction().rollback()  # type: ignore[union-attr]
            else:
                change.close(head)
