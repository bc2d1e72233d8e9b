"""What `templates check` says: the file, the line, what is wrong there, and what to do."""

from pathlib import Path

import pytest

from pipeline.definitions import check, load
from pipeline.errors import DefinitionAtFault, NotThere

NOTE, LETTER, PROFILE = "forms/note.toml", "documents/letter.toml", "partnership.toml"


def test_a_sound_partnership_has_no_problems(house) -> None:
    assert house.problems() == []


@pytest.mark.parametrize(
    ("name", "before", "after", "message", "remedy"),
    [
        # keys and their values
        (NOTE, 'aliases = ["Name of writer"]', 'alias = ["Name of writer"]',
         "'alias' is not known in [[section.field]].", "Did you mean 'aliases'?"),
        (NOTE, 'title = "Note of Concern"', 'title = "Note of Concern"\nreferences = "X"',
         "'references' is not known at the top of the file.", "Did you mean 'reference_prefix'?"),
        (NOTE, 'type = "date"', 'type = "dte"', "'type' can't be 'dte'.", "Did you mean 'date'?"),
        (NOTE, 'type = "date"', 'type = "date"\nrequired = "yes"',
         "'required' must be true or false.", "Write true or false, without quotation marks."),
        (NOTE, 'titles = ["Note of Concern"]', 'titles = "Note of Concern"',
         "'titles' must be a list.", 'Write titles = ["…", "…"].'),
        (NOTE, 'titles = ["Note of Concern"]', 'titles = ["Note of Concern"]\nlabels = { name = 3 }',
         "'labels' must be pairs of words.", 'Write labels = { this = "…", that = "…" }.'),
        (NOTE, 'checks = ["not-future"]', 'checks = [3]',
         "'checks' must be a table of its own.", "Head it [checks]"),
        (PROFILE, "holidays = [2026-12-25]", 'holidays = ["25 December 2026"]',
         "'holidays' must be a date.", "Write 2026-12-25, without quotation marks."),
        (PROFILE, "holidays = [2026-12-25]", "holidays = [2026-12-25T00:00:00]", "'holidays' must be a date.", ""),
        (NOTE, 'id = "talk"', 'id = "talk"\nwhat_next = ["We write to you."]',
         "'what_next' is not known in [[route]].", "move it up, above the first heading"),
        # forms
        (NOTE, 'id = "note"', 'id = "notes"',
         "The id 'notes' is not the file's own name.", "rename the file to notes.toml"),
        (NOTE, 'reference_prefix = "NOTE"', 'reference_prefix = "R"',
         "'R' can't begin a reference.", "capital letters"),
        (NOTE, 'id = "on"', 'id = "name"', "The question 'name' stands there twice.", "another id"),
        (NOTE, 'id = "later"', 'id = "now"', "The choice 'now' stands there twice.", "another id"),
        (NOTE, 'id = "on"', 'id = "the date"', "'the date' can't be an id.", "no spaces"),
        (NOTE, 'label = "Date:"', 'label = "name of WRITER"',
         "'name of WRITER' stands for both 'name' and 'on' in the section 'writer'.", "Word one of them differently"),
        (NOTE, 'label = "Later"', 'label = "Now"', "'Now' stands for both 'now' and 'later' in 'urgency'.", ""),
        (NOTE, 'type = "text"', 'type = "text"\nlines = -2', "'name' can't have -2 lines.", "Write 1 or more."),
        (NOTE, 'type = "text"', 'type = "text"\nlayout = "thrid"',
         "'layout' can't be 'thrid'.", "Did you mean 'third'?"),
        (NOTE, 'label = "Name"', 'label = "Name"\nwidth = 0', "The column 'who' can't be 0 wide.", "Write 1 or more."),
        (NOTE, 'label = "Date:"', 'label = " "', "'on' has no label.", "as it is printed"),
        (NOTE, 'checks = ["not-future"]', 'checks = ["not-futur"]',
         "There is no check 'not-futur'.", "Did you mean 'not-future'?"),
        (NOTE, 'checks = ["not-future"]', 'checks = [{ check = "same-date", fields = ["nme"] }]',
         "There is no question 'nme'.", "Did you mean 'name'?"),
        (NOTE, 'checks = ["not-future"]', 'checks = [{ check = "required", severity = "warn" }]',
         "There is no severity 'warn'.", "Did you mean 'warning'?"),
        (NOTE, 'type = "text"', 'type = "ticks"',
         "'name' is a ticks question without choices.", "Add a [[section.field.choice]] for each."),
        (NOTE, 'type = "choice"', 'type = "text"',
         "'urgency' has choices, but its type is text.", 'Set type = "choice"'),
        (NOTE, 'type = "text"', 'type = "table"',
         "'name' is a table without columns.", "Add a [[section.field.column]] for each."),
        (NOTE, 'type = "table"', 'type = "text"',
         "'people' has columns, but its type is text.", 'Set type = "table"'),
        (NOTE, 'label = "Name"', 'label = "Name"\n[[section.field.joined]]\nlabels = ["Date"]\ncolumns = ["wh"]',
         "'people' has no column 'wh'.", "Did you mean 'who'?"),
        (NOTE, 'aliases = ["Name of writer"]', 'option_label = "soon"',
         "No question of this form offers a choice 'soon'.", "Choices of this form: now, later."),
        (NOTE, 'titles = ["Note of Concern"]', "titles = []", "The edition '2024' has no title to be known by.", ""),
        (NOTE, 'titles = ["Note of Concern"]', 'titles = ["Note of Concern"]\nwithout = ["nme"]',
         "There is no question 'nme'.", "Did you mean 'name'?"),
        # document kinds
        (LETTER, 'template = "letter.docx"', 'template = "lettr.docx"',
         "There is no file 'documents/lettr.docx'.", "Did you mean 'documents/letter.docx'?"),
        (LETTER, 'template = "letter.docx"', 'template = "../letter.docx"',
         "'../letter.docx' is not the name of a Word file.", "write its name alone"),
        (LETTER, 'uses = ["partnership"]', 'uses = ["partnershp"]',
         "There is no block 'partnershp'.", "Did you mean 'partnership'?"),
        (LETTER, 'forms = ["note"]', 'forms = ["notes"]', "There is no form 'notes'.", "Did you mean 'note'?"),
        (LETTER, 'routes = ["talk"]', 'routes = ["walk"]', "There is no route 'walk'.", "Did you mean 'talk'?"),
        (LETTER, 'routes = ["talk"]', 'routes = ["talk"]\nnumber_prefix = "PUB"',
         "Only public documents have numbers of their own.", 'set about = "public"'),
        # the profile
        (PROFILE, 'id = "vale"', 'id = "dale"', "The id 'dale' is not the name of the folder", 'Write id = "vale"'),
        (PROFILE, "office@vale.example.org", "office at vale", "'office at vale' is not an e-mail address.", ""),
        (PROFILE, "holidays = [2026-12-25]", "holidays = [2026-12-25, 2026-12-25]",
         "2026-12-25 stands among the holidays twice.", ""),
        (PROFILE, "holidays = [2026-12-25]", "holidays = [2026-12-26]", "2026-12-26 is a Saturday.", ""),
        (PROFILE, 'names = ["Vale County Council"]', 'names = ["Vale County Council"]\nsuccessor = "unitary"',
         "There is no agency 'unitary'.", ""),
        (PROFILE, 'names = ["Vale County Council"]', 'names = []', "The agency 'council' has no name.", ""),
        (PROFILE, 'name = "Review Group"', 'name = "Review Group"\n[branding]\ncolour = "#1F4E79"',
         "'#1F4E79' is not a colour.", "without #"),
        (PROFILE, 'name = "Review Group"', 'name = "Review Group"\n[branding]\nlogo = "log.png"',
         "There is no file 'log.png'.", "Did you mean 'logo.png'?"),
        (PROFILE, 'name = "Review Group"', 'name = "Review Group"\n[clocks]\nrapid_review_from = "receit"',
         "There is no event 'receit'.", "Did you mean 'receipt'?"),
        (PROFILE, 'name = "Review Group"', 'name = "Review Group"\n[clocks]\nnotify_within = "5"',
         "'notify_within' must be a whole number.", "Write digits, without quotation marks."),
        # what is no TOML
        (NOTE, 'title = "Note of Concern"', 'title = Note of Concern',
         "This line can't be understood (Invalid value).", "straight quotation marks"),
        (NOTE, 'title = "Note of Concern"', 'title = "Note of Concern"\ntitle = "Note"',
         "Cannot overwrite", "stands twice"),
        (NOTE, 'title = "Note of Concern"', 'title: "Note of Concern"', "This line can't be understood", "key ="),
        (NOTE, "[[edition]]", "[[edition]", "This line can't be understood", "A heading stands in brackets"),
        (NOTE, 'title = "Note of Concern"', 'title = "Note\\Concern"', "Unescaped", "single quotes"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_file_its_line_and_a_remedy(
    house, spoil, name: str, before: str, after: str, message: str, remedy: str
) -> None:
    line, problem = spoil(name, before, after)
    place, _, told = problem.place.rpartition(", line ")

    assert Path(place) == house.folder / "vale" / name
    assert line <= int(told) <= line + after.count("\n")
    assert message in problem.message
    assert remedy in problem.remedy
    assert problem.remedy.endswith((".", "?", "!"))


def test_routes_say_nothing_where_a_document_is_not_due_on_opening(house) -> None:
    path = house.folder / "vale" / LETTER
    path.write_text(path.read_text(encoding="utf-8").replace('"opened"', '"kept"'), encoding="utf-8")

    (problem,) = house.problems()

    assert "Routes say when a document is due only where it is due on opening" in problem.message
    assert problem.place.endswith("line 8")
    assert 'set due = "opened"' in problem.remedy


def test_a_misspelt_key_that_is_needed_is_told_as_both_unknown_and_missing(house) -> None:
    path = house.folder / "vale" / NOTE
    path.write_text(path.read_text(encoding="utf-8").replace('label = "Date:"', 'lable = "Date:"'), encoding="utf-8")

    unknown, missing = house.problems()

    assert "'lable' is not known in [[section.field]]" in unknown.message
    assert "Did you mean 'label'?" in unknown.remedy
    assert "'label' is missing in [[section.field]]" in missing.message


def test_all_faults_of_all_files_are_told_at_once(house) -> None:
    house.write(PROFILE, "id = vale")
    house.write("forms/other.toml", 'id = "other"\ntitel = "Other"\nreference_prefix = "OTH"\n')
    house.write("documents/memo.toml", 'id = "memo"\ndue = "soon"\n')
    house.write("forms/third.toml", "id = 'caf\xe9'".encode("latin-1"))

    messages = [(Path(problem.place.partition(", line")[0]).name, problem.message) for problem in house.problems()]

    assert {name for name, _ in messages} == {"partnership.toml", "other.toml", "memo.toml", "third.toml"}
    assert ("third.toml", "This file was not saved as UTF-8.") in messages
    assert ("memo.toml", "'due' can't be 'soon'.") in messages
    assert ("memo.toml", "'title' is missing at the top of the file.") in messages


def test_the_line_is_found_in_the_table_meant_and_not_in_its_like(house) -> None:
    path = house.folder / "vale" / NOTE
    text = path.read_text(encoding="utf-8").replace('id = "who"', 'id = "who?"')
    path.write_text(text, encoding="utf-8")

    (problem,) = house.problems()

    assert problem.place.endswith(f"line {text[: text.index('who?')].count(chr(10)) + 1}")


def test_two_forms_can_not_share_a_prefix_or_a_title(house) -> None:
    text = (house.folder / "vale" / NOTE).read_text(encoding="utf-8").replace('id = "note"', 'id = "memo"')
    house.write("forms/memo.toml", text)

    said = [problem.message for problem in house.problems()]

    assert said == [
        "'NOTE' is used by forms/memo.toml already.",
        "'Note of Concern' is used by forms/memo.toml already.",
    ]


def test_a_public_number_can_not_begin_like_a_form_s_references_but_public_kinds_share_theirs(house) -> None:
    public = 'id = "{id}"\ntitle = "Statement"\nabout = "public"\ndue = "asked"\ntemplate = "letter.docx"\nuses = []\n'
    house.write("documents/first.toml", public.format(id="first") + 'number_prefix = "PUB"')
    house.write("documents/second.toml", public.format(id="second") + 'number_prefix = "PUB"')
    assert house.problems() == []

    house.write("documents/third.toml", public.format(id="third") + 'number_prefix = "NOTE"')
    assert [problem.message for problem in house.problems()] == ["'NOTE' is used by forms/note.toml already."]


def test_word_templates_are_looked_at_by_whoever_can_read_them(house) -> None:
    seen = []

    def lint(kind, template):
        seen.append((kind.id, template))
        return [("paragraph 3", "'{{ nme }}' is no name this template can use.", "Did you mean 'name'?")]

    (problem,) = check([house.folder], "vale", lint=lint)

    assert seen == [("letter", b"a Word file")]
    assert problem.place == f"{house.folder / 'vale' / 'documents/letter.docx'}, paragraph 3"
    assert problem.remedy == "Did you mean 'name'?"


def test_loading_stops_at_the_first_fault_and_says_how_to_see_the_others(house) -> None:
    path = house.folder / "vale" / NOTE
    text = path.read_text(encoding="utf-8").replace("aliases", "alias").replace('"not-future"', '"soon"')
    path.write_text(text, encoding="utf-8")

    with pytest.raises(DefinitionAtFault) as caught:
        load([house.folder], "vale", known_checks=frozenset({"not-future"}))

    assert "note.toml, line" in str(caught.value)
    assert "'alias' is not known" in str(caught.value)
    assert "1 more: run 'formline templates check'." in str(caught.value)
    assert caught.value.exit_code == 2


def test_definitions_are_asked_for_by_id_and_a_slip_names_the_nearest(house) -> None:
    definitions = load([house.folder], "vale")

    assert definitions.form("note").title == "Note of Concern"
    assert definitions.template(definitions.kind("letter")) == b"a Word file"
    assert definitions.logo() == b"a picture"
    with pytest.raises(NotThere, match="There is no form 'not'") as caught:
        definitions.form("not")
    assert "Did you mean 'note'?" in caught.value.advice
    with pytest.raises(NotThere, match="There is no document kind 'report'") as caught:
        definitions.kind("report")
    assert "Known here: letter." in caught.value.advice


def test_a_word_file_that_went_missing_is_a_definition_at_fault(house) -> None:
    definitions = load([house.folder], "vale")
    (house.folder / "vale" / "documents" / "letter.docx").unlink()

    with pytest.raises(DefinitionAtFault, match="could not be opened"):
        definitions.template(definitions.kind("letter"))


def test_a_file_that_begins_with_notepads_mark_is_read(house) -> None:
    path = house.folder / "vale" / NOTE
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))

    assert house.problems() == []
