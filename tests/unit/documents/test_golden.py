"""The whole text of each packaged kind, as people would read it.

A changed letter changes its golden text: write it anew with `FORMLINE_WRITE_GOLDEN=1` and read the difference.
"""

import os
from pathlib import Path

import pytest

from pipeline.model.states import State

GOLDEN = Path(__file__).parent / "golden"
SAMPLES = {
    "acknowledgement-queries": lambda s: ("acknowledgement", s.request()),
    "acknowledgement-complete": lambda s: ("acknowledgement", s.enquiry()),
    "acknowledgement-password": lambda s: ("acknowledgement", s.unopened(State.NEEDS_PASSWORD)),
    "rapid-review-pack": lambda s: ("rapid-review-pack", s.request(facts={"notified": "2026-11-17"})),
    "holding-statement": lambda s: ("holding-statement", s.public(s.holding)),
    "practitioner-briefing": lambda s: ("practitioner-briefing", s.public(s.briefing)),
    "meeting-pack": lambda s: ("meeting-pack", s.meeting()),
}  # fmt: skip
WORDS_TO_AVOID = ("failed", "refused", "rejected", "non-compliant", "alleged", "overdue", "tragic")


@pytest.mark.parametrize("name", SAMPLES)
def test_the_text_is_the_agreed_one(name, make, samples, words):
    said = words(make(*SAMPLES[name](samples)))
    golden = GOLDEN / f"{name}.txt"
    if os.environ.get("FORMLINE_WRITE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(said, encoding="utf-8", newline="\n")
    assert said == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SAMPLES)
def test_no_word_is_used_that_people_should_not_read(name, make, samples, words):
    said = words(make(*SAMPLES[name](samples))).lower()
    assert [word for word in WORDS_TO_AVOID if word in said] == []
