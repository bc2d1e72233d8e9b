"""Printed pages on paper, and back: scanned a little askew, or photographed on a desk."""

import io
import random
from collections.abc import Iterator

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter


def scanned(content: bytes, chance: random.Random, *, dots: int) -> bytes:
    """By an office scanner: grey, dusty, each page askew by up to a degree, packed as JPEG."""
    return _bound([_scan(page, chance) for page in _drawn(content, dots)], dots)


def photographed(content: bytes, chance: random.Random, *, dots: int = 200) -> bytes:
    """By a phone held over a desk: the far edge is narrower, one side darker, the desk shows round the paper."""
    return _bound([_photo(page, chance) for page in _drawn(content, dots)], dots)


def _drawn(content: bytes, dots: int) -> Iterator[Image.Image]:
    with pypdfium2.PdfDocument(content) as file:
        file.init_forms()
        for page in file:
            yield page.render(scale=dots / 72, grayscale=True).to_pil().convert("L")


def _scan(page: Image.Image, chance: random.Random) -> Image.Image:
    turned = page.rotate(chance.uniform(-1, 1), Image.Resampling.BICUBIC, fillcolor=255)
    return _grain(turned.filter(ImageFilter.GaussianBlur(0.5)), chance, strength=6)


def _photo(page: Image.Image, chance: random.Random) -> Image.Image:
    wide, high = page.size
    edge = wide // 12
    whole = Image.new("L", (wide + 2 * edge, high + 2 * edge), 70)
    lean = chance.uniform(0.01, 0.04) * wide
    corners = [(edge + lean, edge), (edge, edge + high), (edge + wide, edge + high), (edge + wide - lean, edge)]
    origin = [(0, 0), (0, high), (wide, high), (wide, 0)]
    held = page.transform(whole.size, Image.Transform.PERSPECTIVE, _through(corners, origin), Image.Resampling.BICUBIC)
    paper = Image.new("L", page.size, 255)
    mask = paper.transform(whole.size, Image.Transform.PERSPECTIVE, _through(corners, origin))
    whole.paste(held, mask=mask)
    light = np.linspace(1.0, chance.uniform(0.7, 0.9), whole.width)[None, :]
    lit = Image.fromarray((np.asarray(whole) * light).astype(np.uint8))
    turned = lit.rotate(chance.uniform(-2, 2), Image.Resampling.BICUBIC, fillcolor=70)
    return _grain(turned.filter(ImageFilter.GaussianBlur(0.6)), chance, strength=5)


def _through(corners: list[tuple[float, float]], origin: list[tuple[int, int]]) -> list[float]:
    """The eight numbers by which Pillow finds, for each place of the photograph, the place on the page."""
    rows, values = [], []
    for (x, y), (u, v) in zip(corners, origin, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    return [float(number) for number in np.linalg.solve(np.array(rows, float), np.array(values, float))]


def _grain(page: Image.Image, chance: random.Random, *, strength: int) -> Image.Image:
    noise = np.random.default_rng(chance.randrange(2**32)).normal(0, strength, (page.height, page.width))
    return Image.fromarray(np.clip(np.asarray(page, float) + noise, 0, 255).astype(np.uint8))


def _bound(pages: list[Image.Image], dots: int) -> bytes:
    held = io.BytesIO()
    first, *rest = pages
    first.save(held, "PDF", save_all=True, append_images=rest, resolution=dots, quality=75)
    return held.getvalue()
