"""An OpenDocument text is told as its reader sees it; these are written by hand, as one XML file each."""

import io
import zipfile

import pytest

from pipeline.errors import Refused, Unreadable
from pipeline.model.sheet import Grid, Line, Mark, MarkKind, Region, Sheet, Told
from pipeline.reading import read

NAMES = " ".join(
    [f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
     for name in ("office", "text", "table", "style", "form")]
    + ['xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"',
       'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
       'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"',
       'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"',
       'xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0"']
)  # fmt: skip
FIELD = "vnd.oasis.opendocument.field."
SHOWS, ENDS = "<field:fieldmark-separator/>", "<field:fieldmark-end/>"


def document(body: str, styles: str = "", master: str = "") -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMES} '
        'office:mimetype="application/vnd.oasis.opendocument.text" office:version="1.3">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:master-styles>{master}</office:master-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    ).encode()


def sheet(body: str, styles: str = "", master: str = "") -> Sheet:
    return read("odt", document(body, styles, master))


def texts(told: Sheet) -> list[str]:
    return [line.text for line in told.lines()]


def marked(told: Sheet, *kinds: MarkKind) -> list[tuple[str, Mark]]:
    return [
        (line.text[mark.start : mark.end], mark) for line in told.lines() for mark in line.marks if mark.kind in kinds
    ]


def stored(mark: Mark) -> list[str]:
    return [telling.text for telling in mark.said if telling.how is Told.STORED]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("Family  name:\n   <text:span>Vale</text:span>", "Family name: Vale"),
        ('a<text:s text:c="3"/>b<text:s/>c', "a   b c"),
        ("a<text:tab/>b<text:line-break/>c", "a\tb\nc"),
        ("a<text:soft-page-break/>b<text:bookmark text:name='x'/>c", "abc"),
        ("on <text:date text:date-value='2024-03-05'>05/03/24</text:date>", "on 05/03/24"),
        ("see<text:note><text:note-citation>1</text:note-citation></text:note>", "see"),
        ("x<text:hidden-text text:string-value='h'>h</text:hidden-text>y", "xy"),
    ],
)
def test_a_paragraph_reads_as_it_looks(inside: str, text: str) -> None:
    assert texts(sheet(f"<text:p>{inside}</text:p>")) == [text]


STYLES = """
<style:font-face style:name="Pictures" svg:font-family="Wingdings"/>
<style:style style:name="gone" style:family="text"><style:text-properties style:text-line-through-style="solid"/>
</style:style>
<style:style style:name="unseen" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="loud" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="soft" style:family="text" style:parent-style-name="loud">
<style:text-properties fo:font-weight="normal"/></style:style>
<style:style style:name="yellow" style:family="text"><style:text-properties fo:background-color="#ffff00"/>
</style:style>
<style:style style:name="picture" style:family="text"><style:text-properties fo:font-family="Wingdings"/></style:style>
"""


@pytest.mark.parametrize(
    ("style", "kind"),
    [
        ("gone", MarkKind.STRUCK),
        ("unseen", MarkKind.HIDDEN),
        ("loud", MarkKind.BOLD),
        ("yellow", MarkKind.HIGHLIGHTED),
    ],
)
def test_what_looks_special_is_marked(style: str, kind: MarkKind) -> None:
    told = sheet(f'<text:p>Male / <text:span text:style-name="{style}">Female</text:span></text:p>', STYLES)
    assert [(text, mark.kind) for text, mark in marked(told, *MarkKind)] == [("Female", kind)]


def test_a_line_tells_how_many_empty_ones_stand_before_it():
    body = "<text:p>One</text:p><text:p/><text:p> </text:p><text:p>Two</text:p><text:p>Three</text:p>"
    assert [(line.text, line.blanks) for line in sheet(body).lines()] == [("One", 0), ("Two", 2), ("Three", 0)]


def test_a_style_takes_back_what_the_one_above_it_says() -> None:
    assert marked(sheet('<text:p><text:span text:style-name="soft">x</text:span></text:p>', STYLES), *MarkKind) == []


