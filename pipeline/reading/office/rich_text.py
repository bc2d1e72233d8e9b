"""Rich-text files (.rtf): one that was cut is told by its braces; what LibreOffice drops is written so that it stays.

LibreOffice 7.4 shows today where a date field showed the day somebody saw, runs the paragraphs of a text box together,
and takes the first of a list's choices where the file says 'the default one'. Its own files don't say whether a tick
box is ticked at all.
"""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from pipeline.errors import Refused, Unreadable
from pipeline.model.sheet import Cell, Grid, Line, Mark, MarkKind, Remark, Sheet

_TOKEN = re.compile(rb"[{}]|\\bin(-?\d+) ?|\\(par|shptxt|fldinst|[a-z]+)(?![a-z])|\\[^a-z]")
_BOX = re.compile(rb"\bFORMCHECKBOX\b")
_TOLD = re.compile(rb"\\fftype1(?![0-9])")
_READ_AS_THEY_ARE = re.compile(rb"FORMTEXT|FORMCHECKBOX|FORMDROPDOWN|MACROBUTTON")
_DEFAULT_CHOICE = re.compile(
    rb"(\\fftype2(?![0-9])[^{}]{0,200}?\\ffres)25(?![0-9])((?:(?!\\fftype[0-9]).){0,2000}?\\ffdefres(\d+))", re.DOTALL
)
_MOST_DEPTH = 200  # tables in tables, fields in fields: forms come to twenty
_BREAK, _UNKNOWN = b"\\line\\par", b"\\*\\formlineinst"  # a group nobody knows is passed over


def prepared(content: bytes) -> bytes:
    """The same file: paragraphs of text boxes kept apart, fields shown as they were, each list's choice spelt out."""
    pieces, copied = [], 0
    for start, end, instead in sorted(_changes(content)):
        pieces += [content[copied:start], instead]
        copied = end
    whole = b"".join([*pieces, content[copied:]])
    return _DEFAULT_CHOICE.sub(rb"\g<1>\g<3>\g<2>", whole)


def _changes(content: bytes) -> Iterator[tuple[int, int, bytes]]:
    """What to put in place of what; on the way, whether every brace is closed."""
    depth, at = 0, 0
    boxes: list[int] = []
    fields: list[tuple[int, int]] = []
    while token := _TOKEN.search(content, at):
        at = token.end()
        if token[0] == b"{":
            depth = _deeper(depth)
        elif token[0] == b"}":
            depth -= 1
            while boxes and depth < boxes[-1]:
                boxes.pop()
            while fields and depth < fields[-1][1]:
                begun = fields.pop()[0]
                if not _READ_AS_THEY_ARE.search(content, begun, at):
                    yield begun, begun + len(rb"\fldinst"), _UNKNOWN
        elif token[1]:
            at += max(0, int(token[1][:10]))  # raw bytes, which may hold anything
        elif token[2] == b"shptxt":
            boxes.append(depth)
        elif token[2] == b"fldinst":
            fields.append((token.start(), depth))
        elif token[2] == b"par" and boxes:
            yield token.start(), token.end(), _BREAK
    if depth > 0:
        raise _cut()


def compared(content: bytes, sheet: Sheet) -> Sheet:
    """Doubt every tick box of a form field where the file doesn't say of each whether it is ticked."""
    if len(_BOX.findall(content)) <= len(_TOLD.findall(content)):
        return sheet
    blocks = tuple(_unknown(block) for block in sheet.blocks)
    return replace(sheet, blocks=blocks, remarks=(*sheet.remarks, _BOXES_UNKNOWN))


def _unknown(block: Line | Grid) -> Line | Grid:
    if isinstance(block, Line):
        return replace(block, marks=tuple(_untold(mark) for mark in block.marks))
    return replace(block, cells=tuple(_cell(cell) for cell in block.cells))


def _cell(cell: Cell) -> Cell:
    return replace(cell, blocks=tuple(_unknown(block) for block in cell.blocks))


def _untold(mark: Mark) -> Mark:
    untold = mark.kind is MarkKind.BOX and mark.start == mark.end and not mark.on
    return replace(mark, on=None, said=()) if untold else mark


def _deeper(depth: int) -> int:
    if depth < _MOST_DEPTH:
        return depth + 1
    raise Refused(
        "This rich-text file is nested far deeper than any form.",
        advice="Don't open it; ask the sender how it was made, and for a Word document (.docx) or a PDF.",
    )


def _cut() -> Unreadable:
    return Unreadable(
        "This rich-text file is only half there: its end is missing.",
        advice="Ask for it to be sent again, as a Word document (.docx) or as a PDF.",
    )


_BOXES_UNKNOWN = Remark(
    code="read-boxes-unknown",
    message="This file has tick boxes and doesn't say which are ticked: ask the sender, or see the original form.",
)
