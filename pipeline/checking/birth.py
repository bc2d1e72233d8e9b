"""Checks of the question that asks for a birth or an expected one, and of what age follows from it."""

import datetime as dt

from pipeline.checking.dating import says_unborn
from pipeline.checking.registry import Code, Finds, Follows, Found, Look, checks
from pipeline.checking.spans import ages, received_on
from pipeline.model.dates import PartialDate
from pipeline.model.states import Severity

LONGEST_WAIT = dt.timedelta(weeks=42)

UNCLEAR = Code(
    code="birth-unclear",
    severity=Severity.QUERY,
    message="{where}: it is not clear whether this is the day of a birth or an expected one.",
    query="{where}: please tell us whether this is a date of birth or an expected date of delivery.",
)
EXPECTED_PAST = Code(
    code="expected-past",
    severity=Severity.QUERY,
    message="{where}: the expected date had passed when the form was written. The child may have been born.",
    query="{where}: the expected date has passed. Please tell us whether the child has been born, and when.",
)
ADULT = Code(
    code="age-adult",
    severity=Severity.QUERY,
    message="By the dates given, the person had come of age. A care leaver has other rules; please look at both dates.",
    query="{where}: by the dates given, the person was not a child at the time. Please check the dates.",
)
TICK_AGE = Code(
    code="tick-age",
    severity=Severity.WARNING,
    message="{where}: by the dates given, the child was younger than one would expect for a box that is ticked.",
)


@checks(
    "dob-or-edd",
    UNCLEAR,
    EXPECTED_PAST,
    fields=("the date the form was submitted", "where else 'unborn' may be said, such as the name", "…"),
    facts=("birth",),
)
def dob_or_edd(look: Look) -> Finds:
    """Tells a birth from an expected one by the words and by the day; says so where it can't."""
    if look.field is None:
        return
    date, written = look.date(look.field.id), _written(look)
    kind = _kind(look, date, written)
    yield Follows("birth", {"kind": kind, "date": date.iso if date else None})
    if date and kind == "unclear":
        yield Found(UNCLEAR)
    if date and kind == "expected" and date.last < written:
        yield Found(EXPECTED_PAST)


def _written(look: Look) -> dt.date:
    submitted = look.date(look.told.fields[0]) if look.told.fields else None
    if submitted:
        return submitted.last
    return received_on(look.around) or look.around.today


def _kind(look: Look, date: PartialDate | None, written: dt.date) -> str:
    unborn_here = says_unborn(look.text)
    unborn_elsewhere = any(says_unborn(look.said(question)) for question in look.told.fields[1:])
    if date is None:
        return "expected" if unborn_here or unborn_elsewhere else "unclear"
    if date.first > written + LONGEST_WAIT:
        return "unclear"
    if unborn_here or date.first > written:
        return "expected"
    return "unclear" if unborn_elsewhere or date.last > written else "born"


@checks(
    "age-at-event",
    ADULT,
    options={"adult": "the age from which nobody is a child; 18 unless set"},
    facts=("age_at_event",),
)
def age_at_event(look: Look) -> Finds:
    """How old the child was; stated only where the dates leave no doubt."""
    birth, event = look.facts.get("birth", {}), look.facts.get("event", {})
    born, at = (PartialDate.parse(fact.get("date") or "") for fact in (birth, event))
    if birth.get("kind") != "born" or not born or not at or at.first < born.last:
        return
    least, most = ages(born, at)
    if least == most:
        yield Follows("age_at_event", least)
    if least >= int(look.option("adult", "18")):
        yield Found(ADULT)


@checks("tick-age", TICK_AGE, options={"<choice>": "the age from which one would expect it ticked"})
def tick_age(look: Look) -> Finds:
    """What is ticked fits the child's age; runs after the age is known."""
    age = look.facts.get("age_at_event")
    for question in look.asked:
        if age is not None and any(
            one in look.ticked(question) and age < int(least) for one, least in look.told.options.items()
        ):
            yield Found(TICK_AGE, question)
