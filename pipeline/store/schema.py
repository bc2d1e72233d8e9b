"""The tables. Clear columns hold ids, states, times, counts and keyed hashes; everything a person wrote is `sealed`.

Times are UTC text of fixed width, so that they sort, and read and hash alike in every database. A table once released
never changes; later needs add tables (`migrations.py`).
"""

from sqlalchemy import (
    Column,
    ColumnElement,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)
from sqlalchemy.schema import SchemaItem, UniqueConstraint

metadata = MetaData()


def _table(name: str, *items: SchemaItem) -> Table:
    return Table(name, metadata, *items, sqlite_strict=True)


def _id(name: str, *items: SchemaItem) -> Column[str]:
    return Column(name, Text, *items, primary_key=True)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, primary_key=True, autoincrement=False)


def _time(name: str, *, required: bool = True) -> Column[str]:
    return Column(name, Text, nullable=not required)


def _hash(name: str, *, required: bool = True, unique: bool = False) -> Column[bytes]:
    return Column(name, LargeBinary, nullable=not required, unique=unique)


def _sealed() -> Column[bytes]:
    return Column("sealed", LargeBinary, nullable=False)


def _index_of_some(name: str, column: Column[str], *, where: ColumnElement[bool]) -> None:
    Index(name, column, sqlite_where=where, info={"where": where})


def tell_postgresql() -> None:
    """Say to PostgreSQL too which indexes hold some rows only; said above, it would load its dialect at every start."""
    for table in metadata.tables.values():
        for index in table.indexes:
            if "where" in index.info:
                index.dialect_options["postgresql"]["where"] = index.info["where"]


# The house: what sealing, counting and logging need.

migrations = _table("migrations", _number("number"), Column("name", Text, nullable=False), _time("at"))
meta = _table("meta", _id("name"), Column("value", Text, nullable=False))
data_keys = _table(
    "data_keys",
    _id("owner"),
    Column("wrapped", LargeBinary),  # none: destroyed, and with it everything this owner sealed
    _time("made"),
)
counters = _table("counters", _id("name"), Column("last", Integer, nullable=False))
audit = _table(
    "audit",
    _number("seq"),
    _time("at"),
    Column("act", Text, nullable=False),
    Column("subject", Text),
    _sealed(),
    Column("mac", LargeBinary, nullable=False),
)
Index("audit_subject", audit.c.subject, audit.c.seq)
head = _table(
    "head", _number("only"), Column("seq", Integer, nullable=False), Column("mac", LargeBinary, nullable=False)
)
house_facts = _table("house_facts", _id("name"), _sealed())

# Returns.

items = _table(
    "items",
    _id("item", ForeignKey("data_keys.owner")),
    Column("state", Text, nullable=False),
    _time("received"),
    _time("kept"),
    _time("carried", required=False),  # when all that follows by itself was done; none: somebody must go on with it
    _hash("fingerprint", unique=True),
    _sealed(),
)
Index("items_state", items.c.state, items.c.kept, items.c.item)
Index("items_kept", items.c.kept, items.c.item)
_index_of_some("items_unfinished", items.c.kept, where=items.c.carried.is_(None))
pieces = _table("pieces", _id("holder"), _number("piece"), _sealed())
sightings = _table("sightings", _id("item", ForeignKey("items.item")), _number("number"), _time("seen"), _sealed())
files = _table(
    "files",
    Column("file", LargeBinary, primary_key=True),  # keyed hash of one very file of the inbox
    Column("item", Text, ForeignKey("items.item"), nullable=False),
    _time("removed", required=False),
)
Index("files_item", files.c.item)

# What the returns say.

parts = _table(
    "parts",
    _id("item", ForeignKey("items.item")),
    _number("number"),
    _hash("place"),
    Column("state", Text, nullable=False),
    Column("form", Text),
    Column("reference", Text, unique=True),
    _hash("answers", required=False),
    Column("readings", Integer, nullable=False),  # how many versions there are
    Column("records", Integer, nullable=False),
    _time("withdrawn", required=False),  # a later reading found no such part
    _sealed(),
    UniqueConstraint("item", "place"),
)
Index("parts_answers", parts.c.answers)


def _versions(name: str) -> Table:
    return _table(
        name,
        _id("item"),
        _number("number"),
        _number("version"),
        _time("at"),
        _sealed(),
        ForeignKeyConstraint(["item", "number"], ["parts.item", "parts.number"]),
    )


readings = _versions("readings")
records = _versions("records")
cases = _table(
    "cases", _id("case"), _hash("spoken", required=False, unique=True), Column("owner", Text, nullable=False), _sealed()
)
filings = _table(
    "filings",
    _id("reference"),
    Column("item", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("form", Text, nullable=False),
    Column("case", Text, ForeignKey("cases.case"), nullable=False),
    _time("filed"),
    _time("decided", required=False),
    UniqueConstraint("item", "number"),
    ForeignKeyConstraint(["item", "number"], ["parts.item", "parts.number"]),
)
Index("filings_order", filings.c.filed, filings.c.reference)
Index("filings_case", filings.c.case)
corrections = _table(
    "corrections", _id("reference", ForeignKey("filings.reference")), _number("number"), _time("at"), _sealed()
)
events = _table(
    "events",
    _id("reference", ForeignKey("filings.reference")),
    _number("number"),
    _time("at"),
    Column("act", Text, nullable=False),
    _sealed(),
)

# What we make, and what opens what we get.

documents = _table(
    "documents",
    _id("id"),
    Column("reference", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("owner", Text, ForeignKey("data_keys.owner"), nullable=False),
    _hash("snapshot"),
    _time("made"),
    _time("delivered", required=False),
    _sealed(),
    UniqueConstraint("reference", "kind", "version"),
)
_index_of_some("documents_undelivered", documents.c.made, where=documents.c.delivered.is_(None))
public_numbers = _table(
    "public_numbers",
    _id("number"),
    _hash("binding", unique=True),
    Column("owner", Text, ForeignKey("data_keys.owner"), nullable=False),
    _sealed(),
)
passwords = _table(
    "passwords",
    _id("id"),
    Column("item", Text, ForeignKey("items.item")),
    _time("added"),
    Column("uses", Integer, nullable=False),
    _sealed(),
)

FIRST = tuple(metadata.sorted_tables)  # those of migration 1

# Added later.

pages = _table(
    "pages",
    _id("item"),
    _number("number"),
    _number("page"),
    _sealed(),
    ForeignKeyConstraint(["item", "number"], ["parts.item", "parts.number"]),
)

SECOND = (pages,)  # those of migration 2
