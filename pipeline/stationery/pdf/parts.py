"""What lies on the pages of a PDF form, as plain facts: print, grounds, places for answers, and what each means.

Measures are points from the page's bottom left corner, as a PDF counts them.
"""

from enum import StrEnum

from msgspec import Struct, field

WIDE, HIGH, MARGIN = 595.28, 841.89, 56.7
TEXT_WIDTH = WIDE - 2 * MARGIN
BLACK, GREY, RULE, OFFICE, WHITE = "000000", "595959", "8C8C8C", "EAEAEA", "FFFFFF"

Box = tuple[float, float, float, float]  # left, bottom, right, top


class Print(Struct, frozen=True, kw_only=True):
    """One line of words."""

    words: str
    left: float
    foot: float  # the line they stand on
    size: float
    bold: bool = False
    colour: str = BLACK


class Ground(Struct, frozen=True, kw_only=True):
    """A rectangle, filled or framed."""

    box: Box
    fill: str = ""
    frame: str = ""


class Picture(Struct, frozen=True, kw_only=True):
    """A picture in PNG, and what is said for it."""

    content: bytes
    box: Box
    says: str


class Kind(StrEnum):
    """What a place for an answer takes."""

    LINE = "line"
    PARAGRAPHS = "paragraphs"
    ONE = "one"  # a box of which one alone is ticked
    ANY = "any"


class Place(Struct, frozen=True, kw_only=True):
    """A place for an answer."""

    path: tuple[str, ...]  # its name, from the outermost; a box's last is its option
    kind: Kind
    box: Box
    hint: str
    question: str = ""  # what the whole group of boxes asks


class Element(Struct, kw_only=True):
    """What something on the pages is: a heading, a paragraph, a table with its rows and cells, a place."""

    tag: str
    kids: "list[Element | Leaf]" = field(default_factory=list)
    scope: str = ""  # of a table's head

    def add(self, tag: str, *, scope: str = "") -> "Element":
        """A new element within this."""
        made = Element(tag=tag, scope=scope)
        self.kids.append(made)
        return made


class Leaf(Struct, frozen=True, kw_only=True):
    """Something on one page, by its number among the things of that page."""

    page: int
    number: int


class Page(Struct, kw_only=True):
    """One page: everything on it in reading order, and which of it means something."""

    things: list[Print | Ground | Picture | Place] = field(default_factory=list)
    told: set[int] = field(default_factory=set)  # things that are told to a reader who can't see; the rest is ornament
    around: list[Print] = field(default_factory=list)  # its head and foot
