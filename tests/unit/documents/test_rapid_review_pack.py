"""The pack of a case: what is believed, what nobody has confirmed, and dates that say no more than is known."""

import pytest
from msgspec.structs import replace

from pipeline.documents.blocks import cases
from pipeline.documents.blocks.clocks import clocks
from pipeline.model.form import Check, Column, Field, FieldType, Section
from pipeline.model.reading import Source
from pipeline.model.record import Finding
from pipeline.model.states import Severity


def test_the_chronology_stands_in_order_with_half_known_dates_in_their_place(samples):
    assert [(one["date"], one["cells"][0]["words"]) for one in cases.chronology(samples.request())] == [
        ("2025", "Family moved to Marlby"),
        ("3 February 2026", "Health visitor not let in"),
        ("June 2026", "Second referral by the school"),
        ("14 November 2026", "Brought to hospital by ambulance"),
    ]


def test_an_event_without_a_date_comes_last_as_it_was_written(samples):
    record = samples.record()
    record = replace(record, facts={**record.facts, "row_dates": {"chronology": [None, "2026-06", None, "2025"]}})
    assert [one["date"] for one in cases.chronology(samples.request(record))] == [
        "2025",
        "June 2026",
        "14/11/2026",
        "3/2/2026",
    ]


def another_table(samples, *columns):
    """A request whose table of events is worded by another partnership."""
    check = Check(check="chronology", options={"day": "dd", "month": "mm", "year": "yyyy"})
    table = Field(id="log", label="Log", type=FieldType.TABLE, checks=(check,),
                  columns=tuple(Column(id=name, label=label) for name, label in columns))  # fmt: skip
    form = replace(samples.form, sections=(Section(id="one", label="One", fields=(table,)), *samples.form.sections))
    rows = ({"dd": "4", "mm": "5", "yyyy": "2026", "what": "Seen", "by": None},)
    record = samples.record(log=rows)
    return samples.request(replace(record, facts={"row_dates": {"log": ["2026-05-04"]}}), form=form)


def test_a_table_with_other_columns_is_printed_under_its_own_labels(make, samples, words):
    columns = (("dd", "DD"), ("mm", "MM"), ("yyyy", "YYYY"), ("what", "What was seen"), ("by", "By whom"))
    matter = another_table(samples, *columns)
    assert cases.chronology(matter) == [
        {
            "date": "4 May 2026",
            "cells": [{"label": "What was seen", "words": "Seen"}, {"label": "By whom", "words": "Left blank"}],
        }
    ]
    assert "\n4 May 2026\nWhat was seen: Seen\nBy whom: Left blank\n" in words(make("rapid-review-pack", matter))


@pytest.mark.parametrize(
    ("fact", "label", "date"),
    [
        ({"kind": "born", "date": "2019-03-12"}, "Date of birth", "12 March 2019"),
        ({"kind": "expected", "date": "2027-01"}, "Expected date of delivery", "January 2027"),
        ({"kind": "unclear", "date": "2026-12-01"}, "Date of birth or expected date", "1 December 2026"),
    ],
)
def test_an_expected_date_is_never_printed_as_a_birthday(fact, label, date, make, samples, words):
    record = replace(samples.record(), facts={"birth": fact})
    said = words(make("rapid-review-pack", samples.request(record))).split("\n")
    assert said[said.index(label) + 1] == date
    assert ("Date of birth" in said) == (fact["kind"] == "born")


def clock_sheet(samples, *, counted="notification", **facts):
    house = replace(samples.partnership, clocks=replace(samples.partnership.clocks, rapid_review_from=counted))
    return [(one["what"], one["when"]) for one in clocks(samples.request(partnership=house, facts=facts))]


def test_before_a_notification_no_rapid_review_date_is_given(samples):
    assert clock_sheet(samples) == [
        ("Local authority aware", "Not recorded"),
        ("National Panel notified", "Not notified: local authority to advise"),
        ("Request received", "Thursday 19 November 2026"),
        ("Rapid review due", "Not notified: local authority to advise"),
    ]


