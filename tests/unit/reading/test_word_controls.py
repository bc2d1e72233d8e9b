"""Content controls and legacy form fields: where they stand, what they hold, whether it is an answer."""

import zipfile
from io import BytesIO

import pytest
from word_documents import cell, docx, field, links, para, row, run, sdt, story, table, zipped

from pipeline.model.sheet import Line, Mark, MarkKind, Told
from pipeline.reading import read


def controls(content: bytes, kind: MarkKind = MarkKind.CONTROL) -> list[tuple[str, Mark]]:
    found = []
    for line in read("docx", content).lines():
        found += [(line.text[mark.start : mark.end], mark) for mark in line.marks if mark.kind is kind]
    return found


def only(content: bytes, kind: MarkKind = MarkKind.CONTROL) -> tuple[str, Mark]:
    (found,) = controls(content, kind)
    return found


def stored(mark: Mark) -> list[str]:
    return [telling.text for telling in mark.said if telling.how is Told.STORED]


CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
NAMED = '<w:alias w:val="Family name"/><w:tag w:val="fam"/>'
FLAG = "<w:showingPlcHdr/>"
GREY = '<w:rStyle w:val="PlaceholderText"/>'


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(para("Name: ", sdt(NAMED, run("Vale"))), id="around a run"),
        pytest.param(sdt(NAMED, para("Vale")), id="around a paragraph"),
        pytest.param(table(row(cell(sdt(NAMED, para("Vale"))))), id="in a cell"),
        pytest.param(table(row(sdt(NAMED, cell("Vale")))), id="around a cell"),
        pytest.param(table(sdt(NAMED, row("Vale"))), id="around a row"),
        pytest.param(sdt(NAMED, table(row("Vale"))), id="around a table"),
        pytest.param(
            para(f"<w:r><w:pict><w:txbxContent>{sdt(NAMED, para('Vale'))}</w:txbxContent></w:pict></w:r>"), id="box"
        ),
    ],
)
def test_a_control_is_marked_wherever_it_stands(body):
    text, mark = only(docx(body))

    assert (text, mark.name, mark.hint, mark.empty) == ("Vale", "fam", "Family name", False)


def test_the_lines_of_one_control_share_its_key():
    (first, one), (second, two), (other, three) = controls(
        docx(sdt("", para("3 Elm Row") + para("Ashby")) + sdt("", para("x")))
    )

    assert (first, second, other) == ("3 Elm Row", "Ashby", "x")
    assert one.key == two.key != three.key


def test_a_control_in_a_control_has_its_own_mark():
    marks = controls(docx(sdt('<w:tag w:val="outer"/>', para("Name: ", sdt('<w:tag w:val="inner"/>', run("Vale"))))))

    assert [(text, mark.name) for text, mark in marks] == [("Name: Vale", "outer"), ("Vale", "inner")]


def test_a_repeating_section_only_holds_the_controls_in_its_rows():
    item = sdt("<w15:repeatingSectionItem/>", row(cell(para(sdt(NAMED, run("Vale"))))))
    sheet_rows = table(row("Name"), sdt("<w15:repeatingSection/>", item + item))

    found = controls(docx(sheet_rows))
    assert [(text, mark.name) for text, mark in found] == [("Vale", "fam"), ("Vale", "fam")]
    assert found[0][1].key != found[1][1].key


@pytest.mark.parametrize(
    ("about", "words", "style"),
    [
        pytest.param(FLAG, "Click or tap here to enter text.", GREY, id="as Word writes it"),
        pytest.param(FLAG, "Enter the family name", "", id="a prompt in the template's words"),
        pytest.param(FLAG, "[Job title]", "", id="in brackets"),
        pytest.param(FLAG, "Vale", GREY, id="grey words, and nothing else to go by"),
        pytest.param("", "Click or tap to enter a date.", "", id="Word's own prompt without the flag"),
        pytest.param("", "Type the name here", GREY, id="grey prompt without the flag"),
        pytest.param(
            '<w:dropDownList><w:listItem w:value="a"/></w:dropDownList>', "Choose one item", "", id="a list's prompt"
        ),
        pytest.param("", " ", "", id="nothing at all"),
    ],
)
def test_a_control_that_only_asks_is_unanswered(about, words, style):
    text, mark = only(docx(para("Name: ", sdt(about, run(words, style)))))

    assert (text, mark.empty) == (words, True)


@pytest.mark.parametrize("words", ["Vale", "Enter Shikari", "Select Committee meets on Thursday"])
def test_words_without_a_sign_of_being_a_prompt_are_an_answer(words):
    text, mark = only(docx(para(sdt("", run(words)))))

    assert (text, mark.empty, mark.said) == (words, False, ())


def test_words_that_the_file_wrongly_calls_a_prompt_are_an_answer_told_two_ways():
    text, mark = only(docx(para(sdt(FLAG, run("Vale")))))

    assert (text, mark.empty, stored(mark)) == ("Vale", False, [""])