def test_a_letter_in_a_font_of_pictures_is_the_tick_the_eye_sees() -> None:
    told = sheet('<text:p>Male <text:span text:style-name="picture">þ</text:span></text:p>', STYLES)
    assert [(text, mark.on) for text, mark in marked(told, MarkKind.BOX)] == [("☑", True)]


def test_a_table_tells_each_cell_once_where_it_stands() -> None:
    table = """<table:table><table:table-header-rows><table:table-row>
      <table:table-cell table:number-columns-spanned="2"><text:p>Child</text:p></table:table-cell>
      <table:covered-table-cell/></table:table-row></table:table-header-rows>
      <table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>Name</text:p></table:table-cell>
      <table:table-cell><text:p>Wren</text:p></table:table-cell></table:table-row>
      <table:table-row><table:covered-table-cell/><table:table-cell><text:p>Vale</text:p></table:table-cell>
      </table:table-row>
      <table:table-row><table:table-cell table:number-columns-repeated="2"/></table:table-row></table:table>"""
    (grid,) = sheet(table).blocks
    assert isinstance(grid, Grid)
    assert [(cell.row, cell.column, cell.rows, cell.columns, cell.text) for cell in grid.cells] == [
        (0, 0, 1, 2, "Child"),
        (1, 0, 2, 1, "Name"),
        (1, 1, 1, 1, "Wren"),
        (2, 1, 1, 1, "Vale"),
        (3, 0, 1, 1, ""),
        (3, 1, 1, 1, ""),
    ]
    assert grid.cells[3].where == "table 1, row 3, cell 1"


def test_cells_that_are_covered_may_be_left_out() -> None:
    table = """<table:table><table:table-row>
      <table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="2"><text:p>a</text:p>
      </table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row>
      <table:table-row><table:table-cell><text:p>c</text:p></table:table-cell></table:table-row></table:table>"""
    (grid,) = sheet(table).blocks
    assert isinstance(grid, Grid)
    assert [(cell.row, cell.column, cell.text) for cell in grid.cells] == [(0, 0, "a"), (0, 2, "b"), (1, 2, "c")]


FORM = """<office:forms><form:form>
<form:checkbox form:id="c1" form:label="Male" form:current-state="checked"/>
<form:checkbox form:id="c2" form:label="Female"/>
<form:radio form:id="c3" form:label="Yes" form:current-selected="true"/>
<form:text form:id="c4" form:name="Text Box 1" form:current-value="Okonjo-Vale"/>
<form:textarea form:id="c5"><text:p>first</text:p><text:p>second</text:p></form:textarea>
<form:listbox form:id="c6"><form:option form:label="Health"/>
<form:option form:label="Police" form:current-selected="true"/></form:listbox>
<form:date form:id="c7" form:current-value="2024-03-05"/>
<form:text form:id="c8"/><form:fixed-text form:id="c9" form:label="Print"/>
</form:form></office:forms>"""


def placed(control: str) -> Sheet:
    return sheet(f'{FORM}<text:p>Here: <draw:control draw:control="{control}"/></text:p>')


@pytest.mark.parametrize(("control", "on"), [("c1", True), ("c2", False), ("c3", True)])
def test_a_form_s_box_is_a_box_before_its_label(control: str, on: bool) -> None:
    ((_, mark),) = marked(placed(control), MarkKind.BOX)
    assert (mark.on, stored(mark)) == (on, ["on" if on else "off"])


@pytest.mark.parametrize(
    ("control", "text", "empty", "says"),
    [
        ("c4", "Okonjo-Vale", False, []),
        ("c5", "first\nsecond", False, []),
        ("c6", "Police", False, []),
        ("c7", "05/03/2024", False, ["2024-03-05"]),
        ("c8", "", True, []),
    ],
)
def test_a_form_s_field_is_a_control_over_what_it_shows(control: str, text: str, empty: bool, says: list[str]) -> None:
    ((shown, mark),) = marked(placed(control), MarkKind.CONTROL)
    assert (shown, mark.empty, stored(mark)) == (text, empty, says)


def test_a_form_s_label_is_print_and_a_lost_control_is_doubted() -> None:
    assert texts(placed("c9")) == ["Here: Print"]
    assert [remark.code for remark in placed("nowhere").remarks] == ["read-old-control"]


