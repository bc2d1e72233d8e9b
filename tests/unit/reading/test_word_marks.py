"""Tracked changes, looks and symbols within paragraphs."""

import pytest
from word_documents import cell, docx, para, row, run, table

from pipeline.model.sheet import Line, MarkKind, Told
from pipeline.reading import read


def only_line(body: str) -> Line:
    (line,) = read("docx", docx(body)).lines()
    return line


def marked(line: Line) -> list[tuple[MarkKind, str]]:
    return [(mark.kind, line.text[mark.start : mark.end]) for mark in line.marks]


def inserted(*runs: str) -> str:
    return f'<w:ins w:id="1" w:author="A">{"".join(runs)}</w:ins>'


def deleted(words: str) -> str:
    return f'<w:del w:id="2" w:author="A"><w:r><w:delText xml:space="preserve">{words}</w:delText></w:r></w:del>'


def test_an_insertion_is_in_the_text_and_marked():
    line = only_line(para("Seen ", inserted(run("twice "), run("daily ")), "since May"))

    assert (line.text, marked(line)) == ("Seen twice daily since May", [(MarkKind.INSERTED, "twice daily ")])


def test_a_deletion_is_out_of_the_text_and_its_words_are_told_where_they_stood():
    line = only_line(para("Seen ", deleted("twice "), "since May"))

    (mark,) = line.marks
    assert line.text == "Seen since May"
    assert (mark.kind, mark.start, mark.end) == (MarkKind.DELETED, 5, 5)
    assert [(telling.how, telling.text) for telling in mark.said] == [(Told.STORED, "twice ")]


def test_moved_words_stand_where_they_were_moved_to():
    body = para("A ", f"<w:moveFrom>{run('moved')}</w:moveFrom>") + para("B ", f"<w:moveTo>{run('moved')}</w:moveTo>")

    assert [line.text for line in read("docx", docx(body)).lines()] == ["A ", "B moved"]


@pytest.mark.parametrize("gone", ["<w:del/>", "<w:moveFrom/>"])
def test_a_deleted_paragraph_end_joins_the_next_paragraph(gone):
    body = para("One ", about=f"<w:rPr>{gone}</w:rPr>") + para("line") + para("Other")

    assert [line.text for line in read("docx", docx(body)).lines()] == ["One line", "Other"]


def test_a_deleted_paragraph_end_before_a_table_joins_nothing():
    body = para("One", about="<w:rPr><w:del/></w:rPr>") + table(row("Cell")) + para("Two")

    assert [line.text for line in read("docx", docx(body)).lines()] == ["One", "Cell", "Two"]


def test_an_inserted_paragraph_end_parts_as_any_other():
    body = para("One", about="<w:rPr><w:ins/></w:rPr>") + para("Two")

    assert [line.text for line in read("docx", docx(body)).lines()] == ["One", "Two"]


def test_a_deleted_row_keeps_its_place_and_says_what_it_held():
    rows = row("Ada", "Aunt") + row("Bo", "Uncle", about="<w:del/>") + row("Cy", "Cousin")
    (grid,) = read("docx", docx(table(rows))).blocks

    assert [(made.row, made.text) for made in grid.cells] == [
        (0, "Ada"), (0, "Aunt"), (1, ""), (1, ""), (2, "Cy"), (2, "Cousin"),
    ]  # fmt: skip
    assert grid.cells[2].blocks[0].marks[0].said[0].text == "Bo"


def test_a_deleted_cell_says_what_it_held():
    (grid,) = read("docx", docx(table(row("Ada", cell("Aunt", about="<w:cellDel/>"))))).blocks

    assert [made.text for made in grid.cells] == ["Ada", ""]


@pytest.mark.parametrize(
    ("style", "kind"),
    [
        ("<w:strike/>", MarkKind.STRUCK),
        ('<w:dstrike w:val="true"/>', MarkKind.STRUCK),
        ('<w:highlight w:val="yellow"/>', MarkKind.HIGHLIGHTED),
        ('<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>', MarkKind.HIGHLIGHTED),
        ("<w:vanish/>", MarkKind.HIDDEN),
    ],
)
def test_a_run_is_marked_for_what_the_eye_notices(style, kind):
    line = only_line(para("Male ", run("Fem", style), run("ale", style), " end"))

    assert (line.text, marked(line)) == ("Male Female end", [(kind, "Female")])


