"""What a recogniser of words is asked, and what it answers."""

from collections.abc import Callable

from msgspec import Struct

from pipeline.reading.pages.page import Box


class Recognised(Struct, frozen=True, kw_only=True):
    """One word made out in a picture."""

    text: str
    box: Box  # in pixels from the picture's top left corner
    certainty: float  # from 0 to 1, as the recogniser itself says
    line: int  # words of one line of print bear the same number, counted in reading order


# A grey picture of a page as PNG, upright and cleaned → every word on it.
Recognise = Callable[[bytes], tuple[Recognised, ...]]
