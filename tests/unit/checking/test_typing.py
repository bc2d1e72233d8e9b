"""Answers become what the form says they are, and nothing is guessed."""

import datetime as dt
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.checking.wording import absence, many_lines, one_line
from pipeline.model.form import Check
from pipeline.model.reading import Answer


@pytest.mark.parametrize(
    ("type_", "words", "value"),
    [
        ("text", "  Ada \t Lovelace\n(she) ", "Ada Lovelace (she)"),
        ("text", "a\xa0b\u200b\u00adc", "a bc"),
        ("text", "e\u0301", "é"),
        ("text", "", None),
        ("text", " \n\t ", None),
        ("text", "______", None),
        ("text", "........", None),
        ("text", "N/A", "N/A"),
        ("text", "not known", "not known"),
        ("text", "✓", "✓"),
        ("long_text", "one  \r\n\r\ntwo\vthree \n\n", "one\n\ntwo\nthree"),
        ("long_text", "\n\n", None),
        ("date", "12/03/2024", "2024-03-12"),
        ("date", "1st February 2019", "2019-02-01"),
        ("date", "March 2024", "2024-03"),
        ("date", "05/24", "2024-05"),
        ("date", "12/03/2024 (approx)", "2024-03-12"),
        ("date", "EDD 12/06/24", "2024-06-12"),
        ("date", "12/03/2024 at 22:40", "2024-03-12"),
        ("date", "12/03/2024 22:40hrs", "2024-03-12"),
        ("date", "12/03/2024 at approx. 22:40hrs", "2024-03-12"),
        ("date", "died on 12 March 2024", "2024-03-12"),
        ("date", None, None),
    ],
)
def test_words_are_typed_as_the_form_says(checked, question, type_, words, value):
    record = checked([question("it", type_)], {"it": Answer(path="it", words=words)})

    assert record.fields == {"it": value}
    assert record.unsure == ()
    assert {finding.code for finding in record.findings} <= {"date-approximate"}


@pytest.mark.parametrize(
    ("words", "value", "code"),
    [
        ("a while ago", None, "read-date"),
        ("31/02/2024", None, "read-date"),
        ("12/03", None, "read-date"),
        ("sometime after 12/03/2024", "2024-03-12", "read-date-words"),
        ("12/03/2024 or 13/03/2024", None, "date-range"),
        ("12/03/2024 - 14/03/2024", None, "date-range"),
        ("between 1 and 3 March 2024", None, "date-range"),
        ("12/O3/2O24", "2024-03-12", "read-date-letters"),
        ("l2 March 2024", "2024-03-12", "read-date-letters"),
        ("12/03/99", "1999-03-12", "read-date-century"),
        ("03/25/2024", None, "read-date"),
        ("Tues 12th March", None, "read-date"),
        ("March", None, "read-date"),
        ("Spring 2024", None, "read-date"),
        ("2019/20", None, "read-date"),
        ("w/c 12/03/2024", "2024-03-12", "read-date-words"),
    ],
)
def test_a_date_that_is_not_plainly_one_is_unsure(checked, question, words, value, code):
    record = checked([question("when", "date")], {"when": words})

    assert record.fields["when"] == value
    assert record.unsure == ("when",)
    assert [finding.code for finding in record.findings] == [code]
    assert words in record.sources["when"].raw


@pytest.mark.parametrize("words", ["not known", "N/A", "None", "unborn", "TBC"])
def test_words_that_plainly_say_there_is_no_date_are_no_doubt_of_our_reading(checked, question, words):
    record = checked([question("when", "date")], {"when": words})

    assert record.fields["when"] is None
    assert not record.doubtful


