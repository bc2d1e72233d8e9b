"""The definitions that travel with the product: sound, complete, and known by the ids others rely on."""

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.checking import known_checks
from pipeline.definitions import Definitions, check, load, packaged
from pipeline.documents.blocks import known_blocks
from pipeline.model.form import FilledBy, Form

SAMPLES = Path(__file__).parents[2] / "samples" / "partnership"

CSPR = """
date_received:date chair_notified:text rapid_review_arranged_for:date agencies_notified:text
rapid_review_recommendation:text referrer:long_text! authorised_by:long_text! date_submitted:date! family_name:text!
given_name:text also_known_as:text date_of_birth:date! date_of_death_or_incident:date! sex:choice
home_address:long_text! status_at_incident:ticks early_help_agencies:text case_ref_nhs_no:text
parent_carer_details:long_text siblings:long_text gp:long_text associated_people:table professionals:table
consideration:choice! alternative_process:text summary_date_of_incident:date summary_child_name:text
notified_to_panel:yes_no! other_notification:text notification_attached:yes_no information_provided_by:text
brief_details:long_text! chronology_from:date chronology_to:date chronology:table
"""
KLOE = "contact_officer:text! organisation:text! issue_details:long_text! action_requested:long_text!"
CHOICES = {
    "sex": "male female",
    "status_at_incident": "looked_after cp_registration child_in_need known_to_yot not_known_to_csc early_help",
    "consideration": "general_discussion cspr alternative_process",
}
COLUMNS = {
    "associated_people": "name aka address",
    "professionals": "name title agency contact",
    "chronology": "day month year event outcome source",
}


@pytest.fixture(scope="module")
def hsscp() -> Definitions:
    return load([packaged()], "hsscp", known_checks=known_checks(), known_blocks=known_blocks())


@pytest.mark.parametrize(("folder", "partnership"), [(packaged(), "hsscp"), (SAMPLES, "moorshire")])
def test_every_definition_is_sound(folder: Path, partnership: str) -> None:
    assert check([folder], partnership, known_checks=known_checks(), known_blocks=known_blocks()) == []


@pytest.mark.parametrize(
    ("form", "prefix", "questions"), [("cspr", "REQ", CSPR), ("kloe", "KLOE", KLOE)], ids=["cspr", "kloe"]
)
def test_others_find_every_question_under_its_id_and_type(
    hsscp: Definitions, form: str, prefix: str, questions: str
) -> None:
    declared = hsscp.form(form)

    assert declared.reference_prefix == prefix
    assert [f"{one.id}:{one.type}{'!' * one.required}" for one in declared.fields()] == questions.split()


def test_choices_and_columns_keep_their_ids(hsscp: Definitions) -> None:
    form = hsscp.form("cspr")

    assert {one.id: " ".join(choice.id for choice in one.choices) for one in form.fields() if one.choices} == CHOICES
    assert {one.id: " ".join(column.id for column in one.columns) for one in form.fields() if one.columns} == COLUMNS


def test_the_office_part_is_the_first_section_and_no_other(hsscp: Definitions) -> None:
    by = [(section.id, section.by) for form in hsscp.forms for section in form.sections]

    assert [name for name, filled_by in by if filled_by is FilledBy.PARTNERSHIP] == ["partnership_action"]


def test_labels_stand_as_printed_slips_included(hsscp: Definitions) -> None:
    form = hsscp.form("cspr")

    assert form.field("date_of_birth").label == "Dob or expected date of delivery:"
    assert form.field("status_at_incident").label == "Childs Status at time of incident:"
    assert form.field("status_at_incident").asked == "Child's status at the time of the incident"


def test_a_letter_can_name_every_question(hsscp: Definitions) -> None:
    asked = [one.asked for form in hsscp.forms for one in form.fields()]

    assert all(name and len(name) < 120 and name[-1] not in ":.(" for name in asked)


@pytest.mark.parametrize("form", ["cspr", "kloe"])
def test_no_label_is_a_word_that_any_letter_or_invoice_holds(hsscp: Definitions, form: str) -> None:
    everyday = {"address", "name", "contact", "date", "title", "reference", "details", "phone", "telephone", "email"}
    labels = {label.casefold().strip(" :.") for one in hsscp.form(form).fields() for label in (one.label, *one.aliases)}

    assert not labels & everyday


def test_no_officer_and_no_personal_mailbox_is_named_in_any_definition() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in packaged().rglob("*.toml"))
    mailboxes = {word.strip('".,;()').casefold() for word in text.split() if "@" in word}

    assert mailboxes == {"hsscp@hartlepool.gov.uk"}


def test_a_request_can_be_opened_and_closed_and_a_line_of_enquiry_closed(hsscp: Definitions) -> None:
    cspr, kloe = hsscp.form("cspr"), hsscp.form("kloe")

    assert [route.id for route in cspr.routes] == ["rapid-review", "discussion", "alternative", "none"]
    assert {"LCSPR", "no_LCSPR_learning_sufficient"} <= {decision.id for decision in cspr.decisions}
    assert {decision.id for decision in kloe.decisions} == {
        "explore", "deep_dive", "audit", "training", "no_action", "refer",
    }  # fmt: skip
    assert all(form.what_next for form in hsscp.forms)


