"""Whatever the program that converts does, an answer comes back in time and nothing is left behind.

The stand-in is a small program of its own that does as LibreOffice has been seen to.
"""

import os
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.conversion import Office
from pipeline.conversion.folder import private_folder, sweep
from pipeline.errors import Refused, Unreadable

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is started as POSIX starts programs")
PRELUDE = """#!{python}
import os, sys, time
from pathlib import Path
told = dict(zip(sys.argv, sys.argv[1:]))
out, source, notes = Path(told["--outdir"]), Path(sys.argv[-1]), Path("{notes}")
def tries():
    with notes.open("a") as file: file.write("x")
    return len(notes.read_text())
def make(content):
    out.mkdir()
    (out / "document.docx").write_bytes(content)
"""


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def office(tmp_path: Path):
    def made(does: str, most_seconds: float = 20.0) -> Office:
        program = tmp_path / "standin"
        program.write_text(PRELUDE.format(python=sys.executable, notes=tmp_path / "notes") + does, encoding="utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        return Office(str(program), most_seconds=most_seconds)

    return made


def tries(tmp_path: Path) -> int:
    return len((tmp_path / "notes").read_text())


def test_one_that_hangs_is_ended_with_all_it_started_and_tried_once_more(office, tmp_path, temporary) -> None:
    hangs = f"tries()\nif os.fork() == 0:\n    time.sleep(0.9); Path('{tmp_path}/lives').touch()\ntime.sleep(60)\n"

    with pytest.raises(Refused, match="took longer"):
        office(hangs, most_seconds=0.7).convert("rtf", b"x")

    assert tries(tmp_path) == 2
    assert list(temporary.iterdir()) == []
    assert not (tmp_path / "lives").exists()


@pytest.mark.parametrize("does", ["sys.exit(0)\n", "make(b'')\n", "os.abort()\n"], ids=["nothing", "empty", "crash"])
def test_one_that_makes_nothing_is_tried_once_more_however_it_ended(office, does, tmp_path, temporary) -> None:
    with pytest.raises(Unreadable, match="make nothing of it"):
        office("tries()\n" + does).convert("rtf", b"x")

    assert tries(tmp_path) == 2
    assert list(temporary.iterdir()) == []


def test_one_that_breaks_off_once_costs_nothing(office) -> None:
    assert office("os.abort() if tries() == 1 else make(source.read_bytes())\n").convert("rtf", b"words") == b"words"


def test_one_that_wants_to_be_started_anew_is(office, tmp_path) -> None:
    assert office("sys.exit(81) if tries() == 1 else make(b'made')\n").convert("rtf", b"x") == b"made"
    assert tries(tmp_path) == 2


def test_one_that_writes_without_end_is_cut_off(office) -> None:
    endless = (
        "out.mkdir()\nwith (out / 'document.docx').open('wb') as file:\n    while True: file.write(bytes(10**7))\n"
    )

    with pytest.raises((Refused, Unreadable)):
        office(endless).convert("rtf", b"x")


def test_it_knows_nothing_of_us_and_the_file_has_no_name(office, monkeypatch, temporary) -> None:
    monkeypatch.setenv("FORMLINE_KEY_FILE", "/somewhere/canary.key")
    says = "make(repr((dict(os.environ), sys.argv[1:], os.getcwd())).encode())\n"

    seen = office(says).convert("rtf", b"x").decode()

    assert "canary" not in seen
    assert "document.rtf" in seen
    assert f"'HOME': '{temporary}" in seen


def test_it_has_no_way_to_another_machine(office) -> None:
    reaches = (
        "import socket\ntry: socket.socket(socket.AF_INET)\nexcept PermissionError: make(b'no')\nelse: make(b'yes')\n"
    )
    if sys.platform != "linux":
        pytest.skip("only Linux takes the network away from one process")

    assert office(reaches).convert("rtf", b"x") == b"no"


def test_two_at_once_do_not_meet(office) -> None:
    one = office("time.sleep(0.3)\nmake(source.read_bytes() + str(len(list(source.parent.iterdir()))).encode())\n")
    made: dict[bytes, bytes] = {}

    def convert(content: bytes) -> None:
        made[content] = one.convert("rtf", content)

    threads = [threading.Thread(target=convert, args=(content,)) for content in (b"a", b"b")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert made == {b"a": b"a2", b"b": b"b2"}  # the file and the profile, each by itself


def test_what_a_kill_left_behind_is_swept_up_and_what_lives_is_not(temporary) -> None:
    left = temporary / "formline-office-0123456789abcdef"
    left.mkdir()
    (left / "document.doc").write_text("words")
    left.with_suffix(".lock").touch()

    with private_folder() as ours:
        sweep()
        assert ours.is_dir()

    assert list(temporary.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process that its parent is gone")
def test_a_kill_of_ours_ends_the_program_and_the_next_conversion_sweeps_up(office, tmp_path, temporary) -> None:
    office(f"Path('{tmp_path}/pid').write_text(str(os.getpid()))\ntime.sleep(60)\n")
    ours = (
        f"import tempfile; tempfile.tempdir = '{temporary}'\n"
        f"from pipeline.conversion import Office; Office('{tmp_path}/standin').convert('rtf', b'words')\n"
    )
    with subprocess.Popen([sys.executable, "-c", ours]) as process:
        wait_for(lambda: (tmp_path / "pid").exists() and (tmp_path / "pid").read_text())
        process.kill()
    program = Path("/proc", (tmp_path / "pid").read_text(), "cmdline")

    wait_for(lambda: not program.exists() or not program.read_bytes())  # gone, or dead and not yet buried
    assert list(temporary.iterdir())
    sweep()
    assert list(temporary.iterdir()) == []


def wait_for(condition: Callable[[], object]) -> None:
    until = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.02)


def test_without_libreoffice_it_says_what_to_ask_for(tmp_path) -> None:
    with pytest.raises(Unreadable, match="not on this computer") as told:
        Office(str(tmp_path / "nowhere")).convert("odt", b"x")

    assert "as a PDF" in told.value.advice
    assert os.fspath(tmp_path) not in str(told.value)
