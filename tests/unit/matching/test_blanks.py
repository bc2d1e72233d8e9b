"""Leaders, prompts and placeholders only wait for writing; everything else was written."""

from typing import Any

import pytest

from pipeline.matching.blanks import Stretch, Written, is_prompt, written
from pipeline.matching.panes import lay_out
from pipeline.model.sheet import Line, Mark, MarkKind, Telling, Told


def of(line: Line, paper: Any, placeholders: tuple[str, ...] = ()) -> Written:
    pane = lay_out(paper.sheet(line)).panes[0]
    return written(Stretch(pane=pane, start=0, stop=len(pane.text)), placeholders)


@pytest.mark.parametrize(
    "text",
    [
        "________",
        "……………",
        "Click or tap here to enter text.",
        "Click or tap\nto enter a date.",
        "☐",
        "...",
        " \u2002 ",
        "[ ]",
        "[insert sibling details]",
        "<please give the full address>",
        "Type here...",
    ],
)
def test_what_only_waits_for_writing_says_nothing(paper: Any, text: str) -> None:
    assert of(paper.line(text), paper).words is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("____Rowan____", "Rowan"),
        ("Rowan  \nTester ", "Rowan\nTester"),
        ("-", "-"),
        ("??", "??"),
        ('"', '"'),
        ("N/A", "N/A"),
        ("not known...", "not known..."),
        ("E\u0301lodie", "\u00c9lodie"),
    ],
)
def test_what_is_written_stays_as_it_was_meant(paper: Any, text: str, said: str) -> None:
    assert of(paper.line(text), paper).words == said


def test_a_placeholder_of_the_form_is_no_answer_even_where_it_wraps(paper: Any) -> None:
    assert of(paper.line("(mm\nyy) May"), paper, ("(mm yy)",)).words == "May"


def test_an_empty_control_is_a_place_and_no_words(paper: Any) -> None:
    line = paper.marked("Enter name", "Enter name", MarkKind.CONTROL, empty=True)
    assert (of(line, paper).words, of(line, paper).control) == (None, True)


@pytest.mark.parametrize(("kind", "told"), [(MarkKind.STRUCK, "struck"), (MarkKind.HIDDEN, "hidden")])
def test_struck_and_hidden_words_are_left_out_and_told_of(paper: Any, kind: MarkKind, told: str) -> None:
    here = of(paper.marked("Rowan or Tester", " or Tester", kind), paper)
    assert (here.words, getattr(here, told)) == ("Rowan", True)


@pytest.mark.parametrize(
    ("shown", "how", "stored", "disagrees"),
    [
        ("5 March 2024", Told.STORED, "2024-03-05", False),
        ("05/03/24", Told.STORED, "2024-03-05", False),
        ("March 2024", Told.STORED, "2024-03-05", False),
        ("5 April 2024", Told.STORED, "2024-03-05", True),
        ("Rowan  Tester", Told.STORED, "rowan tester", False),
        ("Rowan Tester", Told.STORED, "Rowan", True),
        ("Rowan Tester", Told.DRAWN, "Rowan", True),
        ("The family moved in the spring and nobody told the school about it.", Told.DRAWN, "The family moved", False),
    ],
)
def test_what_a_control_stores_and_what_it_shows_must_be_one(
    paper: Any, shown: str, how: Told, stored: str, disagrees: bool
) -> None:
    mark = Mark(kind=MarkKind.CONTROL, start=0, end=len(shown), said=(Telling(how=how, text=stored),))
    assert of(paper.line(shown, mark), paper).disagrees is disagrees


@pytest.mark.parametrize(("text", "yes"), [("Click here to enter a date.", True), ("Click here to enter", False)])
def test_a_prompt_is_known_whole(text: str, yes: bool) -> None:
    assert is_prompt(text) is yes


def test_an_answer_the_file_denies_and_a_prompt_that_may_be_one_are_both_doubted(paper: Any) -> None:
    denied = paper.marked("Vale", "Vale", MarkKind.CONTROL, said=(Telling(how=Told.STORED, text=""),))
    asking = paper.marked("Vale", "Vale", MarkKind.CONTROL, empty=True, said=(Telling(how=Told.SHOWN, text="Vale"),))

    assert (of(denied, paper).words, of(denied, paper).disagrees) == ("Vale", True)
    assert (of(asking, paper).words, of(asking, paper).disagrees) == (None, True)


@pytest.mark.parametrize(("stored", "disagrees"), [("2024-03-05", True), ("Enter a date", False), ("", False)])
def test_a_value_that_is_kept_behind_a_prompt_is_doubted(paper: Any, stored: str, disagrees: bool) -> None:
    said = (Telling(how=Told.STORED, text=stored),)
    asking = paper.marked("Enter a date", "Enter a date", MarkKind.CONTROL, empty=True, said=said)
    assert (of(asking, paper).words, of(asking, paper).disagrees) == (None, disagrees)
