"""Templates are held against their kind before anything is made from them; each fault says where and what to do."""

import io
import zipfile

import pytest
from docx import Document
from docx.shared import Pt
from msgspec.structs import replace

from pipeline.documents import lint
from pipeline.model.document import Kind, Moment, Subject

KIND = Kind(
    id="letter", title="Letter", about=Subject.RECORD, due=Moment.ASKED, template="letter.docx",
    uses=("partnership", "receipt", "queries", "answers", "chronology"),
)  # fmt: skip


def saved(document) -> bytes:
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def typed(*paragraphs) -> bytes:
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return saved(document)


@pytest.mark.parametrize(
    "name", ["acknowledgement", "rapid-review-pack", "holding-statement", "practitioner-briefing", "meeting-pack"]
)
def test_packaged_templates_are_without_fault(name, house):
    kind = house.kinds[name]
    assert list(lint(kind, house.template(kind))) == []


def test_a_template_that_names_only_what_is_there_is_without_fault():
    said = (
        "{{ partnership.office.email }} {{ document.version }} {{ answers.anything_a_form_asks }}",
        "{%p for query in queries %}", "{{ loop.index }} {{ query.section }}", "{%p endfor %}",
        "{% set about = receipt %}{{ about.noun }}{% if chronology and receipt['form'] %}x{% endif %}",
    )  # fmt: skip
    assert list(lint(KIND, typed(*said))) == []


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("Dear {{ refferer }}", "'refferer' is not among the data of this kind."),
        ("See {{ findings }}", "'findings' is not among the data of this kind."),
        ("Ring {{ partnership.office.phone }}", "'partnership.office' has no 'phone'. It has: address, email"),
        ("On {{ receipt['date'] }}", "'receipt' has no 'date'."),
        (
            "{% for one in chronology %}{{ one.when }}{% endfor %}",
            "'one' has no 'when'. It has: cells, date.",
        ),
        ("{% for one in queries if one.colour %}x{% endfor %}", "'one' has no 'colour'."),
        ("Begin {% if answers %}", "A tag is not written as it should be"),
        ("Total {{ answers.x | money }}", "No filter named 'money'"),
    ],
)
def test_a_wrong_name_is_told_with_the_words_around_it(said, message):
    faults = list(lint(KIND, typed("Dear colleague", said)))
    assert [message in told for _, told, _ in faults] == [True]
    place, _, remedy = faults[0]
    assert place.startswith(("near “", "letter.docx"))
    assert remedy


def test_formatting_by_hand_is_told():
    document = Document()
    run = document.add_paragraph().add_run("Loud words")
    run.bold, run.font.size = True, Pt(20)
    assert [(place, told) for place, told, _ in lint(KIND, saved(document))] == [
        ("near “Loud words”", "This is formatted by hand (b, sz), so the partnership’s look can’t reach it.")
    ]


def test_a_picture_without_words_is_told(house):
    kind = house.kinds["acknowledgement"]
    mute = changed(house.template(kind), "word/header1.xml", b'descr="The partnership\'s logo"', b'descr=""')
    assert [place for place, _, _ in lint(kind, mute)] == ["picture 'Logo'"]


def test_tracked_changes_would_go_out_and_are_told(house):
    kind = house.kinds["acknowledgement"]
    revised = changed(
        house.template(kind), "word/document.xml", b"<w:r><w:t xml:space=\"preserve\">Dear colleague</w:t></w:r>",
        b'<w:ins w:id="1" w:author="X"><w:r><w:t>Dear colleague</w:t></w:r></w:ins>',
    )  # fmt: skip
    assert ["tracked changes" in told for _, told, _ in lint(kind, revised)] == [True]


def test_a_tag_where_nothing_is_filled_in_is_told(house):
    kind = house.kinds["acknowledgement"]
    odd = changed(house.template(kind), "docProps/core.xml", b"Template", b"{{ answers.family_name }}")
    assert list(lint(kind, odd)) != []


def test_a_tag_inside_a_field_code_is_told(house):
    kind = house.kinds["acknowledgement"]
    odd = changed(
        house.template(kind), "word/footer1.xml", b'w:instr=" PAGE "', b'w:instr=" {{ document.reference }} "'
    )
    assert ["inside a field code" in told for _, told, _ in lint(kind, odd)] == [True]


def test_a_public_kind_that_reaches_for_a_record_is_told(house):
    kind = replace(house.kinds["holding-statement"], uses=("partnership", "stated", "answers"))
    assert ["may not use 'answers'" in told for _, told, _ in lint(kind, house.template(kind))] == [True]


def test_what_is_no_word_file_is_told():
    assert [told for _, told, _ in lint(KIND, b"hello")] == ["This is not a Word document that can be opened."]


def changed(template: bytes, name: str, old: bytes, new: bytes) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template)) as before, zipfile.ZipFile(kept, "w") as after:
        for one in before.namelist():
            content = before.read(one)
            if one == name:
                assert old in content
                content = content.replace(old, new)
            after.writestr(one, content)
    return kept.getvalue()
