"""What is sealed opens only with its key, in its own place, and whole."""

import pytest

from pipeline.store.faults import StoreDamaged
from pipeline.store.sealing import HOUSE, ROOT, Box, Master, Vault

KEY = bytes(range(32))


@pytest.fixture
def vault():
    master = Master(KEY)
    return Vault(master, master.new_key(ROOT), master.new_key(HOUSE))


def test_what_is_sealed_comes_back():
    box = Box(KEY)
    sealed = box.seal(b"Tamsin Quill", "parts", "R-2026-00001/0")

    assert box.open(sealed, "parts", "R-2026-00001/0") == b"Tamsin Quill"


def test_the_same_words_never_look_alike_twice():
    box = Box(KEY)

    assert box.seal(b"same", "parts", "1") != box.seal(b"same", "parts", "1")


@pytest.mark.parametrize("place", [("items", "1", "sealed"), ("parts", "2", "sealed"), ("parts", "1", "other")])
def test_a_payload_moved_to_another_table_row_or_column_is_noticed(place):
    box = Box(KEY)
    sealed = box.seal(b"words", "parts", "1")

    with pytest.raises(StoreDamaged):
        box.open(sealed, *place)


def test_one_changed_byte_is_noticed_wherever_it_is():
    box = Box(KEY)
    sealed = box.seal(b"words", "parts", "1")

    for at in range(len(sealed)):
        changed = sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :]
        with pytest.raises(StoreDamaged):
            box.open(changed, "parts", "1")


@pytest.mark.parametrize("length", [0, 1, 12, 13, 20])
def test_a_cut_payload_is_noticed(length):
    box = Box(KEY)
    sealed = box.seal(b"words", "parts", "1")

    with pytest.raises(StoreDamaged):
        box.open(sealed[:length], "parts", "1")


def test_a_data_key_belongs_to_its_owner(vault):
    wrapped = vault.new_key("R-2026-00001")

    with pytest.raises(StoreDamaged):
        vault.box("R-2026-00002", wrapped)


def test_a_data_key_opens_with_its_own_master_alone(vault):
    wrapped = vault.new_key("R-2026-00001")

    with pytest.raises(StoreDamaged):
        Master(bytes(32)).unwrapped("R-2026-00001", wrapped)


def test_keyed_hashes_differ_by_purpose_and_by_where_words_end(vault):
    assert vault.hashed("place", "a", "b") == vault.hashed("place", "a", "b")
    assert vault.hashed("place", "a", "b") != vault.hashed("answers", "a", "b")
    assert vault.hashed("place", "a", "b") != vault.hashed("place", "ab")
    assert vault.hashed("place", "ab", "") != vault.hashed("place", "a", "b")


def test_keyed_hashes_outlive_a_new_master_key():
    old, new = Master(KEY), Master(bytes(32))
    wrapped = {owner: old.new_key(owner) for owner in (ROOT, HOUSE)}
    rewrapped = {owner: new.wrapped(owner, old.unwrapped(owner, key)) for owner, key in wrapped.items()}

    assert Vault(old, wrapped[ROOT], wrapped[HOUSE]).hashed("place", "a") == Vault(
        new, rewrapped[ROOT], rewrapped[HOUSE]
    ).hashed("place", "a")


def test_two_master_keys_are_told_apart_without_opening_anything():
    assert Master(KEY).check == Master(KEY).check
    assert Master(KEY).check != Master(bytes(32)).check


def test_names_no_character_set_knows_can_be_hashed(vault):
    assert vault.hashed("inbox file", "odd\udce9name") != vault.hashed("inbox file", "odd?name")
