"""Every change of the store is in its log, and the log can't be bent."""

import datetime as dt

import pytest

from pipeline.model.states import State


def acts(store, subject=None):
    return [(entry.act, entry.subject, entry.by) for entry in store.audit_trail(subject)]


def test_every_change_has_its_entry_with_who_and_when(store, place, arrival, outcome):
    item = store.keep(arrival(), by="watch").item
    store.removed(arrival(), by="watch")
    store.settle(item, [outcome(state=State.NEEDS_REVIEW, agency="NHS")], by="watch")
    store.accept("KLOE-2026-0001", by="Priya")
    store.decide("KLOE-2026-0001", "no-review", dt.date(2026, 12, 3), by="Owen")
    store.carried(item, by="watch")

    assert acts(store) == [
        ("store founded", None, "formline"),
        ("kept", item, "watch"),
        ("removed from the inbox", item, "watch"),
        ("read", item, "watch"),
        ("read", "KLOE-2026-0001", "watch"),
        ("accepted", "KLOE-2026-0001", "Priya"),
        ("decided", "KLOE-2026-0001", "Owen"),
        ("carried", item, "watch"),
    ]
    assert [entry.seq for entry in store.audit_trail()] == list(range(1, 9))
    assert all(
        before.at <= after.at for before, after in zip(store.audit_trail(), store.audit_trail()[1:], strict=False)
    )


def test_the_log_of_one_subject(store, reference):
    assert acts(store, reference) == [("read", reference, "desk")]


def test_what_changes_nothing_leaves_no_entry(store, kept, arrival):
    before = len(store.audit_trail())

    store.keep(arrival(), by="desk")  # the very same file
    store.removed(arrival(name="other.docx"))
    store.carried(kept)
    store.carried(kept)
    store.set_house_fact("a", "b")
    store.set_house_fact("a", "b")

    assert len(store.audit_trail()) == before + 2


def test_a_look_can_change_nothing(store, kept):
    from sqlalchemy import text

    from pipeline.errors import FormlineError

    with pytest.raises(FormlineError), store._house.database.reading() as connection:
        connection.execute(text("DELETE FROM items"))


BENT = {
    "an edited act": ("UPDATE audit SET act = 'opened' WHERE seq = 3", 3),
    "an edited subject": ("UPDATE audit SET subject = 'R-2026-00002' WHERE seq = 4", 4),
    "a subject taken away": ("UPDATE audit SET subject = NULL WHERE seq = 4", 4),
    "an edited time": ("UPDATE audit SET at = '2026-11-20T09:00:00.000000+00:00' WHERE seq = 5", 5),
    "an edited detail": ("UPDATE audit SET sealed = (SELECT sealed FROM audit WHERE seq = 2) WHERE seq = 3", 3),
    "an edited seal": ("UPDATE audit SET mac = (SELECT mac FROM audit WHERE seq = 2) WHERE seq = 4", 4),
    "a removed entry": ("DELETE FROM audit WHERE seq = 3", 3),
    "a removed first entry": ("DELETE FROM audit WHERE seq = 1", 1),
    "a removed last entry": ("DELETE FROM audit WHERE seq = 6", 6),
    "an inserted entry": ("INSERT INTO audit SELECT 7, at, act, subject, sealed, mac FROM audit WHERE seq = 6", 7),
    "a head set back": ("UPDATE head SET seq = 5, mac = (SELECT mac FROM audit WHERE seq = 5)", 6),
}


@pytest.fixture
def six_entries(store, arrival):
    for number in range(5):
        store.keep(arrival(bytes([number]), stamp=str(number)), by="desk")
    assert store.check_chain() is None


@pytest.mark.parametrize("bent", BENT)
def test_a_bent_log_is_noticed_and_its_first_bad_entry_named(store, six_entries, tamper, bent):
    statement, first_bad = BENT[bent]
    tamper(statement)

    found = store.check_chain()

    assert found is not None
    assert found.seq == first_bad
    assert f"ntry {first_bad}" in found.sentence


def test_entries_in_another_order_are_noticed(store, six_entries, tamper):
    for old, new in ((3, 100), (4, 3), (100, 4)):
        tamper("UPDATE audit SET seq = :new WHERE seq = :old", old=old, new=new)

    assert store.check_chain().seq == 3


def test_a_log_set_back_whole_with_its_head_is_as_it_was(store, six_entries, tamper):
    """Only a head kept elsewhere can notice this: it is what heads beside the key are for."""
    tamper("DELETE FROM audit WHERE seq = 6")
    tamper("UPDATE head SET seq = 5, mac = (SELECT mac FROM audit WHERE seq = 5)")

    assert store.check_chain() is None
