"""The audit: words that nobody claimed, words claimed twice, print inside an answer, questions that were not found."""

import re
from bisect import bisect_right
from collections import Counter

from pipeline.matching.attempt import Attempt
from pipeline.matching.blanks import Stretch, written
from pipeline.matching.bounds import Bounds, unnumbered
from pipeline.matching.claims import Claims
from pipeline.matching.found import Found
from pipeline.matching.half_labels import doubt_half_labels
from pipeline.matching.leaks import doubt_leaks, doubt_swallowed
from pipeline.matching.paged import doubt_pages
from pipeline.matching.panes import Pane, Paper, left_of, right_of
from pipeline.matching.phrases import Kind, Phrasebook
from pipeline.matching.places import Place
from pipeline.matching.shifted import doubt_shifted
from pipeline.matching.strays import anchors_of, doubt_strays
from pipeline.matching.table_rows import TableRead
from pipeline.matching.unfilled import EXAMPLE
from pipeline.matching.words import key_of, says
from pipeline.model.form import FilledBy
from pipeline.model.sheet import MarkKind, Region
from pipeline.starting import later

_NUMBER = later(r"\s*(?:q(?:uestion)?\.?\s*)?(?:\d{1,3}(?:\.\d{1,2}){0,2}|[a-z]|[ivx]{1,4})\s*[.):]?\s*", re.IGNORECASE)
_NEVER_FILLED = re.compile(r"~?(?:«[^«»]+»|<+[^<>]+>+|\{+[^{}]+\}+|\[+[^][]+\]+)")  # '«Surname»', of a mail merge
_PROMPT_LEFT = re.compile(
    r"[\[<](?:please\s+)?(?:type|enter|insert|write|add|click)\b[^\[\]<>\n]{0,60}[\]>]", re.IGNORECASE
)
_NUMBERED_HEAD = later(r"(?:section|part)\s+(?:[a-z]|\d{1,2}|[ivx]{1,4})\s*[:.–—-]\s*[^\d\n][^\n]{0,60}", re.IGNORECASE)
_COLUMNS = frozenset(
    {"", "no", "number", "ref", "item", "section", "field", "question", "questions", "information required", "detail"}
    | {"answer", "answers", "response", "your answer", "your response", "details", "information", "comments", "entry"}
)
_BEGINNING = 80  # letters in which the first word ends
_SHARE = 0.04  # of a print's letters
_SEVERAL = 2  # stretches
_LITTLE = 4  # letters
_ROWS = 3


def examine(attempt: Attempt) -> list[Stretch]:
    """Raise the doubts that only the whole sheet can tell of; what comes back are the words that answer no question."""
    paper, claims, found, tables = attempt.paper, attempt.claims, attempt.found, attempt.tables
    doubt_leaks(attempt)
    _print(attempt.printed_places, claims)
    left = [
        spot
        for pane in claims.open(paper.panes)
        for spot in _left(pane, claims, attempt.book.prompts)
        if not _known(spot, attempt.book, attempt.bounds)
    ]
    _near(left, paper, found, tables)
    _two_answers_a_row(left, found)
    _examples(found, tables)
    doubt_strays(attempt)
    _afloat(left, found, tables)
    doubt_shifted(attempt, left)
    doubt_half_labels(attempt)
    doubt_pages(attempt, left)
    _missing(attempt)
    doubt_swallowed(attempt.book, found)
    return left


def _print(places: list[Place], claims: Claims) -> None:
    """Printed words, their list numbers and the gaps in an instruction are nobody's answer."""
    last: Place | None = None
    for place in places:
        start = unnumbered(place.pane, place.start)
        if last is not None and last.pane is place.pane and _one_instruction(last, place):
            start = last.stop
        spot = Stretch(pane=place.pane, start=start, stop=max(place.stop, place.start + 1))
        if claims.free(spot):
            claims.take(spot, "print")
        last = place


def _one_instruction(first: Place, second: Place) -> bool:
    told = {role.id for role in first.roles if role.kind is Kind.PRINTED}
    return any(role.kind is Kind.PRINTED and role.id in told for role in second.roles)


def _known(spot: Stretch, book: Phrasebook, bounds: Bounds) -> bool:
    """A lone piece of print: part of a question that its options cut in two ('Attached -'), or a question's number."""
    beside = right_of(spot.pane) if spot.pane.cell is not None else None
    if beside is not None and bounds.labelled(beside) and _NUMBER.fullmatch(spot.pane.text):
        return True
    if _over_questions(spot.pane):
        return True
    key = key_of(spot.pane.text[spot.start : spot.stop])
    phrase = book.by_key.get(key) or book.by_key.get(key[1:] if key and key[0].isdigit() else ())
    return phrase is not None and any(role.kind is not Kind.OPTION for role in phrase.roles)


def _over_questions(pane: Pane) -> bool:
    """Whether this cell is in a first row that only says which column asks and which answers."""
    if pane.cell is None or pane.board is None or pane.cell.row:
        return False
    row = pane.board.rows.get(0, [])
    return len(row) > 1 and all(" ".join(cell.key) in _COLUMNS for cell in row)


