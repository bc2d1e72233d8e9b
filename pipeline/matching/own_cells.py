"""Cells we drew ourselves: one that says exactly what we printed, and else only what its controls hold, is sure."""

import re
from itertools import chain

from msgspec import Struct, field

from pipeline.matching.blanks import Stretch, written
from pipeline.matching.found import Found
from pipeline.matching.panes import Board, Pane, Paper
from pipeline.model.form import Choice, Edition, Field, FieldType, Form
from pipeline.model.sheet import Mark, MarkKind

_NUMBER = re.compile(r"\[\d+\]")
_PLACES = (MarkKind.CONTROL, MarkKind.BOX)

Named = dict[str, list[Mark]]  # a cell's controls and boxes by name


class Search(Struct, kw_only=True):
    """What is sure so far."""

    form: Form
    edition: Edition
    answers: dict[str, list[Found]] = field(default_factory=dict)  # by question; one, or one for each cell of a table
    cells: dict[str, list[Pane]] = field(default_factory=dict)  # by question
    misplaced: set[str] = field(default_factory=set)
    drawn: bool = False  # somebody drew on the sheet: a circle may choose for the eye alone

    def printed(self, one: Field) -> str:
        """A question in this edition, without what waits for the answer."""
        label = self.edition.labels.get(one.id, one.label)
        for words in one.placeholder:
            label = label.replace(words, " ")
        return _bare(label)


def look(paper: Paper, form: Form, edition: Edition) -> Search:
    """Every question of this edition whose answer is sure."""
    drawn = any(mark.kind is MarkKind.DRAWN for pane in paper.panes for mark in pane.marks)
    search = Search(form=form, edition=edition, drawn=drawn)
    for pane in paper.panes:
        if pane.cell is not None and not pane.inner and (named := _named(pane)):
            _look_at_cell(search, pane, named)
    _look_at_tables(search, paper)
    return search


def _named(pane: Pane) -> Named:
    named: Named = {}
    for mark in pane.marks:
        if mark.name and mark.kind in _PLACES:
            named.setdefault(_name(mark), []).append(mark)
    return named


def _name(mark: Mark) -> str:
    """The name of a control as the form knows it: PDF forms number their rows, and name a radio button by its state."""
    name = _NUMBER.sub("", mark.name)
    if mark.kind is MarkKind.BOX and len(mark.options) == 1 and not name.endswith(f".{mark.options[0]}"):
        return f"{name}.{mark.options[0]}"
    return name


def _look_at_cell(search: Search, pane: Pane, named: Named) -> None:
    """Take the questions of a cell as sure if it says what we printed there, and they are nowhere else."""
    asked = [one for one in search.form.fields() if not one.columns and _names(one) & named.keys()]
    said = _beside(pane, named)
    answers = [_answer(one, pane, named) for one in asked]
    if not asked or (search.drawn and any(one.options for one in asked)):
        return
    seen = {one.id for one in asked if one.id in search.cells}
    if said == _expected(search, asked) and None not in answers and not seen:
        for one, answer in zip(asked, answers, strict=True):
            search.answers[one.id] = [answer] if answer is not None else []
            search.cells[one.id] = [pane]
        return
    for twice in seen:  # a control of that name stands elsewhere too
        search.answers.pop(twice, None)
    search.misplaced |= seen | {one.id for one in asked if said is not None and search.printed(one) not in said}


def _names(one: Field) -> set[str]:
    """The names of a question's controls."""
    options = one.options
    return {f"{one.id}.{option.id}" for option in options} if options else {one.id}


def _beside(pane: Pane, named: Named) -> str | None:
    """What a cell says outside its named controls; None where somebody struck out or marked any of it."""
    places = list(chain.from_iterable(named.values()))
    letters = list(pane.text)
    for mark in places:
        letters[mark.start : mark.end] = [" "] * (mark.end - mark.start)
    for mark in pane.marks:
        inside = mark in places or any(one.start <= mark.start and mark.end <= one.end for one in places)
        if not inside or mark.kind is MarkKind.DRAWN:
            return None
    return _bare("".join(letters))


def _bare(text: str) -> str:
    """Every letter and sign of a text; how it is spaced makes no difference."""
    return "".join(text.split())


def _expected(search: Search, asked: list[Field]) -> str:
    """What we print in a cell of these questions; one that an option's words ask has no words of its own."""
    options = {option.id for one in asked for option in one.options}
    said = ""
    for one in asked:
        if one.option_label not in options:
            said += search.printed(one)
        said += "".join(_bare(option.label) for option in one.options)
    return said


