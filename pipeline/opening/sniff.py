"""What a file is, told by its bytes; its name and extension are never believed."""

import re
from enum import StrEnum


class Carrier(StrEnum):
    """Every kind of file we can tell apart."""

    DOCX = "docx"
    PDF = "pdf"
    LOCKED_OFFICE = "locked_office"  # an Office file inside an encrypted wrapper
    OLD_WORD = "doc"
    WORD_XML = "wordml"
    ODT = "odt"
    RTF = "rtf"
    PAGES = "pages"
    MAIL = "eml"
    OUTLOOK = "msg"
    ZIP = "zip"
    SEVEN_ZIP = "7z"
    SPREADSHEET = "xlsx"
    PICTURE = "picture"
    HEIC = "heic"
    HTML = "html"
    WEB_ARCHIVE = "mht"
    TEXT = "text"
    EMPTY = "empty"
    UNKNOWN = "unknown"

    @property
    def phrase(self) -> str:
        """How people name such a file."""
        return _PHRASES[self]


_PHRASES = {
    Carrier.DOCX: "a Word document",
    Carrier.PDF: "a PDF",
    Carrier.LOCKED_OFFICE: "a locked Office file",
    Carrier.OLD_WORD: "a Word file of the old kind (.doc)",
    Carrier.WORD_XML: "a Word file as Word 2003 wrote XML",
    Carrier.ODT: "an OpenDocument text (.odt)",
    Carrier.RTF: "a rich-text file (.rtf)",
    Carrier.PAGES: "an Apple Pages document",
    Carrier.MAIL: "an e-mail",
    Carrier.OUTLOOK: "an Outlook message",
    Carrier.ZIP: "a zip archive",
    Carrier.SEVEN_ZIP: "a 7-Zip archive",
    Carrier.SPREADSHEET: "a spreadsheet or presentation",
    Carrier.PICTURE: "a picture",
    Carrier.HEIC: "a photograph as iPhones keep it (HEIC)",
    Carrier.HTML: "a web page",
    Carrier.WEB_ARCHIVE: "a web page with its pictures in one file (.mht)",
    Carrier.TEXT: "plain text",
    Carrier.EMPTY: "an empty file",
    Carrier.UNKNOWN: "a kind of file we don't know",
}

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIPS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_FLAT_PACKAGE = b"http://schemas.microsoft.com/office/2006/xmlPackage"  # all parts of a .docx in one XML file
_ODF = b"mimetypeapplication/vnd.oasis.opendocument."
_ODF_PARTS = (b"content.xml", b"styles.xml", b"META-INF/manifest.xml")
_FLAT_ODT = b'mimetype="application/vnd.oasis.opendocument.text'
_WORD_2003 = b"http://schemas.microsoft.com/office/word/2003/wordml"
_PAGE = (b"<!doctype html", b"<html", b"<head", b"<body", b"<meta", b"<table")
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\x00", b"MM\x00*", b"GIF8", b"BM")
_HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1")  # what stands at byte 8, behind 'ftyp'
_MAIL_HEADERS = (b"received:", b"from:", b"to:", b"subject:", b"date:", b"mime-version:", b"message-id:",
                 b"return-path:", b"x-unsent:", b"content-type:", b"delivered-to:", b"dkim-signature:")  # fmt: skip


def sniff(content: bytes) -> Carrier:
    """The kind of file these bytes are."""
    head = content[:4096]
    if not content.strip(b"\x00"):
        return Carrier.EMPTY
    if head.startswith(_ZIPS):
        return _kind_of_zip(content)
    if head.startswith(_OLE):
        return _kind_of_ole(content)
    if head.startswith(b"7z\xbc\xaf\x27\x1c"):
        return Carrier.SEVEN_ZIP
    if head.lstrip().startswith(b"{\\rtf"):
        return Carrier.RTF
    if head[4:8] == b"ftyp" and head[8:12] in _HEIC:
        return Carrier.HEIC
    if head.startswith(_PICTURES) or (head.startswith(b"RIFF") and head[8:12] == b"WEBP"):
        return Carrier.PICTURE
    # Scanners and mail gateways put up to a kilobyte of their own before the PDF header.
    if b"%PDF-" in head[:1536]:
        return Carrier.PDF
    return _kind_of_text(head)


def _kind_of_zip(content: bytes) -> Carrier:
    # Names in a zip stand uncompressed in every local header and in the directory at its end.
    if (named := content[:200].partition(_ODF)[2]) and not named.startswith(b"text"):
        return Carrier.SPREADSHEET
    if named or all(name in content for name in _ODF_PARTS):
        return Carrier.ODT
    if b"Index/Document.iwa" in content:
        return Carrier.PAGES
    if b"word/document" in content or (b"word/" in content and b"[Content_Types].xml" in content):
        return Carrier.DOCX
    if b"[Content_Types].xml" in content:
        return Carrier.SPREADSHEET if b"xl/" in content or b"ppt/" in content else Carrier.DOCX
    return Carrier.ZIP


def _kind_of_ole(content: bytes) -> Carrier:
    # Stream names stand as UTF-16 in the directory; reading them this way needs no parser and can't be misled into one.
    def names(stream: str) -> bool:
        return re.search(re.escape(stream.encode("utf-16-le")), content, re.IGNORECASE) is not None

    if names("EncryptedPackage") or names("EncryptionInfo"):
        return Carrier.LOCKED_OFFICE
    if names("__properties_version1.0"):
        return Carrier.OUTLOOK
    if names("WordDocument"):
        return Carrier.OLD_WORD
    if names("Workbook") or names("PowerPoint Document"):
        return Carrier.SPREADSHEET
    return Carrier.UNKNOWN


def _kind_of_text(head: bytes) -> Carrier:
    plain = head.replace(b"\0", b"")  # as UTF-16 has between its letters
    if _FLAT_PACKAGE in plain and (b"Word.Document" in plain or b"wordprocessingml" in plain):
        return Carrier.DOCX
    if _FLAT_ODT in plain:
        return Carrier.ODT
    if _WORD_2003 in plain:
        return Carrier.WORD_XML
    start = plain.lstrip(b"\xff\xfe\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(_PAGE) or (start.startswith(b"<") and b"<html" in start):
        return Carrier.HTML
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Carrier.TEXT
    if start.startswith(_MAIL_HEADERS):
        return Carrier.WEB_ARCHIVE if _is_web_archive(start) else Carrier.MAIL
    return Carrier.UNKNOWN if b"\x00" in head else Carrier.TEXT


def _is_web_archive(start: bytes) -> bool:
    """Word's 'single file web page' is a mail that nobody sent."""
    sent = re.search(rb"^(from|to|received|return-path):", start, re.MULTILINE)
    return sent is None and b"multipart/related" in start
