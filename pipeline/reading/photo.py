"""Picture files into a sheet: a scan or a photograph that came as it is, page by page."""

from pipeline.errors import Unreadable
from pipeline.model.sheet import Sheet
from pipeline.reading.pages import sheet_of
from pipeline.reading.pages.over import Over
from pipeline.reading.pages.page import Page
from pipeline.reading.programs import Tell
from pipeline.reading.scan import page_of
from pipeline.reading.scan.opinions import recogniser
from pipeline.reading.scan.taken import taken


def read(content: bytes, tell: Tell | None) -> Sheet:
    """The sheet of this picture file."""
    if tell is None:
        raise Unreadable("This is a picture, and there is nobody to ask for its words.", advice="Key it in from it.")
    over = Over()
    pages: list[Page] = []
    for number, photo in enumerate(taken(content), 1):
        seen = page_of(photo.grey, number=number, recognise=recogniser(tell), size=photo.size)
        over.ink[number] += seen.ink
        pages.append(seen.page)
    if not any(page.words for page in pages):
        raise Unreadable(
            "No words could be made out in this picture.", advice="Look at the original, and ask for a clearer copy."
        )
    return sheet_of(pages, over, carrier="picture")
