"""Each check of the register: answers in, codes and facts out."""

import datetime as dt

import pytest

from pipeline.model.form import Check, Column, Field, FieldType
from pipeline.model.states import Severity

RECEIVED = dt.datetime(2024, 6, 10, 9, tzinfo=dt.UTC)
STORY = "long_text"


def codes(record):
    return [finding.code for finding in record.findings]


def named(check, *fields, severity="", **options):
    return Check(check=check, fields=fields, severity=severity, options=options)


def test_a_required_question_left_empty_is_a_query_that_names_section_and_question(checked, question):
    record = checked([question("first_name", required=True)], {})

    (finding,) = record.findings
    assert (finding.code, finding.severity, finding.field) == ("required-empty", Severity.QUERY, "first_name")
    assert finding.message == "Section ‘All of it’, question ‘The first name’ is empty."
    assert finding.query.startswith("Section ‘All of it’, question ‘The first name’: this was left empty.")
    assert not record.doubtful


@pytest.mark.parametrize("said", ["not known", "x", "N/A"])
def test_a_required_question_that_says_anything_is_answered(checked, question, said):
    assert codes(checked([question("name", required=True)], {"name": said})) == []


@pytest.mark.parametrize("type_", ["choice", "ticks", "yes_no"])
def test_a_required_question_with_nothing_marked_is_asked_as_one(checked, question, type_):
    assert codes(checked([question("it", type_, required=True)], {})) == ["choice-none"]


def test_a_required_cell_is_asked_about_by_its_row(checked, question):
    record = checked([question("log", "table")], {"log[0].event": "a", "log[1].year": "2024"})

    (finding,) = record.queries
    assert finding.field == "log[1].event"
    assert "row 2, Event’" in finding.query


def test_office_use_is_never_asked_for_never_checked_and_told_without_a_query_when_the_sender_fills_it(
    checked, question
):
    office = [question("came", "date", named("not-future"), required=True), question("told", required=True)]

    record = checked([question("name")], {"came": "1/1/2030", "name": "x"}, office=office)

    assert codes(record) == ["office-use-filled"]
    assert record.queries == ()
    assert record.fields["came"] == "2030-01-01"
    assert "came" not in record.facts["absent"]


def test_a_doubtful_date_in_the_office_part_is_unsure_but_never_a_query(checked, question):
    record = checked([], {"came": "1/2/2024 or 2/2/2024"}, office=[question("came", "date")])

    assert record.unsure == ("came",)
    assert record.queries == ()


@pytest.mark.parametrize(
    ("said", "expected"),
    [("10/06/2024", []), ("June 2024", []), ("11/06/2024", ["date-future"]), ("2025", ["date-future"])],
)
def test_a_date_still_to_come_is_asked_about(checked, question, said, expected):
    assert codes(checked([question("when", "date", named("not-future"))], {"when": said})) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("1/2/2024", "1/2/2024", []),
        ("1/2/2024", "Feb 2024", []),
        ("1/2/2024", "Jan 2024", ["date-order"]),
        ("1/2/2024", "31/1/2024", ["date-order"]),
        ("1/2/2024", None, []),
    ],
)
def test_dates_follow_each_other(checked, question, first, second, expected):
    across = [named("date-order", "a", "b", "c")]
    fields = [question("a", "date"), question("b", "date"), question("c", "date")]

    record = checked(fields, {"a": first, "c": second} if second else {"a": first}, across=across)

    assert codes(record) == expected
    assert all(finding.field == "c" and "‘The a’" in finding.query for finding in record.findings)


@pytest.mark.parametrize(("birth", "expected"), [("EDD 12/07/2024", []), ("12/05/2024", ["date-order"])])
def test_an_incident_may_come_before_an_expected_birth_but_not_before_a_birth(checked, question, birth, expected):
    fields = [question("birth", "date", named("dob-or-edd")), question("event", "date")]

    record = checked(fields, {"birth": birth, "event": "1/4/2024"}, across=[named("date-order", "birth", "event")])

    assert codes(record) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("1/2/2024", "01.02.24", []),
        ("1/2/2024", "February 2024", []),
        ("1/2/2024", "2/2/2024", ["dates-differ"]),
        ("1/2/2024", "March 2024", ["dates-differ"]),
        ("1/2/2024", "", []),
    ],
)
def test_a_date_asked_for_twice_is_the_same_as_far_as_known(checked, question, one, other, expected):
    fields = [question("a", "date"), question("b", "date")]

    assert codes(checked(fields, {"a": one, "b": other}, across=[named("same-date", "a", "b")])) == expected


