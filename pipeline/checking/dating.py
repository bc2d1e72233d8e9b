"""The words under a date question made into one date, as precise as the writer was, or into a reason why not."""

import datetime as dt
import re

from msgspec import Struct

from pipeline.checking.registry import Code
from pipeline.checking.wording import absence, folded
from pipeline.model.dates import PartialDate
from pipeline.model.form import Field
from pipeline.model.states import Severity
from pipeline.starting import later

READ_DATE = Code(
    code="read-date",
    severity=Severity.WARNING,
    message="{where}: the words there could not be read as a date. Please look at the original.",
)
READ_DATE_WORDS = Code(
    code="read-date-words",
    severity=Severity.WARNING,
    message="{where}: other words stand around the date. Please look whether it is meant as read.",
)
READ_DATE_LETTERS = Code(
    code="read-date-letters",
    severity=Severity.WARNING,
    message="{where}: letters stand among the digits of the date. Please look whether it is meant as read.",
)
READ_DATE_CENTURY = Code(
    code="read-date-century",
    severity=Severity.WARNING,
    message="{where}: the year has two digits and was read as one of the last century. Please look whether it is.",
)
READ_DATE_STORED = Code(
    code="read-date-stored",
    severity=Severity.WARNING,
    message="{where}: the date shown and the date kept in the file differ. Please look at the original.",
)
DATE_RANGE = Code(
    code="date-range",
    severity=Severity.QUERY,
    message="{where}: more than one date is given.",
    query="{where}: more than one date is given. Please tell us which one is meant.",
)
DATE_UNCLEAR = Code(
    code="date-unclear",
    severity=Severity.QUERY,
    message="{where}: the writer gave words where a date was asked for.",
    query="{where}: no date was given. Please tell us the date when it is known, or as nearly as you can.",
)
DATE_APPROXIMATE = Code(
    code="date-approximate",
    severity=Severity.WARNING,
    message="{where}: the writer says that this date is approximate.",
)
DATE_WEEKDAY = Code(
    code="date-weekday",
    severity=Severity.QUERY,
    message="{where}: the day of the week is not the one of the date beside it.",
    query="{where}: the day of the week is not the one of the date beside it. Please tell us the right date.",
)
CODES = (
    READ_DATE, READ_DATE_WORDS, READ_DATE_LETTERS, READ_DATE_CENTURY, READ_DATE_STORED,
    DATE_RANGE, DATE_UNCLEAR, DATE_APPROXIMATE, DATE_WEEKDAY,
)  # fmt: skip


class Typed(Struct, frozen=True, kw_only=True):
    """What an answer came to."""

    value: str | bool | tuple[str, ...] | None
    found: tuple[Code, ...] = ()
    unsure: bool = False  # an answer may be lost or wrong here


def shown_date(field: Field, words: str, day: dt.date) -> Typed:
    """The one date that these words give; what is no date, and does not plainly say that there is none, is doubted."""
    whole = PartialDate.parse(words, today=day, months=_asks_for_month(field) or _can_only_be_month(words))
    if whole is not None:
        return _typed(whole)
    if absence(words) or folded(words) in _UNBORN:
        return Typed(value=None, found=(DATE_UNCLEAR,) if field.required and absence(words) else ())
    mended = _LETTERS.sub(lambda found: found.group().translate(_DIGITS), words)
    if mended != words and (date := PartialDate.parse(mended, today=day)) is not None:
        return Typed(value=date.iso, found=(*_remarks(date), READ_DATE_LETTERS), unsure=True)
    words = words if _GIVE_OR_TAKE.search(words) else _AGE.sub(" ", words)
    dates = list(re.finditer(_DATE, words, re.IGNORECASE))
    rest = set(folded(re.sub(_TIME, " ", re.sub(_DATE, " ", words, flags=re.IGNORECASE), flags=re.IGNORECASE)).split())
    if len(dates) > 1 or (dates and (rest & _SEVERAL or any(word.isdigit() for word in rest))):
        return Typed(value=None, found=(DATE_RANGE,), unsure=True)
    date = PartialDate.parse(dates[0].group(), today=day) if dates else None
    return _among_words(date, rest) if date else Typed(value=None, found=(READ_DATE,), unsure=True)


