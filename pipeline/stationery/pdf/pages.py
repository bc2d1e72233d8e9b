"""A PDF form page by page: letter head, sections in printed order, heads and feet; declared by the definition."""

from itertools import groupby

from pipeline.model.form import Edition, Field, FieldType, FilledBy, Form, Section
from pipeline.model.partnership import Partnership
from pipeline.stationery.frame import fitted
from pipeline.stationery.pages import side_by_side
from pipeline.stationery.pdf.parts import (
    BLACK,
    GREY,
    HIGH,
    MARGIN,
    OFFICE,
    TEXT_WIDTH,
    WHITE,
    WIDE,
    Element,
    Ground,
    Page,
    Picture,
    Print,
)
from pipeline.stationery.pdf.pen import Pen
from pipeline.stationery.pdf.questions import PAD, Questions
from pipeline.stationery.pdf.rows import Rows
from pipeline.stationery.pdf.typeface import typeface

_TWELFTH = TEXT_WIDTH / 12
_GAP, _BAND = 8.0, 11.5


class Pages:
    """One edition of a form."""

    def __init__(self, form: Form, edition: Edition, partnership: Partnership, logo: bytes) -> None:
        self._form, self._edition, self._partnership, self._logo = form, edition, partnership, logo
        self._pen = Pen()
        asked = [one for one in form.fields() if one.id not in edition.without]
        self._worded = {one.option_label: one for one in asked if one.option_label}
        self._questions = Questions(self._pen, edition.labels, self._worded)

    def drawn(self) -> tuple[list[Page], Element]:
        """Every page, and what their content means in reading order."""
        self._letter_head()
        self._opening()
        for section in self._form.sections:
            self._section(section)
        for line in self._form.closing:
            self._paragraph(line, 11, "P")
        self._around()
        return self._pen.pages, self._pen.story

    def _letter_head(self) -> None:
        """The logo, and where the office is reached: the head of the first page."""
        pen, office = self._pen, self._partnership.office
        wide, high = (side / 12700 for side in fitted(self._logo))
        says = self._partnership.branding.logo_text or self._partnership.name
        box = (MARGIN, pen.y - high, MARGIN + wide, pen.y)
        pen.put(Picture(content=self._logo, box=box, says=says), pen.story.add("Figure"))
        reached = "  ·  ".join(words for words in (office.telephone, office.email) if words)
        top = pen.y
        for words, bold in ((office.name, True), (", ".join(office.address), False), (reached, False)):
            for line in typeface(bold=bold).lines(words, 9, TEXT_WIDTH - wide - 20):
                left = WIDE - MARGIN - typeface(bold=bold).width(line, 9)
                top -= 12
                told = Print(words=line, left=left, foot=top, size=9, bold=bold, colour=BLACK if bold else GREY)
                pen.pages[0].around.append(told)
        pen.y = min(top, pen.y - high) - 10

    def _opening(self) -> None:
        self._paragraph(self._edition.titles[0], 20, "H1", bold=True, colour=self._partnership.branding.colour)
        form = self._form
        for line in form.opening or (() if form.closing else [line for line in form.printed if "…" not in line]):
            self._paragraph(line, 11, "P")

    def _paragraph(self, words: str, size: float, tag: str, *, bold: bool = False, colour: str = "000000") -> None:
        pen = self._pen
        pen.need(len(typeface(bold=bold).lines(words, size, TEXT_WIDTH)) * size * 1.3)
        told = pen.story.add(tag)
        pen.y = pen.words(words, MARGIN, pen.y, TEXT_WIDTH, size, told, bold=bold, colour=colour, leading=1.3) - 7

    def _section(self, section: Section) -> None:
        asked = [one for one in section.fields if self._stands_alone(one)]
        if not asked:
            return
        office = section.by is FilledBy.PARTNERSHIP
        groups = [(kind, list(some)) for kind, some in groupby(asked, key=lambda one: one.type is FieldType.TABLE)]
        self._pen.need(self._least(section, *groups[0]))
        self._pen.y -= _GAP / 2
        for line in section.before:
            self._paragraph(line, 10.5, "P", bold=True)
        means = self._pen.story.add("Sect")
        if section.printed:
            self._band(section.label, GREY if office else self._partnership.branding.colour, means)
        for grows, some in groups:
            if grows:
                for one in some:
                    Rows(self._pen, one, self._partnership.branding.colour).draw(means)
                    self._pen.y -= _GAP
            else:
                for cells in side_by_side(some):
                    self._line(cells, means, fill=OFFICE if office else "")
                self._pen.y -= _GAP

    def _least(self, section: Section, grows: bool, some: list[Field]) -> float:  # noqa: FBT001 - as it is grouped
        """What a section needs of a page to begin on it: its head and its first line."""
        first = 75.0 if grows else self._tall(side_by_side(some)[0])
        return 40.0 + 30 * len(section.before) + min(first, 400.0)

    def _stands_alone(self, one: Field) -> bool:
        return one.id not in self._edition.without and self._worded.get(one.option_label) is not one

    def _band(self, words: str, colour: str, means: Element) -> None:
        pen = self._pen
        lines = typeface(bold=True).lines(words, _BAND, TEXT_WIDTH - 2 * PAD)
        tall = len(lines) * _BAND * 1.26 + 6
        pen.put(Ground(box=(MARGIN, pen.y - tall, MARGIN + TEXT_WIDTH, pen.y), fill=colour))
        pen.words(words, MARGIN + PAD, pen.y - 2, TEXT_WIDTH - 2 * PAD, _BAND, means.add("H2"), bold=True, colour=WHITE)
        pen.y -= tall

    def _widths(self, cells: list[list[Field]]) -> list[float]:
        widths = [_TWELFTH * cell[0].layout.twelfths for cell in cells]
        widths[-1] += TEXT_WIDTH - sum(widths)
        return widths

    def _tall(self, cells: list[list[Field]]) -> float:
        return max(self._questions.height(cell, width) for cell, width in zip(cells, self._widths(cells), strict=True))

    def _line(self, cells: list[list[Field]], means: Element, *, fill: str) -> None:
        tall = self._tall(cells)
        self._pen.need(tall)
        left = MARGIN
        for cell, width in zip(cells, self._widths(cells), strict=True):
            box = (left, self._pen.y - tall, left + width, self._pen.y)
            self._pen.cell(box, fill)
            self._questions.cell(cell, box, means.add("Div"))
            left += width
        self._pen.y -= tall

    def _around(self) -> None:
        """Heads and feet, when it is known how many pages there are."""
        shown, count = self._partnership, len(self._pen.pages)
        marking = f"{shown.branding.marking} when complete" if shown.branding.marking else ""
        for number, page in enumerate(self._pen.pages, start=1):
            middle = (WIDE - typeface(bold=True).width(marking, 9)) / 2
            lines = [Print(words=marking, left=middle, foot=HIGH - 38, size=9, bold=True)] if marking else []
            if number > 1:
                title = f"{shown.short}  ·  {self._edition.titles[0]}"
                lines.append(_small(title, MARGIN, HIGH - 58))
            told = f"Page {number} of {count}"
            lines.append(_small(f"{shown.short}  ·  Form edition {self._edition.id}", MARGIN, 50))
            lines.append(_small(told, WIDE - MARGIN - typeface().width(told, 9), 50))
            offer = typeface().lines(shown.branding.strapline, 9, TEXT_WIDTH) if shown.branding.strapline else []
            lines += [_small(line, MARGIN, 38 - 11 * at) for at, line in enumerate(offer)]
            page.around += lines


def _small(words: str, left: float, foot: float) -> Print:
    return Print(words=words, left=left, foot=foot, size=9, colour=GREY)
