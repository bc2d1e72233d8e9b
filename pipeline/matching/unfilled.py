"""Unfilled forms: known by their print, with nothing of the sender's in them but what stood there before."""

import re
from itertools import takewhile

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
_EXAMPLES = (
    "This is one of our forms, with examples of answers where answers belong and nothing else filled in. "
    "If the sender meant them as answers, ask for the form again."
)
_SURE_PRINT = 4  # words: nobody answers with so many of the form's own in a row
_RUN = 3  # words of a longer phrase that are print by themselves
_LONGEST = 60  # words of a phrase
_MOST = 400  # words of a text
_PAIR = ("yes", "no", "or")
_FOOTER = 150  # letters that may stand below the form's print: a version, a page number, who sent it
_FOOT_LINES = 2  # of such; more may be answers typed below the form instead of into it
EXAMPLE = re.compile(r"\W{0,3}(?:e\.?\s?g\b|for example\b|example\s?\d?\s?[:\n–—-])", re.IGNORECASE)


def why_unfilled(attempt: Attempt, found: list[Found], left: list[Stretch]) -> str | None:
    """Why this counts as an unfilled form, in words for people; None where something is filled in."""
    examples = _examples(attempt.book, found)
    if examples is None or examples == 1:  # one may be an answer that only begins so
        return None
    orders = [place.order for place in attempt.printed_places]
    first, last = min(orders, default=(0, 0)), max(orders, default=(0, 0))
    inside = [spot for spot in left if (spot.pane.number, spot.start) >= first and _own(_text(spot), attempt.book)]
    within = [spot for spot in inside if (spot.pane.number, spot.start) <= last]
    if (within and attempt.paper.paged) or not all(map(_is_loose, inside)):
        return None  # where pages lay words out, what stands among the questions may be lost answers
    below = [line for spot in inside for line in _own(_text(spot), attempt.book).split("\n")]
    if sum(spot.stop - spot.start for spot in inside) > _FOOTER or len(below) > _FOOT_LINES:
        return None
    return _EXAMPLES if examples else _BESIDE if inside else _NOTHING


def _examples(book: Phrasebook, found: list[Found]) -> int | None:
    """How many answers are the print's own examples of one; None as soon as any is not."""
    office = {one.id for section in book.form.sections if section.by is FilledBy.PARTNERSHIP for one in section.fields}
    count = 0
    for one in found:
        if field_of(one.path) not in office and _says(one, book):
            if not _is_example(one):
                return None
            count += 1
    return count


def doubt_unanswered(found: list[Found]) -> None:
    """Where nothing is answered and yet the form is no blank one, what else stands there may answer anything."""
    if not any(one.answered for one in found):
        for one in found:
            one.doubts("read-unclaimed-text-near")


def _is_example(one: Found) -> bool:
    """Whether what stands here is the print's own example of an answer."""
    return EXAMPLE.match(one.words or "") is not None


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
    words = words[:_LONGEST]
    run = max((_run(words, key) for key in book.by_key if words[0] in key), default=0)
    for size in range(len(words), run, -1):
        if words[:size] in book.by_key or words[:size] in book.columns:
            return size
    return run or (1 if words[0] in _PAIR else 0)


def _run(words: Key, key: Key) -> int:
    """How many of these words, from the first on, stand somewhere in this phrase; 0 where they are too few."""
    longest = 0
    for at in (at for at, word in enumerate(key) if word == words[0]):
        same = takewhile(lambda pair: pair[0] == pair[1], zip(words, key[at:], strict=False))
        longest = max(longest, sum(1 for _ in same))
    return longest if longest >= _RUN else 0


def _text(spot: Stretch) -> str:
    return written(spot, boxes=True).words or ""


def _is_loose(spot: Stretch) -> bool:
    """Whether these words stand in no place made for an answer."""
    return spot.pane.cell is None and not any(
        mark.kind is MarkKind.CONTROL and not mark.empty and spot.start <= mark.start < spot.stop
        for mark in spot.pane.marks
    )
