"""An option that looks unlike its neighbours may be the chosen one."""

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.model.reading import Answer
from pipeline.model.sheet import Line, Mark, MarkKind

Read = Callable[..., dict[str, Answer]]
STATUS = "Childs Status at time of incident:"
OPTIONS = (
    "Looked After Child", "CP Registration", "Child in Need", "Known to YOT",
    "Not known to Children's Social Care", "Known to Early Help / Agencies (State which)",
)  # fmt: skip
UNCLEAR = {"read-unclear-tick"}


def status(read: Read, paper: Any, lines: list[str], *marks: Mark) -> Answer:
    cell = Line(text="\n".join(lines), where="table 1, row 2, cell 2", marks=marks)
    return read(paper.sheet(paper.grid(("Family Name:", "Tester"), (STATUS, cell))))["status_at_incident"]


def with_signs(on: str, off: str, form: str = "{sign} {option}") -> list[str]:
    return [form.format(sign=on if one == "Child in Need" else off, option=one).strip() for one in OPTIONS]


@pytest.mark.parametrize(
    "pair", ["◉○", "⦿◯", "●○", "⚫⚪", "⬛⬜", "◼◻", "▪▫", "◆◇", "■□", "⊠☐", "✖☐", "✘☐", "❌☐", "✅⬜"]
)
@pytest.mark.parametrize("form", ["{sign} {option}", "{option} {sign}"])
def test_a_filled_shape_among_hollow_ones_is_a_tick(read: Read, paper: Any, pair: str, form: str) -> None:
    answer = status(read, paper, with_signs(pair[0], pair[1], form))
    assert (answer.chosen, answer.doubts) == (("child_in_need",), ())


@pytest.mark.parametrize(
    ("on", "off"), [("(•)", "( )"), ("[*]", "[ ]"), ("[#]", "[]"), ("[/]", "[ ]"), ("(●)", "(  )")]
)
def test_whatever_stands_in_brackets_is_told_and_never_lost_in_silence(
    read: Read, paper: Any, on: str, off: str
) -> None:
    answer = status(read, paper, with_signs(on, off))
    assert answer.chosen == ("child_in_need",) or answer.codes
    assert answer.chosen in (("child_in_need",), ())


@pytest.mark.parametrize("sign", ["*", "→", "#", "/", "✦", "\uf04a", "=>", "<--", "!!"])
@pytest.mark.parametrize("form", ["{sign} {option}", "{option} {sign}"])
def test_an_unknown_sign_beside_one_option_is_doubted(read: Read, paper: Any, sign: str, form: str) -> None:
    answer = status(read, paper, with_signs(sign, "", form))
    assert answer.chosen in (("child_in_need",), ())
    assert answer.codes or answer.chosen


@pytest.mark.parametrize("letter", ["ü", "P", "1", "OK"])
@pytest.mark.parametrize("form", ["{sign} {option}", "{option} {sign}"])
def test_a_letter_beside_one_option_is_doubted(read: Read, paper: Any, letter: str, form: str) -> None:
    assert status(read, paper, with_signs(letter, "", form)).codes


@pytest.mark.parametrize(("on", "off"), [("+", "-"), ("●", "◆"), ("1", "0")])
def test_options_with_different_signs_are_doubted(read: Read, paper: Any, on: str, off: str) -> None:
    assert status(read, paper, with_signs(on, off)).codes


@pytest.mark.parametrize("sign", ["", "●", "-", "•", "○", "☐", "□", "[ ]", "→", "▪"])
def test_options_that_all_have_the_same_sign_are_not_ticked(read: Read, paper: Any, sign: str) -> None:
    answer = status(read, paper, with_signs(sign, sign))
    assert (answer.chosen, answer.doubts) == ((), ())


