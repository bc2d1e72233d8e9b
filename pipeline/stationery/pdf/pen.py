"""Puts things on pages from the top down: each says what it is, and a new page is turned where one is full."""

from collections.abc import Callable

from pipeline.stationery.pdf.parts import HIGH, MARGIN, RULE, Box, Element, Ground, Leaf, Page, Picture, Place, Print
from pipeline.stationery.pdf.typeface import typeface

_TOP, _FOOT = 72.0, 74.0  # what the running head and the foot need


class Pen:
    """Where on the pages the next thing goes."""

    def __init__(self) -> None:
        self.pages: list[Page] = []
        self.story = Element(tag="Document")
        self.y = 0.0
        self.turned: Callable[[], None] | None = None  # what is to be printed again at the head of each new page
        self.turn()

    @property
    def room(self) -> float:
        """What is left of the page."""
        return self.y - _FOOT

    def turn(self) -> None:
        """Begin a page."""
        self.pages.append(Page())
        self.y = HIGH - (_TOP if len(self.pages) > 1 else MARGIN)
        if self.turned is not None:
            self.turned()

    def need(self, tall: float) -> None:
        """Turn the page where there is less room than this."""
        if self.room < tall:
            self.turn()

    def put(self, thing: Print | Ground | Picture | Place, means: Element | None = None) -> None:
        """Put a thing on the page, as part of what it means; as an ornament where it means nothing."""
        page = self.pages[-1]
        if means is not None:
            page.told.add(len(page.things))
            means.kids.append(Leaf(page=len(self.pages) - 1, number=len(page.things)))
        page.things.append(thing)

    def cell(self, box: Box, fill: str = "") -> None:
        """The frame of a cell."""
        self.put(Ground(box=box, fill=fill, frame=RULE))

    def words(self, text: str, left: float, top: float, width: float, size: float, means: Element | None, *,
              bold: bool = False, colour: str = "000000", leading: float = 1.26) -> float:  # fmt: skip
        """Words in lines of this width; where they end."""
        for line in typeface(bold=bold).lines(text, size, width):
            top -= size * leading
            foot = top + size * (leading - 0.95)
            self.put(Print(words=line, left=left, foot=foot, size=size, bold=bold, colour=colour), means)
        return top
