"""Files of other word processors: made into Word documents elsewhere, and read as those."""

from collections.abc import Callable

from msgspec.structs import replace

from pipeline.model.sheet import Sheet
from pipeline.reading import word


def read(carrier: str, content: bytes, convert: Callable[[str, bytes], bytes]) -> Sheet:
    """Everything on one document of another kind, as its Word version tells it."""
    return replace(word.read(convert(carrier, content)), carrier=carrier)
