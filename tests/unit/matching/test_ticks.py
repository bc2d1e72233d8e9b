"""Which options are ticked, wherever their boxes stand."""

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.model.reading import Answer
from pipeline.model.sheet import Mark, MarkKind

Read = Callable[..., dict[str, Answer]]
LABEL = "Has a Serious Child Care Incident form been submitted to Ofsted / Child Safeguarding Practice Review Panel?"


@pytest.mark.parametrize(
    ("line", "chosen"),
    [
        ("☒ Male     ☐ Female", ("male",)),
        ("Male ☐     Female ☒", ("female",)),
        ("[x] Male / [ ] Female", ("male",)),
        ("Male [ ]  Female [X]", ("female",)),
        ("Male x     Female", ("male",)),
        ("Male ☐     Female ☐", ()),
        ("M    F x", ("female",)),
        ("Male (x) Female ( )", ("male",)),
        ("(x) Male ( ) Female", ("male",)),
        ("Male ( ) Female (x)", ("female",)),
        ("M ☐    F ☒", ("female",)),
    ],
)
def test_every_option_owns_the_box_before_it_or_the_one_after_it(
    read: Read, paper: Any, line: str, chosen: tuple[str, ...]
) -> None:
    answer = read(paper.sheet(paper.line("Family Name: Tester"), paper.line(line)))["sex"]
    assert (answer.chosen, answer.doubts) == (chosen, ())


@pytest.mark.parametrize(
    ("rows", "chosen"),
    [
        ([("Male", "X", "Female", "")], ("male",)),
        ([("Male", "Female"), ("", "x")], ("female",)),
        ([("☐", "Male", "☒", "Female")], ("female",)),
        ([("Male", "☐", "Female", "☐")], ()),
        ([("Male / Female", "Female")], ("female",)),
        ([("Sex", "Male")], ("male",)),
    ],
)
def test_boxes_may_have_cells_of_their_own(
    read: Read, paper: Any, rows: list[tuple[str, ...]], chosen: tuple[str, ...]
) -> None:
    answer = read(paper.sheet(paper.line("Family Name: Tester"), paper.grid(*rows)))["sex"]
    assert (answer.chosen, answer.doubts) == (chosen, ())


def test_two_ticks_in_a_single_choice_are_both_told_and_doubted(read: Read, paper: Any) -> None:
    answer = read(paper.sheet(paper.line("Family Name: Tester"), paper.line("Male ☒     Female ☒")))["sex"]
    assert (set(answer.chosen), answer.words) == ({"male", "female"}, None)
    assert "read-two-ticks" in answer.codes


def test_a_lone_tick_beside_options_without_boxes_is_taken_with_a_doubt(read: Read, paper: Any) -> None:
    answer = read(paper.sheet(paper.line("Family Name: Tester"), paper.line("Male     Female ✓")))["sex"]
    assert (answer.chosen, answer.codes) == (("female",), {"read-unclear-tick"})


def test_the_option_left_when_the_other_is_struck_out_is_chosen(read: Read, paper: Any) -> None:
    struck = paper.marked("Male / Female", "Female", MarkKind.STRUCK)
    answer = read(paper.sheet(paper.line("Family Name: Tester"), paper.grid(("Sex", struck))))["sex"]
    assert (answer.chosen, answer.doubts) == (("male",), ())


def test_several_options_left_when_others_are_struck_out_are_chosen_with_a_doubt(read: Read, paper: Any) -> None:
    options = "Looked After Child / CP Registration / Child in Need"
    struck = paper.marked(options, "Looked After Child", MarkKind.STRUCK)
    grid = paper.grid(("Childs Status at time of incident:", struck))
    answer = read(paper.sheet(paper.line("Family Name: Tester"), grid))["status_at_incident"]
    assert set(answer.chosen) == {"cp_registration", "child_in_need"}
    assert answer.codes == {"read-struck-out"}


def test_a_ticked_option_that_also_asks_leaves_its_other_words_to_the_question(read: Read, paper: Any) -> None:
    answers = read(
        paper.sheet(
            paper.line("Childs Status at time of incident:"),
            paper.line("Looked After Child ☐     Known to Early Help / Agencies (State which) ☒ Anytown Early Help"),
        )
    )
    assert answers["status_at_incident"].chosen == ("early_help",)
    assert answers["early_help_agencies"].words == "Anytown Early Help"


@pytest.mark.parametrize(("said", "chosen"), [("Yes", ("yes",)), ("No", ("no",)), ("no", ("no",))])
def test_yes_or_no_may_be_typed(read: Read, paper: Any, said: str, chosen: tuple[str, ...]) -> None:
    assert read(paper.sheet(paper.grid((LABEL, said))))["notified_to_panel"].chosen == chosen


