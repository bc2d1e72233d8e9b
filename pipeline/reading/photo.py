"""Picture files into a sheet: a scan or a photograph that came as it is, page by page."""

from collections.abc import Iterator

from pipeline.errors import Unreadable
from pipeline.model.picture import PagePicture
from pipeline.model.sheet import Sheet
from pipeline.reading.pages import sheet_of
from pipeline.reading.pages.over import Over
from pipeline.reading.pages.page import Page
from pipeline.reading.programs import Album, Tell
from pipeline.reading.scan import page_of, pictured
from pipeline.reading.scan.opinions import recogniser
from pipeline.reading.scan.taken import taken


def read(content: bytes, tell: Tell | None, album: Album | None = None) -> Sheet:
    """The sheet of this picture file; its pages, squared up, go into `album`."""
    if tell is None:
        raise Unreadable("This is a picture, and there is nobody to ask for its words.", advice="Key it in from it.")
    over = Over()
    pages: list[Page] = []
    for number, photo in enumerate(taken(content), 1):
        seen = page_of(photo.grey, number=number, recognise=recogniser(tell), size=photo.size)
        over.ink[number] += seen.ink
        pages.append(seen.page)
        if album is not None:
            album[number] = seen.picture
    if not any(page.words for page in pages):
        raise Unreadable(
            "No words could be made out in this picture.", advice="Look at the original, and ask for a clearer copy."
        )
    return sheet_of(pages, over, carrier="picture")


def pictures(content: bytes, album: Album) -> Iterator[PagePicture]:
    """Every page as it was read: squared up, or as it came where nobody could tell its words."""
    for number, photo in enumerate(taken(content), 1):
        yield album.get(number) or pictured(photo.grey, number, photo.size)