def test_words_that_may_be_a_prompt_of_their_own_are_unanswered_told_two_ways():
    (_, mark), (_, same) = controls(
        docx(para(sdt(FLAG, run("Vale", GREY))) + para(sdt(FLAG + '<w:alias w:val="Surname"/>', run("Surname", GREY))))
    )

    assert (mark.empty, [(one.how, one.text) for one in mark.said]) == (True, [(Told.SHOWN, "Vale")])
    assert (same.empty, same.said) == (True, ())


def test_the_kept_placeholder_tells_a_prompt_from_an_answer():
    entry = f'<w:docPartPr><w:name w:val="P1"/></w:docPartPr><w:docPartBody>{para("Surname")}</w:docPartBody>'
    glossary = story("glossaryDocument", f"<w:docParts><w:docPart>{entry}</w:docPart></w:docParts>")
    about = FLAG + '<w:placeholder><w:docPart w:val="P1"/></w:placeholder>'
    words = "Surname", "Vale", "Provide weekly visits", "Click or tap here to enter text."
    body = "".join(para(sdt(about, run(one, GREY))) for one in words)

    found = controls(docx(body, ("glossaryDocument", "glossary.xml", False), glossary_xml=glossary))
    assert [(mark.empty, mark.said) for _, mark in found] == [(True, ()), (False, ()), (False, ()), (True, ())]


def test_a_date_control_tells_the_day_it_keeps():
    text, mark = only(docx(para(sdt('<w:date w:fullDate="2024-03-05T00:00:00Z"/>', run("5th of March")))))

    assert (text, stored(mark)) == ("5th of March", ["2024-03-05"])


def test_a_list_tells_what_it_offers():
    items = '<w:listItem w:displayText="Police" w:value="1"/><w:listItem w:value="Health"/>'
    text, mark = only(docx(para(sdt(f'<w:dropDownList w:lastValue="1">{items}</w:dropDownList>', run("Police")))))

    assert (text, mark.options, stored(mark)) == ("Police", ("Police", "Health"), ["Police"])


def check_box(state: str, glyph: str, more: str = "") -> str:
    glyphs = (
        '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/>'
    )
    about = f'<w14:checkbox><w14:checked w14:val="{state}"/>{glyphs}</w14:checkbox>{more}'
    return para(sdt(about, glyph), " Male")


@pytest.mark.parametrize(
    ("state", "glyph", "on"), [("1", "☒", True), ("0", "☐", False), ("true", "☒", True), ("1", "✔", True)]
)
def test_a_check_box_is_one_box_told_both_ways(state, glyph, on):
    text, mark = only(docx(check_box(state, run(glyph))), MarkKind.BOX)

    assert (text, mark.on) == (glyph, on)
    assert [(telling.how, telling.text) for telling in mark.said] == [
        (Told.STORED, "on" if on else "off"),
        (Told.SHOWN, "on" if on else "off"),
    ]


def test_where_glyph_and_state_differ_the_eye_is_believed_and_both_are_told():
    text, mark = only(docx(check_box("0", run("☒"))), MarkKind.BOX)

    assert (text, mark.on) == ("☒", True)
    assert [(telling.how, telling.text) for telling in mark.said] == [(Told.STORED, "off"), (Told.SHOWN, "on")]


def test_a_check_box_may_show_a_symbol():
    symbol = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    text, mark = only(docx(check_box("1", symbol)), MarkKind.BOX)

    assert (text, mark.on) == ("☑", True)


def test_bound_data_is_told_beside_the_words_shown():
    store = '<r xmlns="http://example.org/form"><child><name>Vale</name></child></r>'
    about = (
        "<w:dataBinding w:prefixMappings=\"xmlns:f='http://example.org/form'\" "
        'w:xpath="/f:r[1]/f:child[1]/f:name[1]" w:storeItemID="{ab}"/>'
    )
    package = docx(
        para(sdt(about, run("Hale"))),
        ("customXml", "../customXml/item1.xml", False),
    )
    content = _with(
        package,
        {
            "customXml/item1.xml": store,
            "customXml/_rels/item1.xml.rels": links(("customXmlProps", "itemProps1.xml", False)),
            "customXml/itemProps1.xml": f'<d:datastoreItem xmlns:d="{CUSTOM}" d:itemID="{{AB}}"/>',
        },
    )
    text, mark = only(content)

    assert (text, stored(mark)) == ("Hale", ["Vale"])


def test_words_shown_where_the_bound_store_holds_none_are_told_so():
    about = '<w:dataBinding w:xpath="/form/name"/>'
    content = docx(para(sdt(about, run("Hale"))), ("customXml", "item1.xml", False), item1_xml="<form><name/></form>")

    assert stored(only(content)[1]) == [""]


def text_field(words: str, default: str = "") -> str:
    about = '<w:name w:val="Text1"/><w:helpText w:val="Family name"/>'
    data = f'<w:ffData>{about}<w:textInput><w:default w:val="{default}"/></w:textInput></w:ffData>'
    return para("Name: ", field(" FORMTEXT ", run(words), data), " end")


def test_a_legacy_text_field_is_a_control_around_its_result():
    text, mark = only(docx(text_field("Vale")))

    assert (text, mark.name, mark.hint, mark.empty) == ("Vale", "Text1", "Family name", False)


