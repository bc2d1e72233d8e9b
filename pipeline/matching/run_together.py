"""Words run together: what a lost line break leaves behind ('StreetAnytown', 'XX1 1XXFather') for a person to part."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from pipeline.matching.found import Found

_POSTCODE = r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}"
_GLUED = re.compile(
    rf"[a-z]{_POSTCODE}\b|\b{_POSTCODE}[A-Z]?[a-z]|\d{{5,}}[A-Z][a-z]{{2,}}|[a-z]{{3}}0\d{{4}}"
    r"|(?<![\w@./-])[a-z]{3,}[.;!?][A-Z][a-z]+(?![\w@/.])|\w\)[A-Z][a-z]"
    r"|(?<![\w@./-])[A-Z]?[a-z'’]*[a-z]{4}(?:[A-Z]{3,}\b|\d+-\d)"
)
_TWO_WORDS = re.compile(
    r"(?<![\w@./\\{<#&=-])(?P<first>[A-Z]?[a-z'’]*[a-z]{3})(?P<second>[A-Z][a-z]+)(?![\w@/\\}>=]|\.\w)"
)
# A capital inside a word: most answers have none, and are looked at no further. Capitals are few, so they come first.
_INSIDE = re.compile(r"[A-Z](?<=[a-z\d.;!?)].)|0(?<=[a-z].)")
_NAMES = frozenset({"Fitz"})  # whose second half has a capital of its own
_SHORT = 3  # letters: what ends so is a program's or a firm's name ('-One', '-App'), hardly ever another line
_PROGRAMS = frozenset(
    {"Base", "Book", "Care", "Chat", "Director", "Drive", "Flow", "Line", "Link", "Logic", "Mail", "Office", "Path"}
    | {"Pay", "Play", "Point", "Script", "Soft", "Space", "Start", "Time", "Track", "Tube", "View", "Watch", "Works"}
)
_OFTEN = 3  # answers: what is written so in answer after answer is a name


def doubt_run_together(answers: Iterable[Found]) -> None:
    """Doubt every answer in which two words stand as one."""
    suspects = [(one, words) for one in answers if one.words is not None and (words := _pairs(one.words)) is not None]
    said = {(word, one.path if one.words == word else one.words) for one, words in suspects for word in words}
    often = Counter(word for word, _ in said)  # the same text pasted twice is one
    for one, words in suspects:
        if not words or any(often[word] < _OFTEN for word in words):
            one.doubts("read-run-together")


def _pairs(text: str) -> frozenset[str] | None:
    """Words that look like two; none, but not None, where other things are glued to one another beyond question."""
    if not text.isascii():
        text = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    if not _INSIDE.search(text):
        return None
    if _GLUED.search(text):
        return frozenset()
    return frozenset(match.group() for match in _TWO_WORDS.finditer(text) if _plainly_two(match)) or None


def _plainly_two(match: re.Match[str]) -> bool:
    second = match["second"]
    return len(second) > _SHORT and second not in _PROGRAMS and match["first"] not in _NAMES
