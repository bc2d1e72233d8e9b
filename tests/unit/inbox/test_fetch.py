"""What keeps a file from being fetched becomes a reason to wait."""

import errno
import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.inbox.errands import Errands
from pipeline.inbox.fetch import Changed, Fetcher, Later, read
from pipeline.inbox.scan import Found, Stamp, look_at
from pipeline.inbox.settle import Why


def found(name: str, size: int = 5) -> Found:
    return Found(path=name, stamp=Stamp(size, 1, 1, 1))


def raising(error: OSError) -> Callable[[Found], bytes]:
    def read(_: Found) -> bytes:
        raise error

    return read


@pytest.mark.parametrize(
    ("number", "why"),
    [
        (errno.EACCES, Why.NO_ACCESS),
        (errno.EPERM, Why.NO_ACCESS),
        (errno.EBUSY, Why.IN_USE),
        (errno.EIO, Why.SLOW),
        (errno.EMFILE, Why.SLOW),
        (errno.ETIMEDOUT, Why.SLOW),
    ],
)
def test_what_the_system_says_against_it_becomes_a_reason_to_wait(number: int, why: Why) -> None:
    fetcher = Fetcher(1.0, 100, Errands(), raising(OSError(number, os.strerror(number), "Ash Example form.docx")))
    with pytest.raises(Later) as caught:
        fetcher.fetch(found("a"))
    assert caught.value.why is why
    assert "Ash" not in repr(caught.value) + str(caught.value.__cause__)


def test_a_file_word_holds_for_itself_on_windows_is_in_use() -> None:
    held = PermissionError(errno.EACCES, "sharing violation")
    held.winerror = 32  # type: ignore[attr-defined, unused-ignore]
    with pytest.raises(Later) as caught:
        Fetcher(1.0, 100, Errands(), raising(held)).fetch(found("a"))
    assert caught.value.why is Why.IN_USE


def test_a_file_over_the_limit_is_not_even_opened() -> None:
    with pytest.raises(Later) as caught:
        Fetcher(1.0, 100, Errands(), raising(OSError("never asked"))).fetch(found("a", size=101))
    assert caught.value.why is Why.TOO_LARGE


def test_a_file_that_hangs_keeps_no_other_from_coming_in_and_is_had_when_it_comes() -> None:
    come = threading.Event()
    asked = []

    def slow(wanted: Found) -> bytes:
        asked.append(wanted.path)
        if wanted.path == "cloud":
            come.wait(10)
        return wanted.path.encode()

    fetcher = Fetcher(0.05, 100, Errands(), slow)
    with pytest.raises(Later) as caught:
        fetcher.fetch(found("cloud"))
    assert caught.value.why is Why.SLOW
    assert fetcher.fetch(found("local")) == b"local"
    come.set()
    assert Fetcher(0.05, 100, Errands(), slow).fetch(found("local")) == b"local"
    while True:
        try:
            assert fetcher.fetch(found("cloud")) == b"cloud"
            break
        except Later:
            continue
    assert asked.count("cloud") == 1


def test_a_share_that_hangs_costs_a_few_threads_and_no_more() -> None:
    come = threading.Event()

    def hanging(_: Found) -> bytes:
        come.wait(10)
        return b""

    fetcher = Fetcher(0.001, 100, Errands(), hanging)
    before = threading.active_count()
    for number in range(60):
        with pytest.raises(Later):
            fetcher.fetch(found(str(number)))
    assert threading.active_count() - before <= 16
    come.set()


def test_reading_gives_the_bytes_of_the_file_that_was_found(tmp_path: Path) -> None:
    path = tmp_path / "form.docx"
    path.write_bytes(b"words")
    there = look_at(str(path))
    assert there
    assert read(there) == b"words"


def test_a_file_changed_replaced_or_gone_since_it_was_found_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "form.docx"
    path.write_bytes(b"words")
    there = look_at(str(path))
    assert there
    path.write_bytes(b"other words")
    with pytest.raises(Changed):
        read(there)
    path.unlink()
    with pytest.raises(Changed):
        read(there)
