"""Answers that pose as print: 'Child' typed as a surname is no heading, and what may be one never vanishes unseen."""

from bisect import bisect_right

from pipeline.matching.attempt import Attempt
from pipeline.matching.edges import Opening
from pipeline.matching.panes import Pane, below, left_of, right_of
from pipeline.matching.phrases import Kind
from pipeline.matching.places import Place
from pipeline.matching.words import says
from pipeline.model.form import FieldType

_SURE = 2  # words of a printed heading that nobody types as an answer
_LONG = 3  # words of a re-worded question that nobody does
_NEXT = 4  # questions further on that may follow one without an answer
_TYPED = (FieldType.TEXT, FieldType.LONG_TEXT, FieldType.DATE)


def without_answers(attempt: Attempt) -> list[Place]:
    """The places, but for words that fill the cell beside a bare question: they are its answer."""
    asking = {
        place.pane.number: place
        for place in attempt.places
        if place.opening is Opening.HEAD and _asks(place, attempt) and not _says_more(place.pane, place.stop)
    }
    kept = []
    for place in attempt.places:
        beside = left_of(place.pane) if _fills(place) else None
        label = asking.get(beside.number) if beside is not None else None
        if label is None or any(role.kind is Kind.FIELD for role in place.roles):
            kept.append(place)
    return kept


def doubt_lost(attempt: Attempt) -> None:
    """Doubt every question without an answer that is followed by print which may be its answer."""
    by_pane: dict[int, list[Place]] = {}
    chosen = attempt.chosen
    options = [one for places in chosen.options.values() for same in places.values() for one in same]
    for place in sorted((*chosen.prints, *chosen.fields.values(), *options), key=lambda place: place.order):
        by_pane.setdefault(place.pane.number, []).append(place)
    for asked, place in chosen.fields.items():
        found = attempt.found.get(asked)
        if found is None or found.answered or attempt.book.fields[asked].type not in _TYPED:
            continue
        after = _after(place, by_pane)
        if after is not None and not _expected(asked, place, after, attempt):
            found.doubts("read-label-leak")


def _asks(place: Place, attempt: Attempt) -> bool:
    """Whether these words ask a question that is answered in words, and are no option of another."""
    if any(role.kind is Kind.OPTION for role in place.roles):
        return False
    return any(role.kind is Kind.FIELD and attempt.book.fields[role.id].type in _TYPED for role in place.roles)


def _says_more(pane: Pane, at: int) -> bool:
    return says(pane.text[at:])


def _fills(place: Place) -> bool:
    """Whether nothing else stands in the cell."""
    if place.pane.cell is None or place.opening is not Opening.HEAD:
        return False
    return not _says_more(place.pane, place.stop) and place.pane.text.rstrip()[-1:] not in (":", "?")


def _after(place: Place, by_pane: dict[int, list[Place]]) -> Place | None:
    """The print that begins where the answer to this question would."""
    pane = place.pane
    own = by_pane.get(pane.number, [])
    index = bisect_right([one.start for one in own], place.start)
    if index < len(own):
        between = pane.text[place.stop : own[index].start]
        return own[index] if not says(between) else None
    near = right_of(pane) or below(pane)
    first = by_pane.get(near.number, []) if near is not None else []
    return first[0] if first and first[0].opening is Opening.HEAD else None


def _expected(asked: str, place: Place, after: Place, attempt: Attempt) -> bool:
    """Whether this print stands where it may well stand although nothing was answered before it."""
    closed = after.pane.text[after.start : after.stop].rstrip()[-1:] in (":", "?", "(")
    beside = after.pane is not place.pane and after.pane is right_of(place.pane)
    order = attempt.book.order
    for role in after.roles:
        if role.kind in (Kind.FIELD, Kind.OPTION):
            follows = 0 < order.get(role.id, 0) - order[asked] <= _NEXT
            size = len(after.phrase.key)
            if follows and (closed or size >= (_SURE if role.exact else _LONG) or role.kind is Kind.OPTION):
                return True
        elif not beside and role.exact and len(after.phrase.key) >= _SURE:
            return True
    return closed and any(role.kind is Kind.FIELD for role in after.roles)