def says_unborn(words: str) -> bool:
    """Whether the words say that a child is not born yet."""
    return bool(re.search(_SAYS_UNBORN, folded(words)))


def _typed(date: PartialDate) -> Typed:
    if "last-century" in date.words:
        return Typed(value=date.iso, found=(*_remarks(date), READ_DATE_CENTURY), unsure=True)
    return Typed(value=date.iso, found=_remarks(date))


def _among_words(date: PartialDate, rest: set[str]) -> Typed:
    """A date with other words around it: taken as read where they change nothing."""
    remarks = _remarks(date)
    if _ABOUT & rest and DATE_APPROXIMATE not in remarks:
        remarks = (*remarks, DATE_APPROXIMATE)
    if rest <= _ABOUT | _HARMLESS and "last-century" not in date.words:
        return Typed(value=date.iso, found=remarks)
    return Typed(value=date.iso, found=(*remarks, READ_DATE_WORDS), unsure=True)


def _remarks(date: PartialDate) -> tuple[Code, ...]:
    about = (DATE_APPROXIMATE,) if date.approximate else ()
    return (*about, DATE_WEEKDAY) if "wrong-weekday" in date.words else about


def _asks_for_month(field: Field) -> bool:
    return any(told.check == "month" for told in field.checks)


def _can_only_be_month(words: str) -> bool:
    """Whether '05/24' stands there: no day of a month has such a month beside it."""
    found = re.fullmatch(r"\W*(\d{1,2}) ?[/.-] ?'?(\d{2})\W*", words)
    return bool(found) and int(found[2]) > 12 if found else False


_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DATE = (
    r"(?<![\w/.-])(?:\d{4}-\d{1,2}(?:-\d{1,2})?"
    r"|\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{2,4}"
    rf"|(?:\d{{1,2}}(?:st|nd|rd|th)?[ -]*(?:of )?[ -]*)?{_MONTH},?[ '’-]*\d{{2,4}}"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
    r"|\d{1,2} ?[/.-] ?\d{4})(?![\w/-])"
)
_TIME = (
    r"(?:\b(?:approx\w*|about|around|circa|c)\b\.? ?)?"  # what is approximate there is the time, not the day
    r"(?:\b(?:[01]?\d|2[0-3])[:.][0-5]\d ?(?:hrs|hours|[ap]m)?\b|\b\d{1,2} ?[ap]m\b|\b\d{4} ?h(?:rs|ours)\b)"
)
_LETTERS = re.compile(r"(?<![^\W\d])(?=\w*\d)[\dOoIl|]+(?![^\W\d])")  # O for 0, l and I for 1
_DIGITS = str.maketrans("OoIl|", "00111")
_GIVE_OR_TAKE = re.compile(r"±|\+ ?/? ?-|give or take")
_SPAN = r" ?(?:years?|yrs?|y/?o|months?|mths?|weeks?|wks?)"
_AGE = later(  # how old somebody was that day
    rf"[(\[]?\b(?:(?:aged?|now)\b:? ?\d{{1,2}}(?:{_SPAN})?"
    rf"|\d{{1,2}}{_SPAN}\b(?! ago)(?: (?:old|of age|pregnant|gestation))?)\b[)\]]?",
    re.IGNORECASE,
)
_UNBORN = frozenset(("unborn", "unborn baby", "unborn child", "not yet born", "not born yet", "not born"))
_SAYS_UNBORN = r"\b(unborn|edd|e d d|expected|due|not (yet )?born|estimated (date of )?delivery)\b"
_SEVERAL = frozenset(("between", "and", "or", "to", "from", "until", "till", "through"))
_ABOUT = frozenset(
    ("approx", "approximate", "approximately", "about", "around", "circa", "est", "estimated", "roughly")
)
_HARMLESS = frozenset(
    [
        *("on", "the", "at", "of", "is", "date", "day", "born", "birth", "dob", "edd", "due", "expected", "delivery"),
        *("unborn", "baby", "incident", "death", "died", "deceased", "dod", "hrs", "hours", "am", "pm"),
        *("mon", "monday", "tue", "tues", "tuesday", "wed", "wednesday", "thu", "thurs", "thursday"),
        *("fri", "friday", "sat", "saturday", "sun", "sunday"),
    ]
)
