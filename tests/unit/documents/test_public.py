"""A public document sees the partnership and what a person stated; no record can reach it."""

import datetime as dt
import io
import zipfile

import pytest
from msgspec.structs import replace

from pipeline.documents import (
    check_facts,
    expect_nobody_named,
    known_blocks,
    lapsed,
    names_in_facts,
    public_blocks,
    snapshot,
)
from pipeline.errors import DefinitionAtFault, SettingsAtFault

PUBLIC = ("holding-statement", "practitioner-briefing")


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_kind_that_names_a_record_is_stopped(name, house, samples):
    for block in known_blocks() - public_blocks():
        greedy = replace(house.kinds[name], uses=(*house.kinds[name].uses, block))
        with pytest.raises(DefinitionAtFault, match=f"is public and may not use '{block}'"):
            snapshot(greedy, samples.request())


@pytest.mark.parametrize(("name", "facts"), [("holding-statement", "holding"), ("practitioner-briefing", "briefing")])
def test_a_record_that_is_at_hand_all_the_same_leaves_no_trace(name, facts, make, samples):
    stated = getattr(samples, facts)
    with_record = samples.request(reference="PUB-2026-0003", facts=stated)
    document = make(name, with_record)
    assert document == make(name, samples.public(stated))
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        for part in package.namelist():
            for word in (b"Testerly", b"Robyn", b"REQ-2026-0012", b"999 000", b"Rapid review", b"'Ash'"):
                assert word not in package.read(part), (part, word)


@pytest.mark.parametrize("occasion", ["death", "serious_harm", "general"])
def test_a_holding_statement_confirms_nothing(occasion, make, samples, words):
    said = words(make("holding-statement", samples.public({**samples.holding, "occasion": occasion})))
    assert "For use in response to enquiries only. Not for publication." in said
    assert "We neither confirm nor deny" in said
    assert "Draft: not for release until signed off" in said
    assert "tragic" not in said.lower()
    assert "thoughts are with" not in said


def test_words_are_the_spokespersons_only_when_somebody_typed_them(make, samples, words):
    assert "“" not in words(make("holding-statement", samples.public(samples.holding)))
    quoted = {**samples.holding, "quote": "We will learn all we can."}
    assert "“We will learn all we can.”" in words(make("holding-statement", samples.public(quoted)))


def test_facts_come_back_one_for_each_the_kind_declares(house, samples):
    given = {name: list(said) if isinstance(said, tuple) else said for name, said in samples.holding.items() if said}
    assert check_facts(house.kinds["holding-statement"], given) == samples.holding


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"occasion": None}, "'occasion' is missing"),
        ({"occasion": "murder"}, "'occasion' must be one of: death, serious_harm, general"),
        ({"sign_off": []}, "'sign_off' is missing"),
        ({"sign_off": "Chair"}, "'sign_off' must be a list of sentences"),
        ({"sign_off": ["Chair", 3]}, "'sign_off' must be a list of sentences"),
        ({"review_by": 4}, "'review_by' must be words in quotation marks"),
        ({"review_by": "next week"}, "'review_by' must be one day, such as '4 December 2026'"),
        ({"review_by": "December 2026"}, "'review_by' must be one day"),
        ({"review_by": "31/11/2026"}, "'review_by' must be one day"),
        ({"childs_name": "x"}, "'childs_name' is not asked for"),
        ({"media_contact": "   "}, "'media_contact' is missing"),
    ],
)
def test_what_is_amiss_with_the_facts_is_told_without_the_value(change, says, house, samples):
    with pytest.raises(SettingsAtFault) as fault:
        check_facts(house.kinds["holding-statement"], {**samples.holding, **change})
    assert says in str(fault.value)
    assert "murder" not in str(fault.value)


def test_everything_amiss_is_told_together_with_a_file_to_fill_in(house):
    with pytest.raises(SettingsAtFault) as fault:
        check_facts(house.kinds["holding-statement"], {})
    assert "'occasion' is missing; 'review_by' is missing" in str(fault.value)
    assert 'occasion = "death"  # what was asked about' in fault.value.advice
    assert (
        'quote = "…"  # words the spokesperson has really said, typed by a person (may be left out)'
        in fault.value.advice
    )


