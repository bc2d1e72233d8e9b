"""Old Word files (.doc), mended before LibreOffice reads them: what would be worked out anew, and what would be lost.

A date field would show today instead of the day somebody saw, so fields are made to show their last result. And a file
that ends in a table without a last paragraph gets one: Word never writes such a file, but LibreOffice does, and when
it reads its own work again the whole table becomes one line of words. Names and places of the parts are those of
Microsoft's [MS-DOC]; nothing is moved or made longer, so the file around them stays as it is.
"""

import struct
from collections.abc import Iterator
from io import BytesIO

import olefile
from msgspec import Struct
from msgspec.structs import replace

from pipeline.errors import Unreadable
from pipeline.model.sheet import Remark, Sheet

_CELL_END, _PARAGRAPH = "\x07", "\r"
_PAGE = 512
_SECTIONS, _LOOKS, _PARAGRAPHS, _PIECES = 0xCA, 0xFA, 0x102, 0x1A2  # where the header says where a table lies
_TEXT_ENDS, _LENGTH = 0x1C, 0x4C
_NOT_UTF16 = 0x40000000
_FIELDS = (0x11A, 0x122, 0x12A, 0x132, 0x21A, 0x262)  # of the text, headers, footnotes, comments, endnotes, text boxes
_BEGINS, _SHOWS, _ENDS = 0x13, 0x14, 0x15
_NO_KIND = 2
# Form fields, prompts and symbols; pictures and links; contents; what shows nothing.
_READ_AS_THEY_ARE = frozenset({70, 71, 83, 51, 57, 58, 67, 88, 95, 13, 8, 4, 9, 6, 38, _NO_KIND})
_OLDER = (b"\xdc\xa5", b"\xdb\xa5", b"\x9b\xa5")
_ABOUT = 13  # bytes a page holds about each paragraph
_ASK = "Ask for it to be sent again, as a Word document (.docx) or as a PDF."
_BROKEN = (struct.error, IndexError, ValueError, OSError, TypeError, AttributeError, KeyError)


class _Text(Struct, frozen=True, kw_only=True):
    """Where the words of the document lie."""

    start: int
    length: int  # in letters

    @property
    def stop(self) -> int:
        """Where they end."""
        return self.start + 2 * self.length


def prepared(content: bytes) -> bytes:
    """The same file with a last paragraph, and with fields that show what they showed when it was saved."""
    words, tables = _streams(content)
    settled = _keep_results(words, tables)
    if _ends_in_a_table(words, tables):
        words, tables = _with_last_paragraph(words, tables) or (words, tables)
    elif not settled:
        return content
    return _written(content, {"WordDocument": words, _tables_name(words): tables})


def compared(content: bytes, sheet: Sheet) -> Sheet:
    """Nothing is missed but a last table that could not be kept."""
    lost = _ends_in_a_table(*_streams(prepared(content)))
    return sheet if not lost else replace(sheet, remarks=(*sheet.remarks, _LOST_TABLE))


def _streams(content: bytes) -> tuple[bytearray, bytearray]:
    """The words with what stands before them, and the tables that say what they are."""
    try:
        with olefile.OleFileIO(BytesIO(content), raise_defects=olefile.DEFECT_INCORRECT) as file:
            _refuse_cut(content, file)
            words = bytearray(file.openstream("WordDocument").read())
            _refuse_older(words)
            return words, bytearray(file.openstream(_tables_name(words)).read())
    except _BROKEN as error:
        raise Unreadable("This old Word file is damaged or only half there.", advice=_ASK) from error


def _refuse_cut(content: bytes, file: olefile.OleFileIO) -> None:
    """The reader takes the last sector for whole however little of it is there."""
    last, odd = divmod(len(content), file.sectorsize)
    if odd and last - 1 < len(file.fat) and file.fat[last - 1] != olefile.FREESECT:
        raise OSError


def _refuse_older(words: bytearray) -> None:
    if words[:2] in _OLDER:
        raise Unreadable("This file was saved by a Word older than Word 97.", advice=_ASK)


def _tables_name(words: bytearray) -> str:
    return "1Table" if _number(words, 10) & 0x200 else "0Table"


def _ends_in_a_table(words: bytearray, tables: bytearray) -> bool:
    text = _text(words, tables)
    if text is None:
        return False
    return words[text.stop - 2 : text.stop].decode("utf-16-le", "replace") == _CELL_END


def _text(words: bytearray, tables: bytearray) -> _Text | None:
    """Where the words lie; None where they lie in pieces, or headers and notes follow: there no table is lost."""
    try:
        place, size = struct.unpack_from("<II", words, _PIECES)
        kind, _, first, last, _, start = struct.unpack_from("<BIIIHI", tables, place)
        length = _number(words, _LENGTH)
    except struct.error:
        return None
    if (kind, size, first) != (2, 21, 0) or start & _NOT_UTF16 or length != last or not length:
        return None
    return _Text(start=start, length=length)


def _keep_results(words: bytearray, tables: bytearray) -> bool:
    """Make of every field that would be worked out anew one of no known kind: its last result stays as it was."""
    changed = False
    for place, size in (struct.unpack_from("<II", words, which) for which in _FIELDS if which + 8 <= len(words)):
        count = (size - 4) // 6 if size > 4 else 0
        first = place + 4 * (count + 1)
        if first + 2 * count > len(tables):
            continue
        for at in _with_results(tables, range(first, first + 2 * count, 2)):
            changed = changed or tables[at + 1] != _NO_KIND
            tables[at + 1] = _NO_KIND
    return changed


