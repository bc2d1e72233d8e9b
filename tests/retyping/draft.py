"""A filled form before it is typed: its questions in order, what was answered, and the truth to judge by."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.model.form import Field, FieldType, FilledBy, Form, Section
from tests.retyping import invented

Truth = dict[str, object]


@dataclass(kw_only=True)
class Option:
    """One thing that can be ticked."""

    id: str
    label: str
    on: bool = False
    extra: str = ""  # the words it asks for beside the tick


@dataclass(kw_only=True)
class Item:
    """One question as it will stand on the paper."""

    field: Field
    label: str
    lines: list[str] = field(default_factory=list)
    options: list[Option] = field(default_factory=list)
    columns: dict[str, str] = field(default_factory=dict)  # column id → label
    rows: list[dict[str, str]] = field(default_factory=list)
    until: str | None = None  # the second answer of a question that asks for a period


@dataclass(kw_only=True)
class Part:
    """One section as it will stand on the paper."""

    section: Section
    heading: str
    items: list[Item]

    @property
    def office(self) -> bool:
        """Whether the partnership fills it in."""
        return self.section.by is FilledBy.PARTNERSHIP


@dataclass(kw_only=True)
class Draft:
    """A whole filled form."""

    form: Form
    title: str
    instructions: list[str]
    parts: list[Part]
    truth: Truth

    def items(self) -> Iterator[Item]:
        """Every question on the paper."""
        for part in self.parts:
            yield from part.items

    def written(self) -> Iterator[Item]:
        """The questions that were answered in words."""
        return (item for item in self.items() if item.lines and item.until is None)

    def rewrite(self, item: Item, lines: list[str]) -> None:
        """Change an answer in words, and the truth with it."""
        item.lines = lines
        self.truth[item.field.id] = "\n".join(lines)

    def retable(self, item: Item) -> None:
        """Take the truth of a table from its rows."""
        self.truth[item.field.id] = [row for row in item.rows if row]


def drafted(form: Form, chance: random.Random, *, empty: float = 0.2, rows: tuple[int, int] = (0, 5)) -> Draft:
    """A form filled in with invented answers."""
    return _Filling(form, chance, empty, rows).draft()


class _Filling:
    def __init__(self, form: Form, chance: random.Random, empty: float, rows: tuple[int, int]) -> None:
        self.form, self.chance, self.empty, self.rows = form, chance, empty, rows
        self.truth: Truth = {one.id: _nothing(one) for one in form.fields()}
        self.asked_by = {one.option_label: one for one in form.fields() if one.option_label}

    def draft(self) -> Draft:
        parts = [self._part(section) for section in self.form.sections if self._printed(section)]
        told = [words.replace("…", "office@example.org") for words in self.form.printed]
        title = self.form.editions[0].titles[0]
        return Draft(form=self.form, title=title, instructions=told, parts=parts, truth=self.truth)

    def _printed(self, section: Section) -> bool:
        return section.by is FilledBy.REFERRER or self.chance.random() < 0.5

    def _part(self, section: Section) -> Part:
        items = []
        tied = [one for one in section.fields if one.placeholder]
        for one in section.fields:
            if one.option_label or one in tied[1:]:
                continue
            items.append(self._period(tied) if one in tied else self._item(one))
        return Part(section=section, heading=section.label if section.printed else "", items=items)

    def _item(self, one: Field) -> Item:
        item = Item(field=one, label=one.label)
        if one.type is FieldType.TABLE:
            self._fill_table(item)
        elif one.options:
            self._tick(item)
        elif self.chance.random() >= self.empty:
            item.lines, truth = invented.answer(one, self.chance)
            self.truth[one.id] = truth
        return item

    def _fill_table(self, item: Item) -> None:
        item.columns = {column.id: column.label for column in item.field.columns}
        for _ in range(self.chance.randint(*self.rows)):
            row = {
                column: invented.cell(column, self.chance)
                for number, column in enumerate(item.columns)
                if self.chance.random() > 0.15 or not number
            }
            item.rows.append(row)
        self.truth[item.field.id] = item.rows[:]

    def _tick(self, item: Item) -> None:
        one, chance = item.field, self.chance
        offered = [(choice.id, choice.label) for choice in one.options]
        item.options = [Option(id=key, label=label) for key, label in offered]
        if one.type is FieldType.YES_NO:
            item.label = one.label.removesuffix("- Yes / No").strip()
        if [option.label for option in item.options] == one.label.split(" / "):
            item.label = ""  # printed as nothing but its options
        if chance.random() < self.empty:
            return
        many = chance.choice((1, 1, 2, 3)) if one.type is FieldType.TICKS else 1
        for option in chance.sample(item.options, many):
            option.on = True
            asked = self.asked_by.get(option.id)
            if asked is not None and chance.random() < 0.7:
                option.extra = invented.service(chance)
                self.truth[asked.id] = option.extra
        on = [option.id for option in item.options if option.on]
        self.truth[one.id] = on if one.type is FieldType.TICKS else on[0] == "yes" if not one.choices else on[0]

    def _period(self, tied: list[Field]) -> Item:
        first, last = tied
        item = Item(field=first, label=first.label.split("(")[0].strip())
        spoken = []
        for one in (first, last):
            if self.chance.random() < self.empty:
                spoken.append("mm/yy")
                continue
            month, year = self.chance.randint(1, 12), self.chance.randint(18, 24)
            self.truth[one.id] = f"20{year}-{month:02d}"
            spoken.append(f"{month:02d}/{year}")
        item.lines, item.until = [spoken[0]], spoken[1]
        return item


def _nothing(one: Field) -> object:
    return [] if one.type in (FieldType.TABLE, FieldType.TICKS) else None
