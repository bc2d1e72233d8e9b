"""Same inputs, same bytes; the partnership's look laid on; faults named where they stand in Word."""

import datetime as dt
import io
import re
import struct
import zipfile
import zlib

import pytest
from docx import Document
from msgspec.structs import replace

from pipeline.documents import render, snapshot
from pipeline.errors import DefinitionAtFault
from pipeline.model.document import Kind, Moment, Subject
from pipeline.model.partnership import Branding


def a_kind(**more):
    told = {"id": "letter", "title": "Letter", "about": Subject.RECORD, "due": Moment.ASKED, "template": "letter.docx",
            "uses": ("partnership", "answers")}  # fmt: skip
    return Kind(**{**told, **more})


def a_template(*paragraphs):
    """A Word file somebody typed: each paragraph is text, or several runs of it."""
    document = Document()
    for paragraph in paragraphs:
        made = document.add_paragraph()
        for run in [paragraph] if isinstance(paragraph, str) else paragraph:
            made.add_run(run)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def filled(template, matter, logo, **more):
    kind = a_kind(**more)
    document = render(kind, template, snapshot(kind, matter), made=dt.date(2026, 11, 20), version=1, logo=logo)
    return [paragraph.text for paragraph in Document(io.BytesIO(document)).paragraphs]


def a_png(width, height):
    def chunk(kind, body):
        return struct.pack(">L", len(body)) + kind + body + struct.pack(">L", zlib.crc32(kind + body))

    header = struct.pack(">2L5B", width, height, 8, 0, 0, 0, 0)
    body = zlib.compress(b"".join(b"\0" + b"\0" * width for _ in range(height)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def part(document, name):
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        return package.read(name).decode()


def test_the_same_inputs_give_the_same_bytes(make, samples):
    assert make("rapid-review-pack", samples.request()) == make("rapid-review-pack", samples.request())


def test_version_and_date_are_no_part_of_the_snapshot(house, samples):
    kind = house.kinds["rapid-review-pack"]
    assert snapshot(kind, samples.request()) == snapshot(kind, samples.request())
    assert b"made" not in snapshot(kind, samples.request())


def test_version_and_date_stand_in_the_footer(make, samples, words):
    said = words(make("acknowledgement", samples.request(), version=3))
    assert "REQ-2026-0012  ·  Version 3  ·  20 November 2026\tPage 1 of 1" in said


def test_properties_name_kind_reference_and_partnership_only(make, samples):
    told = Document(io.BytesIO(make("rapid-review-pack", samples.request()))).core_properties
    assert told.title == "Rapid review pack REQ-2026-0012"
    assert told.author == told.last_modified_by == samples.partnership.name
    assert told.language == "en-GB"
    assert not any((told.comments, told.subject, told.keywords, told.category, told.identifier))


def test_the_partnerships_colours_reach_styles_and_theme(make, samples):
    branding = Branding(colour="0B4F6C", accent="B5179E")
    document = make("acknowledgement", samples.request(partnership=replace(samples.partnership, branding=branding)))
    assert re.search(r'accent1><a:srgbClr val="0B4F6C"', part(document, "word/theme/theme1.xml"))
    styles = part(document, "word/styles.xml")
    assert 'w:color w:val="0B4F6C" w:themeColor="accent1"' in styles
    assert 'w:fill="EEF3F5" w:themeFill="accent3"' in styles
    assert '"000000" w:themeColor' not in styles


def test_another_logo_keeps_its_own_proportions_and_is_said(house, samples):
    kind, matter = house.kinds["acknowledgement"], samples.request()
    wide = a_png(400, 50)
    document = render(kind, house.template(kind), snapshot(kind, matter), made=samples.made, version=1, logo=wide)
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        assert package.read("word/media/logo.png") == wide
    header = part(document, "word/header1.xml")
    width, height = map(int, re.search(r'<wp:extent cx="(\d+)" cy="(\d+)"', header).groups())
    assert width == pytest.approx(8 * height, rel=0.01)
    assert f'descr="{samples.partnership.name}"' in header


def test_a_logo_that_is_no_png_is_named(house, samples):
    kind = house.kinds["acknowledgement"]
    told = snapshot(kind, samples.request())
    with pytest.raises(DefinitionAtFault, match="The logo is not a PNG picture"):
        render(kind, house.template(kind), told, made=samples.made, version=1, logo=b"GIF89a")


def test_tags_split_over_runs_and_with_smart_quotes_are_read(samples, house):
    template = a_template(["{", "{ ans", "wers.family_name }", "}"], "{% if answers.sex == ‘Female’ %}her{% endif %}")
    assert filled(template, samples.request(), house.logo) == ["Testerly", "her"]


def test_a_template_may_be_edited_and_is_another_one_then(samples, house):
    for said in ("First {{ answers.given_name }}", "Second {{ answers.given_name }}"):
        assert filled(a_template(said), samples.request(), house.logo) == [
            said.replace("{{ answers.given_name }}", "Robyn")
        ]


@pytest.mark.parametrize(
    ("paragraph", "says"),
    [
        ("{{ answers.famly_name }}", "famly_name"),
        ("{{ findings }}", "findings"),
        ("{{ answers.chronology }}", "a whole list"),
        ("{% if answers.sex %}open", "Unexpected end of template"),
        ("{{ answers.sex | nosuch }}", "No filter named 'nosuch'"),
        ("{{ answers.sex|safe }}", "No filter named 'safe'"),
        ("{% autoescape false %}{{ answers.sex }}{% endautoescape %}", "can't use 'autoescape' tags"),
        ("{{ answers.sex.upper() }}", "upper"),
        ("{{ ''.__class__ }}", "__class__"),
        ("{{ cycler }}", "cycler"),
        ("{% include 'other' %}", "can't use 'include' tags"),
    ],
)
def test_a_fault_in_a_template_is_named_with_its_place(paragraph, says, samples, house):
    with pytest.raises(DefinitionAtFault, match=re.escape(says)) as fault:
        filled(a_template("Dear colleague", paragraph), samples.request(), house.logo)
    assert fault.value.place.startswith("letter.docx")
    assert fault.value.advice


def test_a_fault_never_tells_a_value(samples, house):
    with pytest.raises(DefinitionAtFault) as fault:
        filled(a_template("{{ answers.family_name.nothing }}"), samples.request(), house.logo)
    assert "Testerly" not in str(fault.value)


def test_a_tag_that_begins_in_a_table_and_ends_outside_is_a_template_fault(samples, house):
    document = Document()
    document.add_table(rows=1, cols=1).cell(0, 0).text = "{% if answers.sex == 'nobody' %}"
    document.add_paragraph("{% endif %}")
    kept = io.BytesIO()
    document.save(kept)
    with pytest.raises(DefinitionAtFault, match="not a document Word can open"):
        filled(kept.getvalue(), samples.request(), house.logo)


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\3\4broken", b"%PDF-1.7"])
def test_a_template_that_is_no_word_file_is_named(content, samples, house):
    with pytest.raises(DefinitionAtFault, match=r"letter\.docx: This is not a Word document"):
        filled(content, samples.request(), house.logo)


def test_a_kind_sees_only_the_blocks_it_names(samples):
    told = snapshot(a_kind(uses=("partnership",)), samples.request())
    assert b"Testerly" not in told
    assert b"REQ-2026-0012" in told


def test_an_unknown_block_is_named_with_those_there_are(samples):
    with pytest.raises(DefinitionAtFault, match="'answer', which we don't have") as fault:
        snapshot(a_kind(uses=("answer",)), samples.request())
    assert "'answers'" in fault.value.advice
