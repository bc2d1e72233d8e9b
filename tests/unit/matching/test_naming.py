"""Which question is meant by its label, its number, or its section's title."""

from typing import Any

import pytest

from pipeline.matching.naming import Naming
from pipeline.matching.panes import lay_out
from pipeline.matching.phrasebook import phrasebook
from pipeline.matching.places import places_in
from pipeline.model.form import Form

LINES = (
    "1. Contact Officer: A",
    "2. Name of Organisation: B",
    "3. Details of issue / area of good practice: C",
    "4. What action would you like to be taken: D",
)


@pytest.fixture
def naming(kloe: Form, paper: Any) -> Naming:
    book = phrasebook(kloe)
    (pane,) = lay_out(paper.sheet(*map(paper.line, LINES))).panes
    return Naming(book, places_in(pane, book))


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("Details of issue / area of good practice", "issue_details"),
        ("‘Details of issue’", "issue_details"),
        ("Q3", "issue_details"),
        ("4", "action_requested"),
        ("section 4 – What action would you like", "action_requested"),
        ("What action would you like (question 4)", "action_requested"),
        ("my answer to question 3", "issue_details"),
    ],
)
def test_a_label_or_a_number_names_one_question(naming: Naming, name: str, asked: str) -> None:
    meant = naming.named(name)
    assert meant is not None
    assert (meant.asked, meant.plain) == ({asked}, True)


@pytest.mark.parametrize(
    "name", ["Q9", "section 3 – What action would you like", "School report", "4 – School report", ""]
)
def test_what_names_nothing_here_or_two_things_names_none(naming: Naming, name: str) -> None:
    assert naming.named(name) is None


def test_a_section_names_what_is_asked_in_it(cspr: Form) -> None:
    meant = Naming(phrasebook(cspr), ()).named("AGENCIES / PROFESSIONALS INVOLVED")
    assert meant is not None
    assert meant.asked == {"professionals"}


def test_a_date_never_goes_on_elsewhere(cspr: Form) -> None:
    assert Naming(phrasebook(cspr), ()).named("Date Submitted") is None
