"""Leaks: an answer that may hold part of its own label, or another question with what answers it."""

import re

from pipeline.matching.attempt import Attempt
from pipeline.matching.blanks import Stretch
from pipeline.matching.bounds import unnumbered
from pipeline.matching.chosen import Chosen
from pipeline.matching.edges import Opening
from pipeline.matching.found import Found
from pipeline.matching.meanings import KNOWN
from pipeline.matching.phrases import Kind, Phrasebook
from pipeline.matching.places import Place
from pipeline.matching.words import Key, key_of, tokens_of
from pipeline.model.form import Field, FieldType
from pipeline.starting import later

_BEGINNING = 80  # letters in which the first word ends
_LITTLE = 4  # letters
_SEVERAL = 2  # things
_LISTED = 3  # words
_SHORT = 3  # words of one thing
_ASKED = 0.6  # of the words of a list
_LONG_LABEL = 80  # letters
_STRANGE = 0.5  # of the words of a sentence
_SENTENCES = later(r"[.!?]\s+")
_WORDY = 4  # words
_NUMBERED = later(r"\n\s*(?:q(?:uestion)?\s*)?\d{1,2}(?:\.\d{1,2})?\s*[.):]\s*\Z", re.IGNORECASE)
_PARTED = later(r"[,/&;]|\band\b|\bor\b")
_SMALL = frozenset({"a", "an", "and", "etc", "if", "in", "of", "or", "the", "their", "with", "your"})


def doubt_leaks(attempt: Attempt) -> None:
    """Doubt what may be print, or another question's answer, inside an answer."""
    _leaks(attempt.chosen, attempt.places, attempt.found)
    _own_label(attempt.book, attempt.found)
    _asks_on(attempt.book, attempt.found)
    _long_labels(attempt.book, attempt.found)
    _numbers(attempt.found)
    _cut(attempt.guessed.strange + attempt.guessed.weak + _astray(attempt) + _undated(attempt), attempt.found)


def doubt_swallowed(book: Phrasebook, found: dict[str, Found]) -> None:
    """A long answer in plain lines just before a question that was not found may hold it, or be all of it."""
    before: Found | None = None
    for asked in book.order:
        one = found.get(asked)
        if one is None:
            continue
        by_options = one.place is None and one.chosen != () and not _only_options(book.fields[asked])
        if "read-label-not-found" in one.codes or by_options:
            if before is not None and _may_hold_more(before):
                before.doubts("read-label-leak")
        else:
            before = one


def _asks_on(book: Phrasebook, found: dict[str, Found]) -> None:
    """'Person who refers: name, agency and contacts' asks all along: what follows its colon names what is wanted."""
    for one in found.values():
        if one.words and _in_its_line(one) and _lists_what_is_asked(one.words, _words(book, one.path)):
            one.doubts("read-label-leak")


def _in_its_line(one: Found) -> bool:
    """Whether the answer begins in the line of its label, after a colon."""
    place = one.place
    if place is None or not one.stretches or one.stretches[0].pane is not place.pane:
        return False
    gap = place.pane.text[place.stop - 1 : one.stretches[0].start + 1]
    return ":" in gap and "\n" not in gap.rstrip()


def _long_labels(book: Phrasebook, found: dict[str, Found]) -> None:
    """A label much longer than any wording of its question may hold the beginning of the answer."""
    for one in found.values():
        if one.words and one.place is not None and one.place.likeness < 1:
            longest = max(map(len, book.labels(one.path)), default=0)
            own = _words(book, one.path)
            wordy = len(one.place.phrase.key) > longest + _WORDY
            if wordy or _strange_end(one.place, own) or _ends_a_sentence(one.place, own):
                one.doubts("read-label-leak")


def _ends_a_sentence(place: Place, own: set[str]) -> bool:
    """Whether the label's last sentence, or its last line after one, may be the answer's first."""
    label = place.pane.text[place.start : place.stop].rstrip()
    before, newline, _ = label.rpartition("\n")
    if newline and before.rstrip()[-1:] in (".", "!"):
        return True
    last = [word for word in key_of(_SENTENCES.split(label.rstrip(".:!? "))[-1]) if word not in _SMALL]
    return len(label) > _LONG_LABEL and sum(word in own for word in last) < _STRANGE * len(last)


def _strange_end(place: Place, own: set[str]) -> bool:
    """Whether words stand behind the label's bracket that no label has: 'Who refers (name, agency) Ada Example'."""
    label, bracket, rest = place.pane.text[place.start : place.stop].rpartition(")")
    after = [word for word in key_of(rest) if word not in _SMALL]
    return bool(bracket and "(" in label and after) and not any(word in own or word in KNOWN for word in after)


def _numbers(found: dict[str, Found]) -> None:
    """The last of several lines may be nothing but the number of the question after it."""
    for one in found.values():
        if one.words and "\n" in one.words and _NUMBERED.search(one.words):
            one.doubts("read-label-leak")


