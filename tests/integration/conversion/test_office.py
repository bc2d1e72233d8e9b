"""LibreOffice itself converts; what it makes reads like the original."""

import shutil
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from pipeline.conversion import Office, find_program, version_of
from pipeline.model.sheet import Sheet
from pipeline.reading import read
from pipeline.worker.parent import Worker

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine"),
]


def texts(sheet: Sheet) -> list[str]:
    return [line.text for line in sheet.lines()]


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
    html = f'<html><body><p>Words</p><img src="{address}/a.png"><iframe src="{address}/b"></iframe></body></html>'
    linked = f'{{\\rtf1 Words{{\\field{{\\*\\fldinst INCLUDEPICTURE "{address}/c.png" \\\\d}}{{\\fldrslt }}}}\\par}}'
    for carrier, content in (("html", html), ("rtf", linked)):
        assert any("Words" in line for line in texts(read(carrier, content.encode(), Office().convert)))

    assert paths == []


def test_the_program_is_found_and_says_which_it_is() -> None:
    program = find_program()

    assert program is not None
    assert version_of(program).startswith("LibreOffice ")


def test_a_file_that_must_be_converted_goes_through_the_boundary_and_back() -> None:
    with Worker(()) as worker:
        (reading,) = worker.read(b"{\\rtf1 Dear all, the minutes are enclosed.\\par}")

    assert reading.status == "not_a_form"
