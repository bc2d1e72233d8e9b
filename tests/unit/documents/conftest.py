"""Invented cases to make documents from: every name, number and event here is made up."""

import datetime as dt
import io
import tomllib
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from lxml import etree
from msgspec import Struct, field

from pipeline.documents import Matter, MeetingMatter, render, snapshot
from pipeline.model.document import Fact, Kind, Moment, Subject
from pipeline.model.form import Choice, Column, Decision, Edition, Field, FieldType, FilledBy, Form, Section
from pipeline.model.item import Item
from pipeline.model.partnership import Agency, Meeting, Office, Partnership, Safety
from pipeline.model.record import Finding, Record
from pipeline.model.states import Severity, State

TEMPLATES = Path(__file__).parents[3] / "templates" / "hsscp"
RECEIVED = dt.datetime(2026, 11, 19, 18, 40, tzinfo=dt.UTC)
MADE = dt.date(2026, 11, 20)
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class WeekdayCalendar:
    """Working days without any holiday."""

    def counts_for(self, moment: dt.datetime) -> dt.date:
        return moment.date() if moment.hour < 17 else self.after(moment.date(), 1)

    def after(self, day: dt.date, count: int) -> dt.date:
        while count:
            day += dt.timedelta(days=1)
            count -= day.weekday() < 5
        return day


class House(Struct, frozen=True):
    """The packaged kinds, templates and logo."""

    kinds: Mapping[str, Kind] = field(default_factory=dict)

    @property
    def logo(self) -> bytes:
        return (TEMPLATES / "logo.png").read_bytes()

    def template(self, kind: Kind) -> bytes:
        return (TEMPLATES / "documents" / kind.template).read_bytes()


def _kind(told: dict[str, Any]) -> Kind:
    facts = tuple(Fact(**{**one, "one_of": tuple(one.get("one_of", ()))}) for one in told.pop("fact", ()))
    lists = {key: tuple(told.pop(key)) for key in ("uses", "forms", "routes") if key in told}
    return Kind(**{**told, **lists, "about": Subject(told["about"]), "due": Moment(told["due"])}, facts=facts)


def packaged_kinds() -> Iterator[Kind]:
    for path in sorted((TEMPLATES / "documents").glob("*.toml")):
        yield _kind(tomllib.loads(path.read_text(encoding="utf-8")))


@pytest.fixture(scope="session")
def house() -> House:
    return House({kind.id: kind for kind in packaged_kinds()})


PARTNERSHIP = Partnership(
    id="marl",
    name="Marlshire and Fenby Safeguarding Children Partnership",
    short="MFSCP",
    office=Office(
        name="MFSCP Business Unit",
        address=("County Rooms", "1 Example Street", "Marlby", "ZZ1 1ZZ"),
        email="office@partnership.example.org",
        telephone="01632 960100",
    ),
    safety=Safety(front_door="the Children’s Hub", telephone="01632 960199"),
    meeting=Meeting(
        name="Engine Room",
        agenda=(
            "Welcome, attendance and declarations of interest",
            "Minutes and actions of the last meeting",
            "Requests to consider a review",
            "Key lines of enquiry",
            "Any other papers",
        ),
    ),
    agencies=(
        Agency(id="marl-la", names=("Marlshire Council",), kind="partner"),
        Agency(id="icb", names=("Marl and Fen Integrated Care Board",), kind="partner"),
        Agency(id="police", names=("Marlshire Police",), kind="partner"),
        Agency(id="ccg", names=("Marlshire Clinical Group",), kind="partner", valid_to=dt.date(2022, 6, 30)),
    ),
)

_TEXT, _LONG, _DATE = FieldType.TEXT, FieldType.LONG_TEXT, FieldType.DATE


def _ask(id: str, label: str, type: FieldType = _TEXT, **more: Any) -> Field:
    return Field(id=id, label=label, type=type, **more)


def _columns(**labels: str) -> tuple[Column, ...]:
    return tuple(Column(id=name, label=label) for name, label in labels.items())


def _choices(**labels: str) -> tuple[Choice, ...]:
    return tuple(Choice(id=name, label=label) for name, label in labels.items())


