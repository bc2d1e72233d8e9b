"""A paragraph told at one look reads as it would on the walk, where whatever nobody knows sends it."""

import pytest
from word_documents import cell, docx, para, row, run, sdt, story, table

from pipeline.reading import read
from pipeline.reading.word.plain import SAY_NOTHING

UNKNOWN = "<w:nobodyKnows/>"
PARTS = {"r", "pPr", "rPr", "tr", "trPr", "tcPr"}  # these hold the others
NAME = "<w:p><w:r><w:t>Name</w:t></w:r></w:p>"
NAMES = sorted(name.rpartition("}")[2] for name in SAY_NOTHING)
PLACES = {
    "in the paragraph": "<w:p>{}<w:r><w:t>Name</w:t></w:r></w:p>",
    "among its properties": "<w:p><w:pPr>{}</w:pPr><w:r><w:t>Name</w:t></w:r></w:p>",
    "in the looks of its mark": "<w:p><w:pPr><w:rPr>{}</w:rPr></w:pPr><w:r><w:t>Name</w:t></w:r></w:p>",
    "in the run": "<w:p><w:r>{}<w:t>Name</w:t></w:r></w:p>",
    "in the looks of the run": "<w:p><w:r><w:rPr>{}</w:rPr><w:t>Name</w:t></w:r></w:p>",
    "among a row's properties": f"<w:tbl><w:tr><w:trPr>{{}}</w:trPr><w:tc>{NAME}</w:tc></w:tr></w:tbl>",
    "among a cell's properties": f"<w:tbl><w:tr><w:tc><w:tcPr>{{}}</w:tcPr>{NAME}</w:tc></w:tr></w:tbl>",
    "in a row": f"<w:tbl><w:tr>{{}}<w:tc>{NAME}</w:tc></w:tr></w:tbl>",
    "in a cell": f"<w:tbl><w:tr><w:tc>{{}}{NAME}</w:tc></w:tr></w:tbl>",
}


def both_ways(body: str, *rows: tuple[str, str, bool], **more: str):
    """As it is read at one look, and as it is read on the walk."""
    return read("docx", docx(body, *rows, **more)), read(
        "docx", docx(body.replace("</w:p>", f"{UNKNOWN}</w:p>"), *rows, **more)
    )


@pytest.mark.parametrize("value", ["0", "1", "Wingdings"])
@pytest.mark.parametrize("place", PLACES)
def test_what_is_said_to_say_nothing_says_nothing_on_the_walk_either(place, value):
    all_of_it = "".join(f'<w:{name} w:val="{value}" w:ascii="{value}"/>' for name in NAMES if name not in PARTS)
    at_one_look, walked = both_ways(PLACES[place].format(all_of_it))

    assert at_one_look == walked
    assert [line.text for line in at_one_look.lines()] == ["Name"]


@pytest.mark.parametrize(
    "words",
    [
        "",
        "  ",
        "Name",
        "don’t – “you”… £5",
        "[x] Male",
        "☐ Yes",
        "a\nb",
        "soft\u00adhyphen",
        "\uf0fc",
        "\u00a0",
        "Zoë",
        "✓",
    ],
)
def test_words_of_every_kind_read_the_same_both_ways(words):
    at_one_look, walked = both_ways(para(run(words)) + para(run("a"), run(words), run("b")))

    assert at_one_look == walked


@pytest.mark.parametrize(
    "cells",
    [
        cell("a") + cell("b"), cell("a", "b") + cell("c"), cell() + cell("a"), cell(para("")) + cell(para("  ")),
        cell("a", about='<w:gridSpan w:val="2"/>') + cell("b"), cell("a", about="<w:vMerge/>") + cell("b"),
        cell("a", about='<w:shd w:fill="FFFF00"/>') + cell("b", about='<w:shd w:val="clear" w:fill="auto"/>'),
        cell(table(row("inner")), para("a")) + cell("b"), "<w:tc><w:tcPr/></w:tc>" + cell("a", "b"), "",
        cell("☐ Yes") + cell("[x] No"), sdt("<w:text/>", cell("a")) + cell("b"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("about", ["", "<w:cantSplit/>", "<w:hidden/>", '<w:gridBefore w:val="1"/>', "<w:del/>"])
def test_rows_read_the_same_both_ways(about, cells):
    at_one_look, walked = both_ways(table(row("one", "two"), row(cells or "a", about=about), row("three", "four")))

    assert at_one_look == walked


@pytest.mark.parametrize(
    "looks",
    [
        '<w:sz w:val="2"/>', '<w:sz w:val="22"/>', '<w:sz w:val="odd"/>', "<w:sz/>", "<w:b/>", "<w:vanish/>",
        '<w:rFonts w:ascii="Wingdings"/>', '<w:rFonts w:ascii="Arial" w:hAnsi="Wingdings"/>',
        '<w:color w:val="FFFFFF"/>', '<w:color w:val="auto"/>',
    ],
)  # fmt: skip
def test_looks_of_every_kind_read_the_same_both_ways(looks):
    at_one_look, walked = both_ways(para(run("Yes", looks)) + para("No", about=f"<w:rPr>{looks}</w:rPr>"))

    assert at_one_look == walked


@pytest.mark.parametrize("looks", ["", "<w:strike/>", '<w:rFonts w:ascii="Wingdings"/>', '<w:sz w:val="22"/>'])
@pytest.mark.parametrize("usual", ["0", "1"])
def test_styles_read_the_same_both_ways(looks, usual):
    styles = story(
        "styles",
        f'<w:style w:type="paragraph" w:default="{usual}" w:styleId="One"><w:rPr>{looks}</w:rPr></w:style>',
    )
    body = para("worn", about='<w:pStyle w:val="One"/>') + para("not worn") + para("x", about='<w:pStyle w:val="Two"/>')

    at_one_look, walked = both_ways(body, ("styles", "styles.xml", False), styles_xml=styles)

    assert at_one_look == walked