def _with_results(tables: bytearray, marks: range) -> Iterator[int]:
    """Where fields begin that show a result and are none that are read as they are."""
    open_now: list[int] = []
    for at in marks:
        kind = tables[at] & 0x1F
        if kind == _BEGINS:
            open_now.append(at)
        elif kind == _SHOWS and open_now and tables[open_now[-1] + 1] not in _READ_AS_THEY_ARE:
            yield open_now[-1]
        elif kind == _ENDS and open_now:
            open_now.pop()


def _with_last_paragraph(words: bytearray, tables: bytearray) -> tuple[bytearray, bytearray] | None:
    words, tables = words[:], tables[:]
    text = _text(words, tables)
    assert text is not None  # noqa: S101 - it ends in a table
    try:
        if not _has_room(words, text) or not _add_paragraph(words, tables, text):
            return None
        _move(words, tables, _LOOKS, text)
        _count_one_more(words, tables, text)
    except _BROKEN:
        return None
    words[text.stop : text.stop + 2] = _PARAGRAPH.encode("utf-16-le")
    return words, tables


def _has_room(words: bytearray, text: _Text) -> bool:
    """Whether a letter fits in before the page after the words begins."""
    return text.stop % _PAGE != 0 and words[text.stop : text.stop + 2] == b"\0\0"


def _add_paragraph(words: bytearray, tables: bytearray, text: _Text) -> bool:
    """Say of the new letter that it is a plain paragraph: one entry more in the page that tells of the table's end."""
    for page in _move(words, tables, _PARAGRAPHS, text):
        count = words[page + _PAGE - 1]
        ends = list(struct.unpack_from(f"<{count + 1}I", words, page))
        if text.stop + 2 not in ends[1:]:
            continue
        at = ends.index(text.stop + 2, 1)
        about = words[page + 4 * (count + 1) : page + 4 * (count + 1) + _ABOUT * count]
        free = min((2 * about[_ABOUT * n] for n in range(count) if about[_ABOUT * n]), default=_PAGE - 1)
        about[_ABOUT * at : _ABOUT * at] = bytes(_ABOUT)
        ends.insert(at, text.stop)
        _made_room(ends, about, free)
        new = struct.pack(f"<{len(ends)}I", *ends) + about
        if len(new) > free:
            return False
        words[page : page + len(new)] = new
        words[page + _PAGE - 1] = len(about) // _ABOUT
        return True
    return False


def _made_room(ends: list[int], about: bytearray, free: int) -> None:
    """Where the page is full, tell of two neighbours that are alike as one."""
    at = 0
    while 4 * len(ends) + len(about) > free and _ABOUT * (at + 2) <= len(about):
        if about[_ABOUT * at : _ABOUT * (at + 1)] == about[_ABOUT * (at + 1) : _ABOUT * (at + 2)]:
            del ends[at + 1], about[_ABOUT * at : _ABOUT * (at + 1)]
        else:
            at += 1


def _move(words: bytearray, tables: bytearray, which: int, text: _Text) -> list[int]:
    """Let what ends where the words end do so one letter later; the pages that tell of it."""
    place, size = struct.unpack_from("<II", words, which)
    count = (size - 4) // 8
    _shift(tables, place, count + 1, text.stop, 2)
    numbers = struct.unpack_from(f"<{count}I", tables, place + 4 * (count + 1))
    pages = [_PAGE * (number & 0x3FFFFF) for number in numbers]
    for page in pages:
        _shift(words, page, words[page + _PAGE - 1] + 1, text.stop, 2)
    return pages


def _shift(stream: bytearray, place: int, count: int, after: int, by: int) -> None:
    for at in range(place, place + 4 * count, 4):
        number = _number(stream, at)
        if number >= after:
            struct.pack_into("<I", stream, at, number + by)


def _count_one_more(words: bytearray, tables: bytearray, text: _Text) -> None:
    struct.pack_into("<I", words, _LENGTH, text.length + 1)
    struct.pack_into("<I", words, _TEXT_ENDS, _number(words, _TEXT_ENDS) + 2)
    pieces = _number(words, _PIECES)
    struct.pack_into("<I", tables, pieces + 9, text.length + 1)
    sections, size = struct.unpack_from("<II", words, _SECTIONS)
    _shift(tables, sections, (size - 4) // 16 + 1, text.length, 1)


def _written(content: bytes, streams: dict[str, bytearray]) -> bytes:
    copy = BytesIO(content)
    try:
        with olefile.OleFileIO(copy, write_mode=True) as file:
            for name, stream in streams.items():
                file.write_stream(name, bytes(stream))
            return copy.getvalue()
    except _BROKEN as error:
        raise Unreadable("This old Word file is damaged.", advice=_ASK) from error


def _number(stream: bytearray, at: int) -> int:
    (number,) = struct.unpack_from("<I", stream, at)
    return int(number)


_LOST_TABLE = Remark(
    code="read-lost-table",
    message="This file ends in a table that could not be read as one: compare its rows with the original.",
)
