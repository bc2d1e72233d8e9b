"""Turns: the words by which people say that an answer goes on elsewhere, and where it does, from which question."""

import re
from collections.abc import Iterator

from msgspec import Struct

from pipeline.starting import later

_CONT = r"(?:continu(?:ed|ation)|cont['’.]?d|cont)\b\.?"
_ALONE = later(rf"\W*{_CONT}\W*", re.IGNORECASE)
_SHEET = r"(?:\s(?:sheet|page|text)s?\b)?"
_SPEAKS = re.compile(r"\b(?:continu(?:ed|ation)|cont['’.]?d?|additional|further)\b", re.IGNORECASE)
_LEADS = later(rf"\W*{_CONT}{_SHEET}(?:\s(?:of|from|for|to|re)\b)?[\s:–—-]*(?=\S)", re.IGNORECASE)
_ADDS = later(
    r"\W*(?:additional|further|extra|more)\s(?:(?:information|details?|comments?|notes?|text)\b\s?)?"
    r"(?:(?:on|for|re|regarding|about|to|from|in relation to|relating to|in respect of|concerning)\b)?[\s:–—-]*(?=\S)",
    re.IGNORECASE,
)
_TRAILS = later(
    rf"(?P<name>\S.*?)[\s(\[:,–—-]+{_CONT}(?:\s(?:from\s[\w ]{{3,20}}|sheet|page))?(?:[)\]…]|\.{{2,}})*"
    r"(?:\s*:|\s[-–—](?=\s)|(?<=[)\]])(?=\s)|\s*\Z)",
    re.IGNORECASE,
)
_NAMELESS = later(
    rf"\W*(?:(?:additional|further|extra)\s(?:information|notes|details|comments|sheet|page|space)s?"
    rf"|(?:additional\s)?{_CONT}{_SHEET}(?:\s\d{{1,2}})?"
    r"(?:\s(?:of|from)\s(?:over(?:leaf)?|above|(?:the\s)?(?:previous\s|last\s|main\s)?(?:page|form)|page\s\d{1,2}))?)\W*",
    re.IGNORECASE,
)
_INSIDE = re.compile(r"[.:;?!]\s")
_SEES = later(
    r"\b(?:see|refer to|on|the|a|to|attached|separate|please|is|was|are|were|has|have|and)\W*\Z", re.IGNORECASE
)
_ONWARDS = later(r"(?:on|over|overleaf|below|underneath|at the end)\b", re.IGNORECASE)
_NAME_ENDS = re.compile(r":|\s[-–—]\s|\Z")
_LONGEST = 400  # letters of a heading: a question may be a whole sentence
_OF_A_LINE = 90  # letters of a heading that names nothing we know
_FEW = 8  # words of it
_END = 160  # letters at an answer's end in which it may say that it goes on

_AWAY = later(r"sheet|page|over|back|end|separate|attached|p\.?t\.?o", re.IGNORECASE)
_PLACES = (
    r"(?:\s+(?:on|at|in|of|to|the|this|a|an|my|separate|sheets?|pages?|next|last|end|back|form|document|below|over|"
    r"overleaf|underneath|after|additional|extra|attached|enclosed|continuation|for|rest|more|full|further|details?|"
    r"section|question|box|q?\d{1,2}))*"
)
_POINTER = later(
    rf"(?:\A|(?<=\n)|[(\[*–—]\s*|(?<=[.!?…;,])\s+|[-–—]\s+)(?:please\s+)?"
    rf"(?:(?:continues|{_CONT})|p\.?t\.?o\b\.?|(?:please\s+)?turn\sover){_PLACES}[\s.)\]*…]*\Z"
    rf"|\s+(?:cont['’.]d|contd|cont\.|cont(?=…))(?:{_PLACES}[\s.)\]*…]*)\Z"
    rf"|\s+{_CONT}\s+(?:on|at|over|in)(?=\s[^\n]*(?:sheet|page|end|over|back)){_PLACES}[\s.)\]*…]*\Z"
    rf"|(?:\A|\s+|[(\[*]\s*)(?:please\s+)?(?:see|refer\sto|turn)(?=\s)(?:\s(?:attached|separate|the|additional))*"
    rf"\s(?:continuation|sheet|page|over|overleaf|below|back|end)\b{_PLACES}[\s.)\]*…]*\Z",
    re.IGNORECASE,
)
_POINTS = re.compile(r"cont|\bsee\b|\bturn\b|refer|\bp\.?t\.?o\b", re.IGNORECASE)
_PLAIN = later(rf"{_CONT}|continues|\bover(?:leaf)?\b|\bp\.?t\.?o\b", re.IGNORECASE)


