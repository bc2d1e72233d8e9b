"""What people put right, laid over what was read: a correction wins for its place and settles what was doubted."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from pipeline.checking.wording import many_lines
from pipeline.model.form import Field, FieldType, Form
from pipeline.model.reading import Answer
from pipeline.model.record import Correction

_CELL = re.compile(r"(\w+)\[(\d{1,5})\](?:\.(\w+))?")

CellAnswers = dict[str, Answer]  # one row: column id → what stands there


class Paper(Struct, kw_only=True):
    """The answers of one part, their words tidied, while corrections are laid over them: tables apart, by rows."""

    answers: dict[str, Answer]  # by field id; for a table, what is said of it as a whole
    tables: dict[str, list[CellAnswers]]
    lost: list[str]  # paths of corrections that find no place


def overlay(form: Form, answers: Iterable[Answer], corrections: Sequence[Correction]) -> Paper:
    """The answers with every correction in its place, rows renumbered as a record shows them."""
    paper = _laid_out(form, answers)
    _settle(paper)
    # Whoever corrects sees the rows as the last act left them, and one act may touch many cells.
    for _, act in groupby(corrections, key=lambda correction: (correction.by, correction.at)):
        for correction in act:
            _put_right(form, paper, correction)
        _settle(paper)
    return paper


def answered(answer: Answer) -> bool:
    """Whether anything stands there at all."""
    return bool(answer.chosen or answer.stored or answer.words)


def cell_path(table: str, row: int, column: str) -> str:
    """How one cell of a table is named."""
    return f"{table}[{row}].{column}"


def cells(paper: Paper, table: Field) -> Iterator[tuple[int, str, Answer]]:
    """Every cell of a table with its row, its column and what stands there."""
    for number, row in enumerate(paper.tables[table.id]):
        for column in table.columns:
            yield number, column.id, row.get(column.id) or _empty(cell_path(table.id, number, column.id))


def _empty(path: str) -> Answer:
    return Answer(path=path)


def _laid_out(form: Form, answers: Iterable[Answer]) -> Paper:
    numbered: dict[str, dict[int, CellAnswers]] = {one.id: {} for one in form.fields() if one.type is FieldType.TABLE}
    paper = Paper(answers={one.id: _empty(one.id) for one in form.fields()}, tables={}, lost=[])
    for answer in map(_tidied, answers):
        cell = _CELL.fullmatch(answer.path)
        if cell and cell[1] in numbered and cell[3]:
            numbered[cell[1]].setdefault(int(cell[2]), {})[cell[3]] = answer
        elif answer.path in paper.answers:
            paper.answers[answer.path] = answer
    paper.tables = {table: [rows[number] for number in sorted(rows)] for table, rows in numbered.items()}
    return paper


def _settle(paper: Paper) -> None:
    """Leave wholly empty rows out; a doubt about one then stands against the table."""
    for table, rows in paper.tables.items():
        whole = paper.answers[table]
        empty = [row for row in rows if not any(answered(cell) for cell in row.values())]
        doubts = dict.fromkeys(doubt for row in empty for cell in row.values() for doubt in cell.doubts)
        paper.answers[table] = replace(whole, doubts=(*whole.doubts, *doubts))
        paper.tables[table] = [row for row in rows if any(answered(cell) for cell in row.values())]


def _put_right(form: Form, paper: Paper, correction: Correction) -> None:
    cell = _CELL.fullmatch(correction.path)
    if cell and cell[1] in paper.tables:
        done = _put_cell(form, paper.tables[cell[1]], cell, correction)
    elif correction.path in paper.answers and correction.path not in paper.tables:
        paper.answers[correction.path] = _by_hand(paper.answers[correction.path], correction.value)
        done = True
    else:
        done = False
    if not done:
        paper.lost.append(correction.path)


def _put_cell(form: Form, rows: list[CellAnswers], cell: re.Match[str], correction: Correction) -> bool:
    """Put one cell right, begin a new row at the end, or clear a whole row."""
    number, column = int(cell[2]), cell[3]
    if number > len(rows) or (column and all(one.id != column for one in form.field(cell[1]).columns)):
        return False
    if column is None:
        if correction.value is not None or number == len(rows):
            return False
        rows[number] = {}
        return True
    if number == len(rows):
        rows.append({})
    rows[number][column] = _by_hand(rows[number].get(column) or _empty(correction.path), correction.value)
    return True


def _by_hand(before: Answer, value: str | None) -> Answer:
    return _tidied(Answer(path=before.path, words=value, source=before.source))


def _tidied(answer: Answer) -> Answer:
    tidy = many_lines(answer.words)
    return answer if tidy == answer.words else replace(answer, words=tidy)
