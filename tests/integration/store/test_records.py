"""What returns say is put on record, filed under references, put right by people, and never lost."""

import datetime as dt

import pytest
from msgspec.structs import replace

from pipeline.errors import NotThere
from pipeline.model.item import Event
from pipeline.model.record import Correction
from pipeline.model.states import State


def keep(store, arrival, content):
    return store.keep(arrival(content, stamp=content.decode()), by="desk").item


def test_a_record_gets_its_reference_and_its_return_is_done(store, kept, outcome):
    [part] = store.settle(kept, [outcome(agency="NHS")], by="desk")

    assert (part.reference, part.state, part.form) == ("KLOE-2026-0001", State.DONE, "kloe")
    assert store.item(kept).state is State.DONE
    assert store.item(kept).parts == (part,)


def test_a_filed_record_comes_back_with_everything_around_it(store, kept, outcome):
    told = outcome(part="mail/form.docx", agency="NHS", sites=("one", "two"))
    store.settle(kept, [told], by="desk")

    filed = store.filed("KLOE-2026-0001")

    assert (filed.reading, filed.record) == (told.reading, told.record)
    assert (filed.item, filed.part, filed.form, filed.case) == (kept, "mail/form.docx", "kloe", "KLOE-2026-0001")
    assert filed.received == store.item(kept).received
    assert filed.accepted
    assert [event.act for event in filed.history] == ["read"]
    assert store.all_filed() == [filed]


def test_each_part_has_its_own_state_and_the_return_shows_what_most_needs_a_person(store, kept, outcome, no_record):
    parts = store.settle(
        kept,
        [
            no_record(State.NOT_A_FORM, part="mail"),
            outcome(part="mail/one.docx", agency="NHS"),
            no_record(State.NEEDS_PASSWORD, part="mail/two.docx", reason="It is locked."),
        ],
        by="desk",
    )

    assert [part.state for part in parts] == [State.NOT_A_FORM, State.DONE, State.NEEDS_PASSWORD]
    item = store.item(kept)
    assert (item.state, item.reason) == (State.NEEDS_PASSWORD, "It is locked.")


def test_two_parts_of_one_name_stay_two(store, kept, outcome):
    parts = store.settle(kept, [outcome(part="a.zip/x.docx", n=1), outcome(part="a.zip/x.docx", n=2)], by="desk")

    assert [part.reference for part in parts] == ["KLOE-2026-0001", "KLOE-2026-0002"]


def test_reading_again_keeps_the_reference_and_every_earlier_reading(store, kept, outcome):
    store.settle(kept, [outcome(state=State.NEEDS_REVIEW, agency="NHS")], by="desk")
    store.settle(kept, [outcome(agency="Council")], by="desk", act="retried")

    filed = store.filed("KLOE-2026-0001")
    assert filed.record.fields == {"agency": "Council"}
    assert [event.act for event in filed.history] == ["read", "retried"]
    assert store.item(kept).parts[0].reference == "KLOE-2026-0001"


def test_what_a_later_reading_no_longer_finds_is_withdrawn(store, kept, outcome, no_record):
    store.settle(kept, [no_record(State.NEEDS_PASSWORD)], by="desk")
    store.settle(kept, [outcome(part="a.zip/x.docx", agency="NHS")], by="desk")

    assert [part.part for part in store.item(kept).parts] == ["a.zip/x.docx"]
    assert store.item(kept).state is State.DONE


def test_a_record_is_never_withdrawn(store, kept, outcome, no_record):
    store.settle(kept, [outcome(part="a.zip/x.docx", agency="NHS")], by="desk")
    store.settle(kept, [no_record(State.UNREADABLE)], by="desk")

    assert store.filed("KLOE-2026-0001").record.fields == {"agency": "NHS"}
    assert [part.reference for part in store.item(kept).parts] == ["KLOE-2026-0001", None]


def test_a_record_stays_when_its_part_can_no_longer_be_read(store, kept, outcome, no_record):
    store.settle(kept, [outcome(agency="NHS")], by="desk")
    store.settle(kept, [no_record(State.UNREADABLE)], by="desk")

    filed = store.filed("KLOE-2026-0001")
    assert filed.record.fields == {"agency": "NHS"}
    assert (filed.state, filed.form) == (State.UNREADABLE, "kloe")


def test_the_same_answers_in_other_bytes_are_a_duplicate(store, arrival, outcome):
    first, second = keep(store, arrival, b"1"), keep(store, arrival, b"2")
    store.settle(first, [outcome(agency="NHS", sites=("a", "b"))], by="desk")

    [part] = store.settle(second, [outcome(sites=("a", "b"), agency="NHS")], by="desk")

    assert (part.state, part.reference) == (State.DUPLICATE, None)
    assert part.reason == "Every answer is the same as in KLOE-2026-0001."
    assert store.item(second).state is State.DUPLICATE
    assert len(store.all_filed()) == 1


