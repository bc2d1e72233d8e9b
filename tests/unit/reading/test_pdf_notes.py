"""What people lay over a page with a PDF viewer: marks on words, bars over them, text with a line that points."""

import io
from typing import Any

import pikepdf
import pytest
from pdf_pages import marked, pdf

from pipeline.model.sheet import MarkKind, Region, Sheet
from pipeline.reading.pdf import read

WORDS = (102, 697, 222, 710)  # around 'Abigail Thornbury'


def noted(subtype: str, rect: tuple[float, ...] = WORDS, **more: Any) -> Sheet:
    """A page that says who referred, with one note over it."""
    out = io.BytesIO()
    said = pdf(lambda canvas: canvas.drawString(60, 700, "Referrer Abigail Thornbury"))
    with pikepdf.open(io.BytesIO(said)) as file:
        note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name(subtype), Rect=list(rect), **more)
        file.pages[0].Annots = pikepdf.Array([file.make_indirect(note)])
        file.save(out)
    return read(out.getvalue())


QUAD = {"QuadPoints": [102, 710, 222, 710, 102, 697, 222, 697]}


@pytest.mark.parametrize(
    ("subtype", "kind"),
    [
        ("/Highlight", MarkKind.HIGHLIGHTED),
        ("/Underline", MarkKind.HIGHLIGHTED),
        ("/Squiggly", MarkKind.HIGHLIGHTED),
        ("/StrikeOut", MarkKind.STRUCK),
        ("/Redact", MarkKind.HIDDEN),
    ],
)
def test_words_bear_what_was_marked_over_them(subtype: str, kind: MarkKind):
    assert " ".join(marked(noted(subtype, **QUAD), kind)) == "Abigail Thornbury"


def test_words_under_a_filled_shape_are_hidden():
    assert " ".join(marked(noted("/Square", IC=[0, 0, 0]), MarkKind.HIDDEN)) == "Abigail Thornbury"


@pytest.mark.parametrize("more", [{}, {"IC": [1, 1, 0], "CA": 0.4}])
def test_words_under_a_shape_that_shows_them_are_seen(more: dict[str, Any]):
    assert marked(noted("/Square", **more), MarkKind.HIDDEN) == []


def test_text_with_a_line_that_points_stands_where_its_words_are():
    sheet = noted("/FreeText", (60, 500, 400, 690), Contents="By phone", RD=[240, 150, 0, 10])
    (line,) = [line for line in sheet.lines() if line.region is Region.FLOATING]
    assert line.frame is not None
    assert (line.frame.left, line.frame.bottom) == (300, 842 - 650)
