"""Continuations: answers that go on elsewhere, below the form or on another sheet, under their question's words."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from pipeline.matching.attempt import Attempt
from pipeline.matching.blanks import Stretch
from pipeline.matching.doubts import doubt
from pipeline.matching.joining import is_long
from pipeline.matching.phrases import Kind
from pipeline.matching.places import Place
from pipeline.matching.turns import heads_something, points_on, speaks
from pipeline.matching.words import Key, key_of
from pipeline.model.reading import Doubt

_SAYS_SO = re.compile(r"\b(?:continu(?:ed|ation)|cont['’.]?d|additional|further|overflow)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\b(?:q|question|section|box|part|no\.?)\s?(\d{1,2}(?:\.\d{1,2})?)\b", re.IGNORECASE)
_LEAST = 2  # words of a label that tell which one is meant
_SHORT = 200  # letters of a line that tells where it goes on from
_WHOLE = "Something here says that it goes on from another answer; check which one, and whether it is whole."


def doubt_continued(attempt: Attempt, left: list[Stretch]) -> tuple[Doubt, ...]:
    """Doubt every answer that words nobody claimed go on from; what comes back is about those that do not say whose."""
    used = {id(place) for place in attempt.chosen.fields.values()}
    again = [place for place in attempt.places if id(place) not in used and _asked(place)]
    orders = [(place.pane.number, place.stop) for place in again]
    unknown = headed = False
    for spot in left:
        index = bisect_right(orders, (spot.pane.number, spot.start))
        near = again[index - 1] if index else None
        asked = set(_asked(near)) if near is not None and _leads_to(near, spot) else set[str]()
        for line in _lines_that_say_so(spot):
            meant = _meant(line, attempt)
            asked |= meant
            unknown |= not meant and not asked
            headed |= not meant and not asked and heads_something(line)
        for one in asked & attempt.found.keys():
            attempt.found[one].doubts("read-continued")
    if headed:
        _doubt_long(attempt)
    _doubt_mistaken(attempt)
    _doubt_unfinished(attempt)
    return (doubt("read-continued", _WHOLE),) if unknown else ()


def _doubt_long(attempt: Attempt) -> None:
    """Whose heading nobody can tell may be that of any long answer."""
    for one in attempt.found.values():
        if one.words is not None and is_long(one.path, attempt):
            one.doubts("read-continued")


def _doubt_mistaken(attempt: Attempt) -> None:
    """A line that says where it goes on from may have been taken for another question, re-worded."""
    for asked, one in list(attempt.found.items()):
        if one.place is None or one.place.certain(asked):
            continue
        line = one.place.pane.text[one.place.pane.row_of(one.place.start)[0] : one.place.stop][:_SHORT]
        for other in _meant(line, attempt) - {asked} if _SAYS_SO.search(line) else ():
            attempt.found[other].doubts("read-continued")


def _doubt_unfinished(attempt: Attempt) -> None:
    """An answer that says it goes on elsewhere is not whole; one that holds such a heading may hold too much."""
    for one in attempt.found.values():
        loose = [spot for spot in one.stretches if spot.pane.cell is None] if one.words is not None else []
        texts = [spot.pane.text[spot.start : spot.stop] for spot in loose]
        held = any(heads_something(line) for text in texts if speaks(text) for line in text.split("\n"))
        if held or points_on(one.words):
            one.doubts("read-continued")


def _asked(place: Place) -> list[str]:
    return [role.id for role in place.roles if role.kind is Kind.FIELD]


def _leads_to(place: Place, spot: Stretch) -> bool:
    """Whether these words come right after this question."""
    between = spot.pane.text[place.stop : spot.start] if place.pane is spot.pane else "x"
    return not any(map(str.isalnum, between))


def _lines_that_say_so(spot: Stretch) -> Iterator[str]:
    """The lines that say they go on, whole: the question they name may count as print."""
    start, stop = spot.pane.row_of(spot.start)[0], spot.pane.row_of(max(spot.start, spot.stop - 1))[1]
    for line in spot.pane.text[start:stop].split("\n"):
        if _SAYS_SO.search(line[:_SHORT]):
            yield line[:_SHORT]


def _meant(line: str, attempt: Attempt) -> set[str]:
    """The questions whose first words, or whose number on this form, stand in this line."""
    words = key_of(line)
    meant = {
        asked
        for asked in attempt.found
        if any(len(key) >= _LEAST and _stands_in(key, words) for key in attempt.book.labels(asked))
    }
    number = _NUMBER.search(line)
    if number and not meant:
        meant = {asked for asked, place in attempt.chosen.fields.items() if _number_of(place) == number[1]}
    return meant & attempt.found.keys()


def _stands_in(key: Key, words: Key) -> bool:
    """Whether a label, or the first words of a long one, stand here."""
    first = key[: max(_LEAST, (len(key) + 1) // 2)]
    return any(words[at : at + len(first)] == first for at in range(len(words) - len(first) + 1))


def _number_of(place: Place) -> str:
    """The number that stands before a label."""
    lead = place.pane.text[place.pane.row_of(place.start)[0] : place.start]
    found = re.search(r"(\d{1,2}(?:\.\d{1,2})?)\s*[.):]?\s*\Z", lead)
    return found[1] if found else ""
