"""The picture of a page as it was read: what a person sees beside what was made of it."""

from msgspec import Struct


class PagePicture(Struct, frozen=True, kw_only=True):
    """One page as the eye sees it. Frames of answers lie on it, in points from its top left corner."""

    page: int  # from 1, as sources count
    width: float  # in points
    height: float
    png: bytes  # plain: see `worker/plain_png.py`
