"""The keyring: passwords that open what agencies send, sealed, and small facts of the house beside them."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row

from pipeline.errors import NotThere
from pipeline.model.item import Password
from pipeline.store import counters
from pipeline.store.house import Change, View
from pipeline.store.moments import moment
from pipeline.store.payload import pack, unpack
from pipeline.store.schema import house_facts, passwords
from pipeline.store.sealing import HOUSE


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret:
    """What is sealed of a password."""

    label: str
    agency: str | None
    secret: str


def all_passwords(view: View) -> list[Password]:
    """Every password, in the order they were added."""
    return [_password(view, row) for row in view.find_all(passwords)]


def passwords_for(view: View, item: str) -> list[Password]:
    """The passwords to try on a return: its own first, then those that have opened most."""
    found = [_password(view, row) for row in view.find_all(passwords) if row.item in {None, item}]
    return sorted(found, key=lambda one: (one.item is None, -one.uses, one.id))


def add_password(change: Change, label: str, agency: str | None, secret: str, item: str | None) -> str:
    """Put a password on the keyring; its id."""
    new = f"P-{counters.count(change, 'P'):04}"
    sealed = change.own_box(item or HOUSE).seal(
        pack(Secret(label=label, agency=agency, secret=secret)), "passwords", new
    )
    change.add(passwords, id=new, item=item, added=change.now, uses=0, sealed=sealed)
    change.note("password added", item, password=new)
    return new


def remove_password(change: Change, id: str) -> None:
    """Take a password off the keyring."""
    if not change.drop(passwords, id=id):
        raise NotThere(f"There is no password {id}.", advice="'formline passwords list' shows those there are.")
    change.note("password removed", None, password=id)


def used_password(change: Change, id: str) -> None:
    """Put down that a password opened something."""
    row = change.find(passwords, id=id)
    if row is not None:  # a person may have taken it away meanwhile
        change.alter(passwords, {"id": id}, uses=row.uses + 1)
        change.note("password used", row.item, password=id)


def _password(view: View, row: Row[Any]) -> Password:
    told = unpack(Secret, view.box(row.item or HOUSE).open(row.sealed, "passwords", row.id))
    return Password(
        id=row.id,
        label=told.label,
        agency=told.agency,
        secret=told.secret,
        item=row.item,
        uses=row.uses,
        added=moment(row.added),
    )


def house_fact(view: View, name: str) -> str | None:
    """A small fact of the house."""
    row = view.find(house_facts, name=name)
    return None if row is None else view.vault.house.open(row.sealed, "house_facts", name).decode()


def set_house_fact(change: Change, name: str, value: str) -> None:
    """Put a small fact of the house down, in the place of what was there."""
    if house_fact(change, name) == value:
        return
    sealed = change.vault.house.seal(value.encode(), "house_facts", name)
    change.drop(house_facts, name=name)
    change.add(house_facts, name=name, sealed=sealed)
    change.note("fact set", name)
