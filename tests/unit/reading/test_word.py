"""Paragraphs, tables and the stories around them, as a Word document holds them."""

import zipfile
from io import BytesIO

from word_documents import OFFICE, SPACES, W, cell, docx, links, para, row, run, story, table, zipped

from pipeline.model.sheet import Grid, Line, MarkKind, Region
from pipeline.reading import read


def texts(content: bytes) -> list[str]:
    return [line.text for line in read("docx", content).lines()]


def test_a_paragraph_becomes_a_line_and_a_table_a_grid():
    sheet = read("docx", docx(para("Request form") + table(row("Family name", "Okonjo-Vale"))))

    line, grid = sheet.blocks
    assert isinstance(line, Line)
    assert isinstance(grid, Grid)
    assert (line.text, line.where) == ("Request form", "paragraph 1")
    assert [(made.row, made.column, made.text, made.where) for made in grid.cells] == [
        (0, 0, "Family name", "table 1, row 1, cell 1"),
        (0, 1, "Okonjo-Vale", "table 1, row 1, cell 2"),
    ]
    assert [line.where for line in sheet.lines()] == ["paragraph 1", "table 1, row 1, cell 1", "table 1, row 1, cell 2"]


def test_empty_paragraphs_are_counted_but_not_told():
    sheet = read("docx", docx(para("One") + para() + para("  ") + para("Four")))

    assert [(line.text, line.where) for line in sheet.lines()] == [("One", "paragraph 1"), ("Four", "paragraph 4")]


def test_a_line_tells_how_many_empty_ones_stand_before_it_in_the_body():
    plain, made = para("Two"), f"<w:p>{run('Three', '<w:b/>')}</w:p>"
    body = para("One") + para() + plain + para() + para("  ") + made + para() + table(row(cell(para() + para("A"))))
    sheet = read("docx", docx(body + para("Four")))

    assert [(line.text, line.blanks) for line in sheet.lines()] == [
        ("One", 0), ("Two", 1), ("Three", 2), ("A", 0), ("Four", 0),
    ]  # fmt: skip


def test_merged_cells_are_told_once_with_what_they_cover():
    restart, going_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = (
        row(cell("Wide", about='<w:gridSpan w:val="2"/>'), cell("Tall", about=restart)),
        row("A", "B", cell(about=going_on)),
        row("C", "D", cell(about=going_on)),
    )
    (grid,) = read("docx", docx(table(*rows))).blocks

    assert isinstance(grid, Grid)
    assert [(made.text, made.row, made.column, made.rows, made.columns) for made in grid.cells] == [
        ("Wide", 0, 0, 1, 2),
        ("Tall", 0, 2, 3, 1),
        ("A", 1, 0, 1, 1),
        ("B", 1, 1, 1, 1),
        ("C", 2, 0, 1, 1),
        ("D", 2, 1, 1, 1),
    ]


def test_cells_merged_the_old_way_are_one_wide_cell():
    cells = cell("Wide", about='<w:hMerge w:val="restart"/>') + cell(about="<w:hMerge/>") + cell("After")
    (grid,) = read("docx", docx(table(row(cells)))).blocks

    assert isinstance(grid, Grid)
    assert [(made.text, made.column, made.columns) for made in grid.cells] == [("Wide", 0, 2), ("After", 2, 1)]


def test_a_merged_cell_with_nothing_above_it_stands_for_itself():
    (grid,) = read("docx", docx(table(row("A", cell("B", about="<w:vMerge/>"))))).blocks

    assert isinstance(grid, Grid)
    assert [(made.text, made.row, made.column) for made in grid.cells] == [("A", 0, 0), ("B", 0, 1)]


def test_a_row_that_begins_further_right_keeps_its_columns():
    (grid,) = read("docx", docx(table(row("A", "B"), row("C", about='<w:gridBefore w:val="1"/>')))).blocks

    assert isinstance(grid, Grid)
    assert [(made.text, made.row, made.column) for made in grid.cells] == [("A", 0, 0), ("B", 0, 1), ("C", 1, 1)]


def test_a_table_in_a_cell_is_a_grid_in_the_cell():
    inner = table(row("Name", "Wren Sample"))
    sheet = read("docx", docx(table(row(cell("Mother", inner, "after")))))

    (grid,) = sheet.blocks
    assert isinstance(grid, Grid)
    before, nested, after = grid.cells[0].blocks
    assert isinstance(nested, Grid)
    assert (nested.where, nested.cells[1].text) == ("table 1, row 1, cell 1, inner table 1", "Wren Sample")
    assert isinstance(before, Line)
    assert isinstance(after, Line)
    assert (before.text, after.text) == ("Mother", "after")


def test_tabs_breaks_and_hyphens_are_told_as_the_eye_sees_them():
    inside = "<w:t>Date</w:t><w:tab/><w:t>3 May</w:t><w:br/><w:t>non</w:t><w:noBreakHyphen/><w:t>stop co</w:t>"
    more = "<w:softHyphen/><w:t>operate, re\u00adbooked,\nnext</w:t>"

    assert texts(docx(f"<w:p><w:r>{inside}{more}</w:r></w:p>")) == [
        "Date\t3 May\nnon-stop cooperate, rebooked, next",
    ]


