"""Words made out in a picture: an answer that rests on one of which the recogniser is not sure is doubted."""

from pipeline.matching.attempt import Attempt
from pipeline.matching.blanks import Stretch
from pipeline.model.sheet import Mark, MarkKind

_DOUBT = "read-uncertain-word"
_SURE_LETTERS = 0.75  # of a word in small letters: what is misread there rarely makes another
_SURE_NAMES = 0.8  # of words with a capital, of figures and of addresses of the net: no dictionary knows them
_SURE_QUOTES = 0.92  # straight and curly ones are hardly told apart
_QUOTES = frozenset("'’‘\"“”")


def doubt_recognised(attempt: Attempt) -> None:
    """Doubt every answer that holds a word made out too uncertainly for what it is."""
    cells = (cell for read in attempt.tables.values() for cell in read.found())
    for one in (*attempt.found.values(), *cells):
        if one.words is not None and any(not _sure(spot) for spot in one.stretches):
            one.doubts(_DOUBT)


def _sure(spot: Stretch) -> bool:
    return all(
        _certain_enough(mark, spot.pane.text[mark.start : mark.end])
        for mark in spot.pane.marks_near(spot.start, spot.stop)
        if mark.kind is MarkKind.RECOGNISED and mark.start < spot.stop and spot.start < mark.end
    )


def _certain_enough(mark: Mark, word: str) -> bool:
    plain = word.islower() and "@" not in word and not any(letter.isdigit() for letter in word)
    least = _SURE_LETTERS if plain else _SURE_NAMES
    if _QUOTES & set(word):
        least = _SURE_QUOTES
    return all(telling.certainty >= least for telling in mark.said)
