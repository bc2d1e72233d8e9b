"""Pairs of Yes and No, printed, ticked or written out."""

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.matching import match
from pipeline.model.form import FieldType, Form
from pipeline.model.reading import Answer
from pipeline.model.sheet import Line, Mark, MarkKind
from pipeline.model.states import ReadStatus

Read = Callable[..., dict[str, Answer]]
LABEL = "Has a Serious Child Care Incident form been submitted to Ofsted / Child Safeguarding Practice Review Panel?"
ATTACHED = "If yes, please provide a copy of the document. Attached - Yes / No"


def answer(read: Read, paper: Any, *row: str | Line, asked: str = "notified_to_panel") -> Answer:
    after = ("Identify any other formal notification that has been submitted.", "None")
    return read(paper.sheet(paper.grid(("Childs Name:", "Tester"), row, after)))[asked]


def drawn(label: str, over: str, kind: MarkKind) -> Line:
    start = label.rindex(over)
    return Line(text=label, where="paragraph 1", marks=(Mark(kind=kind, start=start, end=start + len(over)),))


@pytest.mark.parametrize(
    "pair", ["Yes/No", "Yes / No", "(Yes/No)", "Y/N", "Yes | No", "Yes or No", "YES / NO", "No/Yes"]
)
@pytest.mark.parametrize(("said", "chosen"), [("Yes", ("yes",)), ("Y", ("yes",)), ("No", ("no",)), ("", ())])
def test_a_pair_printed_with_the_question_is_no_answer(
    read: Read, paper: Any, pair: str, said: str, chosen: tuple[str, ...]
) -> None:
    beside = answer(read, paper, f"{LABEL} {pair}", said)
    assert (beside.chosen, beside.words, beside.doubts) == (chosen, None, ())


@pytest.mark.parametrize("gap", [" ", "\n", ": "])
@pytest.mark.parametrize(("said", "chosen"), [("Yes", ("yes",)), ("no", ("no",)), ("", ())])
def test_what_follows_the_pair_in_its_own_cell_is_the_answer(
    read: Read, paper: Any, gap: str, said: str, chosen: tuple[str, ...]
) -> None:
    own = answer(read, paper, f"{LABEL} Yes / No{gap}{said}".rstrip())
    assert (own.chosen, own.words, own.doubts) == (chosen, None, ())


@pytest.mark.parametrize(
    "cell",
    [
        "Yes / No",
        "Yes/No",
        "Yes or No",
        "(Yes / No)",
        "*Yes / No",
        "Yes / No*",
        "Yes\nNo",
        "Yes    No",
        "Yes / No (delete as appropriate)",
    ],
)
def test_a_pair_that_nobody_touched_is_no_answer(read: Read, paper: Any, cell: str) -> None:
    for row in ((LABEL, cell), (f"{LABEL}\n{cell}",), (f"{LABEL} {cell}",)):
        untouched = answer(read, paper, *row)
        assert (untouched.chosen, untouched.words, untouched.doubts) == ((), None, ())


@pytest.mark.parametrize(
    ("pair", "chosen"),
    [
        ("(Yes) / No", ("yes",)),
        ("[Yes] / No", ("yes",)),
        ("Yes / (No)", ("no",)),
        ("*Yes* / No", ("yes",)),
        ("Yes* / No", ("yes",)),
        ("Yes / NO", ("no",)),
        ("(Yes) / NO", ()),
    ],
)
def test_a_half_that_stands_out_is_chosen_with_a_doubt(
    read: Read, paper: Any, pair: str, chosen: tuple[str, ...]
) -> None:
    for row in ((LABEL, pair), (f"{LABEL} {pair}",)):
        marked = answer(read, paper, *row)
        assert (marked.chosen, marked.codes) == (chosen, {"read-unclear-tick"})


@pytest.mark.parametrize(("kind", "doubts"), [(MarkKind.BOLD, 1), (MarkKind.UNDERLINED, 1), (MarkKind.HIGHLIGHTED, 0)])
def test_a_half_in_bold_or_underlined_is_chosen_with_a_doubt_and_one_lit_up_without(
    read: Read, paper: Any, kind: MarkKind, doubts: int
) -> None:
    for row in ((LABEL, drawn("Yes / No", "Yes", kind)), (drawn(f"{LABEL} Yes / No", "Yes", kind),)):
        marked = answer(read, paper, *row)
        assert (marked.chosen, len(marked.doubts)) == (("yes",), doubts)
    own = answer(read, paper, drawn(ATTACHED, "Yes", kind), asked="notification_attached")
    assert (own.chosen, len(own.doubts)) == (("yes",), doubts)


def test_the_half_left_when_the_other_is_struck_out_is_chosen(read: Read, paper: Any) -> None:
    for row in ((drawn(ATTACHED, "No", MarkKind.STRUCK),), (ATTACHED, drawn("Yes / No", "No", MarkKind.STRUCK))):
        left = answer(read, paper, *row, asked="notification_attached")
        assert (left.chosen, left.doubts) == (("yes",), ())


@pytest.mark.parametrize("cell", ["Yes - no concerns", "Yes, on 4 March"])
def test_a_sentence_that_begins_with_yes_is_told_with_a_doubt(read: Read, paper: Any, cell: str) -> None:
    told = answer(read, paper, f"{LABEL} Yes / No", cell)
    assert told.chosen == ("yes",)
    assert "read-words-for-tick" in told.codes


@pytest.mark.parametrize(
    ("pair", "chosen"), [("Yes x / No", ("yes",)), ("Yes / No x", ("no",)), ("Yes ✓ / No", ("yes",))]
)
def test_a_mark_beside_one_half_ticks_it(read: Read, paper: Any, pair: str, chosen: tuple[str, ...]) -> None:
    assert answer(read, paper, LABEL, pair).chosen == chosen


@pytest.mark.parametrize("pair", ["Yes / No", "Yes/No", "Y / N"])
def test_a_form_with_nothing_but_printed_pairs_is_blank(cspr: Form, paper: Any, pair: str) -> None:
    rows = [
        (f"{one.label} {pair}" if one.id == "notified_to_panel" else one.label, "")
        for one in cspr.fields()
        if one.type is not FieldType.TABLE and not one.placeholder and not one.option_label
    ]
    sheet = paper.sheet(paper.line(cspr.title), paper.grid(*rows))
    assert match(sheet, [cspr]).status is ReadStatus.BLANK


def test_a_label_that_cells_break_in_two_is_one_question(read: Read, paper: Any) -> None:
    row = ("If yes, please provide a copy of the document", "Attached - Yes  ☐", "No  ☒")
    broken = answer(read, paper, *row, asked="notification_attached")
    assert (broken.chosen, broken.doubts) == (("no",), ())
