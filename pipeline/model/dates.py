"""Dates as people write them in Britain, as precise as the writer was and never more."""

import datetime as dt
import re
import unicodedata

from msgspec import Struct
from msgspec.structs import replace

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
LAST_SHORT_YEAR = 2039  # what '39' means where nobody says what today is

LONGEST = 80  # characters; longer words are prose


class PartialDate(Struct, frozen=True, kw_only=True):
    """A day, a month or a year that exists."""

    year: int
    month: int | None = None
    day: int | None = None
    approximate: bool = False
    words: frozenset[str] = frozenset()  # around it: 'edd', 'born', 'died'; about it: 'wrong-weekday', 'last-century'

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("a day needs its month")
        dt.date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)

    @classmethod
    def parse(cls, text: str, *, today: dt.date | None = None, months: bool = False) -> "PartialDate | None":
        """The one date these words give, day before month; None where they give none, several, or say more.

        `today` keeps two-digit years out of the far future. `months` reads '03/24' as March 2024, for places where
        only a month is asked for.
        """
        if len(text) > LONGEST:
            return None
        if ours := _OURS.fullmatch(text):
            return _built(ours.groupdict(), frozenset(), today)
        words, kinds = _without_qualifiers(_plain(text))
        words = _together(words)
        for pattern in (_MONTH_PATTERNS if months else ()) + _patterns(words):
            found = re.fullmatch(pattern, words)
            if found:
                return _built(found.groupdict(), kinds, today)
        return None

    @property
    def iso(self) -> str:
        """'2024-03-12', '2024-03' or '2024'."""
        parts = [f"{self.year:04}"] + [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @property
    def text(self) -> str:
        """'12 March 2024', 'March 2024' or '2024'."""
        month = MONTHS[self.month - 1] if self.month else ""
        return " ".join(part for part in (str(self.day or ""), month, str(self.year)) if part)

    @property
    def exact(self) -> dt.date | None:
        """The day, where it is known."""
        return dt.date(self.year, self.month, self.day) if self.month and self.day else None

    @property
    def first(self) -> dt.date:
        """The earliest day it can be."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> dt.date:
        """The latest day it can be."""
        if self.day or self.month is None:
            return dt.date(self.year, self.month or 12, self.day or 31)
        after = dt.date(self.year + self.month // 12, self.month % 12 + 1, 1)
        return after - dt.timedelta(days=1)


def parse(text: str, *, today: dt.date | None = None, months: bool = False) -> PartialDate | None:
    """The one date these words give; see `PartialDate.parse`."""
    return PartialDate.parse(text, today=today, months=months)


_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
_QUOTES = dict.fromkeys(map(ord, "’‘`´ʼ"), "'")


def _plain(text: str) -> str:
    """The words without what makes no difference: case, width, kinds of space and dash, closing stops."""
    folded = unicodedata.normalize("NFKC", text).translate(_DASHES | _QUOTES).casefold()
    if not folded.isascii():
        folded = "".join(str(unicodedata.decimal(letter, letter)) for letter in folded)
    return " ".join(folded.split()).strip(" .,;:")


# As we write dates ourselves, and as most people do: neither needs the patterns below, which take long to prepare.
_OURS = re.compile(r"(?P<year>(?:19|20)\d\d)(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d\d))?)?")
_FIGURES = re.compile(r"[\d/.-]+")
_COMB = re.compile(r"(\d) (\d) ?[/.-]? ?(\d) (\d) ?[/.-]? ?(\d(?: \d){1,3})")  # a box for each digit


def _together(words: str) -> str:
    """'1 2 0 3 2 0 2 4' as '12/03/2024'."""
    comb = _COMB.fullmatch(words)
    return f"{comb[1]}{comb[2]}/{comb[3]}{comb[4]}/{comb[5].replace(' ', '')}" if comb else words


_QUALIFIERS = {
    "edd": r"e\.?d\.?d\.?|expected(?: (?:date of delivery|delivery(?: date)?|due date))?"
    r"|(?:estimated|expected) (?:date of delivery|delivery date|due date)|due(?: date| on)?"
    r"|(?:unborn )?baby|unborn",
    "born": r"d\.?o\.?b\.?|date of birth|born|b\.",
    "died": r"d\.?o\.?d\.?|date of death|died|death|deceased",
    "incident": r"(?:date of )?incident",
    "approximate": r"approx(?:\.|imate(?:ly)?)?|c\.|ca\.?|circa|c(?= ?\d)|about|around|roughly|est(?:\.|imated)?|abt\.?"
    r"|early|mid|late|(?:the )?(?:beginning|start|middle|end) of|~|\?",
    "": r"on|in|the|dated?",
}
_QUALIFIER = "|".join(f"(?P<q{number}>{words})" for number, words in enumerate(_QUALIFIERS.values()))
_BEFORE = rf"[(\[]?(?:{_QUALIFIER})(?![a-z])[)\]]?[\s:,;=/-]*"
_AFTER = rf"[\s:,;-]*[(\[]?(?<![a-z])(?:{_QUALIFIER})[)\]]?\.?"


def _without_qualifiers(words: str) -> tuple[str, frozenset[str]]:
    """What is left when the words that may stand before or after a date are taken off, and their kinds."""
    if _FIGURES.fullmatch(words):
        return words, frozenset()
    kinds: set[str] = set()
    while True:
        found = re.match(_BEFORE, words) or re.search(rf"(?:{_AFTER})$", words)
        if not found or not found.group() or found.group() == words:
            break
        words = (words[: found.start()] + words[found.end() :]).strip(" .,;:")
        kinds.update(_kinds(found))
    bracketed = re.fullmatch(r"[(\[](.*)[)\]]", words)
    return (bracketed[1].strip() if bracketed else words), frozenset(kinds - {""})


def _kinds(found: "re.Match[str]") -> set[str]:
    return {kind for number, kind in enumerate(_QUALIFIERS) if found[f"q{number}"]}


_NUMBERS = {
    name: number for number, month in enumerate(MONTHS, start=1) for name in (month.casefold(), month[:3].casefold())
} | {"sept": 9}
_MISSPELT = {
    "janurary": 1, "janaury": 1, "febuary": 2, "feburary": 2, "febrary": 2, "arpil": 4, "agust": 8, "augest": 8,
    "septmber": 9, "setember": 9, "spetember": 9, "ocober": 10, "novmber": 11, "decmber": 12, "decemeber": 12,
}  # fmt: skip
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?P<ordinal> ?(?:st|nd|rd|th))?"
_MONTH = r"(?P<month>0?[1-9]|1[0-2])"
_NAME = rf"(?P<name>{'|'.join(sorted(_NUMBERS | _MISSPELT, key=len, reverse=True))})\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_ANY_YEAR = r"'?(?P<year>(?:19|20)\d\d|\d\d)"
_WEEKDAY = r"(?:(?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,? (?:the )?)?"
_GAP = r"[ ,./-]{0,2}"
_IN_FIGURES = (
    rf"{_WEEKDAY}(?P<day>\d{{1,2}}) ?(?P<sep>[/.\\|_,-]|//) ?{_MONTH} ?(?P=sep) ?{_ANY_YEAR}",
    rf"{_WEEKDAY}(?P<day>\d{{1,2}}) {_MONTH} {_ANY_YEAR}",
    rf"{_YEAR}(?P<sep>[/.-]){_MONTH}(?P=sep)(?P<day>\d{{1,2}})",
    rf"{_YEAR}-(?P<month>0[1-9]|1[0-2])-(?P<day>\d\d)[t ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:?\d\d)?",
    rf"{_YEAR}(?P<month>0[1-9]|1[0-2])(?P<day>\d\d)",
    rf"(?P<day>\d\d)(?P<month>0[1-9]|1[0-2]){_YEAR}",
    rf"{_YEAR}-{_MONTH}",  # with a stroke it may be a school year
    rf"{_MONTH} ?[/.-] ?{_YEAR}",
    rf"{_MONTH} {_YEAR}",
    rf"{_YEAR}",
)
_BY_NAME = (
    rf"{_WEEKDAY}{_DAY}{_GAP}(?:of )?{_NAME}{_GAP}{_ANY_YEAR}",
    rf"{_WEEKDAY}{_NAME} {_DAY},? {_ANY_YEAR}",
    rf"{_NAME}{_GAP}(?:of )?{_YEAR}",
    rf"{_NAME} ?[-/'] ?'?(?P<year>\d\d)",  # 'March 24' may be a day: only a mark before it makes it a year
)
_MONTH_PATTERNS = (
    rf"{_MONTH} ?[/. -] ?{_ANY_YEAR}",
    rf"{_NAME}{_GAP}{_ANY_YEAR}",
)


def _patterns(words: str) -> tuple[str, ...]:
    """Those that may fit, the likelier ones first: no words fit two, and each takes long to prepare."""
    return _BY_NAME + _IN_FIGURES if any(map(str.isalpha, words)) else _IN_FIGURES


def _built(parts: dict[str, str | None], kinds: frozenset[str], today: dt.date | None) -> PartialDate | None:
    """The date these parts make, if there is such a day."""
    day, month, year = parts.get("day"), parts.get("month"), parts.get("year") or ""
    name = parts.get("name")
    number = (_NUMBERS | _MISSPELT)[name] if name else int(month) if month else None
    try:
        made = PartialDate(
            year=_full_year(year, today),
            month=number,
            day=int(day) if day else None,
            approximate="approximate" in kinds,
            words=kinds - {"approximate"},
        )
    except ValueError:
        return None
    made = _with_weekday(made, parts.get("weekday"))
    if len(year) == len("yy") and _century(made.year) < _century(_latest(today)):
        made = replace(made, words=made.words | {"last-century"})
    return made


def _full_year(year: str, today: dt.date | None) -> int:
    """Two digits are the latest such year that is no more than a year ahead: a child may be due."""
    if len(year) != len("yy"):
        return int(year)
    full = _century(_latest(today)) + int(year)
    return full if full <= _latest(today) else full - 100


def _latest(today: dt.date | None) -> int:
    return today.year + 1 if today else LAST_SHORT_YEAR


def _century(year: int) -> int:
    return year - year % 100


def _with_weekday(made: PartialDate, weekday: str | None) -> PartialDate:
    """Say so where the day of the week is not that of the date: one of the two is a slip."""
    if weekday is None or made.exact is None or _WEEKDAYS[made.exact.weekday()] == weekday:
        return made
    return replace(made, words=made.words | {"wrong-weekday"})
