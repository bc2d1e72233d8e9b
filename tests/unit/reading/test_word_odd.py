"""What programs and people write that no manual shows."""

import pytest
from word_documents import TYPES, cell, document, docx, field, links, para, row, run, sdt, story, table, zipped

from pipeline.model.sheet import Line, Mark, MarkKind
from pipeline.reading import read

GLOSSARY = ("glossaryDocument", "glossary.xml", False)
STYLES = ("styles", "styles.xml", False)


def lines(body: str) -> list[Line]:
    return list(read("docx", docx(body)).lines())


def marks(body: str, kind: MarkKind) -> list[tuple[str, Mark]]:
    return [(line.text[m.start : m.end], m) for line in lines(body) for m in line.marks if m.kind is kind]


def glossary(name: str, words: str) -> str:
    part = f'<w:docPartPr><w:name w:val="{name}"/></w:docPartPr><w:docPartBody>{para(words)}</w:docPartBody>'
    return story("glossaryDocument", f"<w:docParts><w:docPart>{part}</w:docPart></w:docParts>")


def emptiness(about: str, content: str, *rows: tuple[str, str, bool], **parts: str) -> bool:
    ((mark,),) = [line.marks for line in read("docx", docx(sdt(about, para(content)), *rows, **parts)).lines()]
    return mark.empty


ASKED = '<w:placeholder><w:docPart w:val="P1"/></w:placeholder>'


@pytest.mark.parametrize(("words", "empty"), [("Full name of child", True), ("Full moon", False)])
def test_a_control_that_shows_its_own_placeholder_is_empty_though_nothing_says_so(words, empty):
    assert emptiness(ASKED, words, GLOSSARY, glossary_xml=glossary("P1", "Full name of child")) is empty


def test_a_prompt_is_known_by_its_style_s_name_in_whatever_language_its_id_is():
    style = '<w:style w:type="character" w:styleId="Platzhaltertext"><w:name w:val="Placeholder Text"/></w:style>'
    words = run("Klicken Sie hier", '<w:rStyle w:val="Platzhaltertext"/>')

    assert emptiness("<w:showingPlcHdr/>", words, STYLES, styles_xml=story("styles", style))


@pytest.mark.parametrize("spaces", ["", "   ", "\u00a0", "\u2002\u2002\u2002\u2002\u2002"])
def test_a_control_with_nothing_but_spaces_is_empty(spaces):
    line = Line(text="Name: " + spaces, where="")
    (read_,) = lines(para("Name: ", sdt("", run(spaces))))

    assert (read_.text, read_.marks[0].empty) == (line.text, True)


@pytest.mark.parametrize("change", ["del", "moveFrom"])
def test_an_answer_deleted_from_its_control_leaves_it_empty(change):
    (line,) = lines(para("Name: ", sdt("", f'<w:{change} w:id="1">{run("Ada")}</w:{change}>')))

    assert line.text == "Name: "
    assert [(mark.kind, mark.empty) for mark in line.marks if mark.kind is MarkKind.CONTROL] == [
        (MarkKind.CONTROL, True)
    ]


def test_a_control_around_a_formula_is_not_empty():
    formula = '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>x=2</m:t></m:r></m:oMath>'
    ((text, mark),) = marks(para(sdt("<w:equation/>", formula)), MarkKind.CONTROL)

    assert (text, mark.empty) == ("x=2", False)


PICTURE = (
    '<w:r><w:drawing xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:inline><wp:extent cx="900000" cy="300000"/><pic:pic/></wp:inline></w:drawing></w:r>'
)


@pytest.mark.parametrize(("flag", "drawn"), [("<w:showingPlcHdr/>", 0), ("", 1)])
def test_the_picture_that_asks_for_a_picture_is_none(flag, drawn):
    body = para("Signed: ", sdt(f"{flag}<w:picture/>", PICTURE))

    assert len(marks(body, MarkKind.DRAWN)) == drawn