class Heading(Struct, frozen=True, kw_only=True):
    """A way to read a line that says it goes on from elsewhere."""

    name: str  # what it calls the question; '' where it names none
    stop: int  # where in the line the words it heads begin
    plain: bool = True  # it says 'continued', not only that there is more


def speaks(text: str) -> bool:
    """Whether there are words here that could head what goes on."""
    return _SPEAKS.search(text) is not None


def headings(line: str) -> Iterator[Heading]:
    """Every way to read this line as the heading of what goes on, the longest name first."""
    if not _SPEAKS.search(line[:_LONGEST]):
        return
    if _NAMELESS.fullmatch(line):
        yield Heading(name="", stop=len(line))
        return
    if (found := _TRAILS.match(line[:_LONGEST])) is not None and not _SEES.search(found["name"]):
        yield Heading(name=found["name"], stop=found.end())
    for pattern in (_LEADS, _ADDS):
        found = pattern.match(line)
        if found is not None and not _ONWARDS.match(line, found.end()):
            for name in named(line[:_LONGEST], found.end()):
                yield Heading(name=name.name, stop=name.stop, plain=pattern is _LEADS)


def goes_right_on(line: str) -> bool:
    """Whether this says nothing but that what stands right above goes on here."""
    return _ALONE.fullmatch(line) is not None


def named(line: str, start: int = 0) -> list[Heading]:
    """Every way to end the name that begins here: with the line, at a colon, at a dash; the longest first."""
    ends = [found for found in _NAME_ENDS.finditer(line, start) if found.start() > start]
    return [Heading(name=line[start : found.start()], stop=found.end()) for found in reversed(ends)]


def heads_something(line: str) -> bool:
    """Whether this line, whatever it names, has the shape of a heading of what goes on."""
    if len(line) > _OF_A_LINE or line.rstrip()[-1:] in (".", ","):
        return False
    if _NAMELESS.fullmatch(line):
        return True
    if (trails := _TRAILS.match(line)) is not None:
        name = trails["name"]
        return len(name.split()) <= _FEW and not _INSIDE.search(name) and not _SEES.search(name)
    found = _LEADS.match(line)
    return found is not None and not _ONWARDS.match(line, found.end())


def without_pointer(words: str) -> str:
    """An answer without the words at its end that only say where it goes on: '(see continuation sheet)'."""
    found = _pointer(words)
    return words[: found.start()].rstrip(" \t\n([–—-") if found else words


def points_on(words: str | None) -> bool:
    """Whether an answer ends in words that say plainly that it goes on elsewhere."""
    found = _pointer(words) if words else None
    return found is not None and bool(_PLAIN.search(found.group()))


def points_below(words: str | None) -> bool:
    """Whether an answer ends in words that say that it goes on right there, and not on another sheet."""
    found = _pointer(words) if words else None
    return found is not None and bool(_PLAIN.search(found.group())) and not _AWAY.search(found.group())


def _pointer(words: str) -> re.Match[str] | None:
    if not _POINTS.search(words, max(0, len(words) - _END)):
        return None
    return _POINTER.search(words, max(0, len(words) - _END))
