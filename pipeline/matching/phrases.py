"""Phrases: what a form has printed, and everything that each of its phrases can mean."""

from collections.abc import Iterator
from enum import Enum

from msgspec import Struct, field

from pipeline.matching.meanings import Meanings
from pipeline.matching.words import Key, key_of, without_brackets
from pipeline.model.form import Column, Field, Form


class Kind(Enum):
    """What a printed phrase is there for."""

    FIELD = "field"
    OPTION = "option"
    HEADING = "heading"
    TITLE = "title"
    PRINTED = "printed"


class Role(Struct, frozen=True, kw_only=True):
    """One thing a phrase can mean."""

    kind: Kind
    id: str = ""  # of the field or section
    option: str = ""
    exact: bool = True  # as printed, not a known re-wording
    edition: str = ""  # which printing words it so, where only one does

    @property
    def names(self) -> str:
        """What it means, in one word: the question's own id, or one that no question has."""
        return self.id if self.kind is Kind.FIELD else f"{self.kind.value} {self.id} {self.option}"


class Phrase(Struct, kw_only=True):
    """Some printed words and everything they can mean."""

    key: Key
    roles: list[Role] = field(default_factory=list)
    opens: bool = False  # the label ends with a bracket that the answers stand in
    colon: bool = False  # one of its wordings has a colon between its words
    of_options: bool = False  # its words are nothing but the options' own ('Male / Female')


class Tie(Struct, frozen=True, kw_only=True):
    """A question asked in the middle of another's line: 'during the period: (… to …)'."""

    first: str
    word: str
    second: str


class Phrasebook(Struct, kw_only=True):
    """All phrases of one form."""

    form: Form
    by_first: dict[str, list[Phrase]] = field(default_factory=dict)  # longest first
    by_two: dict[Key, list[Phrase]] = field(default_factory=dict)  # by the first two words, longest first
    by_key: dict[Key, Phrase] = field(default_factory=dict)
    wordings: dict[str, list[Key]] = field(default_factory=dict)  # field id → every wording of its label
    longest: dict[str, int] = field(default_factory=dict)  # field id → words of its longest printed label
    titles: set[Key] = field(default_factory=set)
    prompts: tuple[str, ...] = ()  # in the places for answers
    printed: dict[str, Key] = field(default_factory=dict)  # instructions and addresses, cut at what differs
    printed_at: dict[str, list[tuple[str, int]]] = field(default_factory=dict)  # word → where in `printed` it stands
    ties: list[Tie] = field(default_factory=list)
    columns: dict[Key, list[tuple[str, int, float]]] = field(default_factory=dict)  # → table, column, how well
    joined: dict[Key, list[tuple[str, int]]] = field(default_factory=dict)  # → table, which of its joined columns
    column_words: set[str] = field(default_factory=set)  # first words of column heads
    section: dict[str, str] = field(default_factory=dict)  # field id → section id
    order: dict[str, int] = field(default_factory=dict)  # field id → place in print
    fields: dict[str, Field] = field(default_factory=dict)
    _meanings: Meanings | None = None
    _column_meanings: dict[str, Meanings] = field(default_factory=dict)

    @property
    def meanings(self) -> Meanings:
        """What every wording means, worked out when first asked for: most forms come back as printed."""
        if self._meanings is None:
            said: dict[str, list[Key]] = {}
            for phrase in self.by_key.values():
                for role in phrase.roles:
                    said.setdefault(role.names, []).append(phrase.key)
            self._meanings = Meanings(said)
        return self._meanings

    def column_meanings(self, table: str) -> Meanings:
        """What every wording of a table's heads means, by the number of the column."""
        if table not in self._column_meanings:
            keys = {str(n): [key for key, _ in column_keys(one)] for n, one in enumerate(self.fields[table].columns)}
            self._column_meanings[table] = Meanings(keys)
        return self._column_meanings[table]

    def add(self, label: str, role: Role, *, opens: bool = False) -> None:
        """Note that these words can mean this."""
        key = key_of(label)
        if not key:
            return
        phrase = self.by_key.get(key)
        if phrase is None:
            phrase = self.by_key[key] = Phrase(key=key)
            self.by_first.setdefault(key[0], []).append(phrase)
            if len(key) > 1:
                self.by_two.setdefault(key[:2], []).append(phrase)
        phrase.opens |= opens
        phrase.colon |= ":" in label.strip().rstrip(":")
        if not any(old.kind is role.kind and old.id == role.id and old.option == role.option for old in phrase.roles):
            phrase.roles.append(role)
            if role.kind is Kind.FIELD:
                self.wordings.setdefault(role.id, []).append(key)
                if role.exact:
                    self.longest[role.id] = max(len(key), self.longest.get(role.id, 0))
            elif role.kind is Kind.TITLE:
                self.titles.add(key)

    def standing(self, tokens: list[str], index: int) -> Iterator[Phrase]:
        """Every phrase that stands at this word, the longest first; most are ruled out by their second word."""
        for phrase in self.by_two.get(tuple(tokens[index : index + 2]), ()):
            size = len(phrase.key)
            if size == 2 or tuple(tokens[index : index + size]) == phrase.key:
                yield phrase
        if (one := self.by_key.get((tokens[index],))) is not None:
            yield one

    def labels(self, id: str) -> list[Key]:
        """Every known wording of a question."""
        return self.wordings.get(id, [])


def heading(section: str, *, exact: bool = True) -> Role:
    """What a section's heading means."""
    return Role(kind=Kind.HEADING, id=section, exact=exact)


def column_keys(column: Column) -> list[tuple[Key, float]]:
    """Every wording of a column's head, and how surely it means this column."""
    keys = [(key_of(column.label), 1.0), (key_of(without_brackets(column.label)), 0.95)]
    keys += [(key_of(alias), 0.8) for alias in column.aliases]
    return [(key, worth) for key, worth in keys if key]
