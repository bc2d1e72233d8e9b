"""Groups: the options that belong to one question, gathered from where the sheet prints them."""

from pipeline.matching.bounds import Bounds
from pipeline.matching.boxes import boxes_in
from pipeline.matching.chosen import Chosen
from pipeline.matching.edges import Opening, opening_at, stands_alone, tick_follows
from pipeline.matching.option import Option
from pipeline.matching.panes import Pane, Paper, below, left_of, right_of
from pipeline.matching.phrases import Kind
from pipeline.matching.places import Place
from pipeline.matching.words import says
from pipeline.matching.yes_no import Pair, pair_at
from pipeline.model.form import Field

_FAR = 60  # panes between a question and its options
_ZONE = 14  # panes in which a question's Yes and No are looked for


def options_of(one: Field, chosen: Chosen, *, before: bool) -> tuple[list[Option], dict[str, Place]]:
    """The options of a choice: those nearest after (or before) its label, or to one another where it has none."""
    places = chosen.options.get(one.id, {})
    label = chosen.fields.get(one.id)
    anchor = label or _surest(places)
    if anchor is None:
        return [], {}
    kept: dict[str, Place] = {}
    for asked, candidates in places.items():
        near = [place for place in candidates if abs(place.pane.number - anchor.pane.number) <= _FAR]
        near = [place for place in near if label is None or (place.order < label.order) is before] or near
        if near:
            kept[asked] = min(near, key=lambda place: (not place.closed, _distance(place, anchor)))
    kept = _without_next_questions(kept, label)
    capitals = {choice.id for choice in one.choices if choice.label.isupper()}
    return [_option(asked, place, printed=asked in capitals) for asked, place in kept.items()], kept


def _without_next_questions(kept: dict[str, Place], label: Place | None) -> dict[str, Place]:
    """Where an option was typed as the answer, one further on that also asks something ('State which') only asks."""
    if label is None:
        return kept
    asking = {asked for asked, place in kept.items() if _asks_alone(place, label)}
    typed = [asked for asked, place in kept.items() if asked not in asking and _answers(place, label)]
    return {asked: kept[asked] for asked in typed} if len(typed) + len(asking) == len(kept) else kept


def _answers(place: Place, label: Place) -> bool:
    """Whether these words stand where the answer to this label would: in its line, else in the cell beside or below."""
    if place.pane is label.pane:
        return label.stop <= place.start <= label.pane.line_end(label.stop)
    return label.pane.cell is not None and place.pane in (right_of(label.pane), below(label.pane))


def _asks_alone(place: Place, label: Place) -> bool:
    """Whether these words head a line or cell of their own, with no box, and can be a question."""
    if not any(role.kind is Kind.FIELD for role in place.roles) or place.opening < Opening.LINE:
        return False
    first, stop = place.pane.row_of(place.start)
    return place.pane is not right_of(label.pane) and not boxes_in(place.pane, first, stop)


def _option(id: str, place: Place, *, printed: bool) -> Option:
    words = place.pane.text[place.start : place.stop]
    capitals = None if printed else words.isupper()
    return Option(id=id, pane=place.pane, start=place.start, stop=place.stop, capitals=capitals)


def _surest(places: dict[str, list[Place]]) -> Place | None:
    """Where no label stands, the place around which most options gather."""
    every = [place for candidates in places.values() for place in candidates]
    if len(places) < 2:
        return None
    return min(
        every,
        key=lambda place: sum(min(_distance(place, other) for other in candidates) for candidates in places.values()),
        default=None,
    )


def _distance(place: Place, other: Place) -> int:
    return abs(place.pane.number - other.pane.number) * 1000 + abs(place.start - other.start)


def yes_no_after(label: Place, paper: Paper, bounds: Bounds) -> tuple[list[Option], list[Pair]]:
    """The Yes and the No that follow a question, each the first that stands by itself; and the pairs only printed."""
    found: dict[str, Option] = {}
    pairs: list[Pair] = _in_label(label, bounds)
    for pane, first, stop in _zone(label, paper, bounds):
        start = first
        if (pair := pair_at(pane, start, stop)) is not None:
            pairs.append(pair)
            start = pair.spot.stop
        for index, (word, begin, end) in enumerate(pane.words):
            if start <= begin < stop and word in ("yes", "no", "y", "n") and _alone(pane, index, begin, end, start):
                said = "yes" if word[0] == "y" else "no"
                found.setdefault(said, Option(id=said, pane=pane, start=begin, stop=end))
        if len(found) == 2:
            break
    return list(found.values()), pairs


def _in_label(label: Place, bounds: Bounds) -> list[Pair]:
    """The pair that the question's own printed words end with ('Attached - Yes / No')."""
    within = [end for _, begin, end in label.pane.words if label.start <= begin < label.stop]
    if set(label.phrase.key[-2:]) != {"yes", "no"} or len(within) < 3:
        return []
    pair = pair_at(label.pane, within[-3], bounds.next(label.pane, label.start))
    return [] if pair is None else [pair]


def _zone(label: Place, paper: Paper, bounds: Bounds) -> list[tuple[Pane, int, int]]:
    """From the question to the next printed question; or the cell before it, where answers are."""
    if bounds.before and (cell := left_of(label.pane)) is not None:
        return [(cell, 0, len(cell.text))]
    stop = bounds.next(label.pane, label.start)
    zone = [(label.pane, label.stop, stop)]
    if stop < len(label.pane.text):
        return zone
    for pane in paper.panes[label.pane.number + 1 : label.pane.number + _ZONE]:
        end = bounds.next(pane, -1)
        if bounds.labelled(pane):
            break
        zone.append((pane, 0, end))
        if end < len(pane.text):
            break
    under = below(label.pane)
    if under is not None and all(under is not pane for pane, _, _ in zone) and not bounds.labelled(under):
        zone.append((under, 0, len(under.text)))
    return zone


def _alone(pane: Pane, index: int, begin: int, end: int, start: int) -> bool:
    first = not says(pane.text[start:begin])
    before = pane.text[max(0, begin - 3) : begin].rstrip()
    opening = opening_at(pane, index, begin, 0)
    if not first and opening is Opening.MIDDLE and before[-1:] not in ("/", "-", "–", "—", "|"):
        return False
    return stands_alone(pane, end) or tick_follows(pane, end) or pane.text[end : end + 1] in ".,;"
