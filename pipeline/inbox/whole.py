"""Whether the bytes of a file are all there, told by its content and never by its name.

Just enough of each format to see that its end has arrived: a file is opened and read elsewhere. Where a format
can't tell (mail, text), resting is all we have. Saying 'not whole' of a whole but odd file costs a wait, no more.
"""

import re
import struct
from array import array

_ZIP_END = b"PK\x05\x06"
_ZIP64_END = b"PK\x06\x06"
_ZIP64_LOCATOR = b"PK\x06\x07"
_ZIP_ENTRY = b"PK\x01\x02"
_ZIP_FILE = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BEGINNINGS = (_ZIP_FILE, _OLE, b"{\\rtf1", b"%PDF-")
_OLE_LAST_SECTOR = 0xFFFFFFFA  # larger numbers have meanings of their own
_OLE_STREAM, _OLE_ROOT = 2, 5
_LONGEST_ZIP_COMMENT = 0xFFFF
_ZIP_ENDS_TRIED = 8  # a comment may hold the mark too; thousands of marks are an attack
_HOLE = bytes(512)  # so much nothing at either end is room made for what is still to come
_PAGE = bytes(4096)  # so much in the middle too, but in a compound file, which may be full of it


def whole(content: bytes) -> bool:
    """Whether nothing of the file is missing, as far as its format can tell."""
    if not content.strip(b"\0") or content.startswith(_HOLE):
        return False  # empty, or room made for a copy that has not come yet
    if any(beginning.startswith(content) for beginning in _BEGINNINGS):
        return False
    if content.startswith(_OLE):
        return _whole_ole(content)
    if _PAGE in content:
        return False  # copied in several streams, and one of them is behind
    if content.startswith((_ZIP_FILE, _ZIP_END)):
        return _whole_zip(content)
    if content.startswith(b"{\\rtf"):
        return _whole_rtf(content)
    if b"%PDF-" in content[:1024]:
        return _whole_pdf(content)
    return not content.endswith(_HOLE)


def _whole_zip(content: bytes) -> bool:
    """The directory stands last, says where it begins, and every file it lists begins where it says."""
    earliest = max(0, len(content) - _LONGEST_ZIP_COMMENT - 22)
    end = len(content)
    for _ in range(_ZIP_ENDS_TRIED):
        end = content.rfind(_ZIP_END, earliest, end)
        if end < 0:
            return False
        if _zip_directory_fits(content, end):
            return True
    return False


def _zip_directory_fits(content: bytes, end: int) -> bool:
    if end + 22 > len(content):
        return False
    entries, size, start, comment = struct.unpack_from("<HIIH", content, end + 10)
    if end + 22 + comment > len(content):
        return False
    stop = end
    if entries == 0xFFFF or 0xFFFFFFFF in (size, start):
        big = _zip64_directory(content, end)
        if big is None:
            return False
        entries, size, start, stop = big
    # A directory that does not end where its size says belongs to an archive inside this one.
    return start + size == stop and _zip_entries_fit(content, start, stop, entries)


def _zip64_directory(content: bytes, end: int) -> tuple[int, int, int, int] | None:
    locator = end - 20
    if locator < 0 or not content.startswith(_ZIP64_LOCATOR, locator):
        return None
    (record,) = struct.unpack_from("<Q", content, locator + 8)
    if record + 56 > locator or not content.startswith(_ZIP64_END, record):
        return None
    entries, size, start = struct.unpack_from("<QQQ", content, record + 32)
    return entries, size, start, record


def _zip_entries_fit(content: bytes, at: int, stop: int, entries: int) -> bool:
    for _ in range(entries):
        if at + 46 > stop or not content.startswith(_ZIP_ENTRY, at):
            return False
        name, extra, comment = struct.unpack_from("<HHH", content, at + 28)
        (file,) = struct.unpack_from("<I", content, at + 42)
        if file != 0xFFFFFFFF and not content.startswith(_ZIP_FILE, file):
            return False
        at += 46 + name + extra + comment
    return at == stop


