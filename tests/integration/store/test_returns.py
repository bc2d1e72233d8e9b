"""Returns are kept whole, once, and found again."""

import datetime as dt
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from pipeline.errors import NotNow, NotThere
from pipeline.model.item import Kept
from pipeline.model.states import State
from pipeline.store.faults import StoreDamaged


def test_a_return_gets_its_number_at_once_and_comes_back_byte_for_byte(store, arrival):
    content = bytes(range(256)) * 9000  # in three pieces

    assert store.keep(arrival(content), by="desk") == Kept(item="R-2026-00001", fresh=True)
    assert store.original("R-2026-00001") == content
    assert store.keep(arrival(b"another", stamp="2"), by="desk").item == "R-2026-00002"


def test_an_empty_file_is_a_return_too(store, arrival):
    item = store.keep(arrival(b""), by="desk").item

    assert store.original(item) == b""


def test_a_return_is_listed_as_it_was_sent(store, arrival):
    store.keep(arrival(name="Tamsin Quill – form.docx", folder="mail/new"), by="desk")

    [item] = store.items()
    assert (item.name, item.folder) == ("Tamsin Quill – form.docx", "mail/new")
    assert (item.state, item.parts, item.sightings) == (State.ARRIVED, (), 0)
    assert item.received == dt.datetime(2026, 11, 20, 8, 59, tzinfo=dt.UTC)
    assert store.item("R-2026-00001") == item


def test_the_same_bytes_again_are_a_sighting_of_the_first(store, arrival):
    first = store.keep(arrival(), by="desk")

    again = store.keep(arrival(name="copy.docx", stamp="2"), by="desk")

    assert again == Kept(item=first.item, fresh=False)
    assert [item.sightings for item in store.items()] == [1]


def test_the_same_file_not_yet_out_of_the_inbox_is_no_sighting(store, arrival):
    store.keep(arrival(), by="desk")

    assert store.keep(arrival(), by="desk") == Kept(item="R-2026-00001", fresh=False)
    assert store.item("R-2026-00001").sightings == 0


def test_a_slower_watcher_with_a_file_the_faster_one_took_away_makes_no_sighting(store, arrival):
    store.keep(arrival(), by="fast")
    store.removed(arrival())

    store.keep(arrival(), by="slow")  # had seen it before it went

    assert store.item("R-2026-00001").sightings == 0


def test_the_same_file_laid_down_again_after_it_was_removed_is_a_sighting(store, place, arrival):
    store.keep(arrival(), by="desk")
    store.removed(arrival())

    store.keep(arrival(seen=place.clock()), by="desk")

    assert store.item("R-2026-00001").sightings == 1


@pytest.mark.parametrize(
    ("gone", "times"),
    [
        ({"folder": "mail"}, 1),
        ({"folder": "mail", "stamp": "2"}, 0),  # a later file of that name
        ({"folder": ""}, 0),
    ],
)
def test_only_the_very_file_that_was_kept_is_put_down_as_removed_and_once(store, arrival, gone, times):
    store.keep(arrival(folder="mail"), by="desk")

    store.removed(arrival(**gone))
    store.removed(arrival(**gone))

    assert [one.act for one in store.audit_trail("R-2026-00001")].count("removed from the inbox") == times


def test_other_bytes_under_the_same_name_are_another_return(store, arrival):
    store.keep(arrival(b"one"), by="desk")

    assert store.keep(arrival(b"two", stamp="2"), by="desk").fresh


def test_eight_threads_with_the_same_bytes_keep_one_return_and_count_every_sighting(store, arrival):
    def keep(number):
        return store.keep(arrival(stamp=str(number)), by="desk")

    with ThreadPoolExecutor(8) as pool:
        kept = list(pool.map(keep, range(80)))

    assert sum(one.fresh for one in kept) == 1
    assert [item.sightings for item in store.items()] == [79]
    assert store.check_chain() is None


def test_two_processes_with_the_same_files_keep_one_return_and_count_each_file_once(place):
    with place.open():
        pass
    children = [place.start("keeper.py", name, "30") for name in ("form.docx", "form.docx", "copy.docx")]
    for child in children:
        assert child.stdout.readline() == "ready\n"
    for child in children:
        child.stdin.write("go\n")
        child.stdin.flush()
    for child in children:
        with child:
            assert child.stdout.readline() == "done\n"

    with place.open() as store:
        assert [item.sightings for item in store.items()] == [59]  # 60 different files, met 90 times
        assert store.check_chain() is None


def test_processes_that_begin_a_new_store_at_once_share_it(place):
    children = [place.start("keeper.py", f"{number}.docx", "1") for number in range(3)]
    for child in children:
        assert child.stdout.readline() == "ready\n"
    for child in children:
        child.stdin.write("go\n")
        child.stdin.flush()
    for child in children:
        with child:
            assert child.stdout.readline() == "done\n"

    with place.open() as store:
        assert [item.sightings for item in store.items()] == [2]
        assert store.audit_trail()[0].act == "store founded"


