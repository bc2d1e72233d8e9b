"""What must hold between the words of a form's definition, beyond their types."""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from pipeline.definitions.nearest import did_you_mean
from pipeline.definitions.problem import Faults, Path
from pipeline.model.form import Check, Choice, Column, Edition, Field, FieldType, Form, Section
from pipeline.model.states import Severity

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
PREFIX = re.compile(r"[A-Z]{2,8}")
RECEIPT_PREFIX = "R"
_ANSWERED_BY_CHOICE = {FieldType.CHOICE, FieldType.TICKS}


def check_form(form: Form, name: str, known_checks: frozenset[str] | None, faults: Faults) -> None:
    """Everything wrong with a form whose keys are all in order."""
    _check_head(form, name, faults)
    placed = list(_placed(form))
    unique(((path, field.id) for path, field in placed), "question", faults)
    for index, section in enumerate(form.sections):
        _check_section(section, ("section", index), faults)
    for path, field in placed:
        _Question(form, field, path, known_checks, faults).check()
    for index, edition in enumerate(form.editions):
        _check_edition(form, edition, ("edition", index), faults)
    for index, check in enumerate(form.checks):
        check_named(check, form, ("checks", index), known_checks, faults)


def _placed(form: Form) -> Iterator[tuple[Path, Field]]:
    for index, section in enumerate(form.sections):
        for number, field in enumerate(section.fields):
            yield ("section", index, "field", number), field


def _check_head(form: Form, name: str, faults: Faults) -> None:
    same_as_name(form.id, name, faults)
    prefix(form.reference_prefix, ("reference_prefix",), faults)
    if not form.sections:
        faults.add((), "This form asks nothing.", "Add a [[section]] with at least one [[section.field]].")
    if not form.editions:
        faults.add(
            (), "No edition is declared, so no return can be known as this form.", "Add an [[edition]] with its titles."
        )
    unique(_ids("section", form.sections), "section", faults)
    unique(_ids("edition", form.editions), "edition", faults)
    unique(_ids("route", form.routes), "route", faults)
    unique(_ids("decision", form.decisions), "decision", faults)


def _check_section(section: Section, path: Path, faults: Faults) -> None:
    if not section.fields:
        faults.add(
            path, f"The section '{section.id}' asks nothing.", "Add a [[section.field]] below it, or take it out."
        )
    labels = [((*path, "field", index), field) for index, field in enumerate(section.fields)]
    distinct(labels, f"the section '{section.id}'", faults)


class _Question(Struct, frozen=True):
    """One question with all that its checks need to see."""

    form: Form
    field: Field
    path: Path
    known_checks: frozenset[str] | None
    faults: Faults

    def check(self) -> None:
        """Everything wrong with this question."""
        self._check_choices()
        self._check_columns()
        self._check_option_label()
        self._check_drawing()
        if not self.field.label.strip():
            self._add("label", f"'{self.field.id}' has no label.", "Write the label as it is printed on the form.")
        for index, check in enumerate(self.field.checks):
            check_named(check, self.form, (*self.path, "checks", index), self.known_checks, self.faults)

    def _check_choices(self) -> None:
        field = self.field
        if field.type in _ANSWERED_BY_CHOICE and not field.choices:
            self._add(
                "type",
                f"'{field.id}' is a {field.type} question without choices.",
                "Add a [[section.field.choice]] for each.",
            )
        if field.type not in _ANSWERED_BY_CHOICE and field.choices:
            remedy = 'Set type = "choice" (one of them) or type = "ticks" (any of them), or take the choices out.'
            self._add("type", f"'{field.id}' has choices, but its type is {field.type}.", remedy)
        self._check_parts("choice", field.choices)

    def _check_columns(self) -> None:
        field = self.field
        if field.type is FieldType.TABLE and not field.columns:
            self._add("type", f"'{field.id}' is a table without columns.", "Add a [[section.field.column]] for each.")
        if field.type is not FieldType.TABLE and field.columns:
            self._add(
                "type",
                f"'{field.id}' has columns, but its type is {field.type}.",
                'Set type = "table", or take them out.',
            )
        self._check_parts("column", field.columns)
        known = [column.id for column in field.columns]
        for index, joined in enumerate(field.joined):
            for wanted in joined.columns:
                if wanted not in known:
                    remedy = did_you_mean(wanted, known) or f"Columns of this table: {', '.join(known) or 'none'}."
                    path = (*self.path, "joined", index, "columns")
                    self.faults.add(path, f"'{field.id}' has no column '{wanted}'.", remedy)

    def _check_parts(self, name: str, parts: Sequence[Choice | Column]) -> None:
        placed: list[tuple[Path, Choice | Column]] = [
            ((*self.path, name, index), part) for index, part in enumerate(parts)
        ]
        unique(((path, part.id) for path, part in placed), name, self.faults)
        distinct(placed, f"'{self.field.id}'", self.faults)

    def _check_option_label(self) -> None:
        wanted = self.field.option_label
        offered = [choice.id for field in self.form.fields() for choice in field.choices]
        if wanted and wanted not in offered:
            remedy = did_you_mean(wanted, offered) or f"Choices of this form: {', '.join(offered) or 'none'}."
            self._add("option_label", f"No question of this form offers a choice '{wanted}'.", remedy)
        elif offered.count(wanted) > 1:
            remedy = "Give the choices different ids."
            self._add("option_label", f"More than one question of this form offers a choice '{wanted}'.", remedy)

    def _check_drawing(self) -> None:
        """That an empty form can be drawn as it says."""
        if self.field.lines < 0:
            self._add("lines", f"'{self.field.id}' can't have {self.field.lines} lines.", "Write 1 or more.")
        for index, column in enumerate(self.field.columns):
            if column.width < 1:
                message = f"The column '{column.id}' can't be {column.width} wide."
                self.faults.add((*self.path, "column", index, "width"), message, "Write 1 or more.")

    def _add(self, key: str, message: str, remedy: str) -> None:
        self.faults.add((*self.path, key), message, remedy)


