"""The extent of a form on its sheet: where it begins below a letter or a cover page, and where it ends."""

from collections.abc import Sequence
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from pipeline.matching.attempt import Attempt
from pipeline.matching.doubts import doubt
from pipeline.matching.edges import Opening
from pipeline.matching.endings import HEAD, addresses, ends, goes_on, heads_a_mail, mails_at
from pipeline.matching.phrases import Kind
from pipeline.matching.places import Place
from pipeline.matching.spots import START, Spot, cut, printed_from, spot_at, spot_of
from pipeline.model.reading import Answer, Reading
from pipeline.model.sheet import Line, Sheet, lines_of
from pipeline.model.states import ReadStatus

_TITLE = 3  # words that tell one form from all others
_LABEL = 2
_PRINT = 4
_FEW = 2  # questions that a letter quotes
_QUOTED = 0.25  # share of a form's questions that a letter without its title quotes
_MOST = 0.6  # share of the questions
_FEWER = 1 - _MOST
_MANY = 800  # more print than a file of forms has


class Extent(Struct, frozen=True, kw_only=True):
    """A form's own part of a sheet, and what was put around it."""

    sheet: Sheet
    above: tuple[str, ...]
    below: tuple[str, ...]
    around: frozenset[str]  # questions that stand above or below, too
    again: frozenset[str]  # those that are asked once more below by the same hand
    loose: frozenset[str]  # the last question, where nothing but our guess says where its answer ends

    @property
    def letters(self) -> int:
        """How much stands above."""
        return sum(map(len, self.above))


def extent(attempt: Attempt, sheet: Sheet) -> Extent | None:
    """The form's own part of the sheet; None where that is all of it."""
    exact = [place for place in attempt.places if _is_exact(place)]
    if not exact or len(exact) > _MANY:
        return None
    first = _first(exact, attempt, sheet)
    last = _last(exact if first == START else [one for one in exact if spot_of(one, sheet, attempt.paper) >= first])
    last_spot = max(spot_of(last, sheet, attempt.paper), _last_row(attempt, sheet))
    stop = _stop(sheet, last_spot.block + 1)
    cuts = sorted({START, first, stop} - {Spot(len(sheet.blocks))})
    if any(spot_at(one.head.pane, one.head.start, sheet, attempt.paper) >= stop for one in attempt.sequels):
        return None
    if len(cuts) == 1 or len(_asked_from(stop, exact, attempt, sheet)) > _FEW:
        return None  # nothing around, or more than a mail quotes: more of the form, or another copy
    pieces = cut(sheet, cuts)
    if pieces is None:
        return None
    own = pieces[cuts.index(first)]
    below = pieces[cuts.index(first) + 1 :]
    if any(goes_on(line.text) for piece in below for line in piece.lines()):
        return None
    outside = [p for p in attempt.places if not first <= spot_of(p, sheet, attempt.paper) < stop]
    mail = heads_a_mail(
        [line.text for line in islice(lines_of(sheet.blocks[stop.block : stop.block + HEAD]), HEAD)] or [""]
    )
    return Extent(
        sheet=own,
        above=_words(pieces[: cuts.index(first)]),
        below=_words(below),
        around=frozenset(asked for place in outside for asked in _asked(place)),
        again=frozenset() if mail else frozenset(_asked_from(stop, exact, attempt, sheet)),
        loose=frozenset(_asked(last)) if isinstance(sheet.blocks[last_spot.block], Line) else frozenset(),
    )


def _asked_from(stop: Spot, exact: Sequence[Place], attempt: Attempt, sheet: Sheet) -> set[str]:
    return {asked for place in exact if spot_of(place, sheet, attempt.paper) >= stop for asked in _asked(place)}


def _is_exact(place: Place) -> bool:
    """Whether this is surely the form's own print."""
    size = len(place.phrase.key)
    if place.opening is Opening.MIDDLE:
        return False
    return any(
        (role.kind is Kind.TITLE and size >= _TITLE)
        or (role.kind is Kind.FIELD and role.exact and size >= _LABEL)
        or (role.kind is Kind.HEADING and role.exact)
        or (role.kind is Kind.PRINTED and size >= _PRINT)
        for role in place.roles
    )


def _asked(place: Place) -> list[str]:
    """The questions that stand here; options in a row are none, as they are printed in many ways."""
    return [] if place.phrase.of_options else [role.id for role in place.roles if role.kind is Kind.FIELD]