def _left(pane: Pane, claims: Claims, prompts: tuple[str, ...]) -> list[Stretch]:
    return [
        spot
        for spot in claims.left(pane)
        if says(pane.text[spot.start : spot.stop]) and written(spot, prompts, boxes=True).words
    ]


def _near(left: list[Stretch], paper: Paper, found: dict[str, Found], tables: dict[str, TableRead]) -> None:
    """Whoever is answered, or asked, beside unclaimed words, or last before them, may have lost them."""
    by_pane = _by_pane(found)
    anchors = anchors_of(found, tables)
    orders = [order for order, _ in anchors]
    for spot in left:
        near = _around(spot.pane)
        near += [paper.wholes[pane.number] for pane in near if pane.number in paper.wholes]
        for other in near:
            for one in by_pane.get(other.number, ()) if spot.pane.cell is not None or _filled(spot) else ():
                one.doubts("read-unclaimed-text-near")
        for one in by_pane.get(spot.pane.number, ()) if spot.pane.cell is None else ():
            if not one.answered and _right_before(spot, one.place):
                one.doubts("read-unclaimed-text-near")
        index = bisect_right(orders, (spot.pane.number, spot.start))
        if index:
            last = anchors[index - 1][1]
            last.codes.setdefault("read-unclaimed-text-near")


def _right_before(spot: Stretch, place: Place | None) -> bool:
    """Whether these words stand in the line of a question, before it."""
    if place is None or place.pane is not spot.pane or place.start < spot.stop:
        return False
    return "\n" not in spot.pane.text[spot.start : place.start].strip()


def _two_answers_a_row(left: list[Stretch], found: dict[str, Found]) -> None:
    """Words of nobody's in the column behind the answers, row after row: two are told of, and one question of each."""
    rows = Counter(
        (board.number, cell.column) for spot in left if (board := spot.pane.board) and (cell := spot.pane.cell)
    )
    boards = {number for (number, _), count in rows.items() if count >= _ROWS}
    for one in found.values() if boards else ():
        board = one.place.pane.board if one.place is not None and not one.answered else None
        if board is not None and board.number in boards:
            one.doubts("read-unclaimed-text-near")


def _afloat(left: list[Stretch], found: dict[str, Found], tables: dict[str, TableRead]) -> None:
    """A text box hangs somewhere on the page: unclaimed words in one may answer any question that has no answer."""
    first = min((order for order, _ in anchors_of(found, tables)), default=None)
    for spot in left:
        lines = spot.pane.lines[spot.pane.line_at(spot.start) : spot.pane.line_at(max(spot.start, spot.stop - 1)) + 1]
        afloat = any(line.region is Region.FLOATING and line.text.strip() for line in lines)
        if afloat and first is not None and (spot.pane.number, spot.start) > first:
            for one in found.values():
                if not one.answered:
                    one.doubts("read-unclaimed-text-near")


def _examples(found: dict[str, Found], tables: dict[str, TableRead]) -> None:
    """What begins with 'e.g.' may be an example, 'Section B:' a heading; a place in brackets is often never filled."""
    cells = [cell for read in tables.values() for row in read.rows for cell in row.values()]
    for one in (*found.values(), *cells):
        words = one.words
        if words and (EXAMPLE.match(words) or _PROMPT_LEFT.search(words)):
            one.doubts("read-odd-answer")
        if words and (_NEVER_FILLED.fullmatch(words) or _NUMBERED_HEAD.fullmatch(words)):
            one.doubts("read-odd-answer")


def _filled(spot: Stretch) -> bool:
    """Whether a field that somebody filled in stands here."""
    return any(
        mark.kind is MarkKind.CONTROL and not mark.empty and spot.start <= mark.start < mark.end <= spot.stop
        for mark in spot.pane.marks
    )


def _by_pane(found: dict[str, Found]) -> dict[int, list[Found]]:
    by_pane: dict[int, list[Found]] = {}
    for one in found.values():
        spots = list(one.stretches)
        if one.place is not None:
            spots.append(Stretch(pane=one.place.pane, start=one.place.start, stop=one.place.stop))
        for spot in spots:
            by_pane.setdefault(spot.pane.number, []).append(one)
    return by_pane


def _around(pane: Pane) -> list[Pane]:
    """The cell itself, those to its left and right, the one above."""
    around: list[Pane] = [pane]
    if pane.cell is not None and pane.board is not None:
        above = pane.board.at(pane.cell.row - 1, pane.cell.column)
        around += [near for near in (left_of(pane), right_of(pane), above) if near is not None]
    return around


def _missing(attempt: Attempt) -> None:
    """A question that was not found may have been answered all the same, unless its whole section was left off."""
    section, found = attempt.book.section, attempt.found
    there = {section[asked] for asked, one in found.items() if one.place is not None or one.answered}
    there |= {name for _, name in attempt.chosen.headings}
    office = {one.id for one in attempt.book.form.sections if one.by is FilledBy.PARTNERSHIP}
    expected = {asked for asked, name in section.items() if name in there or name not in office}
    expected -= attempt.chosen.not_printed
    for asked, one in found.items():
        if asked in expected and one.place is None and not one.stretches:
            one.doubts("read-label-not-found")
    for asked, read in attempt.tables.items():
        if asked in expected and read.header is None:
            read.codes["read-label-not-found"] = None
