"""The keyring: passwords that open what agencies send, sealed, and small facts of the house beside them."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, delete, insert, or_, select, update

from pipeline.errors import NotThere
from pipeline.model.item import Password
from pipeline.store import counters
from pipeline.store.house import HOUSE, Change, View
from pipeline.store.moments import moment
from pipeline.store.payload import pack, unpack
from pipeline.store.schema import house_facts, passwords


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret:
    """What is sealed of a password."""

    label: str
    agency: str | None
    secret: str


def all_passwords(view: View) -> list[Password]:
    """Every password, in the order they were added."""
    return [_password(view, row) for row in view.rows(select(passwords).order_by(passwords.c.added, passwords.c.id))]


def passwords_for(view: View, item: str) -> list[Password]:
    """The passwords to try on a return: its own first, then those that have opened most."""
    query = select(passwords).where(or_(passwords.c.item.is_(None), passwords.c.item == item))
    found = [_password(view, row) for row in view.rows(query)]
    return sorted(found, key=lambda one: (one.item is None, -one.uses, one.id))


def add_password(change: Change, label: str, agency: str | None, secret: str, item: str | None) -> str:
    """Put a password on the keyring; its id."""
    new = f"P-{counters.count(change, 'P'):04}"
    sealed = change.own_box(item or HOUSE).seal(
        pack(Secret(label=label, agency=agency, secret=secret)), "passwords", new
    )
    change.write(insert(passwords).values(id=new, item=item, added=change.now, uses=0, sealed=sealed))
    change.note("password added", item, password=new)
    return new


def remove_password(change: Change, id: str) -> None:
    """Take a password off the keyring."""
    if not change.write(delete(passwords).where(passwords.c.id == id)):
        raise NotThere(f"There is no password {id}.", advice="'formline passwords list' shows those there are.")
    change.note("password removed", None, password=id)


def used_password(change: Change, id: str) -> None:
    """Put down that a password opened something."""
    change.write(update(passwords).where(passwords.c.id == id).values(uses=passwords.c.uses + 1))
    change.note("password used", None, password=id)


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
    row = view.one(select(house_facts.c.sealed).where(house_facts.c.name == name))
    return None if row is None else view.box(HOUSE).open(row.sealed, "house_facts", name).decode()


def set_house_fact(change: Change, name: str, value: str) -> None:
    """Put a small fact of the house down, in the place of what was there."""
    if house_fact(change, name) == value:
        return
    sealed = change.own_box(HOUSE).seal(value.encode(), "house_facts", name)
    change.write(delete(house_facts).where(house_facts.c.name == name))
    change.write(insert(house_facts).values(name=name, sealed=sealed))
    change.note("fact set", name)
