"""How a store is opened: made where there is none, brought up to date, and only with the key it was sealed with."""

import datetime as dt
from collections.abc import Callable

from sqlalchemy import Connection

from pipeline.errors import KeyAtFault
from pipeline.store import audit
from pipeline.store.database import Database
from pipeline.store.house import PROGRAM, Change, House
from pipeline.store.migrations import founded, migrate, refuse_newer
from pipeline.store.moments import written
from pipeline.store.schema import data_keys, meta
from pipeline.store.sealing import HOUSE, ROOT, Master, Vault
from pipeline.store.statements import choosing

_CHECK = "key check"


def open_house(database: Database, key: bytes, clock: Callable[[], dt.datetime]) -> House:
    """Open a store with its key."""
    master = Master(key)
    with database.reading() as connection:
        refuse_newer(connection)
        vault = _vault(connection, master) if founded(connection) else None
    migrate(database, clock())  # after the key has opened it: with a wrong one nothing is changed
    return House(database, vault or _founded_once(database, master, clock()), clock)


def holds_a_seal(database: Database) -> bool:
    """Whether a store here was ever opened with a key."""
    with database.reading() as connection:
        return founded(connection) and _key_check(connection) is not None


def _vault(connection: Connection, master: Master) -> Vault | None:
    check = _key_check(connection)
    if check is None:
        return None
    if check != master.check:
        raise KeyAtFault(
            "The key found is not the one this store was sealed with.",
            advice="Bring the right one back from your copy of it (docs/how-to/keep-copies.md), "
            "or set FORMLINE_KEY_FILE to it.\nNothing in the store was changed.",
        )
    return Vault(master, _wrapped(connection, ROOT), _wrapped(connection, HOUSE))


def _key_check(connection: Connection) -> str | None:
    row = connection.execute(choosing(meta, ("name",)), {"name": _CHECK}).first()
    return row.value if row else None


def _wrapped(connection: Connection, owner: str) -> bytes:
    wrapped: bytes = connection.execute(choosing(data_keys, ("owner",)), {"owner": owner}).one().wrapped
    return wrapped


def _founded_once(database: Database, master: Master, at: dt.datetime) -> Vault:
    with database.writing() as connection:
        audit.newest(connection, lock=True)  # of two that found it at once, one waits here
        return _vault(connection, master) or _found(connection, master, at)


def _found(connection: Connection, master: Master, at: dt.datetime) -> Vault:
    wrapped = {owner: master.new_key(owner) for owner in (ROOT, HOUSE)}
    vault = Vault(master, wrapped[ROOT], wrapped[HOUSE])
    change = Change(connection, vault, at=at, by=PROGRAM)
    for owner, key in wrapped.items():
        change.add(data_keys, owner=owner, wrapped=key, made=written(at))
    change.add(meta, name=_CHECK, value=master.check)
    change.note("store founded")
    change.close()
    connection.commit()
    return vault
