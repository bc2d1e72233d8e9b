"""What people write below a form we sent out, because its box was too small."""

import io
from collections.abc import Callable

import docx

from pipeline.definitions import load, packaged
from pipeline.matching import match
from pipeline.reading import read
from pipeline.stationery import blank_form

FIRST, REST = "Letters to families arrive late.", "Two families had theirs after the meeting."
SAID = {"contact_officer": "Ailsa Tester", "organisation": "Example Police", "action_requested": "An audit."}


def test_an_answer_in_its_control_goes_on_below_the_form(fill: Callable[..., bytes]) -> None:
    known = load((packaged(),), "hsscp")
    form = next(one for one in known.forms if one.id == "kloe")
    empty = blank_form(form, known.partnership, known.logo())
    for heading, words in (("Details of issue (continued)", f"{FIRST}\n{REST}"), ("School report (continued)", FIRST)):
        document = docx.Document(io.BytesIO(fill(empty, form, {**SAID, "issue_details": FIRST})))
        for text in (heading, REST):
            document.add_paragraph(text)
        held = io.BytesIO()
        document.save(held)
        reading = match(read("docx", held.getvalue()), known.forms)
        told = next(answer for answer in reading.answers if answer.path == "issue_details")
        assert told.words == words
        assert (REST in " ".join(reading.unplaced)) == bool(told.doubts) == (words == FIRST)
        assert told.source is not None
        assert (heading in told.source.raw) == (words != FIRST)
