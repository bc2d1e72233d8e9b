"""Forms we sent out: each answer is taken from the control that carries its question's name, and nothing is guessed.

We know what we printed in every cell. A cell that says exactly that, and else only what stands in its controls, is
sure (`own_cells`): it is taken off the sheet with its questions, whatever its answers look like. What is left (words
beside a control, rows without any, a control in another's place, a box whose state and glyph differ) is read like any
other form.
"""

from collections.abc import Iterable, Mapping
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from pipeline.matching.attempt import Attempt
from pipeline.matching.blanks import Stretch
from pipeline.matching.found import Found
from pipeline.matching.own_cells import look
from pipeline.matching.panes import Paper
from pipeline.model.form import Edition, FieldType, Form
from pipeline.model.sheet import Grid, Line, MarkKind, Sheet


class Sure(Struct, kw_only=True):
    """What is sure of a sheet, and what of sheet and form is left to be read."""

    edition: str
    sheet: Sheet
    form: Form
    answers: list[Found]
    misplaced: set[str]  # questions whose control stands where another is printed


def sure_of(sheet: Sheet, paper: Paper, form: Form) -> Sure | None:
    """What is sure of a sheet that we made as this form; None where we did not, or nothing is."""
    edition = _edition(sheet, form)
    if edition is None:
        return None
    search = look(paper, form, edition)
    if not search.answers:
        return None
    sure = [pane.cell for asked in search.answers for pane in search.cells[asked] if pane.cell is not None]
    whole = {cell.where for cell in sure}  # what says exactly what we printed was not cut in two
    return Sure(
        edition=edition.id,
        sheet=replace(
            sheet,
            blocks=_without(sheet.blocks, set(map(id, sure))),
            remarks=tuple(one for one in sheet.remarks if one.code != "read-continued-cell" or one.where not in whole),
        ),
        form=_less(form, search.answers),
        answers=list(chain.from_iterable(search.answers.values())),
        misplaced=search.misplaced,
    )


def allow_paragraphs(attempt: Attempt, sheet: Sheet) -> None:
    """Doubt no long answer that goes on in its cell after its control: LibreOffice keeps a control round one paragraph.

    In a form we made nothing but the answer can stand there.
    """
    form = attempt.book.form
    if _edition(sheet, form) is None:
        return
    for one in form.fields():
        found = attempt.found[one.id] if one.type is FieldType.LONG_TEXT else None
        if found is not None and "read-beside-control" in found.codes and all(map(_ends_its_line, found.stretches)):
            del found.codes["read-beside-control"]


def _ends_its_line(spot: Stretch) -> bool:
    pane = spot.pane
    controls = [mark for mark in pane.marks_near(spot.start, spot.stop) if mark.kind is MarkKind.CONTROL]
    after = max((mark.end for mark in controls), default=spot.start)
    return pane.cell is not None and not pane.text[after : pane.line_end(after)].strip()


def _edition(sheet: Sheet, form: Form) -> Edition | None:
    """Which edition of this form the sheet was made as, if we made it."""
    stamped, _, edition = sheet.stamp.partition(" ")
    return next((one for one in form.editions if (form.id, one.id) == (stamped, edition)), None)


def _less(form: Form, sure: Mapping[str, object]) -> Form:
    """The form without the questions that are sure."""
    return replace(
        form,
        sections=tuple(
            replace(section, fields=tuple(one for one in section.fields if one.id not in sure))
            for section in form.sections
        ),
    )


def _without(blocks: Iterable[Line | Grid], gone: set[int]) -> tuple[Line | Grid, ...]:
    """The blocks with nothing in these cells."""
    return tuple(
        block
        if isinstance(block, Line)
        else replace(
            block,
            cells=tuple(
                replace(cell, blocks=() if id(cell) in gone else _without(cell.blocks, gone)) for cell in block.cells
            ),
        )
        for block in blocks
    )
