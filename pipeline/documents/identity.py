"""Whether what a person states for the public tells who the child is: a first net, held against one record."""

import re
import unicodedata
from collections.abc import Iterator

from pipeline.documents.blocks.answers import rows_of
from pipeline.documents.matter import Stated
from pipeline.errors import SettingsAtFault
from pipeline.model.dates import PartialDate
from pipeline.model.form import Field, FieldType, Form
from pipeline.model.record import Record

_FEWEST_LETTERS = 4
_FEWEST_DIGITS = 6
_DATE_WORDS = 3
_NOT_WORD = re.compile(r"[\W_]+")
_BETWEEN_PIECES = re.compile(r"[\n,;:()]|\s[-–]\s")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[\s-]+(?=\d)")
_NO_NAME = frozenset(("baby", "unborn", "child", "infant", "twin", "known", "name", "names", "none"))
# names that are words too: in small letters they are only the word
_WORDS_TOO = frozenset(
    [
        *(
            "april",
            "august",
            "autumn",
            "baker",
            "bishop",
            "brook",
            "brown",
            "carter",
            "chance",
            "cook",
            "dawn",
            "faith",
        ),
        *(
            "frank",
            "grace",
            "grant",
            "green",
            "hope",
            "june",
            "justice",
            "king",
            "lane",
            "long",
            "march",
            "mark",
            "mason",
        ),
        *("miles", "noble", "page", "parker", "pierce", "price", "rich", "rose", "short", "summer", "taylor", "walker"),
        *("ward", "white", "will", "winter", "wise", "wood", "young"),
    ]
)


def expect_nobody_named(facts: Stated, record: Record, form: Form) -> None:
    """Stop before anything is printed for the public by which the child of this record could be known."""
    named = names_in_facts(facts, record, form)
    if named:
        listed = " and ".join(f"'{name}'" for name in named)
        message = f"Under {listed} stands something of the record itself: a name, an address, a birth date or a number."
        advice = (
            "Nobody may be known by what goes out to the public. Take it out of the file, or say it in general terms; "
            "where it is only a word that is a name as well, choose another word."
        )
        raise SettingsAtFault(message, advice=advice)


def names_in_facts(facts: Stated, record: Record, form: Form) -> tuple[str, ...]:
    """The ids of the facts in which the child or somebody near could be known; never the values."""
    answers = [*_answers(record, form)]
    phrases = {phrase for field, said in answers for phrase in _phrases(field, said)}
    numbers = {
        number for said in (record.known.nhs_number or "", *(said for _, said in answers)) for number in _numbers(said)
    }
    days = {day.iso for day in _days(record, form) if day.exact}
    return tuple(
        name
        for name, said in facts.items()
        if _tells(said if isinstance(said, str) else "\n".join(said), phrases, numbers, days)
    )


def _tells(said: str, phrases: set[str], numbers: set[str], days: set[str]) -> bool:
    # word by word, so that names of two words are found however they are joined
    words = f" {_folded(' '.join(word for word in said.split() if word.strip('.,;:!?') not in _WORDS_TOO))} "
    if any(f" {phrase} " in words for phrase in phrases):
        return True
    if numbers & set(re.findall(r"\d+", _BETWEEN_DIGITS.sub("", said))):
        return True
    tokens = words.split()
    spans = (tokens[at : at + _DATE_WORDS] for at in range(len(tokens) - _DATE_WORDS + 1))
    dates = (PartialDate.parse(mark.join(span)) for span in spans for mark in (" ", "-"))
    return any(date.iso in days for date in dates if date)


def _answers(record: Record, form: Form) -> Iterator[tuple[Field, str]]:
    """What was answered where the definition says that people could be known by it."""
    for field in form.fields():
        if not field.identifies or field.id in record.known.absent or field.type is FieldType.DATE:
            continue
        value = record.fields.get(field.id)
        if isinstance(value, str):
            yield field, value
        yield from ((field, "\n".join(cell for cell in row.values() if cell)) for row in rows_of(value))


def _phrases(field: Field, said: str) -> Iterator[str]:
    """The pieces of an answer that could tell; of a name each word, of an address no town by itself."""
    if field.type is FieldType.TEXT and not re.search(r"\d", said):
        named = said.title() if said.islower() else said  # some write names in small letters
        pieces = [named, *_NOT_WORD.split(named)]
    else:
        pieces = [piece for piece in _BETWEEN_PIECES.split(said) if piece.split()[1:]]
    for piece in pieces:
        words, folded = piece.split(), _folded(piece)
        telling = all(word[0].isupper() for word in words) or any(word[0].isdigit() for word in words)
        if telling and len(folded) >= _FEWEST_LETTERS and folded not in _NO_NAME:
            yield folded


def _numbers(value: str) -> Iterator[str]:
    for number in re.findall(r"\d+", _BETWEEN_DIGITS.sub("", value)):
        if len(number) >= _FEWEST_DIGITS:
            yield number


def _days(record: Record, form: Form) -> Iterator[PartialDate]:
    answers = (record.fields.get(field.id) for field in form.fields() if _is_telling_day(field))
    birth = record.known.birth
    for iso in (*answers, birth.date if birth else None):
        date = PartialDate.parse(iso) if isinstance(iso, str) else None
        if date:
            yield date


def _is_telling_day(field: Field) -> bool:
    return field.identifies and field.type is FieldType.DATE


def _folded(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    return _NOT_WORD.sub(" ", "".join(letter for letter in apart if not unicodedata.combining(letter))).strip()
