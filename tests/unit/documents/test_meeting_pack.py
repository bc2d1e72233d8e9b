"""The meeting's pack: its order, each item in the sender's words, and what is not in it."""

from pipeline.model.states import State


def test_it_follows_the_partnerships_running_order(make, samples, words):
    said = words(make("meeting-pack", samples.meeting())).split("\n")
    at = said.index("Running order")
    assert tuple(said[at + 1 : at + 6]) == samples.partnership.meeting.agenda


def test_each_item_is_quoted_never_retold(make, samples, words):
    said = words(make("meeting-pack", samples.meeting()))
    assert "Item 1: REQ-2026-0012, ‘Ash’" in said
    assert "\nRobyn was brought to hospital on the evening of 14 November" in said
    assert "Item 2: KLOE-2026-0007, ‘Larch’" in said
    assert "\nHealth visitors tell us that missed appointments are not passed on between areas.\n" in said


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