@pytest.mark.parametrize(
    ("inside", "shown", "empty", "says"),
    [
        ("<text:text-input>Wren</text:text-input>", "Wren", False, []),
        ('<text:text-input text:description="Type a name">Type a name</text:text-input>', "Type a name", True, []),
        (
            "<text:text-input>Click or tap here to enter text.</text:text-input>",
            "Click or tap here to enter text.",
            True,
            [],
        ),
        ("<text:placeholder>&lt;Name&gt;</text:placeholder>", "<Name>", True, []),
        (
            '<text:drop-down><text:label text:value="North"/><text:label text:value="South"/>South</text:drop-down>',
            "South",
            False,
            [],
        ),
        (
            (
                '<loext:content-control loext:date="true" loext:current-date="2024-03-05T00:00:00Z">5 March 24'
                "</loext:content-control>"
            ),
            "5 March 24",
            False,
            ["2024-03-05"],
        ),
        (
            '<loext:content-control loext:showing-place-holder="true">Choose a day</loext:content-control>',
            "Choose a day",
            True,
            [],
        ),
        (
            f'<field:fieldmark-start field:type="{FIELD}FORMTEXT"/>{SHOWS}Bede{ENDS}',
            "Bede",
            False,
            [],
        ),
        (
            (
                f'2<field:fieldmark-start field:type="{FIELD}FORMDATE"><field:param field:name="DateField_CurrentDate" '
                f'field:value="2017-07-23"/></field:fieldmark-start>{SHOWS}3 July 2017{ENDS}'
            ),
            "23 July 2017",
            False,
            ["2017-07-23"],
        ),
        (
            (
                f'<field:fieldmark field:type="{FIELD}FORMDROPDOWN"><field:param field:name="Dropdown_ListEntry" '
                'field:value="North"/><field:param field:name="Dropdown_ListEntry" field:value="South"/>'
                '<field:param field:name="Dropdown_Selected" field:value="1"/></field:fieldmark>'
            ),
            "South",
            False,
            ["South"],
        ),
    ],
)
def test_a_place_for_an_answer_is_a_control(inside: str, shown: str, empty: bool, says: list[str]) -> None:
    ((text, mark),) = marked(sheet(f"<text:p>Here: {inside}</text:p>"), MarkKind.CONTROL)
    assert (text, mark.empty, stored(mark)) == (shown, empty, says)


@pytest.mark.parametrize(
    ("inside", "shown", "on"),
    [
        ('<loext:content-control loext:checkbox="true" loext:checked="true">☒</loext:content-control>', "☒", True),
        ('<loext:content-control loext:checkbox="true">☐</loext:content-control>', "☐", False),
        (
            (
                f'<field:fieldmark field:type="{FIELD}FORMCHECKBOX"><field:param field:name="Checkbox_Checked" '
                'field:value="true"/></field:fieldmark>'
            ),
            "",
            True,
        ),
        (f'<field:fieldmark field:type="{FIELD}FORMCHECKBOX"/>', "", False),
    ],
)
def test_a_tick_box_of_any_kind_is_a_box(inside: str, shown: str, on: bool) -> None:
    ((text, mark),) = marked(sheet(f"<text:p>Here: {inside}</text:p>"), MarkKind.BOX)
    assert (text, mark.on) == (shown, on)


