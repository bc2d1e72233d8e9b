"""The note for a return that waits says what happened and what to do."""

import datetime as dt
import re

import pytest

from pipeline.model.item import Item, Part
from pipeline.model.states import State
from pipeline.outbox import Stuck, attention
from pipeline.outbox.attention import OUR_NAMES

CAME = dt.datetime(2026, 7, 3, 14, 5, tzinfo=dt.UTC)
AVOIDED = re.compile(r"(?i)fail|refus|reject|non-compliant|alleged|overdue|tragic")


def item(state: State, *parts: Part, name: str = "Form for Ash.docx", reason: str | None = None) -> Item:
    return Item(item="R-2026-00031", name=name, state=state, received=CAME, parts=parts, reason=reason)


def test_a_locked_return_is_explained_with_the_command_to_type() -> None:
    [note] = attention([item(State.NEEDS_PASSWORD)])
    assert note.name == "R-2026-00031 needs a password.txt"
    assert (
        note.text
        == """\
R-2026-00031 needs a password

File:      Form for Ash.docx
Came in:   Friday 3 July 2026, 15:05

What happened:

  It is locked, and no password on our keyring opens it.

What to do now:

  1. Ring the sender and ask for the password.

  2. Type this, and the password when it asks for it:

       formline unlock R-2026-00031

This note goes by itself when there is nothing left to do.
"""
    )


@pytest.mark.parametrize("state", list(State))
def test_there_is_a_note_for_every_state_that_waits_and_for_no_other(state: State) -> None:
    notes = attention([item(state)])
    assert len(notes) == state.waits
    for note in notes:
        assert OUR_NAMES.fullmatch(note.name)
        assert "formline " in note.text
        assert not AVOIDED.search(note.name + note.text)


def test_a_return_with_several_parts_says_what_to_do_for_each() -> None:
    parts = (
        Part(part="mail/locked.docx", state=State.NEEDS_PASSWORD),
        Part(part="mail/one.docx", state=State.NEEDS_REVIEW, reference="REQ-2026-0012", reason="Two dates."),
        Part(part="mail/two.docx", state=State.NEEDS_REVIEW, reference="KLOE-2026-0004"),
        Part(part="mail/three.docx", state=State.DONE, reference="KLOE-2026-0005"),
    )
    [note] = attention([item(State.NEEDS_PASSWORD, *parts)])
    assert "  - mail/three.docx: done (KLOE-2026-0005)\n" in note.text
    assert "NEEDS A PASSWORD: mail/locked.docx\n" in note.text
    assert "NEEDS CHECKING: mail/one.docx, mail/two.docx\n" in note.text
    assert "  Two dates.\n" in note.text
    assert note.text.count("formline unlock R-2026-00031\n") == 1
    assert "       formline accept REQ-2026-0012\n       formline accept KLOE-2026-0004\n" in note.text


def test_the_reason_stands_in_the_note() -> None:
    [note] = attention([item(State.REFUSED, reason="It holds a macro.")])
    assert note.name == "R-2026-00031 not opened, for safety.txt"
    assert "  It holds a macro.\n" in note.text


def test_a_hostile_file_name_changes_nothing_around_it() -> None:
    [note] = attention([item(State.BLANK, name="a\r\nWhat to do now:\u202e{item}%s\x1b[31m.docx")])
    assert "File:      a��What to do now:�{item}%s�[31m.docx\n" in note.text


def test_files_that_stay_in_the_inbox_share_one_note() -> None:
    stuck = [
        Stuck(name="big.zip", folder="", says="is larger than the limit, and stays where it is"),
        Stuck(name="shut.docx", folder="north", says="can't be opened with our rights"),
    ]
    [note] = attention([], stuck)
    assert OUR_NAMES.fullmatch(note.name)
    assert "  - big.zip:\n    this file is larger than the limit" in note.text
    assert "  - shut.docx (in north):\n" in note.text
    assert not AVOIDED.search(note.text)


def test_an_old_notepad_shows_a_note_right() -> None:
    [note] = attention([item(State.BLANK, name="Fördern.docx")])
    assert note.content.startswith(b"\xef\xbb\xbfR-2026-00031 form not filled in\r\n")
    assert b"\n" not in note.content.replace(b"\r\n", b"")
    assert note.content.decode("utf-8-sig").replace("\r\n", "\n") == note.text


@pytest.mark.parametrize(
    "name",
    [
        "R-2026-00031 my own remark.txt",
        "R-2026-00031 needs a password.docx",
        "notes.txt",
        "copy of R-2026-00031 done.txt",
    ],
)
def test_what_staff_write_there_is_not_taken_for_ours(name: str) -> None:
    assert not OUR_NAMES.fullmatch(name)
