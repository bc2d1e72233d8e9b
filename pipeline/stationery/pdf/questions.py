"""How each question is drawn on a PDF form: its label as printed, and under it the places for the answer."""

from collections.abc import Mapping

from pipeline.model.form import Choice, Field, FieldType
from pipeline.stationery.pdf.parts import OFFICE, Box, Element, Ground, Kind, Place
from pipeline.stationery.pdf.pen import Pen
from pipeline.stationery.pdf.typeface import typeface
from pipeline.stationery.questions import IN_ONE_LINE, in_its_label

PAD = 5.6
_LABEL, _TEXT = 10.0, 11.0
_LINE, _LEADING = 13.5, 12.6
_LINES = 4  # left for a long answer
_FIELD, _OPTION, _SQUARE, _STOP = 18.0, 15.5, 10.0, 55.0
_WITHIN = 62.0  # a place within a sentence
_BESIDE = 120.0  # the least that a place beside an option needs


class Questions:
    """Draws the questions of one edition of a form."""

    def __init__(self, pen: Pen, labels: Mapping[str, str], worded: Mapping[str, Field]) -> None:
        self._pen = pen
        self._labels = labels  # what this edition words differently
        self._worded = worded  # choice id → the question its label asks too

    def label(self, one: Field) -> str:
        """The question as this edition prints it."""
        return self._labels.get(one.id, one.label)

    def height(self, cell: list[Field], width: float) -> float:
        """What a cell of this width needs."""
        width -= 2 * PAD
        if in_its_label(cell[0], self.label(cell[0])):
            return self._sentence(cell, 0, 0, width, None) + 2 * PAD
        one = cell[0]
        label = len(typeface(bold=True).lines(self.label(one), _LABEL, width)) * _LEADING
        return label + self._answer_height(one, width) + 2 * PAD

    def cell(self, cell: list[Field], box: Box, means: Element) -> None:
        """A question, and what runs on in its sentence, in a cell."""
        left, foot, right, top = box[0] + PAD, box[1] + PAD - 1, box[2] - PAD, box[3] - PAD + 2
        one = cell[0]
        if in_its_label(one, self.label(one)):
            self._sentence(cell, left, top - 2, right - left, means)
            return
        top = self._pen.words(self.label(one), left, top, right - left, _LABEL, means.add("P"), bold=True)
        if one.options:
            self._options(one, left, top - 3, right, means)
        else:
            long = one.type is FieldType.LONG_TEXT
            floor = foot if long else max(foot, top - 3 - _FIELD)
            self._place(one, (left, floor, right, top - 3), means, long=long)

    def _answer_height(self, one: Field, width: float) -> float:
        if one.options:
            return 3 + (_OPTION if _in_one_line(one) else sum(self._option_height(at, width) for at in one.options))
        lines = one.lines or (_LINES if one.type is FieldType.LONG_TEXT else 0)
        return max(_FIELD, _LINE * (lines + 1) if lines else 0) + 3

    def _place(self, one: Field, box: Box, means: Element, *, long: bool = False) -> None:
        kind = Kind.PARAGRAPHS if long else Kind.LINE
        self._pen.put(Place(path=(one.id,), kind=kind, box=box, hint=hint(one)), means.add("Form"))

    def _sentence(self, cell: list[Field], left: float, top: float, width: float, means: Element | None) -> float:
        """A label that keeps the answer's place within its own words: 'during the period: (mm/yy'; how tall it is."""
        at, foot = 0.0, top - _FIELD + 4
        for piece in self._flow(cell):
            wide = _WITHIN if isinstance(piece, Field) else typeface(bold=True).width(piece, _LABEL)
            if at and at + wide > width:
                at, foot = 0.0, foot - _FIELD - 2
            if means is not None and isinstance(piece, Field):
                box = (left + at, foot - 4, left + at + wide, foot + 11)
                self._pen.put(Ground(box=box, fill=OFFICE))
                self._place(piece, box, means)
            elif means is not None and isinstance(piece, str):
                self._pen.words(piece, left + at, foot + 10.5, width, _LABEL, means.add("Span"), bold=True)
            at += wide + typeface(bold=True).width(" ", _LABEL)
        return top - foot + 4

    def _flow(self, cell: list[Field]) -> list[str | Field]:
        """The words and places of a sentence, in order."""
        pieces: list[str | Field] = []
        for one in cell:
            before, _, after = self.label(one).partition(in_its_label(one, self.label(one)))
            pieces += [*before.split(), one, *after.split()]
        return pieces

    def _options(self, one: Field, left: float, top: float, right: float, means: Element) -> None:
        at = left
        for option in one.options:
            self._box(one, option.id, option.label, at, top, means)
            words = typeface().lines(option.label, _TEXT, right - at - 16)
            self._pen.words(
                option.label, at + 16, top + 0.5, right - at - 16, _TEXT, means.add("P"), leading=_OPTION / _TEXT
            )
            if (asked := self._worded.get(option.id)) is not None:
                self._beside(asked, words[-1], (left, right), top - _OPTION * len(words), means)
            if _in_one_line(one):
                at += max(_STOP, typeface().width(option.label, _TEXT) + 28)
            else:
                top -= self._option_height(option, right - left)

    def _box(self, one: Field, option: str, label: str, left: float, top: float, means: Element) -> None:
        box = (left, top - 12, left + _SQUARE, top - 12 + _SQUARE)
        kind = Kind.ANY if one.type is FieldType.TICKS else Kind.ONE
        place = Place(path=(one.id, option), kind=kind, box=box, hint=f"{one.asked}: {label}", question=one.asked)
        self._pen.put(place, means.add("Form"))

    def _beside(self, one: Field, words: str, sides: tuple[float, float], foot: float, means: Element) -> None:
        """The place for what an option's own words ask."""
        left = sides[0] + 22 + typeface().width(words, _TEXT)
        if sides[1] - left < _BESIDE:
            left, foot = sides[0] + 16, foot - _FIELD
        self._place(one, (left, foot + 1, sides[1], foot + _OPTION), means)

    def _option_height(self, option: Choice, width: float) -> float:
        words = typeface().lines(option.label, _TEXT, width - 16)
        tall = _OPTION * len(words)
        if option.id in self._worded and width - 22 - typeface().width(words[-1], _TEXT) < _BESIDE:
            tall += _FIELD
        return tall


def hint(one: Field) -> str:
    """What a place says of itself: the question, and what is to be entered."""
    prompt = one.prompt.replace("Click or tap here to enter", "Enter").replace("Click or tap to enter", "Enter")
    how = " As dd/mm/yyyy." if one.type is FieldType.DATE and not one.in_words and not one.placeholder else ""
    how = f" As {one.placeholder[0]}." if one.type is FieldType.DATE and one.placeholder else how
    return f"{one.asked}. {prompt}{how}"


def _in_one_line(one: Field) -> bool:
    return sum(len(option.label) for option in one.options) <= IN_ONE_LINE
