"""Whatever a sender wrote comes out as the words they wrote: nothing is evaluated, nothing breaks the file."""

import io
import zipfile

import docx
import pytest
from lxml import etree

EXACT = (
    "{{ 7*7 }}",
    "{{7*7}}",
    "{% if 1 %}x{% endif %}",
    "{%p for x in y %}",
    "{%tr endfor %}",
    "{# gone #}",
    "{{",
    "}}",
    "{%",
    "%}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ self.__init__.__globals__ }}",
    "{{ config }}",
    "{{ request }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ lipsum.__globals__ }}",
    "{{ namespace() }}",
    "{{ range(10**9) }}",
    "{% for x in range(99999999) %}x{% endfor %}",
    "{{ answers }}",
    "{{ partnership.name }}",
    "{% set x = 1 %}",
    "{% include 'x' %}",
    "{% import 'x' as y %}",
    "{% extends 'x' %}",
    "{% raw %}{{ x }}{% endraw %}",
    "{% autoescape false %}<b>{% endautoescape %}",
    "{{ x|safe }}",
    "{_{ x }_}",
    "{_% x %_}",
    "{{r x }}",
    "{{p x }}",
    "${7*7}",
    "#{7*7}",
    "<%= 7*7 %>",
    "{7*7}",
    "[[7*7]]",
    "@(7*7)",
    "*{7*7}",
    "~{x}",
    "%%",
    "<w:p/>",
    "</w:t></w:r></w:p>",
    "<w:br/>",
    '<w:fldSimple w:instr="DATE"/>',
    "<!-- x -->",
    "<![CDATA[x]]>",
    "<?xml version='1.0'?>",
    "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>",
    "&y;",
    "&amp;",
    "&lt;b&gt;",
    "&#x41;",
    "& < > \" '",
    "]]>",
    '{ DATE \\@ "dd" }',
    '{ INCLUDETEXT "C:\\\\x.docx" }',
    'DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc"',
    '=HYPERLINK("http://example.org")',
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "PAGE",
    "MERGEFIELD Name",
    "TOC \\o",
    "\u202eevil\u202c",
    "\u2066abc\u2069",
    "مريم بنت خالد",
    "שרה כהן",
    "e\u0301",
    "a\u200bb",
    "\u00a0x\u00a0",
    "💔 🧒🏽",
    "𝔘𝔫𝔦",
    "x\u2028y",
    "O’Neill–Smith “Bobby”",
    "‘{{ x }}’",
    "  two  spaces  ",
    "../../etc/passwd",
    "\\\\server\\share",
    "<script>alert(1)</script>",
    "javascript:alert(1)",
    "'; DROP TABLE item; --",
    "A" * 50_000,
)

SHOWN_AS = {
    "bell\x07": "bell␇", "null\x00": "null␀", "escape\x1b[31m": "escape␛[31m", "half\ud800": "half\ufffd",
    "end\uffff": "end\ufffd", "two\r\nlines": "two\nlines", "old\rmac": "old\nmac", "page\x0cbreak": "page\nbreak",
    "a\tb": "a\tb",
}  # fmt: skip


@pytest.mark.parametrize("said", EXACT, ids=range(len(EXACT)))
def test_what_was_written_is_what_is_printed(said, make, samples, words):
    record = samples.record(family_name=said, home_address=f"1 Sample Row\n{said}")
    document = make("rapid-review-pack", samples.request(record))
    assert f"\n{said}\n" in words(document)
    assert f"1 Sample Row\n{said}" in words(document)
    assert_whole(document)


@pytest.mark.parametrize(("said", "shown"), SHOWN_AS.items(), ids=range(len(SHOWN_AS)))
def test_control_characters_are_shown_and_lines_kept(said, shown, make, samples, words):
    document = make("rapid-review-pack", samples.request(samples.record(home_address=said)))
    assert f"\n{shown}\n" in words(document)
    assert_whole(document)


@pytest.mark.parametrize("said", EXACT[:60], ids=range(60))
def test_stated_facts_are_only_text_too(said, make, samples, words):
    document = make("practitioner-briefing", samples.public({**samples.briefing, "title": said, "questions": (said,)}))
    assert words(document).count(f"\n{said}\n") == 2


def test_paragraphs_of_a_long_answer_stay_paragraphs(make, samples, words):
    record = samples.record(brief_details="First.\n\nSecond.\r\nThird {{ x }}.")
    said = words(make("rapid-review-pack", samples.request(record))).split("\n")
    at = said.index("First.")
    assert said[at : at + 3] == ["First.", "Second.", "Third {{ x }}."]


def test_a_thousand_events_make_a_readable_document(make, samples, words):
    rows = tuple(
        {"day": "1", "month": "2", "year": "2024", "event": f"Event {number}", "outcome": None, "source": None}
        for number in range(1000)
    )
    document = make("rapid-review-pack", samples.request(samples.record(chronology=rows)))
    assert "Event 999" in words(document)
    assert_whole(document)


def assert_whole(document: bytes) -> None:
    """Every part is well-formed and python-docx reads it."""
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        assert package.testzip() is None
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name))
    assert docx.Document(io.BytesIO(document)).paragraphs
