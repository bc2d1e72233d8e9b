"""Pages that are pictures, read with the real Tesseract. The page: tests/samples/pdf/README.md."""

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from pipeline.errors import Unreadable
from pipeline.model.sheet import MarkKind, Sheet
from pipeline.model.states import ReadStatus
from pipeline.reading import Programs, read
from pipeline.recognition import Tesseract, find_program
from pipeline.worker.parent import Worker

PRINTED = Path(__file__).parents[2] / "samples" / "pdf" / "libreoffice-printed.pdf"
HEAD = (0, 0, 1654, 900)  # pixels: the page down to its first long answer
DOTS = 200  # an inch
there = pytest.mark.skipif(find_program() is None, reason="Tesseract is not on this machine")


@pytest.fixture(scope="module")
def page() -> Image.Image:
    """The head of a page as a scanner sees it, a little askew."""
    with pypdfium2.PdfDocument(PRINTED) as document:
        drawn = document[0].render(scale=DOTS / 72, grayscale=True).to_pil().convert("L")
    return drawn.crop(HEAD).rotate(0.7, Image.Resampling.BICUBIC, fillcolor=255)


def saved(page: Image.Image, kind: str, **options: object) -> bytes:
    box = io.BytesIO()
    page.save(box, kind, **options)
    return box.getvalue()


def cells(sheet: Sheet) -> list[str]:
    return [line.text for line in sheet.lines()]


@pytest.mark.recognition
@there
def test_a_photograph_of_a_form_reads_like_its_print_and_says_how_surely(page) -> None:
    sheet = read("picture", saved(page, "JPEG", quality=60, dpi=(DOTS, DOTS)), Programs(tell=Tesseract().tell))

    found = cells(sheet)
    for told in ("Family Name:", "Vandermolen", "☐ Male", "☒ Female", "999 000 0018", "ZZ1 1ZZ", "☒ No"):
        assert told in found
    sure = [mark.said[0].certainty for line in sheet.lines() for mark in line.marks if mark.kind is MarkKind.RECOGNISED]
    assert len(sure) > 30
    assert sum(certainty > 0.9 for certainty in sure) > 0.8 * len(sure)


@pytest.mark.recognition
@there
def test_in_a_pdf_the_picture_counts_and_not_the_words_hidden_under_it(page) -> None:
    scanned = pikepdf.open(io.BytesIO(saved(page.crop((0, 0, 1654, 600)), "PDF", resolution=DOTS)))
    scanned.pages[0].add_resource(
        pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica),
        pikepdf.Name.Font,
        pikepdf.Name.F1,
    )
    hidden = b"BT 3 Tr /F1 11 Tf 60 60 Td (Somebody else altogether) Tj ET"
    scanned.pages[0].contents_add(hidden)
    box = io.BytesIO()
    scanned.save(box)

    sheet = read("pdf", box.getvalue(), Programs(tell=Tesseract().tell))

    assert "Vandermolen" in cells(sheet)
    assert "Somebody" not in " ".join(cells(sheet))
    (mark,) = (mark for line in sheet.lines() if line.text == "Vandermolen" for mark in line.marks)
    assert mark.said[0].certainty <= 0.5  # the two layers say different things


@pytest.mark.parametrize(("kind", "carrier"), [("PDF", "pdf"), ("TIFF", "tif"), ("PNG", "png")])
def test_without_tesseract_a_picture_is_unreadable_and_says_what_to_install(kind, carrier, page, tmp_path) -> None:
    with Worker((), tesseract=str(tmp_path / "nowhere")) as worker:
        (reading,) = worker.read(saved(page, kind))

    assert reading.status is ReadStatus.UNREADABLE
    assert "Have Tesseract installed" in (reading.reason or "")


def test_a_page_of_text_beside_a_picture_is_read_without_tesseract_and_the_picture_is_named(page) -> None:
    def nobody(picture: bytes, *, again: bool = False) -> bytes:
        raise Unreadable("Nobody is there.")

    both = pikepdf.open(PRINTED)
    with pikepdf.open(io.BytesIO(saved(page, "PDF", resolution=DOTS))) as scanned:
        both.pages.append(scanned.pages[0])
    box = io.BytesIO()
    both.save(box)

    sheet = read("pdf", box.getvalue(), Programs(tell=nobody))

    assert "Vandermolen" in cells(sheet)
    assert ("read-picture-page", "page 4") in [(remark.code, remark.where) for remark in sheet.remarks]


def test_a_picture_that_is_none_is_damaged(page) -> None:
    whole = saved(page, "PNG")

    for content in (whole[:2000], b"\x89PNG\r\n\x1a\n" + bytes(100), b"GIF89a" + bytes(50)):
        with pytest.raises(Unreadable, match="damaged"):
            read("picture", content, Programs(tell=lambda *_, **__: b""))
