"""Extensions: words added to a known label ('Forename(s) of child:') belong to the label, not to the answer."""

import re
from itertools import pairwise

from pipeline.matching.chosen import Chosen
from pipeline.matching.edges import Opening, label_end, stands_alone, unbroken
from pipeline.matching.label_ends import LABEL_END, label_rest
from pipeline.matching.likeness import Likeness
from pipeline.matching.phrases import Kind, Phrasebook
from pipeline.matching.places import Place
from pipeline.matching.reworded import CLEARLY, SURE
from pipeline.matching.spelling import slipped
from pipeline.matching.vocabulary import APART
from pipeline.matching.words import words_of

_MORE = re.compile(r"[ \u00a0]*(?=[(/&,\-–a-z])[^:\n\t_?]{1,70}[:?](?!\d)")
_BRACKET = re.compile(r"[ \u00a0]*\([^()\n\t_]{2,80}\)[ \u00a0]*(?P<colon>[:?]?)")
_PARTED = re.compile(r"[:?\t_]| {3,}")
_TO_TAB = re.compile(r"[ \u00a0]*[^:\n\t_]{1,120}(?=\t)")
_MOST_TO_TAB = 14  # words
_MOST = 7  # words
_FEW = 4  # words
_STROKE = re.compile(r"\s*(?:/|\bor\b|&|\band\b)\s*", re.IGNORECASE)
_ALIKE = 1.0
_GROWN = 0.85  # how like a known label one counts that has other words, too
_CLOSED = (":", "(")
_DASHES = ("-", "–", "—")
_ENDED = ("?", *_DASHES)  # the answer may follow, or more of the question


def extend(places: list[Place], book: Phrasebook) -> set[int]:
    """Let every label run on to its colon or bracket; what comes back are the places whose label grew (by identity)."""
    grown: set[int] = set()
    _join(places)
    final = _CLOSED + _DASHES if _parts_by_dashes(places) else _CLOSED
    for number, place in enumerate(places):
        if not any(role.kind is Kind.FIELD for role in place.roles):
            continue
        longer = _backwards(place, places[number - 1] if number else None)
        if longer and (_another(place, book) or _of_another(place)):
            place.roles = []
            continue
        end = _end(place)
        after = places[number + 1] if number + 1 < len(places) else None
        limit = after.start if after is not None and after.pane is place.pane else len(place.pane.text)
        limit = min(limit, place.pane.line_end(place.start))
        stop = place.stop if end in _CLOSED + _ENDED else _longer(place, limit, book)
        plain = stop > place.stop
        if not plain and end not in final and _rest(place, limit):
            stop, plain = label_rest(place.pane, place.stop, limit, book.meanings)
        plain |= stop == place.stop
        if stop > place.stop:
            place.stop, place.closed = stop, True
            longer = True
        if longer and not (plain and (_same(place, book) or _misspelt(place, book))):
            place.likeness = _GROWN
            grown.add(id(place))
    places[:] = [place for place in places if place.roles]
    return grown


def _parts_by_dashes(places: list[Place]) -> bool:
    """Whether dashes part most questions of this form from their answers: then none goes on after one."""
    ends = [_end(place) for place in places if any(role.kind is Kind.FIELD for role in place.roles)]
    dashes = sum(end in _DASHES for end in ends)
    return dashes > sum(end == ":" for end in ends)


def _join(places: list[Place]) -> None:
    """Two wordings of one question with nothing but a stroke between them are one: 'Case reference / NHS number'."""
    for place, after in pairwise(places):
        between = place.pane.text[place.stop : after.start] if after.pane is place.pane else "."
        asked = {role.id for role in place.roles if role.kind is Kind.FIELD}
        if asked and _STROKE.fullmatch(between) and any(r.kind is Kind.FIELD and r.id in asked for r in after.roles):
            after.start, after.opening = place.start, place.opening
            after.roles = [role for role in after.roles if role.id in asked]
            place.roles = []
    places[:] = [place for place in places if place.roles]


def _rest(place: Place, limit: int) -> bool:
    """Whether something follows that a label could go on with: most labels are ruled out by it."""
    after = place.pane.text[place.stop : min(limit, place.stop + 2)].strip()[:1]
    return bool(after) and (after in "(/&*-–—" or after.isalpha())


def _same(place: Place, book: Phrasebook) -> bool:
    """Whether the longer label means one and the same question as the words in it that are known."""
    own, other = _means(place, book)
    return own >= SURE and own - other >= CLEARLY


