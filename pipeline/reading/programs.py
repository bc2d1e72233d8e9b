"""Programs of others that a reader may ask for help: they run on the other side of the boundary."""

from collections.abc import Callable
from typing import NamedTuple, Protocol

from pipeline.model.picture import PagePicture

Album = dict[int, PagePicture]  # by the numbers of their pages
Convert = Callable[[str, bytes], bytes]  # carrier and content of a file → the same as a Word document


class Tell(Protocol):
    """Every word on the PNG of a page, as a table in Tesseract's own shape; once, or `again` in another way."""

    def __call__(self, picture: bytes, *, again: bool = False) -> bytes:
        """The table."""


class Programs(NamedTuple):
    """What there is to ask; None where there is nobody."""

    convert: Convert | None = None
    tell: Tell | None = None


NONE = Programs()
