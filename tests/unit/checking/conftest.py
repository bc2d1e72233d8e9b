"""A small invented form to check: each test says its questions and answers, and reads what came of them."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

import pytest

from pipeline.checking import check
from pipeline.model.form import Check, Choice, Column, Edition, Field, FieldType, FilledBy, Form, Section
from pipeline.model.partnership import Agency, Meeting, Office, Partnership, Safety
from pipeline.model.reading import Answer, Doubt, Reading, Source
from pipeline.model.record import Circumstances, Correction, Record
from pipeline.model.states import ReadStatus

PARTNERSHIP = Partnership(
    id="moorvale",
    name="Moorvale Safeguarding Children Partnership",
    short="MSCP",
    office=Office(name="Business Unit"),
    safety=Safety(front_door="Moorvale Front Door"),
    meeting=Meeting(name="Review Group"),
    agencies=(
        Agency(id="police", names=("Moorvale Police", "Moorvale Constabulary"), short="MP"),
        Agency(id="council", names=("Moorvale Borough Council",)),
        Agency(
            id="ccg",
            names=("Moorvale Clinical Commissioning Group",),
            valid_to=dt.date(2022, 6, 30),
            successor="icb",
        ),
    ),
)
CHOICES = (
    Choice(id="red", label="Red (as printed)", aliases=("Scarlet",)),
    Choice(id="blue", label="Blue"),
    Choice(id="green", label="Green, or nearly"),
)
COLUMNS = (
    Column(id="day", label="Day"),
    Column(id="month", label="Month"),
    Column(id="year", label="Year"),
    Column(id="event", label="Event", required=True),
)

Make = Callable[..., Field]
Checked = Callable[..., Record]


@pytest.fixture
def question() -> Make:
    """One question: `question("born", "date", Check(...), required=True)`."""

    def make(id: str, type: str = "text", *checks: Check, required: bool = False) -> Field:
        return Field(
            id=id,
            label=f"The {id.replace('_', ' ')}:",
            type=FieldType(type),
            required=required,
            checks=checks,
            choices=CHOICES if type in {"choice", "ticks"} else (),
            columns=COLUMNS if type == "table" else (),
        )

    return make


@pytest.fixture
def form() -> Callable[..., Form]:
    def make(*fields: Field, office: Sequence[Field] = (), across: Sequence[Check] = ()) -> Form:
        sections = [Section(id="all", label="ALL OF IT", fields=tuple(fields))]
        if office:
            ours = Section(id="office", label="FOR OUR USE", fields=tuple(office), by=FilledBy.PARTNERSHIP)
            sections.insert(0, ours)
        return Form(
            id="toy",
            title="Toy Form",
            reference_prefix="TOY",
            sections=tuple(sections),
            editions=(Edition(id="1", titles=("Toy Form",)),),
            checks=tuple(across),
        )

    return make


@pytest.fixture
def checked(form: Callable[..., Form]) -> Checked:
    """What comes of a form: `checked([question(…)], {"born": "1/2/2020", "colour": ("red",)})`."""

    def run(
        fields: Sequence[Field],
        answers: Mapping[str, str | tuple[str, ...] | Answer],
        *,
        corrections: Sequence[Correction] = (),
        office: Sequence[Field] = (),
        across: Sequence[Check] = (),
        doubts: Mapping[str, str] | None = None,
        received: dt.datetime | None = None,
        today: dt.date = dt.date(2024, 6, 10),
    ) -> Record:
        told = tuple(_answer(path, said, (doubts or {}).get(path)) for path, said in answers.items())
        reading = Reading(part=None, status=ReadStatus.RECORD, form="toy", edition="1", answers=told)
        around = Circumstances(received=received, today=today, partnership=PARTNERSHIP)
        return check(form(*fields, office=office, across=across), reading, corrections, around)

    return run


@pytest.fixture
def put_right() -> Callable[..., Correction]:
    """A correction; those of one minute are one act."""

    def make(path: str, value: str | None, minute: int = 0) -> Correction:
        return Correction(path=path, value=value, by="kim", at=f"2024-06-11T09:{minute:02}:00+01:00")

    return make


def _answer(path: str, said: str | tuple[str, ...] | Answer, doubt: str | None) -> Answer:
    if isinstance(said, Answer):
        return said
    return Answer(
        path=path,
        words=said if isinstance(said, str) else None,
        chosen=said if isinstance(said, tuple) else (),
        source=Source(where="table 1, row 1", raw=f"label: {said}"),
        doubts=(Doubt(code=doubt, message="Please look."),) if doubt else (),
    )
