"""A last paragraph for an old Word file that ends in a table.

Word never writes such a file; LibreOffice does, and when it reads its own work again the whole table becomes one line
of words. The paragraph is put where the text ends, and nothing is moved or made longer. Names and places are those of
Microsoft's [MS-DOC].
"""

import struct
from collections.abc import Iterator

from msgspec import Struct

_CELL_END, _PARAGRAPH = "\x07", "\r"
_PAGE = 512
_SECTIONS, _LOOKS, _PARAGRAPHS, _PIECES = 0xCA, 0xFA, 0x102, 0x1A2  # where the header says where a table lies
_TEXT_ENDS, _LENGTH = 0x1C, 0x4C
_NOT_UTF16 = 0x40000000
_COLUMNS = 0xD608  # the property that says where a table's columns stand
_ONLY_LOOKS = frozenset({0xD605, 0xD609, 0xD60C, 0xD612, 0xD613, 0xD616, 0xD632, 0xD634, 0xD670, 0xD671})
_LENGTHS = (1, 1, 2, 4, 2, 2, 0, 3)  # of what a property says, by the kind in its name; 0: told by its first byte
_TAIL, _FEW = 8_000, 12  # bytes and cells at the end that prove the whole
_ABOUT = 13  # bytes a page holds about each paragraph
BROKEN = (struct.error, IndexError, ValueError, OSError, TypeError, AttributeError, KeyError)


class _Text(Struct, frozen=True, kw_only=True):
    """Where the words of the document lie."""

    start: int
    length: int  # in letters

    @property
    def stop(self) -> int:
        """Where they end."""
        return self.start + 2 * self.length


def ends_in_a_table(words: bytearray, tables: bytearray) -> bool:
    """Whether the last of the words is a table's."""
    text = _text(words, tables)
    if text is None:
        return False
    return words[text.stop - 2 : text.stop].decode("utf-16-le", "replace") == _CELL_END


def last_cells(words: bytearray, tables: bytearray) -> list[str]:
    """What stands in the last cells of that table that hold one plain paragraph each."""
    text = _text(words, tables)
    if text is None:
        return []
    told = words[max(text.start, text.stop - _TAIL) : text.stop].decode("utf-16-le", "replace")
    return [cell for cell in told.split(_CELL_END)[1:] if cell.strip() and cell.isprintable()][-_FEW:]


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


def with_last_paragraph(words: bytearray, tables: bytearray) -> tuple[bytearray, bytearray] | None:
    """The same streams with a paragraph after that table; None where there is no room for one."""
    words, tables = words[:], tables[:]
    text = _text(words, tables)
    assert text is not None  # noqa: S101 - it ends in a table
    try:
        if not _has_room(words, text) or not _add_paragraph(words, tables, text):
            return None
        _move(words, tables, _LOOKS, text)
        _count_one_more(words, tables, text)
    except BROKEN:
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
        about[_ABOUT * at : _ABOUT * at] = bytes(_ABOUT)
        ends.insert(at, text.stop)
        new = struct.pack(f"<{len(ends)}I", *ends)
        if len(new) + len(about) > _make_room(words, page, about):
            return False
        words[page : page + len(new) + len(about)] = new + about
        words[page + _PAGE - 1] = len(ends) - 1
        return True
    return False


def _make_room(words: bytearray, page: int, about: bytearray) -> int:
    """Leave out of the page's first description what only colours and pads a table; where it begins now."""
    first = min((2 * number for number in about[::_ABOUT] if number), default=_PAGE - 1)
    at = page + first
    head, size = (1, 2 * words[at] - 1) if words[at] else (2, 2 * words[at + 1])
    says = bytes(words[at + head : at + head + size])
    plain = says[:2] + b"".join(_without_looks(says))
    if len(plain) == size or at + head + size > page + _PAGE:
        return first
    new = bytes((0, len(plain) // 2)) if len(plain) % 2 == 0 else bytes(((len(plain) + 1) // 2,))
    begins = (first + head + size - len(new) - len(plain)) & ~1
    words[page + begins : page + begins + len(new) + len(plain)] = new + plain
    about[::_ABOUT] = bytes(begins // 2 if 2 * number == first else number for number in about[::_ABOUT])
    return begins


def _without_looks(says: bytes) -> Iterator[bytes]:
    """Each property of a row after its style's number, but those that only colour and pad."""
    at = 2
    while at + 2 < len(says):
        (name,) = struct.unpack_from("<H", says, at)
        length = _LENGTHS[name >> 13] or 1 + says[at + 2]
        if name == _COLUMNS:
            length = 1 + struct.unpack_from("<H", says, at + 2)[0]
        if name not in _ONLY_LOOKS:
            yield says[at : at + 2 + length]
        at += 2 + length


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


def _number(stream: bytearray, at: int) -> int:
    (number,) = struct.unpack_from("<I", stream, at)
    return int(number)