@pytest.mark.parametrize(
    "body",
    [
        "<text:p><text:text-input>3 Elm Row&#13;</text:text-input></text:p><text:p>Ashby</text:p>",
        (
            "<text:p>Address: <text:text-input>3 Elm Row</text:text-input></text:p>"
            "<text:p><text:text-input>Ashby</text:text-input></text:p>"
        ),
        "<text:p><loext:content-control>3 Elm Row</loext:content-control></text:p><text:p>Ashby</text:p>",
    ],
    ids=["the first alone is kept", "a field for each", "a control that says nothing of itself"],
)
def test_a_control_of_several_paragraphs_has_no_bounds_to_go_by(body: str) -> None:
    assert marked(sheet(body), MarkKind.CONTROL) == []


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (
            (
                'Seen <text:change text:change-id="d"/><text:change-start text:change-id="i"/>three times'
                '<text:change-end text:change-id="i"/>.'
            ),
            "Seen three times.",
        ),
        (
            (
                'Seen <text:change-start text:change-id="d"/>twice<text:change-end text:change-id="d"/>'
                '<text:change-start text:change-id="i"/>three times<text:change-end text:change-id="i"/>.'
            ),
            "Seen three times.",
        ),
    ],
    ids=["kept apart", "kept in its place"],
)
def test_what_was_deleted_is_gone_and_what_was_inserted_is_there(inside: str, text: str) -> None:
    kept = "" if 'change-start text:change-id="d"' in inside else "<text:p>twice</text:p>"
    changes = (
        f'<text:tracked-changes><text:changed-region text:id="d"><text:deletion>{kept}</text:deletion>'
        '</text:changed-region><text:changed-region text:id="i"><text:insertion/></text:changed-region>'
        "</text:tracked-changes>"
    )
    told = sheet(f"{changes}<text:p>{inside}</text:p>")
    assert texts(told) == [text]
    found = marked(told, MarkKind.INSERTED, MarkKind.DELETED)
    assert [(words, stored(mark)) for words, mark in found] == [("three times", []), ("", ["twice"])]


def test_boxes_headers_notes_and_comments_have_their_regions() -> None:
    body = """<text:p>Words<draw:frame><draw:text-box><text:p>In a box</text:p></draw:text-box></draw:frame>
      <text:note text:note-class="footnote"><text:note-body><text:p>A note</text:p></text:note-body></text:note>
      <office:annotation><text:p>A comment</text:p></office:annotation></text:p>"""
    master = "<style:master-page><style:header><text:p>Official</text:p></style:header></style:master-page>"
    assert [(line.text.strip(), line.region) for line in sheet(body, master=master).lines()] == [
        ("Words", Region.BODY),
        ("In a box", Region.FLOATING),
        ("Official", Region.HEADER),
        ("A note", Region.NOTE),
        ("A comment", Region.COMMENT),
    ]


def test_a_picture_is_told_where_it_stands_and_a_hidden_section_as_hidden() -> None:
    told = sheet(
        '<text:p>Signed: <draw:frame><draw:image/></draw:frame></text:p><text:section text:display="none">'
        "<text:p>secret</text:p></text:section>"
    )
    found = marked(told, MarkKind.DRAWN, MarkKind.HIDDEN)
    assert [(text, mark.hint) for text, mark in found] == [("", "picture"), ("secret", "")]


def test_a_list_s_bullet_that_is_a_box_is_one() -> None:
    styles = (
        '<text:list-style style:name="L"><text:list-level-style-bullet text:level="1" text:bullet-char="☑"/>'
        "</text:list-style>"
    )
    told = sheet(
        '<text:list text:style-name="L"><text:list-item><text:p>Male</text:p></text:list-item></text:list>', styles
    )
    (line,) = told.blocks
    assert isinstance(line, Line)
    assert (line.text, line.number, [mark.on for mark in line.marks]) == ("Male", "☑", [True])


def levels(*about: str) -> str:
    made = (f'<text:list-level-style-number text:level="{n}" {one}/>' for n, one in enumerate(about, start=1))
    return f'<text:list-style style:name="L">{"".join(made)}</text:list-style>'


def items(*words: str, about: str = "") -> str:
    made = (one if one.startswith("<") else f"<text:list-item><text:p>{one}</text:p></text:list-item>" for one in words)
    return f'<text:list text:style-name="L" {about}>{"".join(made)}</text:list>'


def under(words: str, *deeper: str) -> str:
    inner = "".join(f"<text:list-item><text:p>{one}</text:p></text:list-item>" for one in deeper)
    return f"<text:list-item><text:p>{words}</text:p><text:list>{inner}</text:list></text:list-item>"


LEGAL = levels(
    'style:num-format="1" style:num-suffix="."', 'style:num-format="1" text:display-levels="2"',
)  # fmt: skip


