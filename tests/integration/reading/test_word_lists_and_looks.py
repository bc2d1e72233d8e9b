"""Lists, looks, shapes and places as real programs write them; where they come from: tests/samples/word/README.md."""

from io import BytesIO
from pathlib import Path

import docx
import pytest

from pipeline.model.sheet import Line, Mark, MarkKind, Sheet
from pipeline.opening import sniff
from pipeline.reading import read

SAMPLES = Path(__file__).parents[2] / "samples" / "word"


def sample(name: str) -> Sheet:
    content = (SAMPLES / name).read_bytes()
    return read(sniff(content).value, content)


def numbered(sheet: Sheet) -> list[str]:
    return [f"{line.number} {line.text}" for line in sheet.lines() if line.number]


def marks(sheet: Sheet, kind: MarkKind) -> list[tuple[str, Mark]]:
    return [(line.text[m.start : m.end], m) for line in sheet.lines() for m in line.marks if m.kind is kind]


def texts(sheet: Sheet, kind: MarkKind) -> list[str]:
    return [text for text, _ in marks(sheet, kind)]


def line_with(sheet: Sheet, words: str) -> Line:
    return next(line for line in sheet.lines() if words in line.text)


ISSUE = ["I. Details of issue", "1.1 Where", "1.2 When", "(a) early", "(b) late", "II. Action", "2.1 Again"]
REST = ["1. Agree", "2. Report", "1. Anew", "• a dot", "◦ a ring", "☐ Child in Need", "☑ Looked After Child"]


@pytest.mark.parametrize("name", ["hand-lists-and-looks.docx", "hand-flat.xml"])
def test_lists_are_counted_as_word_shows_them(name):
    assert numbered(sample(name)) == ISSUE + REST


def test_libreoffice_keeps_all_numbers_but_legal_ones():
    legal = {"1.1 Where": "I.1 Where", "1.2 When": "I.2 When", "2.1 Again": "II.1 Again"}

    assert numbered(sample("libreoffice-lists-and-looks.docx")) == [legal.get(one, one) for one in ISSUE] + REST


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (
            "npm-docx-lists.docx",
            ["I. Issue", "I.1 Where", "a) early", "b) late", "II. Action", "II.1 Again", "I. Other list", "● a dot",
             "☐ Child in Need", "First: once", "Second: twice"],
        ),
        (
            "pandoc-lists.docx",
            ["1. Agree", "2. Report", "a. early", "b. late", "• a dot", "• ☐ Child in Need", "• ☒ Looked After Child"],
        ),
        ("libreoffice-from-html.docx", ["1. Agree", "2. Report", "a. early", "b. late", "• a dot"]),
    ],
)  # fmt: skip
def test_lists_of_other_programs_are_counted(name, told):
    assert numbered(sample(name)) == told


def test_lists_of_python_docx_are_counted_by_their_styles():
    document = docx.Document()
    for style, words in (("List Number", "Agree"), ("List Number", "Report"), ("List Bullet", "a dot")):
        document.add_paragraph(words, style=style)
    out = BytesIO()
    document.save(out)

    assert numbered(read("docx", out.getvalue())) == ["1. Agree", "2. Report", "• a dot"]


@pytest.mark.parametrize("name", ["hand-lists-and-looks.docx", "hand-flat.xml", "libreoffice-lists-and-looks.docx"])
def test_looks_are_told_whoever_says_so(name):
    sheet = sample(name)

    assert texts(sheet, MarkKind.STRUCK) == ["Male"]
    assert texts(sheet, MarkKind.HIDDEN) == ["Not to be seen"]
    assert texts(sheet, MarkKind.FAINT) == ["unseen", "unread"]
    assert (texts(sheet, MarkKind.COLOURED), texts(sheet, MarkKind.FRAMED)[0]) == (["Yes"], "No")
    assert line_with(sheet, "sym").text == "☑ sym, ☐ font, ✓ style, ☐ no font left"
    assert line_with(sheet, "hyphen").text.endswith(" softhyphen, no\u00a0break, 07700 900123")


def test_two_styles_in_one_line_and_a_circled_word_are_read_where_word_wrote_them():
    sheet = sample("hand-lists-and-looks.docx")

    assert line_with(sheet, "in one line").text == "Two styles in one line"
    assert texts(sheet, MarkKind.FRAMED) == ["No", "Yes"]


@pytest.mark.parametrize("name", ["hand-shapes-and-places.docx", "libreoffice-shapes-and-places.docx"])
def test_shapes_are_told_once_and_a_picture_that_only_asks_not_at_all(name):
    drawn = [(line.text, mark.hint, mark.start) for line in sample(name).lines() for mark in line.marks
             if mark.kind is MarkKind.DRAWN]  # fmt: skip

    assert drawn == [("Male / Female", "ellipse", 7), ("Yes / No", "ellipse", 6), ("Signed: ", "picture", 8)]


def test_what_is_kept_is_told_beside_what_is_shown():
    controls = marks(sample("hand-shapes-and-places.docx"), MarkKind.CONTROL)
    told = [(text, [one.text for one in mark.said]) for text, mark in controls if mark.said]

    assert told == [("Anywhere Council", ["Example Police"]), ("6 March 2024", ["2024-03-05"]), ("Female", ["Female"])]
    assert [text for text, _ in controls][2:6] == ["Made-up NHS Trust", "Name: Ada Example", "Ada Example", "Ada"]


def test_rows_are_told_as_they_stand_now():
    sheet = sample("hand-shapes-and-places.docx")

    assert [mark.said[0].text for _, mark in marks(sheet, MarkKind.DELETED)] == ["Bo", "Uncle"]
    assert texts(sheet, MarkKind.HIDDEN) == ["For staff", "unseen"]
    assert line_with(sheet, "Cousin").marks == ()


def test_the_npm_package_s_looks_picture_and_text_box_are_told():
    sheet = sample("npm-docx-lists.docx")

    assert (texts(sheet, MarkKind.STRUCK), texts(sheet, MarkKind.HIGHLIGHTED)) == (["Male"], ["Female"])
    assert (texts(sheet, MarkKind.HIDDEN), texts(sheet, MarkKind.FRAMED)) == (["Not to be seen"], ["in a frame"])
    assert [mark.hint for _, mark in marks(sheet, MarkKind.DRAWN)] == ["picture"]
    assert line_with(sheet, "Ada").text == "Name\tAda Example"
    assert line_with(sheet, "In a text box").region.value == "floating"


def test_words_in_an_embedded_chunk_are_not_read_and_that_is_told():
    sheet = sample("html-docx-js-chunk.docx")

    assert [remark.code for remark in sheet.remarks] == ["read-embedded"]
    assert [mark.hint for _, mark in marks(sheet, MarkKind.DRAWN)] == ["document"]
