"""PDF files in which something is damaged, cut, turned round or put together from others."""

import io
import re
import zlib

import pikepdf
import pytest
from pdf_pages import pdf
from reportlab.pdfgen.canvas import Canvas

from pipeline.model.sheet import Grid, Sheet
from pipeline.reading.pdf import read


def places(sheet: Sheet, code: str) -> list[str]:
    return [remark.where for remark in sheet.remarks if remark.code == code]


def cut(*rows: tuple[tuple[str, ...], tuple[str, ...]]) -> bytes:
    """A table whose last row on one page is each first tuple, its first row on the next each second one."""

    def draw(canvas: Canvas) -> None:
        for row, top in zip(rows[0], (60, 760), strict=True):
            canvas.grid([50 + 120 * n for n in range(len(row) + 1)], [top, top + 20])
            for n, words in enumerate(row):
                canvas.drawString(55 + 120 * n, top + 6, words)
            canvas.showPage()
            canvas.setFont("Helvetica", 10)

    return pdf(draw)


@pytest.mark.parametrize(
    ("above", "below", "columns"),
    [
        pytest.param(
            ("Siblings", "Sister Niamh,", "GP's Name &", "Dr Patel,"),
            ("information if known:", "aged 3", "Address:", "Riverbank Surgery"),
            [1, 2, 3, 4],
            id="every cell of a row that goes on",
        ),
        pytest.param(
            ("Siblings", "", "GP's Name &", "Dr Patel,"),
            ("if known:", "", "Address:", "Riverbank Surgery"),
            [1, 3, 4],
            id="none that is empty",
        ),
        pytest.param(
            ("GP's Name:", "Riverbank Surgery, Yarm"), ("", "TS18 1AA"), [2], id="what stands beside an empty cell"
        ),
        pytest.param(
            ("Name and Address", "Riverbank Surgery, Yarm"), ("Of Surgery:", "Yarm"), [1, 2], id="a word without room"
        ),
        pytest.param(
            ("Case Ref:", "GP's Name:"), ("999 000 0018", "Dr Patel"), [1, 2], id="labels whose answers stand below"
        ),
        pytest.param(
            ("Ann Cole", "Nurse", "01632 960451"), ("Raj Mehta", "", "raj@example.org"), [], id="no row of its own"
        ),
    ],
)
def test_both_halves_of_each_cell_that_a_page_end_cuts_are_remarked_on(
    above: tuple[str, ...], below: tuple[str, ...], columns: list[int]
):
    assert places(read(cut((above, below))), "read-continued-cell") == [
        f"page {page}, table 1, row 1, cell {column}" for column in columns for page in (1, 2)
    ]


def words(canvas: Canvas, left: float) -> None:
    canvas.grid([left, left + 150, left + 300], [500, 520])
    canvas.drawString(left + 5, 506, "Family name:")
    canvas.drawString(left + 155, 506, "Achterberg")
    for row in range(5):
        canvas.drawString(left + 5, 450 - 14 * row, "what the form says here")


@pytest.mark.parametrize("wide", [True, False])
def test_two_pages_printed_on_one_are_read_one_after_the_other_and_doubted(wide: bool):
    def draw(canvas: Canvas) -> None:
        canvas.setPageSize((842, 595))
        canvas.setFont("Helvetica", 10)
        words(canvas, 50)
        words(canvas, 470)
        if not wide:
            canvas.line(50, 480, 790, 480)

    sheet = read(pdf(draw))
    assert places(sheet, "read-two-up") == ([""] if wide else [])
    assert len([b for b in sheet.blocks if isinstance(b, Grid)]) == 2
    assert len({b.where for b in sheet.blocks if isinstance(b, Grid)}) == 2


def test_words_that_run_from_right_to_left_are_remarked_on():
    out = io.BytesIO()
    with pikepdf.open(
        io.BytesIO(pdf(lambda c: c.rect(50, 690, 300, 30), lambda c: c.drawString(55, 700, "abc")))
    ) as file:
        (font,) = file.pages[0].Resources.Font.values()
        letters = b"3 beginbfchar <61> <05D0> <62> <05D1> <63> <05D2> endbfchar"
        cmap = b"1 begincodespacerange <00> <FF> endcodespacerange " + letters
        font.ToUnicode = file.make_stream(cmap)
        file.save(out)
    sheet = read(out.getvalue())
    assert places(sheet, "read-right-to-left") == ["page 1, table 1, row 1, cell 1"]


def test_a_file_with_a_broken_stream_is_told_as_repaired():
    whole = pdf(lambda canvas: canvas.drawString(50, 700, "Family name: Achterberg"))
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(whole)) as file:
        packed = bytearray(zlib.compress(file.pages[0].Contents.read_bytes() + b" " * 400 + b"BT ET"))
        packed[-3] ^= 0xFF
        file.pages[0].Contents.write(bytes(packed), filter=pikepdf.Name.FlateDecode)
        file.save(out, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    assert places(read(out.getvalue()), "read-repaired") == [""]
    assert places(read(whole), "read-repaired") == []


def test_letters_without_a_name_are_remarked_on_where_they_stand():
    def draw(canvas: Canvas) -> None:
        canvas.grid([50, 200, 400], [600, 640, 680])
        canvas.drawString(55, 655, "Family name: and more of the print")
        canvas.drawString(205, 655, "Achterber")
        canvas.drawString(205, 615, "~")

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(draw))) as file:
        (font,) = file.pages[0].Resources.Font.values()
        font.ToUnicode = file.make_stream(
            b"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <7E> <FFFD> endbfchar"
        )
        file.save(out)
    (where,) = {place for place in places(read(out.getvalue()), "read-unmapped-text") if re.search("row", place)}
    assert where == "page 1, table 1, row 2, cell 2"