def test_a_required_date_that_is_not_known_is_asked_for(checked, question):
    record = checked([question("when", "date", required=True)], {"when": "not known"})

    assert [finding.code for finding in record.queries] == ["date-unclear"]
    assert record.facts["absent"] == {"when": "not_known"}
    assert not record.doubtful


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("about 12/03/2024", ["date-approximate"]),
        ("12/03/2024 (approx) at 22:40", ["date-approximate"]),
        ("12/03/2024 at approx. 22:40hrs", []),
        ("Monday 12/03/2024", ["date-weekday"]),
        ("12/03/2024 (aged 5)", []),
        ("EDD 12/03/2024, 36 weeks", []),
        ("12/03/2024 14:30", []),
    ],
)
def test_what_is_said_beside_a_date_is_told(checked, question, words, codes):
    record = checked([question("when", "date")], {"when": words})

    assert record.fields["when"] == "2024-03-12"
    assert [finding.code for finding in record.findings] == codes


@pytest.mark.parametrize(
    ("words", "stored", "value", "unsure"),
    [
        ("12 March 2024", "2024-03-12", "2024-03-12", False),
        ("March 2024", "2024-03-01", "2024-03", False),
        ("13 March 2024", "2024-03-12", "2024-03-13", True),
        ("the twelfth", "2024-03-12", "2024-03-12", True),
        (None, "2024-03-12", "2024-03-12", True),
    ],
)
def test_a_date_told_twice_is_believed_where_both_agree(checked, question, words, stored, value, unsure):
    record = checked([question("when", "date")], {"when": Answer(path="when", words=words, stored=stored)})

    assert record.fields["when"] == value
    assert bool(record.unsure) is unsure


def test_a_question_for_a_month_reads_a_month(checked, question):
    record = checked([question("from", "date", Check(check="month"))], {"from": "03/11"})

    assert record.fields["from"] == "2011-03"


def test_two_digit_years_are_read_by_the_day_the_return_came(checked, question):
    then = dt.datetime(2021, 5, 1, 9, tzinfo=dt.UTC)

    assert checked([question("when", "date")], {"when": "1/2/30"}, received=then).fields["when"] == "1930-02-01"


@pytest.mark.parametrize(
    ("type_", "said", "value"),
    [
        ("choice", ("blue",), "blue"),
        ("choice", "scarlet", "red"),
        ("choice", "green or nearly", "green"),
        ("choice", (), None),
        ("ticks", ("green", "red"), ("red", "green")),
        ("ticks", "Blue; red", ("red", "blue")),
        ("ticks", "Green, or nearly", ("green",)),
        ("ticks", (), ()),
        ("yes_no", ("yes",), True),
        ("yes_no", ("no",), False),
        ("yes_no", "No", False),
        ("yes_no", "N/A", None),
        ("yes_no", (), None),
    ],
)
def test_marks_and_the_words_for_them_are_choices(checked, question, type_, said, value):
    record = checked([question("it", type_)], {"it": said})

    assert record.fields == {"it": value}
    assert not record.doubtful


@pytest.mark.parametrize(("type_", "said"), [("choice", ("red", "blue")), ("yes_no", ("yes", "no"))])
def test_two_marks_for_one_choice_are_null_asked_about_and_unsure(checked, question, type_, said):
    record = checked([question("it", type_, required=True)], {"it": said})

    assert record.fields["it"] is None
    assert [finding.code for finding in record.findings] == ["choice-several"]
    assert record.unsure == ("it",)
    assert "it" in record.sources


@pytest.mark.parametrize("said", ["purple", ("purple",)])
def test_a_choice_that_is_none_of_the_printed_ones_is_unsure(checked, question, said):
    record = checked([question("it", "choice")], {"it": said})

    assert record.fields["it"] is None
    assert record.unsure == ("it",)
    assert [finding.code for finding in record.findings] == ["read-choice"]


def test_every_question_stands_in_the_record_and_unanswered_is_null(checked, question):
    fields = [question("a"), question("b", "ticks"), question("c", "table"), question("d", "yes_no")]

    assert checked(fields, {}).fields == {"a": None, "b": (), "c": (), "d": None}


