"""Who has claimed which words of the sheet: each stretch is claimed once, and what nobody claims is kept and shown."""

from bisect import insort
from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from pipeline.matching.blanks import Stretch
from pipeline.matching.panes import Pane


class Claims(Struct, kw_only=True):
    """Claimed stretches by pane."""

    _taken: dict[int, list[tuple[int, int, str]]] = field(default_factory=dict)
    _whole: set[int] = field(default_factory=set)  # panes that are used up, whatever stands in them

    def take(self, stretch: Stretch, owner: str) -> bool:
        """Claim a stretch; False where somebody else has some of it."""
        if stretch.pane.number in self._whole:
            return False
        taken = self._taken.setdefault(stretch.pane.number, [])
        free = all(stop <= stretch.start or start >= stretch.stop for start, stop, _ in taken)
        insort(taken, (stretch.start, stretch.stop, owner))
        return free

    def give_back(self, *spots: Stretch) -> None:
        """Let go of stretches: nobody has claimed them any more."""
        for spot in spots:
            taken = self._taken.get(spot.pane.number, [])
            taken[:] = [one for one in taken if (one[0], one[1]) != (spot.start, spot.stop)]
            if not taken:
                self._taken.pop(spot.pane.number, None)

    def use_up(self, *panes: Pane) -> None:
        """Claim whole panes."""
        for pane in panes:
            self._whole.add(pane.number)

    def open(self, panes: Iterable[Pane]) -> list[Pane]:
        """The panes that are not used up: few are left of a form that is mostly a table."""
        whole = self._whole
        return [pane for pane in panes if pane.number not in whole]

    def used_up(self, pane: Pane) -> bool:
        """Whether the whole pane is spoken for."""
        return pane.number in self._whole

    def touched(self, pane: Pane) -> bool:
        """Whether anybody has claimed any of this pane."""
        return pane.number in self._whole or pane.number in self._taken

    def free(self, stretch: Stretch) -> bool:
        """Whether nobody has claimed any of it."""
        if stretch.pane.number in self._whole:
            return False
        taken = self._taken.get(stretch.pane.number, ())
        return all(stop <= stretch.start or start >= stretch.stop for start, stop, _ in taken)

    def left(self, pane: Pane) -> Iterator[Stretch]:
        """What nobody has claimed in this pane."""
        if pane.number in self._whole:
            return
        at = 0
        for start, stop, _ in self._taken.get(pane.number, ()):
            if start > at:
                yield Stretch(pane=pane, start=at, stop=start)
            at = max(at, stop)
        if at < len(pane.text):
            yield Stretch(pane=pane, start=at, stop=len(pane.text))
