"""Printed sentences are no answers, however they were wrapped, cut or damaged."""

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.matching import match
from pipeline.model.form import Form
from pipeline.model.reading import Answer

Read = Callable[..., dict[str, Answer]]
PRINT = "Submit this completed form to: HSSCP Business Unit hsscp@hartlepool.gov.uk (Where relevant, copy in associated"
TITLE = "HSSCP Engine Room Key Line of Enquiry Request Form"
ASKED = "What action would you like to be taken:"


@pytest.mark.parametrize(
    "printed",
    [
        (PRINT,),
        (PRINT, "Safeguarding partner)"),
        ("Submit this completed form to:", "HSSCP Business Unit hsscp@hartlepool.gov.uk", "(Where relevant, copy in"),
        ("Submlt this cornpleted form to: HSSCP Buslness Unit hsscp@hart1epool.gov.uk (Where relevent, copy in",),
    ],
)
def test_a_printed_sentence_that_is_cut_wrapped_or_damaged_is_no_answer(
    forms: tuple[Form, ...], paper: Any, printed: tuple[str, ...]
) -> None:
    lines = [TITLE, "Contact Officer: Ailsa Tester", ASKED, "An audit of all cases.", "And a visit.", *printed]
    reading = match(paper.sheet(*map(paper.line, lines)), forms, "kloe")
    answer = next(answer for answer in reading.answers if answer.path == "action_requested")
    assert (answer.words, answer.codes) == ("An audit of all cases.\nAnd a visit.", set())
    assert reading.unplaced == ()


@pytest.mark.parametrize(
    "said", ["Please copy in associated partners.", "copy in associated", "We want this completed form looked at."]
)
def test_a_writers_own_sentence_with_some_words_of_the_print_stays(read: Read, paper: Any, said: str) -> None:
    lines = [TITLE, "Contact Officer: Ailsa Tester", ASKED, "An audit.", said]
    assert read(paper.sheet(*map(paper.line, lines)), "kloe")["action_requested"].words == f"An audit.\n{said}"