@pytest.mark.parametrize(
    ("said", "received", "expected"),
    [
        ("11/05/2024", RECEIVED, []),
        ("10/05/2024", RECEIVED, ["submitted-long-ago"]),
        ("11/06/2024", RECEIVED, ["submitted-after-receipt"]),
        ("10/06/2024", dt.datetime(2024, 6, 9, 23, 30, tzinfo=dt.UTC), []),
        ("1/1/2020", None, []),
    ],
)
def test_a_form_is_dated_shortly_before_it_came(checked, question, said, received, expected):
    record = checked([question("sent", "date", named("submitted-lately"))], {"sent": said}, received=received)

    assert codes(record) == expected
    assert record.queries == ()


def test_a_month_that_is_only_a_year_is_asked_about(checked, question):
    assert codes(checked([question("from", "date", named("month"))], {"from": "2024"})) == ["month-missing"]


@pytest.mark.parametrize(
    ("words", "name", "birth", "expected"),
    [
        ("12/03/2019", "", {"kind": "born", "date": "2019-03-12"}, []),
        ("2019", "", {"kind": "born", "date": "2019"}, []),
        ("12/07/2024", "", {"kind": "expected", "date": "2024-07-12"}, []),
        ("EDD 12/07/24", "", {"kind": "expected", "date": "2024-07-12"}, []),
        ("12/07/2024", "Unborn Baby", {"kind": "expected", "date": "2024-07-12"}, []),
        ("unborn", "", {"kind": "expected", "date": None}, []),
        ("", "Unborn", {"kind": "expected", "date": None}, []),
        ("", "", {"kind": "unclear", "date": None}, []),
        ("not known", "", {"kind": "unclear", "date": None}, []),
        ("due 1/5/2024", "", {"kind": "expected", "date": "2024-05-01"}, ["expected-past"]),
        ("1/5/2024", "Unborn", {"kind": "unclear", "date": "2024-05-01"}, ["birth-unclear"]),
        ("June 2024", "", {"kind": "unclear", "date": "2024-06"}, ["birth-unclear"]),
        ("12/07/2026", "", {"kind": "unclear", "date": "2026-07-12"}, ["birth-unclear"]),
    ],
)
def test_a_birth_is_told_from_an_expected_one(checked, question, words, name, birth, expected):
    fields = [
        question("birth", "date", named("dob-or-edd", "sent", "name")),
        question("name"),
        question("sent", "date"),
    ]

    record = checked(fields, {"birth": words, "name": name, "sent": "10/6/2024"})

    assert record.facts["birth"] == birth
    assert codes(record) == expected
    assert not record.doubtful


@pytest.mark.parametrize(
    ("words", "story", "kind"),
    [
        ("1/2/2024 (death)", "", "death"),
        ("died 1/2/2024", "", "death"),
        ("Incident 1/2/2024", "The child died.", "incident"),
        ("1/2/2024", "The baby was found dead in the cot.", "death"),
        ("1/2/2024", "This concerns the death of a child.", "death"),
        ("1/2/2024", "The child’s death was notified.", "death"),
        ("1/2/2024", "The child survived and is at home.", "incident"),
        ("1/2/2024", "The child was living with her aunt when her father died.", "unclear"),
        ("1/2/2024", "The child nearly died.", "unclear"),
        ("1/2/2024", "The child could have died.", "unclear"),
        ("1/2/2024", "The child’s grandmother died.", "unclear"),
        ("1/2/2024", "Fracture seen on x-ray.", "unclear"),
    ],
)
def test_a_death_is_told_from_an_incident_and_never_guessed(checked, question, words, story, kind):
    fields = [question("when", "date", named("death-or-incident", "story")), question("story", STORY)]

    record = checked(fields, {"when": words, "story": story})

    assert record.facts["event"] == {"kind": kind, "date": "2024-02-01"}
    assert ("event-unclear" in codes(record)) is (kind == "unclear")
    assert ("child-safe-now" in codes(record)) is (kind == "incident")


