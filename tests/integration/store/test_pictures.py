"""Pictures of pages in the store: beside the reading they belong to, and gone with it."""

import pytest
from msgspec.structs import replace
from sqlalchemy import text

from pipeline.errors import NotNow, NotThere
from pipeline.model.picture import PagePicture
from pipeline.model.states import State


def picture(page, png=b"a page"):
    return PagePicture(page=page, width=595.3, height=841.9, png=png)


def rows(store, table):
    with store._house.database.reading() as connection:
        return connection.execute(text(f"SELECT count(*) FROM {table}")).scalar()


@pytest.fixture
def shown(store, kept, outcome):
    """A return with two parts, the first of three pages."""
    first = replace(
        outcome(part="a.pdf", agency="NHS"), pictures=(picture(1), picture(2), picture(3, bytes(2_500_000)))
    )
    second = replace(outcome(part="b.pdf", agency="Police"), pictures=(picture(1, b"another"),))
    store.settle(kept, [first, second], by="desk")
    return kept


def test_a_page_is_found_again_by_return_part_and_number(store, shown):
    assert store.pictured(shown, "a.pdf") == (1, 2, 3)
    assert store.picture(shown, "a.pdf", 2) == picture(2)
    assert store.picture(shown, "a.pdf", 3) == picture(3, bytes(2_500_000))
    assert store.picture(shown, "b.pdf", 1) == picture(1, b"another")


@pytest.mark.parametrize(("part", "page"), [("a.pdf", 4), ("b.pdf", 2), ("c.pdf", 1), (None, 1)])
def test_what_has_no_picture_is_said_so(store, shown, part, page):
    with pytest.raises(NotThere):
        store.picture(shown, part, page)


def test_a_part_that_cannot_be_read_keeps_its_pictures_too(store, kept, no_record):
    store.settle(kept, [replace(no_record(State.UNREADABLE), pictures=(picture(1),))], by="desk")

    assert store.picture(kept, None, 1) == picture(1)


def test_read_again_the_newer_pictures_stand_and_nothing_of_the_older_is_left(store, shown, outcome):
    before = rows(store, "pieces")
    again = [
        replace(outcome(part="a.pdf", agency="NHS"), pictures=(picture(1, b"newer"),)),
        outcome(part="b.pdf", agency="Police"),
    ]

    store.settle(shown, again, by="desk")

    assert store.pictured(shown, "a.pdf") == (1,)
    assert store.picture(shown, "a.pdf", 1).png == b"newer"
    assert store.picture(shown, "b.pdf", 1).png == b"another"  # of the same bytes: it shows them still
    assert rows(store, "pieces") == before - 4  # page 2 was one piece, page 3 three


def test_pictures_of_a_part_that_is_withdrawn_go_with_it(store, kept, no_record):
    store.settle(kept, [replace(no_record(State.UNREADABLE, part="a.pdf"), pictures=(picture(1),))], by="desk")

    store.settle(kept, [no_record(State.UNREADABLE, part="b.pdf")], by="desk")

    assert rows(store, "pages") == 0
    assert rows(store, "pieces") == 1  # the original


def test_a_reading_that_is_not_put_on_record_leaves_no_pictures(store, kept, outcome):
    good = replace(outcome(part="a.pdf", agency="NHS"), pictures=(picture(1),))
    bad = replace(outcome(part="b.pdf", agency="Police"), pictures=(picture(1), picture(1)))

    with pytest.raises(Exception, match="did not expect"):
        store.settle(kept, [good, bad], by="desk")

    assert rows(store, "pages") == 0
    assert store.item(kept).parts == ()


def test_with_the_key_of_a_return_its_pictures_are_destroyed(store, shown, tamper):
    tamper("UPDATE data_keys SET wrapped = NULL WHERE owner = :item", item=shown)

    with pytest.raises(NotNow, match="erased"):
        store.picture(shown, "a.pdf", 1)
