"""The dates that run in a case, from what a person has recorded of it."""

import datetime as dt

from pipeline.documents import dates
from pipeline.documents.matter import Matter
from pipeline.model.days import local_day, long_date

Clock = dict[str, str]

_NOT_NOTIFIED = "Not notified: local authority to advise"
_SINCE = {"awareness": "becoming aware", "notification": "notification", "receipt": "receipt"}


def clocks(matter: Matter) -> list[Clock]:
    """What is known of each date; without a notification no rapid-review date is given."""
    known = _known(matter)
    notified = known["notification"]
    return [
        _clock("Local authority aware", _said(known["awareness"]), _noted(known["awareness"])),
        _clock("National Panel notified", _said(notified) if notified else _NOT_NOTIFIED, _noted(notified)),
        _clock("Request received", _said(known["receipt"]), "By the business unit"),
        *(_review(matter, known) if notified else _before_notification(matter, known["awareness"])),
    ]


def in_a_line(matter: Matter) -> str:
    """What is known of a request's dates, for a page that shows many of them."""
    known = _known(matter)
    notified = known["notification"]
    within, start = matter.partnership.clocks.rapid_review_within, matter.partnership.clocks.rapid_review_from
    days = {
        "received": known["receipt"],
        "local authority aware": known["awareness"],
        "National Panel notified": notified,
        "rapid review due": _after(matter, known.get(start), within) if notified else None,
    }
    told = [f"{what} {long_date(day)}" for what, day in days.items() if day]
    said = "; ".join([*told, *([] if notified else [_NOT_NOTIFIED[:1].lower() + _NOT_NOTIFIED[1:]])])
    return f"{said[:1].upper()}{said[1:]}."


def _known(matter: Matter) -> dict[str, dt.date | None]:
    return {
        "awareness": _recorded(matter, "aware"),
        "notification": _recorded(matter, "notified"),
        "receipt": local_day(matter.received) if matter.received else None,
    }


def _before_notification(matter: Matter, aware: dt.date | None) -> list[Clock]:
    due = [_clock("Rapid review due", _NOT_NOTIFIED, "No date runs before then")]
    if aware:
        due.insert(0, _counted(matter, "Notification due", aware, matter.partnership.clocks.notify_within, "awareness"))
    return due


def _review(matter: Matter, known: dict[str, dt.date | None]) -> list[Clock]:
    """The rapid review's date as the profile counts it, and the cautious one beside it."""
    within, start = matter.partnership.clocks.rapid_review_within, matter.partnership.clocks.rapid_review_from
    first, aware = known.get(start), known["awareness"]
    due = [_counted(matter, "Rapid review due", first, within, start)]
    if aware and start != "awareness":
        due.append(_counted(matter, "The cautious date", aware, within, "awareness"))
    return due


def _counted(matter: Matter, what: str, first: dt.date | None, within: int, since: str) -> Clock:
    return _clock(what, _said(_after(matter, first, within)), f"{within} working days from {_SINCE.get(since, since)}")


def _after(matter: Matter, first: dt.date | None, within: int) -> dt.date | None:
    return matter.days.after(first, within) if matter.days and first else None


def _recorded(matter: Matter, name: str) -> dt.date | None:
    said = matter.facts.get(name)
    return dt.date.fromisoformat(said) if isinstance(said, str) and said else None


def _said(day: dt.date | None) -> str:
    return dates.weekday_date(day) if day else "Not recorded"


def _noted(day: dt.date | None) -> str:
    return "As recorded on the case sheet" if day else "No date is recorded"


def _clock(what: str, when: str, note: str) -> Clock:
    return {"what": what, "when": when, "note": note}
