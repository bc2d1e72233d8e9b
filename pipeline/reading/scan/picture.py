"""Grey pictures as arrays: scaled, turned, bent straight and packed; the one place of this room that knows Pillow."""

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from PIL.Image import Image

Grey = NDArray[np.uint8]  # rows of pixels from the top: 0 black, 255 white
Mask = NDArray[np.bool_]
_WHITE = 255


def scaled(grey: Grey, width: int, height: int) -> Grey:
    """This picture in another size."""
    from PIL import Image

    if grey.shape == (height, width):
        return grey
    smaller = width < grey.shape[1]
    return _array(_image(grey).resize((width, height), Image.Resampling.BOX if smaller else Image.Resampling.BICUBIC))


def quarter_turned(grey: Grey, turns: int) -> Grey:
    """This picture turned anticlockwise by so many quarters."""
    return np.ascontiguousarray(np.rot90(grey, turns))


def tilted(grey: Grey, degrees: float) -> Grey:
    """This picture turned clockwise by a few degrees about its middle; what comes in from outside is white."""
    from PIL import Image

    turned = _image(grey).rotate(-degrees, Image.Resampling.BICUBIC, fillcolor=_WHITE)
    return _array(turned)


def squared_up(grey: Grey, corners: Sequence[tuple[float, float]], width: int, height: int) -> Grey:
    """What lies between these corners (from the upper left clockwise), pulled into a rectangle of this size."""
    from PIL import Image

    rectangle = ((0.0, 0.0), (float(width), 0.0), (float(width), float(height)), (0.0, float(height)))
    rows, values = [], []
    for (x, y), (u, v) in zip(rectangle, corners, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    way = np.linalg.solve(np.array(rows, dtype=float), np.array(values, dtype=float))
    method = Image.Transform.PERSPECTIVE
    return _array(_image(grey).transform((width, height), method, tuple(way), Image.Resampling.BICUBIC, fillcolor=255))


def softened(grey: Grey, reach: float) -> Grey:
    """This picture with its finest grain taken out."""
    from PIL import ImageFilter

    return _array(_image(grey).filter(ImageFilter.GaussianBlur(reach)))


def calmed(grey: Grey, reach: int) -> Grey:
    """This picture with each pixel the middle one of those around it; `reach` is odd."""
    from PIL import ImageFilter

    return _array(_image(grey).filter(ImageFilter.MedianFilter(reach)))


def png(grey: Grey) -> bytes:
    """This picture as a PNG."""
    into = BytesIO()
    _image(grey).save(into, "PNG", compress_level=1)
    return into.getvalue()


def threshold(grey: Grey) -> int:
    """The grey that best parts this picture's dark pixels from its light ones."""
    counts = np.bincount(grey.ravel(), minlength=256).astype(float)
    greys = np.arange(256)
    below, sums = np.cumsum(counts), np.cumsum(counts * greys)
    above = below[-1] - below
    with np.errstate(divide="ignore", invalid="ignore"):
        apart = below * above * (sums / below - (sums[-1] - sums) / above) ** 2
    return int(np.nanargmax(np.where(np.isfinite(apart), apart, np.nan))) if below[-1] > counts.max() else 128


def _image(grey: Grey) -> "Image":
    from PIL import Image

    return Image.fromarray(np.ascontiguousarray(grey))


def _array(image: "Image") -> Grey:
    return np.asarray(image, dtype=np.uint8)


def unpacked(picture: bytes) -> Grey:
    """The grey picture in a PNG that we packed."""
    from PIL import Image

    with Image.open(BytesIO(picture)) as image:
        return _array(image.convert("L"))
