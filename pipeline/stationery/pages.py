"""An empty form page by page: head, sections in printed order, foot; declared by the definition, drawn here."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from pipeline.model.form import Edition, Field, FieldType, FilledBy, Form, Section
from pipeline.model.partnership import Partnership
from pipeline.stationery.controls import Controls
from pipeline.stationery.frame import foot, letter_head, running_head
from pipeline.stationery.markup import TEXT_WIDTH, paragraph, row, run, table
from pipeline.stationery.package import packed
from pipeline.stationery.questions import Questions, height

_COLUMNS = 12  # every line of questions divides into these


def blank_form(form: Form, partnership: Partnership, logo: bytes) -> bytes:
    """The latest edition of a form as an empty Word document, to fill in on a screen.

    The same definition gives the same bytes.
    """
    edition = form.editions[-1]
    controls = Controls()
    body = _Pages(form, edition, controls).body()
    return packed(
        body,
        first_header=letter_head(partnership, logo),
        header=running_head(partnership, edition.titles[0]),
        footer=foot(partnership, edition),
        logo=logo,
        branding=partnership.branding,
        prompts=controls.prompts,
        title=edition.titles[0],
        author=partnership.name,
        stamp=f"{form.id} {edition.id}",
    )


class _Pages:
    """The body of one edition of a form."""

    def __init__(self, form: Form, edition: Edition, controls: Controls) -> None:
        self._form, self._edition, self._controls = form, edition, controls
        asked = [one for one in form.fields() if one.id not in edition.without]
        self._worded = {one.option_label: one for one in asked if one.option_label}
        self._questions = Questions(controls, edition.labels, self._worded)

    def body(self) -> str:
        """Everything between the margins. Tables that grow stay outside the groups: Word adds no rows within one."""
        blocks = [(False, self._opening())]
        for section in self._form.sections:
            blocks += self._section(section)
        blocks.append((False, self._closing()))
        return "".join(
            text if grows else self._controls.group(text)
            for grows, together in groupby(blocks, key=lambda block: block[0])
            for text in ["".join(text for _, text in together)]
            if text
        )

    def _opening(self) -> str:
        words = self._form.opening or (
            () if self._form.closing else [line for line in self._form.printed if "…" not in line]
        )
        lead = "".join(paragraph("Lead", run(line)) for line in words)
        return paragraph("Heading1", run(self._edition.titles[0])) + lead

    def _closing(self) -> str:
        return "".join(paragraph("Closing", run(line)) for line in self._form.closing) or paragraph("Gap")

    def _section(self, section: Section) -> Iterator[tuple[bool, str]]:
        """A section's blocks, each with whether it grows."""
        fields = [one for one in section.fields if self._stands_alone(one)]
        if not fields:
            return
        office = section.by is FilledBy.PARTNERSHIP
        yield False, "".join(paragraph("Instruction", run(line)) for line in section.before)
        band = "OfficeBand" if office else "Heading2"
        yield False, paragraph(band, run(section.label)) if section.printed else paragraph("Gap")
        last = fields[-1]
        for grows, together in groupby(fields, key=lambda one: one.type is FieldType.TABLE):
            if grows:
                for one in together:
                    yield True, self._questions.table(one)
                    yield False, paragraph("Gap")
            else:
                asked = list(together)
                yield False, self._table(section, asked, office=office)
                yield False, paragraph("Gap" if asked[-1] is last else "GapKept")

    def _stands_alone(self, one: Field) -> bool:
        return one.id not in self._edition.without and self._worded.get(one.option_label) is not one

    def _table(self, section: Section, fields: Iterable[Field], *, office: bool) -> str:
        width = TEXT_WIDTH // _COLUMNS
        widths = [width] * (_COLUMNS - 1) + [TEXT_WIDTH - width * (_COLUMNS - 1)]
        rows = (self._row(cells, width) for cells in side_by_side(fields))
        says = "Each question with the place for its answer under it."
        style = "FormOffice" if office else "FormQuestions"
        return table(style, widths, *rows, name=section.heading, says=says)

    def _row(self, cells: list[list[Field]], width: int) -> str:
        spans = [cell[0].layout.twelfths for cell in cells]
        spans[-1] += _COLUMNS - sum(spans)
        drawn = (self._questions.cell(cell, width * span, span) for cell, span in zip(cells, spans, strict=True))
        tallest = max(height(cell[0]) for cell in cells)
        return row(*drawn, height=tallest, may_split=any(cell[0].type is FieldType.LONG_TEXT for cell in cells))


def side_by_side(fields: Iterable[Field]) -> list[list[list[Field]]]:
    """Questions by line and cell, as many side by side as their layouts allow."""
    lines: list[list[list[Field]]] = []
    room = 0
    for one in fields:
        wanted = one.layout.twelfths
        if wanted == 0 and lines:
            lines[-1][-1].append(one)
        elif wanted > room or not lines:
            lines.append([[one]])
            room = _COLUMNS - wanted
        else:
            lines[-1].append([one])
            room -= wanted
    return lines