@pytest.mark.parametrize(
    ("born", "when", "age", "expected"),
    [
        ("12/03/2006", "11/03/2024", 17, []),
        ("12/03/2006", "12/03/2024", 18, ["age-adult"]),
        ("29/02/2016", "28/02/2024", 7, ["tick-age"]),
        ("12/03/2014", "12/03/2024", 10, []),
        ("2014", "2024", None, []),
        ("12/03/2006", "March 2024", None, []),
        ("12/03/2019", "", None, []),
    ],
)
def test_the_age_is_stated_where_the_dates_leave_no_doubt(checked, question, born, when, age, expected):
    fields = [
        question("birth", "date", named("dob-or-edd")),
        question("when", "date", named("death-or-incident")),
        question("status", "ticks"),
    ]
    across = [named("age-at-event"), named("tick-age", "status", red="10")]

    record = checked(fields, {"birth": born, "when": when, "status": ("red",)}, across=across)

    assert record.facts.get("age_at_event") == age
    assert [code for code in codes(record) if code != "event-unclear"] == expected


@pytest.mark.parametrize(
    ("birth", "said", "expected"),
    [
        ("2019", (), ["choice-none"]),
        ("2019", ("red",), []),
        ("unborn", (), []),
        ("2019", ("red", "blue"), ["choice-several"]),
    ],
)
def test_something_is_marked_unless_the_child_is_unborn(checked, question, birth, said, expected):
    fields = [
        question("birth", "date", named("dob-or-edd")),
        question("sex", "choice", named("choice-single", unless="unborn")),
    ]

    assert codes(checked(fields, {"birth": birth, "sex": said})) == expected


@pytest.mark.parametrize(
    ("ticks", "expected"), [(("red", "green"), ["ticks-contradict"]), (("red",), []), (("blue", "green"), []), ((), [])]
)
def test_ticks_that_contradict_are_asked_about(checked, question, ticks, expected):
    fields = [question("it", "ticks", named("ticks-contradict", red="green blue"))]

    assert codes(checked(fields, {"it": ticks})) == expected


@pytest.mark.parametrize(
    ("ticks", "words", "expected"), [(("red",), "", ["which-missing"]), (("red",), "Harbour", []), (("blue",), "", [])]
)
def test_a_tick_that_asks_which_is_asked_which(checked, question, ticks, words, expected):
    fields = [question("it", "ticks"), question("which", "text", named("says-which", "it", choice="red"))]

    assert codes(checked(fields, {"it": ticks, "which": words})) == expected


@pytest.mark.parametrize(
    ("sent", "copy", "expected"), [("yes", "no", ["copy-not-attached"]), ("yes", "yes", []), ("no", "no", [])]
)
def test_a_copy_of_what_was_sent_is_asked_for(checked, question, sent, copy, expected):
    fields = [question("sent", "yes_no"), question("copy", "yes_no", named("copy-attached", "sent"))]

    assert codes(checked(fields, {"sent": (sent,), "copy": (copy,)})) == expected


@pytest.mark.parametrize(
    ("said", "story", "expected"),
    [
        ("no", "The baby has a fractured skull.", ["panel-not-told"]),
        ("no", "Agencies do not share minutes.", ["panel-to-consider"]),
        ("yes", "The baby has a fractured skull.", []),
    ],
)
def test_a_plain_no_beside_harm_is_an_alert_and_never_a_query(checked, question, said, story, expected):
    fields = [question("story", STORY), question("told", "yes_no", named("panel-told", "story"))]

    record = checked(fields, {"story": story, "told": (said,)})

    assert codes(record) == expected
    assert record.queries == ()


