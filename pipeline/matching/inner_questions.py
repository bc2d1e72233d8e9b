"""Questions nobody knows inside an answer in plain lines: 'School attended: …' under the GP's address is none of it."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from pipeline.matching.attempt import Attempt
from pipeline.matching.blanks import Stretch
from pipeline.matching.edges import Opening
from pipeline.matching.flat_tables import TABLE
from pipeline.matching.found import Found
from pipeline.matching.label_ends import LABEL, worded_as_label
from pipeline.matching.panes import Board
from pipeline.matching.phrases import Kind
from pipeline.matching.places import Place
from pipeline.matching.reworded import LIKELY, SURE
from pipeline.matching.strays import anchors_of
from pipeline.matching.table_rows import TableRead
from pipeline.matching.turns import without_pointer
from pipeline.matching.words import Key, key_of
from pipeline.starting import later

_ASKS = later(r"[A-Z][^\W\d_]*(?:[ /&'’-]+[^\W\d_]+){0,4} ?:(?:[ \t]+(?P<said>\S.*))?")
_LONGEST = 60  # letters of what is said after it
_LITTLE = 3  # letters of words that every label has
_MOST = 7  # words
_LONG = 200  # letters
_LONG_LABEL = 24  # words
_SENTENCE = re.compile(  # what goes on after a question's words as a sentence does, perhaps after a printed 'mm/yy'
    r"[ \u00a0]*(?:\S+[ \u00a0]+)?\b[a-z][^\W\d_]*(?:[ \u00a0]+[^\s]+){2,}[.!…]\s*(?:\n|\Z)"
)
_STOPS = (".", "!", "…")
_NEVER = 101.0


def doubt_inner_questions(attempt: Attempt) -> None:
    """Doubt answers that end in a line worded as this sheet's questions are, and do not begin so themselves."""
    for one in attempt.found.values():
        for spot in one.stretches if one.words is not None else ():
            if spot.pane.cell is None and _holds_a_question(_lines(spot)):
                one.doubts("read-label-leak")
        if one.words is not None and _asks_another(one.words, one.path, attempt):
            one.doubts("read-label-leak")
    _doubt_before_sentences(attempt)
    _doubt_before_tables(attempt)
    if not _asks_with_colons(attempt):
        return
    for one in attempt.found.values():
        for spot in one.stretches if one.words is not None else ():
            if spot.pane.cell is None and _ends_with_a_question(spot, _own_words(one.path, attempt)):
                one.doubts("read-label-leak")


def _doubt_before_sentences(attempt: Attempt) -> None:
    """A sentence that begins with a question out of its order may be of the answer before, which is then cut short."""
    anchors = anchors_of(attempt.found, attempt.tables)
    orders = [order for order, _ in anchors]
    times = Counter(asked for place in attempt.places for asked in _asked(place))
    for place in attempt.places:
        at = bisect_left(orders, place.order) - 1
        if at < 0 or not _SENTENCE.match(place.pane.text, place.stop) or place.pane.text[place.stop - 1] == ":":
            continue
        before = anchors[at][1]
        last = attempt.book.order.get(before.table if isinstance(before, TableRead) else before.path, 0)
        odd = any(times[asked] > 1 or attempt.book.order.get(asked[0], last) < last for asked in _asked(place))
        if (odd or _within(before, place)) and (
            isinstance(before, TableRead) or not any(_covers(spot, place) for spot in before.stretches)
        ):
            before.codes.setdefault("read-label-leak")


def _doubt_before_tables(attempt: Attempt) -> None:
    """The last line straight above a table, where no heading of it was found, may be its heading and no answer."""
    headed = {name for _, name in attempt.chosen.headings}
    bare = [read for asked, read in attempt.tables.items() if read.header and attempt.book.section[asked] not in headed]
    if not headed or not bare:
        return
    boards = [read.header.panes[0].board for read in bare if read.header is not None]
    lines = [place for place in attempt.places if any(role.id == TABLE for role in place.roles)]
    for one in attempt.found.values():
        for spot in one.stretches:
            if len(_lines(spot)) > 1 and (_ends_above(spot, boards) or any(_ends_at(spot, place) for place in lines)):
                one.doubts("read-label-leak")


