"""How a store is made and grows: numbered steps, each applied together with its own record."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Table, func, insert, inspect, select, text

from pipeline.errors import SettingsAtFault
from pipeline.store import audit, schema
from pipeline.store.database import Database
from pipeline.store.moments import written

_LOCK = 7_221_968_005_113_201  # any number of our own: migrations on a server wait for one another by it


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """One step: the tables it adds."""

    number: int
    name: str
    tables: Sequence[Table]


MIGRATIONS = (
    Migration(number=1, name="the store", tables=schema.FIRST),
    Migration(number=2, name="pictures of pages", tables=schema.SECOND),
)


def migrate(database: Database, at: dt.datetime, steps: Sequence[Migration] = MIGRATIONS) -> None:
    """Bring the store to what this program knows."""
    with database.reading() as connection:
        reached = _reached(connection)
    for step in steps[reached:]:
        _apply(database, step, written(at))


def refuse_newer(connection: Connection, steps: Sequence[Migration] = MIGRATIONS) -> None:
    """Stop with a sentence before a store that knows more than this program."""
    if _reached(connection) > steps[-1].number:
        raise SettingsAtFault(
            "This store was written by a newer Formline.", advice="Install that version; this one leaves it untouched."
        )


def founded(connection: Connection) -> bool:
    """Whether a store was ever begun here."""
    return _reached(connection) > 0


def _apply(database: Database, step: Migration, at: str) -> None:
    with database.writing() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            schema.tell_postgresql()
        if _reached(connection) >= step.number:
            return  # another process was faster
        schema.metadata.create_all(connection, tables=step.tables, checkfirst=False)
        if step.number == 1:
            audit.begin(connection)
        connection.execute(insert(schema.migrations).values(number=step.number, name=step.name, at=at))
        connection.commit()


def _reached(connection: Connection) -> int:
    if not inspect(connection).has_table(schema.migrations.name):
        return 0
    return connection.execute(select(func.max(schema.migrations.c.number))).scalar() or 0
