"""From a reading to a record: corrections laid over, answers typed, the form's checks run, all findings told."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct, field

from pipeline.checking.corrected import Paper, answered, cell_path, cells, overlay
from pipeline.checking.places import finding
from pipeline.checking.registry import Code, Follows, Found, Look, known
from pipeline.checking.spans import received_on
from pipeline.checking.typed import as_written, typed
from pipeline.checking.wording import absence
from pipeline.model.form import Check, Field, FieldType, FilledBy, Form
from pipeline.model.reading import Answer, Doubt, Reading, Source
from pipeline.model.record import Circumstances, Correction, Finding, Record, Value
from pipeline.model.states import Severity

READ_CORRECTION = Code(
    code="read-correction",
    severity=Severity.WARNING,
    message="A correction made earlier no longer finds its place. Please look whether it is still needed.",
)


class _Building(Struct, kw_only=True):
    """A record on its way."""

    fields: dict[str, Value] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    answered: set[str] = field(default_factory=set)
    facts: dict[str, Any] = field(default_factory=dict)
    findings: dict[tuple[str, str | None], Finding] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    as_written: dict[str, str] = field(default_factory=dict)
    unsure: dict[str, None] = field(default_factory=dict)

    def tell(self, told: Finding) -> None:
        """Keep a finding, once for its place."""
        self.findings.setdefault((told.code, told.field), told)


def check(form: Form, reading: Reading, corrections: Sequence[Correction], circumstances: Circumstances) -> Record:
    """What we believe a part says, and everything a person should know about it."""
    paper = overlay(form, reading.answers, corrections)
    building = _Building()
    _tell_doubts(building, reading.doubts, None)
    day = received_on(circumstances) or circumstances.today
    for one in form.fields():
        _believe(building, form, one, paper, day)
    for _ in paper.lost:
        building.tell(finding(form, READ_CORRECTION, None))
    _run_checks(building, form, circumstances)
    building.facts["absent"] = dict(_absent(form, paper))
    return Record(
        form=form.id,
        edition=reading.edition,
        fields=building.fields,
        facts=building.facts,
        findings=tuple(building.findings.values()),
        sources=building.sources,
        as_written=building.as_written,
        unsure=tuple(building.unsure),
        unplaced=reading.unplaced,
        corrections=tuple(corrections),
    )


def _believe(building: _Building, form: Form, field: Field, paper: Paper, day: dt.date) -> None:
    """Type the answer to one question, and note where it stands and what is doubted about it."""
    answer = paper.answers[field.id]
    _note(building, field.id, answer)
    if field.type is FieldType.TABLE:
        rows: list[dict[str, str | None]] = [{} for _ in paper.tables[field.id]]
        for number, column, cell in cells(paper, field):
            rows[number][column] = cell.words
            _note(building, cell_path(field.id, number, column), cell)
        building.fields[field.id] = tuple(rows)
        building.answered.update([field.id] if rows else [])
        return
    result = typed(field, answer, day)
    building.fields[field.id] = result.value
    if result.value in (None, ()) and (words := as_written(field, answer)):
        building.as_written[field.id] = words
    for code in result.found:
        building.tell(finding(form, code, field.id))
    if result.unsure:
        building.unsure[field.id] = None


def _note(building: _Building, path: str, answer: Answer) -> None:
    if answer.words:
        building.words[path] = answer.words
    if answered(answer):
        building.answered.add(path)
    if answer.source and (answered(answer) or answer.doubts):
        building.sources[path] = answer.source
    if answer.doubts:
        building.unsure[path] = None
    _tell_doubts(building, answer.doubts, path)


def _tell_doubts(building: _Building, doubts: tuple[Doubt, ...], path: str | None) -> None:
    for doubt in doubts:
        told = Finding(code=doubt.code, severity=Severity.WARNING, message=doubt.message, field=path)
        building.tell(told)


def _run_checks(building: _Building, form: Form, circumstances: Circumstances) -> None:
    for question, told in _checks_of(form):
        look = Look(
            form=form,
            told=told,
            field=question,
            fields=building.fields,
            words=building.words,
            answered=building.answered,
            facts=building.facts,
            around=circumstances,
        )
        for one in known(told.check).run(look):
            if isinstance(one, Found):
                path = one.at or (question.id if question else None)
                building.tell(finding(form, one.code, path, other=one.other, severity=told.severity))
            else:
                _follow(building.facts, one)


def _checks_of(form: Form) -> Iterator[tuple[Field | None, Check]]:
    """Every check to run: what each question has to pass and what it declares, as printed, then those of the form."""
    for section in form.sections:
        for one in section.fields:
            if section.by is FilledBy.PARTNERSHIP:
                yield one, Check(check="office-use")
            else:
                yield one, Check(check="required")
                yield from ((one, told) for told in one.checks)
    yield from ((None, told) for told in form.checks)


def _follow(facts: dict[str, Any], fact: Follows) -> None:
    if fact.of:
        facts.setdefault(fact.name, {})[fact.of] = fact.value
    else:
        facts[fact.name] = fact.value


def _absent(form: Form, paper: Paper) -> Iterator[tuple[str, str]]:
    """What the referrer left out, and in which of the ways that differ: blank, not known, not applicable, none."""
    for section in form.sections:
        if section.by is FilledBy.PARTNERSHIP:
            continue
        for one in section.fields:
            said = (
                [cell for _, _, cell in cells(paper, one)] if one.type is FieldType.TABLE else [paper.answers[one.id]]
            )
            said = [answer for answer in said if answered(answer)]
            kinds = {None if answer.chosen else absence(answer.words) for answer in said}
            if not said:
                yield one.id, "blank"
            elif None not in kinds:
                yield one.id, min(kind for kind in kinds if kind)
