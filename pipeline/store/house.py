"""The one way in and out of the store: looks that change nothing, and changes that can't leave the log out."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Row, Select, Table

from pipeline.errors import NotNow
from pipeline.store import audit, schema
from pipeline.store.database import Database
from pipeline.store.moments import written
from pipeline.store.sealing import Box, Vault
from pipeline.store.statements import adding, altering, choosing, dropping, keyed

PROGRAM = "formline"  # who acts where no person does


class View:
    """One moment of the store, opened with its keys."""

    def __init__(self, connection: Connection, vault: Vault) -> None:
        self.vault = vault
        self._connection = connection

    def find(self, table: Table, **same: object) -> Row[Any] | None:
        """The first row whose columns have these values, if any."""
        return self._connection.execute(choosing(table, tuple(same)), same).first()

    def find_all(self, table: Table, **same: object) -> Sequence[Row[Any]]:
        """Every row whose columns have these values, in the order of their keys."""
        return self._connection.execute(choosing(table, tuple(same)), same).all()

    def rows(self, query: Select[Any], **values: object) -> Sequence[Row[Any]]:
        """Every row a query finds."""
        return self._connection.execute(query, values).all()

    def box(self, owner: str) -> Box:
        """What this owner's data key opens."""
        found = self.find(schema.data_keys, owner=owner)
        if found is None or found.wrapped is None:
            raise NotNow(
                f"What belonged to {owner} was erased and can't be brought back.",
                advice="The store is sound: what was erased is gone on purpose.",
            )
        return self.vault.box(owner, found.wrapped)

    def trail(self, subject: str | None = None) -> tuple[audit.Entry, ...]:
        """The log, oldest entry first; of one subject, or of all."""
        found = self.find_all(schema.audit, **({} if subject is None else {"subject": subject}))
        return tuple(audit.entry(row, self.vault.house) for row in found)

    def newest_entry(self, subjects: Sequence[str] = ()) -> int:
        """The number of the newest entry in the log about one of these, or of all; 0 where there is none."""
        return audit.newest_about(self._connection, subjects) if subjects else audit.newest(self._connection).seq

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
        self.silent = True
        self._log = audit.Log(connection, vault, vault.house, self.now)

    def add(self, table: Table, **values: object) -> None:
        """A new row."""
        self._connection.execute(adding(table), values)

    def alter(self, table: Table, keys: Mapping[str, object], **values: object) -> int:
        """New values for the rows with these keys; how many there were."""
        statement = altering(table, tuple(keys), tuple(values))
        return self._connection.execute(statement, keyed(keys) | values).rowcount

    def drop(self, table: Table, **same: object) -> int:
        """The rows whose columns have these values, gone; how many there were."""
        return self._connection.execute(dropping(table, tuple(same)), same).rowcount

    def note(self, act: str, subject: str | None = None, **detail: str) -> None:
        """Write into the log what is being done; a change that says nothing is undone."""
        self.silent = False
        self._log.append(act, subject, audit.Noted(by=self.by, detail=detail))

    def own_box(self, owner: str) -> Box:
        """What this owner's data key seals; a new key for a new owner."""
        if self.find(schema.data_keys, owner=owner) is not None:
            return self.box(owner)
        wrapped = self.vault.new_key(owner)
        self.add(schema.data_keys, owner=owner, wrapped=wrapped, made=self.now)
        return self.vault.box(owner, wrapped)

    def close(self) -> None:
        """Bring the log to its end."""
        self._log.close()


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
            change = Change(connection, self.vault, at=self._clock(), by=by)
            yield change
            if change.silent:
                connection.rollback()
            else:
                change.close()
                connection.commit()
