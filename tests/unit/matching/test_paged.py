"""What the layout of a print alone makes doubtful."""

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.model.reading import Answer
from pipeline.model.sheet import Line, MarkKind

Read = Callable[..., dict[str, Answer]]
STATUS = (
    "Looked After Child / CP Registration / Child in Need / Known to YOT / "
    "Not known to Children's Social Care / Known to Early Help / Agencies (State which)"
)
CONSIDERED = "General Discussion / CSPR / Alternative Process (enter information below)"
CHOICES = ("status_at_incident", "consideration")


def form(paper: Any, *, status: str | Line = STATUS, pages: int | None = 1, name: str = "Tester") -> Any:
    rows = (
        ("Family Name:", name),
        ("Childs Status at time of incident:", status),
        ("Consideration of:", CONSIDERED),
    )
    return paper.sheet(paper.grid(*rows), carrier="pdf" if pages else "docx", pages=pages)


@pytest.mark.parametrize(("pages", "doubted"), [(1, True), (None, False)], ids=["a print", "no print"])
def test_choices_without_boxes_are_doubted_where_a_filled_print_answers_none(
    read: Read, paper: Any, pages: int | None, doubted: bool
) -> None:
    answers = read(form(paper, pages=pages))
    assert [("read-unclear-tick" in answers[one].codes) for one in CHOICES] == [doubted, doubted]


def test_a_print_that_nobody_filled_in_stays_blank(read: Read, paper: Any) -> None:
    assert read(form(paper, name="")) == {}


def test_one_choice_that_shows_tells_that_the_other_was_left(read: Read, paper: Any) -> None:
    status = paper.marked(STATUS, "CP Registration", MarkKind.HIGHLIGHTED)
    answers = read(form(paper, status=status))
    assert answers["status_at_incident"].chosen == ("cp_registration",)
    assert answers["consideration"].codes == set()


@pytest.mark.parametrize(("pieces", "doubted"), [(2, False), (6, True)])
def test_only_a_print_with_many_unclaimed_pieces_is_doubted_as_a_whole(
    read: Read, paper: Any, pieces: int, doubted: bool
) -> None:
    labels = ("Family Name:", "Given Name:", "Also known as:", "GP's Name & Address:", "Siblings:", "Home Address:")
    rows = [(label, "Tester", "more than was asked" if at < pieces else "") for at, label in enumerate(labels)]
    answers = read(paper.sheet(paper.line("Date Submitted: 5 March 2024"), paper.grid(*rows), carrier="pdf", pages=1))
    assert ("read-no-rules" in answers["date_submitted"].codes) is doubted
