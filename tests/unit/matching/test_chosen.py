"""Of several places where a question may stand, the likeliest is chosen."""

from typing import Any

from pipeline.matching.chosen import Chosen, choose
from pipeline.matching.claims import Claims
from pipeline.matching.panes import lay_out
from pipeline.matching.phrasebook import phrasebook
from pipeline.matching.places import scan
from pipeline.model.form import Form


def chosen(form: Form, paper: Any, *blocks: Any) -> Chosen:
    book = phrasebook(form)
    return choose(scan(lay_out(paper.sheet(*blocks)), book, Claims()), book)


def test_the_printed_wording_is_chosen_before_a_known_rewording(cspr: Form, paper: Any) -> None:
    one = chosen(cspr, paper, paper.grid(("Surname:", "Sample"), ("Family Name:", "Tester")))
    assert one.fields["family_name"].pane.text == "Family Name:"


def test_the_place_in_its_own_section_is_chosen_and_a_near_rival_remembered(cspr: Form, paper: Any) -> None:
    rows = (("REFERRERS DETAILS",), ("Date Submitted", "5 May"), ("CASE SUMMARY & REASON FOR CONSIDERATION",))
    one = chosen(cspr, paper, paper.grid(*rows, ("Date Submitted", "6 June")))
    assert one.fields["date_submitted"].pane.number == 1
    one = chosen(cspr, paper, paper.grid(("Family Name:", "A"), ("Family Name:", "B")))
    assert [place.pane.number for place in one.rivals["family_name"]] == [2]


def test_options_headings_and_instructions_are_kept_apart_from_questions(cspr: Form, paper: Any) -> None:
    one = chosen(cspr, paper, paper.grid(("REFERRERS DETAILS",), ("Male", "Female")))
    assert (set(one.options["sex"]), one.fields) == ({"male", "female"}, {})
    assert [place.pane.text for place in one.prints] == ["REFERRERS DETAILS"]


def test_a_question_under_another_heading_where_a_like_one_is_missing_is_doubted(read: Any, paper: Any) -> None:
    child, summary = paper.line("Child"), paper.line("CASE SUMMARY & REASON FOR CONSIDERATION")
    other = paper.grid(("Childs Name:", "Rowan Tester"), ("Information provided by (Name, Title & Agency):", "Jo"))
    grid = paper.grid(("Family Name:", "Tester"), ("Date of Incident / Death:", "3/2/2024"))
    answer = read(paper.sheet(child, grid, summary, other))["summary_date_of_incident"]
    assert (answer.words, [one.code for one in answer.doubts]) == ("3/2/2024", ["read-other-section"])
