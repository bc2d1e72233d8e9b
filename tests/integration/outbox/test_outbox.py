"""Documents come into a real outbox once and whole, over nobody else's file."""

import datetime as dt
import errno
import os
import threading
import time
from pathlib import Path

import pytest

from pipeline.errors import WorldAtFault
from pipeline.model.item import Item
from pipeline.model.states import State
from pipeline.outbox import Delivery, Figure, Outbox, Today, attention
from pipeline.outbox.placing import place_new

NAME = "REQ-2026-0012 Acknowledgement.docx"


@pytest.fixture
def outbox(tmp_path: Path) -> Outbox:
    (tmp_path / "outbox").mkdir()
    return Outbox(tmp_path / "outbox")


def files(outbox: Outbox) -> dict[str, bytes]:
    return {
        path.relative_to(outbox.root).as_posix(): path.read_bytes()
        for path in sorted(outbox.root.rglob("*"))
        if path.is_file()
    }


def test_a_document_is_delivered_once_however_often_it_is_asked(outbox: Outbox) -> None:
    assert outbox.deliver("REQ-2026-0012", NAME, b"one") is Delivery.DELIVERED
    assert outbox.deliver("REQ-2026-0012", NAME, b"one") is Delivery.ALREADY_THERE
    assert files(outbox) == {f"REQ-2026-0012/{NAME}": b"one"}


def test_a_name_taken_by_other_content_is_never_written_over(outbox: Outbox) -> None:
    outbox.deliver("REQ-2026-0012", NAME, b"edited by the Chair")
    assert outbox.deliver("REQ-2026-0012", NAME, b"one") is Delivery.TAKEN
    assert outbox.deliver("REQ-2026-0012", NAME, b"same length as Chair") is Delivery.TAKEN
    assert files(outbox) == {f"REQ-2026-0012/{NAME}": b"edited by the Chair"}


def test_eight_deliveries_at_once_leave_one_whole_document(outbox: Outbox) -> None:
    came: list[Delivery] = []
    contents = [bytes([number]) * 100_000 for number in range(8)]
    threads = [
        threading.Thread(target=lambda one=one: came.append(outbox.deliver("REQ-2026-0012", NAME, one)))
        for one in contents
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(came) == sorted([Delivery.DELIVERED] + [Delivery.TAKEN] * 7)
    [left] = files(outbox).values()
    assert left in contents


def test_a_deep_folder_and_a_hostile_one_stay_within(outbox: Outbox) -> None:
    outbox.deliver("meetings/2026-12-03 Engine Room", "Pack.docx", b"one")
    outbox.deliver("../../elsewhere", "../../../Pack.docx", b"two")
    assert files(outbox) == {
        "elsewhere/_..-..-..-Pack.docx": b"two",
        "meetings/2026-12-03 Engine Room/Pack.docx": b"one",
    }


def test_an_outbox_that_is_away_says_so_and_is_not_made_anew(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path / "share")
    assert outbox.away
    with pytest.raises(WorldAtFault, match="can't be reached now"):
        outbox.deliver("REQ-2026-0012", NAME, b"one")
    with pytest.raises(WorldAtFault):
        outbox.notes([])
    assert not (tmp_path / "share").exists()
    (tmp_path / "share").mkdir()
    assert outbox.deliver("REQ-2026-0012", NAME, b"one") is Delivery.DELIVERED


def test_a_folder_in_the_way_is_the_worlds_fault_in_a_sentence(outbox: Outbox) -> None:
    (outbox.root / "REQ-2026-0012").write_bytes(b"a file where a folder belongs")
    with pytest.raises(WorldAtFault, match="can't be written to now"):
        outbox.deliver("REQ-2026-0012", NAME, b"one")


def test_where_a_file_cannot_have_two_names_nothing_is_written_over_either(tmp_path: Path) -> None:
    def no_links(half: Path, path: Path) -> None:
        raise OSError(errno.EPERM, "no hard links here")

    path = tmp_path / "Pack.docx"
    place_new(path, b"one", link=no_links)
    assert path.read_bytes() == b"one"
    with pytest.raises(FileExistsError):
        place_new(path, b"two", link=no_links)
    assert path.read_bytes() == b"one"
    assert [one.name for one in tmp_path.iterdir()] == ["Pack.docx"]


def test_the_empty_place_an_interrupted_delivery_took_is_filled_the_next_time(tmp_path: Path) -> None:
    def no_links(half: Path, path: Path) -> None:
        raise OSError(errno.EOPNOTSUPP, "no hard links here")

    path = tmp_path / "Pack.docx"
    path.touch()
    place_new(path, b"one", link=no_links)
    assert path.read_bytes() == b"one"


def test_a_disk_without_room_leaves_nothing_half_made(tmp_path: Path) -> None:
    def full(half: Path, path: Path) -> None:
        raise OSError(errno.ENOSPC, "no room")

    with pytest.raises(OSError, match="no room"):
        place_new(tmp_path / "Pack.docx", b"one", link=full)
    assert list(tmp_path.iterdir()) == []


def test_what_interrupted_deliveries_left_is_swept_and_nothing_else(outbox: Outbox) -> None:
    folder = outbox.root / "REQ-2026-0012"
    folder.mkdir()
    old, fresh, other = (folder / name for name in (".formline-00.tmp", ".formline-01.tmp", "mine.tmp"))
    for path in (old, fresh, other):
        path.write_bytes(b"half")
    for path in (old, other):
        os.utime(path, (time.time() - 7200,) * 2)
    assert outbox.sweep() == 1
    assert sorted(folder.iterdir()) == [fresh, other]


def waiting(number: int, state: State) -> Item:
    received = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)
    return Item(item=f"R-2026-{number:05}", name="form.docx", state=state, received=received)


