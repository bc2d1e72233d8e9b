"""How words look by their styles."""

import pytest
from word_documents import cell, docx, para, row, run, story, table

from pipeline.model.sheet import MarkKind
from pipeline.reading import read


def style(
    name: str, looks: str = "", *, kind: str = "character", based: str = "", paragraph: str = "", usual: str = "0"
):
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}" w:default="{usual}">{on}'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{looks}</w:rPr></w:style>"
    )


def marks(body: str, *styles: str) -> list[tuple[MarkKind, str]]:
    content = docx(body, ("styles", "styles.xml", False), styles_xml=story("styles", "".join(styles)))
    return [
        (mark.kind, line.text[mark.start : mark.end]) for line in read("docx", content).lines() for mark in line.marks
    ]


def wears(name: str) -> str:
    return f'<w:rStyle w:val="{name}"/>'


def in_style(name: str, *content: str) -> str:
    return para(*content, about=f'<w:pStyle w:val="{name}"/>')


STRIKE, HIDE = style("Gone", "<w:strike/>"), style("Secret", "<w:vanish/>")


@pytest.mark.parametrize(
    ("looks", "kind"),
    [
        ("<w:strike/>", MarkKind.STRUCK),
        ("<w:dstrike/>", MarkKind.STRUCK),
        ("<w:vanish/>", MarkKind.HIDDEN),
        ('<w:shd w:val="clear" w:fill="FFFF00"/>', MarkKind.COLOURED),
        ('<w:highlight w:val="green"/>', MarkKind.COLOURED),
        ('<w:color w:val="FFFFFF"/>', MarkKind.FAINT),
        ('<w:sz w:val="2"/>', MarkKind.FAINT),
    ],
)
def test_words_look_as_their_style_says(looks, kind):
    assert marks(para("Male ", run("Female", wears("One"))), style("One", looks)) == [(kind, "Female")]
    assert marks(in_style("One", "Female"), style("One", looks, kind="paragraph")) == [(kind, "Female")]


def test_a_style_says_what_it_is_based_on_unless_it_says_otherwise():
    same, other = style("Same", based="Gone"), style("Other", '<w:strike w:val="0"/>', based="Gone")

    assert marks(para(run("a", wears("Same"))), STRIKE, same) == [(MarkKind.STRUCK, "a")]
    assert marks(para(run("a", wears("Other"))), STRIKE, other) == []


def test_the_style_of_paragraphs_that_name_none_and_the_document_s_own_looks_count():
    usual = style("Normal", "<w:strike/>", kind="paragraph", usual="1")
    whole = "<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>"

    assert marks(para("a"), usual) == [(MarkKind.STRUCK, "a")]
    assert marks(para("a"), whole) == [(MarkKind.HIDDEN, "a")]


def test_the_run_s_own_word_goes_before_its_styles():
    assert marks(para(run("a", wears("Secret") + '<w:vanish w:val="0"/>')), HIDE) == []


def test_two_styles_that_strike_out_undo_each_other():
    both = style("Line", "<w:strike/>", kind="paragraph")

    assert marks(in_style("Line", run("a", wears("Gone")), run("b")), both, STRIKE) == [(MarkKind.STRUCK, "b")]


def test_bold_by_a_style_is_no_choice_and_is_not_told():
    assert marks(para(run("Yes", wears("Label"))), style("Label", "<w:b/><w:u/>")) == []


def test_letters_are_pictures_where_a_style_sets_the_font():
    content = docx(
        para(run("\u00fe", wears("Box"))), ("styles", "styles.xml", False),
        styles_xml=story("styles", style("Box", '<w:rFonts w:ascii="Wingdings"/>')),
    )  # fmt: skip

    (line,) = read("docx", content).lines()
    assert (line.text, line.marks[0].on) == ("☑", True)


@pytest.mark.parametrize(
    "body",
    [
        para(run("a", '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="000080"/>')),
        para(run("a", '<w:color w:val="FFFFFF"/><w:highlight w:val="black"/>')),
        para(run("a", '<w:color w:val="FFFFFF"/>'), about='<w:shd w:val="clear" w:fill="000080"/>'),
    ],
)
def test_white_words_on_a_colour_are_seen(body):
    assert MarkKind.FAINT not in [kind for kind, _ in marks(body)]


@pytest.mark.parametrize(
    ("looks", "told"),
    [
        ('<w:color w:val="FF0000"/>', [MarkKind.COLOURED]),
        ('<w:color w:val="0070C0"/>', [MarkKind.COLOURED]),
        ('<w:color w:val="404040"/>', []),
        ('<w:color w:val="1F3864"/>', []),
        ('<w:color w:val="auto"/>', []),
        ('<w:color w:val="nobody"/>', []),
        ('<w:color w:val="      "/>', []),
        ('<w:bdr w:val="single" w:sz="4"/>', [MarkKind.FRAMED]),
        ('<w:bdr w:val="nil"/>', []),
        ('<w:sz w:val="24"/>', []),
    ],
)
def test_a_loud_colour_and_a_frame_of_the_run_itself_are_told(looks, told):
    assert [kind for kind, _ in marks(para("Yes / ", run("No", looks)))] == told


def test_styles_that_go_round_in_circles_or_are_missing_say_nothing():
    first, second = style("A", "<w:strike/>", based="B"), style("B", based="A")

    assert marks(para(run("a", wears("A"))), first, second) == [(MarkKind.STRUCK, "a")]
    assert marks(in_style("Nowhere", run("a", wears("Nobody"))), STRIKE) == []


def test_a_paragraph_with_a_level_in_the_outline_is_a_heading_by_its_style_or_by_itself():
    level = '<w:style w:type="paragraph" w:styleId="Ask"><w:pPr><w:outlineLvl w:val="{}"/></w:pPr></w:style>'
    body = (
        '<w:p><w:pPr><w:pStyle w:val="Ask"/></w:pPr><w:r><w:t>By its style</w:t></w:r></w:p>'
        '<w:p><w:pPr><w:outlineLvl w:val="2"/></w:pPr><w:r><w:t>By itself</w:t></w:r></w:p>'
        '<w:p><w:pPr><w:pStyle w:val="Ask"/><w:outlineLvl w:val="9"/></w:pPr><w:r><w:t>Body text</w:t></w:r></w:p>'
    )
    styles = story("styles", level.format(0))
    lines = read("docx", docx(body, ("styles", "styles.xml", False), styles_xml=styles)).lines()
    assert [line.heading for line in lines] == [True, True, False]


@pytest.mark.parametrize(("fill", "told"), [("FFFF00", ["Yes"]), ("D9D9D9", []), ("DEEAF6", []), ("auto", [])])
def test_a_cell_on_a_loud_colour_colours_its_words(fill, told):
    body = table(row("Seen", cell("Yes", about=f'<w:shd w:val="clear" w:fill="{fill}"/>'), "No"))

    assert [text for kind, text in marks(body) if kind is MarkKind.COLOURED] == told
