"""A public document sees the partnership and what a person stated; no record can reach it."""

import io
import zipfile

import pytest
from msgspec.structs import replace

from pipeline.documents import check_facts, known_blocks, public_blocks, snapshot
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
