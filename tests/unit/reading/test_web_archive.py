"""Word's 'single file web page' is read as the web page in it."""

from pathlib import Path

import pytest

from pipeline.errors import Unreadable
from pipeline.reading.office import web_archive

SAMPLE = (Path(__file__).parents[2] / "samples" / "office" / "hand-form.mht").read_bytes()
HEAD = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=edge\r\n\r\n"


def wrapped(page: bytes, about: bytes) -> bytes:
    return HEAD + b"--edge\r\nContent-Type: " + about + b"\r\n\r\n" + page + b"\r\n--edge--\r\n"


def test_the_page_comes_out_in_its_own_letters_without_its_pictures() -> None:
    page = web_archive.prepared(SAMPLE).decode("windows-1252")
    assert ("Zoë Sample" in page, "An audit – soon." in page, "PNG" in page) == (True, True, False)


def test_a_page_of_two_bytes_a_letter_says_so_where_its_wrapping_did() -> None:
    page = web_archive.prepared(wrapped("<html>Zoë</html>".encode("utf-16-le"), b'text/html; charset="unicode"'))
    assert page.decode("utf-16").startswith("<html>Zoë</html>")


@pytest.mark.parametrize(
    "content",
    [HEAD, wrapped(b"", b"text/html"), wrapped(b"words", b"text/plain"), HEAD + b"--edge\r\n" * 5_000],
    ids=["nothing in it", "an empty page", "no page", "edges without end"],
)
def test_an_archive_without_a_page_is_told_as_damaged(content: bytes) -> None:
    with pytest.raises(Unreadable, match="damaged or only half there"):
        web_archive.prepared(content)