@pytest.mark.parametrize(
    ("body", "styles", "numbers"),
    [
        (items("a", "b"), levels('style:num-format="i" style:num-prefix="(" style:num-suffix=")"'), ["(i)", "(ii)"]),
        (items("a", "b"), levels('style:num-format="A" text:start-value="3"'), ["C", "D"]),
        (items(under("a", "b", "c"), under("d", "e")), LEGAL, ["1.", "1.1", "1.2", "2.", "2.1"]),
        (items("a") + "<text:p>-</text:p>" + items("b"), LEGAL, ["1.", "", "1."]),
        (items("a") + items("b", about='text:continue-numbering="true"'), LEGAL, ["1.", "2."]),
        (items("a", about='xml:id="x"') + items("b") + items("c", about='text:continue-list="x"'), LEGAL,
         ["1.", "1.", "2."]),
        (items("a", '<text:list-item text:start-value="7"><text:p>b</text:p></text:list-item>', "c"), LEGAL,
         ["1.", "7.", "8."]),
        (items("<text:list-header><text:p>a</text:p></text:list-header>", "b"), LEGAL, ["", "1."]),
        (items("<text:list-item><text:list><text:list-item><text:p>a</text:p></text:list-item></text:list>"
               "</text:list-item>"), LEGAL, ["1.1"]),
        (items("a", "b"), levels('style:num-format=""'), ["", ""]),
        (items("a"), "", [""]),
    ],
    ids=["Roman", "letters that start later", "levels", "a list anew", "one that goes on", "one that goes on by name",
         "an item that starts anew", "a head of a list", "a level without the one above", "no numbers", "no style"],
)  # fmt: skip
def test_a_list_s_items_are_counted_as_the_eye_sees_them(body: str, styles: str, numbers: list[str]) -> None:
    assert [line.number for line in sheet(body, styles).lines()] == numbers


def test_headings_are_counted_where_the_document_numbers_them() -> None:
    styles = (
        '<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format="1"/>'
        '<text:outline-level-style text:level="2" style:num-format=""/></text:outline-style>'
    )
    body = "".join(
        f'<text:h text:outline-level="{level}" {more}>{words}</text:h>'
        for level, words, more in (
            (1, "Child", ""), (2, "Name", ""), (1, "Notes", 'text:is-list-header="true"'), (1, "Family", ""),
        )
    )  # fmt: skip
    assert [(line.number, line.text) for line in sheet(body, styles).lines()] == [
        ("1", "Child"), ("", "Name"), ("", "Notes"), ("2", "Family"),
    ]  # fmt: skip


def zipped(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return out.getvalue()


def test_a_package_reads_as_one_file_does_and_one_cut_short_is_told() -> None:
    flat = document("<text:p>Words</text:p>").decode().partition("?>")[2]
    content = flat.replace("office:document ", "office:document-content ")
    content = content.replace("</office:document>", "</office:document-content>")
    whole = zipped({"content.xml": content, "META-INF/manifest.xml": "<!DOCTYPE m SYSTEM 'M.dtd'><m/>"})
    assert texts(read("odt", whole)) == ["Words"]
    for kept in range(0, len(whole), 50):
        with pytest.raises(Unreadable, match="OpenDocument"):
            read("odt", whole[:kept])


def test_what_no_form_holds_is_refused() -> None:
    declared = document("<text:p>&x;</text:p>").replace(b"?>", b"?><!DOCTYPE d [<!ENTITY x 'y'>]>", 1)
    deep = (
        "<table:table><table:table-row><table:table-cell>" * 50
        + "</table:table-cell></table:table-row></table:table>" * 50
    )
    for content in (declared, document(deep)):
        with pytest.raises(Refused):
            read("odt", content)


def test_where_a_note_or_a_comment_hangs_is_marked() -> None:
    note = "<text:note><text:note-body><text:p>A note</text:p></text:note-body></text:note>"
    body = f"<text:p>See{note} it<office:annotation><text:p>A comment</text:p></office:annotation></text:p>"
    line = next(sheet(body).lines())
    marks = [(mark.start, mark.end, mark.hint) for mark in line.marks if mark.kind is MarkKind.NOTED]
    assert (line.text, marks) == ("See it", [(3, 3, "note"), (6, 6, "comment")])
