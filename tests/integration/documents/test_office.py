"""LibreOffice opens what we make, without repair, and turns it into pages."""

import datetime as dt
import shutil
import subprocess
import tomllib
from pathlib import Path

import pypdf
import pytest

from pipeline.definitions import load, packaged
from pipeline.documents import Matter, MeetingMatter, check_facts, render, snapshot
from pipeline.model.item import Item
from pipeline.model.record import Record
from pipeline.model.states import State

OFFICE = shutil.which("soffice")
RECEIVED = dt.datetime(2026, 11, 19, 10, 0, tzinfo=dt.UTC)
FACTS = """
occasion = "general"
review_by = "4 December 2026"
media_contact = "Press office, 01632 960150"
sign_off = ["Independent Chair"]
title = "Hidden men"
summary = "Ask who is in the household."
background = "Why"
what_happened = "What"
key_findings = ["One"]
good_practice = ["Two"]
learning = ["Three"]
changes = ["Four"]
questions = ["Five?"]
help = ["Six"]
"""

pytestmark = [pytest.mark.office, pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not on this machine")]


@pytest.fixture(scope="module")
def pages(tmp_path_factory) -> dict[str, str]:
    """Each packaged kind about an invented subject, opened once by LibreOffice: kind → the text of its pages."""
    folder = tmp_path_factory.mktemp("office")
    for name, content in made():
        (folder / f"{name}.docx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = [OFFICE, "--headless", profile, "--convert-to", "pdf", "--outdir", folder, *sorted(folder.glob("*.docx"))]
    subprocess.run(convert, check=True, capture_output=True, timeout=120)
    return {one.stem: text_of(one) for one in folder.glob("*.pdf")}


def made():
    definitions = load([packaged()], "hsscp")
    for kind in definitions.kinds:
        matter = about(kind, definitions)
        yield (
            kind.id,
            render(
                kind,
                definitions.template(kind),
                snapshot(kind, matter),
                made=dt.date(2026, 11, 20),
                version=1,
                logo=definitions.logo(),
            ),
        )


def about(kind, definitions) -> Matter:
    told = tomllib.loads(FACTS)
    facts = check_facts(kind, {fact.id: told[fact.id] for fact in kind.facts if fact.id in told})
    waiting = Item(item="R-2026-00041", name="x", state=State.NEEDS_PASSWORD, received=RECEIVED)
    items = tuple(case(definitions, form) for form in definitions.forms)
    meeting = MeetingMatter(date=dt.date(2026, 12, 3), cut_off=RECEIVED, items=items, waiting=(waiting,))
    return Matter(
        partnership=definitions.partnership,
        reference="REQ-2026-0001",
        form=definitions.form("cspr"),
        record=case(definitions, definitions.form("cspr")).record,
        received=RECEIVED,
        facts=facts,
        meeting=meeting,
    )


def case(definitions, form) -> Matter:
    """A record in which every question is left open."""
    record = Record(form=form.id, edition=None, fields={field.id: None for field in form.fields()})
    return Matter(
        partnership=definitions.partnership, reference=f"{form.reference_prefix}-2026-0001", form=form, record=record
    )


def text_of(pdf: Path) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages)


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("acknowledgement", "This form is not a referral"),
        ("rapid-review-pack", "Decision sheet"),
        ("holding-statement", "For use in response to enquiries only"),
        ("practitioner-briefing", "Questions for your team"),
        ("meeting-pack", "Waiting, not in this pack"),
    ],
)
def test_each_kind_opens_and_shows_its_words_and_pages(kind, says, pages):
    assert says in pages[kind]
    assert "Page 1 of" in pages[kind]
