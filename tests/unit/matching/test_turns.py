"""Which words say that an answer goes on elsewhere, or that something goes on here, and from what."""

import pytest

from pipeline.matching.turns import headings, heads_something, points_below, points_on, without_pointer


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Continuation of section 4 – Details of concern", "section 4 – Details of concern"),
        ("Continued from Siblings: two brothers", "Siblings"),
        ("Continuation sheet - Q7", "Q7"),
        ("Q7 continued", "Q7"),
        ("4 (cont.)", "4"),
        ("Details of concern (cont’d):", "Details of concern"),
        ("Details of concern - continued from overleaf", "Details of concern"),
        ("Further information regarding siblings: two brothers", "siblings"),
        ("CONTINUATION SHEET 2", ""),
        ("Additional information", ""),
        ("(continued from the previous page)", ""),
    ],
)
def test_a_heading_names_what_it_goes_on_from(line: str, name: str) -> None:
    assert name in [one.name for one in headings(line)]


@pytest.mark.parametrize(
    "line",
    [
        "Siblings continued to attend the school.",
        "See continuation sheet",
        "Continued on a separate sheet",
        "Please use the continuation sheet",
        "It was continuous",
    ],
)
def test_a_sentence_or_a_pointer_is_no_heading(line: str) -> None:
    assert not [one for one in headings(line) if one.plain and len(one.name.split()) < 3]
    assert not heads_something(line)


@pytest.mark.parametrize(
    "pointer",
    [
        " (see continuation sheet)",
        "\nContinued on separate sheet",
        " Continued below.",
        " cont’d…",
        " (see over)",
        " PTO",
        "\nPlease see continuation sheet at the end of this form.",
        " – cont'd overleaf",
        "\n(cont.)",
    ],
)
def test_what_only_points_on_is_no_part_of_an_answer(pointer: str) -> None:
    assert points_on(f"Nobody was told.{pointer}")
    assert without_pointer(f"Nobody was told.{pointer}") == "Nobody was told."


@pytest.mark.parametrize(
    "words",
    [
        "The visits continued.",
        "She was told to continue",
        "Concerns continued over the summer.",
        "Seen at the back gate",
    ],
)
def test_an_answer_that_only_speaks_of_going_on_is_left_alone(words: str) -> None:
    assert not points_on(words)
    assert without_pointer(words) == words


def test_below_is_right_there_and_a_sheet_is_elsewhere() -> None:
    assert points_below("Nobody was told (continued below)")
    assert not points_below("Nobody was told (see continuation sheet)")


@pytest.mark.parametrize("pointer", [" cont'd…", " contd.", " continued on a separate sheet", " see overleaf"])
def test_a_pointer_needs_no_full_stop_before_it(pointer: str) -> None:
    assert without_pointer(f"Ailsa Tester, 01632 960114{pointer}") == "Ailsa Tester, 01632 960114"