@pytest.mark.parametrize("does", ["ASK Name", "SET Name"])
def test_what_a_field_keeps_without_showing_it_is_hidden(does):
    body = para("Name: ", field(does, run("Ada")), run("Bo"))

    assert lines(body)[0].text == "Name: AdaBo"
    assert [text for text, _ in marks(body, MarkKind.HIDDEN)] == ["Ada"]


@pytest.mark.parametrize(("does", "shown"), [(r"EQ \o\ac(○,Yes)", "Yes"), (r"eq \o (No,◯)", "No"), (r"EQ \f(1,2)", "")])
def test_words_that_a_field_circles_are_framed(does, shown):
    body = para("Seen: ", field(does), run(" ever"))

    assert lines(body)[0].text == f"Seen: {shown} ever"
    assert [text for text, _ in marks(body, MarkKind.FRAMED)] == [shown] * bool(shown)


def test_form_fields_that_say_nothing_of_themselves_are_places_to_answer():
    body = para("Name: ", field(" FORMTEXT ", run("Ada"))) + para(field(" FORMCHECKBOX "), "Male")

    assert [text for text, _ in marks(body, MarkKind.CONTROL)] == ["Ada"]
    assert [mark.on for _, mark in marks(body, MarkKind.BOX)] == [None]


def test_a_simple_field_shows_its_result():
    body = para("Name: ", f'<w:fldSimple w:instr=" FORMTEXT ">{run("Ada")}</w:fldSimple>', run(" Example"))

    assert lines(body)[0].text == "Name: Ada Example"
    assert [text for text, _ in marks(body, MarkKind.CONTROL)] == ["Ada"]


def test_two_styles_in_one_line_are_one_line():
    body = para("Details", about="<w:rPr><w:vanish/><w:specVanish/></w:rPr>") + para(" of the child") + para("Next")

    assert [line.text for line in lines(body)] == ["Details of the child", "Next"]


@pytest.mark.parametrize("sign", ["\u00ad", "\u200b", "\u202a", "\u202c", "\u2066", "\ufeff"])
def test_signs_nobody_sees_are_no_part_of_the_words(sign):
    assert lines(para(f"{sign}07700 {sign}900123{sign}"))[0].text == "07700 900123"


def test_joined_pictures_of_people_keep_what_joins_them():
    assert lines(para("👩\u200d👧 naïve"))[0].text == "👩\u200d👧 naïve"


def test_codes_of_symbol_fonts_that_lost_their_font_are_told_as_they_were_meant():
    (line,) = lines(para("\uf0fe Male \uf0a8 Female \uf04a"))

    assert (line.text, [mark.on for mark in line.marks]) == ("☑ Male ☐ Female \uf04a", [True, False])


def test_insertions_around_whole_paragraphs_are_read_and_deletions_told():
    gone = f'<w:del w:id="2">{para("old")}</w:del>'
    body = f'<w:ins w:id="1">{para("new")}</w:ins>{gone}{para("last")}'

    assert [line.text for line in lines(body)] == ["new", "", "last"]
    assert [mark.said[0].text for _, mark in marks(body, MarkKind.DELETED)] == ["old"]


def test_words_outside_of_any_paragraph_are_read():
    assert [line.text for line in lines(para("One") + run("two") + para("Three"))] == ["One", "two", "Three"]


def test_a_document_set_into_another_is_told_in_its_place():
    sheet = read("docx", docx(table(row("Details", cell('<w:altChunk r:id="rId9"/><w:p/>')))))

    assert {remark.code for remark in sheet.remarks} == {"read-embedded"}
    assert [(mark.kind, mark.hint) for line in sheet.lines() for mark in line.marks] == [(MarkKind.DRAWN, "document")]


def test_a_hidden_row_is_hidden_with_all_that_is_in_it():
    inner = cell(table(row("deep")) + para("last"))
    rows = row("Ada", inner, about="<w:hidden/>") + row("Bo", "seen")

    assert [text for text, _ in marks(table(rows), MarkKind.HIDDEN)] == ["Ada", "deep", "last"]


