"""Picture files, as scanners and telephones save them, into grey pictures of pages."""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from pipeline.errors import Refused, Unreadable
from pipeline.reading.scan.picture import Grey

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PAGES = 60
_MOST_PIXELS = 60_000_000
_ENOUGH = (3000, 4000)  # pixels: a JPEG of many more is unpacked smaller at once
_SHEETS = (400.0, 1300.0)  # points: how long a sheet of paper is
_POINTS = 72  # an inch
_SQUARE = 0.05


class Photo(NamedTuple):
    """One page as it was scanned or photographed."""

    grey: Grey
    size: tuple[float, float] | None  # in points, where the file tells how large the paper was


def taken(content: bytes) -> Iterator[Photo]:
    """Every page in this file."""
    import PIL.Image

    try:
        with PIL.Image.open(BytesIO(content)) as file:
            pages = 1 if file.format in ("GIF", "PNG", "WEBP") else getattr(file, "n_frames", 1)
            if pages > MOST_PAGES:
                raise Refused(f"It has {pages} pages; {MOST_PAGES} are the most that are read as pictures.",
                              advice="Ask for the form alone.")  # fmt: skip
            for at in range(pages):
                file.seek(at)
                yield _photo(file)
    except PIL.Image.DecompressionBombError as problem:
        raise _too_large() from problem
    except (OSError, ValueError, SyntaxError, EOFError, TypeError, KeyError, IndexError, OverflowError) as problem:
        raise Unreadable("The picture is damaged.", advice="Ask for it to be sent again.") from problem


def _photo(file: "Image") -> Photo:
    from PIL import ImageOps

    if file.width * file.height > _MOST_PIXELS:
        raise _too_large()
    dots = _dots(file)
    if file.format == "JPEG":
        file.draft("L", _ENOUGH)
    upright = ImageOps.exif_transpose(file)
    grey = _grey(upright)
    if dots is None:
        return Photo(grey, None)
    across, down = dots
    if abs(across / down - 1) > _SQUARE:  # telefax has fewer rows than columns
        square = _image(grey).resize((grey.shape[1], round(grey.shape[0] * across / down)))
        grey = np.asarray(square, dtype=np.uint8)
    size = file.width * _POINTS / across, file.height * _POINTS / down
    return Photo(grey, size if _SHEETS[0] <= max(size) <= _SHEETS[1] else None)


def _dots(file: "Image") -> tuple[float, float] | None:
    """Dots an inch, across and down."""
    try:
        across, down = (float(told) for told in file.info.get("dpi", ()))
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    return (across, down) if across > 0 and down > 0 else None


def _grey(image: "Image") -> Grey:
    if image.mode.startswith("I;16"):
        return (np.asarray(image) >> 8).astype(np.uint8)
    if image.has_transparency_data:
        import PIL.Image

        paper = PIL.Image.new("RGBA", image.size, "white")
        image = PIL.Image.alpha_composite(paper, image.convert("RGBA"))
    return np.asarray(image.convert("L"), dtype=np.uint8)


def _image(grey: Grey) -> "Image":
    import PIL.Image

    return PIL.Image.fromarray(grey)


def _too_large() -> Refused:
    return Refused("The picture is larger than any page needs to be.", advice="Ask for a smaller copy.")