@pytest.mark.parametrize("number", ["{n}.", "{n})"])
def test_numbered_options_are_not_ticked(read: Read, paper: Any, number: str) -> None:
    answer = status(read, paper, [f"{number.format(n=n)} {one}" for n, one in enumerate(OPTIONS, 1)])
    assert (answer.chosen, answer.codes - {"read-unclaimed-text-near"}) == ((), set())


@pytest.mark.parametrize(("kind", "doubts"), [(MarkKind.BOLD, 1), (MarkKind.UNDERLINED, 1), (MarkKind.HIGHLIGHTED, 0)])
def test_the_one_option_that_is_bold_or_underlined_is_chosen_with_a_doubt_and_the_one_lit_up_without(
    read: Read, paper: Any, kind: MarkKind, doubts: int
) -> None:
    text = "\n".join(OPTIONS)
    start = text.index("Child in Need")
    answer = status(read, paper, list(OPTIONS), Mark(kind=kind, start=start, end=start + len("Child in Need")))
    assert (answer.chosen, len(answer.doubts)) == (("child_in_need",), doubts)


def test_options_that_are_all_bold_are_not_ticked(read: Read, paper: Any) -> None:
    whole = Mark(kind=MarkKind.BOLD, start=0, end=len("\n".join(OPTIONS)))
    answer = status(read, paper, list(OPTIONS), whole)
    assert (answer.chosen, answer.doubts) == ((), ())


def test_the_one_option_in_capitals_is_chosen_with_a_doubt(read: Read, paper: Any) -> None:
    answer = status(read, paper, [one.upper() if one == "Child in Need" else one for one in OPTIONS])
    assert (answer.chosen, answer.codes) == (("child_in_need",), UNCLEAR)


def test_an_option_printed_in_capitals_says_nothing(read: Read, paper: Any) -> None:
    question = "Please tick to state what you think is required by LIPSG in the first instance for this case - "
    for lines in ("General Discussion\nCSPR", "GENERAL DISCUSSION\nCSPR"):
        rows = (("Family Name:", "Tester"), (f"{question}Consideration of:", lines))
        answer = read(paper.sheet(paper.grid(*rows)))["consideration"]
        assert (answer.chosen, answer.doubts) == ((), ())


@pytest.mark.parametrize(("tick", "cross"), ["☑☒", "✓✗", "✔✘", "✅❌"])
def test_a_cross_beside_a_tick_may_say_no(read: Read, paper: Any, tick: str, cross: str) -> None:
    answer = status(read, paper, with_signs(tick, cross))
    assert (answer.chosen, answer.codes) == (("child_in_need",), UNCLEAR)


def test_crosses_alone_are_ticks(read: Read, paper: Any) -> None:
    answer = status(read, paper, ["☒ Looked After Child", "☐ CP Registration", "☒ Child in Need", "☐ Known to YOT"])
    assert (answer.chosen, answer.doubts) == (("looked_after", "child_in_need"), ())


def test_ticks_and_crosses_with_empty_boxes_are_all_told_with_a_doubt(read: Read, paper: Any) -> None:
    answer = status(read, paper, ["☒ Looked After Child", "☐ CP Registration", "☑ Child in Need", "☐ Known to YOT"])
    assert (set(answer.chosen), answer.codes) == ({"looked_after", "child_in_need"}, UNCLEAR)


@pytest.mark.parametrize(("line", "chosen"), [("● Male     ○ Female", ("male",)), ("Male ○ / Female ●", ("female",))])
def test_shapes_in_one_line_belong_to_the_option_beside_them(
    read: Read, paper: Any, line: str, chosen: tuple[str, ...]
) -> None:
    answer = read(paper.sheet(paper.line("Family Name: Tester"), paper.line(line)))["sex"]
    assert (answer.chosen, answer.doubts) == (chosen, ())


@pytest.mark.parametrize("line", ["Male *     Female", "Male / Female *", "Male / [Female]", "Male ☐✓     Female ☐"])
def test_a_sign_in_a_line_of_options_is_never_lost_in_silence(read: Read, paper: Any, line: str) -> None:
    answer = read(paper.sheet(paper.line("Family Name: Tester"), paper.line(line)))["sex"]
    assert answer.codes or answer.chosen


