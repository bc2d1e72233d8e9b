"""Documents are sealed with their number before anybody is given them."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from pipeline.errors import NotThere
from pipeline.model.document import Document


@pytest.fixture
def keep(store, kept):
    """Keeps an acknowledgement made from this snapshot."""

    def keep(snapshot=b"{}", make=lambda version: b"version %d" % version, **other):
        wanted = {
            "reference": "REQ-2026-0012",
            "kind": "acknowledgement",
            "name": "REQ-2026-0012 Acknowledgement.docx",
            "folder": "REQ-2026-0012",
            "owner": kept,
        }
        return store.keep_document(**wanted | other, snapshot=snapshot, make=make, by="desk")

    return keep


def test_a_document_is_made_sealed_and_found(store, keep):
    made = keep()

    assert made.id == "REQ-2026-0012/acknowledgement/v1"
    assert (made.name, made.folder) == ("REQ-2026-0012 Acknowledgement.docx", "REQ-2026-0012")
    assert store.document(made.id) == made
    assert store.content(made.id) == b"version 1"
    assert store.snapshot_of(made.id) == b"{}"
    assert store.documents("REQ-2026-0012") == [made]
    assert store.documents("REQ-2026-0013") == []


def test_the_same_snapshot_makes_no_new_version(store, keep):
    first = keep()

    assert keep(make=lambda version: pytest.fail("made again")) == first


def test_a_changed_snapshot_makes_the_next_version_with_its_number_in_the_name(store, keep):
    keep()
    second = keep(b'{"changed": 1}')

    assert (second.version, second.name) == (2, "REQ-2026-0012 Acknowledgement v2.docx")
    assert store.content(second.id) == b"version 2"
    assert store.content("REQ-2026-0012/acknowledgement/v1") == b"version 1"


def test_a_snapshot_that_comes_back_is_a_new_version_too(store, keep):
    assert [keep(snapshot).version for snapshot in (b"a", b"b", b"a")] == [1, 2, 3]


def test_kinds_and_references_are_counted_apart(store, keep):
    keep()

    assert keep(kind="pack").version == 1
    assert keep(reference="REQ-2026-0013").version == 1


def test_a_document_waits_until_it_was_delivered(store, keep):
    first, second = keep(), keep(b"2")
    assert store.undelivered() == [first, second]

    store.delivered(first.id, by="desk")
    store.delivered(first.id, by="desk")

    assert store.undelivered() == [second]
    assert store.document(first.id).delivered
    assert [entry.act for entry in store.audit_trail(first.id)] == ["made", "delivered"]


def test_a_document_that_could_not_be_made_leaves_nothing_behind(store, keep):
    def make(version):
        raise RuntimeError

    with pytest.raises(RuntimeError):
        keep(make=make)

    assert store.documents() == []
    assert keep().version == 1


def test_of_two_that_make_the_same_version_one_makes_the_next(store, keep):
    def make(version):
        if version == 1 and not store.documents():
            keep(b"the faster one")
        return b"version %d" % version

    slower = keep(b"the slower one", make)

    assert slower.version == 2
    assert store.content(slower.id) == b"version 2"


def test_of_many_that_make_the_same_at_once_one_version_comes(store, keep):
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: keep(), range(16)))

    assert {document.version for document in made} == {1}
    assert len(store.documents()) == 1


def test_a_document_that_belongs_to_no_return_has_a_key_of_its_own(store, keep):
    pack = keep(reference="2026-12-03", kind="pack", owner="meeting 2026-12-03")

    assert store.content(pack.id) == b"version 1"


def test_a_large_document_comes_back_whole(store, keep):
    content = bytes(range(256)) * 10_000

    assert store.content(keep(make=lambda version: content).id) == content


def test_a_public_number_stays_the_same_for_a_case_and_kind(store):
    first = store.public_number("PUB", "REQ-2026-0012", "holding-statement", owner="public", by="desk")

    assert first == "PUB-2026-0001"
    assert store.public_number("PUB", "REQ-2026-0012", "holding-statement", owner="public", by="desk") == first
    assert store.public_number("PUB", "REQ-2026-0012", "briefing", owner="public", by="desk") == "PUB-2026-0002"
    assert store.public_number("PUB", "REQ-2026-0013", "briefing", owner="public", by="desk") == "PUB-2026-0003"


def test_an_unknown_document_is_said_so(store):
    for ask in (store.document, store.content, store.snapshot_of):
        with pytest.raises(NotThere, match="no document"):
            ask("REQ-2026-0012/pack/v1")


def test_a_document_says_nothing_of_its_content(store, keep):
    assert isinstance(keep(), Document)
    assert "version 1" not in repr(keep())
