"""A lock has one living holder."""

import subprocess
import sys

import pytest

from pipeline.locks import FileLock

HOLDER = """
import sys
from pathlib import Path
from pipeline.locks import FileLock
lock = FileLock(Path(sys.argv[1]))
print(lock.take(), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def another(tmp_path):
    """Another process that holds the lock."""
    child = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path / "one.lock")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout.readline().strip() == "True"
    with child:
        yield child
        child.kill()


def test_one_holder_at_a_time_even_in_one_process(tmp_path):
    first, second = FileLock(tmp_path / "one.lock"), FileLock(tmp_path / "one.lock")

    assert first.take()
    assert not second.take()
    assert not first.take()
    first.release()
    assert second.take()
    second.release()


def test_letting_go_leaves_no_file(tmp_path):
    with FileLock(tmp_path / "one.lock") as lock:
        lock.take()

    assert list(tmp_path.iterdir()) == []
    assert not lock.held


def test_letting_go_of_what_was_never_held_takes_nothing_from_its_holder(tmp_path):
    holder, other = FileLock(tmp_path / "one.lock"), FileLock(tmp_path / "one.lock")
    holder.take()

    other.take()
    other.release()

    assert not other.take()
    holder.release()


def test_another_living_process_keeps_its_lock(tmp_path, another):
    assert not FileLock(tmp_path / "one.lock").take()


def test_a_killed_process_holds_nothing(tmp_path, another):
    another.kill()
    another.wait()

    assert FileLock(tmp_path / "one.lock").take()


def test_a_lock_whose_file_was_taken_away_meanwhile_is_not_held_twice(tmp_path):
    path = tmp_path / "one.lock"
    first = FileLock(path)
    first.take()
    path.unlink()  # as a releasing holder does
    second = FileLock(path)

    assert second.take()  # the file is a new one: whoever comes now sees only this
    assert not FileLock(path).take()
    second.release()


def test_a_folder_that_is_not_there_is_said_so(tmp_path):
    with pytest.raises(FileNotFoundError):
        FileLock(tmp_path / "nowhere" / "one.lock").take()
