"""Two answers that share one line."""

import pytest

from pipeline.matching.found import Found
from pipeline.matching.phrasebook import phrasebook
from pipeline.matching.split_answers import untie
from pipeline.model.form import Form


@pytest.mark.parametrize(
    ("words", "first", "second", "doubted"),
    [
        ("(01/22 to 03/24)", "01/22", "03/24", False),
        ("January 2022 TO today", "January 2022", "today", False),
        ("01/22 - 03/24", "01/22", "03/24", False),
        ("01/22–03/24", "01/22", "03/24", False),
        ("spring - 03/24", "spring", "03/24", True),
        ("since 2022", "since 2022", None, True),
        (None, None, None, False),
    ],
)
def test_two_answers_in_one_line_are_parted_at_the_word_between_them(
    cspr: Form, words: str | None, first: str | None, second: str | None, doubted: bool
) -> None:
    book = phrasebook(cspr)
    (tie,) = book.ties
    found = {tie.first: Found(path=tie.first, words=words), tie.second: Found(path=tie.second)}
    untie(found, book)
    assert (found[tie.first].words, found[tie.second].words) == (first, second)
    assert ("read-odd-answer" in found[tie.second].codes) is doubted
