"""Documents somebody asks for, what they are made of, and the templates they are made from."""

import io
import re
import zipfile
from pathlib import Path

import pytest

HERE = Path(__file__).parents[2] / "pipeline" / "demo"
REQUEST, SCHOOL = "CSPR consideration request.docx", "request form school.docx"
ENQUIRY = "Engine Room KLOE night notes.pdf"


def words_of(docx: Path) -> str:
    """Everything the package says, in every part of it."""
    with zipfile.ZipFile(io.BytesIO(docx.read_bytes())) as package:
        parts = [package.read(name) for name in package.namelist() if name.endswith((".xml", ".rels"))]
    return re.sub(r"<[^>]+>", "", b"\n".join(parts).decode())


def test_the_acknowledgement_of_a_full_form_says_nothing_about_the_child(morning) -> None:
    reference = morning.reference(REQUEST)
    told = words_of(morning.outbox / reference / f"{reference} Acknowledgement.docx")

    assert reference in told
    assert "999" in told
    for told_of_the_child in (
        "Ashgrove", "Corin", "Cory", "04/02/2022", "4 February 2022", "999 000 0018", "40418", "TS24 0ZZ", "Terrace",
        "Della", "Isla", "Stell", "Harcastle", "ambulance", "intensive care", "hospital", "Child in Need", "Male",
    ):  # fmt: skip
        assert told_of_the_child not in told, told_of_the_child


def test_queries_in_an_acknowledgement_name_the_question_and_no_value(morning) -> None:
    reference = morning.reference(SCHOOL)
    told = words_of(morning.outbox / reference / f"{reference} Acknowledgement.docx")

    assert "Authorised by Senior Officer" in told
    for value in ("Tarn-Whitlock", "31/09/2017", "999 000 0026", "Quay"):
        assert value not in told


def test_a_pack_asked_for_before_it_is_accepted_says_how_many_values_are_unconfirmed(morning) -> None:
    reference = morning.reference(SCHOOL)

    told = morning.do("make", "rapid-review-pack", reference)

    assert told.code == 0
    made = Path(told.out.strip())
    assert made.name == f"{reference} Rapid review pack.docx"
    assert "unconfirmed" in words_of(made)


def test_a_document_asked_for_twice_is_made_once_and_made_anew_when_something_changed(morning) -> None:
    reference = morning.reference(SCHOOL)

    first, again = (morning.do("make", "rapid-review-pack", reference) for _ in range(2))
    morning.do("correct", reference, "gp", "--stdin", typed="Dr A Nobody, Example Practice")
    changed = morning.do("make", "rapid-review-pack", reference)

    assert first.out == again.out
    assert Path(changed.out.strip()).name == f"{reference} Rapid review pack v2.docx"


@pytest.mark.parametrize("kind", ["holding-statement", "practitioner-briefing"])
def test_a_public_document_is_made_of_stated_facts_and_has_a_number_of_its_own(morning, kind: str) -> None:
    told = morning.do("make", kind, morning.reference(REQUEST), "--facts", str(HERE / f"{kind}.toml"))

    assert told.code == 0
    made = Path(told.out.strip())
    assert re.fullmatch(r"PUB-\d{4}-0001", made.parent.name)
    assert made.name.startswith(made.parent.name)
    told_there = words_of(made)
    for private in ("Ashgrove", "Corin", "REQ-", "KLOE-", "Example Terrace", "999 000 0018"):
        assert private not in told_there


def test_all_facts_that_are_missing_are_told_together_with_what_to_write(morning) -> None:
    told = morning.do("make", "holding-statement", morning.reference(REQUEST))

    assert told.code == 2
    for fact in ("occasion", "review_by", "media_contact", "sign_off"):
        assert f"'{fact}' is missing" in told.err
        assert f"{fact} = " in told.err


def test_a_statement_that_would_name_the_child_is_stopped_and_a_day_gone_by_is_only_told(
    morning, tmp_path: Path
) -> None:
    facts, reference = tmp_path / "facts.toml", morning.reference(REQUEST)
    sober = (HERE / "holding-statement.toml").read_text(encoding="utf-8")

    facts.write_text(sober + 'quote = "For the Ashgrove family"\n', encoding="utf-8")
    stopped = morning.do("make", "holding-statement", reference, "--facts", str(facts))
    facts.write_text(re.sub("review_by = .*", 'review_by = "4/12/2020"', sober), encoding="utf-8")
    made = morning.do("make", "holding-statement", reference, "--facts", str(facts))

    assert stopped.code == 2
    assert "Under 'quote'" in stopped.err
    assert "Ashgrove" not in stopped.err
    assert made.code == 0
    assert "The day under 'review_by' has passed already" in made.err
    assert "4 December 2020" in words_of(Path(made.out.strip()))