def _check_edition(form: Form, edition: Edition, path: Path, faults: Faults) -> None:
    known = [field.id for field in form.fields()]
    if not edition.titles:
        faults.add(
            (*path, "titles"), f"The edition '{edition.id}' has no title to be known by.", "Add the title as printed."
        )
    named = [((*path, "labels", name), name) for name in edition.labels]
    named += [((*path, "without", index), name) for index, name in enumerate(edition.without)]
    for place, name in named:
        exists(name, known, "question", place, faults)


def check_named(check: Check, form: Form, path: Path, known_checks: frozenset[str] | None, faults: Faults) -> None:
    """Whether a check exists, and looks at questions that exist."""
    if known_checks is not None:
        exists(check.check, known_checks, "check", path, faults)
    if check.severity:
        exists(check.severity, tuple(Severity), "severity", (*path, "severity"), faults)
    known = [field.id for field in form.fields()]
    for index, name in enumerate(check.fields):
        exists(name, known, "question", (*path, "fields", index), faults)


def exists(id: str, known: Iterable[str], noun: str, path: Path, faults: Faults) -> None:
    """That something named elsewhere is there."""
    known = tuple(known)
    if id not in known:
        remedy = f"{did_you_mean(id, known)} Known here: {', '.join(sorted(known)) or 'none'}.".strip()
        faults.add(path, f"There is no {noun} '{id}'.", remedy)


def _ids(key: str, things: Iterable[object]) -> Iterator[tuple[Path, str]]:
    for index, thing in enumerate(things):
        yield (key, index), thing.id  # type: ignore[attr-defined]


def unique(ids: Iterable[tuple[Path, str]], noun: str, faults: Faults) -> None:
    """That every id is one, and none stands twice."""
    seen = set()
    for path, name in ids:
        if not ID.fullmatch(name):
            faults.add(
                (*path, "id"), f"'{name}' can't be an id.", "Use letters without accents, digits, - and _; no spaces."
            )
        elif name in seen:
            faults.add((*path, "id"), f"The {noun} '{name}' stands there twice.", "Give one of them another id.")
        seen.add(name)


def distinct(
    things: Iterable[tuple[Path, Field]] | Iterable[tuple[Path, Choice | Column]], inside: str, faults: Faults
) -> None:
    """That no two of them can be taken for each other on the paper."""
    owner: dict[str, str] = {}
    for path, thing in things:
        for key, words in (("label", thing.label), *(("aliases", alias) for alias in thing.aliases)):
            other = owner.setdefault(folded(words), thing.id)
            if other != thing.id:
                remedy = "Word one of them differently, or take it out of the aliases."
                faults.add((*path, key), f"'{words}' stands for both '{other}' and '{thing.id}' in {inside}.", remedy)


def folded(words: str) -> str:
    """Words without what makes no difference on paper: case, spaces, punctuation."""
    return "".join(filter(str.isalnum, words.casefold()))


def same_as_name(id: str, name: str, faults: Faults) -> None:
    """That a file is named after what it declares."""
    if id != name:
        faults.add(
            ("id",),
            f"The id '{id}' is not the file's own name.",
            f'Write id = "{name}", or rename the file to {id}.toml.',
        )


def prefix(words: str, path: Path, faults: Faults) -> None:
    """That references can begin with this."""
    if not PREFIX.fullmatch(words):
        faults.add(
            path,
            f"'{words}' can't begin a reference.",
            f"Use two to eight capital letters ({RECEIPT_PREFIX} is the receipts').",
        )
