"""Unfilled forms: known by their print, with nothing of the sender's in them but what stood there before."""

from pipeline.matching.attempt import Attempt
from pipeline.matching.blanks import Stretch, is_prompt, written
from pipeline.matching.doubts import DRAWN
from pipeline.matching.endings import is_foot
from pipeline.matching.found import Found
from pipeline.matching.phrases import Phrasebook
from pipeline.matching.words import Key, key_of
from pipeline.model.form import FilledBy
from pipeline.model.paths import field_of
from pipeline.model.sheet import MarkKind

_NOTHING = "This is one of our forms, but nothing is filled in."
_BESIDE = "This is one of our forms, but nothing is filled in. There are other words on it: look at the original."
_SURE_PRINT = 4  # words: nobody answers with so many of the form's own in a row
_RUN = 3  # words of a longer phrase that are print by themselves
_LONGEST = 60  # words of a phrase
_MOST = 400  # words of a text
_PAIR = ("yes", "no", "or")
_FOOTER = 150  # letters that may stand below the form's print: a version, a page number, who sent it


def why_unfilled(attempt: Attempt, found: list[Found], left: list[Stretch]) -> str | None:
    """Why this counts as an unfilled form, in words for people; None where something is filled in."""
    office = {
        one.id for section in attempt.book.form.sections if section.by is FilledBy.PARTNERSHIP for one in section.fields
    }
    if any(_says(one, attempt.book) and field_of(one.path) not in office for one in found):
        return None
    orders = [place.order for place in attempt.printed_places]
    first, last = min(orders, default=(0, 0)), max(orders, default=(0, 0))
    inside = [spot for spot in left if (spot.pane.number, spot.start) >= first and _own(_text(spot), attempt.book)]
    within = [spot for spot in inside if (spot.pane.number, spot.start) <= last]
    if (within and attempt.paper.paged) or not all(map(_is_loose, inside)):
        return None  # where pages lay words out, what stands among the questions may be lost answers
    if sum(spot.stop - spot.start for spot in inside) > _FOOTER:
        return None
    return _BESIDE if inside else _NOTHING


def _says(one: Found, book: Phrasebook) -> bool:
    """Whether this is answered, if only by something drawn; print that a page cut wrongly is no answer."""
    if one.chosen or not DRAWN.isdisjoint(one.codes):
        return True
    lines = [line for line in (one.words or "").split("\n") if line.strip() and not (is_prompt(line) or is_foot(line))]
    words = "\n".join(lines)
    return bool(lines) and not (len(key_of(words)) >= _SURE_PRINT and _is_print(words, book))


def _own(text: str, book: Phrasebook) -> str:
    """What is left of a text without lines of print, prompts and feet of pages."""
    lines = [line for line in text.split("\n") if any(map(str.isalnum, line))]
    return "\n".join(line for line in lines if not (is_prompt(line) or is_foot(line) or _is_print(line, book)))


def _is_print(text: str, book: Phrasebook) -> bool:
    """Whether these words are nothing but the form's own print: whole phrases, or runs of their words."""
    words = key_of(text)
    if len(words) > _MOST:
        return False
    at = 0
    while at < len(words):
        size = _longest(words[at:], book)
        if not size:
            return False
        at += size
    return True


def _longest(words: Key, book: Phrasebook) -> int:
    """How many of these words, from the first on, are a printed phrase or a run of one."""
    for size in range(min(len(words), _LONGEST), 0, -1):
        if words[:size] in book.by_key or words[:size] in book.columns:
            return size
        if size >= _RUN and any(_runs_in(words[:size], key) for key in book.by_key):
            return size
    return 1 if words[0] in _PAIR else 0


def _runs_in(run: Key, key: Key) -> bool:
    return any(key[at : at + len(run)] == run for at in range(len(key) - len(run) + 1) if key[at] == run[0])


def _text(spot: Stretch) -> str:
    return written(spot, boxes=True).words or ""


def _is_loose(spot: Stretch) -> bool:
    """Whether these words stand in no place made for an answer."""
    return spot.pane.cell is None and not any(
        mark.kind is MarkKind.CONTROL and not mark.empty and spot.start <= mark.start < spot.stop
        for mark in spot.pane.marks
    )
