"""The dates that run in a case, from what a person has recorded of it."""

import datetime as dt

from pipeline.documents import dates
from pipeline.documents.matter import Matter
from pipeline.model.days import local_day

Clock = dict[str, str]

_NOT_NOTIFIED = "Not notified: local authority to advise"
_SINCE = {"awareness": "becoming aware", "notification": "notification", "receipt": "receipt"}


def clocks(matter: Matter) -> list[Clock]:
    """What is known of each date; without a notification no rapid-review date is given."""
    known = {
        "awareness": _recorded(matter, "aware"),
        "notification": _recorded(matter, "notified"),
        "receipt": local_day(matter.received) if matter.received else None,
    }
    notified = known["notification"]
    return [
        _clock("Local authority aware", _said(known["awareness"]), _noted(known["awareness"])),
        _clock("National Panel notified", _said(notified) if notified else _NOT_NOTIFIED, _noted(notified)),
        _clock("Request received", _said(known["receipt"]), "By the business unit"),
        *(_review(matter, known) if notified else _before_notification(matter, known["awareness"])),
    ]


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
    last = matter.days.after(first, within) if matter.days and first else None
    return _clock(what, _said(last), f"{within} working days from {_SINCE.get(since, since)}")


def _recorded(matter: Matter, name: str) -> dt.date | None:
    said = matter.facts.get(name)
    return dt.date.fromisoformat(said) if isinstance(said, str) and said else None


def _said(day: dt.date | None) -> str:
    return dates.weekday_date(day) if day else "Not recorded"


def _noted(day: dt.date | None) -> str:
    return "As recorded on the case sheet" if day else "No date is recorded"


def _clock(what: str, when: str, note: str) -> Clock:
    return {"what": what, "when": when, "note": note}