def test_numbers_count_anew_each_year_by_the_clock_in_london(store, place, arrival):
    place.clock.now = dt.datetime(2026, 12, 31, 23, 59, 58, tzinfo=dt.UTC)

    numbers = [store.keep(arrival(bytes([n]), stamp=str(n)), by="desk").item for n in range(3)]

    assert numbers == ["R-2026-00001", "R-2027-00001", "R-2027-00002"]


def test_a_return_is_unfinished_until_all_was_done_that_follows_by_itself(store, kept, outcome):
    assert store.unfinished() == [kept]
    store.carried(kept)
    assert store.unfinished() == []
    store.settle(kept, [outcome(agency="NHS")], by="desk")
    assert store.unfinished() == [kept]


def test_unfinished_returns_come_oldest_first(store, arrival):
    kept = [store.keep(arrival(bytes([n]), stamp=str(n)), by="desk").item for n in range(12)]

    assert store.unfinished() == kept


def test_counts_and_lists_by_state(store, arrival, no_record):
    for number in range(3):
        store.keep(arrival(bytes([number]), stamp=str(number)), by="desk")
    store.settle("R-2026-00002", [no_record(State.NEEDS_PASSWORD)], by="desk")

    assert store.counts() == {State.ARRIVED: 2, State.NEEDS_PASSWORD: 1}
    assert [item.item for item in store.items(State.ARRIVED)] == ["R-2026-00001", "R-2026-00003"]
    assert [item.item for item in store.items(State.NEEDS_PASSWORD)] == ["R-2026-00002"]


@pytest.mark.parametrize("ask", ["item", "original", "claim"])
def test_an_unknown_return_is_said_so(store, ask):
    with pytest.raises(NotThere, match="no return R-2026-00009"):
        getattr(store, ask)("R-2026-00009")


def test_what_was_kept_is_there_when_the_store_is_opened_again(place, arrival):
    with place.open() as store:
        store.keep(arrival(), by="desk")

    with place.open() as store:
        assert store.original("R-2026-00001") == b"a form"


def test_a_name_no_character_set_knows_is_kept_and_known_again(store, arrival):
    store.keep(arrival(name="odd\udce9.docx"), by="desk")

    assert store.items()[0].name == "odd\ufffd.docx"
    assert not store.keep(arrival(name="odd\udce9.docx"), by="desk").fresh
    assert store.items()[0].sightings == 0


def test_an_original_that_lost_a_piece_is_never_handed_out(store, arrival, tamper):
    store.keep(arrival(bytes(2_500_000)), by="desk")
    tamper("DELETE FROM pieces WHERE piece = 2")

    with pytest.raises(StoreDamaged, match="not whole"):
        store.original("R-2026-00001")


def test_one_at_a_time_works_on_a_return(store, kept):
    with store.claim(kept) as first, store.claim(kept) as second:
        assert (first, second) == (True, False)
    with store.claim(kept) as again:
        assert again


def test_a_claim_ends_with_its_work_even_when_that_goes_wrong(store, kept):
    with pytest.raises(RuntimeError), store.claim(kept):
        raise RuntimeError

    with store.claim(kept) as ours:
        assert ours


def test_claims_on_different_returns_do_not_meet(store, arrival, kept):
    other = store.keep(arrival(b"another", stamp="2"), by="desk").item

    with store.claim(kept) as first, store.claim(other) as second:
        assert first
        assert second


def test_a_claim_of_a_living_process_holds_and_that_of_a_killed_one_is_void_at_once(place, store, kept):
    with place.start("claimant.py", kept) as child:
        assert child.stdout.readline() == "True\n"
        with store.claim(kept) as ours:
            assert not ours
        child.kill()
        child.wait()

        # A server learns of the death when it next looks at the line; a file lock goes with the process itself.
        for _ in range(100):
            with store.claim(kept) as ours:
                if ours:
                    break
        assert ours


def test_eight_threads_claim_and_one_at_a_time_is_in(store, kept):
    inside = []

    def work(_):
        with store.claim(kept) as ours:
            if ours:
                inside.append(1)
                assert len(inside) == 1
                inside.pop()
            return ours

    with ThreadPoolExecutor(8) as pool:
        assert any(pool.map(work, range(64)))


@pytest.mark.skipif(sys.platform == "win32", reason="rights are kept another way there")
def test_the_file_of_a_store_is_readable_by_its_owner_alone(file_store, file_place):
    assert {file.stat().st_mode & 0o077 for file in file_place.folder.glob("formline.db*")} == {0}


def test_nothing_is_left_of_claims_that_ended(file_store, file_place, arrival):
    item = file_store.keep(arrival(), by="desk").item
    with file_store.claim(item):
        assert [file.name for file in (file_place.folder / "claims").iterdir()] == [f"{item}.lock"]

    assert list((file_place.folder / "claims").iterdir()) == []


def test_what_waits_for_nobody_can_not_be_set_aside(store, kept, outcome):
    store.settle(kept, [outcome(agency="NHS")], by="desk")

    with pytest.raises(NotNow, match="it is marked 'done'"):
        store.set_aside(kept, "sent by mistake", by="desk")