REQUEST = Form(
    id="cspr",
    title="Child Safeguarding Practice Review Consideration Request Form",
    reference_prefix="REQ",
    noun="request",
    editions=(Edition(id="2019", titles=("Request Form",)),),
    routes=(Decision(id="rapid-review", label="Rapid review"), Decision(id="discussion", label="General discussion")),
    decisions=(
        Decision(id="LCSPR", label="Commission a local child safeguarding practice review"),
        Decision(id="no_LCSPR", label="No local review: the learning from the rapid review is sufficient"),
        Decision(id="alternative", label="An alternative local review"),
    ),
    what_next=(
        "We pass your request to the Engine Room, which decides how the case is to be considered.",
        "If a rapid review is opened, agencies are asked in writing for what they know. You may be asked to take part.",
    ),
    sections=(
        Section(
            id="action",
            label="SAFEGUARDING PARTNERSHIP ACTION",
            by=FilledBy.PARTNERSHIP,
            fields=(_ask("date_received", "Date received in Business Unit", _DATE),),
        ),
        Section(
            id="referrer_details",
            label="REFERRERS DETAILS",
            fields=(
                _ask("referrer", "Referrer (Name, Agency and Contact Details)", _LONG),
                _ask("authorised_by", "Authorised by Senior Officer (Name and Contact Details)", _LONG),
                _ask("date_submitted", "Date Submitted", _DATE),
            ),
        ),
        Section(
            id="child",
            label="Child",
            fields=(
                _ask("family_name", "Family Name:"),
                _ask("given_name", "Given Name:"),
                _ask("also_known_as", "Also known as:"),
                _ask("date_of_birth", "Dob or expected date of delivery:", _DATE),
                _ask("date_of_death_or_incident", "Date of Death / Incident:", _DATE),
                _ask("sex", "Male / Female", FieldType.CHOICE, choices=_choices(male="Male", female="Female")),
                _ask("home_address", "Home Address (include Postcode):", _LONG),
                _ask(
                    "status_at_incident",
                    "Childs Status at time of incident:",
                    FieldType.TICKS,
                    choices=_choices(
                        looked_after="Looked After Child",
                        cp_registration="CP Registration",
                        child_in_need="Child in Need",
                        known_to_yot="Known to YOT",
                    ),
                ),
                _ask("early_help_agencies", "Known to Early Help / Agencies (State which)"),
                _ask("case_ref_nhs_no", "Case Ref / NHS No:"),
                _ask("parent_carer_details", "Parent / Carer Details:", _LONG),
                _ask("siblings", "Siblings information if known:", _LONG),
                _ask("gp", "GP's Name & Address:", _LONG),
            ),
        ),
        Section(
            id="people",
            label="ASSOCIATED / RELEVANT OTHER PEOPLE (Non Professional i.e. Extended Family, Friends etc)",
            fields=(
                _ask(
                    "associated_people",
                    "Associated people",
                    FieldType.TABLE,
                    columns=_columns(name="Name", aka="AKA (Also known as)", address="Address if known"),
                ),
            ),
        ),
        Section(
            id="professionals_section",
            label="AGENCIES / PROFESSIONALS INVOLVED",
            fields=(
                _ask(
                    "professionals",
                    "Professionals",
                    FieldType.TABLE,
                    columns=_columns(name="Name", title="Title", agency="Agency", contact="Contact Details"),
                ),
            ),
        ),
        Section(
            id="case_summary",
            label="CASE SUMMARY & REASON FOR CONSIDERATION",
            fields=(
                _ask(
                    "consideration",
                    "Please tick to state what you think is required",
                    FieldType.CHOICE,
                    question="What you think is required in the first instance",
                    choices=_choices(
                        general_discussion="General Discussion", cspr="CSPR", alternative_process="Alternative Process"
                    ),
                ),
                _ask("alternative_process", "Alternative Process (enter information below)"),
                _ask(
                    "notified_to_panel",
                    "Has a Serious Child Care Incident form been submitted to the Panel?",
                    FieldType.YES_NO,
                    question="Has a form been submitted to Ofsted / the Panel?",
                ),
                _ask("other_notification", "Identify any other formal notification that has been submitted."),
                _ask("information_provided_by", "Information provided by (Name, Title & Agency):"),
                _ask(
                    "brief_details",
                    "Please provide brief details of the incident",
                    _LONG,
                    question="Brief details of the incident",
                ),
                _ask("chronology_from", "during the period: (mm/yy", _DATE),
                _ask("chronology_to", "to mm/yy)", _DATE),
                _ask(
                    "chronology",
                    "Chronology",
                    FieldType.TABLE,
                    columns=_columns(
                        day="Day(xx)",
                        month="Month (xx)",
                        year="Year (xx)",
                        event="Event / Issue",
                        outcome="Outcome",
                        source="Source of Information",
                    ),
                ),
            ),
        ),
    ),
)

ENQUIRY = Form(
    id="kloe",
    title="Engine Room Key Line of Enquiry Request Form",
    reference_prefix="KLOE",
    noun="line of enquiry",
    editions=(Edition(id="2019", titles=("Key Line of Enquiry",)),),
    decisions=(
        Decision(id="explore", label="Explore"),
        Decision(id="audit", label="Audit"),
        Decision(id="no_action", label="No action"),
    ),
    what_next=("The Engine Room will explore what you raised and may invite your agency’s representative to attend.",),
    sections=(
        Section(
            id="request",
            label="Request",
            fields=(
                _ask("contact_officer", "Contact Officer:"),
                _ask("organisation", "Name of Organisation:"),
                _ask("issue_details", "Details of issue / area of good practice:", _LONG),
                _ask("action_requested", "What action would you like to be taken:", _LONG),
            ),
        ),
    ),
)


