"""The boundary holds: whatever the process that reads does, an answer comes back and the next file is read."""

import sys
from pathlib import Path

import pytest

from pipeline.errors import WorldAtFault
from pipeline.model.reading import Reading
from pipeline.model.states import ReadStatus
from pipeline.worker.parent import Worker

PRELUDE = """
import os, sys, time
from pipeline.worker.wire import READY, Begin, Job, Reply, receive, send
from pipeline.model.reading import Reading
from pipeline.model.states import ReadStatus
answers = os.fdopen(os.dup(1), "wb")
receive(sys.stdin.buffer, Begin, most=2**32 - 1)
send(answers, READY)
def job(): return receive(sys.stdin.buffer, Job, most=2**32 - 1)
def blank(): send(answers, Reply(readings=(Reading(part=None, status=ReadStatus.BLANK),)))
"""


def worker(tmp_path: Path, does: str, **limits: float) -> Worker:
    script = tmp_path / "twin.py"
    script.write_text(PRELUDE + does, encoding="utf-8")
    return Worker((), command=(sys.executable, str(script)), **limits)


def status(readings: tuple[Reading, ...]) -> ReadStatus:
    return readings[0].status


def test_a_reader_that_hangs_is_ended_and_the_file_is_not_opened_again(tmp_path: Path) -> None:
    with worker(tmp_path, "while True:\n    job()\n    time.sleep(60)\n", most_seconds=0.8) as reader:
        assert status(reader.read(b"a")) is ReadStatus.REFUSED


def test_a_reader_that_crashes_is_a_finding_and_the_next_file_is_read(tmp_path: Path) -> None:
    does = "while True:\n    os._exit(11) if job().content == b'bad' else blank()\n"
    with worker(tmp_path, does) as reader:
        assert status(reader.read(b"bad")) is ReadStatus.UNREADABLE
        assert status(reader.read(b"good")) is ReadStatus.BLANK


def test_a_reader_that_cannot_be_started_condemns_no_file(tmp_path: Path) -> None:
    script = tmp_path / "twin.py"
    script.write_text("raise MemoryError", encoding="utf-8")
    for command in ((sys.executable, str(script)), (str(tmp_path / "no such program"),)):
        with Worker((), command=command) as reader, pytest.raises(WorldAtFault, match="could not be started"):
            reader.read(b"a good file")


def test_a_crash_caused_by_an_earlier_file_costs_this_one_nothing(tmp_path: Path) -> None:
    does = "n = 0\nwhile True:\n    job(); n += 1\n    os._exit(11) if n == 2 else blank()\n"
    with worker(tmp_path, does) as reader:
        assert [status(reader.read(b"x")) for _ in range(4)] == [ReadStatus.BLANK] * 4


def test_an_answer_that_does_not_fit_the_model_is_no_answer(tmp_path: Path) -> None:
    does = "while True:\n    job()\n    send(answers, {'readings': [{'part': 3, 'status': 'done'}]})\n"
    with worker(tmp_path, does) as reader:
        assert status(reader.read(b"a")) is ReadStatus.UNREADABLE


def test_an_answer_without_end_is_cut_off(tmp_path: Path) -> None:
    does = "job()\nanswers.write(b'\\xff\\xff\\xff\\xff'); answers.flush(); answers.write(b'x' * 10**6)\n"
    with worker(tmp_path, does) as reader:
        assert status(reader.read(b"a")) is ReadStatus.UNREADABLE


def test_nothing_of_our_environment_reaches_the_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORMLINE_KEY_FILE", "/somewhere/canary.key")
    does = (
        "while True:\n    job()\n"
        "    seen = ' '.join(os.environ)\n"
        "    send(answers, Reply(readings=(Reading(part=None, status=ReadStatus.BLANK, reason=seen),)))\n"
    )
    with worker(tmp_path, does) as reader:
        (reading,) = reader.read(b"a")
    assert "FORMLINE" not in (reading.reason or "")
    assert "PATH" in (reading.reason or "")


@pytest.mark.skipif(sys.platform == "win32", reason="on Windows the clock alone ends an overrun")
def test_a_file_that_computes_too_long_is_ended_by_the_system(tmp_path: Path) -> None:
    does = "from pipeline.limits import allow_cpu\nwhile True:\n    job(); allow_cpu(0)\n    while True: pass\n"
    with worker(tmp_path, does, most_seconds=30) as reader:
        assert status(reader.read(b"a")) is ReadStatus.REFUSED


@pytest.mark.skipif(sys.platform != "linux", reason="memory is capped differently elsewhere")
def test_a_file_that_wants_too_much_memory_does_not_get_it(tmp_path: Path) -> None:
    does = (
        "from pipeline.limits import cap_memory\n"
        "cap_memory(64 * 1024 * 1024)\n"
        "while True:\n    job()\n    try:\n        bytearray(400 * 1024 * 1024)\n"
        "    except MemoryError:\n        blank()\n"
    )
    with worker(tmp_path, does) as reader:
        assert status(reader.read(b"a")) is ReadStatus.BLANK


@pytest.mark.parametrize(
    "content", [b"", b"\0" * 100, b"%PDF-1.7", b"PK\x03\x04rubbish", b"hello", b"{\\rtf1}", b"<html>"]
)
def test_the_real_reader_answers_every_kind_of_rubbish_in_plain_words(content: bytes) -> None:
    with Worker(()) as reader:
        (reading,) = reader.read(content)
    assert reading.status in (ReadStatus.UNREADABLE, ReadStatus.NOT_A_FORM)
    assert reading.status is ReadStatus.NOT_A_FORM or reading.reason
