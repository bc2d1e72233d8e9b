"""When disk, server or key are not as they should be, the store says so in plain words and loses nothing."""

import datetime as dt
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import MetaData, Table, Text
from sqlalchemy.schema import Column

from pipeline.errors import KeyAtFault, SettingsAtFault, WorldAtFault
from pipeline.store import Store
from pipeline.store.database import Database
from pipeline.store.faults import DiskFull, StoreAway, StoreBusy, StoreDamaged
from pipeline.store.migrations import MIGRATIONS, Migration, founded, migrate
from pipeline.store.placement import refuse_share

NOW = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)


def test_a_store_is_known_to_hold_something_once_a_key_was_used(place):
    assert not Store.holds_anything_sealed(place.url)
    assert not (place.folder / "formline.db").exists()

    place.open().close()

    assert Store.holds_anything_sealed(place.url)


def test_another_key_is_noticed_at_once_and_changes_nothing(place, arrival):
    with place.open() as store:
        store.keep(arrival(), by="desk")

    with pytest.raises(KeyAtFault, match="not the one this store was sealed with") as told:
        place.open(key=bytes(32))

    assert "FORMLINE_KEY_FILE" in str(told.value)
    with place.open() as store:
        assert store.original("R-2026-00001") == b"a form"


def test_a_store_written_by_a_newer_formline_is_left_alone(place, tamper):
    place.open().close()
    tamper("INSERT INTO migrations VALUES (99, 'later', '2030')")

    with pytest.raises(SettingsAtFault, match="newer Formline"):
        place.open()


def test_opening_a_store_again_changes_nothing(place):
    with place.open() as store:
        before = store.audit_trail()
    with place.open() as store:
        assert store.audit_trail() == before


def test_a_step_that_goes_wrong_leaves_neither_its_tables_nor_its_record(place):
    place.open().close()
    later = MetaData()
    good = Migration(number=3, name="good", tables=[Table("extra", later, Column("id", Text, primary_key=True))])
    bad = Migration(
        number=4,
        name="bad",
        tables=[Table("more", later, Column("id", Text)), Table("items", later, Column("id", Text))],
    )
    database = Database(place.url)

    with pytest.raises(Exception, match="did not expect"):
        migrate(database, NOW, (*MIGRATIONS, good, bad))

    with database.reading() as connection:
        names = set(connection.dialect.get_table_names(connection))
        assert founded(connection)
    assert "extra" in names
    assert "more" not in names
    migrate(database, NOW, (*MIGRATIONS, good))
    database.close()


def test_a_full_disk_is_said_so_and_when_space_returns_the_work_goes_on(file_place, arrival):
    with file_place.open() as store:
        store.keep(arrival(), by="desk")
        with store._house.database.engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")

        with pytest.raises(DiskFull, match="no space left"):
            store.keep(arrival(bytes(9_000_000), stamp="2"), by="desk")

        assert [item.item for item in store.items()] == ["R-2026-00001"]
        with store._house.database.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count=1000000")
        assert store.keep(arrival(bytes(9_000_000), stamp="2"), by="desk").item == "R-2026-00002"
        assert store.check_chain() is None


