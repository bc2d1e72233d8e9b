"""Hints: words that tell how to answer, in a label's cell, where answers stand in the cell beside it."""

from collections import Counter
from collections.abc import Sequence

from pipeline.matching.blanks import Stretch, written
from pipeline.matching.bounds import Bounds
from pipeline.matching.panes import Pane, right_of
from pipeline.matching.places import Place


def find_hints(places: Sequence[Place], bounds: Bounds) -> None:
    """Tell whether answers stand beside their questions, and let labels run on over what is surely a hint."""
    asked = [(place, cell) for place in places if (cell := answer_cell(place, bounds)) is not None]
    rests = [written(_rest(place, bounds)).words for place, _ in asked]
    empty = sum(rest is not None and not cell.text.strip() for (_, cell), rest in zip(asked, rests, strict=True))
    bounds.beside = sum(bool(cell.text.strip()) for _, cell in asked) > empty
    again = Counter(rests)
    for (place, cell), rest in zip(asked, rests, strict=True):
        if rest is None or not is_hint(place, bounds):
            continue
        if again[rest] > 1 or (_in_brackets(rest) and cell.text.strip()):
            place.stop = _rest(place, bounds).stop
            bounds.lengthen(place)


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
