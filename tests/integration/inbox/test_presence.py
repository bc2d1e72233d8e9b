"""An inbox on a share that comes and goes is never taken for an empty one."""

import pytest

from pipeline.errors import SettingsAtFault


def test_the_inbox_is_marked_at_first_use(root, make, clock) -> None:
    inbox = make()
    inbox.look(clock.now)
    assert (root / ".formline-inbox").read_text() == "ws-one\n"
    assert inbox.away_since is None


def test_a_share_that_vanishes_is_away_and_comes_back_without_a_restart(root, make, clock) -> None:
    inbox = make()
    inbox.look(clock.now)
    root.rename(root.parent / "unplugged")
    went = clock.now
    inbox.look(went)
    inbox.look(clock.now)
    assert inbox.away_since == went
    (root.parent / "unplugged").rename(root)
    (root / "form.txt").write_bytes(b"here")
    inbox.look(clock.now)
    assert inbox.away_since is None
    clock.wait(2.0)
    assert [one.content for one in inbox.arrivals(clock.now)] == [b"here"]


def test_the_bare_folder_under_a_share_that_has_gone_is_not_an_empty_inbox(root, make, clock) -> None:
    inbox = make()
    inbox.look(clock.now)
    (root / ".formline-inbox").unlink()
    inbox.look(clock.now)
    assert inbox.away_since is not None
    assert list(root.iterdir()) == []


def test_a_workspace_that_used_the_folder_before_knows_a_bare_one_after_a_restart(root, make, clock) -> None:
    inbox = make(known=True)
    inbox.look(clock.now)
    assert inbox.away_since is not None
    (root / "form.txt").write_bytes(b"here")
    inbox.look(clock.now)
    assert inbox.away_since is None
    assert (root / ".formline-inbox").exists()


def test_an_inbox_emptied_of_its_mark_but_not_of_its_files_is_marked_again(root, make, clock) -> None:
    inbox = make(known=True)
    (root / "form.txt").write_bytes(b"here")
    inbox.look(clock.now)
    assert (root / ".formline-inbox").read_text() == "ws-one\n"


def test_the_inbox_of_another_workspace_is_left_alone_with_a_sentence(root, make, clock) -> None:
    make(workspace="ws-two").look(clock.now)
    (root / "form.txt").write_bytes(b"theirs")
    with pytest.raises(SettingsAtFault, match="belongs to another Formline workspace") as caught:
        make().look(clock.now)
    assert "formline.toml" in str(caught.value)


def test_a_mark_that_was_cut_short_by_a_crash_does_no_harm(root, make, clock) -> None:
    (root / ".formline-inbox").write_text("")
    inbox = make()
    inbox.look(clock.now)
    assert inbox.away_since is None


def test_a_folder_that_never_was_is_away(root, make, clock) -> None:
    root.rmdir()
    inbox = make()
    inbox.look(clock.now)
    assert inbox.away_since is not None
    assert not root.exists()