@pytest.mark.parametrize(
    "news", [{"unplaced": ("Also a neighbour, 4 Example Row",)}, {"unsure": ("agency",)}], ids=["words", "a doubt"]
)
def test_what_may_hold_news_is_nobodys_duplicate(store, arrival, outcome, news):
    first, second = keep(store, arrival, b"1"), keep(store, arrival, b"2")
    store.settle(first, [outcome(agency="NHS")], by="desk")
    again = outcome(agency="NHS")

    [part] = store.settle(second, [replace(again, record=replace(again.record, **news))], by="desk")

    assert part.reference == "KLOE-2026-0002"


def test_one_other_answer_makes_another_record(store, arrival, outcome):
    store.settle(keep(store, arrival, b"1"), [outcome(agency="NHS", site=None)], by="desk")

    [part] = store.settle(keep(store, arrival, b"2"), [outcome(agency="NHS", site="x")], by="desk")

    assert part.reference == "KLOE-2026-0002"


def test_the_same_form_twice_in_one_mail_is_one_record(store, kept, outcome):
    parts = store.settle(kept, [outcome(part="x.docx", agency="NHS"), outcome(part="x.pdf", agency="NHS")], by="desk")

    assert [part.state for part in parts] == [State.DONE, State.DUPLICATE]


def test_reading_a_return_again_never_makes_it_a_duplicate_of_itself(store, kept, outcome):
    store.settle(kept, [outcome(agency="NHS")], by="desk")

    assert store.settle(kept, [outcome(agency="NHS")], by="desk")[0].state is State.DONE


def test_what_equals_only_a_record_that_was_set_aside_is_looked_at(store, arrival, outcome):
    first, second = keep(store, arrival, b"1"), keep(store, arrival, b"2")
    store.settle(first, [outcome(state=State.NEEDS_REVIEW, agency="NHS")], by="desk")
    store.set_aside(first, "sent by mistake", by="desk")

    assert store.settle(second, [outcome(agency="NHS")], by="desk")[0].reference == "KLOE-2026-0002"


def test_a_correction_does_not_hide_that_the_same_paper_comes_again(store, arrival, outcome, record):
    first, second = keep(store, arrival, b"1"), keep(store, arrival, b"2")
    store.settle(first, [outcome(agency="NSH")], by="desk")
    put_right = Correction(path="agency", value="NHS", by="desk", at="2026-11-20T09:00:00+00:00")
    store.believe("KLOE-2026-0001", record(agency="NHS"), correction=put_right, state=State.DONE, by="desk")

    assert store.settle(second, [outcome(agency="NSH")], by="desk")[0].state is State.DUPLICATE


def test_a_correction_is_kept_beside_what_was_read(store, reference, outcome, record):
    put_right = Correction(path="agency", value="Council", by="desk", at="2026-11-20T09:00:00+00:00")
    store.believe(reference, record(agency="Council"), correction=put_right, state=State.NEEDS_REVIEW, by="desk")

    filed = store.filed(reference)
    assert filed.record.fields == {"agency": "Council"}
    assert filed.reading.answers[0].words == "NHS"
    assert filed.corrections == (put_right,)
    assert [event.act for event in filed.history] == ["read", "corrected"]
    assert not filed.accepted


def test_everything_a_record_was_ever_believed_to_say_is_there_with_its_moment(store, reference, record):
    put_right = Correction(path="agency", value="Council", by="desk", at="2026-11-20T09:00:00+00:00")
    store.believe(reference, record(agency="Council"), correction=put_right, state=State.DONE, by="desk")

    beliefs = store.beliefs(reference)
    assert [one.record.fields["agency"] for one in beliefs] == ["NHS", "Council"]
    assert [one.at for one in beliefs] == [one.at for one in store.filed(reference).history]
    with pytest.raises(NotThere, match="KLOE-2026-0009"):
        store.beliefs("KLOE-2026-0009")


def test_corrections_outlive_a_new_reading(store, kept, reference, outcome, record):
    put_right = Correction(path="agency", value="Council", by="desk", at="2026-11-20T09:00:00+00:00")
    store.believe(reference, record(agency="Council"), correction=put_right, state=State.DONE, by="desk")
    store.settle(kept, [outcome(agency="NHS")], by="desk")

    assert store.filed(reference).corrections == (put_right,)


def test_accepting_releases_a_record(store, kept, reference):
    assert not store.filed(reference).accepted

    store.accept(reference, by="Priya")

    assert store.filed(reference).accepted
    assert store.item(kept).state is State.DONE
    assert [(event.act, event.by) for event in store.filed(reference).history] == [
        ("read", "desk"),
        ("accepted", "Priya"),
    ]