@pytest.mark.parametrize(
    "style",
    ['<w:strike w:val="0"/>', '<w:highlight w:val="none"/>', '<w:shd w:fill="auto"/>', '<w:vanish w:val="false"/>'],
)
def test_a_style_that_is_switched_off_marks_nothing(style):
    assert only_line(para("Male ", run("Female", style))).marks == ()


def test_words_in_a_cell_merged_into_the_one_above_are_hidden_not_lost():
    rows = row(cell("Tall", about='<w:vMerge w:val="restart"/>')) + row(cell("old", about="<w:vMerge/>"))
    (grid,) = read("docx", docx(table(rows))).blocks

    tall, old = grid.cells[0].blocks
    assert (tall.text, tall.marks) == ("Tall", ())
    assert (old.text, marked(old)) == ("old", [(MarkKind.HIDDEN, "old")])


@pytest.mark.parametrize("glyph", ["☑", "☒", "✓", "✔", "✗", "✘", "■", "√", "[x]", "[X]", "[ X ]", "[✓]"])
def test_a_glyph_that_says_yes_is_a_box_that_is_on(glyph):
    line = only_line(para(f"Sex: {glyph} Female"))

    assert marked(line) == [(MarkKind.BOX, glyph)]
    assert line.marks[0].on is True


@pytest.mark.parametrize("glyph", ["☐", "□", "❑", "[ ]", "[]", "[  ]", "[__]"])
def test_a_glyph_that_says_no_is_a_box_that_is_off(glyph):
    line = only_line(para(f"{glyph} Female"))

    assert marked(line) == [(MarkKind.BOX, glyph)]
    assert line.marks[0].on is False


@pytest.mark.parametrize("words", ["[see note]", "Exeter x 2", "f(x)", "[x1]", "naïve – ‘quoted’"])
def test_brackets_and_letters_in_plain_words_are_no_boxes(words):
    assert only_line(para(words)).marks == ()


@pytest.mark.parametrize(
    ("font", "code", "shown", "on"),
    [
        ("Wingdings", "F0FE", "☑", True),
        ("Wingdings", "FD", "☒", True),
        ("Wingdings", "F0A8", "☐", False),
        ("Wingdings 2", "F052", "☑", True),
        ("Wingdings 2", "F0A3", "☐", False),
        ("Wingdings", "F078", "☒", True),
        ("Segoe UI Symbol", "2612", "☒", True),
    ],
)
def test_a_symbol_is_told_as_the_box_it_shows(font, code, shown, on):
    line = only_line(para(f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>', " CSPR"))

    assert (line.text, line.marks[0].on) == (f"{shown} CSPR", on)


def test_a_picture_without_a_name_does_not_pose_as_a_letter():
    assert only_line(para('<w:r><w:sym w:font="Wingdings" w:char="4A"/></w:r>', " CSPR")).text == "\uf04a CSPR"


@pytest.mark.parametrize(("look", "kind"), [("<w:b/>", MarkKind.BOLD), ('<w:u w:val="single"/>', MarkKind.UNDERLINED)])
def test_bold_and_underlined_words_are_told_but_no_underlined_spaces(look, kind):
    assert marked(only_line(para("Yes / ", run("No", look), run("     ", look)))) == [(kind, "No     ")]
    assert marked(only_line(para("Name ", run("     ", look)))) == []


def test_a_letter_in_a_picture_font_is_told_as_its_picture():
    line = only_line(para(run("þ", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'), " CSPR"))

    assert (line.text, marked(line)) == ("☑ CSPR", [(MarkKind.BOX, "☑")])


def test_a_symbol_with_a_broken_code_shows_nothing():
    assert only_line(para('<w:r><w:sym w:font="Wingdings" w:char="zz"/></w:r>', "CSPR")).text == "CSPR"
