"""A table whose rows people fill in: its head again on every page, each cell a place of its own."""

from pipeline.model.form import Field
from pipeline.stationery.looks import paler
from pipeline.stationery.pdf.parts import MARGIN, TEXT_WIDTH, Element, Kind, Place
from pipeline.stationery.pdf.pen import Pen
from pipeline.stationery.pdf.questions import PAD
from pipeline.stationery.pdf.typeface import typeface

_ROWS, _TALL = 8, 36.0
_SIZE, _LEADING = 10.0, 12.6


class Rows:
    """Draws one table."""

    def __init__(self, pen: Pen, one: Field, colour: str) -> None:
        self._pen, self._one, self._ground = pen, one, paler(colour)
        whole = sum(column.width for column in one.columns)
        self._widths = [TEXT_WIDTH * column.width / whole for column in one.columns]
        pairs = zip(one.columns, self._widths, strict=True)
        lines = [typeface(bold=True).lines(column.label, _SIZE, width - 2 * PAD) for column, width in pairs]
        self._head = max(map(len, lines)) * _LEADING + 2 * PAD

    def draw(self, means: Element) -> None:
        """The whole table; no row is cut in two by the end of a page."""
        self._pen.need(self._head + _TALL)
        table = means.add("Table")
        self._heads(table.add("TR"))
        self._pen.turned = self._heads
        for number in range(max(_ROWS, 2 * self._one.lines)):
            self._pen.need(_TALL)
            self._row(number, table.add("TR"))
        self._pen.turned = None

    def _heads(self, row: Element | None = None) -> None:
        """The head; told once, on later pages an ornament."""
        pen, left = self._pen, MARGIN
        for column, width in zip(self._one.columns, self._widths, strict=True):
            pen.cell((left, pen.y - self._head, left + width, pen.y), self._ground)
            told = None if row is None else row.add("TH", scope="Column")
            pen.words(column.label, left + PAD, pen.y - PAD + 2, width - 2 * PAD, _SIZE, told, bold=True)
            left += width
        pen.y -= self._head

    def _row(self, number: int, row: Element) -> None:
        pen, left = self._pen, MARGIN
        for column, width in zip(self._one.columns, self._widths, strict=True):
            pen.cell((left, pen.y - _TALL, left + width, pen.y))
            box = (left + 2, pen.y - _TALL + 2, left + width - 2, pen.y - 2)
            path = (f"{self._one.id}[{number}]", column.id)
            hint = f"{self._one.asked}, row {number + 1}: {column.label}"
            pen.put(Place(path=path, kind=Kind.PARAGRAPHS, box=box, hint=hint), row.add("TD").add("Form"))
            left += width
        pen.y -= _TALL
