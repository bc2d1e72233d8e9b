"""How a store is opened: made where there is none, brought up to date, and only with the key it was sealed with."""

import datetime as dt
from collections.abc import Callable

from sqlalchemy import Connection, insert, select

from pipeline.errors import KeyAtFault
from pipeline.store import audit
from pipeline.store.database import Database
from pipeline.store.house import PROGRAM, Change, House
from pipeline.store.migrations import founded, migrate
from pipeline.store.moments import written
from pipeline.store.schema import data_keys, meta
from pipeline.store.sealing import ROOT, Master, Vault

_CHECK = "key check"


def open_house(database: Database, key: bytes, clock: Callable[[], dt.datetime]) -> House:
    """Open a store with its key."""
    migrate(database, clock())
    master = Master(key)
    with database.reading() as connection:
        vault = _vault(connection, master)
    if vault is None:
        with database.writing() as connection:
            head = audit.newest(connection, lock=True)  # of two that found it at once, one waits here
            vault = _vault(connection, master) or _found(connection, master, head, clock())
    return House(database, vault, clock)


def _vault(connection: Connection, master: Master) -> Vault | None:
    check = connection.execute(select(meta.c.value).where(meta.c.name == _CHECK)).scalar()
    if check is None:
        return None
    if check != master.check:
        raise KeyAtFault(
            "The key found is not the one this store was sealed with.",
            advice="Set FORMLINE_KEY_FILE to the right one, or bring it back from the recovery sheet. "
            "Nothing in the store was changed.",
        )
    wrapped = connection.execute(select(data_keys.c.wrapped).where(data_keys.c.owner == ROOT)).scalar_one()
    return Vault(master, wrapped)


def _found(connection: Connection, master: Master, head: audit.Head, at: dt.datetime) -> Vault:
    wrapped = master.new_key(ROOT)
    connection.execute(insert(data_keys).values(owner=ROOT, wrapped=wrapped, made=written(at)))
    connection.execute(insert(meta).values(name=_CHECK, value=master.check))
    change = Change(connection, Vault(master, wrapped), at=at, by=PROGRAM)
    change.note("store founded")
    change.close(head)
    return change.vault


def holds_a_seal(database: Database) -> bool:
    """Whether a store here was ever opened with a key."""
    with database.reading() as connection:
        return (
            founded(connection)
            and connection.execute(select(meta.c.name).where(meta.c.name == _CHECK)).first() is not None
        )
