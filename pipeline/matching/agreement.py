"""Agreement: where words, order and kind of answer tell the same of a re-worded question, nobody need look."""

from itertools import pairwise

from pipeline.matching.attempt import Attempt
from pipeline.matching.guessed import BEYOND_DOUBT
from pipeline.matching.label_ends import LABEL_END
from pipeline.matching.meanings import Bag, meaning
from pipeline.matching.places import Place
from pipeline.matching.reworded import dated, only_date
from pipeline.matching.vocabulary import APART, ASKING
from pipeline.model.form import FieldType

_MEANT = 45.0  # of 100: how near in meaning words must be that stand in the question's own place
_AMONG_STRANGERS = 66.0  # the same, in a section that asks what our form does not
_CLEARLY = 10.0  # nearer than to any other question that is not plainly elsewhere
_ENDS = (":", "?")
_FIRST, _LAST = (-1, -1), (10**9, 0)


def find_agreement(attempt: Attempt) -> None:
    """Take away the doubt about re-worded questions that everything agrees on."""
    guessed = attempt.guessed
    agreed = [asked for asked in _in_order(attempt) if _meant(asked, attempt) and _of_its_kind(asked, attempt)]
    guessed.likened.update(dict.fromkeys(agreed, BEYOND_DOUBT))


def doubt_crossed(attempt: Attempt) -> None:
    """Doubt a question in a known wording that stands where another should, which was not found or only guessed."""
    book, places = attempt.book, attempt.chosen.fields
    firm = _firm(attempt)
    lost = [one for one in _asked(attempt) if one not in firm and not book.fields[one].options]
    for asked in firm if lost else ():
        place = places[asked]
        if place.certain(asked) or book.fields[asked].options:
            continue
        near = book.meanings.all(place.phrase.key)
        rivals = [one for one in lost if near.get(one, 0.0) >= _MEANT and book.section[one] != book.section[asked]]
        if any(_stands_as(one, place, asked, attempt) for one in rivals):
            attempt.found[asked].doubts("read-other-section")


def _stands_as(lost: str, place: Place, asked: str, attempt: Attempt) -> bool:
    """Whether a place is nearer to where the lost question is printed than to where its own is."""
    order, places = attempt.book.order, attempt.chosen.fields
    firm = [one for one in _firm(attempt) if one != asked]
    return _out_of_order(order[lost], place, firm, order, places) < _out_of_order(
        order[asked], place, firm, order, places
    )


def _out_of_order(number: int, place: Place, firm: list[str], order: dict[str, int], places: dict[str, Place]) -> int:
    """How many plain questions would stand on the wrong side of this place, were it the question of this number."""
    return sum((order[one] < number) != (places[one].order < place.order) for one in firm)


def _in_order(attempt: Attempt) -> list[str]:
    """Doubtful questions that stand as in print between two plain ones: none of them missing, and no strange one."""
    places, firm = attempt.chosen.fields, _firm(attempt)
    strange = [place.order for place in attempt.guessed.strange]
    asked = _asked(attempt)
    ends = [-1, *(number for number, one in enumerate(asked) if one in firm), len(asked)]
    found: list[str] = []
    for before, after in pairwise(ends):
        run = asked[before + 1 : after]
        if not all(one in places for one in run):
            continue
        first = places[asked[before]].order if before >= 0 else _FIRST
        last = places[asked[after]].order if after < len(asked) else _LAST
        orders = [first, *(places[one].order for one in run), last]
        if orders == sorted(orders) and not any(first < order < last for order in strange):
            found += run
    return found


def _firm(attempt: Attempt) -> set[str]:
    return attempt.chosen.fields.keys() - set(attempt.guessed.doubtful)


def _asked(attempt: Attempt) -> list[str]:
    """Every question with words of its own, in the order of print."""
    book = attempt.book
    inside = {tie.second for tie in book.ties} | (attempt.chosen.not_printed - attempt.chosen.fields.keys())
    return [
        one.id
        for one in book.fields.values()
        if one.type is not FieldType.TABLE and not one.option_label and one.id not in inside
    ]


def _meant(asked: str, attempt: Attempt) -> bool:
    """Whether the words mean this question, nothing else that is looked for, and end where the answer begins."""
    place, book = attempt.chosen.fields[asked], attempt.book
    if place in attempt.guessed.weak or not _ended(place):
        return False
    near = book.meanings.all(place.phrase.key)
    firm = _firm(attempt)
    rival = max((near.get(one, 0.0) for one in book.fields if one != asked and one not in firm), default=0.0)
    least = _AMONG_STRANGERS if _strangers(asked, attempt) else _MEANT
    mine = near.get(asked, 0.0)
    return mine >= max(least, rival + _CLEARLY) and not _something_else(asked, attempt)


def _strangers(asked: str, attempt: Attempt) -> bool:
    """Whether the section of this question asks something that our form does not."""
    section = attempt.book.section
    orders = [place.order for one, place in attempt.chosen.fields.items() if section[one] == section[asked]]
    return any(min(orders) < place.order < max(orders) for place in attempt.guessed.strange)


def _something_else(asked: str, attempt: Attempt) -> bool:
    """Whether the words ask for something that no wording of the question does: 'Referrer's job title'."""
    said = meaning(attempt.chosen.fields[asked].phrase.key)
    own: Bag = frozenset().union(*map(meaning, attempt.book.labels(asked)))
    more = said - own
    return not APART.isdisjoint(more) or (not ASKING.isdisjoint(more) and ASKING.isdisjoint(said & own))


def _ended(place: Place) -> bool:
    """Whether a colon, a gap or the end of line or cell parts the words from what answers them."""
    text = place.pane.text
    return text[place.start : place.stop].rstrip()[-1:] in _ENDS or bool(LABEL_END.match(text, place.stop))


def _of_its_kind(asked: str, attempt: Attempt) -> bool:
    """Whether the answer can be one to this question: a date where one is asked for, and nowhere else."""
    words = attempt.found[asked].words
    if words is None:
        return True
    return dated(words) if attempt.book.fields[asked].type is FieldType.DATE else not only_date(words)
