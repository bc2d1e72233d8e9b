"""What a person puts right wins for its place, is typed like the paper, and settles the doubt there."""

import pytest


def test_a_correction_wins_and_settles_the_doubt_but_the_paper_stays(checked, question, put_right):
    record = checked(
        [question("name")], {"name": "Smiht"}, doubts={"name": "read-faint"}, corrections=[put_right("name", " Smith ")]
    )

    assert record.fields["name"] == "Smith"
    assert not record.doubtful
    assert record.sources["name"].raw == "label: Smiht"
    assert record.corrections == (put_right("name", " Smith "),)


@pytest.mark.parametrize(
    ("type_", "value", "expected"),
    [
        ("date", "3 March 2024", "2024-03-03"),
        ("choice", "Blue", "blue"),
        ("ticks", "red, blue", ("red", "blue")),
        ("ticks", None, ()),
        ("yes_no", "yes", True),
        ("long_text", "a \r\nb", "a\nb"),
        ("text", None, None),
    ],
)
def test_a_correction_is_typed_by_the_same_rules(checked, question, put_right, type_, value, expected):
    record = checked([question("it", type_)], {"it": "?!"}, corrections=[put_right("it", value)])

    assert record.fields["it"] == expected
    assert not record.doubtful


def test_a_correction_that_is_no_date_is_as_unsure_as_the_paper_would_be(checked, question, put_right):
    record = checked([question("when", "date")], {"when": "1/2/2024"}, corrections=[put_right("when", "soon after")])

    assert record.fields["when"] is None
    assert record.unsure == ("when",)


def test_the_last_correction_of_a_place_holds(checked, question, put_right):
    corrections = [put_right("name", "Ann", 1), put_right("name", "Anne", 2)]

    assert checked([question("name")], {}, corrections=corrections).fields["name"] == "Anne"


def test_two_marks_are_settled_by_naming_one(checked, question, put_right):
    record = checked([question("it", "choice")], {"it": ("red", "blue")}, corrections=[put_right("it", "blue")])

    assert record.fields["it"] == "blue"
    assert record.findings == ()


ROWS = {"log[0].event": "a", "log[0].day": "1", "log[1].event": "b", "log[2].event": "c"}


def events(record):
    return [row["event"] for row in record.fields["log"]]


def test_one_cell_is_put_right(checked, question, put_right):
    record = checked([question("log", "table")], ROWS, corrections=[put_right("log[1].event", "B")])

    assert events(record) == ["a", "B", "c"]


def test_a_row_is_added_at_the_end(checked, question, put_right):
    corrections = [put_right("log[3].event", "d"), put_right("log[3].year", "2024"), put_right("log[4].event", "e")]

    record = checked([question("log", "table")], ROWS, corrections=corrections)

    assert events(record) == ["a", "b", "c", "d", "e"]
    assert record.fields["log"][3]["year"] == "2024"


def test_a_row_goes_when_every_cell_of_it_is_cleared_and_the_next_stays_whole(checked, question, put_right):
    cleared = [put_right(f"log[0].{column}", None) for column in ("event", "day", "month", "year")]

    record = checked([question("log", "table")], ROWS, corrections=cleared)

    assert events(record) == ["b", "c"]
    assert set(record.sources) == {"log[0].event", "log[1].event"}


def test_a_row_goes_when_it_is_cleared_by_its_number(checked, question, put_right):
    record = checked([question("log", "table")], ROWS, corrections=[put_right("log[1]", None)])

    assert events(record) == ["a", "c"]


def test_a_later_act_counts_rows_as_the_earlier_one_left_them(checked, question, put_right):
    corrections = [put_right("log[0]", None, 1), put_right("log[0].event", "B", 2)]

    assert events(checked([question("log", "table")], ROWS, corrections=corrections)) == ["B", "c"]


def test_a_cleared_row_takes_its_doubts_with_it(checked, question, put_right):
    record = checked(
        [question("log", "table")], ROWS, doubts={"log[1].event": "read-x"}, corrections=[put_right("log[1]", None)]
    )

    assert not record.doubtful


@pytest.mark.parametrize(
    ("path", "value"),
    [("log[9].event", "x"), ("log[0].colour", "x"), ("log[0]", "x"), ("log[3]", None), ("log", None), ("gone", "x")],
)
def test_a_correction_without_a_place_is_told_and_changes_nothing(checked, question, put_right, path, value):
    record = checked([question("log", "table")], ROWS, corrections=[put_right(path, value)])

    assert events(record) == ["a", "b", "c"]
    assert [finding.code for finding in record.findings] == ["read-correction"]
    assert record.doubtful
