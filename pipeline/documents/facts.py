"""What a person states for a document that may use nothing from a record, held against what its kind asks for."""

import datetime as dt
from collections.abc import Iterator, Mapping

from pipeline.documents.matter import Stated
from pipeline.errors import SettingsAtFault
from pipeline.model.dates import PartialDate
from pipeline.model.days import long_date
from pipeline.model.document import Fact, Kind


def check_facts(kind: Kind, given: Mapping[str, object]) -> Stated:
    """The facts as its template sees them, one for each the kind declares; all that is amiss is told together."""
    wrong = [*_unknown(kind, given), *(said for fact in kind.facts for said in _amiss(fact, given.get(fact.id)))]
    if wrong:
        message = f"The facts for the {kind.title.lower()} need another look: {'; '.join(wrong)}."
        raise SettingsAtFault(message, advice=f"Write into the file:\n{_to_fill_in(kind)}")
    return {fact.id: _taken(fact, given.get(fact.id)) for fact in kind.facts}


def lapsed(kind: Kind, stated: Stated, on: dt.date) -> Iterator[str]:
    """A sentence for each day stated that has passed when the document is made: worth a second look, and no more."""
    for fact in kind.facts:
        day = _day(stated.get(fact.id)) if fact.date else None
        if day and day < on:
            yield f"The day under '{fact.id}' has passed already: please look at the {kind.title.lower()} again."


def _unknown(kind: Kind, given: Mapping[str, object]) -> Iterator[str]:
    asked = {fact.id for fact in kind.facts}
    for name in given:
        if name not in asked:
            yield f"'{name}' is not asked for"


def _amiss(fact: Fact, value: object) -> Iterator[str]:
    """What is wrong with one fact; never the value itself, which may not be for everybody's eyes."""
    if _empty(value):
        if fact.required:
            yield f"'{fact.id}' is missing"
    elif fact.many and not _sentences(value):
        yield f"'{fact.id}' must be a list of sentences"
    elif not fact.many and not isinstance(value, str) and not (fact.date and isinstance(value, dt.date)):
        yield f"'{fact.id}' must be words in quotation marks"
    elif fact.one_of and value not in fact.one_of:
        yield f"'{fact.id}' must be one of: {', '.join(fact.one_of)}"
    elif fact.date and _day(value) is None:
        yield f"'{fact.id}' must be one day, such as '4 December 2026'"


def _empty(value: object) -> bool:
    return value is None or value == [] or (isinstance(value, str) and not value.strip())


def _sentences(value: object) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(one, str) and one.strip() for one in value)


def _taken(fact: Fact, value: object) -> str | tuple[str, ...]:
    if fact.many:
        return tuple(str(one).strip() for one in value) if isinstance(value, list | tuple) else ()
    day = _day(value) if fact.date else None
    return long_date(day) if day else value.strip() if isinstance(value, str) else ""


def _day(value: object) -> dt.date | None:
    if isinstance(value, dt.date):  # TOML's own way, without quotation marks
        return value
    found = PartialDate.parse(value) if isinstance(value, str) else None
    return found.exact if found else None


def _to_fill_in(kind: Kind) -> str:
    """The file as it could stand, each fact with what belongs there."""
    return "\n".join(
        f"{_example(fact)}  # {fact.says}{'' if fact.required else ' (may be left out)'}" for fact in kind.facts
    )


def _example(fact: Fact) -> str:
    return f'{fact.id} = ["…", "…"]' if fact.many else f'{fact.id} = "{fact.one_of[0] if fact.one_of else "…"}"'
