"""Every fact of the house comes back from its bytes as it was."""

import datetime as dt

import pytest

from pipeline.model.reading import Answer, Doubt, Reading, Source
from pipeline.model.record import Correction, Finding, Record
from pipeline.model.sheet import Frame
from pipeline.model.states import ReadStatus, Severity
from pipeline.store.faults import StoreDamaged
from pipeline.store.filing import Telling
from pipeline.store.payload import canonical, pack, unpack
from pipeline.store.returns import Cover

SOURCE = Source(where="page 2", raw="Name: …", page=2, frame=Frame(page=2, left=1, top=2.5, right=3, bottom=4))
RECORD = Record(
    form="cspr",
    edition="2019",
    fields={
        "family_name": "Quill",
        "consent": True,
        "status": ("child_in_need", "open_case"),
        "chronology": ({"day": "3", "event": None}, {"day": "4", "event": "moved"}),
        "empty": None,
        "none": (),
    },
    facts={"birth": {"kind": "born", "date": "2019-03-12"}, "ages": (1, 2.5)},
    findings=(Finding(code="nhs-number", severity=Severity.QUERY, message="…", field="x", query="Section 2"),),
    sources={"family_name": SOURCE},
    unsure=("chronology[0].event",),
    corrections=(Correction(path="x", value=None, by="desk", at="2026-11-20T09:00:00+00:00"),),
)
READING = Reading(
    part="mail/form.docx",
    status=ReadStatus.RECORD,
    form="cspr",
    answers=(Answer(path="a", words="b", chosen=("c",), source=SOURCE, doubts=(Doubt(code="read-x", message="y"),)),),
)


@pytest.mark.parametrize("fact", [RECORD, READING, Telling(by="desk", on=dt.date(2026, 11, 20))])
def test_a_fact_comes_back_as_it_was(fact):
    assert unpack(type(fact), pack(fact)) == fact


def test_a_fact_from_an_earlier_version_gets_todays_defaults():
    assert unpack(Record, b'{"form": "kloe", "edition": null, "fields": {}}') == Record(
        form="kloe", edition=None, fields={}
    )


@pytest.mark.parametrize("packed", [b"", b"{", b"[]", b'{"form": 1}', b'{"form": "kloe"}'])
def test_bytes_that_are_no_record_are_told_in_plain_words(packed):
    with pytest.raises(StoreDamaged, match="can't read"):
        unpack(Record, packed)


def test_answers_are_the_same_in_whatever_order_they_stand():
    assert canonical({"a": {"x": 1, "y": 2}, "b": None}) == canonical({"b": None, "a": {"y": 2, "x": 1}})


def test_a_name_no_character_set_knows_is_kept_as_far_as_it_can_be_shown():
    cover = Cover(name="odd\udce9.docx", folder="", size=1, digest="")

    assert unpack(Cover, pack(cover)).name == "odd\ufffd.docx"
