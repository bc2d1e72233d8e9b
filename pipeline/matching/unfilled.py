"""Unfilled forms: known by their print, with nothing of the sender's in them but what stood there before."""

from pipeline.matching.attempt import Attempt
from pipeline.matching.blanks import Stretch
from pipeline.matching.doubts import DRAWN
from pipeline.matching.found import Found
from pipeline.model.form import FilledBy
from pipeline.model.sheet import MarkKind

_NOTHING = "This is one of our forms, but nothing is filled in."
_BESIDE = "This is one of our forms, but nothing is filled in. There are other words on it: look at the original."
_FOOTER = 150  # letters that may stand below the form's print: a version, a page number, who sent it


def why_unfilled(attempt: Attempt, found: list[Found], left: list[Stretch]) -> str | None:
    """Why this counts as an unfilled form, in words for people; None where something is filled in."""
    office = {
        one.id for section in attempt.book.form.sections if section.by is FilledBy.PARTNERSHIP for one in section.fields
    }
    if any(_says(one) and one.path.partition("[")[0] not in office for one in found):
        return None
    orders = [place.order for place in attempt.printed_places]
    first, last = min(orders, default=(0, 0)), max(orders, default=(0, 0))
    inside = [spot for spot in left if (spot.pane.number, spot.start) >= first]
    if any((spot.pane.number, spot.start) <= last or not _is_loose(spot) for spot in inside):
        return None
    if sum(spot.stop - spot.start for spot in inside) > _FOOTER:
        return None
    return _BESIDE if inside else _NOTHING


def _says(one: Found) -> bool:
    """Whether this is answered, if only by something drawn."""
    return one.answered or not DRAWN.isdisjoint(one.codes)


def _is_loose(spot: Stretch) -> bool:
    """Whether these words stand in no place made for an answer."""
    return spot.pane.cell is None and not any(
        mark.kind is MarkKind.CONTROL and not mark.empty and spot.start <= mark.start < spot.stop
        for mark in spot.pane.marks
    )
