"""Pictures of pages, drawn for the tests that read them, and recognisers that know what was drawn."""

from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from pipeline.reading.pages.page import Box
from pipeline.reading.scan import Grey, Recognise, Recognised

POINT = 300 / 72
SMALL = (300.0, 220.0)  # points: a page large enough for what is tested here
_LETTERS = ImageFont.load_default(size=11 * POINT)


class Paper:
    """A white page to draw on; all measures are points."""

    def __init__(self, width: float = SMALL[0], height: float = SMALL[1]) -> None:
        self.size = width, height
        self._image = Image.new("L", (round(width * POINT), round(height * POINT)), 255)
        self._draw = ImageDraw.Draw(self._image)
        self.words: list[tuple[str, Box]] = []

    def line(self, *at: float, width: float = 0.7) -> "Paper":
        """A straight line from x, y to x, y."""
        self._draw.line([side * POINT for side in at], fill=0, width=max(1, round(width * POINT)))
        return self

    def box(self, left: float, top: float, size: float = 10.0, width: float = 0.8) -> "Paper":
        """An empty square."""
        square = [side * POINT for side in (left, top, left + size, top + size)]
        self._draw.rectangle(square, outline=0, width=max(1, round(width * POINT)))
        return self

    def ring(self, left: float, top: float, size: float = 10.0) -> "Paper":
        """An empty circle."""
        square = [side * POINT for side in (left, top, left + size, top + size)]
        self._draw.ellipse(square, outline=0, width=round(0.8 * POINT))
        return self

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> "Paper":
        """A table with its lines at these places."""
        for x in xs:
            self.line(x, ys[0], x, ys[-1])
        for y in ys:
            self.line(xs[0], y, xs[-1], y)
        return self

    def write(self, left: float, top: float, text: str) -> "Paper":
        """Words in a line; where each stands is kept."""
        for word in text.split():
            place = self._draw.textbbox((left * POINT, top * POINT), word, font=_LETTERS)
            self._draw.text((left * POINT, top * POINT), word, fill=0, font=_LETTERS)
            self.words.append((word, Box(*map(float, place))))
            left = place[2] / POINT + 4
        return self

    def text(self, lines: int, left: float = 20, top: float = 20) -> "Paper":
        """Lines of print with as many tall and deep letters as English has."""
        for line in range(lines):
            self.write(left, top + 16 * line, "The child had been seen by a duty worker")
        return self

    @property
    def grey(self) -> Grey:
        """The picture."""
        return np.asarray(self._image, dtype=np.uint8)

    def tilted(self, degrees: float) -> Grey:
        """The picture turned clockwise a little, as a page laid askew is."""
        return np.asarray(self._image.rotate(-degrees, Image.Resampling.BICUBIC, fillcolor=255), dtype=np.uint8)

    def recognise(self, certainty: float = 0.95) -> Recognise:
        """A recogniser that finds what was written here, once; asked again it finds nothing."""
        answers = [tuple(_known(text, box, certainty, line) for line, (text, box) in enumerate(self.words))]
        return lambda _png: answers.pop() if answers else ()


def _known(text: str, box: Box, certainty: float, line: int) -> Recognised:
    return Recognised(text=text, box=box, certainty=certainty, line=line)


def nothing(_png: bytes) -> tuple[Recognised, ...]:
    """A recogniser that makes out no words at all."""
    return ()
