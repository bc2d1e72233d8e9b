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
from msgspec.structs import replace

from pipeline.errors import Unreadable
from pipeline.model.sheet import Grid, Line, MarkKind, Remark, Sheet, lines_of
from pipeline.reading.office.last_paragraph import BROKEN, ends_in_a_table, last_cells, with_last_paragraph

_FIELDS = (0x11A, 0x122, 0x12A, 0x132, 0x21A, 0x262)  # of the text, headers, footnotes, comments, endnotes, text boxes
_BEGINS, _SHOWS, _ENDS = 0x13, 0x14, 0x15
_NO_KIND = 2
# Form fields, prompts and symbols; pictures and links; contents; what shows nothing.
_READ_AS_THEY_ARE = frozenset({70, 71, 83, 51, 57, 58, 67, 88, 95, 13, 8, 4, 9, 6, 38, _NO_KIND})
_OLDER = (b"\xdc\xa5", b"\xdb\xa5", b"\x9b\xa5")
_ASK = "Ask for it to be sent again, as a Word document (.docx) or as a PDF."


def prepared(content: bytes) -> bytes:
    """The same file with a last paragraph, and with fields that show what they showed when it was saved."""
    words, tables = _streams(content)
    settled = _keep_results(words, tables)
    if ends_in_a_table(words, tables):
        words, tables = with_last_paragraph(words, tables) or (words, tables)
    elif not settled:
        return content
    return _written(content, {"WordDocument": words, _tables_name(words): tables})


def compared(content: bytes, sheet: Sheet) -> Sheet:
    """Nothing is missed but a last table that could not be kept, or not cell by cell."""
    words, tables = _streams(content)
    if not ends_in_a_table(words, tables):
        return sheet
    cells = (cell for block in sheet.blocks if isinstance(block, Grid) for cell in block.cells)
    kept = {_folded(" ".join(_with_deletions(line) for line in lines_of(cell.blocks))) for cell in cells}
    lost = any(_folded(cell) not in kept for cell in last_cells(words, tables))
    return sheet if not lost else replace(sheet, remarks=(*sheet.remarks, _LOST_TABLE))


def _with_deletions(line: Line) -> str:
    """The words as the file keeps them, where deleted ones stand among the others."""
    text = line.text
    for mark in reversed(line.marks):
        if mark.kind is MarkKind.DELETED:
            text = text[: mark.start] + "".join(telling.text for telling in mark.said) + text[mark.start :]
    return text


def _folded(text: str) -> str:
    return " ".join(text.split())


def _streams(content: bytes) -> tuple[bytearray, bytearray]:
    """The words with what stands before them, and the tables that say what they are."""
    try:
        with olefile.OleFileIO(BytesIO(content), raise_defects=olefile.DEFECT_INCORRECT) as file:
            _refuse_cut(content, file)
            words = bytearray(file.openstream("WordDocument").read())
            _refuse_older(words)
            return words, bytearray(file.openstream(_tables_name(words)).read())
    except BROKEN as error:
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


def _written(content: bytes, streams: dict[str, bytearray]) -> bytes:
    copy = BytesIO(content)
    try:
        with olefile.OleFileIO(copy, write_mode=True) as file:
            for name, stream in streams.items():
                file.write_stream(name, bytes(stream))
            return copy.getvalue()
    except BROKEN as error:
        raise Unreadable("This old Word file is damaged.", advice=_ASK) from error


def _number(stream: bytearray, at: int) -> int:
    (number,) = struct.unpack_from("<I", stream, at)
    return int(number)


_LOST_TABLE = Remark(
    code="read-lost-table",
    message="This file ends in a table that could not be read as one: compare its rows with the original.",
)