def test_a_box_that_stores_one_thing_and_shows_another_is_doubted(read: Read, paper: Any) -> None:
    from pipeline.model.sheet import Telling, Told

    said = (Telling(how=Told.STORED, text="off"), Telling(how=Told.SHOWN, text="on"))
    line = paper.marked("☒ Male     ☐ Female", "☒", MarkKind.BOX, on=True, said=said)
    answer = read(paper.sheet(paper.line("Family Name: Tester"), line))["sex"]
    assert "read-unclear-tick" in answer.codes


@pytest.mark.parametrize("cell", ["Child in Need ☒", "Child in\nNeed ☒", "Child in Need\n☒", "☒\nChild in\nNeed"])
def test_a_box_that_wraps_to_another_line_of_its_cell_is_still_its_options(read: Read, paper: Any, cell: str) -> None:
    row = ("Childs Status at time of incident:", "Looked After Child ☐", cell, "Known to YOT\n☐")
    answer = read(paper.sheet(paper.line("Family Name: Tester"), paper.grid(row)))["status_at_incident"]
    assert (answer.chosen, answer.doubts) == (("child_in_need",), ())


def test_options_that_wrap_into_one_anothers_lines_keep_their_boxes(read: Read, paper: Any) -> None:
    row = ("Childs Status at time of incident:", "Looked After\nChild ☐ CP Registration ☒ Child in\nNeed ☐")
    answer = read(paper.sheet(paper.line("Family Name: Tester"), paper.grid(row)))["status_at_incident"]
    assert (answer.chosen, answer.doubts) == (("cp_registration",), ())


@pytest.mark.parametrize(
    ("sign", "chosen", "code"),
    [
        ("×", ("female",), set()),
        ("~", (), {"read-unclear-tick"}),
        ("/", ("female",), {"read-unclear-tick"}),
        ("\\", ("female",), {"read-unclear-tick"}),
    ],
)
def test_an_unusual_sign_in_the_place_of_a_box_is_a_tick_or_a_doubt(
    read: Read, paper: Any, sign: str, chosen: tuple[str, ...], code: set[str]
) -> None:
    sheet = paper.sheet(paper.line("Family Name: Tester"), paper.grid(("Male", "", "Female", sign)))
    answer = read(sheet)["sex"]
    assert (answer.chosen, answer.codes) == (chosen, code)


@pytest.mark.parametrize("line", ["Male     Female ×", "Male [ ]   Female ✅", "Male ☐     Female ✖"])
def test_an_unusual_sign_in_a_line_is_a_tick(read: Read, paper: Any, line: str) -> None:
    assert read(paper.sheet(paper.line("Family Name: Tester"), paper.line(line)))["sex"].chosen == ("female",)


@pytest.mark.parametrize("mark", ["✓", "√", "☑", "x"])
def test_a_tick_alone_where_yes_or_no_is_asked_is_not_passed_over(read: Read, paper: Any, mark: str) -> None:
    answer = read(paper.sheet(paper.line("Family Name: Tester"), paper.grid((LABEL, mark))))["notified_to_panel"]
    assert answer.chosen == ()
    assert answer.doubts


@pytest.mark.parametrize("words", ["F", "Female", "Yes - female"])
def test_an_option_s_words_in_the_place_of_its_box_are_not_passed_over(read: Read, paper: Any, words: str) -> None:
    answer = read(paper.sheet(paper.line("Family Name: Tester"), paper.grid(("Male", "", "Female", words))))["sex"]
    assert "read-two-places" in answer.codes


def test_words_behind_a_box_without_width_in_a_cell_of_its_own_are_the_option_s(read: Read, paper: Any) -> None:
    labels = ("Known to YOT", "Known to Early Help / Agencies (State which)")
    boxes = [
        paper.line(text, Mark(kind=MarkKind.BOX, start=0, end=0, on=bool(text.strip())))
        for text in (" ", " early years team")
    ]
    answers = read(paper.sheet(paper.line("Childs Status at time of incident:"), paper.grid(labels, tuple(boxes))))
    assert answers["status_at_incident"].chosen == ("early_help",)
    assert answers["early_help_agencies"].words == "early years team"


def test_words_struck_out_one_by_one_strike_out_the_option_they_make(read: Read, paper: Any) -> None:
    options = "General Discussion / CSPR / Alternative Process (enter information below)"
    struck = ("General", "Discussion", "Alternative", "Process", "(enter", "information", "below)")
    spots = [(options.index(word), options.index(word) + len(word)) for word in struck]
    marks = tuple(Mark(kind=MarkKind.STRUCK, start=start, end=end) for start, end in spots)
    sheet = paper.sheet(paper.line("Family Name: Tester"), paper.line("Consideration of:"), paper.line(options, *marks))
    assert read(sheet)["consideration"].chosen == ("cspr",)
