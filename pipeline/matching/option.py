"""One option of a question where it stands on the sheet, and what was found out about it."""

from msgspec import Struct

from pipeline.matching.blanks import Stretch
from pipeline.matching.boxes import Box, boxes_in
from pipeline.matching.panes import Pane


class Option(Struct, kw_only=True, eq=False):
    """One option where it stands on the sheet."""

    id: str
    pane: Pane
    start: int
    stop: int
    box: Box | None = None
    slot: Pane | None = None  # the cell of its own that the box is in
    struck: bool = False
    lit: bool = False  # highlighted
    capitals: bool | None = None  # None where it is printed in capitals anyway

    @property
    def words(self) -> Stretch | None:
        """What stands behind the box in the cell that both have for themselves."""
        if self.slot is None or self.box is None:
            return None
        after = [box for box in boxes_in(self.slot, self.box.end) if box != self.box]  # a form field has no width
        stop = after[0].start if after else len(self.slot.text)
        if not any(map(str.isalnum, self.slot.text[self.box.end : stop])):
            return None
        return Stretch(pane=self.slot, start=self.box.end, stop=stop)

    @property
    def drawn(self) -> str:
        """What its box is drawn with."""
        return "" if self.box is None else (self.slot or self.pane).text[self.box.start : self.box.end].strip()
