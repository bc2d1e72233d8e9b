"""The plain statements of the store, built once each: building one anew costs four times what carrying it out does."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import Delete, Insert, Select, Table, Update, bindparam, delete, insert, select, update

_KEY = "key_"  # before the name of a column that chooses the row, where its value may be changed too


@cache
def choosing(table: Table, names: tuple[str, ...]) -> Select[Any]:
    """The rows whose columns have these values, in the order of their keys."""
    same = [table.c[name] == bindparam(name) for name in names]
    return select(table).where(*same).order_by(*table.primary_key.columns)


@cache
def adding(table: Table) -> Insert:
    """A new row."""
    return insert(table)


@cache
def altering(table: Table, keys: tuple[str, ...], names: tuple[str, ...]) -> Update:
    """New values for the rows with these keys."""
    same = [table.c[key] == bindparam(_KEY + key) for key in keys]
    return update(table).where(*same).values({name: bindparam(name) for name in names})


@cache
def dropping(table: Table, names: tuple[str, ...]) -> Delete:
    """The rows whose columns have these values, gone."""
    return delete(table).where(*(table.c[name] == bindparam(name) for name in names))


def keyed(keys: Mapping[str, object]) -> dict[str, object]:
    """The values that choose rows, as `altering` names them."""
    return {_KEY + name: value for name, value in keys.items()}
