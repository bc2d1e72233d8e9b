"""One paragraph in the making: text put together piece by piece, with the marks that lie over it."""

from pipeline.model.sheet import Line, Mark, MarkKind, Region, Telling, Told
from pipeline.reading.word import glyphs
from pipeline.reading.word.controls import Control, word

_ON_WORDS = frozenset(
    {MarkKind.BOLD, MarkKind.UNDERLINED, MarkKind.COLOURED, MarkKind.FAINT}
)  # spaces underlined are a line to write on, and no colour shows on them


class LineInTheMaking:
    """Collects the text and marks of one paragraph."""

    __slots__ = ("_length", "_measured", "_styled", "marks", "pieces")

    def __init__(self) -> None:
        self.pieces: list[str] = []  # text is added at the end of these, and never taken back
        self.marks: list[Mark] = []
        self._styled: list[tuple[MarkKind, int, int]] = []
        self._length = self._measured = 0

    @property
    def length(self) -> int:
        """How long the text is by now: measured only where a mark asks, each piece once."""
        for place in range(self._measured, len(self.pieces)):
            self._length += len(self.pieces[place])
        self._measured = len(self.pieces)
        return self._length

    def style(self, kind: MarkKind, start: int) -> None:
        """Mark everything from `start` to here; neighbours of one kind become one mark."""
        end = self.length
        if start == end:
            return
        for place in range(len(self._styled) - 1, -1, -1):
            old, begin, until = self._styled[place]
            if old is kind and until == start:
                self._styled[place] = (kind, begin, end)
                return
            if until < start:
                break
        self._styled.append((kind, start, end))

    def deleted(self, words: str) -> None:
        """Note a tracked deletion at this place."""
        if words:
            said = (Telling(how=Told.STORED, text=words),)
            self.marks.append(Mark(kind=MarkKind.DELETED, start=self.length, end=self.length, said=said))

    def drawn(self, what: str) -> None:
        """Note something drawn, anchored at this place."""
        self.marks.append(Mark(kind=MarkKind.DRAWN, start=self.length, end=self.length, hint=what))

    def noted(self, what: str) -> None:
        """Note that a note or comment hangs on this place."""
        self.marks.append(Mark(kind=MarkKind.NOTED, start=self.length, end=self.length, hint=what))

    def box_nobody_knows(self) -> None:
        """Note a box that says nothing about itself."""
        self.marks.append(Mark(kind=MarkKind.BOX, start=self.length, end=self.length))

    def control(self, control: Control, start: int) -> None:
        """Mark everything from `start` to here as lying in this control."""
        text = self._since(start)
        if control.box is not None:
            self.marks.append(self._box(control, start, control.shows(text)))
            return
        self.marks.append(
            Mark(
                kind=MarkKind.CONTROL,
                start=start,
                end=self.length,
                empty=control.unanswered(text),
                key=control.key,
                name=control.name,
                hint=control.hint,
                options=control.options,
                said=control.told(text),
            )
        )

    def _since(self, start: int) -> str:
        size, last = self.length - start, []
        for piece in reversed(self.pieces):
            if size <= 0:
                break
            last.append(piece)
            size -= len(piece)
        return "".join(reversed(last))[max(-size, 0) :]

    def _box(self, control: Control, start: int, shown: bool | None) -> Mark:  # noqa: FBT001
        """The eye decides where the glyph and the stored state differ; both are told."""
        return Mark(
            kind=MarkKind.BOX,
            start=start,
            end=self.length,
            on=control.box if shown is None else shown,
            key=control.key,
            name=control.name,
            hint=control.hint,
            said=control.said if shown is None else (*control.said, Telling(how=Told.SHOWN, text=word(on=shown))),
        )

    def line(self, where: str, region: Region, number: str = "", *, heading: bool = False) -> Line | None:
        """The finished line; None where there is nothing on it but perhaps the number of a list."""
        if number and (state := glyphs.state(number)) is not None:
            self.marks.insert(0, Mark(kind=MarkKind.BOX, start=0, end=0, on=state))
        pieces = self.pieces
        text = pieces[0] if len(pieces) == 1 else "".join(pieces)
        if not self.marks:
            if not text or text.isspace():
                return None
            if not self._styled and text.isascii() and "[" not in text:  # no box either: every glyph is beyond ASCII
                return Line(text=text, where=where, region=region, number=number, heading=heading)
        marks = self._all_marks(text)
        return Line(text=text, where=where, marks=marks, region=region, number=number, heading=heading)

    def _all_marks(self, text: str) -> tuple[Mark, ...]:
        taken = [(mark.start, mark.end) for mark in self.marks if mark.kind is MarkKind.BOX]
        boxes = [
            Mark(kind=MarkKind.BOX, start=start, end=end, on=on)
            for start, end, on in glyphs.boxes(text)
            if not any(start < last and first < end for first, last in taken)
        ]
        styles = [
            Mark(kind=kind, start=start, end=end)
            for kind, start, end in self._styled
            if kind not in _ON_WORDS or not text[start:end].isspace()
        ]
        return tuple(sorted(self.marks + styles + boxes, key=lambda mark: (mark.start, -mark.end)))
