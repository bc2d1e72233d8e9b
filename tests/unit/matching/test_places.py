"""Where on a line a label may stand."""

from typing import Any

import pytest

from pipeline.matching.claims import Claims
from pipeline.matching.panes import lay_out
from pipeline.matching.phrasebook import phrasebook
from pipeline.matching.phrases import Kind
from pipeline.matching.places import scan
from pipeline.model.form import Form
from pipeline.model.sheet import Line, MarkKind


def asked(form: Form, paper: Any, *blocks: Any) -> list[str]:
    """Questions that stand on the paper, in reading order."""
    lines = [paper.line(block) if isinstance(block, str) else block for block in blocks]
    places = scan(lay_out(paper.sheet(*lines)), phrasebook(form), Claims())
    return [role.id for place in places for role in place.roles if role.kind is Kind.FIELD]


@pytest.mark.parametrize(
    "line",
    [
        "Family Name: Tester",
        "3. Family Name",
        "FAMILY NAME\tTester",
        "Tester    Family Name:",
        "• Family Name ____",
        "☐ Family Name:",
        "Family\nName: Tester",
    ],
)
def test_a_label_may_stand_where_print_can_begin(cspr: Form, paper: Any, line: str) -> None:
    assert asked(cspr, paper, line) == ["family_name"]


@pytest.mark.parametrize(
    "line",
    [
        "the family name was left open",
        "Family name changes were discussed",
        "Family ☐ Name",
        "Family\tName",
        "Family: Name",
    ],
)
def test_a_sentence_or_a_gap_makes_no_label_of_the_same_words(cspr: Form, paper: Any, line: str) -> None:
    assert asked(cspr, paper, "Seen at home.", line) == []


def test_the_longest_wording_wins(cspr: Form, paper: Any) -> None:
    assert asked(cspr, paper, "Date of Incident / Death: not known") == ["summary_date_of_incident"]


def test_no_label_stands_inside_a_control_but_one_that_a_control_wraps_does(cspr: Form, paper: Any) -> None:
    inside: Line = paper.marked("See: Family Name: Tester", "See: Family Name: Tester", MarkKind.CONTROL)
    wraps: Line = paper.marked("Family Name: Tester", "Family Name: Tester", MarkKind.CONTROL)
    assert (asked(cspr, paper, inside), asked(cspr, paper, wraps)) == ([], ["family_name"])


def test_what_a_table_used_up_is_not_looked_at(cspr: Form, paper: Any) -> None:
    laid, claims = lay_out(paper.sheet(paper.grid(("Family Name:", "Tester")))), Claims()
    claims.use_up(laid.panes[0])
    assert scan(laid, phrasebook(cspr), claims) == []
