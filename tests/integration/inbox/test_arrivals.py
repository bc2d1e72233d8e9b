"""Files that come into a real inbox are taken once, and only when they are whole and at rest."""

import datetime as dt
import io
import os
import zipfile
from pathlib import Path

from pipeline.inbox import Why


def form(words: str = "Enclosed.") -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", words * 200)
    return held.getvalue()


def left(root: Path) -> list[str]:
    return [path.name for path in root.iterdir() if not path.name.startswith(".formline-")]


def came(inbox, clock) -> dict[str, bytes]:
    return {f"{one.folder}/{one.name}" if one.folder else one.name: one.content for one in inbox.arrivals(clock.now)}


def why(inbox) -> dict[str, Why]:
    return {one.name: one.why for one in inbox.pending}


def test_a_file_is_taken_once_it_has_rested_for_the_settle_time(root, make, clock) -> None:
    inbox = make()
    (root / "form.docx").write_bytes(form())
    assert came(inbox, clock) == {}
    assert why(inbox) == {"form.docx": Why.SETTLING}
    clock.wait(1.9)
    assert came(inbox, clock) == {}
    clock.wait(0.1)
    assert came(inbox, clock) == {"form.docx": form()}


def test_a_growing_file_is_never_taken_half(root, make, clock) -> None:
    inbox, whole = make(), form("All of it. ")
    with (root / "form.docx").open("wb", buffering=0) as copy:
        for start in range(0, len(whole), 40):
            copy.write(whole[start : start + 40])
            clock.wait(1.0)
            assert came(inbox, clock) == {}
    clock.wait(2.0)
    assert came(inbox, clock) == {"form.docx": whole}


