"""The reference lists every key the code knows, says rightly which are needed, and lists no other."""

import re
from pathlib import Path

import pytest

from pipeline.definitions.shape import keys_of
from pipeline.model.document import Fact, Kind
from pipeline.model.form import Check, Choice, Column, Decision, Edition, Field, FieldType, Form, JoinedColumns, Section
from pipeline.model.partnership import Agency, Branding, Clocks, Meeting, Office, Partnership, Safety

REFERENCE = (Path(__file__).parents[3] / "docs" / "reference" / "definitions.md").read_text(encoding="utf-8")
CHAPTERS = {
    ("The profile", "Top of the file"): Partnership,
    ("The profile", "`[office]`"): Office,
    ("The profile", "`[safety]`"): Safety,
    ("The profile", "`[meeting]`"): Meeting,
    ("The profile", "`[branding]`"): Branding,
    ("The profile", "`[clocks]`"): Clocks,
    ("The profile", "`[[agency]]`"): Agency,
    ("A form", "Top of the file"): Form,
    ("A form", "`[[edition]]`"): Edition,
    ("A form", "`[[section]]`"): Section,
    ("A form", "`[[section.field]]`"): Field,
    ("A form", "`[[section.field.choice]]`"): Choice,
    ("A form", "`[[section.field.column]]`"): Column,
    ("A form", "`[[section.field.joined]]`"): JoinedColumns,
    ("A form", "`[[route]]`"): Decision,
    ("A form", "`[[decision]]`"): Decision,
    ("A form", "Checks"): Check,
    ("A kind of document", "Top of the file"): Kind,
    ("A kind of document", "`[[fact]]`"): Fact,
}


def documented() -> dict[tuple[str, str], dict[str, bool]]:
    """The keys under each heading, and whether each is marked as needed."""
    found: dict[tuple[str, str], dict[str, bool]] = {}
    chapter = heading = ""
    for line in REFERENCE.splitlines():
        if line.startswith("## "):
            chapter = line[3:].partition(":")[0]
        elif line.startswith("### "):
            heading = line[4:]
        elif match := re.match(r"\| `(\w+)` \| (•?) ?\|", line):
            found.setdefault((chapter, heading), {})[match[1]] = bool(match[2])
    return found


def test_the_reference_has_a_table_for_every_group_of_keys_and_no_other() -> None:
    assert documented().keys() == CHAPTERS.keys()


@pytest.mark.parametrize("chapter", CHAPTERS, ids=" ".join)
def test_every_key_is_documented_and_marked_where_it_is_needed(chapter: tuple[str, str]) -> None:
    known = {key.name: key.required for key in keys_of(CHAPTERS[chapter]).values()}

    assert documented()[chapter] == known


@pytest.mark.parametrize("type", FieldType)
def test_every_type_of_question_is_documented(type: FieldType) -> None:
    assert f"`{type}`" in REFERENCE
