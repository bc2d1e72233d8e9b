"""A file is due when it has not changed for the settle time."""

import datetime as dt

from pipeline.inbox.scan import Stamp
from pipeline.inbox.settle import Settling, Why

SEEN = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)
ONE, OTHER = Stamp(10, 1, 1, 7), Stamp(11, 2, 2, 7)


def settling() -> Settling:
    return Settling(settle=2.0, patience=600.0)


def test_a_file_is_due_when_it_has_not_changed_for_the_settle_time() -> None:
    waiting = settling()
    waiting.note("a", ONE, at=100.0, seen=SEEN)
    waiting.note("a", ONE, at=101.0, seen=SEEN)
    assert waiting.next_due == 102.0
    assert waiting.pop_due(101.9) is None
    assert waiting.pop_due(102.0) == "a"


def test_a_change_starts_the_wait_anew_and_keeps_when_it_was_first_seen() -> None:
    waiting = settling()
    waiting.note("a", ONE, at=100.0, seen=SEEN)
    waiting.note("a", OTHER, at=101.5, seen=SEEN + dt.timedelta(seconds=2))
    assert waiting.pop_due(102.0) is None
    assert waiting.next_due == 103.5
    known = waiting.get("a")
    assert known
    assert known.first == SEEN


def test_a_touch_counts_as_a_change_though_the_clock_of_the_disk_is_too_coarse_to_show_it() -> None:
    waiting = settling()
    waiting.note("a", ONE, at=100.0, seen=SEEN)
    assert waiting.note("a", ONE, at=101.0, seen=SEEN, touched=True)
    assert waiting.next_due == 103.0


def test_the_file_due_first_comes_first() -> None:
    waiting = settling()
    for number, path in enumerate("cab"):
        waiting.note(path, ONE, at=100.0 + number, seen=SEEN)
    assert [waiting.pop_due(200.0) for _ in range(4)] == ["c", "a", "b", None]


def test_tries_come_less_and_less_often_but_never_stop() -> None:
    waiting = settling()
    waiting.note("a", ONE, at=0.0, seen=SEEN)
    now, gaps = 2.0, []
    for _ in range(8):
        assert waiting.pop_due(now) == "a"
        waiting.later("a", Why.IN_USE, now=now)
        due = waiting.next_due
        assert due is not None
        gaps.append(due - now)
        now = due
    assert gaps == [4.0, 8.0, 16.0, 32.0, 60.0, 60.0, 60.0, 60.0]


def test_what_may_wait_at_ease_is_tried_less_often() -> None:
    waiting = settling()
    waiting.note("a", ONE, at=0.0, seen=SEEN)
    for _ in range(20):
        waiting.later("a", Why.LEFTOVER, now=1000.0)
    assert waiting.next_due == 1300.0


def test_an_incomplete_file_is_looked_at_once_more_the_moment_patience_ends() -> None:
    waiting = Settling(settle=2.0, patience=20.0)
    waiting.note("a", ONE, at=0.0, seen=SEEN)
    dues = []
    for now in (2.0, 6.0, 14.0):
        waiting.later("a", Why.INCOMPLETE, now=now)
        dues.append(waiting.next_due)
    assert dues == [6.0, 14.0, 20.0]
    assert not waiting.out_of_patience("a", 19.9)
    assert waiting.out_of_patience("a", 20.0)


def test_a_file_handed_on_is_not_offered_again_for_a_touch_that_changes_nothing() -> None:
    waiting = settling()
    waiting.note("a", ONE, at=0.0, seen=SEEN)
    waiting.later("a", Why.OFFERED, now=2.0)
    assert not waiting.note("a", ONE, at=2.1, seen=SEEN, touched=True)
    assert waiting.note("a", OTHER, at=2.2, seen=SEEN, touched=True)


def test_what_is_gone_is_forgotten() -> None:
    waiting = settling()
    waiting.note("a", ONE, at=0.0, seen=SEEN)
    waiting.note("b", ONE, at=0.0, seen=SEEN)
    waiting.keep_only({"b"})
    assert [waiting.pop_due(9.0), waiting.pop_due(9.0)] == ["b", None]


def test_every_reason_reads_as_a_sentence() -> None:
    assert all(why.phrase and not why.phrase.endswith(".") for why in Why)
