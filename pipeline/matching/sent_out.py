"""Forms we sent out: each answer is taken from the control that carries its question's name, and nothing is guessed.

Such a form is read in two halves. The named controls are lifted off the sheet, and what is left is read like any other
form: it has to be empty. Where it is not (somebody wrote beside a control, added rows without any, took one out), that
question is put back and read like any other.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from pipeline.matching.attempt import Attempt
from pipeline.matching.blanks import Stretch, written
from pipeline.matching.found import Found
from pipeline.matching.panes import Pane, Paper
from pipeline.matching.tables import TableRead
from pipeline.model.form import Field, FieldType, Form
from pipeline.model.sheet import Cell, Grid, Line, Mark, MarkKind, Sheet

_OFF = "☐"
_CHOICES = (FieldType.CHOICE, FieldType.TICKS, FieldType.YES_NO)
_PLACES = (MarkKind.CONTROL, MarkKind.BOX)

Named = dict[str, list[tuple[Pane, Mark]]]


class Lifted(Struct, kw_only=True):
    """Answers taken off a sheet, and the sheet without them."""

    sheet: Sheet
    edition: str
    answers: dict[str, Found] = field(default_factory=dict)
    tables: dict[str, list[dict[str, Found]]] = field(default_factory=dict)


def lift(sheet: Sheet, paper: Paper, form: Form, leave: frozenset[str] = frozenset()) -> Lifted | None:
    """The answers in this form's own controls, but for the questions to leave; None where we did not make the form."""
    edition = _edition(sheet, form)
    if edition is None:
        return None
    named = _named(paper)
    lifted = Lifted(sheet=sheet, edition=edition)
    for one in form.fields():
        if one.id not in leave:
            _LIFT.get(one.type, _lift_words)(one, named, lifted)
    names = set(_names(lifted))
    return replace(lifted, sheet=replace(sheet, blocks=_emptied(sheet.blocks, names))) if names else None


def put_back(attempt: Attempt, lifted: Lifted) -> frozenset[str]:
    """Give the lifted answers to the questions as they were found; the questions that are answered elsewhere, too."""
    twice = {asked for asked in lifted.answers if attempt.found[asked].answered}
    twice |= {asked for asked in lifted.tables if attempt.tables[asked].rows}
    if twice:
        return frozenset(twice)
    for asked, answer in lifted.answers.items():
        found = attempt.found[asked]
        found.words, found.chosen, found.stored = answer.words, answer.chosen, answer.stored
        found.stretches = answer.stretches
        if found.place is not None and _where(found.place.pane) != _where(answer.stretches[0].pane):
            found.doubts("read-two-places")
    for asked, rows in lifted.tables.items():
        _fill(attempt.tables[asked], rows)
    return frozenset()


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


def _edition(sheet: Sheet, form: Form) -> str | None:
    """Which edition of this form the sheet was made as, if we made it."""
    stamped, _, edition = sheet.stamp.partition(" ")
    return edition if stamped == form.id and edition in {one.id for one in form.editions} else None


def _named(paper: Paper) -> Named:
    named: Named = {}
    for pane in paper.panes:
        for mark in pane.marks:
            if mark.name and mark.kind in _PLACES:
                named.setdefault(mark.name, []).append((pane, mark))
    return named


def _lift_words(one: Field, named: Named, lifted: Lifted) -> None:
    found = _said(one.id, named.get(one.id, []), one.waiting)
    if found is not None and found.words is not None:
        lifted.answers[one.id] = found


def _said(path: str, places: list[tuple[Pane, Mark]], waiting: tuple[str, ...]) -> Found | None:
    """What is written in one control; None where there are more, or where what it says is in any doubt."""
    if not places or len({(pane.number, mark.key) for pane, mark in places}) > 1:
        return None
    pane = places[0][0]
    spot = Stretch(pane=pane, start=places[0][1].start, stop=max(mark.end for _, mark in places))
    here = written(spot, waiting, boxes=True, numbers=True)
    if here.struck or here.hidden or here.disagrees or pane.inner:
        return None
    return Found(path=path, words=here.words, stored=here.stored, stretches=(spot,))


