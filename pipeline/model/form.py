"""What a form is, as its definition declares it: the engine knows no label of any form except through this."""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum

from msgspec import Struct, field

from pipeline.model.paths import FieldPath, field_of


class FieldType(StrEnum):
    """What kind of answer a question takes."""

    TEXT = "text"  # one line, white space folded
    LONG_TEXT = "long_text"  # paragraphs, line breaks kept
    DATE = "date"  # ISO 8601, as precise as the writer was
    CHOICE = "choice"  # one of the choices
    TICKS = "ticks"  # any of the choices
    YES_NO = "yes_no"
    TABLE = "table"  # rows, each keyed by column ids


class FilledBy(StrEnum):
    """Whose part of the form it is."""

    REFERRER = "referrer"
    PARTNERSHIP = "partnership"  # office use: kept apart, never believed when the sender fills it


class Layout(StrEnum):
    """How much of a line a question takes on the empty forms we send out."""

    WHOLE = "whole"
    HALF = "half"
    THIRD = "third"
    QUARTER = "quarter"
    RUNS_ON = "runs on"  # stands in the sentence of the question before

    @property
    def twelfths(self) -> int:
        """Its part of a line; none where it runs on in another's."""
        return {Layout.WHOLE: 12, Layout.HALF: 6, Layout.THIRD: 4, Layout.QUARTER: 3, Layout.RUNS_ON: 0}[self]


class Choice(Struct, frozen=True, kw_only=True):
    """One answer that can be ticked or chosen."""

    id: str
    label: str
    aliases: tuple[str, ...] = ()


class Column(Struct, frozen=True, kw_only=True):
    """One column of a repeating table."""

    id: str
    label: str
    aliases: tuple[str, ...] = ()
    required: bool = False
    width: int = 1  # on an empty form, beside the other columns'


YES_OR_NO = (
    Choice(id="yes", label="Yes", aliases=("Y", "true")),
    Choice(id="no", label="No", aliases=("N", "false")),
)


class JoinedColumns(Struct, frozen=True, kw_only=True):
    """One column that forms typed anew have in place of several: 'Date' for day, month and year."""

    labels: tuple[str, ...]  # how such a column is headed
    columns: tuple[str, ...]  # the columns it stands for, in the order its words give them


class Check(Struct, frozen=True, kw_only=True):
    """One check by name, and what it is told; every check is one function in `checking/`."""

    check: str
    fields: tuple[str, ...] = ()  # other fields it looks at, in the order the check asks for
    severity: str = ""  # where it should differ from the check's own
    options: Mapping[str, str] = field(default_factory=dict)


class Field(Struct, frozen=True, kw_only=True):
    """One question of the form."""

    id: str
    label: str  # as printed
    type: FieldType
    aliases: tuple[str, ...] = ()  # known re-wordings
    required: bool = False
    choices: tuple[Choice, ...] = ()
    columns: tuple[Column, ...] = ()
    joined: tuple[JoinedColumns, ...] = ()
    checks: tuple[Check, ...] = ()
    placeholder: tuple[str, ...] = ()  # printed in the answer's place, no part of an answer ('mm/yy')
    question: str = ""  # how a letter names it; the label without its colon where empty
    identifies: bool = False  # a person could be known by the answer: it may never stand in a public document
    option_label: str = ""  # choice id whose printed label also asks this question ('State which')
    # On the empty forms we send out:
    layout: Layout = Layout.WHOLE
    lines: int = 0  # of space to write in, rows for a table; as its type needs where 0
    enter: str = ""  # what its prompt asks for: 'Click or tap here to enter …'
    in_words: bool = False  # a date that may be known in part only: words, no calendar

    @property
    def asked(self) -> str:
        """How a letter to the referrer names this question."""
        return self.question or self.label.strip().rstrip(":. ")

    @property
    def options(self) -> tuple[Choice, ...]:
        """What is ticked or named to answer it, be it Yes or No; nothing where it is answered in words."""
        return YES_OR_NO if self.type is FieldType.YES_NO else self.choices

    @property
    def prompt(self) -> str:
        """What stands in the answer's place on the empty forms we send out."""
        if self.enter:
            return f"Click or tap here to enter {self.enter}."
        if self.type is FieldType.DATE:
            whole = "Click or tap to enter a date."
            return whole if not self.in_words else "Click or tap here to enter a date, or what is known of it."
        return "Click or tap here to enter text."

    @property
    def waiting(self) -> tuple[str, ...]:
        """Whatever may be printed in the answer's place and is no part of an answer, but for the prompts of Word."""
        own = (self.prompt,) if self.enter or self.in_words else ()
        return own + self.placeholder

    @property
    def date_columns(self) -> tuple[str, ...]:
        """The columns of a row's day, month and year: those a check names as such, else those of that name."""
        told = {part: column for check in self.checks for part, column in check.options.items()}
        return tuple(told.get(part, part) for part in ("day", "month", "year"))


