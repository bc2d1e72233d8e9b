"""Shapes, pictures and objects: which of them may be somebody's mark."""

import pytest
from word_documents import docx, para, run

from pipeline.model.sheet import MarkKind, Region
from pipeline.reading import read

SPACES = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:wpi="http://schemas.microsoft.com/office/word/2010/wordprocessingInk" '
    'xmlns:o="urn:schemas-microsoft-com:office:office"'
)
POINT = 12_700


def drawn(body: str) -> list[tuple[str, int]]:
    return [
        (mark.hint, mark.start)
        for line in read("docx", docx(body)).lines()
        for mark in line.marks
        if mark.kind is MarkKind.DRAWN
    ]


def drawing(inner: str, width: float = 40, height: float = 20) -> str:
    size = f'<wp:extent cx="{int(width * POINT)}" cy="{int(height * POINT)}"/>'
    return (
        f"<w:r><w:drawing {SPACES}><wp:anchor>{size}<a:graphic><a:graphicData>{inner}</a:graphicData></a:graphic>"
        "</wp:anchor></w:drawing></w:r>"
    )


def shape(preset: str, text: str | None = None) -> str:
    box = "" if text is None else f"<wps:txbx><w:txbxContent>{text}</w:txbxContent></wps:txbx>"
    return f'<wps:wsp><wps:spPr><a:prstGeom prst="{preset}"/></wps:spPr>{box}<wps:bodyPr/></wps:wsp>'


def old(shape_: str) -> str:
    return f"<w:r><w:pict {SPACES}>{shape_}</w:pict></w:r>"


@pytest.mark.parametrize("preset", ["ellipse", "rect", "line", "donut", "rightBrace"])
def test_an_empty_shape_is_told_where_it_is_anchored(preset):
    assert drawn(para("Male / ", drawing(shape(preset)), "Female")) == [(preset, 7)]


def test_a_shape_drawn_by_hand_is_a_freeform():
    hand = "<wps:wsp><wps:spPr><a:custGeom/></wps:spPr><wps:bodyPr/></wps:wsp>"

    assert drawn(para(drawing(hand))) == [("freeform", 0)]


@pytest.mark.parametrize(
    ("inner", "kind"),
    [
        ("<pic:pic/>", "picture"),
        ('<c:chart r:id="rId9"/>', "chart"),
        ('<dgm:relIds r:dm="rId9"/>', "diagram"),
        ('<w14:contentPart r:id="rId9"/>', "ink"),
    ],
)
def test_pictures_charts_diagrams_and_ink_are_told(inner, kind):
    assert drawn(para("Signed: ", drawing(inner))) == [(kind, 8)]


def test_ink_is_read_where_newer_programs_read_it_and_once():
    fallback = drawing("<pic:pic/>").removeprefix("<w:r>").removesuffix("</w:r>")
    ink = drawing('<w14:contentPart r:id="rId9"/>').removeprefix("<w:r>").removesuffix("</w:r>")
    both = (
        f'<w:r><mc:AlternateContent {SPACES}><mc:Choice Requires="wpi">{ink}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>"
    )

    assert drawn(para(both)) == [("ink", 0)]


@pytest.mark.parametrize(
    ("preset", "width", "height"),
    [("line", 400, 0), ("straightConnector1", 300, 1), ("rect", 500, 700), ("rect", 480, 24)],
)
def test_rules_across_the_page_and_frames_around_it_are_no_marks(preset, width, height):
    assert drawn(para(drawing(shape(preset), width, height))) == []


@pytest.mark.parametrize(("width", "height"), [(60, 0), (400, 300)])
def test_a_short_line_and_a_line_from_corner_to_corner_may_be_marks(width, height):
    assert drawn(para(drawing(shape("line"), width, height))) == [("line", 0)]


def test_a_text_box_is_none_whether_filled_or_empty_but_an_ellipse_without_words_is():
    assert drawn(para(drawing(shape("rect", para("words"))))) == []
    assert drawn(para(drawing(shape("rect", para())))) == []
    assert drawn(para(drawing(shape("ellipse", para("words"))))) == []
    assert drawn(para(drawing(shape("ellipse", para())))) == [("ellipse", 0)]


def test_what_is_drawn_in_a_text_box_is_told_there_once():
    box = shape("rect", para("Male", drawing(shape("ellipse"))))

    (line,) = read("docx", docx(para(drawing(box)))).lines()
    assert (line.region, [(mark.hint, mark.start) for mark in line.marks]) == (Region.FLOATING, [("ellipse", 4)])


def test_shapes_of_a_group_are_told_one_by_one():
    assert drawn(para(drawing(f"<wpg:wgp>{shape('ellipse')}{shape('line')}</wpg:wgp>", 500, 700))) == [
        ("ellipse", 0), ("line", 0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("vml", "kind"),
    [
        ('<v:oval style="position:absolute;width:36pt;height:18pt"/>', "ellipse"),
        ('<v:rect style="width:2cm;height:1cm"/>', "rect"),
        ('<v:line from="0,0" to="40pt,0"/>', "line"),
        ('<v:polyline points="0,0,9,9"/>', "freeform"),
        ('<v:shape style="width:30pt;height:30pt"/>', "shape"),
        ('<v:group><v:oval style="width:9pt;height:9pt"/></v:group>', "ellipse"),
        ('<v:shape style="width:90pt;height:40pt"><v:imagedata r:id="rId9"/></v:shape>', "picture"),
    ],
)
def test_shapes_of_older_programs_are_told(vml, kind):
    assert drawn(para(old(vml))) == [(kind, 0)]


@pytest.mark.parametrize(
    "vml",
    [
        '<v:line from="0,0" to="15cm,0"/>',
        '<v:rect o:hr="t" style="width:0;height:1.5pt"/>',
        '<v:rect style="width:500pt;height:700pt"/>',
        '<v:shapetype id="t"/>',
        '<v:rect style="width:90pt;height:20pt"><v:textbox><w:txbxContent><w:p/></w:txbxContent></v:textbox></v:rect>',
        '<v:shape style="width:1pt;height:1pt"><v:imagedata r:id="rId9"/></v:shape>',
    ],
)
def test_older_rules_frames_text_boxes_and_specks_are_no_marks(vml):
    assert drawn(para(old(vml))) == []


def test_old_word_art_is_words():
    (line,) = read("docx", docx(para(old('<v:shape><v:textpath string="Restricted"/></v:shape>')))).lines()

    assert (line.text, line.marks) == ("Restricted", ())


def test_an_embedded_object_and_an_old_control_are_told_in_their_place():
    embedded = '<w:r><w:object><v:shape><v:imagedata r:id="rId8"/></v:shape></w:object></w:r>'
    control = '<w:r><w:object><w:control r:id="rId9" w:name="Box1"/></w:object></w:r>'

    assert drawn(para("See ", embedded)) == [("object", 4)]
    assert drawn(para("Seen ", control)) == [("old control", 5)]


def test_what_was_drawn_and_deleted_is_not_there():
    assert drawn(para(f'<w:del w:id="1">{drawing(shape("ellipse"))}</w:del>', run("Female"))) == []