WORDS_TO_AVOID = ("failed", "refused", "rejected", "non-compliant", "alleged", "overdue", "tragic")


def test_nothing_people_read_uses_a_word_to_avoid(hsscp: Definitions) -> None:
    said = [*hsscp.partnership.meeting.agenda, hsscp.partnership.branding.strapline]
    for form in hsscp.forms:
        said += [*form.what_next, *(one.label for one in (*form.routes, *form.decisions))]
        said += [one.question for one in form.fields()]

    assert not [words for words in said for avoided in WORDS_TO_AVOID if avoided in words.casefold()]


def easter(year: int) -> dt.date:
    """Easter Sunday by the Gregorian rule."""
    golden, century = year % 19 + 1, year // 100 + 1
    solar, lunar = 3 * century // 4 - 12, (8 * century + 5) // 25 - 5
    epact = (11 * golden + 20 + lunar - solar) % 30
    epact += (epact == 25 and golden > 11) or epact == 24
    full = 44 - epact if 44 - epact >= 21 else 74 - epact
    sunday = full + 7 - (5 * year // 4 - solar - 10 + full) % 7
    return dt.date(year, 3, 1) + dt.timedelta(days=sunday - 1)


def bank_holidays(year: int) -> set[dt.date]:
    """What the rules give for England and Wales, days moved or added by proclamation left out."""

    def monday(month: int, day: int) -> dt.date:
        start = dt.date(year, month, day)
        return start + dt.timedelta(days=-start.weekday() % 7)

    found = {easter(year) + dt.timedelta(days=days) for days in (-2, 1)}
    found |= {monday(5, 1), monday(5, 25), monday(8, 25)}
    for fixed in (dt.date(year, 1, 1), dt.date(year, 12, 25), dt.date(year, 12, 26)):
        day = fixed
        while day.weekday() >= 5 or day in found:
            day += dt.timedelta(days=1)
        found.add(day)
    return found


def test_bank_holidays_are_those_of_the_rules_and_the_proclamations(hsscp: Definitions) -> None:
    by_rule = {day for year in range(2019, 2029) for day in bank_holidays(year)}
    stated = set(hsscp.partnership.holidays)

    assert {day.isoformat() for day in stated - by_rule} == {
        "2020-05-08", "2022-06-02", "2022-06-03", "2022-09-19", "2023-05-08",
    }  # fmt: skip
    assert {day.isoformat() for day in by_rule - stated} == {"2020-05-04", "2022-05-30"}


def test_there_are_neutral_names_for_many_cases_ash_first(hsscp: Definitions) -> None:
    names = hsscp.partnership.spoken_names

    assert names[0] == "Ash"
    assert len(set(names)) == len(names) >= 60


def test_what_nobody_has_confirmed_is_not_printed_as_if_somebody_had(hsscp: Definitions) -> None:
    assert hsscp.partnership.safety.telephone == ""
    assert hsscp.partnership.office.telephone == ""
    assert (hsscp.partnership.branding.colour, hsscp.partnership.branding.accent) == ("000000", "000000")


def test_organisations_that_ended_point_to_those_that_took_their_place(hsscp: Definitions) -> None:
    agencies = {agency.id: agency for agency in hsscp.partnership.agencies}

    for ended in (agency for agency in agencies.values() if agency.valid_to):
        successor = agencies[ended.successor]
        assert successor.valid_from == ended.valid_to + dt.timedelta(days=1)


def test_another_partnership_needs_no_python() -> None:
    moorshire = load([SAMPLES], "moorshire", known_checks=known_checks(), known_blocks=known_blocks())
    form = moorshire.form("asr")

    assert (moorshire.partnership.short, moorshire.partnership.meeting.name) == ("MSCP", "Review Group")
    assert form.reference_prefix == "ASR"
    assert moorshire.template(moorshire.kind("return-note")).startswith(b"PK")
    assert moorshire.logo().startswith(b"\x89PNG")
    assert _labels(form, "2024") != _labels(form, "2026")


def _labels(form: Form, edition: str) -> list[str]:
    """What one edition prints, as a reader of it sees it."""
    declared = next(one for one in form.editions if one.id == edition)
    return [declared.labels.get(one.id, one.label) for one in form.fields() if one.id not in declared.without]


def test_a_partnership_can_lie_over_the_packaged_ones_in_a_workspace() -> None:
    found = load([SAMPLES, packaged()], "hsscp")

    assert found.partnership.id == "hsscp"


def test_loading_definitions_brings_in_none_of_the_heavy_libraries() -> None:
    heavy = ("docx", "docxtpl", "jinja2", "lxml", "pikepdf", "rich", "sqlalchemy", "difflib", "zoneinfo")
    program = (
        "import sys\n"
        "from pipeline.definitions import load, packaged\n"
        "load([packaged()], 'hsscp')\n"
        f"print([name for name in {heavy} if name in sys.modules])\n"
    )

    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert told.stdout.strip() == "[]"