def _lift_choice(one: Field, named: Named, lifted: Lifted) -> None:
    """The boxes of a choice, where each stands there once and says the same in both its ways."""
    options = [choice.id for choice in one.choices] or ["yes", "no"]
    boxes = [named.get(f"{one.id}.{option}", []) for option in options]
    if any(len(places) != 1 or not _plain(places[0][1]) for places in boxes):
        return
    chosen = [(option, *places[0]) for option, places in zip(options, boxes, strict=True) if places[0][1].on]
    if chosen and (one.type is FieldType.TICKS or len(chosen) == 1):
        spots = tuple(Stretch(pane=pane, start=mark.start, stop=pane.row_of(mark.end)[1]) for _, pane, mark in chosen)
        lifted.answers[one.id] = Found(path=one.id, chosen=tuple(option for option, _, _ in chosen), stretches=spots)


def _plain(box: Mark) -> bool:
    return box.kind is MarkKind.BOX and box.on is not None and len({telling.text for telling in box.said}) <= 1


def _lift_table(one: Field, named: Named, lifted: Lifted) -> None:
    """The rows of a table, in their order on the sheet; none where any cell is in doubt."""
    rows: dict[tuple[int, int], dict[str, Found]] = {}
    for column in one.columns:
        by_row: dict[tuple[int, int], list[tuple[Pane, Mark]]] = {}
        for pane, mark in named.get(f"{one.id}.{column.id}", []):
            if pane.board is None or pane.cell is None:
                return
            by_row.setdefault((pane.board.number, pane.cell.row), []).append((pane, mark))
        for at, places in by_row.items():
            cell = _said("", places, ())
            if cell is None:
                return
            if cell.words is not None:
                rows.setdefault(at, {})[column.id] = cell
    if rows:
        lifted.tables[one.id] = [rows[at] for at in sorted(rows)]


def _fill(read: TableRead, rows: list[dict[str, Found]]) -> None:
    """Put rows into a table; a cell that does not stand under its column's head is doubted."""
    heads = read.header.columns if read.header is not None else {}
    under = {
        pane.cell.column: read.ids[heads[place]]
        for place, pane in enumerate(read.header.panes if read.header is not None else ())
        if pane.cell is not None and place in heads
    }
    for row in rows:
        for column, cell in row.items():
            at = cell.stretches[0].pane.cell
            if at is not None and under.get(at.column, column) != column:
                cell.doubts("read-table-unsure")
    read.rows = rows


def _names(lifted: Lifted) -> Iterator[str]:
    """The names of the controls whose answers were lifted."""
    for asked, found in lifted.answers.items():
        yield from (f"{asked}.{option}" for option in found.chosen) if found.chosen else (asked,)
    for asked, rows in lifted.tables.items():
        yield from (f"{asked}.{column}" for row in rows for column in row)


def _where(pane: Pane) -> str:
    return pane.cell.where if pane.cell is not None else pane.where(0)


# The sheet as if these controls had never been filled in


def _emptied(blocks: Iterable[Line | Grid], names: set[str]) -> tuple[Line | Grid, ...]:
    return tuple(
        _emptied_line(block, names)
        if isinstance(block, Line)
        else replace(block, cells=tuple(_emptied_cell(cell, names) for cell in block.cells))
        for block in blocks
    )


def _emptied_cell(cell: Cell, names: set[str]) -> Cell:
    return replace(cell, blocks=_emptied(cell.blocks, names))


def _emptied_line(line: Line, names: set[str]) -> Line:
    places = [mark for mark in line.marks if mark.name in names and mark.kind in _PLACES]
    if not places:
        return line
    letters: list[str] = list(line.text)
    for mark in places:
        held = mark.end - mark.start
        letters[mark.start : mark.end] = [_OFF] * held if mark.kind is MarkKind.BOX else [""] * held
    at = [0]
    for letter in letters:
        at.append(at[-1] + len(letter))
    moved = (_moved(mark, at, emptied=mark in places) for mark in line.marks)
    return replace(line, text="".join(letters), marks=tuple(mark for mark in moved if mark is not None), number="")


def _moved(mark: Mark, at: list[int], *, emptied: bool) -> Mark | None:
    """The mark where its stretch stands now; None where what it told of is gone."""
    start, end = at[mark.start], at[mark.end]
    if emptied:
        box = mark.kind is MarkKind.BOX
        return replace(mark, start=start, end=end, on=False if box else None, empty=not box, said=())
    return None if start == end and mark.start < mark.end else replace(mark, start=start, end=end)


_LIFT = {FieldType.TABLE: _lift_table} | dict.fromkeys(_CHOICES, _lift_choice)
