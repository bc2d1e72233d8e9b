"""Checks of dates against the day, against each other, and against what else is said twice."""

import datetime as dt
from itertools import pairwise

from pipeline.checking.registry import Code, Finds, Found, Look, checks
from pipeline.checking.spans import alike, received_on
from pipeline.model.states import Severity

FUTURE = Code(
    code="date-future",
    severity=Severity.QUERY,
    message="{where}: this date is still to come.",
    query="{where}: the date given is still to come. Please check it and tell us the right one.",
)
ORDER = Code(
    code="date-order",
    severity=Severity.QUERY,
    message="{where}: this date is earlier than the one under {other}, which should come first.",
    query="{where}: the date given is earlier than the one under {other}. Please check both.",
)
DIFFER = Code(
    code="dates-differ",
    severity=Severity.QUERY,
    message="{where}: this date is not the one under {other}.",
    query="{where}: the date given is not the one under {other}. Please tell us which is right.",
)
LONG_AGO = Code(
    code="submitted-long-ago",
    severity=Severity.WARNING,
    message="{where}: the form was dated a good while before it reached us.",
)
AFTER_RECEIPT = Code(
    code="submitted-after-receipt",
    severity=Severity.WARNING,
    message="{where}: the form bears a later date than the day it reached us.",
)
NO_MONTH = Code(
    code="month-missing",
    severity=Severity.QUERY,
    message="{where}: a month was asked for, and only a year is given.",
    query="{where}: only a year is given. Please tell us the month.",
)


@checks("not-future", FUTURE)
def not_future(look: Look) -> Finds:
    """The date has come already."""
    for question in look.asked:
        date = look.date(question)
        if date and date.first > look.around.today:
            yield Found(FUTURE, question)


@checks("date-order", ORDER, fields=("the earliest date", "the next", "…"))
def date_order(look: Look) -> Finds:
    """Dates follow each other in the order told; an expected birth binds nothing."""
    given = [
        (question, date)
        for question in look.asked
        if (date := look.date(question)) and not _only_expected(look, question)
    ]
    for (first, before), (second, after) in pairwise(given):
        if after.last < before.first:
            yield Found(ORDER, second, first)


def _only_expected(look: Look, question: str) -> bool:
    """Whether this is the question of birth and no birth is known to have happened."""
    dual = any(told.check == "dob-or-edd" for told in look.form.field(question).checks)
    return dual and look.facts.get("birth", {}).get("kind") != "born"


@checks("same-date", DIFFER, fields=("the one date", "where it is asked again"))
def same_date(look: Look) -> Finds:
    """A date asked for twice is the same both times, as far as each is known."""
    first, *others = look.asked
    date = look.date(first)
    for question in others:
        again = look.date(question)
        if date and again and not alike(date, again):
            yield Found(DIFFER, question, first)


@checks("submitted-lately", LONG_AGO, AFTER_RECEIPT, options={"days": "how old a form may be; 30 unless set"})
def submitted_lately(look: Look) -> Finds:
    """The form was dated shortly before it reached us; nothing is said where the day of receipt is not known."""
    received = received_on(look.around)
    for question in look.asked:
        date = look.date(question)
        if date is None or received is None:
            continue
        if date.first > received:
            yield Found(AFTER_RECEIPT, question)
        elif received - date.last > dt.timedelta(days=int(look.option("days", "30"))):
            yield Found(LONG_AGO, question)


@checks("month", NO_MONTH)
def month(look: Look) -> Finds:
    """The question asks for a month: ‘03/24’ there is March 2024, and a year alone is too little."""
    for question in look.asked:
        date = look.date(question)
        if date and date.month is None:
            yield Found(NO_MONTH, question)