@pytest.mark.parametrize(
    "written", ["4 December 2026", "04/12/2026", "4.12.26", "Fri 4th Dec 2026", "2026-12-04", dt.date(2026, 12, 4)]
)
def test_a_day_may_be_written_in_any_way_and_is_printed_in_one(written, house, samples):
    taken = check_facts(house.kinds["holding-statement"], {**samples.holding, "review_by": written})
    assert taken["review_by"] == "4 December 2026"


@pytest.mark.parametrize(
    ("made", "warned"), [(dt.date(2026, 12, 3), 0), (dt.date(2026, 12, 4), 0), (dt.date(2026, 12, 5), 1)]
)
def test_a_review_day_that_has_passed_is_only_a_warning(made, warned, house, samples):
    told = list(lapsed(house.kinds["holding-statement"], samples.holding, made))
    assert (
        told == ["The day under 'review_by' has passed already: please look at the holding statement again."] * warned
    )


def identifying(samples):
    """The request's form, in which the questions by which people could be known are marked."""
    marked = {
        "family_name", "given_name", "also_known_as", "date_of_birth", "home_address", "case_ref_nhs_no",
        "parent_carer_details", "associated_people",
    }  # fmt: skip
    sections = tuple(
        replace(section, fields=tuple(replace(one, identifies=one.id in marked) for one in section.fields))
        for section in samples.form.sections
    )
    return replace(samples.form, sections=sections)


@pytest.mark.parametrize(
    "said",
    [
        "We think of Robyn today.",
        "the TESTERLY family",
        "testerly",
        "Téstérly",
        "known as ‘Bobbin’",
        "a flat in 14 Sample Row",
        "near ZZ2 2ZZ.",
        "born on 12 March 2019",
        "born on 12/03/2019,",
        "born 12th Mar 2019",
        "2019-03-12",
        "NHS number 999 000 0018",
        "number 9990000018",
        "the mother, Morgan Testerly",
        "alex samplewood was asked",
        "June Testerly",
    ],
)
def test_a_fact_that_holds_something_of_the_record_is_found_in_any_spelling(said, samples):
    facts = {"summary": "Nothing here.", "quote": f"We say: {said}", "changes": ("One", said)}
    assert names_in_facts(facts, samples.record(), identifying(samples)) == ("quote", "changes")


@pytest.mark.parametrize(
    "said",
    [
        "Mother and partner were asked about the house row, in a sample.",
        "Nan", "12 March 2020", "March 2019", "01632 960112", "14 things", "a team in Marlby",
    ],
)  # fmt: skip
def test_ordinary_words_and_other_dates_are_let_through(said, samples):
    assert names_in_facts({"quote": said}, samples.record(), identifying(samples)) == ()


@pytest.mark.parametrize(
    ("name", "said", "found"),
    [
        ("Will", "We will learn.", False),
        ("Will", "We think of Will.", True),
        ("will", "We think of Will.", True),
        ("Baby", "A baby was harmed.", False),
        ("Baby Zedling", "The Zedlings asked for Zedling.", True),
        ("Zed", "Zed", False),
        ("Known to all as Zedling", "Known to all, as Zedling said.", True),
        ("Known as Zedling", "It is known.", False),
    ],
)
def test_a_name_that_is_a_word_too_is_told_by_its_capital(name, said, found, samples):
    record = samples.record(given_name=name, family_name=None)
    assert bool(names_in_facts({"quote": said}, record, identifying(samples))) == found


def test_an_answer_that_says_not_known_names_nobody(samples):
    record = replace(samples.record(family_name="Unknown"), facts={"absent": {"family_name": "not_known"}})
    assert names_in_facts({"quote": "Unknown to us."}, record, identifying(samples)) == ()


def test_somebody_named_stops_it_with_the_fact_and_never_the_value(samples):
    with pytest.raises(SettingsAtFault) as fault:
        expect_nobody_named({"quote": "For Robyn."}, samples.record(), identifying(samples))
    assert "Under 'quote' stands something of the record itself" in str(fault.value)
    assert "Take it out of the file" in fault.value.advice
    assert "Robyn" not in str(fault.value)


def test_the_packaged_samples_name_nobody(samples):
    for facts in (samples.holding, samples.briefing):
        expect_nobody_named(facts, samples.record(), identifying(samples))
