"""Pieces of a label: which cells, side by side or one below the other, hold the words of one printed question."""

import re
from collections.abc import Callable, Sequence

from pipeline.matching.boxes import boxes_in
from pipeline.matching.panes import Pane, right_of
from pipeline.matching.phrases import Kind, Phrase, Phrasebook
from pipeline.matching.words import Key, says
from pipeline.model.sheet import MarkKind

LONGEST = 300  # letters
HYPHENS = "-\u2010\u00ad"
_HYPHENS = tuple(HYPHENS)
_LETTER = re.compile(rf"\w[{HYPHENS}]")
_MOST = 3  # cells
_LONG = 5  # words of one question, of which the first few and the last few ask for the same
_STROKES = ("/", "&", "-")
_ANSWERED = (MarkKind.CONTROL, MarkKind.BOX, MarkKind.STRUCK, MarkKind.DELETED)

Step = Callable[[Pane], Pane | None]


def pieces_from(pane: Pane, book: Phrasebook, step: Step) -> tuple[Pane, ...] | None:
    """The most cells from this one on whose words are one question's."""
    pieces, best = [pane], None
    while len(pieces) < _MOST and (after := step(pieces[-1])) is not None and may_be_print(after):
        pieces.append(after)
        phrase = book.by_key.get(unnumbered(key_of_pieces(pieces)))
        if phrase is not None and _joins(pieces, phrase, book):
            best = tuple(pieces)
    return best


def may_be_print(pane: Pane) -> bool:
    """Whether this cell holds nothing but words that could be a label's, and no place for an answer."""
    marked = any(mark.kind in _ANSWERED for mark in pane.marks)
    stands = says(pane.text) or pane.text.strip() in _STROKES
    print_like = stands and 0 < len(pane.text) <= LONGEST and not marked and not pane.inner
    return print_like and not boxes_in(pane)


def key_of_pieces(pieces: Sequence[Pane]) -> Key:
    """The words of all pieces; a word that a hyphen breaks at the end of one is one word."""
    words: list[str] = []
    hyphen = False
    for pane in pieces:
        more = list(pane.tokens)
        if hyphen and words and more:
            more = [words.pop() + more[0], *more[1:]]
        words += more
        hyphen = breaks_off(pane.text)
    return tuple(words)


def breaks_off(text: str) -> bool:
    """Whether a word goes on in the next cell: asked of every cell, so that most are told by their last letter."""
    said = text.rstrip()
    return said.endswith(_HYPHENS) and _LETTER.match(said[-2:]) is not None


def _joins(pieces: list[Pane], phrase: Phrase, book: Phrasebook) -> bool:
    """Whether the words are print as a whole and not a question with its answer or its options beside it."""
    asked = {role.id for role in phrase.roles if role.kind is Kind.FIELD}
    first, rest = unnumbered(tuple(pieces[0].tokens)), key_of_pieces(pieces[1:])
    if (
        not first
        or not asked
        or not rest
        or asked & (asked_by(first, Kind.OPTION, book) | asked_by(rest, Kind.OPTION, book))
    ):
        return False
    if not _tied(pieces) and _may_stand_alone(first, rest, phrase, book):
        return False
    beyond = right_of(pieces[-1])
    return (beyond is not None and says(beyond.text)) or not any(_offered(one, rest, book) for one in asked)


def _may_stand_alone(first: Key, rest: Key, whole: Phrase, book: Phrasebook) -> bool:
    """Whether what stands before the break is a question by itself, and what stands after it may be another."""
    before, after = asked_by(first, Kind.FIELD, book), asked_by(rest, Kind.FIELD, book)
    if not is_printed(whole):
        return bool(before and after) or (first in book.by_key and is_printed(book.by_key[first]))
    asked = {role.id for role in whole.roles if role.kind is Kind.FIELD}
    return bool(before and after) and not (len(whole.key) >= _LONG and asked >= before | after)


def is_printed(phrase: Phrase) -> bool:
    """Whether the form prints a question just so."""
    return any(role.kind is Kind.FIELD and role.exact for role in phrase.roles)


def _tied(pieces: list[Pane]) -> bool:
    """Whether a bracket or a stroke says that what stands after the break asks nothing by itself."""
    first, after = pieces[0].text.rstrip(), pieces[1].text.lstrip()
    return after[0] in "(/&" or first[-1] in "/&" or first.count("(") > first.count(")")


def asked_by(key: Key, kind: Kind, book: Phrasebook) -> set[str]:
    """The questions that these words are, or are an option of."""
    phrase = book.by_key.get(key)
    return {role.id for role in phrase.roles if role.kind is kind} if phrase is not None else set()


def _offered(asked: str, words: Key, book: Phrasebook) -> bool:
    """Whether these words are nothing but what may stand where the answer stands: options, or 'mm/yy'."""
    one = book.fields[asked]
    said = {word for choice in one.options for label in (choice.label, *choice.aliases) for word in label.split()}
    said |= {word for blank in one.placeholder for word in re.split(r"\W+", blank)} | {
        "to",
        "or",
        "yes",
        "no",
        "y",
        "n",
    }
    return {word.casefold() for word in said}.issuperset(words)


def unnumbered(key: Key) -> Key:
    """The words without the list number before them."""
    numbers = next((at for at, word in enumerate(key) if not word.isdigit()), len(key))
    return key[min(numbers, 2) :]
