"""Papers about a form, which print its questions and answer none: they explain it, or have it as an annex."""

import re
from collections import Counter
from collections.abc import Iterable

from pipeline.matching.attempt import Attempt
from pipeline.matching.endings import bullet_of
from pipeline.matching.found import Found
from pipeline.matching.phrases import Kind
from pipeline.model.form import FieldType
from pipeline.model.paths import field_of
from pipeline.model.reading import Reading

_SAME = 0.6  # share of the answers that are one sentence
_SEVERAL = 6  # answers
_WORDS = 5  # of a sentence that nobody answers question after question with
_ONE_LINE = (FieldType.TEXT, FieldType.DATE)
_MOSTLY = 0.7  # share of one-line answers that are sentences, or of questions that are items
_ITEMS = 3
_LEAST = 2  # one-line answers
_SHORT_SENTENCE = 3  # words, where a full stop ends them
_SENTENCE = 7  # where none does
_TELLS = re.compile(
    r"(?:please|enter|give|state|provide|describe|your?|this (?:should|must)|the name of)\s", re.IGNORECASE
)
_NUMBER = re.compile(r"\d{2}")
_MOST = 0.5  # of the letters
_PAGE = 3_000  # letters
_PAGES = 8_000
_FEW = 0.3  # share of the questions that damaged print may seem to answer
_SPARSE = 0.02  # letters of answers to one of what comes before
_TAIL = 200  # letters: more than what a last question asks for, where the paper goes on after it


def is_about(attempt: Attempt) -> bool:
    """Whether this explains how the form is filled in, or only lists what it asks."""
    return _explains(attempt) or _says_one_thing(attempt) or _only_lists(attempt)


def _explains(attempt: Attempt) -> bool:
    """Whether sentences stand where a form has names and dates, and nothing is ticked: notes on how to fill it in."""
    found = attempt.found
    if any(one.chosen for one in found.values()):
        return False
    fields = attempt.book.fields
    said = [one.words for asked, one in found.items() if one.words is not None and fields[asked].type in _ONE_LINE]
    if len(said) < _LEAST or any(_NUMBER.search(words) for words in said):
        return False
    return sum(map(_is_sentence, said)) >= _MOSTLY * len(said)


def _only_lists(attempt: Attempt) -> bool:
    """Whether the questions are items of a list, and nothing is answered: slides of a training."""
    places = attempt.chosen.fields.values()
    if len(places) < _ITEMS or any(one.answered for one in attempt.found.values()):
        return False
    return sum(bullet_of(place) is not None for place in places) >= _MOSTLY * len(places)


def _is_sentence(words: str) -> bool:
    """Whether this is longer than a name, or tells the reader what to write."""
    count = len(words.split())
    return (
        bool(_TELLS.match(words))
        or count >= _SENTENCE
        or (count >= _SHORT_SENTENCE and words.rstrip(")”’\"'")[-1:] in (".", "?", "!"))
    )


def _says_one_thing(attempt: Attempt) -> bool:
    """Whether one and the same sentence stands after nearly every question, under no title."""
    if any(role.kind is Kind.TITLE for place in attempt.places for role in place.roles):
        return False
    said = Counter(" ".join(one.words.split()) for one in attempt.found.values() if one.words is not None)
    words, times = next(iter(said.most_common(1)), ("", 0))
    return len(words.split()) >= _WORDS and times >= max(_SEVERAL, _SAME * said.total())


def answers_most(attempt: Attempt, reading: Reading) -> bool:
    """Whether most of the words are the form's or answers; of minutes that only name a form most are neither."""
    whole = sum(len(pane.text) for pane in attempt.paper.panes)
    return sum(map(len, reading.unplaced)) <= _MOST * whole


def is_annex(attempt: Attempt, before: int = 0) -> bool:
    """Whether pages of other text come before the form, and next to nothing on it is answered.

    `before` are letters that stand before this stretch of the file.
    """
    before += _letters_before(attempt)
    if before < _PAGE:
        return False
    answered = [one for one in _answers(attempt) if not _is_tail(one, attempt)]
    if not answered:
        return True
    asked = {field_of(one.path) for one in answered}
    few = len(asked) <= _FEW * len(attempt.book.fields)
    return before >= _PAGES and few and sum(len(one.words or "") for one in answered) <= _SPARSE * before


def _letters_before(attempt: Attempt) -> int:
    """How much stands before the first of the form's print."""
    places = [
        *attempt.chosen.fields.values(),
        *(p for p in attempt.places if p.roles and p.roles[0].kind is Kind.TITLE),
    ]
    first = min((place.order for place in places), default=(0, 0))
    return sum(len(pane.text) for pane in attempt.paper.panes[: first[0]]) + first[1]


def _answers(attempt: Attempt) -> Iterable[Found]:
    cells = (cell for read in attempt.tables.values() for cell in read.found())
    return [one for one in (*attempt.found.values(), *cells) if one.answered]


def _is_tail(one: Found, attempt: Attempt) -> bool:
    """Whether this answer is nothing but all the rest of the paper."""
    last = one.stretches[-1] if one.stretches else None
    return (
        last is not None
        and last.pane.cell is None
        and last.pane is attempt.paper.panes[-1]
        and last.stop >= len(last.pane.text.rstrip())
        and len(one.words or "") > _TAIL
    )
