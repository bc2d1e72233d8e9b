"""How each question is drawn: its label as printed, and under it the place for the answer."""

from collections.abc import Callable, Mapping

from pipeline.model.form import Choice, Column, Field, FieldType
from pipeline.stationery.controls import Controls
from pipeline.stationery.markup import TAB, TEXT_WIDTH, cell, paragraph, row, run, table

_ROWS = 3  # of an empty table
_LINES = 4  # left for a long answer
_LINE = 270  # twips
IN_ONE_LINE = 30  # letters of options that stand side by side


class Questions:
    """Draws the questions of one edition of a form."""

    def __init__(self, controls: Controls, labels: Mapping[str, str], worded: Mapping[str, Field]) -> None:
        self._controls = controls
        self._labels = labels  # what this edition words differently
        self._worded = worded  # choice id → the question its label asks too

    def label(self, one: Field) -> str:
        """The question as this edition prints it."""
        return self._labels.get(one.id, one.label)

    def cell(self, questions: list[Field], width: int, span: int) -> str:
        """A question, and what runs on in its sentence, in a cell."""
        first = questions[0]
        if in_its_label(first, self.label(first)):
            return cell(width, span, paragraph("Sentence", run(" ").join(self._sentence(one) for one in questions)))
        return cell(width, span, paragraph("Question", run(self.label(first))), _ANSWERS[first.type](self, first))

    def table(self, one: Field) -> str:
        """A table whose rows people repeat."""
        widths = _widths(one.columns)
        titles = (paragraph("ColumnLabel", self._controls.group(run(column.label))) for column in one.columns)
        head = row(*(cell(width, 1, title) for width, title in zip(widths, titles, strict=True)), heading=True)
        body = self._controls.repeated(one.id, one.asked, (self._row(one, widths) for _ in range(one.lines or _ROWS)))
        says = f"One row for each; columns: {', '.join(column.label for column in one.columns)}."
        return table("FormRows", widths, head, body, headed=True, name=one.asked, says=says)

    def _row(self, one: Field, widths: list[int]) -> str:
        places = (self._controls.entry(f"{one.id}.{column.id}", column.label, "Entry") for column in one.columns)
        cells = (cell(width, 1, place) for width, place in zip(widths, places, strict=True))
        return row(*cells)

    def _line(self, one: Field) -> str:
        return paragraph("Answer", self._controls.line(one.id, one.asked, one.prompt))

    def _paragraphs(self, one: Field) -> str:
        return self._controls.paragraphs(one.id, one.asked, one.prompt, "Answer")

    def _date(self, one: Field) -> str:
        make = self._controls.line if one.in_words else self._controls.day
        return paragraph("Answer", make(one.id, one.asked, one.prompt))

    def _choice(self, one: Field) -> str:
        drawn = [self._option(one, option) for option in one.options]
        if sum(len(option.label) for option in one.options) <= IN_ONE_LINE:
            return paragraph("Options", TAB.join(drawn))
        return "".join(paragraph("Option", option) for option in drawn)

    def _option(self, one: Field, option: Choice) -> str:
        box = self._controls.box(f"{one.id}.{option.id}", option.label)
        asked = self._worded.get(option.id)
        if asked is None:
            return box + run(f" {option.label}")
        return box + run(f" {option.label} ") + self._controls.line(asked.id, asked.asked, asked.prompt)

    def _sentence(self, one: Field) -> str:
        """A label that keeps the answer's place within its own words: 'during the period: (mm/yy'."""
        label = self.label(one)
        waiting = in_its_label(one, label)
        before, _, after = label.partition(waiting)
        return run(before) + self._controls.within(one.id, one.asked, waiting) + run(after)


def height(one: Field) -> int:
    """The space an answer is given, in twips; 0 where a line is enough."""
    lines = one.lines or (_LINES if one.type is FieldType.LONG_TEXT else 0)
    return _LINE * (lines + 1) if lines else 0


def in_its_label(one: Field, label: str) -> str:
    """What is printed within the label where its answer goes; nothing where the answer goes below it."""
    return next((words for words in one.placeholder if words in label), "")


def _widths(columns: tuple[Column, ...]) -> list[int]:
    whole = sum(column.width for column in columns)
    widths = [TEXT_WIDTH * column.width // whole for column in columns]
    widths[-1] += TEXT_WIDTH - sum(widths)
    return widths


_ANSWERS: dict[FieldType, Callable[[Questions, Field], str]] = {
    FieldType.TEXT: Questions._line,
    FieldType.LONG_TEXT: Questions._paragraphs,
    FieldType.DATE: Questions._date,
    FieldType.CHOICE: Questions._choice,
    FieldType.TICKS: Questions._choice,
    FieldType.YES_NO: Questions._choice,
}
