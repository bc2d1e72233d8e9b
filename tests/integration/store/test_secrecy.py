"""Whoever has the store and not its key learns nothing, and whoever changes it is noticed."""

import datetime as dt

import pytest
from msgspec.structs import replace

from pipeline.model.picture import PagePicture
from pipeline.model.record import Correction
from pipeline.model.states import State
from pipeline.store.faults import StoreDamaged
from pipeline.store.schema import metadata

CANARIES = [f"canary-{word}-{number}" for number in range(2) for word in "abcdefghijklmnopqrst"]


@pytest.fixture
def fill(arrival, outcome, record):
    """Puts a canary into a store wherever a person can write."""

    def fill(store):
        said = iter(CANARIES)
        content = next(said).encode() * 90_000
        item = store.keep(arrival(content, name=next(said), folder=next(said)), by=next(said)).item
        store.keep(arrival(content, name=next(said), folder=next(said), stamp=next(said)), by=next(said))
        told = outcome(part=next(said), state=State.NEEDS_REVIEW, name=next(said), rows=({"event": next(said)},))
        shown = PagePicture(page=1, width=595, height=842, png=next(said).encode())
        store.settle(item, [replace(told, pictures=(shown,))], by=next(said))
        put_right = Correction(path="name", value=next(said), by=next(said), at="2026-11-20T09:00:00+00:00")
        store.believe("KLOE-2026-0001", record(name=next(said)), correction=put_right, state=State.DONE, by=next(said))
        store.open_route("KLOE-2026-0001", next(said), next(said), by=next(said))
        store.decide("KLOE-2026-0001", next(said), dt.date(2026, 12, 3), by=next(said))
        store.add_password(next(said), next(said), next(said), by=next(said))
        store.set_house_fact("last run", next(said), by=next(said))
        store.public_number("PUB", next(said), "briefing", owner="public", by=next(said))
        made = next(said).encode()
        store.keep_document(
            reference="KLOE-2026-0001",
            kind="acknowledgement",
            name=next(said),
            folder=next(said),
            snapshot=next(said).encode(),
            make=lambda version: made,
            owner=item,
            by=next(said),
        )
        other = store.keep(arrival(b"other", stamp="3"), by=next(said)).item
        store.set_aside(other, next(said), by=next(said))

    return fill


def read_everything(store):
    for item in store.items():
        store.original(item.item)
        for part in item.parts:
            for page in store.pictured(item.item, part.part):
                store.picture(item.item, part.part, page)
    for document in store.documents():
        store.content(document.id)
        store.snapshot_of(document.id)
    store.all_filed()
    store.passwords()
    store.house_fact("last run")
    store.audit_trail()


def rows_of(store):
    with store._house.database.reading() as connection:
        for table in metadata.sorted_tables:
            for row in connection.execute(table.select().order_by(*table.primary_key.columns)):
                yield table, row._mapping


def test_no_column_tells_a_word_of_a_person(store, fill):
    fill(store)

    values = [value for _, row in rows_of(store) for value in row.values()]
    told = b"\n".join(value if isinstance(value, bytes) else str(value).encode() for value in values)

    assert len(told) > 900_000
    assert [word for word in CANARIES if word.encode() in told] == []


def test_no_file_of_the_store_holds_a_word_of_a_person(file_place, fill):
    with file_place.open() as store:
        fill(store)
        while_open = [file.read_bytes() for file in file_place.folder.rglob("*") if file.is_file()]
    afterwards = [file.read_bytes() for file in file_place.folder.rglob("*") if file.is_file()]

    assert len(while_open) >= 3  # the database, its journal, its index
    assert sum(map(len, while_open)) > 900_000
    for told in (*while_open, *afterwards):
        assert [word for word in CANARIES if word.encode() in told] == []


def test_what_was_filled_in_reads_back(store, fill):
    fill(store)

    read_everything(store)
    assert store.check_chain() is None


in_a_file = pytest.mark.parametrize("place", ["sqlite"], indirect=True)  # seals are the same everywhere
READ = [
    "items",
    "pieces",
    "pages",
    "parts",
    "readings",
    "records",
    "cases",
    "corrections",
    "events",
    "documents",
    "passwords",
]


@in_a_file
@pytest.mark.parametrize("name", [*READ, "house_facts", "audit"])
def test_one_changed_byte_of_any_sealed_row_is_noticed_and_never_misread(store, fill, tamper, name):
    fill(store)
    sealed = [row["sealed"] for table, row in rows_of(store) if table.name == name][-1]
    changed = sealed[:-20] + bytes([sealed[-20] ^ 0x40]) + sealed[-19:]
    tamper(f"UPDATE {name} SET sealed = :changed WHERE sealed = :sealed", changed=changed, sealed=sealed)

    with pytest.raises(StoreDamaged):
        read_everything(store)


@in_a_file
@pytest.mark.parametrize("name", ["items", "pieces", "parts", "records", "events", "audit"])
def test_two_sealed_rows_that_changed_places_are_noticed(store, fill, tamper, name):
    fill(store)
    one, other = [row["sealed"] for table, row in rows_of(store) if table.name == name][:2]
    for old, new in ((one, b"aside"), (other, one), (b"aside", other)):
        tamper(f"UPDATE {name} SET sealed = :new WHERE sealed = :old", old=old, new=new)

    with pytest.raises(StoreDamaged):
        read_everything(store)


def test_a_data_key_of_another_return_is_noticed(store, fill, tamper):
    fill(store)
    keys = {row["owner"]: row["wrapped"] for table, row in rows_of(store) if table.name == "data_keys"}
    tamper("UPDATE data_keys SET wrapped = :key WHERE owner = 'R-2026-00001'", key=keys["R-2026-00002"])

    with pytest.raises(StoreDamaged):
        read_everything(store)


def test_what_the_store_says_of_damage_names_no_value(store, fill, tamper):
    fill(store)
    tamper("UPDATE items SET sealed = :nothing WHERE item = 'R-2026-00001'", nothing=bytes(40))

    with pytest.raises(StoreDamaged) as told:
        store.items()

    assert "R-2026-00001" in str(told.value)
    assert "keep-copies.md" in str(told.value)
    assert "canary" not in str(told.value)


def test_with_a_destroyed_key_nothing_of_a_return_can_be_read_and_the_rest_stays(store, fill, tamper):
    fill(store)
    tamper("UPDATE data_keys SET wrapped = NULL WHERE owner = 'R-2026-00001'")

    assert [item.name for item in store.items()] == ["", "form.docx"]
    assert store.all_filed() == []
    assert store.documents() == []
    assert store.original("R-2026-00002") == b"other"
