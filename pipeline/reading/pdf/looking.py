"""Pages of a PDF that must be looked at, since their text can't be told from the file: they are read as pictures."""

from collections import Counter

from msgspec import Struct, field

from pipeline.errors import FileAtFault, Unreadable
from pipeline.model.picture import PagePicture
from pipeline.model.sheet import MarkKind
from pipeline.reading.pages.page import Box, Page
from pipeline.reading.pdf.print import Print
from pipeline.reading.programs import Tell
from pipeline.reading.scan import page_of
from pipeline.reading.scan.opinions import recogniser

MOST_PAGES = 60
_GARBLED = 0.15  # of the letters: with more of them unmapped a page's text is not to be trusted
_MOST_OF_IT = 0.5  # of the page
_FEW = 60  # letters: a scanner's own line
_EVERYWHERE = ("the", "and", "of", "to", "for", "date", "name", "child", "address")
_SEVERAL = 3
_LARGEST = 1300.0  # points: a larger page is no sheet of paper, whatever it says


class Looked(Struct):
    """The pages as they are read in the end, and what looking at some of them has told besides."""

    pages: list[Page]
    ink: dict[int, tuple[Box, ...]] = field(default_factory=dict)
    pictures: dict[int, PagePicture] = field(default_factory=dict)  # squared up as the words on them were read
    fault: FileAtFault | None = None  # why a page could not be looked at


def look_at(printed: Print, pages: list[Page], tell: Tell) -> Looked:
    """These pages, those that must be looked at as they look."""
    looked = Looked(pages=list(pages))
    hidden = [at for at, page in enumerate(pages) if must_be_looked_at(page)]
    for at in hidden[:MOST_PAGES]:
        page = pages[at]
        try:
            seen = page_of(
                printed.picture(at), number=page.number, recognise=recogniser(tell, _layer(page)), size=_size(page)
            )
        except FileAtFault as fault:
            looked.fault = fault
            if isinstance(fault, Unreadable) and not looked.ink:
                break  # there is nobody to ask
            continue
        looked.pages[at], looked.ink[page.number] = seen.page, seen.ink
        looked.pictures[page.number] = seen.picture
    return looked


def must_be_looked_at(page: Page) -> bool:
    """Whether this page is a picture, or its text is not what the eye sees."""
    letters = sum(len(word.text) for word in page.words)
    if page.unmapped > _GARBLED * max(1, letters) or _backwards(page):
        return True
    pictured = any(box.area > _MOST_OF_IT * page.width * page.height for box in page.pictures)
    return pictured and letters - page.unseen < _FEW


def _backwards(page: Page) -> bool:
    """Whether the file keeps the words from right to left."""
    said = Counter(word.text.strip(".,:;()").lower() for word in page.words)
    forwards, backwards = (sum(said[word[::way]] for word in _EVERYWHERE) for way in (1, -1))
    return backwards >= _SEVERAL and backwards > forwards


def _layer(page: Page) -> frozenset[str] | None:
    """The words that somebody else made out in this picture, and laid under it unseen."""
    return frozenset(word.text for word in page.words if word.marked(MarkKind.HIDDEN)) or None


def _size(page: Page) -> tuple[float, float] | None:
    return (page.width, page.height) if max(page.width, page.height) < _LARGEST else None
