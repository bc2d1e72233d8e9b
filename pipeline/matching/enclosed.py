"""Answers in controls of their own: they are closed, and words outside the control are not silently theirs."""

from pipeline.matching.blanks import Stretch
from pipeline.matching.places import Place
from pipeline.model.sheet import Mark, MarkKind

_NO_WORDS = frozenset({MarkKind.BOX, MarkKind.STRUCK, MarkKind.HIDDEN})


def closed(spot: Stretch, place: Place | None) -> Stretch:
    """The stretch, up to the end of the line that its controls end in; a cell of its own is as closed as can be."""
    controls = _controls(spot, place)
    if not controls or spot.pane.cell is not None:
        return spot
    end = spot.pane.line_end(max(mark.end for mark in controls))
    return Stretch(pane=spot.pane, start=spot.start, stop=min(spot.stop, end))


def beside_controls(spot: Stretch, place: Place | None) -> bool:
    """Whether some words of this answer stand in its control, or could, and others beside it."""
    controls = _controls(spot, place)
    return bool(controls) and _says(spot, controls)


def _controls(spot: Stretch, place: Place | None) -> list[Mark]:
    """The controls of an answer that begins in one; none where one only stands in the midst of what was typed."""
    pane = spot.pane
    found = [m for m in pane.marks if m.kind is MarkKind.CONTROL and spot.start <= m.start and m.end <= spot.stop]
    if not found or (place is not None and place.phrase.opens):  # '(… to …)' is printed around two controls
        return []
    lead = Stretch(pane=pane, start=spot.start, stop=min(mark.start for mark in found))
    return [] if _says(lead, []) else found


def _says(spot: Stretch, controls: list[Mark]) -> bool:
    """Whether there are words in this stretch outside all these controls."""
    letters = list(spot.pane.text[spot.start : spot.stop])
    for mark in (*controls, *(mark for mark in spot.pane.marks if mark.kind in _NO_WORDS)):
        first, last = (min(max(0, at - spot.start), len(letters)) for at in (mark.start, mark.end))
        letters[first:last] = [" "] * (last - first)
    return any(letter.isalnum() for letter in letters)
