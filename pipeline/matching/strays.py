"""Strays: ticks that no option owns, words asked for by options that were lost, questions side by side on one line."""

from bisect import bisect_right

from pipeline.matching.attempt import Attempt
from pipeline.matching.blanks import Stretch, written
from pipeline.matching.boxes import boxes_in
from pipeline.matching.found import Found
from pipeline.matching.places import Place
from pipeline.matching.tables import TableRead
from pipeline.model.form import Field, FieldType

_CHOICES = (FieldType.CHOICE, FieldType.TICKS, FieldType.YES_NO)


def doubt_strays(attempt: Attempt) -> None:
    """Doubt the answers beside which something stands that nobody accounts for."""
    _ticks_of_nobody(attempt)
    _tied(attempt)
    _in_one_line(attempt)


def anchors_of(
    found: dict[str, Found], tables: dict[str, TableRead]
) -> list[tuple[tuple[int, int], Found | TableRead]]:
    """Questions and tables in reading order, by where they begin."""
    anchors: list[tuple[tuple[int, int], Found | TableRead]] = []
    for one in found.values():
        if one.place is not None:
            anchors.append((one.place.order, one))
        elif one.stretches:
            anchors.append(((one.stretches[0].pane.number, one.stretches[0].start), one))
    anchors += [((read.header.panes[0].number, 0), read) for read in tables.values() if read.header is not None]
    return sorted(anchors, key=lambda anchor: anchor[0])


def _ticks_of_nobody(attempt: Attempt) -> None:
    """A ticked box that no option owns, in no answer's words: the choice before it may be lost."""
    asked = [found for found in attempt.found.values() if attempt.book.fields[found.path].type in _CHOICES]
    anchors = anchors_of({one.path: one for one in asked}, {})
    orders = [order for order, _ in anchors]
    for pane in attempt.claims.open(attempt.paper.panes) if anchors else ():
        for box in boxes_in(pane):
            spot = Stretch(pane=pane, start=box.start, stop=box.end)
            if box.on and attempt.claims.free(spot) and not attempt.bounds.offers(spot):
                at = max(0, bisect_right(orders, (pane.number, box.start)) - 1)
                anchors[at][1].codes.setdefault("read-unclear-tick")


def _in_one_line(attempt: Attempt) -> None:
    """Questions side by side in one plain line, with words on the next: nothing tells which words are whose."""
    lines: dict[tuple[int, int], list[tuple[Place, Found]]] = {}
    for one in attempt.found.values():
        if (place := one.place) is not None and place.pane.cell is None:
            lines.setdefault((place.pane.number, place.pane.row_of(place.start)[0]), []).append((place, one))
    for asked in (line for line in lines.values() if len(line) > 1):
        place, last = max(asked, key=lambda each: each[0].start)
        end = place.pane.row_of(place.stop)[1]
        on_line = written(Stretch(pane=place.pane, start=place.stop, stop=end)).words
        if on_line or any(one.answered for _, one in asked if one is not last) or not _words_below(attempt, place, end):
            continue
        for _, one in asked:
            one.doubts("read-right-or-below")


def _words_below(attempt: Attempt, place: Place, end: int) -> bool:
    """Whether the next line says something that the form does not print."""
    pane = place.pane
    if end >= len(pane.text):
        return False
    start, stop = pane.row_of(end + 1)
    printed = any(other.pane is pane and start <= other.start < stop for other in attempt.places)
    return not printed and bool(pane.text[start:stop].strip())


def _tied(attempt: Attempt) -> None:
    """Words that an option asks for are as doubtful as the options, where words beside these belong to nobody."""
    found = attempt.found
    fields = attempt.book.fields.values()
    for one in (one for one in fields if one.option_label):
        for choice in (choice for choice in fields if _offers(choice, one.option_label)):
            tied = [found[one.id], found[choice.id]]
            if any("read-unclaimed-text-near" in each.codes for each in tied):
                for each in tied:
                    each.doubts("read-unclaimed-text-near")


def _offers(one: Field, option: str) -> bool:
    return any(choice.id == option for choice in one.choices)
