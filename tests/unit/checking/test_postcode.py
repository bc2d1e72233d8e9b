"""The postcode in an address: its shapes, the slips, and addresses that have none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.checking.postcode import postcode_in, suggested
from pipeline.model.form import Check


@pytest.mark.parametrize(
    ("text", "postcode"),
    [
        ("M1 1AA", "M1 1AA"),
        ("M60 1NW", "M60 1NW"),
        ("CR2 6XH", "CR2 6XH"),
        ("DN55 1PT", "DN55 1PT"),
        ("W1A 1HQ", "W1A 1HQ"),
        ("EC1A 1BB", "EC1A 1BB"),
        ("N1P 1AA", "N1P 1AA"),
        ("GIR 0AA", "GIR 0AA"),
        ("1 Sea View\nMoorvale\nts24 8ay", "TS24 8AY"),
        ("1 Sea View, TS248AY, England", "TS24 8AY"),
        ("TS24\xa08AY", "TS24 8AY"),
        ("was TS1 1AA, now TS24 8AY", "TS24 8AY"),
        ("QA1 1AA", None),
        ("VA1 1AA", None),
        ("AJ1 1AA", None),
        ("TS24 8CY", None),
        ("TS24 8A", None),
        ("TS24", None),
        ("Flat 10, 12 High Street", None),
    ],
)
def test_whole_postcodes_are_found(text, postcode):
    assert postcode_in(text) == postcode


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("TS24 OAY", "TS24 0AY"),
        ("SK1 OXE", "SK1 0XE"),
        ("TS24 IAY", "TS24 1AY"),
        ("TSI 4AY", "TS1 4AY"),
        ("TS2O 4AY", "TS20 4AY"),
        ("MI IAA", "M1 1AA"),
        ("Moorvale", None),
    ],
)
def test_letters_for_digits_are_mended_as_a_suggestion(text, meant):
    assert postcode_in(text) is None
    assert suggested(text) == meant


@pytest.fixture
def address(checked, question):
    def run(words, **options):
        record = checked([question("home", "long_text", Check(check="postcode", options=options))], {"home": words})
        return record, [finding.code for finding in record.findings]

    return run


@pytest.mark.parametrize(
    "words",
    ["1 Sea View TS24 8AY", "No fixed abode", "NFA", "homeless (sofa surfing)", "BFPO 57", "ZZ99 3VZ", "Not known", ""],
)
def test_addresses_that_are_well_ask_nothing(address, words):
    assert address(words)[1] == []


def test_an_address_without_a_postcode_is_asked_about(address):
    record, codes = address("1 Sea View, Moorvale")

    assert codes == ["postcode-missing"]
    assert record.queries[0].field == "home"


def test_an_address_that_may_do_without_asks_nothing(address):
    assert address("Sea View Surgery, Moorvale", optional="yes")[1] == []


def test_a_slip_is_told_with_the_suggestion_as_a_fact_and_the_paper_unchanged(address):
    record, codes = address("1 Sea View\nTS24 OAY")

    assert codes == ["postcode-slip"]
    assert record.facts["postcode_suggestions"] == {"home": "TS24 0AY"}
    assert record.fields["home"] == "1 Sea View\nTS24 OAY"
    assert "TS24" not in record.findings[0].message


@given(st.from_regex(r"[A-PR-UWYZ][A-HK-Y][0-9]{1,2} ?[0-9][ABD-HJLNP-UW-Z]{2}", fullmatch=True))
def test_every_postcode_of_the_commonest_shape_is_found_in_any_letters(postcode):
    spaced = f"{postcode.replace(' ', '')[:-3]} {postcode[-3:]}"

    assert postcode_in(f"1 Sea View\n{postcode.lower()}") == spaced


@given(st.text())
def test_whatever_is_suggested_is_a_postcode(text):
    meant = suggested(text)

    assert meant is None or postcode_in(meant) == meant
