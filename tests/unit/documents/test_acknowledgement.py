"""The letter every return gets: in its variants, with section and question alone, and nothing about the child."""

import datetime as dt
import io
import zipfile

import pytest
from msgspec.structs import replace

from pipeline.model.days import WorkingDays
from pipeline.model.item import Item, Part
from pipeline.model.partnership import Office
from pipeline.model.record import Finding
from pipeline.model.states import Severity, State
from pipeline.papers import OfficeDays

RECEIVED = dt.datetime(2026, 11, 19, 18, 40, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("state", "title"),
    [
        (State.NEEDS_PASSWORD, "Your file has arrived: please give us its password"),
        (State.UNREADABLE, "Your file has arrived, but could not be read"),
        (State.REFUSED, "Your file has arrived, and was not opened, for safety"),
        (State.NOT_A_FORM, "Your file has arrived: it is not one of our forms"),
        (State.BLANK, "Your form has arrived with nothing filled in"),
        (State.DUPLICATE, "We already hold this form"),
        (State.ARRIVED, "Your file has arrived"),
    ],
)
def test_a_return_that_is_no_record_is_told_what_to_do(state, title, make, samples, words):
    said = words(make("acknowledgement", samples.unopened(state))).split("\n")
    assert title in said
    assert "Dear colleague" in said
    assert "R-2026-00031" in said


def test_a_record_without_queries_asks_for_nothing(make, samples, words):
    said = words(make("acknowledgement", samples.enquiry()))
    assert "there is nothing more we need from you for now" in said
    assert "What we need to ask you" not in said


def test_queries_name_section_and_question_and_no_more(make, samples, words):
    said = words(make("acknowledgement", samples.request()))
    assert "\nChild: Siblings information if known\n" in said
    assert "\nCase summary & reason for consideration: Chronology, row 3, Outcome\n" in said


def test_the_same_question_is_asked_once(make, samples, words):
    twice = samples.request(samples.record(findings=samples.findings + samples.findings))
    assert words(make("acknowledgement", twice)).count("Siblings information if known") == 1


def test_what_staff_should_know_is_not_asked_of_the_sender(make, samples, words):
    said = words(make("acknowledgement", samples.request()))
    assert "Panel" not in said.replace("Panel Heading", "")


def test_a_query_about_no_single_question_is_still_counted(make, samples, words):
    odd = Finding(code="odd", severity=Severity.QUERY, message="…", query="…")
    said = words(make("acknowledgement", samples.request(samples.record(findings=(odd,)))))
    assert "The form as a whole: Please ring us" in said


def test_every_letter_says_that_it_is_no_referral(make, samples, words):
    for matter in (samples.request(), samples.enquiry(), *map(samples.unopened, State)):
        said = words(make("acknowledgement", matter))
        assert "This form is not a referral" in said
        assert "ring 999 or the Children’s Hub on 01632 960199." in said
        assert "does not replace your own duty to tell the local authority. That duty remains with you." in said


DAYS = OfficeDays(
    office=Office(name="Office", closes=dt.time(17, 0)),
    days=WorkingDays((dt.date(2026, 12, 25), dt.date(2026, 12, 28))),
)


@pytest.mark.parametrize(
    ("moment", "shown", "counts"),
    [
        ("2026-11-19T16:59:59Z", "Thursday 19 November 2026, 16:59", None),
        ("2026-11-19T17:00:00Z", "Thursday 19 November 2026, 17:00", "Friday 20 November 2026"),
        ("2026-11-20T18:40:00Z", "Friday 20 November 2026, 18:40", "Monday 23 November 2026"),
        ("2026-11-21T10:00:00Z", "Saturday 21 November 2026, 10:00", "Monday 23 November 2026"),
        ("2026-11-20T05:00:00Z", "Friday 20 November 2026, 05:00", None),
        ("2026-12-24T17:30:00Z", "Thursday 24 December 2026, 17:30", "Tuesday 29 December 2026"),
        ("2026-07-01T15:59:00Z", "Wednesday 1 July 2026, 16:59", None),
        ("2026-07-01T16:00:00Z", "Wednesday 1 July 2026, 17:00", "Thursday 2 July 2026"),
        ("2026-07-01T23:30:00Z", "Thursday 2 July 2026, 00:30", None),
    ],
)
def test_what_came_after_hours_shows_the_moment_and_the_working_day(moment, shown, counts, make, samples, words):
    received = dt.datetime.fromisoformat(moment)
    said = words(make("acknowledgement", samples.request(received=received, days=DAYS)))
    assert f"\nReceived\n{shown}\n" in said
    assert ("It came outside office hours" in said) == bool(counts)
    assert f"counts as received on {counts}." in said or not counts


def a_return(*states):
    parts = tuple(Part(part=f"mail/{number}", state=state) for number, state in enumerate(states))
    return Item(item="R-2026-00031", name="secret name.eml", state=states[0], received=RECEIVED, parts=parts)


@pytest.mark.parametrize(
    ("states", "says"),
    [
        ([State.DONE], "one file, opened"),
        ([State.NEEDS_PASSWORD], "one file, waiting for a password"),
        ([State.ARRIVED], "one file"),
        ([State.DONE, State.NOT_A_FORM], "2 files: all opened"),
        ([State.UNREADABLE, State.REFUSED], "2 files: 1 not readable, 1 not opened, for safety"),
        (
            [State.NEEDS_REVIEW, State.NEEDS_PASSWORD, State.NEEDS_PASSWORD, State.BLANK],
            "4 files: 2 opened, 2 waiting for a password",
        ),
    ],
)
def test_it_tells_by_whom_it_was_received_and_which_files_could_be_opened(states, says, make, samples, words):
    said = words(make("acknowledgement", samples.request(item=a_return(*states))))
    assert f"\nReceived by MFSCP Business Unit: {says}. It came" in said


def test_it_names_the_form_with_its_edition(make, samples, words):
    assert f"\n{samples.form.title}, 2019 edition\n" in words(make("acknowledgement", samples.request()))


def test_without_a_number_the_front_door_is_the_local_one(make, samples, words):
    house = replace(samples.partnership, safety=replace(samples.partnership.safety, telephone=""))
    assert "ring 999 or your local front door." in words(make("acknowledgement", samples.request(partnership=house)))


def test_nothing_a_record_holds_reaches_the_letter(make, samples, house):
    """A canary in every answer, finding, correction and name: none in any part of the file."""
    canaries = iter(f"canary{number}" for number in range(1000))

    def planted(value):
        if isinstance(value, tuple):
            return tuple(planted(one) for one in value)
        if isinstance(value, dict):
            return {column: next(canaries) for column in value}
        return next(canaries)

    findings = tuple(replace(one, message=next(canaries), query=next(canaries)) for one in samples.findings)
    record = replace(
        samples.record(findings=findings, unsure=("family_name",)),
        fields={name: planted(value) for name, value in samples.answers.items()},
        facts={"birth": {"kind": "born", "date": next(canaries)}, "nhs_number": next(canaries)},
        unplaced=(next(canaries),),
    )
    unopened = samples.unopened(State.NEEDS_PASSWORD, case_name=next(canaries))
    asked = samples.request(
        record, case_name=next(canaries), route_reason=next(canaries), facts={"aware": next(canaries)}
    )
    for matter in (asked, unopened):
        document = make("acknowledgement", matter)
        with zipfile.ZipFile(io.BytesIO(document)) as package:
            for name in package.namelist():
                assert b"canary" not in package.read(name), name
                assert b"secret name" not in package.read(name), name
