"""Whatever the program that recognises words does, an answer comes back in time and nothing is left running.

The stand-in is a small program of its own that says it is Tesseract.
"""

import os
import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.errors import Refused, Unreadable
from pipeline.recognition import Tesseract

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is started as POSIX starts programs")
PRELUDE = """#!{python} -S
import os, sys, time
from pathlib import Path
if sys.argv[1:] == ["--list-langs"]:
    print("List of available languages (1):", "{language}", sep="\\n")
    sys.exit()
say = sys.stdout.write
"""


@pytest.fixture
def tesseract(tmp_path: Path):
    def made(does: str, most_seconds: float = 20.0, language: str = "eng", **limits: int) -> Tesseract:
        program = tmp_path / "standin"
        program.write_text(PRELUDE.format(python=sys.executable, language=language) + does, encoding="utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        return Tesseract(str(program), most_seconds=most_seconds, **limits)

    return made


def test_one_that_hangs_is_ended_with_all_it_started(tesseract, tmp_path) -> None:
    hangs = f"if os.fork() == 0:\n    time.sleep(0.9); Path('{tmp_path}/lives').touch()\ntime.sleep(60)\n"

    with pytest.raises(Refused, match="took longer"):
        tesseract(hangs, most_seconds=0.4).tell(b"a picture" * 100_000)

    time.sleep(0.7)
    assert not (tmp_path / "lives").exists()


def test_one_whose_child_holds_the_line_is_ended_too(tesseract) -> None:
    with pytest.raises(Refused, match="took longer"):
        tesseract("say('words'); sys.stdout.flush()\nif os.fork() == 0: time.sleep(60)\n", most_seconds=0.4).tell(b"x")


@pytest.mark.parametrize(
    "does", ["", "say('half a table'); sys.stdout.flush(); os.abort()\n"], ids=["nothing", "crash"]
)
def test_what_it_told_before_it_broke_off_is_not_believed(tesseract, does) -> None:
    with pytest.raises(Unreadable, match="make nothing of the picture"):
        tesseract(does).tell(b"x")


def test_one_that_talks_without_end_is_cut_off(tesseract) -> None:
    with pytest.raises(Unreadable, match="make nothing of the picture"):
        tesseract("while True: say('word ' * 100_000)\n").tell(b"x")


def test_one_that_wants_too_much_memory_is_told_no(tesseract) -> None:
    with pytest.raises(Unreadable, match="make nothing of the picture"):
        tesseract("much = bytearray(400_000_000); say('words')\n", most_memory=200_000_000).tell(b"x")


def test_it_knows_nothing_of_us_and_can_write_nothing(tesseract, monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("FORMLINE_KEY_FILE", "/somewhere/canary.key")
    writes = f"try: Path('{tmp_path}/written').write_text('words')\nexcept OSError: say('cannot write')\n"

    seen = tesseract("say(repr((dict(os.environ), sys.argv)))\n" + writes).tell(b"x").decode()

    assert "canary" not in seen
    assert seen.endswith("cannot write")
    assert "'OMP_THREAD_LIMIT': '1'" in seen


def test_it_has_no_way_to_another_machine(tesseract) -> None:
    if sys.platform != "linux":
        pytest.skip("only Linux takes the network away from one process")
    reaches = "import socket\ntry: socket.socket(socket.AF_INET)\nexcept PermissionError: say('no')\nelse: say('yes')\n"

    assert tesseract(reaches).tell(b"x") == b"no"


def test_it_sees_the_picture_and_looks_another_way_when_asked_again(tesseract) -> None:
    sees = tesseract("say(sys.stdin.read() + ' '.join(sys.argv[1:]))\n")

    once, again = sees.tell(b"picture "), sees.tell(b"picture ", again=True)

    assert once.startswith(b"picture ")
    assert once != again


@pytest.mark.parametrize(
    ("why", "made"),
    [
        ("not on this computer", lambda _: Tesseract("/nowhere/tesseract")),
        ("has not learned English", lambda standin: standin("say('words')\n", language="deu")),
    ],
    ids=["no program", "no English"],
)
def test_where_it_cannot_read_it_says_what_to_install(tesseract, why: str, made: Callable) -> None:
    with pytest.raises(Unreadable, match=why) as told:
        made(tesseract).tell(b"x")

    assert "installed" in told.value.advice
    assert os.sep + "nowhere" not in str(told.value)
