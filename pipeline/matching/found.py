"""What matching has found so far for one question, before it becomes an answer."""

from collections.abc import Sequence
from typing import TypedDict

from msgspec import Struct, field

from pipeline.matching.blanks import Stretch
from pipeline.matching.certainty import certainty
from pipeline.matching.doubts import doubt
from pipeline.matching.panes import Board, Pane
from pipeline.matching.places import Place
from pipeline.model.reading import Answer, Doubt, Source
from pipeline.model.sheet import Frame

_OF_TABLE = "a table's cell"
_BY_ITSELF = "by its options or its control"
_AS_PRINTED = "as printed"
_KNOWN = "in a known wording"
_SIMILAR = "in a similar wording"
_ON_PAGES = ", on a page"  # where only the paper's ink tells what belongs together


class _Told(TypedDict):
    found: str
    confidence: float


class Sequel(Struct, frozen=True, kw_only=True, eq=False):
    """Words that go on from an answer elsewhere, in the form or below it."""

    asked: frozenset[str]  # the questions it may go on from; none where it names none
    plain: bool  # it names the question so that nothing else can be meant
    head: Stretch
    body: tuple[Stretch, ...]
    after: Board | None = None  # the grid it stands right below, where it names no question

    @property
    def words(self) -> tuple[Stretch, ...]:
        """All of it, with the words that head it."""
        return self.head, *self.body


class Found(Struct, kw_only=True, gc=False):
    """One question's answer in the making."""

    path: str
    place: Place | None = None
    words: str | None = None
    chosen: tuple[str, ...] = ()
    bare: bool = False  # its options are printed, and have no boxes
    stored: str | None = None
    stretches: tuple[Stretch, ...] = ()
    joined: tuple[Stretch, ...] = ()  # what it goes on with elsewhere, and the words that say so
    codes: dict[str, str | None] = field(
        default_factory=dict
    )  # of doubts, in the order they arose; with words of their own

    of_table: tuple[str, ...] = ()  # doubts about the whole table it is a cell of

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
        spots = [*(spot for spot in self.stretches if spot not in self.joined), *self.joined]
        if self.place is not None:
            spots.insert(0, Stretch(pane=self.place.pane, start=self.place.start, stop=self.place.stop))
        return self._of(spots) if spots else None

    def _of(self, spots: Sequence[Stretch]) -> Source:
        """The answer's own place, and all words from the label to its end."""
        spot = self.stretches[0] if self.stretches else spots[0]
        pane = spot.pane
        at = spot.start + _indent(spot)
        frame = _frame(pane, at, spot.stop)
        return Source(
            where="; ".join(dict.fromkeys(map(_where, (spot, *self.joined)))), raw=_raw(spots),
            page=frame.page if frame else None, frame=frame, **self._told(paged=frame is not None),
        )  # fmt: skip

    def _plain(self, spot: Stretch) -> Source | None:
        """A table's cell, as most answers are: its whole text is the answer, and no label stands in it."""
        pane = spot.pane
        cell = pane.cell
        if cell is None or spot.start or spot.stop < len(pane.text):
            return self._of([spot])
        frame = _frame(pane, 0, len(pane.text))
        return Source(
            where=cell.where, raw=pane.text.strip(), page=frame.page if frame else None, frame=frame,
            **self._told(paged=frame is not None),
        )  # fmt: skip

    def _told(self, *, paged: bool) -> _Told:
        """How the question was found, and how sure that makes the answer."""
        way = self._way() + (_ON_PAGES if paged else "")
        return {"found": way, "confidence": certainty(way, (*self.codes, *self.of_table), answered=self.answered)}

    def _way(self) -> str:
        if self.place is None:
            return _OF_TABLE if "[" in self.path else _BY_ITSELF
        if self.place.likeness < 1:
            return _SIMILAR
        return _AS_PRINTED if self.place.certain(self.path) else _KNOWN


def _where(spot: Stretch) -> str:
    """For people: where this begins."""
    pane = spot.pane
    return pane.cell.where if pane.cell and pane.cell.where else pane.where(spot.start + _indent(spot))


def _frame(pane: Pane, start: int, stop: int) -> Frame | None:
    """What the lines of this stretch cover of the page it begins on; the cell's own where it has no line."""
    lines = pane.lines[pane.line_at(start) : pane.line_at(max(start, stop - 1)) + 1]
    first = lines[0].frame if lines else None
    if first is None:
        return pane.cell.frame if pane.cell else None
    found = [line.frame for line in lines if line.frame and line.frame.page == first.page]
    return Frame(
        page=first.page,
        left=min(one.left for one in found),
        top=min(one.top for one in found),
        right=max(one.right for one in found),
        bottom=max(one.bottom for one in found),
    )


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