def test_the_death_of_a_looked_after_child_is_an_alert(checked, question):
    fields = [
        question("when", "date", named("death-or-incident")),
        question("status", "ticks", named("looked-after-death", choice="red")),
    ]

    record = checked(fields, {"when": "died 1/2/2024", "status": ("red",)})

    assert [(finding.code, finding.severity) for finding in record.findings] == [("looked-after-death", Severity.ALERT)]


@pytest.mark.parametrize(("said", "expected"), [("Theo (7)", ["others-safe-now"]), ("None known", []), ("", [])])
def test_other_children_named_raise_the_question_whether_they_are_safe(checked, question, said, expected):
    assert codes(checked([question("siblings", STORY, named("others-safe"))], {"siblings": said})) == expected


@pytest.mark.parametrize(
    ("again", "expected"),
    [
        ("Łukasz Tadhg Öztürk", []),
        ("Öztürk, Lukasz", []),
        ("Lukasz Ozturk", []),
        ("Ł.Ö.", []),
        ("ŁÖ", []),
        ("Lucasz Özturk", []),
        ("Luke", []),
        ("Baby Öztürk", []),
        ("Not known", []),
        ("", []),
        ("Amélie Brown", ["names-differ"]),
        ("Łukasz Brown", ["names-differ"]),
        ("A.B.", ["names-differ"]),
        ("Otto", ["names-differ"]),
    ],
)
def test_a_name_given_twice_is_alike(checked, question, again, expected):
    fields = [question("given"), question("family"), question("aka"), question("again")]
    answers = {"given": "Łukasz Tadhg", "family": "Öztürk", "aka": "Luke", "again": again}

    record = checked(fields, answers, across=[named("same-name", "again", "given", "family", "aka")])

    assert codes(record) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Ms Ann Bell, Nurse, 01632 960001", "Ann Bell\nNamed Nurse", ["same-person"]),
        ("A. Bell, ann@moorvale.example", "Ann Bell; ann@moorvale.example", ["same-person"]),
        ("Ann Bell, Nurse", "Ann Cole, Nurse", []),
        ("Nurse", "Nurse", []),
        ("", "Ann Bell", []),
    ],
)
def test_one_person_in_two_places_is_told_to_staff_alone(checked, question, one, other, expected):
    fields = [question("asks", STORY), question("signs", STORY, named("not-same-person", "asks"))]

    record = checked(fields, {"asks": one, "signs": other})

    assert codes(record) == expected
    assert record.queries == ()


@pytest.mark.parametrize(
    ("said", "agency", "expected"),
    [
        ("Moorvale Police", ["police"], []),
        ("DS Bell, Moorvale Constabulary, 01632 960001", ["police"], []),
        ("MP", ["police"], []),
        ("Moorvale Polcie", ["police"], []),
        ("Moorvale Borough Council – 0-19 Service", ["council"], []),
        ("Moorvale Clinical Commissioning Group", ["ccg"], ["agency-replaced"]),
        ("Somewhere Else Ltd", None, ["agency-unknown"]),
        ("Not known", None, []),
        ("", None, []),
    ],
)
def test_an_organisation_is_one_of_the_partnerships(checked, question, said, agency, expected):
    record = checked([question("from", "text", named("agency"))], {"from": said})

    assert record.facts.get("agencies", {}).get("from") == agency
    assert codes(record) == expected


def test_organisations_in_a_table_are_matched_row_by_row(checked, question):
    answers = {"log[0].event": "Moorvale Police", "log[1].event": "Nobody Ltd", "log[2].event": "MP"}

    record = checked([question("log", "table", named("agency", column="event", severity="warning"))], answers)

    assert record.facts["agencies"] == {"log": ["police"]}
    assert [(finding.code, finding.field) for finding in record.findings] == [("agency-unknown", "log[1].event")]
    assert record.queries == ()