def test_words_in_links_and_smart_tags_are_read():
    body = f"<w:p><w:hyperlink>{run('Write to us')}</w:hyperlink><w:smartTag>{run(' at Ashby')}</w:smartTag></w:p>"

    assert texts(docx(body)) == ["Write to us at Ashby"]


def test_a_text_box_is_told_once_right_after_its_paragraph():
    box = f"<w:txbxContent>{para('Wren Sample')}{table(row('Age', '7'))}</w:txbxContent>"
    shape = f"<w:drawing><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></w:drawing>"
    fallback = f"<w:pict><v:textbox>{box}</v:textbox></w:pict>"
    choice = (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{shape}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )
    sheet = read("docx", docx(f"<w:p>{run('Family name')}<w:r>{choice}</w:r></w:p>" + para("Given name")))

    assert [(line.text, line.region, line.where) for line in sheet.lines()] == [
        ("Family name", Region.BODY, "paragraph 1"),
        ("Wren Sample", Region.FLOATING, "text box 1"),
        ("Age", Region.FLOATING, "text box 1, inner table 1, row 1, cell 1"),
        ("7", Region.FLOATING, "text box 1, inner table 1, row 1, cell 2"),
        ("Given name", Region.BODY, "paragraph 2"),
    ]


def test_of_what_nobody_knows_the_fallback_is_read():
    choice = f'<mc:Choice Requires="x">{run("new")}</mc:Choice><mc:Fallback>{run("old")}</mc:Fallback>'

    assert texts(docx(f"<w:p><mc:AlternateContent>{choice}</mc:AlternateContent></w:p>")) == ["old"]


def test_headers_notes_and_comments_are_told_apart():
    content = docx(
        para("Body"),
        ("header", "header1.xml", False),
        ("footnotes", "footnotes.xml", False),
        ("comments", "comments.xml", False),
        header1_xml=story("hdr", para("Official")),
        footnotes_xml=story(
            "footnotes",
            f'<w:footnote w:type="separator">{para("-")}</w:footnote><w:footnote>{para("See 3")}</w:footnote>',
        ),
        comments_xml=story("comments", f"<w:comment>{para('Is this right?')}</w:comment>"),
    )

    assert [(line.text, line.region, line.where) for line in read("docx", content).lines()] == [
        ("Body", Region.BODY, "paragraph 1"),
        ("Official", Region.HEADER, "header"),
        ("See 3", Region.NOTE, "footnote 1"),
        ("Is this right?", Region.COMMENT, "comment 1"),
    ]


def test_the_strict_spelling_of_the_format_reads_the_same():
    plain = docx(para("Name", about='<w:pStyle w:val="x"/>') + table(row(cell("A", about='<w:gridSpan w:val="3"/>'))))
    strict = _rewritten(plain, _in_strict)

    assert strict != plain
    assert read("docx", strict) == read("docx", plain)


def test_a_document_in_utf_16_reads_the_same():
    plain = docx(para("Zażółć") + table(row("A", "B")))

    assert read("docx", _rewritten(plain, str, encoding="utf-16")) == read("docx", plain)


def test_the_main_part_is_found_by_its_relationship_not_its_name():
    main = f"<w:document {SPACES}><w:body>{para('Hello')}</w:body></w:document>"
    content = zipped(
        {"_rels/.rels": links(("officeDocument", "/Odd Place/Form1.xml", False)), "odd place/form1.xml": main}
    )

    assert texts(content) == ["Hello"]


def test_macros_and_outside_addresses_are_told_and_not_followed():
    content = docx(
        para('<w:fldSimple w:instr=" DDEAUTO c:\\\\x "><w:r><w:t>7</w:t></w:r></w:fldSimple>'),
        ("vbaProject", "vbaProject.bin", False),
        ("attachedTemplate", "http://example.org/t.dotm", True),
        ("hyperlink", "mailto:duty@example.org", True),
        ("oleObject", "embeddings/o.bin", False),
    )
    remarks = read("docx", content).remarks

    assert {remark.code for remark in remarks} == {"macro", "external-link", "embedded-object", "dde"}
    assert not any(remark.code.startswith("read-") for remark in remarks)


def _in_strict(text: str) -> str:
    strict = "http://purl.oclc.org/ooxml/"
    return text.replace(W, strict + "wordprocessingml/main").replace(OFFICE, strict + "officeDocument/relationships")


def _rewritten(content: bytes, change, encoding: str = "utf-8") -> bytes:
    package = zipfile.ZipFile(BytesIO(content))
    return zipped({name: change(package.read(name).decode()).encode(encoding) for name in package.namelist()})


def test_where_a_note_or_a_comment_hangs_is_marked():
    body = para("", run("See") + "<w:r><w:footnoteReference/></w:r>" + run(" it") + "<w:r><w:commentReference/></w:r>")
    (line,) = read("docx", docx(body)).lines()
    marks = [(mark.start, mark.end, mark.hint) for mark in line.marks if mark.kind is MarkKind.NOTED]
    assert (line.text, marks) == ("See it", [(3, 3, "note"), (6, 6, "comment")])