class Section(Struct, frozen=True, kw_only=True):
    """A headed group of questions."""

    id: str
    label: str
    fields: tuple[Field, ...]
    by: FilledBy = FilledBy.REFERRER
    printed: bool = True  # whether the label stands on the paper as a heading
    before: tuple[str, ...] = ()  # paragraphs above it on the empty forms we send out
    aliases: tuple[str, ...] = ()

    @property
    def heading(self) -> str:
        """How letters and findings name this section: without its capitals and its small print."""
        words = re.sub(r"^N\.?\s?B\.?\s+|\s*\(.*?\)", "", self.label).strip().rstrip(":. ")
        return words.capitalize() if words.isupper() else words


class Edition(Struct, frozen=True, kw_only=True):
    """One printing of the form: what differs from the definition's own labels."""

    id: str
    titles: tuple[str, ...]  # any of these printed as a title speaks for the form
    labels: Mapping[str, str] = field(default_factory=dict)  # field id → label in this edition
    without: tuple[str, ...] = ()  # fields this edition does not print


class Decision(Struct, frozen=True, kw_only=True):
    """One outcome a meeting can reach, by which a case is closed."""

    id: str
    label: str


class Form(Struct, frozen=True, kw_only=True):
    """A form we know."""

    id: str
    title: str
    reference_prefix: str
    sections: tuple[Section, ...]
    editions: tuple[Edition, ...]
    printed: tuple[str, ...] = ()  # other words printed on the blank form: instructions, return address
    opening: tuple[str, ...] = ()  # paragraphs at the head of the empty forms we send out
    closing: tuple[str, ...] = ()  # and at their foot
    checks: tuple[Check, ...] = ()  # across fields
    noun: str = "form"  # what staff call one: 'request', 'line of enquiry'
    routes: tuple[Decision, ...] = ()  # how it can be opened
    decisions: tuple[Decision, ...] = ()  # how it can be closed
    what_next: tuple[str, ...] = ()  # paragraphs for its acknowledgement

    @property
    def instructions(self) -> tuple[str, ...]:
        """Every printed word that asks nothing: on the old blanks, and on those we send out."""
        above = (words for section in self.sections for words in section.before)
        return tuple(dict.fromkeys((*self.printed, *self.opening, *above, *self.closing)))

    def fields(self) -> Iterator[Field]:
        """Every question, in printed order."""
        for section in self.sections:
            yield from section.fields

    def field(self, id: str) -> Field:
        """The question with this id."""
        return next(one for one in self.fields() if one.id == id)

    def section_of(self, id: str) -> Section:
        """The section that asks this question."""
        return next(section for section in self.sections if any(one.id == id for one in section.fields))

    def asked(self, path: str | None) -> str:
        """The question at a field path in words: 'Chronology, row 3, Outcome'; '' where no question stands there."""
        spot = FieldPath.parse(path or "")
        field = next((one for one in self.fields() if spot and one.id == spot.field), None)
        if spot is None or field is None:
            return ""
        row = "" if spot.row is None else f", row {spot.row + 1}"
        return field.asked + row + "".join(f", {one.label}" for one in field.columns if one.id == spot.column)

    def place(self, path: str | None) -> str:
        """How a finding names its place: 'Section ‘Child’, question ‘Family Name’'; never what stands there."""
        asked = self.asked(path)
        if not path or not asked:
            return self.title
        section = self.section_of(field_of(path))
        return f"Section ‘{section.heading}’, question ‘{asked}’" if section.printed else f"Question ‘{asked}’"
