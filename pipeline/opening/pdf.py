"""Locked PDFs, opened in memory with pikepdf."""

import io

import pikepdf

from pipeline.errors import Unreadable


def unlock_pdf(content: bytes, password: str) -> bytes | None:
    """The same PDF without its lock; None where this password doesn't open it."""
    try:
        with pikepdf.open(io.BytesIO(content), password=password) as document:
            plain = io.BytesIO()
            document.save(plain)
            return plain.getvalue()
    except pikepdf.PasswordError:
        return None
    except (pikepdf.PdfError, ValueError, RuntimeError, RecursionError) as error:
        raise Unreadable("The PDF is damaged.", advice="Ask for it to be sent again.") from error
