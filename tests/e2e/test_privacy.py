"""Nothing a form says may show where it does not belong: logs, errors, process list, names of files, the raw store."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

RETURNS = Path(__file__).parents[2] / "pipeline" / "demo" / "returns"
LOCKED = "KLOE waiting at 17.pdf"

CANARIES = (
    "Ashgrove",  # of a child
    "Corin",
    "Tarn-Whitlock",
    "Okafor-Lind",  # of a referrer
    "Keld",  # in the locked form
    "2022-02-04",  # a birth date, as it is kept
    "04/02/2022",  # and as it was written
    "999 000 0018",  # an NHS number
    "Example Terrace",  # an address
    "intensive care",  # a narrative
    "Marram-Grass-17",  # a password on the keyring
    "Dunlin by the 2nd breakwater",  # one given by telephone
    "Zephyrine Quarrington",  # in a file's own name
)


def told_anywhere(content: bytes) -> list[str]:
    """The canaries that sit in these bytes, in any of the ways programs write letters."""
    spellings = ("utf-8", "utf-16-le", "utf-16-be")
    return [one for one in CANARIES if any(one.encode(spelling) in content for spelling in spellings)]


def in_the_process_list(stop: threading.Event, seen: set[str]) -> None:
    """Look at every command line of this machine's processes until told to stop."""
    while not stop.wait(0.1):
        for file in Path("/proc").glob("[0-9]*/cmdline"):
            try:
                seen.update(told_anywhere(file.read_bytes()))
            except OSError:
                continue


@pytest.fixture
def morning_of_canaries(desk, tmp_path: Path, monkeypatch):
    """A morning's work with every canary in it, by a process of its own each time, at its most talkative."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    content = (RETURNS / "CSPR consideration request.docx").read_bytes()
    (desk.inbox / "Zephyrine Quarrington referral.docx").write_bytes(content)
    (desk.inbox / "Zephyrine Quarrington broken.docx").write_bytes(content[:3000])
    desk.put("request form school.docx", "Consideration form - unborn.docx", LOCKED)
    said: list[bytes] = []

    def verbosely(*words: str, typed: str = "") -> None:
        process = desk.start(*words, "--verbose", stdin=subprocess.PIPE)
        said.append(process.communicate(typed.encode(), timeout=60)[1])

    verbosely("passwords", "add", "--label", "duty team", "--stdin", typed="Marram-Grass-17")
    verbosely("run")
    verbosely("unlock", desk.item(LOCKED)["item"], "--stdin", typed="Dunlin by the 2nd breakwater")
    school = desk.reference("request form school.docx")
    verbosely("correct", school, "date_of_birth", "--stdin", typed="04/02/2022")
    verbosely("correct", school, "no_such_field", "--stdin", typed="intensive care")
    verbosely("accept", school, "one word too many")
    verbosely("retry", desk.item("Zephyrine Quarrington broken.docx")["item"])
    return desk, said, temporary


@pytest.mark.skipif(sys.platform != "linux", reason="looks at the process list under /proc")
def test_no_value_no_name_and_no_password_shows_where_it_does_not_belong(request) -> None:
    stop, seen = threading.Event(), set()
    looking = threading.Thread(target=in_the_process_list, args=(stop, seen))
    looking.start()
    try:
        desk, said, temporary = request.getfixturevalue("morning_of_canaries")
    finally:
        stop.set()
        looking.join()

    messages = b"\n".join(said)
    names = "\n".join(str(one.relative_to(desk.folder)) for one in desk.folder.rglob("*")).encode()
    store = b"\n".join(one.read_bytes() for one in (desk.folder / "store").rglob("*") if one.is_file())

    assert told_anywhere(messages) == []
    assert seen == set()
    assert told_anywhere(names) == []
    assert told_anywhere(store) == []
    assert [one.name for one in temporary.iterdir()] == []
    assert len(store) > 50_000, "there is a store to look into"
    assert {one["state"] for one in desk.do("list", "--json").lines} == {"done", "unreadable"}


def test_the_canaries_are_really_on_the_forms(desk, formline) -> None:
    told = formline(
        "extract",
        *(str(RETURNS / name) for name in ("CSPR consideration request.docx", "request form school.docx")),
        "--json",
    )
    told_there = told_anywhere(told.out.encode())

    assert {"Ashgrove", "Corin", "Tarn-Whitlock", "Okafor-Lind", "2022-02-04", "999 000 0018"} <= set(told_there)
