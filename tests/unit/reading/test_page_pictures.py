"""Pictures of pages: what the eye sees, small, and with the frames of what was read on the right words."""

import io
from collections.abc import Iterable

import numpy as np
import pikepdf
import pytest
from drawn_pages import POINT, SMALL, Paper
from numpy.typing import NDArray
from pdf_pages import pdf
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from pipeline.model.picture import PagePicture
from pipeline.model.sheet import Frame
from pipeline.reading import pictures, read
from pipeline.reading.pages.page import Box
from pipeline.reading.png import packed_as_it_is
from pipeline.reading.scan import page_of
from pipeline.worker.plain_png import is_plain

A4 = (595, 842)


def words(canvas: Canvas) -> None:
    canvas.drawString(60, 700, "Contact officer")
    canvas.drawString(250, 430, "Rowan Sample")
    canvas.drawString(60, 90, "Example Police")


def shown(content: bytes) -> list[PagePicture]:
    return list(pictures("pdf", content, {}))


def opened(picture: PagePicture) -> Image.Image:
    assert is_plain(picture.png)
    return Image.open(io.BytesIO(picture.png))


def grey(picture: PagePicture) -> NDArray[np.uint8]:
    return np.array(opened(picture).convert("L"))


def frames(content: bytes) -> list[Frame]:
    return [line.frame for line in read("pdf", content).lines() if line.frame]


def assert_frames_hold_all_ink(picture: PagePicture, found: Iterable[Frame]) -> None:
    """Dark within each frame; and with the frames painted white nothing dark is left."""
    pixels = grey(picture)
    point = pixels.shape[1] / picture.width
    for frame in found:
        sides = [round(side * point) for side in (frame.top - 1, frame.bottom + 1, frame.left - 1, frame.right + 1)]
        within = np.s_[sides[0] : sides[1], sides[2] : sides[3]]
        assert pixels[within].min() < 100
        pixels[within] = 255
    assert pixels.min() > 200


def turned(content: bytes, *, by: int, crop: tuple[int, ...]) -> bytes:
    box = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as file:
        file.pages[0]["/Rotate"] = by
        file.pages[0]["/CropBox"] = pikepdf.Array(crop)
        file.save(box)
    return box.getvalue()


@pytest.mark.parametrize("by", [0, 90, 180, 270])
def test_frames_lie_on_their_words_however_the_page_is_turned_and_cropped(by: int) -> None:
    content = turned(pdf(words), by=by, crop=(30, 40, 560, 800))
    (picture,) = shown(content)
    found = frames(content)

    assert len(found) >= 3  # words that run upwards make more lines
    assert (picture.width, picture.height) == ((530, 760) if by % 180 == 0 else (760, 530))
    assert_frames_hold_all_ink(picture, found)


def test_what_stands_in_form_fields_is_drawn() -> None:
    (empty,) = shown(pdf(lambda canvas: canvas.acroForm.textfield(name="a", value="", x=60, y=600, width=200)))
    (filled,) = shown(pdf(lambda canvas: canvas.acroForm.textfield(name="a", value="Tern", x=60, y=600, width=200)))

    assert (grey(filled) < 100).sum() > (grey(empty) < 100).sum() + 50


def test_a_page_without_colour_is_kept_in_grey_and_one_with_colour_in_its_colours() -> None:
    def highlighted(canvas: Canvas) -> None:
        canvas.setFillColorRGB(1, 0.95, 0.4)
        canvas.rect(60, 400, 200, 20, stroke=0, fill=1)

    (plain,), (coloured,) = shown(pdf(words)), shown(pdf(words, highlighted))

    assert opened(plain).mode == "L"
    assert len(plain.png) < 15_000
    sample = opened(coloured).convert("RGB").getpixel((150 * 110 // 72, (842 - 410) * 110 // 72))
    assert sample == pytest.approx((255, 242, 102), abs=16)


def test_more_colours_than_a_palette_holds_take_their_nearest() -> None:
    down, across = np.mgrid[0:256, 0:256].astype(np.uint32)
    picture = across << 16 | down << 8 | (across + down) // 2

    back = Image.open(io.BytesIO(packed_as_it_is(picture))).convert("RGB")

    told = np.asarray(back).astype(int)
    assert np.abs(told[:, :, 0] - across.astype(int)).mean() < 16
    assert np.abs(told[:, :, 1] - down.astype(int)).mean() < 16


def test_a_very_large_page_has_no_very_large_picture() -> None:
    content = turned(pdf(words), by=0, crop=(0, 0, 595, 842))
    box = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as file:
        for edge in ("/MediaBox", "/CropBox"):
            file.pages[0][edge] = pikepdf.Array((0, 0, 14_000, 3_000))
        file.save(box)

    (picture,) = shown(box.getvalue())

    assert max(opened(picture).size) <= 2001


def test_the_picture_of_a_scan_is_the_sheet_squared_up_as_its_words_were_read() -> None:
    paper = Paper().write(30, 40, "Contact officer").write(120, 120, "Rowan Sample")
    made = page_of(paper.grey, number=1, recognise=paper.recognise(), size=SMALL)

    assert (made.picture.width, made.picture.height) == pytest.approx(SMALL, abs=1)
    assert_frames_hold_all_ink(made.picture, [_frame(box) for _, box in paper.words])


def _frame(box: Box) -> Frame:
    left, top, right, bottom = (side / POINT for side in box)
    return Frame(page=1, left=left, top=top, right=right, bottom=bottom)


def test_pages_that_nobody_could_read_are_shown_as_they_came() -> None:
    box = io.BytesIO()
    Image.new("L", (1240, 1754), 200).save(box, "PNG", dpi=(150, 150))

    (picture,) = pictures("picture", box.getvalue(), {})

    assert (picture.width, picture.height) == pytest.approx(A4, abs=1)
    assert grey(picture).max() == 204  # sixteen greys
