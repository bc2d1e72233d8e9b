"""Naming: which question people mean who call it by its label, its number, or the title of its section."""

import re
from collections.abc import Iterable

from msgspec import Struct

from pipeline.matching.edges import Opening
from pipeline.matching.panes import left_of
from pipeline.matching.phrases import Kind, Phrasebook
from pipeline.matching.places import Place
from pipeline.matching.reworded import CLEARLY, SURE
from pipeline.matching.words import Key, key_of, without_brackets
from pipeline.model.form import Field, FieldType
from pipeline.starting import later

_KIND = r"(?:section|question|box|part|item|field|q|number|no|para(?:graph)?)"
_FIRST = later(
    rf"(?:(?P<kind>{_KIND})[.\s]*(?:number|no)?[.\s]*)?(?P<number>\d{{1,2}}(?:\.\d{{1,2}})?)(?![\d/])[.):]?",
    re.IGNORECASE,
)
_LAST = later(
    rf"[\s,(\[–—-]+(?P<kind>{_KIND})[.\s]*(?:number|no)?[.\s]*(?P<number>\d{{1,2}}(?:\.\d{{1,2}})?)\W*\Z", re.IGNORECASE
)
_ANSWER = later(r"(?:(?:the|my|our)\s)?(?:answer|response)s?\s(?:to|for)\s", re.IGNORECASE)
_BEFORE = later(
    rf"(?:^|[\s(])(?P<kind>{_KIND})?[.\s]*(?P<number>\d{{1,2}}(?:\.\d{{1,2}})?)\s*[-–—.):]*\s*\Z", re.IGNORECASE
)
_EDGES = " \t\u00a0:.,-–—()[]‘’“”\"'*"
_LEAST = 2  # words of a longer label that name it
_GOING_ON = (FieldType.TEXT, FieldType.LONG_TEXT, FieldType.TABLE)


class Named(Struct, frozen=True, kw_only=True):
    """What a name can mean."""

    asked: frozenset[str]
    plain: bool  # by its own label or number, not by what the words mean or by its section


class Naming:
    """The names of a form's questions, and the numbers they have on this sheet."""

    __slots__ = ("_book", "_numbers")

    def __init__(self, book: Phrasebook, places: Iterable[Place]) -> None:
        self._book = book
        self._numbers: dict[str, set[tuple[Kind, str]]] = {}
        for place in places:
            for number in _numbers_of(place):
                roles = {(role.kind, role.id) for role in place.roles if role.kind in (Kind.FIELD, Kind.HEADING)}
                self._numbers.setdefault(number, set()).update(roles)

    def named(self, name: str) -> Named | None:
        """The questions this names; None where it is no name, or says one thing by its number and another in words."""
        name = _ANSWER.sub("", name.strip(_EDGES), count=1)
        whole = self._by_words(key_of(name), known=True)
        if whole is not None:
            return whole
        found = _FIRST.match(name)
        rest = name[found.end() :] if found else name
        if found is None and (found := _LAST.search(name)):
            rest = name[: found.start()]
        words = self._by_words(key_of(rest.strip(_EDGES)), known=False)
        if found is None:
            return words
        number = self._by_number(found["number"], (found["kind"] or "").lower())
        if not key_of(rest):
            return number
        if words is None:
            return None
        if number is None:
            return words if found["number"] not in self._numbers else None
        both = words.asked & number.asked
        return Named(asked=both, plain=True) if both else None

    def of_label(self, name: str) -> Named | None:
        """The question whose own label or number this is, or the beginning of its label, and nothing else."""
        key = key_of(name)
        known = self._by_words(key, known=True) or self._by_beginning(key)
        if known is not None and known.plain:
            return known
        found = _FIRST.match(name.strip(_EDGES))
        rest = key_of(name.strip(_EDGES)[found.end() :]) if found else key
        if found is None or (rest and self._by_words(rest, known=True) is None):
            return None
        return self.named(name)

    def _by_words(self, key: Key, *, known: bool) -> Named | None:
        """By a wording of its label; where need be also by its first words, or by what the words mean."""
        phrase = self._book.by_key.get(key) if key else None
        roles = phrase.roles if phrase is not None else []
        labels = [role for role in roles if role.kind is Kind.FIELD]
        if labels:
            exact = [role for role in labels if role.exact] or labels
            return self._kept({role.id for role in exact}, plain=True)
        tables = {asked for asked, one in self._book.fields.items() if _is_table_called(key, one)}
        if tables:
            return self._kept(tables, plain=len(tables) == 1)
        sections = {role.id for role in roles if role.kind is Kind.HEADING}
        if sections:
            return self._of_sections(sections)
        if known or not key:
            return None
        return self._by_beginning(key) or self._by_meaning(key)

    def _by_beginning(self, key: Key) -> Named | None:
        if len(key) < _LEAST:
            return None
        book = self._book
        short = {asked for asked in book.fields for one in book.labels(asked) if one[: len(key)] == key}
        return self._kept(short, plain=len(short) == 1) if short else None

    def _by_meaning(self, key: Key) -> Named | None:
        said = sorted(((score, asked) for asked, score in self._book.meanings.all(key).items()), reverse=True)
        if not said or said[0][0] < SURE or said[0][1] not in self._book.fields:
            return None
        if len(said) > 1 and said[0][0] - said[1][0] < CLEARLY:
            return None
        return self._kept({said[0][1]}, plain=False)

    def _by_number(self, number: str, kind: str) -> Named | None:
        """'Section 4' is the section with that number, 'Q4' the question, where there are both."""
        meant = self._numbers.get(number, set())
        first = Kind.HEADING if kind in ("section", "part") else Kind.FIELD if kind.startswith("q") else None
        meant = {one for one in meant if one[0] is first} or meant
        fields = {asked for what, asked in meant if what is Kind.FIELD}
        sections = {asked for what, asked in meant if what is Kind.HEADING}
        if fields and sections and {self._book.section[asked] for asked in fields} != sections:
            return None
        if fields:
            return self._kept(fields, plain=len(fields) == 1)
        return self._of_sections(sections) if sections else None

    def _of_sections(self, sections: set[str]) -> Named | None:
        inside = {asked for asked, section in self._book.section.items() if section in sections}
        words = {asked for asked in inside if self._book.fields[asked].type is not FieldType.TEXT}
        return self._kept(words, plain=len(sections) == 1 and len(inside) == 1)

    def _kept(self, asked: set[str], *, plain: bool) -> Named | None:
        kept = frozenset(one for one in asked if self._book.fields[one].type in _GOING_ON)
        return Named(asked=kept, plain=plain) if kept else None


def _is_table_called(key: Key, one: Field) -> bool:
    return (
        one.type is FieldType.TABLE and bool(key) and any(key_of(words) == key for words in (one.label, *one.aliases))
    )


def _numbers_of(place: Place) -> set[str]:
    """The number before a label: in its line, in the list it is an item of, or in the cell to its left."""
    pane = place.pane
    if place.opening < Opening.LINE:
        return set()
    leads = [pane.text[pane.row_of(place.start)[0] : place.start]]
    leads += [line.number for line in pane.lines[pane.line_at(place.start) :][:1] if line.number]
    beside = left_of(pane)
    if beside is not None and place.opening is Opening.HEAD:
        leads.append(without_brackets(beside.text))
    found = (_BEFORE.search(lead) for lead in leads if lead.strip() and len(lead) <= 20)
    return {one["number"] for one in found if one}