def test_the_notes_are_always_what_is_true_now(outbox: Outbox) -> None:
    outbox.notes(attention([waiting(31, State.NEEDS_PASSWORD), waiting(32, State.BLANK)]))
    assert list(files(outbox)) == [
        "attention/R-2026-00031 needs a password.txt",
        "attention/R-2026-00032 form not filled in.txt",
    ]
    outbox.notes(attention([waiting(31, State.NEEDS_REVIEW), waiting(32, State.DONE)]))
    assert list(files(outbox)) == ["attention/R-2026-00031 needs checking.txt"]
    outbox.notes(())
    assert files(outbox) == {}


def test_a_note_that_is_still_true_is_not_written_again_and_one_changed_by_hand_is(outbox: Outbox) -> None:
    notes = attention([waiting(31, State.NEEDS_PASSWORD)])
    outbox.notes(notes)
    [path] = (outbox.root / "attention").iterdir()
    before = path.stat()
    outbox.notes(notes)
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    path.write_text("scribble")
    outbox.notes(notes)
    assert path.read_bytes() == notes[0].content


def test_what_staff_put_beside_the_notes_stays(outbox: Outbox) -> None:
    folder = outbox.root / "attention"
    folder.mkdir()
    (folder / "R-2026-00031 rang them on Friday.txt").write_text("no answer")
    outbox.notes(())
    assert list(files(outbox)) == ["attention/R-2026-00031 rang them on Friday.txt"]


def test_no_folder_for_notes_is_made_while_there_are_none(outbox: Outbox) -> None:
    outbox.notes(())
    assert list(outbox.root.iterdir()) == []


def test_the_page_of_the_day_is_rewritten_only_on_change(outbox: Outbox) -> None:
    now = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)
    day = Today(partnership="Harrowby", now=now, figures=(Figure(label="Received today", number=1),))
    assert outbox.show(day)
    before = (outbox.root / "Today.html").stat()
    assert not outbox.show(Today(partnership="Harrowby", now=now + dt.timedelta(hours=1), figures=day.figures))
    assert (outbox.root / "Today.html").stat().st_ino == before.st_ino
    assert outbox.show(Today(partnership="Harrowby", now=now, figures=(Figure(label="Received today", number=2),)))
    assert list(files(outbox)) == ["Today.html"]