def test_rows_have_every_column_and_empty_ones_are_left_out(checked, question):
    record = checked(
        [question("log", "table")],
        {"log[0].event": "first\nand more ", "log[1].day": " ", "log[4].event": "second", "log[4].year": "2024"},
    )

    assert record.fields["log"] == (
        {"day": None, "month": None, "year": None, "event": "first\nand more"},
        {"day": None, "month": None, "year": "2024", "event": "second"},
    )
    assert set(record.sources) == {"log[0].event", "log[1].event", "log[1].year"}


def test_doubts_stand_at_the_rows_place_in_the_record_and_an_empty_rows_doubt_at_the_table(checked, question):
    record = checked(
        [question("log", "table")],
        {"log[0].event": "", "log[1].event": "x"},
        doubts={"log[0].event": "read-lost", "log[1].event": "read-faint"},
    )

    assert record.unsure == ("log", "log[0].event")
    assert {(finding.code, finding.field) for finding in record.findings if finding.code.startswith("read-")} == {
        ("read-lost", "log"),
        ("read-faint", "log[0].event"),
    }


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Not known", "not_known"),
        ("unknown at this time", "not_known"),
        ("N/K", "not_known"),
        ("don’t know", "not_known"),
        ("?", "not_known"),
        ("n/a", "not_applicable"),
        ("N.A.", "not_applicable"),
        ("None", "none"),
        ("none known", "none"),
        ("Nil.", "none"),
        ("–", "none"),
        ("Nile Road", None),
        ("✓", None),
        ("not registered", None),
    ],
)
def test_the_many_ways_of_saying_nothing_differ(words, kind):
    assert absence(words) == kind


def test_blank_not_known_and_not_applicable_are_different_facts(checked, question):
    fields = [question("a"), question("b"), question("c", "long_text"), question("d", "table"), question("e")]
    answers = {"b": "n/a", "c": "Not known", "d[0].event": "None known", "e": "yes"}

    record = checked(fields, answers, office=[question("ours")])

    assert record.facts["absent"] == {"a": "blank", "b": "not_applicable", "c": "not_known", "d": "none"}
    assert record.fields["c"] == "Not known"


@given(st.text())
def test_tidying_twice_changes_nothing_more(text):
    for tidy in (one_line, many_lines):
        once = tidy(text)
        assert tidy(once) == once


@given(st.text())
def test_tidy_text_is_composed_and_ends_in_no_space(text):
    tidy = many_lines(text)

    if tidy is not None:
        assert tidy
        assert unicodedata.is_normalized("NFC", tidy)
        assert all(line == line.rstrip() for line in tidy.split("\n"))


@given(st.dates(min_value=dt.date(1925, 1, 1), max_value=dt.date(2030, 1, 1)))
def test_a_date_typed_once_is_typed_the_same_again(day):
    from pipeline.checking.dating import shown_date
    from pipeline.model.form import Field, FieldType

    field = Field(id="when", label="When", type=FieldType.DATE)
    first = shown_date(field, day.strftime("%d/%m/%Y"), dt.date(2024, 6, 10))

    assert first.value == day.isoformat()
    assert shown_date(field, first.value, dt.date(2024, 6, 10)) == first


@pytest.mark.parametrize(
    ("type_", "said", "written"),
    [
        ("choice", ("red", "blue"), "Red (as printed), Blue"),
        ("yes_no", ("yes", "no"), "Yes, No"),
        ("choice", "mauve", "mauve"),
        ("date", "between 3 and 5 May 2024", "between 3 and 5 May 2024"),
        ("choice", ("red",), None),
        ("date", "3 May 2024", None),
        ("date", "", None),
    ],
)
def test_what_no_value_could_be_made_of_is_kept_without_our_print(checked, question, type_, said, written):
    assert checked([question("one", type_)], {"one": said}).as_written.get("one") == written