def _event(*cells: str | None) -> dict[str, str | None]:
    return dict(zip(("day", "month", "year", "event", "outcome", "source"), cells, strict=True))


ANSWERS: Mapping[str, Any] = {
    "date_received": None,
    "referrer": "Harriet Quill\nMarlshire Council, Children’s Services\n01632 960112, h.quill@council.example.org",
    "authorised_by": "Desmond Farrow, Head of Service, 01632 960113",
    "date_submitted": "2026-11-19",
    "family_name": "Testerly",
    "given_name": "Robyn",
    "also_known_as": "Bobbin",
    "date_of_birth": "2019-03-12",
    "date_of_death_or_incident": "2026-11-14",
    "sex": "female",
    "home_address": "14 Sample Row\nMarlby\nZZ2 2ZZ",
    "status_at_incident": ("cp_registration", "child_in_need"),
    "early_help_agencies": None,
    "case_ref_nhs_no": "999 000 0018",
    "parent_carer_details": "Morgan Testerly (mother)\nAlex Samplewood (mother’s partner)",
    "siblings": None,
    "gp": "Dr Pat Example, Fenby Surgery, 2 Mock Lane, Fenby",
    "associated_people": (
        {"name": "June Testerly", "aka": "Nan", "address": "3 Pattern Close, Fenby"},
        {"name": "Kit Samplewood", "aka": None, "address": None},
    ),
    "professionals": (
        {"name": "Harriet Quill", "title": "Team Manager", "agency": "Marlshire Council", "contact": "01632 960112"},
        {
            "name": "Owen Drafter",
            "title": "Health Visitor",
            "agency": "Fenby Community Trust",
            "contact": "07700 900123",
        },
    ),
    "consideration": "cspr",
    "alternative_process": None,
    "notified_to_panel": False,
    "other_notification": None,
    "information_provided_by": "Harriet Quill, Team Manager, Marlshire Council",
    "brief_details": (
        "Robyn was brought to hospital on the evening of 14 November with injuries that were not explained by the "
        "account given.\n\nThe family had been known to early help since the spring. Two referrals in the summer did "
        "not reach the threshold for assessment.\nThe police have begun an investigation, led by DS Rowan Mockford."
    ),
    "chronology_from": "2025-01",
    "chronology_to": "2026-11",
    "chronology": (
        _event(
            "14", "11", "2026", "Brought to hospital by ambulance", "Admitted; strategy discussion held", "Hospital"
        ),
        _event(None, "6", "26", "Second referral by the school", "No further action", "School"),
        _event("3", "2", "2026", "Health visitor not let in", None, "Health visitor"),
        _event(None, None, "2025", "Family moved to Marlby", "Registered with a new GP", "GP"),
    ),
}

FINDINGS = (
    Finding(
        code="panel-not-notified",
        severity=Severity.ALERT,
        field="notified_to_panel",
        message="The form says the Panel has not been notified: ask the local authority today.",
    ),
    Finding(
        code="required",
        severity=Severity.QUERY,
        field="siblings",
        message="Nothing is said about siblings.",
        query="Child: Siblings information",
    ),
    Finding(
        code="row-incomplete",
        severity=Severity.QUERY,
        field="chronology[2].outcome",
        message="A row of the chronology has no outcome.",
        query="Chronology, row 3: Outcome",
    ),
)


def request_record(*, findings: tuple[Finding, ...] = FINDINGS, unsure: tuple[str, ...] = (), **answers: Any) -> Record:
    return Record(
        form="cspr",
        edition="2019",
        fields={**ANSWERS, **answers},
        findings=findings,
        unsure=unsure,
        facts={
            "birth": {"kind": "born", "date": "2019-03-12"},
            "event": {"kind": "incident", "date": "2026-11-14"},
            "nhs_number": "9990000018",
            "row_dates": {"chronology": ["2026-11-14", "2026-06", "2026-02-03", "2025"]},
        },
    )


def request_matter(record: Record | None = None, **more: Any) -> Matter:
    told: dict[str, Any] = {
        "partnership": PARTNERSHIP,
        "reference": "REQ-2026-0012",
        "form": REQUEST,
        "record": record or request_record(),
        "accepted": True,
        "case_name": "Ash",
        "route": "rapid-review",
        "route_reason": "A child has been seriously harmed and neglect is suspected.",
        "received": RECEIVED,
        "days": WeekdayCalendar(),
    }
    return Matter(**{**told, **more})