def test_a_route_and_a_decision_are_kept_with_who_why_and_when(store, reference):
    store.open_route(reference, "rapid-review", "a child died", by="Priya")
    store.decide(reference, "no-review", dt.date(2026, 12, 3), by="Owen")

    filed = store.filed(reference)
    assert (filed.route, filed.decision, filed.decided_on) == ("rapid-review", "no-review", dt.date(2026, 12, 3))
    opened, decided = filed.history[1:]
    assert opened == Event(at=opened.at, act="opened", by="Priya", code="rapid-review", reason="a child died")
    assert decided == Event(at=decided.at, act="decided", by="Owen", code="no-review", on=dt.date(2026, 12, 3))


def test_only_what_nobody_closed_is_open(store, arrival, outcome):
    for number, content in enumerate((b"1", b"2", b"3")):
        store.settle(keep(store, arrival, content), [outcome(state=State.NEEDS_REVIEW, n=number)], by="desk")
    store.decide("KLOE-2026-0001", "no-review", dt.date(2026, 12, 3), by="desk")
    store.set_aside("R-2026-00003", "sent by mistake", by="desk")

    assert [filed.reference for filed in store.all_filed(open_only=True)] == ["KLOE-2026-0002"]
    assert len(store.all_filed("kloe")) == 3
    assert store.all_filed("cspr") == []


def test_setting_aside_closes_what_waits_and_says_why(store, kept, outcome, no_record):
    store.settle(
        kept,
        [outcome(part="one.docx", agency="NHS"), no_record(State.UNREADABLE, part="two.docx", reason="torn")],
        by="desk",
    )

    store.set_aside(kept, "asked for a new copy", by="desk")

    item = store.item(kept)
    assert [(part.state, part.reason) for part in item.parts] == [
        (State.DONE, None),
        (State.SET_ASIDE, "asked for a new copy"),
    ]
    assert item.state is State.DONE


def test_a_return_that_was_never_read_to_an_end_can_be_set_aside(store, kept):
    store.set_aside(kept, "stops the machine", by="desk")

    item = store.item(kept)
    assert (item.state, item.reason) == (State.SET_ASIDE, "stops the machine")


def test_why_a_return_was_set_aside_stays_in_its_history_when_it_is_taken_up_again(store, kept, outcome, no_record):
    store.settle(kept, [no_record(State.UNREADABLE, reason="torn")], by="desk")
    store.set_aside(kept, "asked for a new copy", by="Priya")
    store.settle(kept, [outcome(agency="NHS")], by="desk")

    told = [(one.act, one.by, one.reason) for one in store.history(kept)]
    assert told[-2:] == [("set aside", "Priya", "asked for a new copy"), ("read", "desk", None)]


def test_a_record_that_was_set_aside_says_so_in_its_history(store, kept, reference):
    store.set_aside(kept, "sent by mistake", by="desk")

    assert store.filed(reference).history[-1].reason == "sent by mistake"


def test_each_case_gets_a_neutral_name_nobody_had(store, arrival, outcome):
    for number in range(5):
        store.settle(keep(store, arrival, b"%d" % number), [outcome(n=number)], by="desk")

    assert [filed.spoken for filed in store.all_filed()] == ["Ash", "Birch", "Cedar", "Ash 2", "Birch 2"]


def test_a_changed_list_of_names_gives_none_twice(place, arrival, outcome):
    with place.open() as store:
        for number in range(2):
            store.settle(keep(store, arrival, b"%d" % number), [outcome(n=number)], by="desk")
    with place.open(spoken_names=lambda: ("Fir", "Elm", "Birch", "Dogwood")) as store:
        for number in range(2, 4):
            store.settle(keep(store, arrival, b"%d" % number), [outcome(n=number)], by="desk")

        assert [filed.spoken for filed in store.all_filed()] == ["Ash", "Birch", "Dogwood", "Fir 2"]


def test_without_a_list_cases_have_no_spoken_name(place, arrival, outcome):
    with place.open(spoken_names=tuple) as store:
        store.settle(keep(store, arrival, b"1"), [outcome(n=1)], by="desk")

        assert store.filed("KLOE-2026-0001").spoken is None


@pytest.mark.parametrize(
    "ask",
    [
        lambda store: store.filed("KLOE-2026-0009"),
        lambda store: store.accept("KLOE-2026-0009", by="desk"),
        lambda store: store.decide("KLOE-2026-0009", "x", dt.date(2026, 1, 1), by="desk"),
    ],
)
def test_an_unknown_record_is_said_so(store, ask):
    with pytest.raises(NotThere, match="no record KLOE-2026-0009"):
        ask(store)


def test_a_change_that_goes_wrong_half_way_leaves_nothing_behind(store, kept, outcome):
    broken = outcome(part="two.docx", agency=object())

    with pytest.raises(TypeError):
        store.settle(kept, [outcome(part="one.docx", agency="NHS"), broken], by="desk")

    assert store.item(kept).state is State.ARRIVED
    assert store.all_filed() == []
    assert store.settle(kept, [outcome(agency="NHS")], by="desk")[0].reference == "KLOE-2026-0001"
    assert store.check_chain() is None