def _lists_what_is_asked(words: str, own: set[str]) -> bool:
    """Whether these are several things in a word or two each, most of them words of forms."""
    things = [key_of(thing) for thing in _PARTED.split(words.partition("\n")[0])]
    if all(thing and own.issuperset(thing) for thing in things[:_SEVERAL]) and len(things) > _SEVERAL:
        return True  # whatever comes after
    said = [word for thing in things for word in thing if word not in _SMALL]
    if words.rstrip().endswith(".") or len(things) < _SEVERAL or len(said) < _LISTED or max(map(len, things)) > _SHORT:
        return False
    return sum(word in own or word in KNOWN for word in said) >= _ASKED * len(said)


def _astray(attempt: Attempt) -> list[Place]:
    """Questions that stand there once more, or in doubtful words before their turn: an answer may ask so."""
    again = [place for places in attempt.chosen.rivals.values() for place in places]
    order, fields = attempt.book.order, attempt.chosen.fields
    for asked in attempt.guessed.doubtful:
        place = fields[asked]
        if any(order[one] > order[asked] and other.order < place.order for one, other in fields.items()):
            again.append(place)
    return again


def _undated(attempt: Attempt) -> list[Place]:
    """Places taken for a question after a day where no day follows: they may be words of the answer before them."""
    found = ((attempt.book.fields[asked].type, attempt.found.get(asked)) for asked in attempt.guessed.likened)
    return [
        one.place
        for kind, one in found
        if kind is FieldType.DATE and one is not None and one.place is not None and "read-odd-answer" in one.codes
    ]


def _cut(strange: list[Place], found: dict[str, Found]) -> None:
    """An answer that ends where words only seem to be a question may really go on."""
    ends = {(place.pane.number, unnumbered(place.pane, place.start)) for place in strange if place.pane.cell is None}
    for one in found.values():
        spots = one.stretches
        if not spots and one.place is not None:
            rest = one.place.pane.text[one.place.stop :]
            gap = one.place.stop + len(rest) - len(rest.lstrip())
            spots = (Stretch(pane=one.place.pane, start=one.place.stop, stop=gap),)
        if any((spot.pane.number, spot.stop) in ends for spot in spots):
            one.doubts("read-label-leak")


def _leaks(chosen: Chosen, places: list[Place], found: dict[str, Found]) -> None:
    """A printed question inside somebody's answer may be that question, answered there."""
    used = {id(place) for place in chosen.fields.values()}
    inside: dict[int, list[tuple[int, int, Found]]] = {}
    for one in (one for one in found.values() if one.words is not None):
        for spot in one.stretches:
            inside.setdefault(spot.pane.number, []).append((spot.start, spot.stop, one))
    for place in places:
        if id(place) in used or place.opening is Opening.MIDDLE or not place.closed:
            continue
        asked = [role.id for role in place.roles if role.kind is Kind.FIELD]
        for start, stop, one in inside.get(place.pane.number, ()) if asked else ():
            if start <= place.start < stop and one.path not in asked and place.phrase.key[1:]:
                one.doubts("read-label-leak")
                for asked_id in asked:
                    if asked_id in found and found[asked_id].words is None:
                        found[asked_id].doubts("read-two-places")


def _own_label(book: Phrasebook, found: dict[str, Found]) -> None:
    """An answer that begins with the last words of its question's longer wording may be the rest of the label."""
    for one in found.values():
        if one.words is None or one.place is None:
            continue
        label, first = one.place.phrase.key, next(iter(tokens_of(one.words[:_BEGINNING])), "")
        wordings = [key for key in book.labels(one.path) if first in key]
        said = key_of(one.words) if wordings else ()
        if said and one.words[0].islower() and len(said[0]) > _LITTLE and said[0] in _words(book, one.path):
            one.doubts("read-label-leak")
        rests = [key[size:] for key in wordings for size in range(1, len(key) - 1)]
        rests = [rest for rest in rests if len(rest) > 1 and label[-len(rest) :] != rest]
        if any(said[: len(rest)] == rest for rest in rests) or _last_line(one.words) in _tails(book, one.path, label):
            one.doubts("read-label-leak")


def _last_line(words: str) -> Key:
    """What the last of several lines says."""
    before, _, last = words.rpartition("\n")
    return key_of(last) if before and len(last) <= _BEGINNING else ()


def _tails(book: Phrasebook, asked: str, label: Key) -> set[Key]:
    """How the longer wordings of a question end that begin with this label: '(include Postcode)'."""
    longer = (key for key in book.labels(asked) if key[: len(label)] == label)
    return {key[len(label) :] for key in longer if len(key) > len(label) + 1}


def _words(book: Phrasebook, asked: str) -> set[str]:
    """Every word of every wording of a question."""
    return {word for key in book.labels(asked) for word in key}


def _may_hold_more(one: Found) -> bool:
    """Whether the answer has several plain lines, or is a cell below its question in a grid of one column."""
    if one.place is None or not one.words:
        return False
    asked = one.place.pane.cell
    board = one.place.pane.board
    if asked is None or board is None:
        return "\n" in one.words
    if len(board.rows.get(asked.row, ())) > 1:
        return False
    cells = [spot.pane.cell for spot in one.stretches]
    return any(cell is not None and cell.row > asked.row for cell in cells)


def _only_options(one: Field) -> bool:
    """Whether the question is printed as nothing but its options."""
    return key_of(one.label) == tuple(word for choice in one.choices for word in key_of(choice.label))
