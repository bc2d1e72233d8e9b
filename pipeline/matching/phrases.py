"""What a form has printed, ready to be looked for: every label, option, heading and instruction by its words."""

from collections.abc import Iterator
from enum import Enum

from msgspec import Struct, field

from pipeline.matching.meanings import Meanings
from pipeline.matching.words import Key, key_of, without_brackets
from pipeline.model.form import Column, Edition, Field, FieldType, Form

_LEAST_PRINTED = 3  # shorter stretches of an instruction are no proof of print
_TWO = 2
_TIE = 3  # a label of one word up to this long ('to') only ties two answers in one line together


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
            if size == _TWO or tuple(tokens[index : index + size]) == phrase.key:
                yield phrase
        if (one := self.by_key.get((tokens[index],))) is not None:
            yield one

    def labels(self, id: str) -> list[Key]:
        """Every known wording of a question."""
        return self.wordings.get(id, [])


_MOST_BOOKS = 32
_BOOKS: dict[int, Phrasebook] = {}  # by the form's identity, which nothing else can take while its book holds it


def heading(section: str, *, exact: bool = True) -> Role:
    """What a section's heading means."""
    return Role(kind=Kind.HEADING, id=section, exact=exact)


def phrasebook(form: Form) -> Phrasebook:
    """The form's phrases, by nothing but the form; those of the last few are kept, as compiling them takes longest."""
    book = _BOOKS.get(id(form))
    if book is None:
        while len(_BOOKS) >= _MOST_BOOKS:
            del _BOOKS[next(iter(_BOOKS))]
        book = _BOOKS[id(form)] = _compiled(form)
    return book


def _compiled(form: Form) -> Phrasebook:
    book = Phrasebook(form=form, prompts=tuple({words: None for one in form.fields() for words in one.waiting}))
    for section in form.sections:
        for one in section.fields:
            book.fields[one.id] = one
            book.section[one.id] = section.id
            book.order[one.id] = len(book.order)
    _labels(book)
    for section in form.sections:
        book.add(section.label, heading(section.id, exact=section.printed))
        for words in (without_brackets(section.label), *section.aliases):
            book.add(words, heading(section.id, exact=False))
    for edition in form.editions:
        for title in edition.titles:
            book.add(title, Role(kind=Kind.TITLE, id=edition.id))
    book.add(form.title, Role(kind=Kind.TITLE))
    _printed(book)
    for phrases in (*book.by_first.values(), *book.by_two.values()):
        phrases.sort(key=lambda phrase: -len(phrase.key))
    return book


def _printed(book: Phrasebook) -> None:
    """'…' in printed words stands for words that differ from copy to copy."""
    for number, words in enumerate(book.form.instructions):
        parts = words.split("…")
        for part in parts:
            if len(parts) == 1 or len(key_of(part)) >= _LEAST_PRINTED:
                book.add(part, Role(kind=Kind.PRINTED, id=str(number)))
                book.printed[f"{number}.{len(book.printed)}"] = key_of(part)
    for name, key in book.printed.items():
        for at, word in enumerate(key):
            book.printed_at.setdefault(word, []).append((name, at))


def _labels(book: Phrasebook) -> None:
    before: Field | None = None
    for section in book.form.sections:
        for one in section.fields:
            if one.type is FieldType.TABLE:
                _table(book, one)
            elif before is not None and (tie := _tie(before, one)) is not None:
                book.ties.append(tie)
                _both_blanks(book, before, tie)
                _aliases(book, one)
            else:
                _label(book, one, one.label)
                _aliases(book, one)
            for edition in book.form.editions:
                _edition(book, one, edition)
            before = one
    for section in book.form.sections:
        for one in section.fields:
            for choice in one.choices:
                book.add(choice.label, Role(kind=Kind.OPTION, id=one.id, option=choice.id))
                for words in (without_brackets(choice.label), *choice.aliases):
                    book.add(words, Role(kind=Kind.OPTION, id=one.id, option=choice.id, exact=False))
            _of_options(book, one)


def _of_options(book: Phrasebook, one: Field) -> None:
    words = {word for choice in one.choices for label in (choice.label, *choice.aliases) for word in key_of(label)}
    for key in book.labels(one.id) if one.choices else ():
        book.by_key[key].of_options = len(key) > 1 and words.issuperset(set(key) - {"or"})


def _label(book: Phrasebook, one: Field, label: str, edition: str = "") -> None:
    stem = _without_placeholder(label, one)
    opens = stem.rstrip().endswith("(")
    book.add(stem, Role(kind=Kind.FIELD, id=one.id, edition=edition), opens=opens)
    for shorter in (without_brackets(stem), _without_options(stem, one)):
        if shorter and shorter != stem:
            book.add(shorter, Role(kind=Kind.FIELD, id=one.id, exact=False), opens=opens)


def _aliases(book: Phrasebook, one: Field) -> None:
    opens = _without_placeholder(one.label, one).rstrip().endswith("(")
    for alias in one.aliases:
        book.add(_without_placeholder(alias, one), Role(kind=Kind.FIELD, id=one.id, exact=False), opens=opens)


def _edition(book: Phrasebook, one: Field, edition: Edition) -> None:
    if one.id in edition.labels:
        _label(book, one, edition.labels[one.id], edition.id)


def _tie(before: Field, one: Field) -> Tie | None:
    words = key_of(_without_placeholder(one.label, one))
    if one.type is before.type and len(words) == 1 and len(words[0]) <= _TIE:
        return Tie(first=before.id, word=words[0], second=one.id)
    return None


def _both_blanks(book: Phrasebook, first: Field, tie: Tie) -> None:
    """'(mm/yy to mm/yy)' left as printed belongs to the label: both answers stand together somewhere else."""
    for key in tuple(book.labels(first.id)):
        exact = any(role.exact for role in book.by_key[key].roles)
        for blank in first.placeholder:
            words = f"{' '.join(key)}: ({blank} {tie.word} {blank})"
            book.add(words, Role(kind=Kind.FIELD, id=first.id, exact=exact))


def _without_placeholder(label: str, one: Field) -> str:
    for words in one.placeholder:
        label = label.replace(words, " ")
    return label


def _without_options(label: str, one: Field) -> str:
    """'… Attached - Yes / No' also stands without the choices printed after it."""
    offered = {key_of(choice.label) for choice in one.choices} | (
        {("yes",), ("no",)} if one.type is FieldType.YES_NO else set()
    )
    stem, dash, rest = label.rpartition(" - ")
    if dash and rest and all(key_of(piece) in offered for piece in rest.split("/")):
        return stem
    return ""


def _table(book: Phrasebook, one: Field) -> None:
    for words in (one.label, *one.aliases):
        book.add(words, Role(kind=Kind.HEADING, id=book.section[one.id], exact=False))
    _joined(book, one)
    for index, column in enumerate(one.columns):
        for key, worth in column_keys(column):
            book.column_words.add(key[0])
            known = book.columns.setdefault(key, [])
            if not any(table == one.id for table, _, _ in known):
                known.append((one.id, index, worth))


def _joined(book: Phrasebook, one: Field) -> None:
    for number, joined in enumerate(one.joined):
        for key in filter(None, map(key_of, joined.labels)):
            book.column_words.add(key[0])
            book.joined.setdefault(key, []).append((one.id, number))


def column_keys(column: Column) -> list[tuple[Key, float]]:
    """Every wording of a column's head, and how surely it means this column."""
    keys = [(key_of(column.label), 1.0), (key_of(without_brackets(column.label)), 0.95)]
    keys += [(key_of(alias), 0.8) for alias in column.aliases]
    return [(key, worth) for key, worth in keys if key]
