"""Which place is each question's own: the surest one in its own section; the others are remembered as rivals."""

from bisect import bisect_right

from msgspec import Struct, field

from pipeline.matching.edges import Opening
from pipeline.matching.phrases import Kind, Phrasebook, Role
from pipeline.matching.places import Place
from pipeline.matching.words import Key

_MOST_WORDS = 0.6
_NEAR = 14  # a second place this close in score makes the choice unsure


class Chosen(Struct, kw_only=True):
    """Which printed words mean what on this sheet."""

    fields: dict[str, Place] = field(default_factory=dict)
    rivals: dict[str, list[Place]] = field(default_factory=dict)
    options: dict[str, dict[str, list[Place]]] = field(default_factory=dict)  # field → option → places
    headings: list[tuple[Place, str]] = field(default_factory=list)
    prints: list[Place] = field(default_factory=list)  # titles, instructions, headings
    astray: set[str] = field(default_factory=set)  # questions found where a like one of another section would stand
    not_printed: frozenset[str] = frozenset()  # questions that this printing of the form does not ask

    @property
    def offered(self) -> set[tuple[int, int]]:
        """Where options stand: an option is no question."""
        return {place.order for options in self.options.values() for places in options.values() for place in places}


def choose(places: list[Place], book: Phrasebook) -> Chosen:
    """Give every question its best place."""
    chosen = Chosen()
    for place in places:
        for role in place.roles:
            if role.kind is Kind.HEADING:
                chosen.headings.append((place, role.id))
                chosen.prints.append(place)
            elif role.kind in (Kind.TITLE, Kind.PRINTED):
                chosen.prints.append(place)
            elif role.kind is Kind.OPTION:
                chosen.options.setdefault(role.id, {}).setdefault(role.option, []).append(place)
    _fields(places, book, chosen)
    return chosen


def _fields(places: list[Place], book: Phrasebook, chosen: Chosen) -> None:
    headed = {section for _, section in chosen.headings}
    starts = [place.order for place, _ in chosen.headings]
    scored: list[tuple[float, int, Place, str]] = []
    for place in places:
        index = bisect_right(starts, place.order)
        section = chosen.headings[index - 1][1] if index else ""
        for role in place.roles:
            if role.kind is Kind.FIELD:
                worth = score(place, role) + _context(book, role.id, section, headed)
                scored.append((worth, len(scored), place, role.id))
    scored.sort(key=lambda one: (-one[0], one[1]))
    best: dict[str, float] = {}
    used: set[int] = set()
    for worth, _, place, asked in scored:
        if id(place) in used:
            continue
        if asked not in chosen.fields:
            chosen.fields[asked], best[asked] = place, worth
            used.add(id(place))
        elif (
            best[asked] - worth <= _NEAR
            and place.opening is not Opening.MIDDLE
            and not _broken(chosen.fields[asked], place, book.labels(asked))
        ):
            chosen.rivals.setdefault(asked, []).append(place)
    for asked, place in chosen.fields.items():
        index = bisect_right(starts, place.order)
        if index and _astray(asked, place, chosen.headings[index - 1][1], book, chosen):
            chosen.astray.add(asked)
    for asked, rivals in chosen.rivals.items():
        chosen.rivals[asked] = [place for place in rivals if id(place) not in used]


def _astray(asked: str, place: Place, section: str, book: Phrasebook, chosen: Chosen) -> bool:
    """Whether these words stand in another section, which has a question of its own with such words that is missing."""
    if section == book.section[asked]:
        return False
    missing = [one for one, its in book.section.items() if its == section and one not in chosen.fields]
    return any(_alike(place.phrase.key, key) for one in missing for key in book.labels(one))


def _alike(first: Key, second: Key) -> bool:
    shared = len(set(first) & set(second))
    return shared > 1 and shared >= _MOST_WORDS * len(set(first) | set(second))


def _broken(first: Place, second: Place, labels: list[Key]) -> bool:
    """Whether both are parts of one label that cells or lines break in two."""
    whole = first.phrase.key + second.phrase.key
    return first.order < second.order and any(key[: len(whole)] == whole for key in labels)


def score(place: Place, role: Role) -> float:
    """How much this looks like the printed question."""
    worth = 100.0 if role.exact else 90.0
    worth = worth * place.likeness + place.opening + min(len(place.phrase.key), 8)
    return (
        worth + (8 if place.closed else 0) + (3 if place.pane.cell is not None and place.opening is Opening.HEAD else 0)
    )


def _context(book: Phrasebook, id: str, section: str, headed: set[str]) -> float:
    own = book.section[id]
    if section == own:
        return 10
    return -10 if own in headed else 0
