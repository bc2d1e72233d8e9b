"""Answers that begin with a heading of their own ('Good practice: …'), straight after a label that has no colon."""

import re

from pipeline.matching.attempt import Attempt
from pipeline.matching.phrases import Phrasebook
from pipeline.matching.places import Place
from pipeline.matching.spelling import slipped
from pipeline.matching.words import Key, key_of

_HEADED = re.compile(
    r"(?P<before>[^\n]*?[^\W\d_]{2,}(?P<end>[.?)]?)) +(?P<head>[A-Z][^\W\d_]+(?: [^\W\d_]+){0,3}) ?:\s*"
)
_BRACKET = re.compile(r"\s*\([^()]*\)")


def doubt_headed(attempt: Attempt) -> None:
    """Doubt each answer before which the label's last words, up to the colon, may be the answer's own first."""
    for asked, place in attempt.chosen.fields.items():
        one = attempt.found.get(asked)
        if one is None or not one.words or one.stretches[0].pane is not place.pane:
            continue
        if one.stretches[0].start >= place.stop and _ends_in_a_heading(asked, place, attempt.book):
            one.doubts("read-label-leak")


def _ends_in_a_heading(asked: str, place: Place, book: Phrasebook) -> bool:
    """Whether the label is whole before its last words, and these begin anew as a heading does."""
    headed = _HEADED.fullmatch(place.pane.text, place.start, place.stop)
    if headed is None or not (headed["end"] or _small(headed["before"])):
        return False
    if _worded(key_of(headed.group()), [key_of(book.fields[asked].label)]):
        return False
    if _worded(key_of(_BRACKET.sub("", headed["before"])), book.labels(asked)):
        return True
    known = {word for key in book.labels(asked) for word in key}
    return bool(place.likeness < 1 and headed["end"] and not known.issuperset(key_of(headed["head"])))


def _worded(said: Key, wordings: list[Key]) -> bool:
    """Whether this is one of these wordings, but for a slip of the fingers."""
    return said in wordings or any(slipped(" ".join(said), " ".join(key)) for key in wordings)


def _small(words: str) -> bool:
    """Whether words follow the first and none has a capital, so that one that has begins something new."""
    after = words.split()[1:]
    return bool(after) and not any(word[:1].isupper() for word in after)
