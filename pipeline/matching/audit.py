"""The audit: words that nobody claimed, words claimed twice, print inside an answer, questions that were not found."""

import re
from bisect import bisect_right
from itertools import pairwise

from pipeline.matching.attempt import Attempt
from pipeline.matching.blanks import Stretch, written
from pipeline.matching.bounds import Bounds, unnumbered
from pipeline.matching.chosen import Chosen
from pipeline.matching.claims import Claims
from pipeline.matching.edges import Opening
from pipeline.matching.found import Found
from pipeline.matching.panes import Pane, Paper, left_of, right_of
from pipeline.matching.phrases import Kind, Phrasebook
from pipeline.matching.places import Place
from pipeline.matching.shifted import doubt_shifted
from pipeline.matching.strays import anchors_of, doubt_strays
from pipeline.matching.table_rows import TableRead
from pipeline.matching.words import key_of, says, tokens_of
from pipeline.model.form import Field, FilledBy
from pipeline.model.sheet import MarkKind, Region

_NUMBER = re.compile(
    r"\s*(?:q(?:uestion)?\.?\s*)?(?:\d{1,3}(?:\.\d{1,2}){0,2}|[a-z]|[ivx]{1,4})\s*[.):]?\s*", re.IGNORECASE
)
_EXAMPLE = re.compile(r"\W{0,3}(?:e\.?\s?g\b|for example\b|example\s?\d?\s?[:\n–—-])", re.IGNORECASE)
_NEVER_FILLED = re.compile(r"~?(?:«[^«»]+»|<+[^<>]+>+|\{+[^{}]+\}+|\[+[^][]+\]+)")  # '«Surname»', of a mail merge
_COLUMNS = frozenset(
    {"", "no", "number", "ref", "item", "section", "field", "question", "questions", "information required", "detail"}
    | {"answer", "answers", "response", "your answer", "your response", "details", "information", "comments", "entry"}
)
_BEGINNING = 80  # letters in which the first word ends
_SHARE = 0.04  # of a print's letters
_SEVERAL = 2  # stretches
_LITTLE = 4  # letters


def examine(attempt: Attempt) -> list[Stretch]:
    """Raise the doubts that only the whole sheet can tell of; what comes back are the words that answer no question."""
    paper, claims, found, tables = attempt.paper, attempt.claims, attempt.found, attempt.tables
    _leaks(attempt.chosen, attempt.places, found)
    _own_label(attempt.book, found)
    _cut(attempt.guessed.strange + attempt.guessed.weak, found)
    _print(attempt.printed_places, claims)
    left = [
        spot
        for pane in claims.open(paper.panes)
        for spot in _left(pane, claims, attempt.book.prompts)
        if not _known(spot, attempt.book, attempt.bounds)
    ]
    _near(left, paper, found, tables)
    _examples(found, tables)
    doubt_strays(attempt)
    _afloat(left, found, tables)
    doubt_shifted(attempt, left)
    if paper.paged and _much(left, paper):
        _doubt_all("read-no-rules", found, tables)
    if paper.paged and _backwards(attempt.book, found):
        _doubt_all("read-page-order", found, tables)
    _missing(attempt)
    _swallowed(attempt.book, found)
    _unruled(found, tables)
    return left


def _doubt_all(code: str, found: dict[str, Found], tables: dict[str, TableRead]) -> None:
    for codes in [one.codes for one in found.values()] + [read.codes for read in tables.values()]:
        codes.setdefault(code)


def _cut(strange: list[Place], found: dict[str, Found]) -> None:
    """An answer that ends where unknown words only seem to be a question may really go on."""
    ends = {(place.pane.number, unnumbered(place.pane, place.start)) for place in strange if place.pane.cell is None}
    for one in found.values():
        spots = one.stretches
        if not spots and one.place is not None:
            rest = one.place.pane.text[one.place.stop :]
            gap = one.place.stop + len(rest) - len(rest.lstrip())
            spots = (Stretch(pane=one.place.pane, start=one.place.stop, stop=gap),)
        if any((spot.pane.number, spot.stop) in ends for spot in spots):
            one.doubts("read-label-leak")


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
        rests = (key[size:] for key in wordings for size in range(1, len(key) - 1))
        if any(said[: len(rest)] == rest for rest in rests if len(rest) > 1 and label[-len(rest) :] != rest):
            one.doubts("read-label-leak")


def _words(book: Phrasebook, asked: str) -> set[str]:
    """Every word of every wording of a question."""
    return {word for key in book.labels(asked) for word in key}


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
        index = bisect_right(orders, (spot.pane.number, spot.start))
        if index:
            last = anchors[index - 1][1]
            last.codes.setdefault("read-unclaimed-text-near")


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
    """What begins with 'e.g.' may be the form's own example; what lies in brackets is often a place never filled."""
    cells = [cell for read in tables.values() for row in read.rows for cell in row.values()]
    for one in (*found.values(), *cells):
        if one.words is not None and (_EXAMPLE.match(one.words) or _NEVER_FILLED.fullmatch(one.words)):
            one.doubts("read-odd-answer")


def _filled(spot: Stretch) -> bool:
    """Whether a field that somebody filled in stands here."""
    return any(
        mark.kind is MarkKind.CONTROL and not mark.empty and spot.start <= mark.start < mark.end <= spot.stop
        for mark in spot.pane.marks
    )


def _much(left: list[Stretch], paper: Paper) -> bool:
    """Whether so much of a print is unclaimed that its layout was not understood, and nothing on it is sure."""
    whole = sum(len(pane.text) for pane in paper.panes)
    inside = left[1:] if left and left[0].pane.number == 0 else left  # what stands before the form is no part of it
    return len(inside) > _SEVERAL and sum(spot.stop - spot.start for spot in inside) > _SHARE * whole


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


def _swallowed(book: Phrasebook, found: dict[str, Found]) -> None:
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


def _unruled(found: dict[str, Found], tables: dict[str, TableRead]) -> None:
    """Cells that only their place makes cells may be cut or joined wrongly."""
    for one in found.values():
        panes = [spot.pane for spot in one.stretches] + ([one.place.pane] if one.place is not None else [])
        if any(pane.board is not None and not pane.board.grid.ruled for pane in panes):
            one.doubts("read-no-rules")
    for read in tables.values():
        board = read.header.panes[0].board if read.header is not None else None
        if board is not None and not board.grid.ruled:
            read.codes.setdefault("read-no-rules")


def _backwards(book: Phrasebook, found: dict[str, Found]) -> bool:
    """Whether the pages lie in reverse: each asks what the form asks before the questions of the page above it."""
    pages: dict[int, list[int]] = {}
    for asked, one in found.items():
        if one.place is not None and one.page is not None:
            pages.setdefault(one.page, []).append(book.order[asked])
    middles = [sum(orders) / len(orders) for _, orders in sorted(pages.items()) if len(orders) >= _SEVERAL]
    return len(middles) > 1 and all(first > second for first, second in pairwise(middles))
