"""Rich-text files (.rtf): one that was cut is told by its braces; what LibreOffice drops is written so that it stays.

LibreOffice 7.4 runs the paragraphs of a text box together, and takes the first of a list's choices where the file says
'the default one'. Its own files don't say whether a tick box is ticked at all.
"""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from pipeline.errors import Unreadable
from pipeline.model.sheet import Cell, Grid, Line, Mark, MarkKind, Remark, Sheet

_TOKEN = re.compile(rb"[{}]|\\bin(-?\d+) ?|\\(par|shptxt|pard|[a-z]+)(?![a-z])|\\[^a-z]")
_BOX = re.compile(rb"\bFORMCHECKBOX\b")
_TOLD = re.compile(rb"\\fftype1(?![0-9])")
_DEFAULT_CHOICE = re.compile(
    rb"(\\fftype2(?![0-9])[^{}]{0,200}?\\ffres)25(?![0-9])((?:(?!\\fftype).){0,2000}?\\ffdefres(\d+))", re.DOTALL
)


def prepared(content: bytes) -> bytes:
    """The same file, with the paragraphs of text boxes kept apart and each list's choice spelt out."""
    pieces, copied = [], 0
    for end in _paragraph_ends_in_boxes(content):
        pieces += [content[copied:end], b"\\line"]
        copied = end
    whole = b"".join([*pieces, content[copied:]])
    return _DEFAULT_CHOICE.sub(rb"\g<1>\g<3>\g<2>", whole)


def _paragraph_ends_in_boxes(content: bytes) -> Iterator[int]:
    """Where a paragraph ends inside a text box; on the way, whether every brace is closed."""
    depth, at = 0, 0
    boxes: list[int] = []
    while token := _TOKEN.search(content, at):
        at = token.end()
        word = token[0]
        if word == b"{":
            depth += 1
        elif word == b"}":
            depth -= 1
            while boxes and depth < boxes[-1]:
                boxes.pop()
        elif token[1]:
            at += max(0, int(token[1]))  # raw bytes, which may hold anything
        elif token[2] == b"shptxt":
            boxes.append(depth)
        elif token[2] == b"par" and boxes:
            yield token.start()
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


def _cut() -> Unreadable:
    return Unreadable(
        "This rich-text file is only half there: its end is missing.",
        advice="Ask for it to be sent again, as a Word document (.docx) or as a PDF.",
    )


_BOXES_UNKNOWN = Remark(
    code="read-boxes-unknown",
    message="This file has tick boxes and doesn't say which are ticked: ask the sender, or see the original form.",
)
