"""Strays: ticks that no option owns, words asked for by options that were lost, questions side by side on one line."""

from bisect import bisect_right

from pipeline.matching.attempt import Attempt
from pipeline.matching.blanks import Stretch, written
from pipeline.matching.boxes import boxes_in
from pipeline.matching.found import Found
from pipeline.matching.panes import right_of
from pipeline.matching.phrases import Kind
from pipeline.matching.places import Place
from pipeline.matching.table_rows import TableRead
from pipeline.matching.words import key_of
from pipeline.model.form import Field
from pipeline.model.sheet import MarkKind

_SEVERAL = 2  # options
_NEAR = 600  # letters
_MOST = 4  # where more of all lines are bold, people type so


def doubt_strays(attempt: Attempt) -> None:
    """Doubt the answers beside which something stands that nobody accounts for."""
    _ticks_of_nobody(attempt)
    _tied(attempt)
    _in_one_line(attempt)
    _headings_in_answers(attempt)
    _boxes_in_answers(attempt)
    _options_unread(attempt)


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
    asked = [found for found in attempt.found.values() if attempt.book.fields[found.path].options]
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
    printed = [other for other in attempt.places if other.pane is pane and start <= other.start < stop]
    if any(role.kind is not Kind.OPTION for other in printed for role in other.roles):
        return False
    rest = pane.text[start:stop]
    for other in printed:
        rest = rest.replace(pane.text[other.start : other.stop], " ", 1)
    return bool(rest.strip())


def _tied(attempt: Attempt) -> None:
    """Words that an option asks for are as doubtful as the options, where words beside these belong to nobody."""
    found = attempt.found
    fields = attempt.book.fields.values()
    for one in (one for one in fields if one.option_label):
        for choice in (choice for choice in fields if _offers(choice, one.option_label)):
            words, ticks = found[one.id], found[choice.id]
            if "read-unclaimed-text-near" in {*words.codes, *ticks.codes}:
                words.doubts("read-unclaimed-text-near")
                ticks.doubts("read-unclaimed-text-near")
            asked = words.place is not None and ticks.place is not None and not ticks.answered
            if asked and len(attempt.chosen.options.get(choice.id, ())) < _SEVERAL:
                ticks.doubts("read-words-for-tick")  # the one option left under the question may be what was chosen
            if "read-unclear-tick" in words.codes:
                ticks.doubts("read-unclear-tick")


def _options_unread(attempt: Attempt) -> None:
    """A choice of which nothing was read, though its options stand after it: marks nobody knows stand beside them."""
    for path, one in attempt.found.items():
        place, choices = one.place, attempt.book.fields[path].choices
        if place is None or one.answered or one.codes or not choices:
            continue
        beside = right_of(place.pane)
        text = place.pane.text[place.stop : place.stop + _NEAR] + "\n" + (beside.text[:_NEAR] if beside else "")
        after = f" {' '.join(key_of(text))} "
        shown = sum(f" {' '.join(key_of(choice.label))} " in after for choice in choices)
        if shown >= _SEVERAL and shown > len(attempt.chosen.options.get(path, ())):
            one.doubts("read-unclear-tick")


def _boxes_in_answers(attempt: Attempt) -> None:
    """A box in somebody's words may be an option's, where a choice was answered nowhere."""
    fields = attempt.book.fields
    if all(one.answered for path, one in attempt.found.items() if fields[path].options):
        return
    for path, one in attempt.found.items():
        if fields[path].options or fields[path].option_label:  # whose words stand beside its option's own box
            continue
        if one.words and any(_boxed(spot) for spot in one.stretches):
            one.doubts("read-label-leak")


def _boxed(spot: Stretch) -> bool:
    return any(m.kind is MarkKind.BOX and m.start < m.end for m in spot.pane.marks_near(spot.start, spot.stop))


def _headings_in_answers(attempt: Attempt) -> None:
    """A line of an answer that alone is bold may be a heading nobody knows."""
    lines = [(one, spot, row) for one in attempt.found.values() for spot in one.stretches for row in _rows(spot)]
    bold = [(one, spot) for one, spot, row in lines if _all_bold(spot, row)]
    if len(bold) * _MOST < len(lines):
        for one, _ in bold:
            one.doubts("read-odd-answer")


def _rows(spot: Stretch) -> list[tuple[int, int]]:
    """The lines of a stretch of plain lines."""
    rows: list[tuple[int, int]] = []
    at = spot.start if spot.pane.cell is None else spot.stop
    while at < spot.stop:
        end = min(spot.pane.row_of(at)[1], spot.stop)
        rows += [(at, end)] if spot.pane.text[at:end].strip() else []
        at = end + 1
    return rows


def _all_bold(spot: Stretch, row: tuple[int, int]) -> bool:
    near = spot.pane.marks_near(*row)
    start, stop = row
    whole = start == spot.pane.row_of(start)[0] and stop == spot.pane.row_of(stop)[1]
    return whole and any(m.kind is MarkKind.BOLD and m.start <= start and stop <= m.end for m in near)


def _offers(one: Field, option: str) -> bool:
    return any(choice.id == option for choice in one.choices)