def _answer(one: Field, pane: Pane, named: Named) -> Found | None:
    """What this cell's controls say to a question; None where that is in any doubt."""
    if _names(one) - named.keys():
        return None
    if one.options:
        return _ticked(one, pane, named)
    return _written(one.id, pane, named[one.id], one.waiting)


def _ticked(one: Field, pane: Pane, named: Named) -> Found | None:
    boxes = {option: named[f"{one.id}.{option.id}"] for option in one.options}
    if any(len(marks) != 1 or not _is_sure(marks[0]) for marks in boxes.values()):
        return None
    if any(not _stands_before(pane, marks[0], option) for option, marks in boxes.items()):
        return None
    chosen = tuple(option.id for option, marks in boxes.items() if marks[0].on)
    if len(chosen) > 1 and one.type is not FieldType.TICKS:
        return None
    return Found(path=one.id, chosen=chosen, stretches=(_whole(pane),))


def _is_sure(box: Mark) -> bool:
    return box.kind is MarkKind.BOX and box.on is not None and len({telling.text for telling in box.said}) <= 1


def _stands_before(pane: Pane, box: Mark, option: Choice) -> bool:
    return _bare(pane.text[box.end : pane.row_of(box.end)[1]]).startswith(_bare(option.label))


def _written(path: str, pane: Pane, marks: list[Mark], waiting: tuple[str, ...]) -> Found | None:
    """What is written in one control."""
    if len({mark.key for mark in marks}) > 1 or any(mark.kind is not MarkKind.CONTROL for mark in marks):
        return None
    spot = Stretch(pane=pane, start=marks[0].start, stop=max(mark.end for mark in marks))
    here = written(spot, waiting, boxes=True, numbers=True)
    if here.struck or here.hidden or here.disagrees or here.run_together:
        return None
    return Found(path=path, words=here.words, stored=here.stored, stretches=(_whole(pane),))


def _whole(pane: Pane) -> Stretch:
    return Stretch(pane=pane, start=0, stop=len(pane.text))


def _look_at_tables(search: Search, paper: Paper) -> None:
    """Take a table as sure if its head is as printed, and its rows are of our controls with nothing beside them.

    The end of a page parts it in several, each with the head again.
    """
    for one in search.form.fields():
        columns = {f"{one.id}.{column.id}" for column in one.columns}
        boards = [board for board in paper.boards if columns and columns & _names_in(board)]
        if not boards or (len(boards) > 1 and not _parted(boards, paper)):
            continue
        cells = [cell for board in boards for cell in _rows(one, board)]
        if None not in cells:
            search.answers[one.id] = _numbered(one, [row for row in cells if row])
            search.cells[one.id] = [pane for board in boards for pane in board.panes()]


def _parted(boards: list[Board], paper: Paper) -> bool:
    """Whether these can be one table on several pages: no row of it comes twice."""
    names = [{mark.name for pane in board.panes() for mark in pane.marks if mark.name} for board in boards]
    return paper.paged and len(set().union(*names)) == sum(map(len, names))


def _rows(one: Field, board: Board) -> list[dict[str, Found] | None]:
    head, *rows = board.rows.values()
    as_printed = [_bare(pane.text) for pane in head] == [_bare(column.label) for column in one.columns]
    return [_row(one, row) for row in rows] if as_printed else [None]


def _names_in(board: Board) -> set[str]:
    return {_name(mark) for pane in board.panes() for mark in pane.marks if mark.name}


def _row(one: Field, row: list[Pane]) -> dict[str, Found] | None:
    """The cells of a row that say anything; None where one is not as we made it."""
    found: dict[str, Found] = {}
    if len(row) != len(one.columns):
        return None
    for pane, column in zip(row, one.columns, strict=True):
        named = _named(pane)
        if named.keys() != {f"{one.id}.{column.id}"} or _beside(pane, named) != "" or pane.inner:
            return None
        cell = _written("", pane, named[f"{one.id}.{column.id}"], ())
        if cell is None:
            return None
        if cell.words is not None:
            found[column.id] = cell
    return found


def _numbered(one: Field, rows: list[dict[str, Found]]) -> list[Found]:
    for number, row in enumerate(rows):
        for column, cell in row.items():
            cell.path = f"{one.id}[{number}].{column}"
    return [cell for row in rows for cell in row.values()]
