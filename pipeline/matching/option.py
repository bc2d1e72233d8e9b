"""One option of a question where it stands on the sheet, and what was found out about it."""

from msgspec import Struct

from pipeline.matching.boxes import Box
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
    def drawn(self) -> str:
        """What its box is drawn with."""
        return "" if self.box is None else (self.slot or self.pane).text[self.box.start : self.box.end].strip()
