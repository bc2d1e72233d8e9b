"""The register and the page made from it: every sentence may be read aloud, none holds an answer, none is forgotten."""

from pathlib import Path

import pytest

from pipeline.checking import CHECKS, dating, known_checks, outcome_state, record, typed
from pipeline.checking.reference import findings_page
from pipeline.checking.registry import checks
from pipeline.errors import DefinitionAtFault
from pipeline.model.form import Check
from pipeline.model.reading import Reading
from pipeline.model.states import ReadStatus, Severity, State

CODES = [
    *dating.CODES,
    *typed.CODES,
    record.READ_CORRECTION,
    *(code for known in CHECKS.values() for code in known.codes),
]
AVOIDED = ("failed", "refused", "rejected", "non-compliant", "alleged", "overdue", "tragic", "invalid", "error")
PAGE = Path(__file__).parents[3] / "docs" / "reference" / "findings.md"


def test_the_reference_of_findings_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == findings_page(), "run: python -m pipeline.checking.reference"


def test_every_check_can_be_named():
    assert known_checks() == set(CHECKS)
    assert {"required", "nhs-number", "postcode", "dob-or-edd", "death-or-incident", "panel-told"} <= known_checks()


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.code)
def test_every_sentence_is_whole_and_kind(code):
    for sentence in filter(None, (code.message, code.query)):
        assert sentence.endswith((".", "?"))
        assert not any(word in sentence.casefold() for word in AVOIDED)
        assert "{" not in sentence.replace("{where}", "").replace("{other}", "")
    if code.query:
        assert "{where}" in code.query


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.code)
def test_only_a_query_has_words_for_the_referrer(code):
    assert bool(code.query) is (code.severity is Severity.QUERY)


def test_one_code_means_one_thing():
    meanings = {}
    for code in CODES:
        assert meanings.setdefault(code.code, code) == code


def test_a_name_is_given_once():
    with pytest.raises(ValueError, match="required"):
        checks("required")(lambda _: iter(()))


def test_a_check_nobody_knows_is_a_fault_of_the_definition(checked, question):
    with pytest.raises(DefinitionAtFault, match="colour"):
        checked([question("name", "text", Check(check="colour"))], {})


@pytest.mark.parametrize("status", [status for status in ReadStatus if status is not ReadStatus.RECORD])
def test_what_is_no_record_keeps_its_own_state(status):
    assert outcome_state(Reading(part=None, status=status), None) is State(status.value)


def test_a_record_is_done_unless_it_is_doubtful(checked, question):
    reading = Reading(part=None, status=ReadStatus.RECORD)
    sure = checked([question("name", required=True)], {})
    doubtful = checked([question("name")], {"name": "x"}, doubts={"name": "read-faint"})

    assert outcome_state(reading, sure) is State.DONE
    assert outcome_state(reading, doubtful) is State.NEEDS_REVIEW
