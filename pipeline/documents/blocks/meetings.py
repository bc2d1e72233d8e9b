"""What a meeting pack says: its running order, each item in its sender's own words, and what is not in it yet."""

from typing import Any

from pipeline.documents import dates
from pipeline.documents.blocks import answers, cases, clocks
from pipeline.documents.matter import Matter, MeetingMatter
from pipeline.model.days import long_moment
from pipeline.model.form import FieldType, Form
from pipeline.model.states import Severity

_SAYS_NOTHING = frozenset({"", "chair", "the chair"})  # every meeting has one


def meeting(matter: Matter) -> dict[str, Any]:
    """Which meeting it is and the moment its pack was frozen."""
    held = _held(matter)
    group = matter.partnership.meeting
    return {
        "name": group.name,
        "chair": "" if group.chair.casefold() in _SAYS_NOTHING else group.chair,
        "date": dates.weekday_date(held.date),
        "cut_off": long_moment(held.cut_off),
    }


def agenda(matter: Matter) -> list[str]:
    """The running order as the partnership's profile gives it."""
    return list(matter.partnership.meeting.agenda)


def business(matter: Matter) -> list[dict[str, Any]]:
    """Each open item in the agenda's order: where it stands, and its answers as the sender wrote them."""
    return [_item(number, one) for number, one in enumerate(_ordered(_held(matter).items), start=1)]


def waiting(matter: Matter) -> list[dict[str, str]]:
    """Returns that are not in this pack, by receipt number and state alone."""
    return [{"receipt": item.item, "state": item.state.phrase} for item in _held(matter).waiting]


def _ordered(items: tuple[Matter, ...]) -> list[Matter]:
    """Requests first, which can be opened by a route, then lines of enquiry; each form's as they came."""
    met = list(dict.fromkeys(one.form.id if one.form else "" for one in items))
    return sorted(items, key=lambda one: (not _is_request(one.form), met.index(one.form.id if one.form else "")))


def _is_request(form: Form | None) -> bool:
    return form is not None and bool(form.routes)


def _item(number: int, matter: Matter) -> dict[str, Any]:
    record = matter.record
    alerts = [one.message for one in record.findings if one.severity is Severity.ALERT] if record else []
    return {
        **cases.case(matter),
        "number": number,
        "kind": _named(matter.form.noun) if matter.form else "",
        "form_id": matter.form.id if matter.form else "",
        "answers": answers.answers(matter),
        "questions": answers.questions(matter),
        "long_answers": _long(matter.form),
        "clock": clocks.in_a_line(matter) if _is_request(matter.form) else "",
        "alerts": alerts,
        "queries": len(record.queries) if record else 0,
        "decisions": cases.decisions(matter),
    }


def _long(form: Form | None) -> list[str]:
    """The questions that are answered in paragraphs: what to quote of a form a template does not know."""
    return [field.id for field in form.fields() if field.type is FieldType.LONG_TEXT] if form else []


def _named(noun: str) -> str:
    return noun[:1].upper() + noun[1:]


def _held(matter: Matter) -> MeetingMatter:
    if matter.meeting is None:
        message = "a meeting's blocks need a meeting"
        raise ValueError(message)
    return matter.meeting
