"""The meeting's pack: its order, each item in the sender's words, and what is not in it."""

import pytest
from msgspec.structs import replace

from pipeline.model.states import State


def test_it_follows_the_partnerships_running_order(make, samples, words):
    said = words(make("meeting-pack", samples.meeting())).split("\n")
    shown = said[said.index("Running order") + 1 : said.index("Items for decision", said.index("Running order"))]
    assert tuple(filter(None, shown)) == samples.partnership.meeting.agenda


def test_each_item_is_quoted_never_retold(make, samples, words):
    said = words(make("meeting-pack", samples.meeting()))
    assert "Item 1: REQ-2026-0012, ‘Ash’" in said
    assert "\nRobyn was brought to hospital on the evening of 14 November" in said
    assert "Item 2: KLOE-2026-0007, ‘Larch’" in said
    assert "\nHealth visitors tell us that missed appointments are not passed on between areas.\n" in said


def test_requests_come_first_then_lines_of_enquiry_numbered_through(make, samples, words):
    items = [
        samples.enquiry(reference="KLOE-2026-0001"),
        samples.request(reference="REQ-2026-0001"),
        samples.enquiry(reference="KLOE-2026-0002"),
        samples.request(reference="REQ-2026-0002"),
    ]
    said = words(make("meeting-pack", samples.meeting(*items)))
    headings = [line.partition(",")[0] for line in said.split("\n") if line.startswith("Item ")]
    assert headings == [
        "Item 1: REQ-2026-0001", "Item 2: REQ-2026-0002", "Item 3: KLOE-2026-0001", "Item 4: KLOE-2026-0002"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({}, "Received 19 November 2026; not notified: local authority to advise."),
        (
            {"aware": "2026-11-16", "notified": "2026-11-18"},
            (
                "Received 19 November 2026; local authority aware 16 November 2026; "
                "National Panel notified 18 November 2026; rapid review due 9 December 2026."
            ),
        ),
    ],
)
def test_a_requests_clocks_stand_in_one_line(facts, says, make, samples, words):
    assert f"\n{says}\n" in words(make("meeting-pack", samples.meeting(samples.request(facts=facts))))


def test_a_line_of_enquiry_has_no_clock(make, samples, words):
    assert "local authority to advise" not in words(make("meeting-pack", samples.meeting(samples.enquiry())))


@pytest.mark.parametrize(
    ("chair", "says"),
    [
        ("Chair", "\nThursday 3 December 2026\n"),
        ("", "\nThursday 3 December 2026\n"),
        ("Independent Scrutineer", "\nThursday 3 December 2026, chaired by Independent Scrutineer\n"),
    ],
)
def test_the_chair_is_named_only_where_that_says_something(chair, says, make, samples, words):
    group = replace(samples.partnership.meeting, chair=chair)
    house = replace(samples.partnership, meeting=group)
    assert says in words(make("meeting-pack", replace(samples.meeting(), partnership=house)))


def test_a_long_answer_is_cut_between_words_and_says_so(make, samples, words):
    long = samples.request(samples.record(brief_details="word " * 400 + "end"))
    said = words(make("meeting-pack", samples.meeting(long)))
    assert "word… [cut here: the whole answer is in the record]" in said
    assert "word end" not in said


def test_what_waits_is_named_by_number_and_state_alone(make, samples, words):
    said = words(make("meeting-pack", samples.meeting(waiting=(State.NEEDS_PASSWORD, State.REFUSED))))
    assert "Waiting, not in this pack" in said
    assert "\nR-2026-00041\nneeds a password\nR-2026-00042\nnot opened, for safety\n" in said
    assert "x.docx" not in said


def test_every_page_says_when_it_was_frozen(make, samples, words):
    said = words(make("meeting-pack", samples.meeting()))
    assert said.count("Meeting pack  ·  Version 1  ·  Frozen at 26 November 2026, 12:00") == 2


def test_each_item_has_its_own_decisions(make, samples, words):
    said = words(make("meeting-pack", samples.meeting()))
    assert "☐\tCommission a local child safeguarding practice review" in said
    assert "☐\tExplore" in said


def test_a_meeting_without_business_says_so(make, samples, words):
    nothing = samples.meeting(waiting=())
    empty = type(nothing)(
        partnership=nothing.partnership,
        reference=nothing.reference,
        meeting=type(nothing.meeting)(date=nothing.meeting.date, cut_off=nothing.meeting.cut_off),
    )
    said = words(make("meeting-pack", empty))
    assert "No requests or lines of enquiry are open." in said
    assert "Item 1" not in said
    assert "\nNone.\n" in said


def test_values_nobody_has_confirmed_are_counted_beside_the_item(make, samples, words):
    doubtful = samples.request(samples.record(unsure=("gp",)), accepted=False)
    assert "1 unconfirmed: nobody has checked these values" in words(make("meeting-pack", samples.meeting(doubtful)))