def test_rows_are_made_real_dates_and_held_against_the_period(checked, question):
    fields = [
        question("from", "date"),
        question("to", "date"),
        question("sent", "date"),
        question("log", "table", named("chronology", "from", "to", "sent")),
    ]
    rows = [
        ("3", "2", "24"),
        ("14th", "October", "2023"),
        ("", "May", "2024"),
        ("", "", "2024"),
        ("31", "Feb", "2024"),
        ("1", "1", "2022"),
        ("9", "9", "2024"),
        ("5", "5", ""),
        ("", "9", "22"),
        ("3", "", "23"),
        ("", "", "24"),
        ("3/2/2024", "", ""),
    ]
    answers = {"from": "2023-01", "to": "2024-06", "sent": "10/6/2024"}
    for number, (day, month, year) in enumerate(rows):
        place = f"log[{number}]"
        answers |= {f"{place}.day": day, f"{place}.month": month, f"{place}.year": year, f"{place}.event": "x"}

    record = checked(fields, answers)

    assert record.facts["row_dates"] == {
        "log": [
            "2024-02-03",
            "2023-10-14",
            "2024-05",
            "2024",
            None,
            "2022-01-01",
            "2024-09-09",
            None,
            "2022-09",
            "2023",
            "2024",
            "2024-02-03",
        ]
    }
    assert [(finding.code, finding.field) for finding in record.findings] == [
        ("row-date-unreal", "log[4]"),
        ("row-outside-period", "log[5]"),
        ("row-after-submission", "log[6]"),
        ("row-undated", "log[7]"),
        ("row-outside-period", "log[8]"),
        ("rows-out-of-order", "log"),
    ]
    assert record.queries == ()
    assert not record.doubtful


def test_rows_in_order_and_within_the_period_say_nothing(checked, question):
    answers = {"log[0].year": "2023", "log[0].event": "a", "log[1].year": "2024", "log[1].event": "b"}

    assert codes(checked([question("log", "table", named("chronology"))], answers)) == []


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        ("Thresholds differ between teams; 4 audits since 12/03/2024.", []),
        ("One boy (dob 12/3/19) was missed.", ["identifier-in-text"]),
        ("See 999 000 0018.", ["identifier-in-text"]),
        ("A family at TS24 8AY.", ["identifier-in-text"]),
    ],
)
def test_a_theme_names_nobody(checked, question, story, expected):
    record = checked([question("issue", STORY, named("thematic"))], {"issue": story})

    assert codes(record) == expected
    assert record.queries == ()


@pytest.mark.parametrize(
    ("story", "expected"), [("Thresholds.", ["few-words"]), ("one two three four five", []), ("", [])]
)
def test_a_story_of_a_word_or_two_is_asked_about(checked, question, story, expected):
    assert codes(checked([question("issue", STORY, named("few-words"))], {"issue": story})) == expected


def test_a_definition_can_make_a_finding_weigh_less_and_then_it_stays_in_the_house(checked, question):
    record = checked([question("when", "date", named("not-future", severity="warning"))], {"when": "1/1/2030"})

    (finding,) = record.findings
    assert (finding.severity, finding.query) == (Severity.WARNING, None)


def test_a_doubt_about_the_whole_part_makes_the_record_doubtful(form, question):
    from pipeline.checking import check, outcome_state
    from pipeline.model.reading import Doubt, Reading
    from pipeline.model.record import Circumstances
    from pipeline.model.states import ReadStatus, State

    doubt = Doubt(code="read-retyped", message="This form was typed anew.")
    reading = Reading(part=None, status=ReadStatus.RECORD, form="toy", doubts=(doubt,), unplaced=("stray",))
    around = Circumstances(received=None, today=dt.date(2024, 6, 10), partnership=None)

    record = check(form(question("name")), reading, (), around)

    assert [(finding.code, finding.field) for finding in record.findings] == [("read-retyped", None)]
    assert record.unplaced == ("stray",)
    assert outcome_state(reading, record) is State.NEEDS_REVIEW


def test_a_table_may_name_its_columns_of_day_month_and_year_itself(checked):
    told = Check(check="chronology", options={"day": "dd", "month": "mm", "year": "yyyy"})
    columns = tuple(Column(id=one, label=one) for one in ("dd", "mm", "yyyy", "what"))
    log = Field(id="log", label="Log", type=FieldType.TABLE, checks=(told,), columns=columns)
    record = checked([log], {"log[0].dd": "3", "log[0].mm": "2", "log[0].yyyy": "2024", "log[0].what": "x"})
    assert record.known.row_dates == {"log": ("2024-02-03",)}
