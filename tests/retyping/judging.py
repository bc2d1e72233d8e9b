"""A Word file read as anybody's is, held against what was really written."""

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache

from pipeline.checking import check
from pipeline.definitions import Definitions, load, packaged
from pipeline.matching import match
from pipeline.matching.certainty import reason
from pipeline.model.form import FieldType, Form
from pipeline.model.paths import FieldPath
from pipeline.model.reading import Answer, Reading
from pipeline.model.record import Circumstances, Record
from pipeline.model.states import ReadStatus
from pipeline.reading import Programs, read
from pipeline.reading.programs import NONE
from tests.retyping.draft import Truth

TODAY = dt.date(2026, 11, 20)
Atoms = dict[tuple[object, ...], object]


@dataclass(kw_only=True)
class Verdict:
    """What one reading came to."""

    known: bool  # the form was recognised
    values: int = 0
    right: int = 0
    read: int = 0
    wrong_silent: list[str] = field(default_factory=list)  # fields
    lost_silent: list[str] = field(default_factory=list)
    wrong: int = 0
    lost: int = 0
    questions: int = 0  # answered ones that were read right
    flagged_right: list[str] = field(default_factory=list)
    whole: bool = False
    evidence: list[tuple[str, bool]] = field(
        default_factory=list
    )  # ways and doubts of answers, and whether they were right
    said: list[tuple[float, bool]] = field(default_factory=list)  # certainties, and whether the answers were right
    reading: Reading | None = None
    record: Record | None = None


@cache
def definitions() -> Definitions:
    """The definitions that come with the program."""
    return load([packaged()], "hsscp")


@cache
def _around() -> Circumstances:
    return Circumstances(received=None, today=TODAY, partnership=definitions().partnership)


def form(id: str) -> Form:
    """One of the forms."""
    return next(one for one in definitions().forms if one.id == id)


def judged(content: bytes, form: Form, truth: Truth, carrier: str = "docx", programs: Programs = NONE) -> Verdict:
    """How well these bytes were read."""
    reading = match(read(carrier, content, programs), definitions().forms)
    if reading.status is not ReadStatus.RECORD or reading.form != form.id:
        lost = [str(key[0]) for one in form.fields() for key in atoms(one.id, truth.get(one.id))]
        known = not lost and reading.form == form.id  # nothing was written on it
        return Verdict(known=known, whole=known, values=len(lost), lost=len(lost), lost_silent=lost, reading=reading)
    record = check(form, reading, (), _around())
    return compared(form, truth, record, reading)


def compared(form: Form, truth: Truth, record: Record, reading: Reading) -> Verdict:
    """Question by question, tables cell by cell."""
    verdict = Verdict(known=True, whole=True, reading=reading, record=record)
    flagged = doubted(record)
    for one in form.fields():
        wanted, got = atoms(one.id, truth.get(one.id)), atoms(one.id, record.fields.get(one.id))
        if one.type is FieldType.TICKS:
            wanted, got = _each(one.id, truth.get(one.id)), _each(one.id, record.fields.get(one.id))
        verdict.values += len(wanted)
        verdict.read += len(got)
        for key in wanted.keys() | got.keys():
            if wanted.get(key) == got.get(key):
                verdict.right += 1
            elif key in got:
                verdict.wrong += 1
                verdict.wrong_silent += [] if one.id in flagged else [one.id]
            else:
                verdict.lost += 1
                verdict.lost_silent += [] if one.id in flagged else [one.id]
        if wanted == got and wanted:
            verdict.questions += 1
            verdict.flagged_right += [one.id] if one.id in flagged else []
        verdict.whole &= wanted == got
    for answer in reading.answers:
        _weigh(answer, form, truth, record, verdict)
    return verdict


def _weigh(answer: Answer, form: Form, truth: Truth, record: Record, verdict: Verdict) -> None:
    """Note how an answer was found or doubted, and whether it is right."""
    if answer.source is None or not (answer.words or answer.chosen or answer.doubts):
        return
    place = FieldPath.parse(answer.path)
    assert place is not None
    asked = place.field
    wanted, got = truth.get(asked), record.fields.get(asked)
    if place.row is None:
        right = (
            _each(asked, wanted) == _each(asked, got)
            if isinstance(got, tuple)
            else atoms(asked, wanted) == atoms(asked, got)
        )
    else:
        key = (asked, place.row, place.column)
        right = atoms(asked, wanted).get(key) == atoms(asked, got).get(key)
    tables = [one for one in reading_of(verdict).answers if one.path == asked and place.row is not None]
    codes = [doubt.code for one in (answer, *tables) for doubt in one.doubts]
    answered = bool(answer.words or answer.chosen)
    names = [reason(code, answered=answered) for code in codes] or [answer.source.found]
    verdict.evidence += [(name, right) for name in names]
    verdict.said.append((answer.source.confidence, right))


def reading_of(verdict: Verdict) -> Reading:
    """The reading that was judged."""
    assert verdict.reading is not None
    return verdict.reading


def doubted(record: Record) -> set[str]:
    """The questions a person is told to look at."""
    paths = [*record.unsure, *(one.field for one in record.findings if one.code.startswith("read-") and one.field)]
    return {path.partition("[")[0] for path in paths}


def atoms(id: str, value: object) -> Atoms:
    """Each value by its place; nothing where there is none."""
    if value is None or value in ([], ()):
        return {}
    if isinstance(value, list | tuple):
        rows = [row for row in value if isinstance(row, dict) and any(_plain(words) for words in row.values())]
        return {
            (id, number, column): _plain(words)
            for number, row in enumerate(rows)
            for column, words in row.items()
            if _plain(words)
        }
    plain = _plain(value)
    return {} if plain in ("", None) else {(id,): plain}


def _each(id: str, value: object) -> Atoms:
    return {(id, one): True for one in value} if isinstance(value, list | tuple) else {}


def _plain(value: object) -> object:
    if not isinstance(value, str):
        return value
    text = unicodedata.normalize("NFC", value).replace("\u00ad", "").replace("\u2011", "-")
    text = re.sub(r"(?m)^\s*[•\-*]\s+", "", text)  # a list's bullets are nobody's words
    return " ".join(text.split())
