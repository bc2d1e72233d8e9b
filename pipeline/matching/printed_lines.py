"""Printed lines: a sentence of the print that a page wraps, cuts short or damages is print all the same."""

from collections.abc import Iterator

from pipeline.matching.claims import Claims
from pipeline.matching.edges import Opening
from pipeline.matching.likeness import Likeness
from pipeline.matching.panes import Pane, Paper
from pipeline.matching.phrases import Kind, Phrase, Phrasebook, Role
from pipeline.matching.places import Place
from pipeline.matching.words import Key, tokens_of
from pipeline.model.sheet import MarkKind

_LEAST = 4  # words of a sentence that nobody writes by chance
_LEAST_DAMAGED = 6
_KNOWN = 0.6  # share of a damaged line's words that are still the print's
_LIKE = 88.0

Run = tuple[str, int]  # which printed text, and the word of it that would come next


def printed_lines(paper: Paper, book: Phrasebook, claims: Claims, found: list[Place]) -> list[Place]:
    """Every whole line, outside all places known already, that is a run of words of one printed text."""
    if not book.printed:
        return []
    known = {(place.pane.number, place.pane.row_of(place.start)[0]) for place in found}
    places: list[Place] = []
    last: Run | None = None
    for pane in claims.open(paper.panes):
        if claims.touched(pane):
            continue
        for start, text in _lines(pane):
            words = tuple(pane.tokens if len(text) == len(pane.text) else tokens_of(text))
            if not words or (last is None and len(words) < _LEAST):
                continue
            stop = start + len(text)
            free = (pane.number, start) not in known and not _in_control(pane, start, stop)
            last = _run(words, book, last) if free else None
            if last is not None:
                places.append(_place(pane, start, stop, words, last[0]))
    return places


def _lines(pane: Pane) -> Iterator[tuple[int, str]]:
    at = 0
    for text in pane.text.split("\n"):
        yield at, text
        at += len(text) + 1


def _in_control(pane: Pane, start: int, stop: int) -> bool:
    return any(
        mark.kind is MarkKind.CONTROL and mark.start < stop and mark.end > start
        for mark in pane.marks_near(start, stop)
    )


def _run(words: Key, book: Phrasebook, last: Run | None) -> Run | None:
    """The printed text these words are a run of; where the line before was cut, its rest may be short."""
    size = len(words)
    if last is not None and book.printed[last[0]][last[1] : last[1] + size] == words:
        return last[0], last[1] + size
    if size < _LEAST:
        return None
    for number, at in book.printed_at.get(words[0], ()):
        if book.printed[number][at : at + size] == words:
            return number, at + size
    return _damaged(words, book)


def _damaged(words: Key, book: Phrasebook) -> Run | None:
    least = _KNOWN * len(words)
    if len(words) < _LEAST_DAMAGED or sum(word in book.printed_at for word in words) < least:
        return None
    for number, key in book.printed.items():
        if sum(word in key for word in words) >= least:
            end = Likeness.run(list(words), list(key), _LIKE)
            if end:
                return number, end
    return None


def _place(pane: Pane, start: int, stop: int, words: Key, number: str) -> Place:
    roles = [Role(kind=Kind.PRINTED, id=number.partition(".")[0])]
    return Place(
        pane=pane, start=start, stop=stop, phrase=Phrase(key=words, roles=roles),
        opening=Opening.LINE if start else Opening.HEAD, closed=True, roles=roles,
    )  # fmt: skip
