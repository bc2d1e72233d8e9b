"""Boxes are known by their glyphs, their brackets and the reader's marks."""

from typing import Any

import pytest

from pipeline.matching.boxes import boxes_in, mark_word, slot
from pipeline.matching.panes import lay_out
from pipeline.model.sheet import Mark, MarkKind, Telling, Told


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("☐ Yes ☒ No", [False, True]),
        ("[ ] Yes [x] No", [False, True]),
        ("( ) Yes (X) No", [False, True]),
        ("Yes ✓", [True]),
        ("Yes (see over)", []),
    ],
)
def test_boxes_are_known_by_glyphs_and_brackets(paper: Any, text: str, states: list[bool]) -> None:
    assert [box.on for box in boxes_in(lay_out(paper.sheet(paper.line(text))).panes[0])] == states


def test_a_marked_box_over_its_glyph_is_one_box_and_unsure_where_two_tellings_differ(paper: Any) -> None:
    said = (Telling(how=Told.STORED, text="on"), Telling(how=Told.SHOWN, text="off"))
    line = paper.line("☐ Yes", Mark(kind=MarkKind.BOX, start=0, end=1, on=True, said=said))
    (box,) = boxes_in(lay_out(paper.sheet(line)).panes[0])
    assert (box.on, box.sure) == (True, False)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("x", True),
        ("Yes", True),
        ("✓", True),
        ("(\u00d7)", True),
        ("✔\ufe0f", True),
        ("*", True),
        ("§", None),
        ("__", False),
        ("", False),
        ("no", False),
        ("maybe", None),
        ("NB", None),
    ],
)
def test_a_few_letters_in_the_place_of_a_box_are_a_mark(text: str, state: bool | None) -> None:
    assert mark_word(text) is state


@pytest.mark.parametrize(("text", "state"), [("☒", True), ("__", False), ("", False), ("☒ Yes", None), ("Rowan", None)])
def test_a_cell_is_a_box_where_it_holds_nothing_else(paper: Any, text: str, state: bool | None) -> None:
    box = slot(lay_out(paper.sheet(paper.grid(("Male", text)))).panes[1])
    assert (box.on if box is not None else None) is state


@pytest.mark.parametrize("sign", ["§", "~", "!"])
def test_a_sign_nobody_knows_in_the_place_of_a_box_is_neither_on_nor_off(paper: Any, sign: str) -> None:
    box = slot(lay_out(paper.sheet(paper.grid(("Male", sign)))).panes[1])
    assert box is not None
    assert box.on is None