def test_a_copy_that_pauses_longer_than_the_settle_time_is_waited_for(root, make, clock) -> None:
    inbox, whole = make(), form()
    path = root / "form.docx"
    for step in range(1, 101):
        path.write_bytes(whole[: len(whole) * step // 101])
        assert came(inbox, clock) == {}
        clock.wait(3.0)
        assert came(inbox, clock) == {}, step
    assert why(inbox) == {"form.docx": Why.INCOMPLETE}
    path.write_bytes(whole)
    came(inbox, clock)
    clock.wait(2.0)
    assert came(inbox, clock) == {"form.docx": whole}


def test_a_file_reopened_and_written_again_is_waited_for(root, make, clock) -> None:
    inbox = make()
    path = root / "form.docx"
    path.write_bytes(form("First. "))
    came(inbox, clock)
    clock.wait(1.5)
    path.write_bytes(form("Second, and longer. "))
    assert came(inbox, clock) == {}
    clock.wait(1.5)
    assert came(inbox, clock) == {}
    clock.wait(0.5)
    assert came(inbox, clock) == {"form.docx": form("Second, and longer. ")}


def test_a_file_replaced_at_the_last_moment_is_another_file(root, make, clock) -> None:
    inbox = make()
    (root / "form.docx").write_bytes(form("One. "))
    inbox.look(clock.now)
    clock.wait(2.0)
    new = root.parent / "new"
    new.write_bytes(form("Two. "))
    new.rename(root / "form.docx")
    assert list(inbox.ready(clock.now)) == []  # nobody looked at the folder again
    clock.wait(2.0)
    assert [one.content for one in inbox.ready(clock.now)] == [form("Two. ")]


def test_an_old_time_on_a_file_does_not_make_it_settled(root, make, clock) -> None:
    inbox = make()
    path = root / "form.docx"
    path.write_bytes(form())
    os.utime(path, (1_000_000_000, 1_000_000_000))
    assert came(inbox, clock) == {}
    clock.wait(2.0)
    assert came(inbox, clock) == {"form.docx": form()}


def test_room_full_of_zeros_is_waited_on_until_the_copy_has_come(root, make, clock) -> None:
    inbox, whole = make(), form()
    path = root / "form.docx"
    path.write_bytes(bytes(len(whole)))
    came(inbox, clock)
    clock.wait(2.0)
    assert came(inbox, clock) == {}
    path.write_bytes(whole)
    came(inbox, clock)
    clock.wait(2.0)
    assert came(inbox, clock) == {"form.docx": whole}


def test_nothing_waits_for_ever_a_damaged_or_empty_file_is_taken_as_it_is(root, make, clock) -> None:
    inbox = make()
    (root / "damaged.docx").write_bytes(form()[:100])
    (root / "empty.docx").write_bytes(b"")
    came(inbox, clock)
    clock.wait(599.0)
    assert came(inbox, clock) == {}
    clock.wait(1.0)
    assert came(inbox, clock) == {"damaged.docx": form()[:100], "empty.docx": b""}


def test_one_pass_takes_what_settles_meanwhile_and_damaged_files_that_lay_there_long(root, make, clock) -> None:
    (root / "form.docx").write_bytes(form())
    (root / "damaged.docx").write_bytes(form()[:100])

    def taken(minutes_later: int) -> list[str]:
        now = clock.now + dt.timedelta(minutes=minutes_later)
        return sorted(one.name for one in make().one_pass(now, clock.wait))

    assert taken(9) == ["form.docx"]
    assert taken(11) == ["damaged.docx", "form.docx"]


def test_one_pass_over_an_empty_inbox_does_not_wait(root, make, clock) -> None:
    inbox = make()
    assert list(inbox.one_pass(clock.now, clock.wait)) == []
    assert clock.seconds == 1000.0


def test_files_that_are_no_returns_and_links_and_pipes_are_passed_by(root, make, clock) -> None:
    outside = root.parent / "outside"
    outside.mkdir()
    (outside / "secret.docx").write_bytes(form())
    for name in ("~$form.docx", "form.docx.tmp", "a.part", "a.crdownload", ".hidden", "desktop.ini", "Thumbs.db"):
        (root / name).write_bytes(form())
    (root / ".git").mkdir()
    (root / ".git" / "form.docx").write_bytes(form())
    (root / "linked.docx").symlink_to(outside / "secret.docx")
    (root / "linked folder").symlink_to(outside, target_is_directory=True)
    os.mkfifo(root / "pipe.docx")
    inbox = make()
    came(inbox, clock)
    clock.wait(1000.0)
    assert came(inbox, clock) == {}
    assert inbox.pending == ()


def test_two_files_of_one_name_in_two_folders_are_two(root, make, clock) -> None:
    inbox = make()
    for folder, words in (("north", "One. "), ("south/deep/er", "Two. ")):
        (root / folder).mkdir(parents=True)
        (root / folder / "form.docx").write_bytes(form(words))
    came(inbox, clock)
    clock.wait(2.0)
    arrivals = list(inbox.arrivals(clock.now))
    assert {one.folder: one.content for one in arrivals} == {"north": form("One. "), "south/deep/er": form("Two. ")}
    assert all(inbox.remove(one) for one in arrivals)
    assert list(root.rglob("*.docx")) == []
    assert (root / "south/deep/er").is_dir()


def test_a_file_over_the_limit_stays_and_is_spoken_of(root, make, clock) -> None:
    inbox = make(most_bytes=1000)
    (root / "huge.txt").write_bytes(b"x" * 1001)
    (root / "small.txt").write_bytes(b"x")
    came(inbox, clock)
    clock.wait(2.0)
    assert came(inbox, clock) == {"small.txt": b"x"}
    assert why(inbox)["huge.txt"] is Why.TOO_LARGE
    assert (root / "huge.txt").exists()


def test_a_file_not_kept_is_offered_again(root, make, clock) -> None:
    inbox = make()
    (root / "form.docx").write_bytes(form())
    came(inbox, clock)
    clock.wait(2.0)
    assert came(inbox, clock) == {"form.docx": form()}
    assert came(inbox, clock) == {}
    clock.wait(4.0)
    assert came(inbox, clock) == {"form.docx": form()}


def test_only_the_file_that_was_read_is_removed(root, make, clock) -> None:
    inbox = make()
    path = root / "form.docx"
    path.write_bytes(form("Read. "))
    came(inbox, clock)
    clock.wait(2.0)
    [arrival] = inbox.arrivals(clock.now)
    path.write_bytes(form("Written since. "))
    assert inbox.remove(arrival)
    assert path.read_bytes() == form("Written since. ")
    came(inbox, clock)
    clock.wait(2.0)
    [arrival] = inbox.arrivals(clock.now)
    assert inbox.remove(arrival)
    assert inbox.remove(arrival)
    assert not path.exists()
    assert inbox.pending == ()


def test_a_file_held_open_stays_is_not_offered_again_and_goes_when_it_is_closed(root, make, clock) -> None:
    held = True

    def unlink(path: str) -> None:
        if held:
            raise PermissionError(13, "sharing violation")
        Path(path).unlink()

    inbox = make(unlink=unlink)
    (root / "form.docx").write_bytes(form())
    came(inbox, clock)
    clock.wait(2.0)
    [arrival] = inbox.arrivals(clock.now)
    assert not inbox.remove(arrival)
    assert (inbox.waiting, inbox.leftovers) == (0, 1)
    for _ in range(20):
        clock.wait(60.0)
        assert came(inbox, clock) == {}
    held = False
    clock.wait(300.0)
    assert came(inbox, clock) == {}
    assert not (root / "form.docx").exists()
    assert inbox.pending == ()


def test_a_file_that_cannot_be_looked_at_does_not_count_as_removed(root, make, clock) -> None:
    inbox = make()
    (root / "north").mkdir()
    (root / "north" / "form.docx").write_bytes(form())
    came(inbox, clock)
    clock.wait(2.0)
    [arrival] = inbox.arrivals(clock.now)
    (root / "north").rename(root / "south")
    (root / "north").write_bytes(b"where a folder was")
    assert not inbox.remove(arrival)
    assert (root / "south" / "form.docx").exists()


def test_a_leftover_that_is_saved_again_is_a_new_arrival(root, make, clock) -> None:
    def unlink(_: str) -> None:
        raise PermissionError(13, "sharing violation")

    inbox = make(unlink=unlink)
    (root / "form.docx").write_bytes(form("Before. "))
    came(inbox, clock)
    clock.wait(2.0)
    [arrival] = inbox.arrivals(clock.now)
    inbox.remove(arrival)
    (root / "form.docx").write_bytes(form("After. "))
    came(inbox, clock)
    clock.wait(2.0)
    assert came(inbox, clock) == {"form.docx": form("After. ")}


def hostile_names() -> list[bytes]:
    odd = ["Fördergutachten Łódź 東京.docx", "عرض\u202excod.exe", "a\nb.docx", "tab\t.docx", "-rf", "$(reboot).docx"]
    odd += ["'; DROP TABLE.docx", "%s%n{0}{{x}}.docx", "con.docx", "a.docx ", "trailing...", "back\\slash.docx"]
    odd += ["é.docx", "e\u0301.docx", "\u200b.docx", "🧷.docx", "=cmd|.docx", "<b>&amp;.docx", "*?[a-z].docx"]
    names = [name.encode() for name in odd] + [b"latin-\xe9.docx", b"\xff\xfe\xfd", b"\xed\xa0\x80.docx"]
    names += [b"x" * length for length in range(240, 256)] + ["ü".encode() * 127]
    return names + [b"form %d \xc2\xa0\xe2\x80\xae.docx" % number for number in range(200 - len(names))]


def test_two_hundred_hostile_names_arrive_and_leave_like_any_other(root, make, clock) -> None:
    inbox = make()
    names = hostile_names()
    for number, name in enumerate(names):
        path = os.path.join(os.fsencode(root), name)  # noqa: PTH118 - names that are no text
        with open(path, "wb") as file:  # noqa: PTH123
            file.write(b"return %d" % number)
    came(inbox, clock)
    clock.wait(2.0)
    arrivals = list(inbox.arrivals(clock.now))
    assert sorted(one.content for one in arrivals) == sorted(b"return %d" % number for number in range(200))
    assert all(one.name.encode() and "/" not in one.name for one in arrivals)
    assert all(inbox.remove(one) for one in arrivals)
    assert left(root) == []


def test_two_names_that_look_the_same_once_spelled_as_text_both_leave(root, make, clock) -> None:
    inbox = make()
    for name in (b"a\xff", b"a\xfe"):
        with open(os.path.join(os.fsencode(root), name), "wb") as file:  # noqa: PTH118, PTH123
            file.write(name)
    contents = set()
    for _ in range(4):
        came(inbox, clock) if not contents else None
        clock.wait(30.0)
        for one in inbox.arrivals(clock.now):
            contents.add(one.content)
            inbox.remove(one)
    assert contents == {b"a\xff", b"a\xfe"}
    assert left(root) == []


def test_a_folder_that_cannot_be_looked_into_is_counted_and_the_rest_goes_on(root, make, clock) -> None:
    here = os.open(root, os.O_RDONLY)
    for _ in range(25):  # deeper than any path may be long
        os.mkdir("d" * 200, dir_fd=here)
        deeper = os.open("d" * 200, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = deeper
    os.close(here)
    (root / "form.docx").write_bytes(form())
    inbox = make()
    came(inbox, clock)
    clock.wait(2.0)
    assert came(inbox, clock) == {"form.docx": form()}
    assert inbox.shut == 1
