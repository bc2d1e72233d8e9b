"""Two pages printed on one sheet of paper: a landscape page whose halves have nothing in common."""

from msgspec.structs import replace

from pipeline.reading.pages.page import Page

_LANDSCAPE = 1.15  # times as wide as high
_LEAST = 12  # words that make a half a page


def halves(page: Page) -> list[Page]:
    """The two pages that share this one, left before right; the page itself where it is one.

    Places stay as they are on the paper, so that a person finds them.
    """
    middle = page.width / 2
    sides = [[w for w in page.words if (w.box.middle[0] < middle) is left] for left in (True, False)]
    if page.width < _LANDSCAPE * page.height or min(map(len, sides)) < _LEAST or _crossed(page, middle):
        return [page]
    return [_half(page, middle, left=left) for left in (True, False)]


def _crossed(page: Page, middle: float) -> bool:
    boxes = [w.box for w in page.words] + [s.box for s in page.shapes] + list(page.pictures)
    spans = [(b.left, b.right) for b in boxes if b.area < 0.9 * page.width * page.height]
    spans += [(r.start, r.end) for r in page.rules if not r.upright]
    return any(left < middle - 1 and middle + 1 < right for left, right in spans)


def _half(page: Page, middle: float, *, left: bool) -> Page:
    def here(x: float) -> bool:
        return (x < middle) is left

    return replace(
        page,
        words=tuple(w for w in page.words if here(w.box.middle[0])),
        shapes=tuple(s for s in page.shapes if here(s.box.middle[0])),
        pictures=tuple(p for p in page.pictures if here(p.middle[0])),
        rules=tuple(r for r in page.rules if here(r.at if r.upright else (r.start + r.end) / 2)),
    )
