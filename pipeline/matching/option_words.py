"""Words that an option asks for ("State which"): they are doubtful where its box is empty."""

import re

from pipeline.matching.blanks import Stretch
from pipeline.matching.bounds import Bounds
from pipeline.matching.boxes import TICKS, boxes_in, mark_word
from pipeline.matching.found import Found
from pipeline.matching.phrases import Kind
from pipeline.matching.places import Place
from pipeline.model.form import Field

_MARK = re.compile(rf"(?:[xyn]|yes|no|[{TICKS}●])[ \u00a0]+\w", re.IGNORECASE)


def asked_by_option(one: Field, place: Place) -> bool:
    """Whether the question is asked here by an option, which may also stand elsewhere by itself."""
    return bool(one.option_label) and any(
        role.kind is Kind.OPTION and role.option == one.option_label for role in place.roles
    )


def within_option(one: Field, spot: Stretch, bounds: Bounds) -> Stretch:
    """What is left of the option's line; and the lines after it, up to one with a box, unless the option's is empty."""
    pane = spot.pane
    stop = pane.text.find("\n", spot.start, spot.stop)
    while 0 <= stop < spot.stop and one.option_label not in bounds.unticked:
        after = pane.text.find("\n", stop + 1, spot.stop)
        after = spot.stop if after < 0 else after
        if boxes_in(pane, stop, after):
            break
        stop = after
    return spot if stop < 0 else Stretch(pane=pane, start=spot.start, stop=stop)


def says_nothing(one: Field, words: str | None) -> bool:
    """Whether only a sign stands beside the option, such as a box nobody knows."""
    return bool(one.option_label) and words is not None and not any(map(str.isalnum, words))


def may_stand_elsewhere(one: Field, place: Place, bounds: Bounds) -> bool:
    """Whether to look for the words in other cells and lines."""
    return not asked_by_option(one, place) or one.option_label not in bounds.unticked or _sends_below(place)


def begins_with_mark(words: str | None) -> bool:
    """Whether what an option asks for begins with a mark that may be the option's own tick."""
    return bool(_MARK.match(words or ""))


def doubt_option_words(found: Found, one: Field, place: Place, bounds: Bounds) -> None:
    """Words after an option whose box is empty may be anybody's, and so may words in another cell."""
    if found.words is None or not asked_by_option(one, place):
        return
    if begins_with_mark(found.words) or mark_word(found.words):
        found.doubts("read-unclear-tick")
    if one.option_label in bounds.unticked:
        found.doubts("read-label-leak")
    elif not (_sends_below(place) or _by_itself(place)) and all(
        spot.pane is not place.pane for spot in found.stretches
    ):
        found.doubts("read-far-answer")


def _sends_below(place: Place) -> bool:
    return "below" in place.phrase.key


def _by_itself(place: Place) -> bool:
    """Whether the option has a cell of its own, as a question has."""
    return place.pane.cell is not None and not any(map(str.isalnum, place.pane.text[: place.start]))
