"""Pictures of pages: what rests on a word that the recogniser is not sure of, or on a box nobody found, is doubted."""

from pipeline.matching.attempt import Attempt
from pipeline.matching.blanks import Stretch
from pipeline.matching.found import Found
from pipeline.model.form import FieldType
from pipeline.model.sheet import Mark, MarkKind

_DOUBT = "read-uncertain-word"
_SURE_LETTERS = 0.75  # of a word in small letters: what is misread there rarely makes another
_SURE_NAMES = 0.8  # of words with a capital, of figures and of addresses of the net: no dictionary knows them
_SURE_QUOTES = 0.92  # straight and curly ones are hardly told apart
_CHOICES = (FieldType.CHOICE, FieldType.TICKS, FieldType.YES_NO)
_PAIR = 2  # options
_QUOTES = frozenset("'’‘\"“”")


def doubt_recognised(attempt: Attempt) -> None:
    """Doubt every answer that holds a word made out too uncertainly for what it is."""
    cells = (cell for read in attempt.tables.values() for cell in read.found())
    for one in (*attempt.found.values(), *cells):
        if one.words is not None and any(not _sure(spot) for spot in one.stretches):
            one.doubts(_DOUBT)
    for asked, one in attempt.found.items():
        asks = attempt.book.fields[asked]
        if asks.type in _CHOICES and not one.codes and _boxes_missing(one, len(asks.choices) or _PAIR):
            one.doubts("read-unclear-tick")


def _boxes_missing(one: Found, options: int) -> bool:
    """Whether a choice on a picture has fewer boxes there than options: one may have been taken for a letter."""
    panes = {spot.pane.number: spot.pane for spot in one.stretches}
    if one.place is not None:
        panes[one.place.pane.number] = one.place.pane
    marks = [mark for pane in panes.values() for mark in pane.marks]
    boxes = sum(mark.kind is MarkKind.BOX for mark in marks)
    return any(mark.kind is MarkKind.RECOGNISED for mark in marks) and boxes < options


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