@pytest.mark.parametrize(
    "words", ["He ticked [x] Male and [ ] Female.", "[x] Male. Attached - Yes.", "☒ was drawn on it"]
)
def test_a_box_in_an_answer_in_words_is_one_of_them(read: Read, paper: Any, words: str) -> None:
    boxes = [
        Mark(kind=MarkKind.BOX, start=at, end=at + len(glyph), on=glyph != "[ ]")
        for glyph in ("[x]", "[ ]", "☒")
        if (at := words.find(glyph)) >= 0
    ]
    line = Line(text=words, where="table 1, row 2, cell 2", marks=tuple(boxes))
    rows = (("Family Name:", "Tester"), ("Parent / Carer Details:", line))
    assert read(paper.sheet(paper.grid(*rows)))["parent_carer_details"].words == words


def test_nothing_but_an_empty_box_is_no_answer(read: Read, paper: Any) -> None:
    rows = (("Family Name:", "Tester"), ("Parent / Carer Details:", paper.marked("☐", "☐", MarkKind.BOX, on=False)))
    assert read(paper.sheet(paper.grid(*rows)))["parent_carer_details"].words is None


def test_an_option_between_underscores_is_chosen_with_a_doubt(read: Read, paper: Any) -> None:
    answer = status(read, paper, [f"__{one}__" if one == "Child in Need" else one for one in OPTIONS])
    assert (answer.chosen, answer.codes) == (("child_in_need",), UNCLEAR)


@pytest.mark.parametrize(
    ("kind", "chosen"),
    [
        (MarkKind.HIGHLIGHTED, ("child_in_need",)),
        (MarkKind.COLOURED, ("child_in_need",)),
        (MarkKind.FRAMED, ("child_in_need",)),
        (MarkKind.STRUCK, ()),
    ],
)
def test_the_one_empty_box_that_stands_out_is_doubted_and_chosen_unless_struck(
    read: Read, paper: Any, kind: MarkKind, chosen: tuple[str, ...]
) -> None:
    lines = [f"☐ {one}" for one in OPTIONS]
    at = "\n".join(lines).index("☐ Child in Need")
    answer = status(read, paper, lines, Mark(kind=kind, start=at, end=at + 1))
    assert (answer.chosen, answer.codes) == (chosen, UNCLEAR)


@pytest.mark.parametrize(("cell", "chosen"), [("(Male) / Female", "male"), ("Male / (Female)", "female")])
def test_an_option_that_alone_is_in_brackets_is_doubted(read: Read, paper: Any, cell: str, chosen: str) -> None:
    answer = read(paper.sheet(paper.grid(("Family Name:", "Tester"), ("Sex", cell))))["sex"]
    assert (answer.chosen, answer.codes) == ((chosen,), UNCLEAR)


@pytest.mark.parametrize(("line", "hidden"), [("Male / Female", " / Female"), ("Sex: Male / Female", "Male / ")])
def test_an_option_that_is_hidden_may_be_one_that_was_not_chosen(
    read: Read, paper: Any, line: str, hidden: str
) -> None:
    answers = read(
        paper.sheet(paper.line("Family Name: Tester"), paper.marked(line, hidden, MarkKind.HIDDEN)),
    )
    assert "read-hidden" in answers["sex"].codes


@pytest.mark.parametrize(
    ("said", "doubted"),
    [("Not a Looked After Child", True), ("Looked After Child", False), ("Not known to Children's Social Care", False)],
)
def test_an_option_typed_with_a_denial_is_not_chosen_unseen(read: Read, paper: Any, said: str, doubted: bool) -> None:
    answer = read(paper.sheet(paper.grid(("Family Name:", "Tester"), (STATUS, said))))["status_at_incident"]
    assert bool(answer.doubts) is doubted
