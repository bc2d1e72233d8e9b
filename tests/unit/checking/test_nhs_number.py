"""The NHS number: apart from the case reference, added up, and its traps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.checking.nhs_number import adds_up
from pipeline.model.form import Check


@pytest.fixture
def ref(checked, question):
    def run(words):
        record = checked([question("ref", "text", Check(check="nhs-number"))], {"ref": words})
        return record.facts, [finding.code for finding in record.findings]

    return run


@pytest.mark.parametrize("tail", ["0018", "0026", "0034", "0042", "0050", "0069"])
def test_numbers_for_tests_add_up_and_are_named_as_such(ref, tail):
    facts, codes = ref(f"999 000 {tail}")

    assert facts["nhs_number"] == f"999000{tail}"
    assert codes == ["nhs-number-test"]


@pytest.mark.parametrize("words", ["999 000 0000", "999 123 4560"])
def test_numbers_that_must_not_pass_are_asked_about(ref, words):
    facts, codes = ref(words)

    assert codes == ["nhs-number-checksum"]
    assert facts["nhs_number"] == words.replace(" ", "")


@pytest.mark.parametrize("digit", "0123456789")
def test_one_digit_ten_times_adds_up_and_is_no_number(ref, digit):
    facts, codes = ref(digit * 10)

    assert adds_up(digit * 10)
    assert codes == ["nhs-number-repeated"]
    assert "nhs_number" not in facts


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("9876543210", ["nhs-number-range"]),
        ("1234567881", ["nhs-number-range"]),
        ("400 000 0004", []),
        ("600-000-0006", []),
    ],
)
def test_numbers_are_held_against_the_ranges_in_use(ref, words, codes):
    assert ref(words)[1] == codes


@pytest.mark.parametrize(
    ("words", "number", "reference"),
    [
        ("LCS 31950/40 – NHS 999-000-0018", "9990000018", "LCS 31950/40"),
        ("NHS No: 999 000 0018", "9990000018", None),
        ("999\xa0000\xa00018 / NICHE 554145", "9990000018", "NICHE 554145"),
        ("9990000018 (case 17)", "9990000018", "case 17"),
        ("NICHE 554145", None, "NICHE 554145"),
        ("LCS 92251/67", None, "LCS 92251/67"),
        ("not known", None, None),
        ("", None, None),
    ],
)
def test_number_and_case_reference_are_told_apart(ref, words, number, reference):
    facts, codes = ref(words)

    assert (facts.get("nhs_number"), facts.get("case_reference")) == (number, reference)
    assert codes == (["nhs-number-test"] if number else [])


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("999 O00 0018", "nhs-number-letters"),
        ("NHS 999 000 001", "nhs-number-length"),
        ("999 000 001", "nhs-number-length"),
        ("99900000182", "nhs-number-length"),
    ],
)
def test_what_is_nearly_a_number_is_said_to_be(ref, words, code):
    facts, codes = ref(words)

    assert codes == [code]
    assert "nhs_number" not in facts


def is_whole(digits):
    """The same rule said another way: with the check digit weighing one, the sum divides by eleven."""
    return sum(weight * int(digit) for weight, digit in zip(range(10, 0, -1), digits, strict=True)) % 11 == 0


NUMBERS = st.integers(min_value=0, max_value=10**9 - 1).flatmap(
    lambda first: st.sampled_from(
        [f"{first:09}{digit}" for digit in "0123456789" if is_whole(f"{first:09}{digit}")] or [""]
    )
)
VALID = NUMBERS.filter(bool)


@given(st.integers(min_value=0, max_value=10**10 - 1).map("{:010}".format))
def test_a_number_adds_up_exactly_when_its_weighted_sum_divides_by_eleven(digits):
    assert adds_up(digits) is is_whole(digits)


@given(VALID)
def test_a_whole_number_adds_up(digits):
    assert adds_up(digits)


@given(VALID, st.integers(0, 9), st.integers(1, 9))
def test_one_wrong_digit_never_adds_up(right, place, off):
    wrong = str((int(right[place]) + off) % 10)

    assert not adds_up(right[:place] + wrong + right[place + 1 :])


@given(VALID, st.integers(0, 8))
def test_two_neighbours_changed_over_never_add_up(right, place):
    turned = right[:place] + right[place + 1] + right[place] + right[place + 2 :]

    assert turned == right or not adds_up(turned)
