"""PDF pages drawn on the spot, for the tests beside this file."""

import io
from collections.abc import Callable

from reportlab.pdfgen.canvas import Canvas

from pipeline.model.sheet import Mark, MarkKind, Sheet

Draw = Callable[[Canvas], object]


def pdf(*draw: Draw) -> bytes:
    """One page as all of these draw it."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    canvas.setFont("Helvetica", 10)
    for one in draw:
        one(canvas)
    canvas.save()
    return out.getvalue()


def marks(sheet: Sheet, kind: MarkKind) -> list[Mark]:
    """All marks of this kind."""
    return [mark for line in sheet.lines() for mark in line.marks if mark.kind is kind]


def marked(sheet: Sheet, kind: MarkKind) -> list[str]:
    """What bears a mark of this kind."""
    return [line.text[m.start : m.end] for line in sheet.lines() for m in line.marks if m.kind is kind]
