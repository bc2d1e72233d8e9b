"""Papers that agencies send beside forms, or instead of them, and that share many of their words: none is a form."""

import random
from collections.abc import Callable
from typing import Any

import pytest

from pipeline.matching import match_all
from pipeline.model.form import Form
from pipeline.model.states import ReadStatus

Row = tuple[str, ...]
Items = list[str | tuple[Row, ...]]

NAMES = ("Rowan Tester", "Ailsa Sample", "Morwenna Madeup", "Idris Invented")
BODIES = ("Example Police", "Made-up NHS Trust", "the Pretend School", "Anywhere Council")
PROSE = (
    "The group noted the report and thanked all who had taken part.",
    "We are writing about the matter raised at the meeting in spring.",
    "Training will be given to all new staff within three months.",
    "There was a discussion about thresholds and how they are applied.",
)
PEOPLE = ("Name", "Title", "Agency", "Contact Details")
HISTORY = ("Day", "Month", "Year", "Event / Issue", "Outcome", "Source of Information")
SHARED = (
    *("Family Name:", "Given Name:", "Also known as:", "Date of Birth:", "Gender", "Ethnicity"),
    *("Home Address (include Postcode):", "GP's Name & Address:", "Parent / Carer Details:", "School", "NHS number"),
    *("Siblings information if known:", "Looked After Child", "Child in Need", "Name of Referrer", "Consent? Yes / No"),
)


def day(luck: random.Random) -> str:
    return f"{luck.randint(1, 28)}/{luck.randint(1, 12)}/20{luck.randint(10, 26)}"


def minutes(luck: random.Random, forms: tuple[Form, ...]) -> Items:
    present = tuple((luck.choice(NAMES), "Nurse", luck.choice(BODIES), "01632 960111") for _ in range(3))
    return [
        *("Minutes of the board", f"Date: {day(luck)}", (PEOPLE, *present), "1. Apologies", luck.choice(PROSE)),
        *(f"2. {luck.choice(forms).title}", luck.choice(PROSE), f"Date of Incident / Death: {day(luck)}"),
        *("3. Chronology", (HISTORY, ("1", "2", "2024", "Visit", "None", "Police")), "Outcome: rapid review agreed."),
    ]


def another_form(luck: random.Random, forms: tuple[Form, ...]) -> Items:
    asked = luck.sample(SHARED, luck.randint(6, len(SHARED)))
    rows = tuple((words, luck.choice((luck.choice(NAMES), day(luck), "not known", ""))) for words in asked)
    title = luck.choice(("Northshire Multi-Agency Referral Form", "Early Help Assessment", "School Transport Form"))
    return [title, rows, "Professionals", (PEOPLE, (NAMES[0], "Nurse", BODIES[1], "01632 960112"))]


def curriculum_vitae(luck: random.Random, forms: tuple[Form, ...]) -> Items:
    rows = (("Name:", NAMES[0]), ("Address:", "1 Example Street"), ("Date of Birth:", day(luck)), ("Ethnicity:", ""))
    return ["Curriculum vitae", rows, "Education", (("Year", "School", "Outcome"), ("2010", "Pretend", "Pass"))]


def invoice(luck: random.Random, forms: tuple[Form, ...]) -> Items:
    lines = [f"Invoice No: {luck.randint(1, 99)}", f"Name of Organisation: {BODIES[0]}", f"Contact Officer: {NAMES[1]}"]
    return ["INVOICE", *lines, f"Date: {day(luck)}", (("Item", "Price"), ("Chairs", "£30.00")), "Total: £30.00"]


def mail(luck: random.Random, forms: tuple[Form, ...]) -> Items:
    title = luck.choice(forms).title
    head = ["From: Ailsa Sample", f"Sent: {day(luck)}", "To: office@example.org", f"Subject: {title}"]
    return [*head, f"Could you send me a blank {title}?", "Family Name: Tester", "Kind regards", "Ailsa"]


def letter(luck: random.Random, forms: tuple[Form, ...]) -> Items:
    form = luck.choice(forms)
    asked = luck.sample([field.label for field in form.fields() if not field.columns], 4)
    quoted = ", ".join(f"‘{words.rstrip(': ')}’" for words in asked)
    return [form.title, "Dear colleague,", luck.choice(PROSE), f"Please answer {quoted}.", "Yours sincerely", NAMES[2]]


@pytest.mark.parametrize("make", [minutes, another_form, curriculum_vitae, invoice, mail, letter])
def test_no_such_paper_is_ever_taken_for_a_form(
    forms: tuple[Form, ...], paper: Any, make: Callable[[random.Random, tuple[Form, ...]], Items]
) -> None:
    for seed in range(15):
        items = make(random.Random(seed), forms)
        blocks = [paper.line(item) if isinstance(item, str) else paper.grid(*item) for item in items]
        found = match_all(paper.sheet(*blocks), forms)
        assert [one.status for one in found] == [ReadStatus.NOT_A_FORM], seed
