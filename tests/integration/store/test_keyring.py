"""Passwords lie sealed on the keyring, and show themselves to the opening of files alone."""

import pytest

from pipeline.errors import NotThere


def test_a_password_is_added_used_and_taken_away(store):
    added = store.add_password("Police, autumn", "police", "correct horse", by="desk")

    [password] = store.passwords()
    assert (password.id, password.label, password.agency) == (added, "Police, autumn", "police")
    assert (password.secret, password.item, password.uses) == ("correct horse", None, 0)
    store.used_password(added)
    assert store.passwords()[0].uses == 1
    store.remove_password(added, by="desk")
    assert store.passwords() == []


def test_a_password_never_shows_its_secret(store):
    store.add_password("Police", None, "correct horse", by="desk")

    assert "horse" not in repr(store.passwords()[0])


def test_a_return_is_tried_with_its_own_passwords_then_with_those_that_opened_most(store, arrival, kept):
    other = store.keep(arrival(b"other", stamp="2"), by="desk").item
    store.add_password("seldom", None, "a", by="desk")
    often = store.add_password("often", None, "b", by="desk")
    store.add_password("its own", None, "c", item=kept, by="desk")
    store.add_password("another's", None, "d", item=other, by="desk")
    store.used_password(often)

    assert [password.label for password in store.passwords_for(kept)] == ["its own", "often", "seldom"]


def test_an_id_is_never_given_twice(store):
    first = store.add_password("one", None, "a", by="desk")
    store.remove_password(first, by="desk")

    assert store.add_password("two", None, "b", by="desk") != first


def test_an_unknown_password_is_said_so(store):
    with pytest.raises(NotThere, match="no password P-0009"):
        store.remove_password("P-0009", by="desk")


def test_a_password_taken_away_while_it_opened_something_is_no_trouble(store):
    store.used_password("P-0009")

    assert store.passwords() == []


def test_a_fact_of_the_house_is_kept_and_changed(store):
    assert store.house_fact("last run") is None
    store.set_house_fact("last run", "Tuesday")
    store.set_house_fact("last run", "Wednesday")
    assert store.house_fact("last run") == "Wednesday"