@pytest.mark.parametrize(
    ("words", "default"), [("\u2002" * 5, ""), ("", ""), ("Click here and type", "Click here and type")]
)
def test_a_legacy_text_field_nobody_typed_in_is_unanswered(words, default):
    _, mark = only(docx(text_field(words, default)))

    assert mark.empty


@pytest.mark.parametrize(("words", "told"), [("Ashby", [""]), ("Elmby", [])])
def test_a_default_nobody_changed_may_be_no_answer(words, told):
    text, mark = only(docx(text_field(words, "Ashby")))

    assert (text, mark.empty, stored(mark)) == (words, False, told)


def test_a_legacy_text_field_over_two_paragraphs_is_one_control():
    data = "<w:ffData><w:textInput/></w:ffData>"
    whole = field(" FORMTEXT ", run("3 Elm Row") + "</w:p><w:p>" + run("Ashby"), data)
    (one, first), (two, second) = controls(docx(f"<w:p>{run('Address: ')}{whole}</w:p>" + para("Other")))

    assert (one, two) == ("3 Elm Row", "Ashby")
    assert first.key == second.key


@pytest.mark.parametrize(
    ("state", "on"),
    [
        ('<w:default w:val="0"/>', False),
        ('<w:default w:val="1"/>', True),
        ('<w:default w:val="1"/><w:checked w:val="0"/>', False),
        ('<w:default w:val="0"/><w:checked/>', True),
    ],
)
def test_a_legacy_check_box_says_checked_before_default(state, on):
    data = f"<w:ffData><w:checkBox>{state}</w:checkBox></w:ffData>"
    text, mark = only(docx(para(field(" FORMCHECKBOX ", "", data), " CSPR")), MarkKind.BOX)

    assert (text, mark.on, stored(mark)) == ("", on, ["on" if on else "off"])


def test_a_legacy_check_box_without_a_separator_hides_nothing_after_it():
    data = "<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>"
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    sheet = read("docx", docx(para(begin, "<w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r>", end, " Yes")))

    (line,) = sheet.lines()
    assert (line.text, line.marks[0].on) == (" Yes", True)


def test_a_legacy_list_shows_the_choice_of_its_number():
    entries = '<w:listEntry w:val="Male"/><w:listEntry w:val="Female"/>'
    data = f'<w:ffData><w:ddList><w:result w:val="1"/>{entries}</w:ddList></w:ffData>'
    text, mark = only(docx(para("Sex: ", field(" FORMDROPDOWN ", "", data))))

    assert (text, mark.options, mark.empty) == ("Female", ("Male", "Female"), False)


def test_a_legacy_list_that_still_invites_is_unanswered():
    data = '<w:ffData><w:ddList><w:listEntry w:val="Please select"/><w:listEntry w:val="Yes"/></w:ddList></w:ffData>'
    text, mark = only(docx(para(field(" FORMDROPDOWN ", "", data))))

    assert (text, mark.empty) == ("Please select", True)


def test_of_other_fields_only_the_result_is_read():
    body = para(
        "On ",
        field(' DATE \\@ "d MMMM yyyy" ', run("3 March 2024")),
        f'<w:fldSimple w:instr="PAGE">{run(" p1")}</w:fldSimple>',
    )

    assert [line.text for line in read("docx", docx(body)).lines()] == ["On 3 March 2024 p1"]


def test_a_field_left_open_hides_nothing_of_the_next_paragraph_or_cell():
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF</w:instrText></w:r>'
    sheet = read("docx", docx(table(row(cell(para(begin)), "Vale")) + para("After")))

    assert [line.text for line in sheet.lines()] == ["Vale", "After"]


def test_a_click_here_button_is_an_unanswered_control():
    text, mark = only(docx(para("Name: ", field(" MACROBUTTON NoMacro [Click here and type name] "))))

    assert (text, mark.empty) == ("[Click here and type name]", True)


def _with(content: bytes, more: dict[str, str]) -> bytes:
    package = zipfile.ZipFile(BytesIO(content))
    return zipped({name: package.read(name) for name in package.namelist()} | more)


def test_a_control_around_a_whole_line_is_a_line():
    assert isinstance(read("docx", docx(sdt("", para("x")))).blocks[0], Line)


def test_controls_that_google_docs_puts_around_remarks_are_no_places_for_answers() -> None:
    assert controls(docx(para("Family Name: ", sdt('<w:tag w:val="goog_rdk_12"/>', run("Vale"))))) == []


@pytest.mark.parametrize(
    ("about", "marked"),
    [
        ('<w:lock w:val="sdtContentLocked"/><w:text/>', 0),
        ('<w:lock w:val="contentLocked"/>', 0),
        ('<w:lock w:val="sdtLocked"/><w:text/>', 1),
        ('<w:lock w:val="unlocked"/><w:text/>', 1),
        ('<w:lock w:val="contentLocked"/><w:date w:fullDate="2024-03-05T00:00:00Z"/>', 1),
    ],
)
def test_words_nobody_can_change_are_print_and_no_answer(about: str, marked: int):
    assert len(controls(docx(para(sdt(about, run("Contact Officer:")))))) == marked
