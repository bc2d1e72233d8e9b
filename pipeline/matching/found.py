"""What matching has found so far for one question, before it becomes an answer."""

from collections.abc import Sequence

from msgspec import Struct, field

from pipeline.matching.blanks import Stretch
from pipeline.matching.doubts import doubt
from pipeline.matching.places import Place
from pipeline.model.reading import Answer, Doubt, Source

_SURE = 0.99


class Found(Struct, kw_only=True, gc=False):
    """One question's answer in the making."""

    path: str
    place: Place | None = None
    words: str | None = None
    chosen: tuple[str, ...] = ()
    stored: str | None = None
    stretches: tuple[Stretch, ...] = ()
    codes: dict[str, str | None] = field(
        default_factory=dict
    )  # of doubts, in the order they arose; with words of their own

    def doubts(self, *codes: str) -> None:
        """Note reasons to look at this answer."""
        for code in codes:
            self.codes.setdefault(code)

    def remark(self, code: str, message: str) -> None:
        """Note a reason that the reader gave, in its words."""
        self.codes.setdefault(code, message)

    @property
    def page(self) -> int | None:
        """The page the answer stands on; the question's where there is none."""
        source = self._source()
        return source.page if source is not None else None

    @property
    def answered(self) -> bool:
        """Whether anything was found."""
        return self.words is not None or bool(self.chosen)

    def answer(self) -> Answer:
        """The answer, with its place and its doubts."""
        doubts: tuple[Doubt, ...] = ()
        if self.codes:
            doubts = tuple(doubt(code, message) for code, message in self.codes.items())
        return Answer(
            path=self.path,
            words=self.words,
            chosen=self.chosen,
            stored=self.stored,
            source=self._source(),
            doubts=doubts,
        )

    def _source(self) -> Source | None:
        if self.place is None and len(self.stretches) == 1:
            return self._plain(self.stretches[0])
        if self.place is None:
            return self._of(self.stretches) if self.stretches else None
        return self._of([Stretch(pane=self.place.pane, start=self.place.start, stop=self.place.stop), *self.stretches])

    def _of(self, spots: Sequence[Stretch]) -> Source:
        """The answer's own place, and all words from the label to its end."""
        spot = self.stretches[0] if self.stretches else spots[0]
        pane = spot.pane
        at = spot.start + _indent(spot)
        line = pane.lines[pane.line_at(at)] if pane.lines else None
        frame = (line.frame if line else None) or (pane.cell.frame if pane.cell else None)
        return Source(
            where=(pane.cell.where if pane.cell and pane.cell.where else pane.where(at)), raw=_raw(spots),
            page=frame.page if frame else None, frame=frame, confidence=round(self._certainty(), 2),
        )  # fmt: skip

    def _plain(self, spot: Stretch) -> Source | None:
        """A table's cell, as most answers are: its whole text is the answer, and no label stands in it."""
        pane = spot.pane
        cell, line = pane.cell, pane.lines[0] if pane.lines else None
        if cell is None or spot.start or spot.stop < len(pane.text):
            return self._of([spot])
        frame = (line.frame if line else None) or cell.frame
        return Source(
            where=cell.where, raw=pane.text.strip(), page=frame.page if frame else None, frame=frame,
            confidence=_SURE if not self.codes else round(self._certainty(), 2),
        )  # fmt: skip

    def _certainty(self) -> float:
        label = self.place.certainty if self.place else 1.0
        return label * (_SURE if not self.codes else max(0.3, 0.8 - 0.15 * (len(self.codes) - 1)))


def _indent(spot: Stretch) -> int:
    text = spot.pane.text[spot.start : spot.stop]
    return len(text) - len(text.lstrip())


def _raw(spots: Sequence[Stretch]) -> str:
    """The words as they stand, label included; stretches that touch are read as one."""
    pieces: list[str] = []
    last: Stretch | None = None
    for spot in spots:
        text = spot.pane.text[spot.start : spot.stop]
        if last is not None and last.pane is spot.pane and last.stop >= spot.start:
            pieces[-1] += spot.pane.text[last.stop : spot.stop]
        else:
            pieces.append(text)
        last = spot
    return "\n".join(piece.strip() for piece in pieces if piece.strip())