def test_once_the_authority_is_aware_its_own_clock_runs(samples):
    assert clock_sheet(samples, aware="2026-11-16")[3:] == [
        ("Notification due", "Monday 23 November 2026"),
        ("Rapid review due", "Not notified: local authority to advise"),
    ]


@pytest.mark.parametrize(
    ("counted", "due"),
    [
        (
            "notification",
            [("Rapid review due", "Wednesday 9 December 2026"), ("The cautious date", "Monday 7 December 2026")],
        ),
        (
            "receipt",
            [("Rapid review due", "Thursday 10 December 2026"), ("The cautious date", "Monday 7 December 2026")],
        ),
        ("awareness", [("Rapid review due", "Monday 7 December 2026")]),
    ],
)
def test_after_a_notification_the_review_is_counted_as_the_profile_says(counted, due, samples):
    assert clock_sheet(samples, counted=counted, aware="2026-11-16", notified="2026-11-18")[3:] == due


def test_the_clocks_stand_on_the_page(make, samples, words):
    said = words(make("rapid-review-pack", samples.request(facts={"notified": "2026-11-18"})))
    assert "Rapid review due\nWednesday 9 December 2026\n15 working days from notification" in said


def test_a_pack_made_early_says_which_values_nobody_has_confirmed(make, samples, words):
    doubt = Finding(code="read-faint", severity=Severity.WARNING, message="Faint.", field="chronology[2].event")
    record = samples.record(unsure=("family_name", "chronology[2].event"), findings=(doubt,))
    early = samples.request(record, accepted=False, route="")
    said = words(make("rapid-review-pack", early))
    places = "Family Name; Chronology, row 3, Event / Issue."
    assert f"2 values unconfirmed\nNobody has checked these against the form yet: {places}" in said
    assert "unconfirmed" not in words(make("rapid-review-pack", replace(early, accepted=True)))


def test_one_value_is_one_value(make, samples, words):
    early = samples.request(samples.record(unsure=("gp",)), accepted=False)
    assert "\n1 value unconfirmed\n" in words(make("rapid-review-pack", early))


def test_what_was_left_out_prints_agreed_words(make, samples, words):
    record = samples.record(siblings=None, gp=None)
    record = replace(record, facts={"absent": {"siblings": "blank", "gp": "not_known"}})
    said = words(make("rapid-review-pack", samples.request(record)))
    assert "\nSiblings\nLeft blank\n" in said
    assert "\nGP\nNot known\n" in said
    assert "\nEarly help or agencies\nNot stated\n" in said
    assert "None" not in said


def test_what_could_not_be_read_as_an_answer_stands_as_written(make, samples, words):
    source = Source(where="table 1", raw="Male / Female: ☒ Male ☒ Female")  # our own print is no part of the answer
    record = replace(samples.record(sex=None), sources={"sex": source}, as_written={"sex": "Male, Female"})
    assert "\nSex\nAs written: Male, Female\n" in words(make("rapid-review-pack", samples.request(record)))


def test_the_gravest_finding_comes_first(samples):
    assert [one["kind"] for one in cases.findings(samples.request())] == [
        "Act on",
        "Ask the referrer",
        "Ask the referrer",
    ]


@pytest.mark.parametrize(
    ("message", "says"),
    [
        ("{place}: this date is still to come.", "This date is still to come."),
        ("{place} is empty.", "This is empty."),
        ("A row of the chronology has no outcome.", "A row of the chronology has no outcome."),
    ],
)
def test_a_place_that_stands_beside_a_finding_is_not_said_again(message, says, samples):
    path = "chronology[2].outcome"
    told = Finding(
        code="x", severity=Severity.QUERY, field=path, message=message.format(place=samples.form.place(path))
    )
    (shown,) = cases.findings(samples.request(samples.record(findings=(told,))))
    assert (shown["about"], shown["says"]) == ("Chronology, row 3, Outcome", says)


def test_only_partners_of_today_sign(make, samples, words):
    said = words(make("rapid-review-pack", samples.request()))
    assert "Marl and Fen Integrated Care Board" in said
    assert "Marlshire Clinical Group" not in said


def test_it_is_marked_on_every_page(make, samples, words):
    assert words(make("rapid-review-pack", samples.request())).count("OFFICIAL-SENSITIVE") == 4
