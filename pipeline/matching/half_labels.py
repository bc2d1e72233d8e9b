"""Half labels: a re-worded label that is broken in two is not made whole, but what its halves leave is doubted."""

import re

from pipeline.matching.attempt import Attempt
from pipeline.matching.edges import Opening
from pipeline.matching.found import Found
from pipeline.matching.panes import Pane, above_of, left_of, right_of
from pipeline.matching.reworded import SURE
from pipeline.matching.words import key_of, says

_BROKEN_WORD = re.compile(r"\w-\n[a-z][^\n]{0,80}:")
_FEW = 4  # words of a line that may be half a label
_MARK = 2  # letters: no answer but a tick
_MOST = 8  # words of an answer that may be the other half


def doubt_half_labels(attempt: Attempt) -> None:
    """Doubt every answer that may be half a label, or hold one, or be lost because its label is broken in two."""
    for one in attempt.found.values():
        if one.words and not one.chosen and (_only_of_labels(one, attempt) or _BROKEN_WORD.search(one.words)):
            one.doubts("read-label-leak")
    _above(attempt)
    _before(attempt)


def _only_of_labels(one: Found, attempt: Attempt) -> bool:
    """Whether the answer has no word that the question's own wordings have not: '(date)', 'of Partnership notified'."""
    said = key_of(one.words or "")
    known = {word for key in attempt.book.labels(one.path) for word in key}
    return 0 < len(said) <= _MOST and known.issuperset(said)


def _above(attempt: Attempt) -> None:
    """A cell that is no label, above a label that together with it asks the same: the answer may stand beside it."""
    for one in attempt.found.values():
        above = above_of(one.place.pane) if one.place is not None else None
        beside = right_of(above) if above is not None else None
        if one.place is None or above is None or beside is None or _answers(above):
            continue
        if len(beside.text.strip()) <= _MARK:
            continue
        if 0 < len(above.key) <= _FEW and above.key not in attempt.book.by_key:
            both = [*above.key, *one.place.pane.key]
            if attempt.book.meanings.all(both).get(one.path, 0) >= SURE:
                one.doubts("read-unclaimed-text-near")


def _answers(pane: Pane) -> bool:
    """Whether something stands to the left that this may be the answer to."""
    before = left_of(pane)
    return before is not None and says(before.text)


def _before(attempt: Attempt) -> None:
    """A label that begins as if in the midst of a line may own the line before it, taken for an answer's end."""
    ends = {(spot.pane.number, spot.stop): one for one in attempt.found.values() for spot in one.stretches[-1:]}
    for place in attempt.chosen.fields.values():
        if place.pane.cell is not None or place.opening is not Opening.LINE:
            continue
        start = place.pane.row_of(place.start)[0]
        first = place.pane.text[start : start + 1]
        line = place.pane.text[:start].rstrip("\n").rpartition("\n")[2]
        if (first.islower() or first in "/&(") and len(line.split()) <= _FEW:
            for at in range(start - 1, place.start + 1):
                if (one := ends.get((place.pane.number, at))) is not None:
                    one.doubts("read-label-leak")
