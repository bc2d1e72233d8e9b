"""The partnership's two forms, as their definitions declare them, and a press that prints and fills them in."""

import importlib.util
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from pipeline.definitions import load, packaged
from pipeline.matching import match
from pipeline.model.form import Field, FieldType, Form
from pipeline.model.reading import Answer, Reading
from pipeline.model.sheet import Cell, Grid, Line, Mark, MarkKind, Sheet


@pytest.fixture(scope="session")
def forms() -> tuple[Form, ...]:
    """Every form of the partnership."""
    return load([packaged()], "hsscp").forms


@pytest.fixture(scope="session")
def cspr(forms: tuple[Form, ...]) -> Form:
    """The long form."""
    return next(form for form in forms if form.id == "cspr")


@pytest.fixture(scope="session")
def kloe(forms: tuple[Form, ...]) -> Form:
    """The short form."""
    return next(form for form in forms if form.id == "kloe")


def _press() -> ModuleType:
    spec = importlib.util.spec_from_file_location("matching_press", Path(__file__).with_name("press.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


PRESS = _press()


@pytest.fixture(scope="session")
def printed() -> Callable[..., Any]:
    """Prints and fills in a form: `printed(form, seed, place='tab', …)`."""

    def make(form: Form, seed: int, **layout: Any) -> Any:
        return PRESS.Press(form, PRESS.Layout(**layout), seed).filled()

    return make


@pytest.fixture(scope="session")
def tally(forms: tuple[Form, ...], printed: Callable[..., Any]) -> Callable[..., Counter[str]]:
    """How many questions of printed forms are read right, wrong, and with or without a doubt."""

    def count(seeds: range, which: str = "", **layout: Any) -> Counter[str]:
        total: Counter[str] = Counter()
        for seed in seeds:
            for form in forms:
                if which in ("", form.id):
                    total += _compared(form, printed(form, seed, **layout), forms)
        return total

    return count


def _compared(form: Form, filled: Any, forms: tuple[Form, ...]) -> Counter[str]:
    reading = match(filled.sheet, forms)
    if reading.form != form.id:
        return Counter(unknown=1)
    total: Counter[str] = Counter()
    for field in form.fields():
        right, doubted, said = _question(field, filled.truth[field.id], reading)
        if said:
            total[f"{'right' if right else 'wrong'} {'doubted' if doubted else 'silent'}"] += 1
    return total


def _question(field: Field, truth: Any, reading: Reading) -> tuple[bool, bool, bool]:
    """Whether it was read right, whether there is a doubt, and whether there was anything to read."""
    answers = [a for a in reading.answers if a.path == field.id or a.path.startswith(f"{field.id}[")]
    doubted = any(answer.doubts for answer in answers)
    if field.type is FieldType.TABLE:
        wanted = {
            f"{field.id}[{n}].{column}": _folded(words) for n, row in enumerate(truth) for column, words in row.items()
        }
        got = {a.path: _folded(a.words) for a in answers if a.words is not None}
    elif field.options:
        wanted, got = _options(truth), _options(answers[0].chosen)
    else:
        wanted, got = _folded(truth), _folded(answers[0].words)
    return wanted == got, doubted, bool(wanted or got)


def _options(chosen: Any) -> Any:
    return sorted(chosen or ())


def _folded(words: str | None) -> Any:
    return " ".join((words or "").split())


def by_path(reading: Reading) -> dict[str, Answer]:
    """A reading's answers by their paths."""
    return {answer.path: answer for answer in reading.answers}


class Paper:
    """Builds small sheets by hand."""

    @staticmethod
    def line(text: str, *marks: Mark, where: str = "paragraph 1") -> Line:
        """One line."""
        return Line(text=text, where=where, marks=marks)

    @staticmethod
    def grid(*rows: tuple[str | Line, ...], where: str = "table 1", ruled: bool = True) -> Grid:
        """A grid of cells; the last cell of a short row spans what is left."""
        width = max(len(row) for row in rows)
        cells = []
        for r, row in enumerate(rows):
            for c, content in enumerate(row):
                place = f"{where}, row {r + 1}, cell {c + 1}"
                held = Line(text=content, where=place) if isinstance(content, str) else content
                span = width - c if c == len(row) - 1 else 1
                cells.append(Cell(row=r, column=c, columns=span, blocks=(held,) if held.text else (), where=place))
        return Grid(cells=tuple(cells), where=where, ruled=ruled)

    @staticmethod
    def sheet(*blocks: Line | Grid, carrier: str = "docx", pages: int | None = None, remarks: Any = ()) -> Sheet:
        """A sheet of these blocks."""
        return Sheet(carrier=carrier, blocks=blocks, pages=pages, remarks=tuple(remarks))

    @staticmethod
    def marked(text: str, over: str, kind: MarkKind, **more: Any) -> Line:
        """A line with a mark over some of its words."""
        start = text.index(over)
        return Line(
            text=text, where="paragraph 1", marks=(Mark(kind=kind, start=start, end=start + len(over), **more),)
        )


@pytest.fixture(scope="session")
def paper() -> type[Paper]:
    """Small sheets by hand."""
    return Paper


@pytest.fixture(scope="session")
def read(forms: tuple[Form, ...]) -> Callable[..., dict[str, Answer]]:
    """A sheet's answers by their paths."""

    def answers(sheet: Sheet, only: str | None = "cspr") -> dict[str, Answer]:
        return by_path(match(sheet, forms, only))

    return answers
