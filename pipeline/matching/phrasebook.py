"""The phrasebook of a form: every label, option, heading and instruction of its definition, by its words."""

from pipeline.matching.phrases import Kind, Phrasebook, Role, Tie, column_keys, heading
from pipeline.matching.words import key_of, without_brackets
from pipeline.model.form import Edition, Field, FieldType, Form

_LEAST_PRINTED = 3  # shorter stretches of an instruction are no proof of print
_TIE = 3  # a label of one word up to this long ('to') only ties two answers in one line together
_MOST_BOOKS = 32
_BOOKS: dict[int, Phrasebook] = {}  # by the form's identity, which nothing else can take while its book holds it


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