def _ends_above(spot: Stretch, boards: list[Board | None]) -> bool:
    rest = spot.pane.text[spot.stop :].strip()
    return not rest and any(spot.pane.after is board for board in boards if board is not None)


def _ends_at(spot: Stretch, place: Place) -> bool:
    return place.pane is spot.pane and not spot.pane.text[spot.stop : place.start].strip() and spot.stop <= place.start


def _within(before: Found | TableRead, place: Place) -> bool:
    """Whether an option stands in the cell or lines of a question that is not its own."""
    if isinstance(before, TableRead) or before.place is None or before.place.pane is not place.pane:
        return False
    options = {role.id for role in place.roles if role.kind is Kind.OPTION}
    return bool(options) and before.path not in options


def _asked(place: Place) -> set[tuple[str, str]]:
    return {(role.id, role.option) for role in place.roles if role.kind in (Kind.FIELD, Kind.OPTION)}


def _covers(spot: Stretch, place: Place) -> bool:
    return spot.pane is place.pane and spot.start <= place.start < spot.stop


def _asks_with_colons(attempt: Attempt) -> bool:
    """Whether most questions of this sheet stand at the head of a line and end in a colon there."""
    lines = [p for p in attempt.chosen.fields.values() if p.pane.cell is None and p.opening >= Opening.LINE]
    closed = sum(place.pane.text[place.start : place.stop].rstrip().endswith(":") for place in lines)
    return bool(lines) and closed * 2 >= len(lines)


def _lines(spot: Stretch) -> list[str]:
    """The lines of a stretch, but for those that only say where it goes on."""
    lines = (line.strip() for line in spot.pane.text[spot.start : spot.stop].split("\n"))
    return [line for line in lines if without_pointer(line)]


def _asks_another(words: str, asked: str, attempt: Attempt) -> bool:
    """Whether an answer begins or ends with a line that means another question."""
    book, lines = attempt.book, words.split("\n")
    keys = {key for line in (lines[0], lines[-1]) for key in _of_a_label(line)}
    said = (book.meanings.all(key) for key in keys)
    return any(score >= _least(other, attempt) and other != asked for one in said for other, score in one.items())


def _of_a_label(line: str) -> Iterator[Key]:
    """The line's words, if they are few enough for a label, and those before its colon."""
    key = key_of(line) if len(line) <= _LONG else ()
    if 2 < len(key) <= _LONG_LABEL:
        yield key
    head, colon, _ = line[:_LONG].partition(":")
    before = key_of(head) if colon else ()
    if 1 < len(before) < len(key) and len(before) <= _MOST:
        yield before


def _least(asked: str, attempt: Attempt) -> float:
    """How near in meaning a line must be to a question to be that: less near, where it was not found elsewhere."""
    one = attempt.found.get(asked)
    return _NEVER if one is None else SURE if one.answered or one.place is not None else LIKELY


def _holds_a_question(lines: list[str]) -> bool:
    """Whether one of these lines is worded as a label, or stands like a heading among whole sentences."""
    sentences = any(line.endswith(_STOPS) for line in lines)
    return any(worded_as_label(line) or (sentences and _like_a_heading(line)) for line in lines)


def _like_a_heading(line: str) -> bool:
    return bool(LABEL.fullmatch(line)) and 1 < len(line.split()) <= _MOST


def _own_words(asked: str, attempt: Attempt) -> set[str]:
    """The words of every wording of this question: 'Birth father: …' is about the parents that were asked for."""
    return {word for key in attempt.book.labels(asked) for word in key if len(word) > _LITTLE}


def _ends_with_a_question(spot: Stretch, own: set[str]) -> bool:
    """Whether the last line of this stretch, and not its first, is a few words, a colon and a short answer."""
    first, *others = [line.strip() for line in spot.pane.text[spot.start : spot.stop].strip().split("\n")]
    last = [line for line in others if line][-1:]
    found = _ASKS.fullmatch(last[0]) if last and not _ASKS.match(first) else None
    return (
        found is not None
        and len(found["said"] or "") <= _LONGEST
        and own.isdisjoint(key_of(found.group().partition(":")[0]))
    )
