"""Hints: words that tell how to answer, in a label's cell, where answers stand in the cell beside it."""

from collections import Counter

from pipeline.matching.attempt import Attempt
from pipeline.matching.blanks import Stretch, written
from pipeline.matching.bounds import Bounds
from pipeline.matching.panes import Pane, left_of, right_of
from pipeline.matching.phrases import Phrasebook
from pipeline.matching.places import Place
from pipeline.matching.reworded import CLEARLY, SURE

_SEVERAL = 3


def find_hints(attempt: Attempt) -> None:
    """Tell whether answers stand beside their questions, and let labels run on over what is surely no answer."""
    bounds = attempt.bounds
    places = [
        (asked, place, cell)
        for asked, place in attempt.chosen.fields.items()
        if (cell := answer_cell(place, bounds)) is not None
    ]
    rests = [written(_rest(place, bounds)).words for _, place, _ in places]
    empty = sum(rest is not None and not cell.text.strip() for (_, _, cell), rest in zip(places, rests, strict=True))
    bounds.beside = sum(bool(cell.text.strip()) for _, _, cell in places) > empty
    bounds.before = _answered_before(attempt)
    again = Counter(rests)
    for (asked, place, cell), rest in zip(places, rests, strict=True):
        if rest is None or not bounds.beside:
            continue
        if _goes_on(place, bounds):
            plain = _means(asked, place, attempt.book)
            if plain or cell.text.strip():
                _lengthen(place, attempt, plain=plain)
        elif is_hint(place, bounds) and (again[rest] > 1 or (_in_brackets(rest) and cell.text.strip())):
            _lengthen(place, attempt, plain=True)


def _answered_before(attempt: Attempt) -> bool:
    """Whether questions stand last in their rows, after their answers: several do, and none stands before a cell."""
    asking = [place.pane for place in attempt.chosen.fields.values() if place.pane.cell is not None]
    before = [cell for pane in asking if right_of(pane) is None and (cell := left_of(pane)) is not None]
    filled = [cell for cell in before if cell.text.strip() and not attempt.bounds.labelled(cell)]
    return len(before) == len(asking) and len(filled) >= _SEVERAL


def _goes_on(place: Place, bounds: Bounds) -> bool:
    """Whether words stand in the label's own line with nothing to part them from it."""
    rest = _rest(place, bounds)
    line = Stretch(pane=rest.pane, start=rest.start, stop=min(rest.stop, rest.pane.row_of(rest.start)[1]))
    apart = place.pane.text[place.start : place.stop].rstrip()[-1:] in (":", "?")
    return not apart and written(line).words is not None


def _means(asked: str, place: Place, book: Phrasebook) -> bool:
    """Whether all words of the cell together plainly mean this question."""
    said = book.meanings.all(word for word, _, _ in place.pane.words)
    own = said.pop(asked, 0.0)
    return own >= SURE and own - max(said.values(), default=0.0) >= CLEARLY


def _lengthen(place: Place, attempt: Attempt, *, plain: bool) -> None:
    place.stop = _rest(place, attempt.bounds).stop
    attempt.bounds.lengthen(place)
    if not plain:
        attempt.grown.add(id(place))


def answer_cell(place: Place, bounds: Bounds) -> Pane | None:
    """The cell to the right of a question's own, if it asks nothing itself."""
    cell = right_of(place.pane) if place.pane.cell is not None else None
    return None if cell is None or bounds.labelled(cell) else cell


def is_hint(place: Place, bounds: Bounds) -> bool:
    """Whether what stands in the label's own cell, on lines of its own, may only tell how to answer beside it."""
    if not bounds.beside or answer_cell(place, bounds) is None:
        return False
    rest = _rest(place, bounds)
    first = Stretch(pane=rest.pane, start=rest.start, stop=min(rest.stop, rest.pane.row_of(rest.start)[1]))
    return written(first).words is None


def _in_brackets(words: str) -> bool:
    return words.startswith("(") and words.endswith(")") and words.count("(") == 1


def _rest(place: Place, bounds: Bounds) -> Stretch:
    return Stretch(pane=place.pane, start=place.stop, stop=max(place.stop, bounds.next(place.pane, place.start)))
