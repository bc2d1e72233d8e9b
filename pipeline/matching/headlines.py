"""Headlines: the lines that head what goes on from an answer elsewhere, and which question each of them names."""

from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec import Struct

from pipeline.matching.attempt import Attempt
from pipeline.matching.edges import Opening
from pipeline.matching.endings import HEAD, addresses
from pipeline.matching.naming import Named, Naming
from pipeline.matching.panes import Pane, left_of
from pipeline.matching.phrases import Kind, Phrasebook
from pipeline.matching.places import Place
from pipeline.matching.turns import Heading, headings, heads_something, named, speaks
from pipeline.matching.words import says

_LONGEST = 400  # letters of a label that is repeated by itself
_MOST = 200  # more headlines than any form has


class Headline(Struct, frozen=True, kw_only=True, eq=False):
    """A line that heads something which goes on, or seems to."""

    pane: Pane
    start: int
    stop: int  # where what it heads begins
    named: Named | None = None  # None where it names nothing that we know
    nameless: bool = False  # it only says that something goes on
    plain: bool = False  # it says so, and of which question, in words that mean nothing else

    @property
    def line(self) -> str:
        """The headline itself."""
        return self.pane.text[self.start : self.stop]


def headlines(attempt: Attempt, book: Phrasebook, panes: Sequence[Pane], prints: Sequence[Place]) -> list[Headline]:
    """Every line that has the shape of a headline, in reading order; none where there are more than people write."""
    search = _Search(attempt, book, prints)
    letter = _letter_below(panes, max((place.order for place in prints), default=(0, 0)))
    heads = (head for pane in panes for head in search.of_pane(pane) if (pane.number, head.start) < letter)
    found = list(islice(heads, _MOST + 1))
    return found if len(found) <= _MOST else []


def lines(pane: Pane) -> Iterator[tuple[int, str]]:
    """The lines of a pane, each with where it begins."""
    at = 0
    for text in pane.text.split("\n"):
        yield at, text
        at += len(text) + 1


class _Search:
    __slots__ = ("attempt", "book", "naming", "prints", "zone")

    def __init__(self, attempt: Attempt, book: Phrasebook, prints: Sequence[Place]) -> None:
        self.attempt, self.book, self.prints = attempt, book, prints
        self.naming = Naming(book, prints)
        self.zone = False  # whether a sheet has begun that only goes on from elsewhere

    def of_pane(self, pane: Pane) -> Iterator[Headline]:
        for start, text in _candidates(pane):
            head = self._of_line(pane, start, text) if says(text) else None
            if head is not None:
                self.zone |= head.nameless
                yield head

    def _of_line(self, pane: Pane, start: int, text: str) -> Headline | None:
        if not speaks(text):
            return self._label(pane, start, text) if self.zone and len(text) <= _LONGEST else None
        if self._is_print(pane, start, start + len(text)):
            return None
        for one in headings(text):
            if not one.name:
                return Headline(pane=pane, start=start, stop=start + one.stop, nameless=True)
            meant = self.naming.named(one.name)
            if meant is not None and self._above(meant, pane, start) and not self._of_another(meant, pane, start):
                return _headline(pane, start, one, meant)
        return Headline(pane=pane, start=start, stop=start + len(text)) if heads_something(text) else None

    def _label(self, pane: Pane, start: int, text: str) -> Headline | None:
        """On a sheet that only goes on, a label or a number is enough, if it stands above as well."""
        for one in named(text):
            meant = self.naming.of_label(one.name)
            if meant is not None and self._above(meant, pane, start, needed=True):
                return _headline(pane, start, one, meant)
        return None

    def _is_print(self, pane: Pane, start: int, stop: int) -> bool:
        """Whether a question of the form stands here whose own words are such ('Further details:')."""
        here = (one for one in self.attempt.places if one.pane is pane and start <= one.start < stop)
        return any(speaks(" ".join(place.phrase.key)) for place in here)

    def _above(self, meant: Named, pane: Pane, start: int, *, needed: bool = False) -> bool:
        """Whether what is named stands above, and only once."""
        return all(self._stands_above(asked, pane, start, needed=needed) for asked in meant.asked)

    def _of_another(self, meant: Named, pane: Pane, start: int) -> bool:
        """Whether a section's title, printed again over the page, comes right below another question of the section."""
        before = [one for one in self.prints if one.order < (pane.number, start) and one.opening >= Opening.LINE]
        last = {role.id for place in before[-1:] for role in place.roles if role.kind is Kind.FIELD}
        section = self.book.section
        mine = {section[asked] for asked in meant.asked}
        return not meant.plain and any(section[asked] in mine and asked not in meant.asked for asked in last)

    def _stands_above(self, asked: str, pane: Pane, start: int, *, needed: bool) -> bool:
        if asked in self.attempt.tables:
            return self.attempt.tables[asked].header is not None
        places = [place for place in self.prints if _asks(place, asked)]
        before = [place for place in places if place.order < (pane.number, start)]
        exact = [place for place in before if place.certain(asked) and place.closed]
        return len(exact) < 2 and bool(before or not (needed or places))


def _letter_below(panes: Sequence[Pane], last: tuple[int, int]) -> tuple[int, int]:
    """Where somebody is written to below the last print: nothing there goes on from an answer."""
    for pane in panes:
        if pane.cell is None and pane.number >= last[0]:
            rows = list(lines(pane))
            for number, (start, _) in enumerate(rows):
                if (pane.number, start) > last and addresses([text for _, text in rows[number : number + HEAD]]):
                    return pane.number, start
    return panes[-1].number + 1, 0


def _headline(pane: Pane, start: int, one: Heading, meant: Named) -> Headline:
    return Headline(pane=pane, start=start, stop=start + one.stop, named=meant, plain=one.plain and meant.plain)


def _candidates(pane: Pane) -> Iterator[tuple[int, str]]:
    """The lines that may be headlines: all but those of a cell, of which only the first one may be."""
    if pane.cell is None:
        yield from lines(pane)
    elif (beside := left_of(pane)) is None or not any(map(str.isalpha, beside.text)):
        yield next(lines(pane))


def _asks(place: Place, asked: str) -> bool:
    return place.opening >= Opening.LINE and any(role.kind is Kind.FIELD and role.id == asked for role in place.roles)
