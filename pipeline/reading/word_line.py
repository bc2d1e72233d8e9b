"""One paragraph in the making: text put together piece by piece, with the marks that lie over it."""

from pipeline.model.sheet import Line, Mark, MarkKind, Region, Telling, Told
from pipeline.reading import word_glyphs
from pipeline.reading.word_controls import Control

SAID_ON, SAID_OFF = "on", "off"


class LineInTheMaking:
    """Collects the text and marks of one paragraph."""

    __slots__ = ("_pieces", "_styled", "length", "marks")

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._styled: list[tuple[MarkKind, int, int]] = []
        self.marks: list[Mark] = []
        self.length = 0

    def put(self, text: str) -> None:
        """Add text at the end."""
        self._pieces.append(text)
        self.length += len(text)

    def style(self, kind: MarkKind, start: int) -> None:
        """Mark everything from `start` to here; neighbours of one kind become one mark."""
        if start == self.length:
            return
        for place in range(len(self._styled) - 1, -1, -1):
            old, begin, end = self._styled[place]
            if old is kind:
                if end == start:
                    self._styled[place] = (kind, begin, self.length)
                    return
                break
        self._styled.append((kind, start, self.length))

    def deleted(self, words: str) -> None:
        """Note a tracked deletion at this place."""
        if words:
            said = (Telling(how=Told.STORED, text=words),)
            self.marks.append(Mark(kind=MarkKind.DELETED, start=self.length, end=self.length, said=said))

    def control(self, control: Control, start: int) -> None:
        """Mark everything from `start` to here as lying in this control."""
        if control.box is not None:
            self.marks.append(self._box(control, start))
            return
        self.marks.append(
            Mark(
                kind=MarkKind.CONTROL, start=start, end=self.length, empty=control.empty, key=control.key,
                name=control.name, hint=control.hint, options=control.options, said=control.said,
            )
        )  # fmt: skip

    def _box(self, control: Control, start: int) -> Mark:
        """The eye decides where the glyph and the stored state differ; both are told."""
        shown = control.shows("".join(self._pieces)[start:])
        said = [Telling(how=Told.STORED, text=SAID_ON if control.box else SAID_OFF)]
        if shown is not None:
            said.append(Telling(how=Told.SHOWN, text=SAID_ON if shown else SAID_OFF))
        return Mark(
            kind=MarkKind.BOX, start=start, end=self.length, on=control.box if shown is None else shown,
            key=control.key, name=control.name, hint=control.hint, said=tuple(said),
        )  # fmt: skip

    def line(self, where: str, region: Region) -> Line | None:
        """The finished line; None where there is nothing on it."""
        text = "".join(self._pieces)
        if not text.strip() and not self.marks:
            return None
        marks = self.marks
        marks += [Mark(kind=kind, start=start, end=end) for kind, start, end in self._styled]
        marks += self._glyphs(text)
        if len(marks) > 1:
            marks.sort(key=lambda mark: (mark.start, -mark.end))
        return Line(text=text, where=where, marks=tuple(marks), region=region)

    def _glyphs(self, text: str) -> list[Mark]:
        taken = [(mark.start, mark.end) for mark in self.marks if mark.kind is MarkKind.BOX]
        return [
            Mark(kind=MarkKind.BOX, start=start, end=end, on=on)
            for start, end, on in word_glyphs.boxes(text)
            if not any(start < last and first < end for first, last in taken)
        ]
