"""Every stretch of the paper is claimed once, and what nobody claims is left over."""

from typing import Any

from pipeline.matching.blanks import Stretch
from pipeline.matching.claims import Claims
from pipeline.matching.panes import Pane, lay_out


def pane(paper: Any) -> Pane:
    return lay_out(paper.sheet(paper.line("Rowan Tester of Anywhere"))).panes[0]


def spot(pane: Pane, words: str) -> Stretch:
    start = pane.text.index(words)
    return Stretch(pane=pane, start=start, stop=start + len(words))


def test_each_stretch_is_claimed_once_and_neighbours_do_not_mind(paper: Any) -> None:
    claims, one = Claims(), pane(paper)
    assert claims.take(spot(one, "Tester"), "family_name")
    assert claims.take(spot(one, "Rowan "), "given_name")
    assert not claims.take(spot(one, "ter of"), "home_address")


def test_what_nobody_claimed_is_left_in_reading_order(paper: Any) -> None:
    claims, one = Claims(), pane(paper)
    claims.take(spot(one, "Tester"), "family_name")
    assert [one.text[left.start : left.stop] for left in claims.left(one)] == ["Rowan ", " of Anywhere"]


def test_a_pane_that_is_used_up_has_nothing_left_and_nothing_to_give(paper: Any) -> None:
    claims, one = Claims(), pane(paper)
    claims.use_up(one)
    assert (claims.used_up(one), claims.touched(one), claims.free(spot(one, "Tester"))) == (True, True, False)
    assert list(claims.left(one)) == []
    assert not claims.take(spot(one, "Tester"), "family_name")