def _misspelt(place: Place, book: Phrasebook) -> bool:
    """Whether the longer label is a longer wording of the same question, but for a slip of the fingers."""
    said = " ".join(word for word, _, _ in words_of(place.pane.text[place.start : place.stop]))
    asked = (role.id for role in place.roles if role.kind is Kind.FIELD)
    return any(slipped(said, " ".join(key)) for one in asked for key in book.labels(one))


def _another(place: Place, book: Phrasebook) -> bool:
    """Whether the longer label plainly means another question: 'Death or incident date' is no 'Incident date'."""
    own, other = _means(place, book)
    return other >= SURE and other > own - _ALIKE


def _of_another(place: Place) -> bool:
    """Whether the words before the known ones say that it is asked of something else: 'Mother's date of birth'."""
    words = [word for word, _, _ in words_of(place.pane.text[place.start : place.stop])]
    return not APART.isdisjoint(words[: max(0, len(words) - len(place.phrase.key))])


def _means(place: Place, book: Phrasebook) -> tuple[float, float]:
    """How nearly the whole label means what its known words do, and anything else."""
    said = book.meanings.all([word for word, _, _ in words_of(place.pane.text[place.start : place.stop])])
    mine = {role.id for role in place.roles}
    own = max((score for asked, score in said.items() if asked in mine), default=0.0)
    return own, max((score for asked, score in said.items() if asked not in mine), default=0.0)


def finish(chosen: Chosen, book: Phrasebook, grown: set[int]) -> None:
    """A known wording that only begins a longer one may have the rest of that after it, misspelt."""
    like: Likeness | None = None
    for asked, place in chosen.fields.items():
        key = place.phrase.key
        if not key or _closed(place):
            continue
        longer = [
            list(other[len(key) :])
            for other in book.labels(asked)
            if len(other) > len(key) and other[: len(key)] == key
        ]
        end = place.pane.line_end(place.stop)
        after = [word for word in place.pane.words if place.stop <= word[1] < end][
            : max(map(len, longer), default=0) + 1
        ]
        if not longer or not after or not unbroken(place.pane, place.stop, after[-1][2]):
            continue
        like = like or Likeness(book)
        count = like.rest([word for word, _, _ in after], longer)
        if count:
            place.stop, colon = label_end(place.pane, after[count - 1][2], place.phrase)
            place.closed = bool(colon) or stands_alone(place.pane, place.stop)
            said = " ".join(word for word, _, _ in after[:count])
            if not any(slipped(said, " ".join(rest)) for rest in longer):
                place.likeness = _GROWN
                grown.add(id(place))


def _backwards(place: Place, before: Place | None) -> bool:
    """Known words in the middle of a line, with a few unknown ones before them: the line begins with the label."""
    if place.opening is not Opening.MIDDLE:
        return False
    pane = place.pane
    start = max(pane.starts[pane.line_at(place.start)], pane.text.rfind("\n", 0, place.start) + 1)
    lead = pane.text[start : place.start]
    free = before is None or before.pane is not pane or before.stop <= start
    if free and len(lead.split()) <= _FEW and not _PARTED.search(lead) and unbroken(pane, start, place.start):
        place.start, place.opening = start, Opening.LINE if start else Opening.HEAD
        return True
    return False


def _closed(place: Place) -> bool:
    return _end(place) in _CLOSED + _ENDED


def _end(place: Place) -> str:
    """The last letter of the label, as far as it is known."""
    return place.pane.text[place.start : place.stop].rstrip()[-1:]


def _longer(place: Place, limit: int, book: Phrasebook) -> int:
    pane = place.pane
    bracket = _BRACKET.match(pane.text, place.stop, limit)
    if (
        bracket
        and unbroken(pane, place.stop, bracket.end())
        and (bracket["colon"] or LABEL_END.match(pane.text, bracket.end()))
    ):
        return bracket.end()
    if (tabbed := _TO_TAB.match(pane.text, place.stop, limit)) and unbroken(pane, place.stop, tabbed.end()):
        words = words_of(tabbed.group())
        if words and len(words) <= _MOST_TO_TAB and not _asks(words, book):
            return tabbed.end()
    more = _MORE.match(pane.text, place.stop, limit)
    if more is None or not unbroken(pane, place.stop, more.end()):
        return place.stop
    words = words_of(more.group())
    return more.end() if len(words) <= _MOST and not _asks(words, book) else place.stop


def _asks(words: list[tuple[str, int, int]], book: Phrasebook) -> bool:
    """Whether another question begins among these words."""
    for index, (word, _, _) in enumerate(words):
        for phrase in book.by_first.get(word, ()):
            size = len(phrase.key)
            if size > 1 and tuple(w for w, _, _ in words[index : index + size]) == phrase.key:
                return True
    return False
