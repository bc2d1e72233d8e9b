"""Each answer made into what the form says it is: a line, paragraphs, a date, choices. What can't be is said."""

import datetime as dt
import re
from collections.abc import Callable

from pipeline.checking.dating import READ_DATE_STORED, Typed, shown_date
from pipeline.checking.registry import Code
from pipeline.checking.wording import absence, folded, many_lines, one_line
from pipeline.model.dates import PartialDate
from pipeline.model.form import Choice, Field, FieldType
from pipeline.model.reading import Answer
from pipeline.model.states import Severity

READ_CHOICE = Code(
    code="read-choice",
    severity=Severity.WARNING,
    message="{where}: the words there are none of the printed choices. Please look at the original.",
)
CHOICE_SEVERAL = Code(
    code="choice-several",
    severity=Severity.QUERY,
    message="{where}: more than one choice is marked where one was asked for.",
    query="{where}: more than one choice is marked. Please tell us which one is meant.",
)
CODES = (READ_CHOICE, CHOICE_SEVERAL)


def typed(field: Field, answer: Answer, day: dt.date) -> Typed:
    """The answer to one question as the form types it; never for tables, whose cells are words."""
    return _BY_TYPE[field.type](field, answer, day)


def as_written(field: Field, answer: Answer) -> str:
    """What stands there where no value could be made of it: the options that are marked, or else the words."""
    marked = [choice.label for choice in field.options if choice.id in answer.chosen]
    return ", ".join(marked) or answer.words or answer.stored or ""


def _line(_: Field, answer: Answer, __: dt.date) -> Typed:
    return Typed(value=one_line(answer.words))


def _paragraphs(_: Field, answer: Answer, __: dt.date) -> Typed:
    return Typed(value=many_lines(answer.words))


def _date(field: Field, answer: Answer, day: dt.date) -> Typed:
    """The date shown, held against the one the file keeps where it keeps one."""
    words = one_line(answer.words)
    stored = PartialDate.parse(answer.stored) if answer.stored else None
    shown = shown_date(field, words, day) if words else Typed(value=None)
    if stored is None:
        return shown
    if not isinstance(shown.value, str):
        return Typed(value=stored.iso, found=(READ_DATE_STORED,), unsure=True)
    if shown.value.startswith(stored.iso) or stored.iso.startswith(shown.value):
        return shown
    return Typed(value=shown.value, found=(*shown.found, READ_DATE_STORED), unsure=True)


def _one_of(field: Field, answer: Answer, _: dt.date) -> Typed:
    chosen = _chosen(field.choices, answer)
    if len(chosen) > 1:
        return Typed(value=None, found=(CHOICE_SEVERAL,), unsure=True)
    return Typed(value=chosen[0]) if chosen else _no_choice(answer)


def _any_of(field: Field, answer: Answer, _: dt.date) -> Typed:
    chosen = _chosen(field.choices, answer)
    if chosen:
        return Typed(value=tuple(choice.id for choice in field.choices if choice.id in chosen))
    none = _no_choice(answer)
    return Typed(value=(), found=none.found, unsure=none.unsure)


def _yes_or_no(field: Field, answer: Answer, _: dt.date) -> Typed:
    chosen = _chosen(field.options, answer)
    if len(chosen) > 1:
        return Typed(value=None, found=(CHOICE_SEVERAL,), unsure=True)
    return Typed(value=chosen[0] == "yes") if chosen else _no_choice(answer)


def _no_choice(answer: Answer) -> Typed:
    words = one_line(answer.words)
    unread = bool(answer.chosen) or bool(words and not absence(words))
    return Typed(value=None, found=(READ_CHOICE,), unsure=True) if unread else Typed(value=None)


def _chosen(choices: tuple[Choice, ...], answer: Answer) -> tuple[str, ...]:
    """The options ticked, or those the words name, one or several with commas between."""
    ids = [choice.id for choice in choices]
    if answer.chosen:
        return tuple(dict.fromkeys(one for one in answer.chosen if one in ids))
    words = one_line(answer.words)
    if words is None:
        return ()
    named = {folded(name): choice.id for choice in choices for name in (choice.id, choice.label, *choice.aliases)}
    whole = named.get(folded(words))
    if whole:
        return (whole,)
    each = [named.get(folded(one)) for one in re.split(r"[,;\n]", answer.words or "") if one.strip()]
    return tuple(dict.fromkeys(one for one in each if one)) if all(each) else ()


_BY_TYPE: dict[FieldType, Callable[[Field, Answer, dt.date], Typed]] = {
    FieldType.TEXT: _line,
    FieldType.LONG_TEXT: _paragraphs,
    FieldType.DATE: _date,
    FieldType.CHOICE: _one_of,
    FieldType.TICKS: _any_of,
    FieldType.YES_NO: _yes_or_no,
}
