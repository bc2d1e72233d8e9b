"""The fields and controls that are open where a walk stands: they may begin in one paragraph and end in another."""

from collections.abc import Callable
from itertools import count
from typing import TYPE_CHECKING

from pipeline.model.sheet import MarkKind
from pipeline.reading.word import names as n
from pipeline.reading.word.controls import Control, legacy_field
from pipeline.reading.word.fields import REACHES_OUT, UNSEEN, Field, Span
from pipeline.reading.word.line import LineInTheMaking

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Remarking = Callable[[str, str], None]


class OpenFields:
    """Fields from their begin to their end, and the controls around what is read now."""

    __slots__ = ("_keys", "_remark", "fields", "spans")

    def __init__(self, remark: Remarking, keys: "count[int]") -> None:
        self.fields: list[Field] = []  # each inside the one before
        self.spans: list[Span] = []
        self._remark, self._keys = remark, keys

    @property
    def shown(self) -> bool:
        """Whether the eye sees what is read now: it is no field's instruction."""
        return not self.fields or all(field.shows for field in self.fields)

    def key(self) -> str:
        """A name for one more control."""
        return f"control {next(self._keys)}"

    def begin_line(self) -> None:
        """What is open goes on at the head of a new line."""
        for span in self.spans:
            span.start = 0

    def end_paragraph(self) -> None:
        """An instruction never runs on into the next paragraph: its separator is missing."""
        while self.fields and not self.fields[-1].shows:
            self.fields.pop()

    def close(self, depth: int) -> None:
        """Close all fields but so many of the outer ones."""
        for field in self.fields[depth:]:
            if field.span in self.spans:
                self.spans.remove(field.span)
        del self.fields[depth:]

    def mark(self, mark: "Element", line: LineInTheMaking) -> None:
        """A sign that a field begins, shows its result from here on, or ends."""
        kind = mark.get(n.W + "fldCharType")
        if kind == "begin":
            data = next(mark.iterchildren(n.FFDATA), None)
            self.fields.append(Field(None if data is None else Span(legacy_field(data, self.key()), 0)))
        elif self.fields and kind == "separate":
            self.show(self.fields[-1], line)
        elif self.fields and kind == "end":
            self.end(self.fields[-1], line)
            self.fields.pop()

    def instruct(self, words: str) -> None:
        """More of the innermost field's instruction."""
        if self.fields:
            self.fields[-1].instruction += words

    def show(self, field: Field, line: LineInTheMaking) -> None:
        """A field's instruction is over: what comes now is its result."""
        field.shows = True
        field.start = line.length
        if field.does in REACHES_OUT:
            self._remark(*REACHES_OUT[field.does])
        if field.span is None and field.does == "FORMTEXT":
            field.span = Span(Control(key=self.key(), legacy=True), 0)  # some writers leave out what it is about
        if field.span is not None:
            field.span.start = field.start
            self.spans.append(field.span)

    def end(self, field: Field, line: LineInTheMaking) -> None:
        """A field is over: note what its result is, and what it shows that no run holds."""
        if not field.shows:
            self.show(field, line)
        start = line.length
        if field.prompt:
            self._put(field.prompt, line)
            line.control(Control(key=self.key(), empty=True), start)
        elif field.does in UNSEEN:
            line.style(MarkKind.HIDDEN, min(field.start, start))
        elif start == field.start and field.drawn_over:
            self._put(field.drawn_over, line)
            line.style(MarkKind.FRAMED, start)
        elif field.span is None and field.does == "FORMCHECKBOX":
            line.box_nobody_knows()
        if (span := field.span) is not None:
            self.spans.remove(span)
            if span.start == start:
                self._put(span.control.chosen, line)  # no run holds a legacy list's choice: its number says it
            line.control(span.control, span.start)

    def _put(self, words: str, line: LineInTheMaking) -> None:
        if self.shown:
            line.pieces.append(words)
