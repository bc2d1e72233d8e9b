"""A press that prints forms from their declarations, fills them in, and knows what it wrote."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.model.form import Field, FieldType, FilledBy, Form, Section
from pipeline.model.sheet import Cell, Grid, Line, Mark, MarkKind, Sheet

Block = Line | Grid
FIRST = ("Rowan", "Ailsa", "Morwenna", "Idris", "Tamsin", "Cormac", "Élodie", "Nia")
LAST = ("Tester", "Sample", "O'Invented", "Madeup-Jones", "van Example", "Ficțional")
PLACES = ("1 Example Street", "Flat 2, 30 Nowhere Road", "not known", "HMP Invented", "as above")
BODIES = ("Anywhere Council", "Example Police", "Made-up NHS Trust", "the Pretend School", "early years team")
EVENTS = (
    "Home visit, no access x2",
    "seen at school",
    "A&E attendance - fall",
    "Strategy discussion held",
    "letter sent",
)
NARRATIVES = (
    "The family moved in the spring. Nobody told the school.",
    "Concerns were first raised by a neighbour; see the notes of the meeting.",
    "attendance fell to 71% and two appointments were missed.",
)


@dataclass(frozen=True, kw_only=True)
class Layout:
    """How a form is laid out and how its labels fare."""

    place: str = "right"  # right · same · above · tab · colon · below · leaders · dual · one
    boxes: str = "before"  # before · after · right · under · cross · word · typed · lines
    labels: str = "exact"  # exact · capitals · numbered · bare · bracketed · damaged · reworded
    tables: str = "grid"  # grid · tabs · cells
    rows: tuple[int, int] = (0, 6)
    shuffled: bool = False
    left_out: int = 0
    quoting: bool = False
    headings: bool = True
    empty: float = 0.2
    pages: bool = False  # tables cut by page ends, their headers repeated
    carrier: str = "docx"


@dataclass(kw_only=True)
class Filled:
    """A printed and filled form, and what was written."""

    sheet: Sheet
    truth: dict[str, object] = field(default_factory=dict)


REWORDED = {
    "name": "full designation",
    "details": "particulars",
    "date": "when",
    "address": "residence",
    "known": "recorded",
    "incident": "event",
    "information": "what is on file",
    "officer": "worker",
    "please": "kindly",
    "child": "young person",
    "childs": "young person's",
    "family": "household",
    "given": "chosen",
    "referrer": "sender",
    "submitted": "handed in",
    "action": "step",
    "organisation": "body",
    "issue": "matter",
    "contact": "liaison",
    "birth": "arrival",
    "carer": "guardian",
}


class Press:
    """Prints one form."""

    def __init__(self, form: Form, layout: Layout, seed: int) -> None:
        self.form, self.layout, self.random = form, layout, random.Random(seed)
        self.number = 0
        self.truth: dict[str, object] = {}
        self.asked_by_option = {one.option_label: one for one in form.fields() if one.option_label}

    def filled(self) -> Filled:
        """Print, fill in, and hand over."""
        blocks: list[Block] = [self.line(self.form.editions[0].titles[0])]
        sections = [s for s in self.form.sections if s.by is FilledBy.REFERRER or self.random.random() < 0.5]
        for s in self.form.sections:
            for one in s.fields:
                self.truth[one.id] = None if one.type not in (FieldType.TABLE, FieldType.TICKS) else ()
        if self.layout.shuffled:
            self.random.shuffle(sections)
        for _ in range(self.layout.left_out):
            sections.pop(self.random.randrange(len(sections)))
        instructions = self.form.printed[1:2] if len(self.form.printed) > 3 else ()
        blocks += [self.line(words.replace("…", "office@example.org")) for words in instructions]
        if self.layout.place == "one":
            rows: list[tuple[list[Line], ...]] = []
            for section in sections:
                rows += self.one_grid(section)
            blocks.append(self.grid(rows))
        else:
            for section in sections:
                blocks += self.section(section)
        return Filled(sheet=Sheet(carrier=self.layout.carrier, blocks=tuple(blocks)), truth=self.truth)

    # -- pieces ------------------------------------------------------------------------------------------------

    def line(self, text: str, marks: Sequence[Mark] = ()) -> Line:
        return Line(text=text, where="paragraph 1", marks=tuple(marks))

    def grid(self, rows: Sequence[Sequence[list[Line]]]) -> Grid:
        width = max(len(row) for row in rows)
        cells = []
        for r, row in enumerate(rows):
            for c, lines in enumerate(row):
                span = width - c if c == len(row) - 1 else 1
                cells.append(
                    Cell(
                        row=r, column=c, columns=span, blocks=tuple(lines), where=f"table 1, row {r + 1}, cell {c + 1}"
                    )
                )
        return Grid(cells=tuple(cells), where="table 1")

    def label(self, text: str) -> str:
        style = self.layout.labels
        self.number += 1
        if style == "capitals":
            return text.upper()
        if style == "numbered":
            return f"{self.number}. {text}"
        if style == "bare":
            return text.rstrip(":. ")
        if style == "bracketed":
            return f"{text.rstrip(':. ')} ({self.random.choice(('if known', 'please complete', 'if applicable'))})"
        if style == "damaged":
            return self.damaged(text)
        if style == "reworded":
            words = [REWORDED.get(w.casefold().strip(":()/,.'"), w) for w in text.split()]
            return " ".join(words)
        return text

    def damaged(self, text: str) -> str:
        letters = list(text)
        for _ in range(max(1, len(letters) // 14)):
            at = self.random.randrange(len(letters))
            if letters[at].isalpha():
                letters[at] = self.random.choice("abcdefghijklmnopqrstuvwxyz")
        return "".join(letters)

    # -- answers -----------------------------------------------------------------------------------------------

    def answer(self, one: Field) -> list[str]:
        """Lines of an answer, empty for none; the truth is kept."""
        r = self.random
        if r.random() < self.layout.empty:
            return []
        if one.type is FieldType.DATE:
            day = f"{r.randint(1, 28)}/{r.randint(1, 12)}/20{r.randint(10, 24)}"
            lines = [r.choice((day, f"{r.randint(1, 28)} March 2023", f"{r.randint(1, 28)}th of May 2024"))]
        elif one.type is FieldType.LONG_TEXT:
            if "address" in one.id or one.id == "gp":
                lines = [r.choice(PLACES), "Anytown", "TS99 9ZZ"][: r.randint(1, 3)]
            else:
                lines = [r.choice(NARRATIVES) for _ in range(r.randint(1, 4))]
                if self.layout.quoting:
                    quoted = r.choice([f.label for f in self.form.fields() if f.type is FieldType.TEXT])
                    lines.insert(r.randint(0, len(lines)), f"{quoted.rstrip(':')} was left open on the earlier form.")
        elif "name" in one.id or "officer" in one.id:
            lines = [f"{r.choice(FIRST)} {r.choice(LAST)}"]
        else:
            lines = [r.choice((*BODIES, "N/A", "not known", "None", "999 000 0018", "REF 12/34"))]
        self.truth[one.id] = "\n".join(lines)
        return lines

    def section(self, section: Section) -> list[Block]:
        blocks: list[Block] = []
        heading = self.line(
            self.label(section.label) if self.layout.labels not in ("numbered", "reworded") else section.label
        )
        if section.printed and self.layout.headings:
            blocks.append(heading)
        rows: list[tuple[list[Line], ...]] = []
        fields = [one for one in section.fields if not self.shared(one)]
        place = self.layout.place
        tied = {one.id for one in fields if one.placeholder}
        for one in fields:
            if one.id in tied:
                if "(" in one.label:
                    blocks += self.flush(rows)
                    blocks.append(self.period([f for f in fields if f.id in tied]))
                continue
            if one.type is FieldType.TABLE:
                blocks += self.flush(rows)
                blocks += self.table(one)
            elif one.options:
                if place in ("right", "same", "above", "dual"):
                    blocks += self.flush(rows)
                blocks += self.choice(one)
            elif place in ("tab", "colon", "below", "leaders"):
                blocks += self.in_lines(one)
            elif place == "above":
                rows.append(([self.line(self.label(one.label))], [self.line(t) for t in self.answer(one)]))
                if len(rows) == self.random.randint(1, 3):
                    blocks += self.flush(rows)
            elif place == "same":
                label, lines = self.label(one.label), self.answer(one)
                rows.append(
                    ([self.line(" ".join([label, *lines[:1]]) if lines else label), *map(self.line, lines[1:])],)
                )
            else:
                rows.append(([self.line(self.label(one.label))], [self.line(t) for t in self.answer(one)]))
        return blocks + self.flush(rows)

    def flush(self, rows: list[tuple[list[Line], ...]]) -> list[Block]:
        if not rows:
            return []
        done = list(rows)
        rows.clear()
        if self.layout.place == "above":
            return [self.grid([[row[0] for row in done], [row[1] for row in done]])]
        if self.layout.place == "dual":
            pairs = [done[i] + (done[i + 1] if i + 1 < len(done) else ()) for i in range(0, len(done), 2)]
            return [self.grid(pairs)]
        return [self.grid(done)]

    def shared(self, one: Field) -> bool:
        """Questions that an option asks are printed with the option."""
        return bool(one.option_label)

    def in_lines(self, one: Field) -> list[Block]:
        label, lines = self.label(one.label), self.answer(one)
        place = self.layout.place
        if place == "tab":
            return [self.line(f"{label}\t{lines[0] if lines else ''}"), *map(self.line, lines[1:])]
        if place == "colon":
            return [
                self.line(f"{label.rstrip(':. ')}: {lines[0] if lines else ''}".rstrip()),
                *map(self.line, lines[1:]),
            ]
        if place == "leaders":
            return [self.line(f"{label} ____{lines[0] if lines else ''}__________"), *map(self.line, lines[1:])]
        return [self.line(label), *map(self.line, lines)]

    def period(self, pair: list[Field]) -> Line:
        stem = self.label(pair[0].label.split("(")[0].strip())
        values = []
        for one in pair:
            if self.random.random() < 0.3:
                values.append("mm/yy")
            else:
                value = f"{self.random.randint(1, 12):02d}/{self.random.randint(18, 24)}"
                self.truth[one.id] = value
                values.append(value)
        return self.line(f"{stem} ({values[0]} to {values[1]})")

    # -- choices -----------------------------------------------------------------------------------------------

    def choice(self, one: Field) -> list[Block]:
        options = [(c.id, c.label) for c in one.options]
        r = self.random
        on: list[str] = []
        if r.random() >= self.layout.empty:
            on = (
                r.sample([key for key, _ in options], r.randint(1, 3))
                if one.type is FieldType.TICKS
                else [r.choice(options)[0]]
            )
        order = [key for key, _ in options]
        on.sort(key=order.index)
        self.truth[one.id] = tuple(on)
        label = one.label
        if one.type is FieldType.YES_NO:
            label = label.removesuffix("Attached - Yes / No").removesuffix("- Yes / No").strip()
        style = self.layout.boxes
        if style == "typed":
            words = ", ".join(dict(options)[key] for key in on)
            head = self.label(label)
            if self.layout.place in ("tab", "colon", "below", "leaders"):
                return [self.line(f"{head}\t{words}")]
            return [self.grid([([self.line(head)], [self.line(words)] if words else [])])]
        extra = self.asked_beside(one, on) if style in ("before", "after", "lines") else {}
        head = self.label(label) if one.label != "Male / Female" else ""
        blocks: list[Block] = []
        if style in ("before", "after", "word"):
            line = self.inline(options, on, style, extra)
            if self.layout.place in ("right", "same", "dual") and head:
                return [self.grid([([self.line(head)], [line])])]
            return ([self.line(head)] if head else []) + [line]
        if style == "lines":
            lines = [self.inline([o], on, "before", extra) for o in options]
            if self.layout.place in ("right", "same", "dual") and head:
                return [self.grid([([self.line(head)], lines)])]
            return ([self.line(head)] if head else []) + lines
        if head:
            blocks.append(self.line(head))
        marks = [self.own_cell(key in on) for key, _ in options]
        labels = [[self.line(self.label(label) if self.layout.labels == "capitals" else label)] for _, label in options]
        if style == "under":
            blocks.append(self.grid([labels, marks]))
        else:
            row: list[list[Line]] = []
            for text, mark in zip(labels, marks, strict=True):
                row += [text, mark]
            blocks.append(self.grid([row]))
        return blocks

    def asked_beside(self, one: Field, on: list[str]) -> dict[str, str]:
        """What ticked options that also ask a question are answered with."""
        fields = [f for f in self.form.section_of(one.id).fields if f.option_label and f.type is FieldType.TEXT]
        own = {choice.id for choice in one.choices}
        return {
            f.option_label: " ".join(self.answer(f)) for f in fields if f.option_label in own and f.option_label in on
        }

    def own_cell(self, on: bool) -> list[Line]:
        if self.layout.boxes == "cross":
            return [self.line(self.random.choice("xX✓"))] if on else []
        return [self.line("☒" if on else "☐", [Mark(kind=MarkKind.BOX, start=0, end=1, on=on)])]

    def inline(self, options: list[tuple[str, str]], on: list[str], style: str, extra: dict[str, str]) -> Line:
        text, marks = "", []
        for key, label in options:
            if text:
                text += "     "
            if style == "word":
                text += label + (" x" if key in on else "")
                continue
            if style == "before":
                marks.append(Mark(kind=MarkKind.BOX, start=len(text), end=len(text) + 1, on=key in on))
                text += ("☒ " if key in on else "☐ ") + label
            else:
                text += label + " "
                marks.append(Mark(kind=MarkKind.BOX, start=len(text), end=len(text) + 1, on=key in on))
                text += "☒" if key in on else "☐"
            if extra.get(key):
                text += " " + extra[key]
        return self.line(text, marks)

    # -- tables ------------------------------------------------------------------------------------------------

    def table(self, one: Field) -> list[Block]:
        r = self.random
        count = r.randint(*self.layout.rows)
        columns = one.columns
        rows = []
        for n in range(count):
            row = {c.id: self.cell(c.id, n) for c in columns if r.random() > 0.15}
            if row:
                rows.append(row)
        self.truth[one.id] = tuple(rows)
        head = [[self.line(self.label(c.label) if self.layout.labels == "capitals" else c.label)] for c in columns]
        body = [[[self.line(row[c.id])] if c.id in row else [] for c in columns] for row in rows]
        blank = [[] for _ in columns]
        for _ in range(r.randint(0, 3)):
            body.insert(r.randint(0, len(body)) if self.layout.tables == "grid" else len(body), blank)
        if self.layout.tables == "tabs":
            out = [self.line("\t".join(cell[0].text if cell else "" for cell in row)) for row in [head, *body]]
            return [line for line in out if line.text.strip()]
        if self.layout.tables == "cells":
            return [cell[0] for row in [head, *body] for cell in row if cell]
        if self.layout.pages and len(body) > 2:
            cut = r.randint(1, len(body) - 1)
            again = [head] if r.random() < 0.6 else []
            return [self.grid([head, *body[:cut]]), self.grid([*again, *body[cut:]])]
        return [self.grid([head, *body])]

    def cell(self, column: str, n: int) -> str:
        r = self.random
        if column in ("day", "month", "year"):
            return str({"day": r.randint(1, 28), "month": r.randint(1, 12), "year": 2000 + r.randint(10, 24)}[column])
        if column == "name":
            return f"{r.choice(FIRST)} {r.choice(LAST)}"
        return r.choice((*EVENTS, *BODIES))

    def one_grid(self, section: Section) -> list[tuple[list[Line], ...]]:
        """A section as rows of one big table."""
        rows: list[tuple[list[Line], ...]] = [([self.line(section.label)],)] if section.printed else []
        tied = [one for one in section.fields if one.placeholder]
        for one in section.fields:
            if self.shared(one) or (one in tied and "(" not in one.label):
                continue
            if one in tied:
                rows.append(([self.period(tied)],))
            elif one.type is FieldType.TABLE:
                rows += self.as_rows(self.table(one))
            elif one.options:
                rows += self.as_rows(self.choice(one))
            else:
                rows.append(([self.line(self.label(one.label))], [self.line(t) for t in self.answer(one)]))
        return rows

    @staticmethod
    def as_rows(blocks: list[Block]) -> list[tuple[list[Line], ...]]:
        """Lines and small tables as rows of a bigger one."""
        rows: list[tuple[list[Line], ...]] = []
        for block in blocks:
            if isinstance(block, Line):
                rows.append(([block],))
                continue
            by_row: dict[int, list[list[Line]]] = {}
            for cell in block.cells:
                by_row.setdefault(cell.row, []).append([part for part in cell.blocks if isinstance(part, Line)])
            rows += [tuple(cells) for cells in by_row.values()]
        return rows
