"""LibreOffice itself converts; what it makes reads like the original. Samples: tests/samples/office/README.md."""

import shutil
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from pipeline.conversion import Office, find_program, version_of
from pipeline.model.sheet import Grid, Mark, MarkKind, Sheet, Told
from pipeline.reading import Programs, read
from pipeline.worker.parent import Worker

SAMPLES = Path(__file__).parents[2] / "samples" / "office"
pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine"),
]


def sample(name: str) -> Sheet:
    return read(name.rpartition(".")[2], (SAMPLES / name).read_bytes(), Programs(convert=Office().convert))


def lines(sheet: Sheet) -> list[str]:
    return [line.text.strip() for line in sheet.blocks if not isinstance(line, Grid) and line.text.strip()]


def cells(sheet: Sheet) -> list[list[str]]:
    (grid,) = (block for block in sheet.blocks if isinstance(block, Grid))
    rows = max(cell.row for cell in grid.cells) + 1
    return [[cell.text for cell in grid.cells if cell.row == row] for row in range(rows)]


def marked(sheet: Sheet, *kinds: MarkKind) -> list[tuple[str, Mark]]:
    return [
        (line.text[mark.start : mark.end], mark) for line in sheet.lines() for mark in line.marks if mark.kind in kinds
    ]


def stored(mark: Mark) -> list[str]:
    return [telling.text for telling in mark.said if telling.how is Told.STORED]


def test_rich_text_as_word_writes_it_keeps_fields_boxes_revisions_and_days() -> None:
    told = sample("hand-form.rtf")

    assert lines(told) == [
        "Sex: Male  Female",
        "Area: South",
        "Agency: Education",
        "Name: Okonjo-Vale",
        "Other name:",
        "Date: 05/03/2024",
        "Seen three times, not shown no ☑",
        "Box:",
        "First in the box",
        "Second in the box",
    ]
    assert cells(told) == [["Summary", "First.\nSecond."]]
    assert [mark.on for _, mark in marked(told, MarkKind.BOX)] == [False, True, True]
    assert [mark.empty for _, mark in marked(told, MarkKind.CONTROL)] == [False, False, False, True]
    special = marked(told, MarkKind.INSERTED, MarkKind.DELETED, MarkKind.HIDDEN, MarkKind.STRUCK)
    assert [text for text, _ in special] == ["three times", "", "not shown", "no"]
    assert stored(special[1][1]) == ["twice"]


def test_an_old_word_file_that_ends_in_a_table_keeps_the_table_and_its_day() -> None:
    told = sample("libreoffice-ends-in-table.doc")

    assert cells(told) == [["Day", "Event", "Source"], ["3", "Seen by the health visitor", "Ward notes"], ["", "", ""]]
    assert lines(told) == ["Name: Okonjo-Vale", "Date: 20/11/2026", "Male", "Seen three times"]
    assert [mark.on for _, mark in marked(told, MarkKind.BOX)] == [True]
    assert [stored(mark) for _, mark in marked(told, MarkKind.DELETED)] == [["twice"]]


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """A web server on this machine: its address, and what it was asked for."""
    paths: list[str] = []

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815 - the names http.server looks for

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Answers) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", paths
        server.shutdown()
        thread.join()


def test_nothing_a_document_links_to_is_fetched(asked) -> None:
    address, paths = asked
    page = f'<html><body><p>Words</p><img src="{address}/a.png"></body></html>'

    assert lines(read("html", page.encode(), Programs(convert=Office().convert))) == ["Words"]
    assert paths == []


def test_the_program_is_found_and_says_which_it_is() -> None:
    program = find_program()

    assert program is not None
    assert version_of(program).startswith("LibreOffice ")


def test_a_file_that_must_be_converted_goes_through_the_boundary_and_back() -> None:
    with Worker(()) as worker:
        (reading,) = worker.read(b"{\\rtf1 Dear all, the minutes are enclosed.\\par}")

    assert reading.status == "not_a_form"
