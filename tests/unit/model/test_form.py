"""How a form names its own questions, sections and places."""

import pytest

from pipeline.model.form import Column, Edition, Field, FieldType, Form, Section

LOG = Field(id="log", label="Log of events:", type=FieldType.TABLE, columns=(Column(id="what", label="What"),))
NAME = Field(id="name", label="Family Name:", type=FieldType.TEXT)
FORM = Form(
    id="toy",
    title="Toy Form",
    reference_prefix="TOY",
    editions=(Edition(id="1", titles=("Toy Form",)),),
    sections=(
        Section(id="child", label="THE CHILD (as far as known):", fields=(NAME,)),
        Section(id="events", label="Events", fields=(LOG,), printed=False),
    ),
)


@pytest.mark.parametrize(
    ("label", "heading"),
    [
        ("CASE SUMMARY & REASON FOR CONSIDERATION", "Case summary & reason for consideration"),
        (
            "ASSOCIATED / RELEVANT OTHER PEOPLE (Non Professional i.e. Friends etc)",
            "Associated / relevant other people",
        ),
        ("N.B. SAFEGUARDING PARTNERSHIP ACTION:", "Safeguarding partnership action"),
        ("Referrer’s details", "Referrer’s details"),
    ],
)
def test_a_section_is_named_without_capitals_and_small_print(label, heading):
    assert Section(id="one", label=label, fields=()).heading == heading


@pytest.mark.parametrize(
    ("path", "asked", "place"),
    [
        ("name", "Family Name", "Section ‘The child’, question ‘Family Name’"),
        ("log", "Log of events", "Question ‘Log of events’"),
        ("log[2]", "Log of events, row 3", "Question ‘Log of events, row 3’"),
        ("log[2].what", "Log of events, row 3, What", "Question ‘Log of events, row 3, What’"),
        ("gone", "", "Toy Form"),
        (None, "", "Toy Form"),
    ],
)
def test_a_place_is_told_by_section_question_row_and_column(path, asked, place):
    assert (FORM.asked(path), FORM.place(path)) == (asked, place)
