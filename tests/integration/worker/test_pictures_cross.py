"""Pictures of pages come over the boundary behind the reading, and can never cost it."""

import io
import sys
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from pipeline.model.states import ReadStatus
from pipeline.worker.parent import Seen, Worker
from pipeline.worker.plain_png import is_plain

SAMPLES = Path(__file__).parents[2] / "samples" / "pdf"
RETURNS = Path(__file__).parents[3] / "pipeline" / "demo" / "returns"
TWIN = """
import os, sys, time
from pipeline.model.picture import PagePicture
from pipeline.model.reading import Reading
from pipeline.model.states import ReadStatus
from pipeline.worker.wire import READY, Begin, Job, Pictured, Reply, receive, send
answers = os.fdopen(os.dup(1), "wb")
receive(sys.stdin.buffer, Begin, most=2**32 - 1)
send(answers, READY)
while True:
    receive(sys.stdin.buffer, Job, most=2**32 - 1)
    send(answers, Reply(readings=(Reading(part=None, status=ReadStatus.BLANK),)))
"""


@pytest.fixture(scope="module")
def worker():
    with Worker((), tesseract="/no/such/program") as reader:
        yield reader


def scan() -> bytes:
    """A scanned page in a PDF, and nothing else."""
    with pypdfium2.PdfDocument(SAMPLES / "libreoffice-printed.pdf") as document:
        page = document[0].render(scale=1.4, grayscale=True).to_pil()
    box = io.BytesIO()
    page.save(box, "PDF", resolution=1.4 * 72)
    return box.getvalue()


def picture_file() -> bytes:
    box = io.BytesIO()
    Image.new("L", (1240, 1754), 200).save(box, "PNG", dpi=(150, 150))
    return box.getvalue()


def assert_shows_pages(seen: Seen, pages: int) -> None:
    (album,) = seen.pictures
    assert [one.page for one in album] == list(range(1, pages + 1))
    assert all(is_plain(one.png) for one in album)


def test_every_page_of_a_pdf_is_shown_beside_its_reading(worker) -> None:
    content = (SAMPLES / "libreoffice-printed.pdf").read_bytes()
    with pypdfium2.PdfDocument(content) as document:
        pages = len(document)

    assert_shows_pages(worker.look(content), pages)


@pytest.mark.parametrize("make", [scan, picture_file])
def test_what_nobody_could_read_is_shown_too(worker, make) -> None:
    seen = worker.look(make())

    assert [one.status for one in seen.readings] == [ReadStatus.UNREADABLE]
    assert_shows_pages(seen, 1)


def test_a_word_document_and_a_damaged_file_show_nothing(worker) -> None:
    for content in ((RETURNS / "Minutes of the practice forum.docx").read_bytes(), b"%PDF-1.7 broken"):
        assert worker.look(content).pictures == ((),)


@pytest.mark.parametrize(
    "does",
    [
        "time.sleep(60)",
        "os._exit(11)",
        "send(answers, Reply(readings=()))",
        "send(answers, Pictured(albums=(), of=(0,)))",
        "send(answers, Pictured(albums=((PagePicture(page=1, width=9, height=9, png=b'<svg/>'),),), of=(0,)))",
        "answers.write(b'\\xff\\xff\\xff\\xff'); answers.flush()",
    ],
)
def test_pictures_that_are_none_leave_the_reading_as_it_is_and_the_next_file_is_read(tmp_path: Path, does: str) -> None:
    script = tmp_path / "twin.py"
    script.write_text(f"{TWIN}    {does}\n", encoding="utf-8")
    with Worker((), command=(sys.executable, str(script)), most_seconds=0.5) as reader:
        for _ in range(2):
            seen = reader.look(b"a file")
            assert [one.status for one in seen.readings] == [ReadStatus.BLANK]
            assert seen.pictures == ((),)
