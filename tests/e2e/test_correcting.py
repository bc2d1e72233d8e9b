"""Corrections are taken when they can be read, one after the other, and never put nothing in the place of something."""

import subprocess

import pytest

REQUEST = "CSPR consideration request.docx"


@pytest.mark.parametrize(
    ("field", "typed", "how"),
    [
        ("date_of_birth", "notadate", "3 March 2024"),
        ("sex", "purple", "male, female"),
        ("notified_to_panel", "perhaps", "yes or no"),
        ("chronology[9].event", "A row that is not there", "Rows count from 0"),
    ],
)
def test_what_can_not_be_read_is_not_taken_and_says_how_to_write_it(morning, field: str, typed: str, how: str) -> None:
    reference = morning.reference(REQUEST)
    before = morning.do("show", reference, "--json").json

    told = morning.do("correct", reference, field, "--stdin", typed=typed)

    assert told.code == 2
    assert "nothing was changed" in told.err
    assert how in told.err
    assert morning.do("show", reference, "--json").json == before


def test_two_people_who_correct_at_once_both_have_their_way(morning) -> None:
    reference = morning.reference(REQUEST)
    both = {"gp": "Dr A Wren", "siblings": "None known"}

    at_work = [morning.start("correct", reference, field, "--stdin", stdin=subprocess.PIPE) for field in both]
    for one, typed in zip(at_work, both.values(), strict=True):
        one.communicate(typed.encode(), timeout=60)

    assert [one.returncode for one in at_work] == [0, 0]
    fields = morning.do("show", reference, "--json").json["fields"]
    assert {field: fields[field] for field in both} == both


def test_a_whole_row_is_taken_out_by_an_empty_answer_and_its_words_stay_on_record(morning) -> None:
    reference = morning.reference(REQUEST)
    before = morning.do("show", reference, "--json").json["fields"]["chronology"]

    told = morning.do("correct", reference, "chronology[1]", "--stdin", typed="\n")

    assert (told.code, "chronology[1] is taken out" in told.err) == (0, True)
    assert morning.do("show", reference, "--json").json["fields"]["chronology"] == [before[0], *before[2:]]


def test_words_for_a_whole_row_are_not_taken_and_name_the_way(morning) -> None:
    told = morning.do("correct", morning.reference(REQUEST), "chronology[1]", "--stdin", typed="An event")

    assert told.code == 2
    assert "nothing was changed" in told.err
    assert "chronology[1].COLUMN" in told.err


def test_a_row_that_is_not_there_can_not_be_taken_out(morning) -> None:
    told = morning.do("correct", morning.reference(REQUEST), "chronology[5]", "--stdin", typed="")

    assert told.code == 2
    assert "has 5 rows" in told.err
