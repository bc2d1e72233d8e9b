"""Guesses: which questions were given places though nobody printed them so, and which guess nothing answers."""

from msgspec import Struct, field

from pipeline.matching.blanks import Stretch, written
from pipeline.matching.found import Found
from pipeline.matching.places import Place

BEYOND_DOUBT = 93.0  # of 100: how like a question's words must be that nobody need look


class Guessed(Struct, kw_only=True):
    """Which questions were given places that nobody printed for them so."""

    likened: dict[str, float] = field(default_factory=dict)  # question → how like its words were; 0 by order alone
    strange: list[Place] = field(default_factory=list)  # look like another form's questions: they bound answers
    weak: list[Place] = field(default_factory=list)  # where the layout gives no sign: the answer before may go on

    @property
    def doubtful(self) -> list[str]:
        """Questions whose wording is not so like the printed one that nobody need look."""
        return [asked for asked, score in self.likened.items() if score < BEYOND_DOUBT]


def withdraw(guessed: Guessed, found: dict[str, Found]) -> None:
    """A guess by order or loose likeness that nothing answers is none: its words may be the answer before it."""
    for asked in [asked for asked, score in guessed.likened.items() if not score]:
        one = found[asked]
        likely = one.stretches and one.place not in guessed.weak  # an empty cell beside what stands like a question
        if one.place is not None and not one.answered and not likely and not _waits(one, one.place):
            one.place, one.stretches = None, ()
            del guessed.likened[asked]


def _waits(one: Found, place: Place) -> bool:
    """Whether a control, leaders or a placeholder stand after these words, as they do after a question."""
    rest = Stretch(pane=place.pane, start=place.stop, stop=place.pane.line_end(place.stop))
    return any(here.control or here.slot for here in map(written, (rest, *one.stretches)))
