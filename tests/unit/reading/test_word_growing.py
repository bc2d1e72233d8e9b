"""A body that is read while it is being parsed says what it says when it is read whole."""

import pytest
from lxml import etree
from word_documents import TYPES, W, document, docx, links, para, row, run, sdt, table, zipped

from pipeline.errors import Unreadable
from pipeline.model.sheet import Grid, Line
from pipeline.reading import read
from pipeline.reading.word import names as n
from pipeline.reading.word.growing import Growing

GROUP, SECTION, ITEM = "<w:group/>", "<w15:repeatingSection/>", "<w15:repeatingSectionItem/>"
START = {"[Content_Types].xml": TYPES, "_rels/.rels": links(("officeDocument", "word/document.xml", False))}
LONG = 1_500  # rows: many times what is parsed at once
CASES = {
    "paragraphs": para("one") + para("two") + "<w:bookmarkEnd/>" + para("three"),
    "a table between": para("before") + table(row("a", "b"), row("c", "d")) + para("after"),
    "two tables": table(row("a")) + table(row("b"), row("c")),
    "a table in a cell": table(row("a"), row(table(row("inner"), row("more")) + para("b")), row("c")),
    "rows in a control": table(row("head"), sdt(SECTION, sdt(ITEM, row("a")) + sdt(ITEM, row("b"))), row("foot")),
    "all of it in a group": sdt(GROUP, para("before") + table(row("a"), row("b"))) + para("after"),
    "a control that asks": sdt('<w:tag w:val="all"/>', table(row("a"), row("b"))) + para("after"),
    "custom mark-up": f'<w:customXml w:element="x">{para("a")}{table(row("b"))}</w:customXml>{para("c")}',
    "rows in custom mark-up": table(f'<w:customXml w:element="x">{row("a")}{row("b")}</w:customXml>', row("c")),
    "a control without content": "<w:sdt><w:sdtPr><w:group/></w:sdtPr></w:sdt>" + para("after"),
    "nothing": "",
}


def in_pieces(body: str, size: int):
    xml = document(body).encode()
    parser = etree.XMLPullParser(("start",), tag=n.BODY)
    found = []
    for start in range(0, len(xml), size):
        parser.feed(xml[start : start + size])
        found = [element for _, element in parser.read_events()] or found
        if found:
            yield found[0]


def told(growing: Growing, element) -> list:
    """Names and words, as a walk meets them: what only holds others is gone into, all else is looked at whole."""
    met = []
    for child in growing.children(element):
        inside = child
        if child.tag == n.SDT:
            inside = next(child.iterchildren(n.SDTCONTENT), None)
        if child.tag in (n.SDT, n.TBL, n.W + "customXml"):
            met.append((child.tag, [] if inside is None else told(growing, inside)))
        else:
            met.append((child.tag, "".join(child.itertext())))
    return met


@pytest.mark.parametrize("size", [1, 3, 50, 400])
@pytest.mark.parametrize("case", CASES)
def test_in_pieces_of_any_size_the_same_is_met_in_the_same_order(case, size):
    whole = Growing(in_pieces(CASES[case], 10**6))
    growing = Growing(in_pieces(CASES[case], size))

    assert told(growing, growing.body()) == told(whole, whole.body())


def test_what_was_handed_out_is_let_go():
    growing = Growing(in_pieces(table(*(row(f"row {number}") for number in range(50))), 20))
    body = growing.body()

    most = 0
    for held in growing.children(body):
        most = max([most, *(len(held) for _ in growing.children(held))])
    assert 1 <= most <= 5


def test_a_child_nobody_looks_into_is_passed_over():
    growing = Growing(in_pieces(table(row("a"), row("b")) + para("after"), 20))

    assert [child.tag for child in growing.children(growing.body())] == [n.TBL, n.P, n.W + "sectPr"]


def rows_of(sheet) -> list[str]:
    grids = [block for block in sheet.blocks if isinstance(block, Grid)]
    return [cell.text for grid in grids for cell in grid.cells]


def in_strict(text: str) -> str:
    return text.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")


def repeating(rows: str) -> str:
    return sdt(SECTION, sdt(ITEM, rows))


@pytest.mark.parametrize("spelt", [str, in_strict])
@pytest.mark.parametrize("around", [str, repeating])
def test_every_row_of_a_very_long_table_is_read_once_and_in_order(around, spelt):
    rows = "".join(row(f"event {number}") for number in range(LONG))
    main = spelt(document(para("before") + table(around(rows)) + para("after")))

    sheet = read("docx", zipped(START | {"word/document.xml": main}))

    assert rows_of(sheet) == [f"event {number}" for number in range(LONG)]
    assert [block.text for block in sheet.blocks if isinstance(block, Line)] == ["before", "after"]


def test_a_control_around_a_very_long_table_lies_over_all_of_its_rows():
    rows = (row(f"event {number}") for number in range(LONG))
    sheet = read("docx", docx(sdt('<w:tag w:val="chronology"/>', table(*rows))))

    assert {mark.name for line in sheet.lines() for mark in line.marks} == {"chronology"}
    assert sum(1 for line in sheet.lines() if line.marks) == LONG


@pytest.mark.parametrize("behind", ["<w:p>", "</w:tbl>", "&nothing;", "\x01"])
def test_damage_behind_a_very_long_table_makes_the_whole_document_unreadable(behind):
    rows = (row(f"event {number}") for number in range(LONG))

    with pytest.raises(Unreadable):
        read("docx", docx(table(*rows) + behind + para("after")))


@pytest.mark.parametrize("spelt", [str, in_strict])
def test_a_name_that_no_element_can_have_makes_a_document_unreadable(spelt):
    rows = "".join(row(f"event {number}") for number in range(LONG))
    main = spelt(document(f"<w::p/>{table(rows)}"))

    with pytest.raises(Unreadable):
        read("docx", zipped(START | {"word/document.xml": main}))


def test_damage_behind_the_body_makes_the_whole_document_unreadable():
    with pytest.raises(Unreadable):
        read("docx", docx(f"{para('text')}</w:body><w:body>{run('x')}</w:document><w:body>"))