def _first(exact: Sequence[Place], attempt: Attempt, sheet: Sheet) -> Spot:
    """Where the form begins: at the last title that has all its questions below it, or below a letter's first words."""
    begin = next((place for place in reversed(exact) if _heads_all(place, exact, attempt)), None)
    if begin is None and _is_addressed(sheet, spot_of(exact[0], sheet, attempt.paper).block):
        begin = exact[0]
    if begin is None:
        return START
    spot = spot_of(begin, sheet, attempt.paper)
    return spot if spot.row else Spot(printed_from(attempt.places, sheet, attempt.paper, 0, spot.block))


def _heads_all(title: Place, exact: Sequence[Place], attempt: Attempt) -> bool:
    """Whether what stands above this title may be a letter: no table, and few questions that do not stand below."""
    if not any(role.kind is Kind.TITLE for role in title.roles):
        return False
    above = {asked for place in exact if place.order < title.order for asked in _asked(place)}
    below = {asked for place in exact if place.order > title.order for asked in _asked(place)}
    tables = [read.header.panes[0] for read in attempt.tables.values() if read.header is not None]
    titled = any(role.kind is Kind.TITLE for place in exact if place.order < title.order for role in place.roles)
    few = len(above) <= (0 if titled else max(_FEW, _QUOTED * len(below)))
    return few and above <= below and all(pane.number > title.pane.number for pane in tables)


def _is_addressed(sheet: Sheet, until: int) -> bool:
    """Whether what stands before this block is written to somebody."""
    texts = [line.text for line in lines_of(sheet.blocks[:until])]
    return any(addresses(texts[at : at + HEAD]) for at in range(len(texts)))


def _last(exact: Sequence[Place]) -> Place:
    """The last print that stands there for the first time."""
    seen: set[str] = set()
    last = exact[0]
    for place in exact:
        asked = set(_asked(place))
        if not asked or asked - seen:
            last = place
        seen |= asked
    return last


def _last_row(attempt: Attempt, sheet: Sheet) -> Spot:
    """Where the last row of the form's tables stands."""
    last = START
    for read in attempt.tables.values():
        panes = [spot.pane for cell in (read.rows[-1].values() if read.rows else ()) for spot in cell.stretches]
        panes += read.header.panes if read.header is not None else ()
        last = max([last, *(spot_at(pane, 0, sheet, attempt.paper) for pane in panes)])
    return last


def _stop(sheet: Sheet, start: int) -> Spot:
    """Where, from this block on, something begins that is no part of a form."""
    for number in range(start, len(sheet.blocks)):
        texts = [line.text for line in islice(lines_of(sheet.blocks[number : number + HEAD]), HEAD)]
        if texts and texts[0].strip() and ends(texts):
            return Spot(number)
    return Spot(len(sheet.blocks))


def _words(pieces: Sequence[Sheet]) -> tuple[str, ...]:
    return tuple(line.text.strip() for piece in pieces for line in piece.lines() if any(map(str.isalnum, line.text)))


def with_surroundings(reading: Reading, within: Extent) -> Reading:
    """The form's reading with the words around it, and with a doubt where one of them may be its answer."""
    if reading.status is not ReadStatus.RECORD:
        return reading
    return replace(
        reading,
        unplaced=(*within.above, *reading.unplaced, *within.below),
        answers=tuple(_doubted(answer, within) for answer in reading.answers),
    )


def doubt_outside(attempt: Attempt) -> None:
    """Doubt answers from above the title, or from a mail below the form, where the rest of the form is not."""
    places = list(attempt.chosen.fields.values())
    titles = [place for place in attempt.places if any(role.kind is Kind.TITLE for role in place.roles)]
    edges = [title.order for title in titles if _above(places, title.order) <= max(_FEW, _FEWER * len(places))]
    mails = [order for order in mails_at(attempt.paper) if _above(places, order) >= _MOST * len(places)]
    for one in attempt.found.values() if edges or mails else ():
        if one.answered and one.place is not None:
            above = bool(edges) and one.place.order < max(edges)
            if above or (mails and one.place.order > min(mails)):
                one.doubts("read-far-answer")


def _above(places: Sequence[Place], order: tuple[int, int]) -> int:
    """How many of these places stand above."""
    return sum(place.order < order for place in places)


def _doubted(answer: Answer, within: Extent) -> Answer:
    said = answer.words is not None or bool(answer.chosen)
    again = answer.path in within.again or (answer.path in within.around and not said)
    codes = ["read-two-places"] if again else []
    codes += ["read-unclaimed-text-near"] if within.below and answer.path in within.loose else []
    more = tuple(doubt(code) for code in codes if code not in answer.codes)
    return replace(answer, doubts=answer.doubts + more) if more else answer