LIMITED = """
import resource, sys, datetime as dt
from pathlib import Path
from pipeline.errors import WorldAtFault
from pipeline.model.item import Arrival
from pipeline.store import Store

now = lambda: dt.datetime.now(dt.UTC)
store = Store.open(sys.argv[1], bytes(range(32)), folder=Path(sys.argv[2]), clock=now)
def keep(content):
    arrival = Arrival(name="a", folder="", content=content, seen=now(), stamp=str(len(content)))
    return store.keep(arrival, by="desk").item
print(keep(b"small"))
most = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, most))
try:
    keep(bytes(5_000_000))
except WorldAtFault as fault:
    print(type(fault).__name__)
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
print(keep(bytes(5_000_000)), store.check_chain(), len(store.items()))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a process can't be held short of disk there")
def test_a_disk_that_stops_taking_writes_is_said_so_and_nothing_is_lost(file_place):
    told = subprocess.run(
        [sys.executable, "-c", LIMITED, file_place.url, str(file_place.folder)],
        capture_output=True,
        text=True,
        check=True,
    )

    first, fault, rest = told.stdout.splitlines()
    assert first == "R-2026-00001"
    assert fault in {"DiskAtFault", "DiskFull"}
    assert rest == "R-2026-00002 None 2"


def test_a_store_kept_busy_by_another_program_is_said_so(place, arrival):
    with place.open(patience=0.2) as store:
        other = Database(place.url)
        with other.writing() as connection:
            connection.exec_driver_sql("UPDATE head SET seq = seq")
            with pytest.raises(StoreBusy, match="busy"):
                store.keep(arrival(), by="desk")
        other.close()

        assert store.keep(arrival(), by="desk").fresh


def test_a_file_that_is_no_store_is_said_so(file_place):
    file_place.folder.mkdir()
    (file_place.folder / "formline.db").write_bytes(b"not a database at all, but long enough to look at" * 100)

    with pytest.raises(StoreDamaged):
        file_place.open()


def test_a_store_whose_pages_were_destroyed_is_said_so(file_place, arrival):
    with file_place.open() as store:
        store.keep(arrival(bytes(3_000_000)), by="desk")
    file = file_place.folder / "formline.db"
    whole = file.read_bytes()
    file.write_bytes(whole[:100] + b"\xff" * 40_000 + whole[40_100:])

    with pytest.raises(StoreDamaged):
        file_place.open()


def test_a_folder_that_can_not_be_made_is_said_so(tmp_path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")

    with pytest.raises(StoreAway, match="can't be opened"):
        Store.open(f"sqlite:///{tmp_path}/file/store/formline.db", bytes(32), folder=tmp_path, clock=lambda: NOW)


@pytest.mark.postgres
def test_a_server_that_is_not_there_is_said_so(tmp_path):
    url = "postgresql://desk@127.0.0.1:1/formline"

    with pytest.raises(StoreAway, match="can't be reached") as told:
        Store.open(url, bytes(32), folder=tmp_path, clock=lambda: NOW)

    assert "server" in str(told.value)


@pytest.mark.postgres
def test_a_lost_line_to_the_server_is_said_so_or_mended_and_the_next_change_works(server_place, server, arrival):
    import psycopg

    with server_place.open() as store:
        store.keep(arrival(), by="desk")
        with psycopg.connect(server, autocommit=True) as admin:
            admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")

        try:
            again = store.keep(arrival(b"two", stamp="2"), by="desk")
        except WorldAtFault:
            again = store.keep(arrival(b"two", stamp="2"), by="desk")

        assert again.item == "R-2026-00002"
        with store.claim("R-2026-00001") as ours:
            assert ours


@pytest.mark.postgres
def test_a_claim_whose_line_was_lost_ends_without_a_word(server_place, server, arrival):
    import psycopg

    with server_place.open() as store:
        item = store.keep(arrival(), by="desk").item
        with store.claim(item), psycopg.connect(server, autocommit=True) as admin:
            admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
        with store.claim(item) as ours:
            assert ours


@pytest.mark.parametrize("url", ["mysql://desk@db.example.org/x", "nonsense", "sqlite+other:///x"])
def test_an_address_of_no_kind_we_know_is_said_so(tmp_path, url):
    with pytest.raises(SettingsAtFault, match="address"):
        Store.open(url, bytes(32), folder=tmp_path, clock=lambda: NOW)


def test_a_store_on_a_share_is_stopped_before_anything_is_made(tmp_path):
    with pytest.raises(SettingsAtFault, match="network share") as told:
        refuse_share(tmp_path / "formline.db", lambda file: "cifs")

    assert "own disk" in str(told.value)
    assert list(tmp_path.iterdir()) == []


def test_a_path_with_odd_letters_is_a_path(tmp_path, arrival):
    folder = tmp_path / "a b?c#d%20é"

    with Store.open(f"sqlite:///{folder}/formline.db", bytes(32), folder=folder, clock=lambda: NOW) as store:
        store.keep(arrival(), by="desk")

    assert (folder / "formline.db").is_file()
    with sqlite3.connect(Path(folder) / "formline.db") as raw:
        assert raw.execute("SELECT count(*) FROM items").fetchone() == (1,)
    raw.close()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("secure_delete", 1), ("busy_timeout", 30_000)],
)
def test_every_change_reaches_the_disk_before_it_counts(file_store, pragma, value):
    with file_store._house.database.writing() as connection:
        assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value