def test_a_deleted_row_is_told_though_exceptions_stand_before_its_properties():
    gone = row("Bo", about="<w:del/>").replace("<w:tr>", "<w:tr><w:tblPrEx/>")

    assert [line.text for line in lines(table(row("Ada") + gone))] == ["Ada", ""]


def test_cells_merged_as_a_tracked_change_are_one():
    rows = row(cell("Tall", about='<w:cellMerge w:vMerge="rest"/>')) + row(
        cell("old", about='<w:cellMerge w:vMerge="cont"/>')
    )
    (grid,) = read("docx", docx(table(rows))).blocks

    assert [(made.row, made.rows) for made in grid.cells] == [(0, 2)]


def linked_from(kind: str, part: str, root: str, link: tuple[str, str, bool]) -> bytes:
    return zipped(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": links(("officeDocument", "word/document.xml", False)),
            "word/document.xml": document(para("x")),
            "word/_rels/document.xml.rels": links((kind, part, False)),
            f"word/{part}": story(root, ""),
            f"word/_rels/{part}.rels": links(link),
        }
    )


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("https://example.org/a.dotm", True),
        (r"\\example\share\a.dotm", True),
        ("file:///C:/Users/me/Normal.dotm", False),
        ("Normal.dotm", False),
    ],
)
def test_a_template_on_the_web_is_told_and_the_writer_s_own_is_not(target, told):
    content = linked_from("settings", "settings.xml", "settings", ("attachedTemplate", target, True))

    assert [remark.code for remark in read("docx", content).remarks] == ["external-link"] * told


def test_links_out_of_a_header_are_told():
    content = linked_from("header", "header1.xml", "hdr", ("image", "https://example.org/a.png", True))

    assert [remark.code for remark in read("docx", content).remarks] == ["external-link"]


def test_a_large_first_letter_begins_its_word():
    body = para("D", about='<w:framePr w:dropCap="drop" w:lines="3"/>') + para("etails of the child") + para("Next")

    assert [line.text for line in lines(body)] == ["Details of the child", "Next"]


def test_an_emoji_that_word_writes_twice_is_one():
    def twice(new: str, old: str) -> str:
        branches = f'<mc:Choice Requires="w16se">{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback>'
        return f"<mc:AlternateContent>{branches}</mc:AlternateContent>"

    fonts = twice("", '<w:rFonts w:ascii="Segoe UI Emoji"/>')
    emoji = twice('<w16se:symEx w16se:char="2705"/>', "<w:t>✅</w:t>")
    space = 'xmlns:w16se="http://schemas.microsoft.com/office/word/2015/wordml/symex"'
    (line,) = lines(para("Male ", f"<w:r {space}><w:rPr>{fonts}</w:rPr>{emoji}</w:r>"))

    assert (line.text, [mark.on for mark in line.marks]) == ("Male ✅", [True])


def test_a_control_whose_own_deletion_is_tracked_keeps_what_it_holds():
    start, end = '<w:customXmlDelRangeStart w:id="1" w:author="A"/>', '<w:customXmlDelRangeEnd w:id="1"/>'

    assert [text for text, _ in marks(para("Name: ", start, sdt("", run("Ada")), end), MarkKind.CONTROL)] == ["Ada"]


def test_a_number_inserted_or_changed_as_a_tracked_change_counts_as_it_stands():
    inserted = '<w:ilvl w:val="0"/><w:numId w:val="1"/><w:ins w:id="1" w:author="A"/>'
    about = f"<w:numPr>{inserted}</w:numPr><w:pPrChange><w:pPr/></w:pPrChange>"
    lists = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    content = docx(
        para("One", about=about), ("numbering", "numbering.xml", False), numbering_xml=story("numbering", lists)
    )

    assert [(line.number, line.text) for line in read("docx", content).lines()] == [("1.", "One")]