def test_facts_that_are_no_toml_name_the_file_and_how_to_write_them(morning, tmp_path: Path) -> None:
    facts = tmp_path / "facts.toml"
    facts.write_text("occasion: death\n", encoding="utf-8")

    told = morning.do("make", "holding-statement", morning.reference(REQUEST), "--facts", str(facts))

    assert told.code == 2
    assert "facts.toml" in told.err
    assert 'name = "what may be said"' in told.err


@pytest.mark.parametrize(
    ("kind", "says"), [("holding-statment", "Did you mean 'holding-statement'?"), ("meeting-pack", "formline pack")]
)
def test_a_kind_that_can_not_be_made_so_says_what_to_do(morning, kind: str, says: str) -> None:
    told = morning.do("make", kind, morning.reference(REQUEST))

    assert told.code in {1, 2}
    assert says in told.err


def test_a_pack_is_for_requests_only(morning) -> None:
    told = morning.do("make", "rapid-review-pack", morning.reference(ENQUIRY))

    assert told.code == 2
    assert "cspr" in told.err


def test_what_came_after_the_cut_off_is_not_in_the_pack(morning) -> None:
    told = morning.do("pack", "--meeting", "2031-12-04", "--cut-off", "2001-01-01T17:00")

    assert told.code == 0
    assert "It holds 0 open items." in told.err


def test_the_packaged_templates_are_sound(desk) -> None:
    told = desk.do("templates", "check")

    assert (told.code, told.out) == (0, "")


def test_a_template_broken_in_the_workspace_is_named_with_place_and_remedy(desk) -> None:
    copied = [Path(line) for line in desk.do("templates", "copy", "acknowledgement").out.splitlines()]
    assert sorted(one.name for one in copied) == ["acknowledgement.docx", "acknowledgement.toml"]
    declared = next(one for one in copied if one.suffix == ".toml")
    text = declared.read_text(encoding="utf-8")
    assert "uses" in text
    declared.write_text(text.replace("uses", "usse"), encoding="utf-8")

    told = desk.do("templates", "check")

    assert told.code == 2
    place, message, remedy = (line.strip() for line in told.out.splitlines()[:3])
    assert re.search(r"acknowledgement\.toml, line \d+$", place)
    assert "usse" in message
    assert "uses" in remedy


def test_a_word_template_broken_in_the_workspace_is_named_with_its_place(desk) -> None:
    copied = [Path(line) for line in desk.do("templates", "copy", "acknowledgement").out.splitlines()]
    word = next(one for one in copied if one.suffix == ".docx")
    with zipfile.ZipFile(word) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    body = parts["word/document.xml"].decode()
    start = body.index("<w:p>") if "<w:p>" in body else body.index("<w:p ")
    broken = "<w:p><w:r><w:t>{{ child.family_name }}</w:t></w:r></w:p>"
    parts["word/document.xml"] = (body[:start] + broken + body[start:]).encode()
    with zipfile.ZipFile(word, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)

    told = desk.do("templates", "check")

    assert told.code == 2
    assert "acknowledgement.docx, " in told.out
    assert "child" in told.out


def test_a_template_changed_in_the_workspace_is_the_one_that_is_used(desk) -> None:
    copied = [Path(line) for line in desk.do("templates", "copy", "acknowledgement").out.splitlines()]
    declared = next(one for one in copied if one.suffix == ".toml")
    declared.write_text(
        declared.read_text(encoding="utf-8").replace('"Acknowledgement"', '"Receipt"'), encoding="utf-8"
    )
    desk.put(ENQUIRY)
    desk.do("run")

    assert desk.papers == [f"{desk.reference(ENQUIRY)} Receipt.docx"]


def test_a_copied_template_is_not_written_over(desk) -> None:
    desk.do("templates", "copy", "kloe")

    told = desk.do("templates", "copy", "kloe")

    assert told.code == 2
    assert "already" in told.err


def test_the_forms_there_are_can_be_listed(desk) -> None:
    told = desk.do("forms", "list").out

    assert "cspr" in told
    assert "Key Line of Enquiry" in told