def enquiry_matter(**more: Any) -> Matter:
    record = Record(
        form="kloe",
        edition="2019",
        fields={
            "contact_officer": "Sol Inkwell",
            "organisation": "Fenby Community Trust",
            "issue_details": "Health visitors tell us that missed appointments are not passed on between areas.",
            "action_requested": "Look at how missed appointments are shared when families move.",
        },
    )
    told: dict[str, Any] = {
        "partnership": PARTNERSHIP,
        "reference": "KLOE-2026-0007",
        "form": ENQUIRY,
        "record": record,
        "accepted": True,
        "case_name": "Larch",
        "received": RECEIVED,
        "days": WeekdayCalendar(),
    }
    return Matter(**{**told, **more})


def unopened_matter(state: State, **more: Any) -> Matter:
    item = Item(item="R-2026-00031", name="secret name.docx", state=state, received=RECEIVED)
    return Matter(
        partnership=PARTNERSHIP, reference="R-2026-00031", item=item, received=RECEIVED, days=WeekdayCalendar(), **more
    )


def meeting_matter(*items: Matter, waiting: tuple[State, ...] = (State.NEEDS_PASSWORD, State.NOT_A_FORM)) -> Matter:
    held = MeetingMatter(
        date=dt.date(2026, 12, 3),
        cut_off=dt.datetime(2026, 11, 26, 12, 0, tzinfo=dt.UTC),
        items=items or (request_matter(), enquiry_matter()),
        waiting=tuple(
            Item(item=f"R-2026-000{number}", name="x.docx", state=state, received=RECEIVED)
            for number, state in enumerate(waiting, start=41)
        ),
    )
    return Matter(partnership=PARTNERSHIP, reference="2026-12-03", meeting=held)


HOLDING = {
    "occasion": "death",
    "review_by": "4 December 2026",
    "media_contact": "Marlshire Council press office, 01632 960150, press@council.example.org",
    "sign_off": ("Independent Chair", "Head of Communications, Marlshire Council"),
    "spokesperson": "",
    "quote": "",
}

BRIEFING = {
    "title": "Hidden men: asking who is in the household",
    "summary": "Fathers, partners and other men who care for a child are often missing from our records.",
    "background": "A local review looked at the care of a baby who was seriously harmed.",
    "what_happened": "Three services had noticed a man in the home. None had asked his name.",
    "key_findings": ("Records named the mother alone as carer.",),
    "good_practice": ("A nursery nurse noted the man’s role and raised it with her manager.",),
    "learning": ("Ask who lives in, visits and helps, at every contact.",),
    "changes": ("The referral form will ask about every adult in the household.",),
    "questions": ("How would we know if somebody new had joined a family?", "What stops us asking?"),
    "help": ("Multi-agency procedures, chapter on household composition",),
}


def public_matter(facts: Mapping[str, Any], **more: Any) -> Matter:
    return Matter(**{"partnership": PARTNERSHIP, "reference": "PUB-2026-0003", "facts": facts, **more})


@pytest.fixture(scope="session")
def samples() -> SimpleNamespace:
    """Ways to make the matters documents are about."""
    return SimpleNamespace(
        public=public_matter,
        holding=HOLDING,
        briefing=BRIEFING,
        partnership=PARTNERSHIP,
        form=REQUEST,
        answers=ANSWERS,
        findings=FINDINGS,
        request=request_matter,
        record=request_record,
        enquiry=enquiry_matter,
        unopened=unopened_matter,
        meeting=meeting_matter,
        made=MADE,
    )


def words_of(document: bytes) -> str:
    """Every paragraph of a document as a reader meets it: first page's header, body, later header and footers."""
    lines = []
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        for name in ("header1", "document", "header2", "footer1", "footer2"):
            root = etree.fromstring(package.read(f"word/{name}.xml"))
            lines += [f"[{name}]", *(_line(paragraph) for paragraph in root.iter(f"{WORD}p"))]
    return "\n".join(lines) + "\n"


def _line(paragraph: Any) -> str:
    shown = {f"{WORD}br": "\n", f"{WORD}tab": "\t"}
    return "".join(
        one.text or "" if one.tag == f"{WORD}t" else shown.get(one.tag, "")
        for one in paragraph.iter(f"{WORD}t", *shown)
        if one.getparent().tag != f"{WORD}tabs"
    )


@pytest.fixture(scope="session")
def words() -> Callable[[bytes], str]:
    return words_of


@pytest.fixture(scope="session")
def make(house: House) -> Callable[..., bytes]:
    """A finished document of a packaged kind."""

    def made(kind: str, matter: Matter, *, made: dt.date = MADE, version: int = 1) -> bytes:
        declared = house.kinds[kind]
        told = snapshot(declared, matter)
        return render(declared, house.template(declared), told, made=made, version=version, logo=house.logo)

    return made
