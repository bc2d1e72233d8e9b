"""Numbers of lists, counted as Word counts them."""

import pytest
from word_documents import cell, docx, para, row, story, table

from pipeline.model.sheet import MarkKind
from pipeline.reading import read
from pipeline.reading.word.numerals import spelt

LINK = ("numbering", "numbering.xml", False)
STYLES = ("styles", "styles.xml", False)


def level(depth: int, shape: str, pattern: str, more: str = "") -> str:
    begin = f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{shape}"/>'
    return f'{begin}{more}<w:lvlText w:val="{pattern}"/></w:lvl>'


def model(number: int, *levels: str, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{more}{"".join(levels)}</w:abstractNum>'


def made(number: int, model: int, more: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{model}"/>{more}</w:num>'


def item(words: str, list_id: int = 1, depth: int = 0) -> str:
    return para(words, about=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>')


def numbers(body: str, *lists: str, styles: str = "") -> list[tuple[str, str]]:
    more = {"numbering_xml": story("numbering", "".join(lists)), "styles_xml": story("styles", styles)}
    return [(line.number, line.text) for line in read("docx", docx(body, LINK, STYLES, **more)).lines()]


def test_a_list_counts_its_paragraphs_and_leaves_their_text_alone():
    body = item("Agree") + para("aside") + item("Report")

    assert numbers(body, model(0, level(0, "decimal", "%1.")), made(1, 0)) == [
        ("1.", "Agree"), ("", "aside"), ("2.", "Report"),
    ]  # fmt: skip


def test_deeper_levels_show_the_levels_above_and_start_anew_under_each():
    levels = model(0, level(0, "decimal", "%1."), level(1, "lowerLetter", "%1.%2)"), level(2, "upperRoman", "(%3)"))
    body = item("A") + item("B", 1, 1) + item("C", 1, 1) + item("D", 1, 2) + item("E") + item("F", 1, 1)

    assert [number for number, _ in numbers(body, levels, made(1, 0))] == ["1.", "1.a)", "1.b)", "(I)", "2.", "2.a)"]


def test_lists_of_one_model_count_on_together_unless_one_starts_anew():
    model_of_all = model(0, level(0, "decimal", "%1."))
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    body = item("A", 1) + item("B", 2) + item("C", 3) + item("D", 3) + item("E", 1)
    lists = model_of_all, made(1, 0), made(2, 0), made(3, 0, anew)

    assert [number for number, _ in numbers(body, *lists)] == ["1.", "2.", "1.", "2.", "3."]


def test_a_level_that_never_starts_anew_counts_on():
    levels = model(0, level(0, "decimal", "%1."), level(1, "decimal", "%2", '<w:lvlRestart w:val="0"/>'))
    body = item("A") + item("B", 1, 1) + item("C") + item("D", 1, 1)

    assert [number for number, _ in numbers(body, levels, made(1, 0))] == ["1.", "1", "2.", "2"]


def test_legal_numbers_are_told_in_figures():
    levels = model(0, level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2", "<w:isLgl/>"))

    assert [number for number, _ in numbers(item("A") + item("B", 1, 1), levels, made(1, 0))] == ["I.", "1.1"]


def test_a_style_numbers_its_paragraphs_at_the_level_that_names_it_and_a_zero_takes_that_back():
    levels = model(0, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2", '<w:pStyle w:val="Sub"/>'))
    styles = (
        '<w:style w:type="paragraph" w:styleId="Top"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Sub"><w:basedOn w:val="Top"/></w:style>'
    )
    body = (
        para("A", about='<w:pStyle w:val="Top"/>')
        + para("B", about='<w:pStyle w:val="Sub"/>')
        + para("C", about='<w:pStyle w:val="Sub"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    )

    assert numbers(body, levels, made(1, 0), styles=styles) == [("1.", "A"), ("1.1", "B"), ("", "C")]


def test_a_list_described_by_a_list_style_is_found():
    linked = model(0, more='<w:numStyleLink w:val="House"/>')
    house = model(1, level(0, "decimal", "Q%1"), more='<w:styleLink w:val="House"/>')
    styles = (
        '<w:style w:type="numbering" w:styleId="House"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    )

    assert numbers(item("A") + item("B"), linked, house, made(1, 0), made(2, 1), styles=styles)[1] == ("Q2", "B")


@pytest.mark.parametrize(
    ("font", "code", "shown"),
    [
        ("Symbol", "\uf0b7", "•"), ("Courier New", "o", "◦"), ("Wingdings", "\uf0a7", "▪"),
        ("Wingdings", "\uf04a", "•"), ("Arial", "–", "–"), ("", "\uf0b7", "•"),
    ],
)  # fmt: skip
def test_a_bullet_is_told_as_the_eye_sees_it(font, code, shown):
    bullet = model(
        0, level(0, "bullet", code).replace("</w:lvl>", f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr></w:lvl>')
    )

    assert numbers(item("first"), bullet, made(1, 0)) == [(shown, "first")]


@pytest.mark.parametrize(("code", "on"), [("\uf0a8", False), ("\uf071", False), ("\uf0fe", True), ("\uf0fc", True)])
def test_a_bullet_that_is_a_box_is_a_box_though_nothing_may_stand_behind_it(code, on):
    bullet = model(
        0, level(0, "bullet", code).replace("</w:lvl>", '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr></w:lvl>')
    )
    content = docx(table(row(cell(item("")), "Female")), LINK, numbering_xml=story("numbering", bullet + made(1, 0)))

    (line, _) = read("docx", content).lines()
    assert [(mark.kind, mark.on, mark.start, mark.end) for mark in line.marks] == [(MarkKind.BOX, on, 0, 0)]


def test_a_number_with_nothing_behind_it_counts_and_is_no_line():
    lists = model(0, level(0, "decimal", "%1.")), made(1, 0)

    assert numbers(item("A") + item("") + item("B"), *lists) == [("1.", "A"), ("3.", "B")]


def test_a_list_nobody_defined_numbers_nothing():
    assert numbers(item("A", 7) + item("B", 1, 5), model(0, level(0, "decimal", "%1.")), made(1, 0)) == [
        ("", "A"), ("", "B"),
    ]  # fmt: skip


def test_a_joined_paragraph_has_one_number():
    first = para("One ", about='<w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr>')

    assert numbers(first + item("line"), model(0, level(0, "decimal", "%1.")), made(1, 0)) == [("1.", "One line")]


@pytest.mark.parametrize(
    ("count", "shape", "told"),
    [
        (4, "decimal", "4"), (4, "decimalZero", "04"), (27, "lowerLetter", "aa"), (26, "upperLetter", "Z"),
        (49, "lowerRoman", "xlix"), (1990, "upperRoman", "MCMXC"), (3, "ordinal", "3rd"), (12, "ordinal", "12th"),
        (21, "cardinalText", "Twenty-one"), (20, "ordinalText", "Twentieth"), (22, "ordinalText", "Twenty-second"),
        (2, "numberInDash", "- 2 -"), (5, "chicago", "5"), (5, "none", ""),
    ],
)  # fmt: skip
def test_counts_are_spelt_as_the_list_asks(count, shape, told):
    assert spelt(count, shape) == told
