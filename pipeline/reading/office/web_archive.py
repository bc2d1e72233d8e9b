"""Word's 'single file web page' (.mht): the page itself, taken out of the mail nobody sent that it is wrapped in."""

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import Message

from pipeline.errors import Unreadable
from pipeline.reading.office.web_page import compared

_TWO_BYTES = ("unicode", "utf-16", "utf-16le")  # 'unicode' is Word's own name for it


def prepared(content: bytes) -> bytes:
    """The first web page of the archive; its pictures, and frames with headers in them, are left behind."""
    try:
        page = next(_pages(message_from_bytes(content, policy=policy.compat32)), b"")
    except RecursionError:
        page = b""
    if not page.strip():
        raise Unreadable(
            "This web page in one file (.mht) is damaged or only half there.",
            advice="Open it in Word and save a .docx copy into the inbox, or ask for it as a .docx or PDF.",
        )
    return page


def _pages(mail: Message) -> Iterator[bytes]:
    for part in mail.walk():
        if part.get_content_type() == "text/html" and not part.is_multipart():
            page = part.get_payload(decode=True)
            if isinstance(page, bytes):
                yield _in_bytes(page, str(part.get_param("charset", "")))


def _in_bytes(page: bytes, charset: str) -> bytes:
    """A page says in itself how its letters are written, but for those of two bytes a letter."""
    if charset.lower() not in _TWO_BYTES or page[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return page
    return b"\xff\xfe" + page


__all__ = ["compared", "prepared"]
