"""What reading a return came to, put on record: its parts, readings, records and references."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Table

from pipeline.model.item import Outcome, Part
from pipeline.model.reading import Reading
from pipeline.model.record import Record
from pipeline.model.states import State
from pipeline.store import counters, filing, pictures, returns
from pipeline.store.house import Change, View
from pipeline.store.payload import canonical, pack
from pipeline.store.returns import PartWords
from pipeline.store.schema import parts, readings, records
from pipeline.store.sealing import Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How one part stands in the store, or is about to."""

    item: str
    number: int
    place: bytes  # keyed hash of where in the file it is
    state: State = State.ARRIVED
    form: str | None = None
    reference: str | None = None
    answers: bytes | None = None  # keyed hash of what the paper answered
    readings: int = 0
    records: int = 0
    known: bool = False  # has a row

    @property
    def row(self) -> str:
        """Its row, as seals name it."""
        return f"{self.item}/{self.number}"


def settle(
    change: Change, item: str, outcomes: Sequence[Outcome], act: str, spoken_names: Callable[[], Sequence[str]]
) -> tuple[Part, ...]:
    """Put on record what a reading came to; what an earlier one found and this one lacks is withdrawn."""
    returns.exists(change, item)
    box = change.box(item)
    change.note(act, item)
    found = []
    for outcome, place in _placed(change, outcomes):
        before = _standing(change, item, place)
        found.append(before.number)
        _settle_part(change, box, before, outcome, act, spoken_names)
    _withdraw_others(change, item, found)
    returns.stands_anew(change, item)
    return returns.parts_of(change, item)


def _placed(view: View, outcomes: Sequence[Outcome]) -> Iterator[tuple[Outcome, bytes]]:
    """Each outcome with the mark of its place in the file: an archive may hold two members of one name."""
    times: Counter[str | None] = Counter()
    for outcome in outcomes:
        yield outcome, place_of(view, outcome.reading.part, times[outcome.reading.part])
        times[outcome.reading.part] += 1


def place_of(view: View, part: str | None, time: int = 0) -> bytes:
    """The keyed hash that tells one part of a return from the others."""
    return view.vault.hashed("place", str(time), *(() if part is None else (part,)))


def _standing(view: View, item: str, place: bytes) -> Standing:
    its_parts = view.find_all(parts, item=item)
    for row in its_parts:
        if row.place == place:
            return Standing(
                item=item,
                number=row.number,
                place=place,
                state=State(row.state),
                form=row.form,
                reference=row.reference,
                answers=row.answers,
                readings=row.readings,
                records=row.records,
                known=True,
            )
    return Standing(item=item, number=len(its_parts), place=place)


def _settle_part(
    change: Change, box: Box, before: Standing, outcome: Outcome, act: str, spoken_names: Callable[[], Sequence[str]]
) -> None:
    twin = _twin(change, before, outcome)
    after = _after(change, before, outcome, twin)
    reason = f"Every answer is the same as in {twin}." if twin else outcome.reason or outcome.reading.reason
    put(change, box, after, PartWords(part=outcome.reading.part, reason=reason))
    part = (after.item, after.number)
    _add_version(change, box, readings, part, after.readings, outcome.reading)
    if outcome.pictures:
        pictures.put(change, box, part, outcome.pictures)
    if outcome.record and after.reference and after.records > before.records:
        add_record(change, box, part, after.records, outcome.record)
        if before.reference is None:
            filing.file(change, box, after.reference, part, outcome.record.form, spoken_names())
        filing.happened(change, box, after.reference, act)
        change.note(act, after.reference, state=after.state.value)


def _after(change: Change, before: Standing, outcome: Outcome, twin: str | None) -> Standing:
    record = outcome.record
    reference, answers = before.reference, before.answers
    if record and outcome.prefix and not (reference or twin):
        reference = counters.reference(change, outcome.prefix)
    if record and not record.corrections:  # what people put right would hide that the same paper comes again
        answers = _answers(change, record)
    return replace(
        before,
        state=State.DUPLICATE if twin else outcome.state,
        form=outcome.reading.form or before.form,
        reference=reference,
        answers=answers,
        readings=before.readings + 1,
        records=before.records + 1 if record and reference else before.records,
    )


def _twin(view: View, before: Standing, outcome: Outcome) -> str | None:
    """The reference of another record with the very same answers, where this part has none of its own.

    A duplicate waits for nobody. So one that was set aside does not count: what came again may matter after all. Nor
    is a doubtful record anybody's twin: what we are not sure to have read may be what is new in it.
    """
    if not outcome.record or outcome.record.doubtful or before.reference:
        return None
    same = view.find_all(parts, answers=_answers(view, outcome.record))
    return next((row.reference for row in same if row.reference and row.state != State.SET_ASIDE), None)


def _answers(view: View, record: Record) -> bytes:
    # Words that answer no question count as well: a person written in below a table is news.
    return view.vault.hashed("answers", record.form, canonical((record.fields, record.unplaced)))


def put(change: Change, box: Box, part: Standing, words: PartWords) -> None:
    """Write how a part stands."""
    values = {
        "place": part.place,
        "state": part.state.value,
        "form": part.form,
        "reference": part.reference,
        "answers": part.answers,
        "readings": part.readings,
        "records": part.records,
        "withdrawn": None,
        "sealed": box.seal(pack(words), "parts", part.row),
    }
    if part.known:
        change.alter(parts, {"item": part.item, "number": part.number}, **values)
    else:
        change.add(parts, item=part.item, number=part.number, **values)


def add_record(change: Change, box: Box, part: tuple[str, int], version: int, record: Record) -> None:
    """Keep one more version of what a part is believed to say."""
    _add_version(change, box, records, part, version, record)


def _add_version(
    change: Change, box: Box, table: Table, part: tuple[str, int], version: int, what: Reading | Record
) -> None:
    item, number = part
    sealed = box.seal(pack(what), table.name, f"{item}/{number}/{version}")
    change.add(table, item=item, number=number, version=version, at=change.now, sealed=sealed)


def _withdraw_others(change: Change, item: str, found: Sequence[int]) -> None:
    for row in change.find_all(parts, item=item):
        if row.number not in found and row.reference is None and row.withdrawn is None:
            change.alter(parts, {"item": item, "number": row.number}, withdrawn=change.now)
            pictures.drop(change, (item, row.number))
