"""What lies over the print of a file's pages: form fields, notes typed over it, highlights, ink."""

from collections import defaultdict

from msgspec import Struct, field

from pipeline.model.sheet import MarkKind, Remark
from pipeline.reading.pages.page import Box, Page, Piece


class Over(Struct):
    """What lies over the pages, by page number, and what is to be said of it."""

    pieces: dict[int, list[Piece]] = field(default_factory=lambda: defaultdict(list))
    markup: dict[int, list[tuple[MarkKind, Box]]] = field(default_factory=lambda: defaultdict(list))
    ink: dict[int, list[Box]] = field(default_factory=lambda: defaultdict(list))
    remarks: list[Remark] = field(default_factory=list)

    def nothing_on(self, page: Page) -> bool:
        """Whether this page is its print alone."""
        return not (self.pieces.get(page.number) or self.markup.get(page.number) or self.ink.get(page.number))

    def has_fields(self, page: Page) -> bool:
        """Whether form fields lie on this page."""
        return any(piece.marked(MarkKind.CONTROL, MarkKind.BOX) for piece in self.pieces.get(page.number, ()))