def _whole_pdf(content: bytes) -> bool:
    """Its last words are '%%EOF', and before them the place of a cross-reference table that is there."""
    text = content.rstrip(b"\0\t\n\f\r ")
    if len(content) - len(text) > 2048 or not text.endswith(b"%%EOF"):
        return False
    told = re.search(rb"startxref\s+(\d{1,12})\s*%%EOF$", text[-2048:])
    if told is None or not _whole_linearised(content):
        return False
    header = content.find(b"%PDF-", 0, 1024)  # some writers count from here, past the junk before it
    return any(_cross_reference(content, int(told[1]) + start) for start in {0, header})


def _cross_reference(content: bytes, place: int) -> bool:
    there = content[place : place + 40].lstrip()
    return 0 < place < len(content) and bool(there.startswith(b"xref") or re.match(rb"\d+\s+\d+\s+obj", there))


def _whole_linearised(content: bytes) -> bool:
    """A file made for viewing page by page has an end near its beginning too; it says how long it is."""
    opening = content[:2048]
    if b"/Linearized" not in opening:
        return True
    length = re.search(rb"/L\s+(\d{1,12})", opening)
    return length is None or len(content) >= int(length[1])


def _whole_ole(content: bytes) -> bool:
    """The table of sectors is there, and so is every sector that a stream listed in the directory runs through."""
    if len(content) < 512 or content.endswith(_HOLE):
        return False
    (shift,) = struct.unpack_from("<H", content, 30)
    if shift not in (9, 12):
        return False
    sectors = (len(content) >> shift) - 1  # the header takes the place of one
    table = _ole_table(content, shift, sectors)
    if table is None:
        return False
    (directory,) = struct.unpack_from("<I", content, 48)
    listing = _ole_chain(table, directory, sectors, set())
    if not listing:
        return False
    entries = b"".join(content[(sector + 1) << shift : (sector + 2) << shift] for sector in listing)
    seen: set[int] = set()
    starts = _ole_streams(content, entries)
    return all(_ole_chain(table, start, sectors, seen) is not None for start in starts)


def _ole_streams(content: bytes, entries: bytes) -> list[int]:
    """Where the streams begin that have sectors of their own, the one that holds all small ones included."""
    (smallest,) = struct.unpack_from("<I", content, 56)
    (small_table,) = struct.unpack_from("<I", content, 60)
    starts = [small_table]
    for at in range(0, len(entries) - 127, 128):
        kind = entries[at + 66]
        start, size = struct.unpack_from("<II", entries, at + 116)
        if size and (kind == _OLE_ROOT or (kind == _OLE_STREAM and size >= smallest)):
            starts.append(start)
    return starts


def _ole_chain(table: "array[int]", start: int, sectors: int, seen: set[int]) -> list[int] | None:
    """The sectors from `start` to the end of its chain; None where one of them is not in the file."""
    chain: list[int] = []
    while start < _OLE_LAST_SECTOR and start not in seen:
        if start >= min(sectors, len(table)):
            return None
        seen.add(start)
        chain.append(start)
        start = table[start]
    return chain


def _ole_table(content: bytes, shift: int, sectors: int) -> "array[int] | None":
    """Which sector follows which, for the whole file; None where a piece of the table is missing."""
    (count,) = struct.unpack_from("<I", content, 44)
    (more, pieces) = struct.unpack_from("<II", content, 68)
    places = list(struct.unpack_from("<109I", content, 76))
    per_sector = (1 << shift) // 4
    if count > sectors or pieces > count // (per_sector - 1) + 1:
        return None  # more table than there is file
    for _ in range(pieces):
        if more >= sectors:
            return None
        *listed, more = struct.unpack_from(f"<{per_sector}I", content, (more + 1) << shift)
        places += listed
    places = [place for place in places if place < _OLE_LAST_SECTOR]
    if not places or len(set(places)) != count or len(places) != count or max(places) >= sectors:
        return None
    table = array("I")
    for place in places:
        begins = (place + 1) << shift
        table.extend(struct.unpack_from(f"<{per_sector}I", content, begins))
    return table


def _whole_rtf(content: bytes) -> bool:
    """As many closing braces as opening ones, and one of them last."""
    text = content.rstrip(b"\0\t\n\r ")
    if not text.endswith(b"}"):
        return False
    if b"\\bin" in text:
        return True  # raw bytes may hold braces that mean nothing
    plain = re.sub(rb"\\[\\{}]", b"", text)
    return plain.count(b"{") == plain.count(b"}")
