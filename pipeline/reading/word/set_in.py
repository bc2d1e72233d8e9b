"""Word documents that are nothing but a wrapping: all their words are in one other document that is set into them.

Programs that make Word documents of web pages write them so; Word unpacks what is set in when it opens the file.
"""

from pipeline.model.sheet import Region, Sheet
from pipeline.reading.word.package import Package

_KINDS = ((b"PK\x03\x04", "docx"), (b"{\\rtf", "rtf"), (b"mime-version:", "mht"), (b"<", "html"))
_KIND = "aFChunk"


def only_wraps(sheet: Sheet) -> bool:
    """Whether another document is set into this one, and it says nothing itself."""
    told = any(remark.code == "read-embedded" for remark in sheet.remarks)
    return told and not any(line.text.strip() for line in sheet.lines() if line.region is Region.BODY)


def document_in(content: bytes) -> tuple[str, bytes] | None:
    """The document that is set in, and of what kind it is; None where there are several, or none we know."""
    package = Package(content)
    found = [link for link in package.links(package.main()) if link.kind == _KIND]
    data = package.bytes_of(found[0].target) if len(found) == 1 and not found[0].outside else None
    if data is None:
        return None
    start = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return next(((carrier, data) for sign, carrier in _KINDS if start.startswith(sign.lower())), None)
