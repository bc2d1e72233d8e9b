"""Running heads and feet: what the file calls so, page counts, and rows that come again at the same height of pages."""

import re
from collections import Counter

from msgspec.structs import replace

from pipeline.model.sheet import Region
from pipeline.reading.pages.layout import Laid
from pipeline.reading.pages.rows import Row

_MARGIN = 0.12  # of the page's height, at its head and foot
_COUNT = re.compile(r"\bpage\s+\d{1,3}\s+of\s+\d{1,3}\s*$", re.IGNORECASE)


def set_apart(pages: list[Laid]) -> None:
    """Mark the rows that are furniture as belonging to page headers and footers."""
    seen = Counter(sign for laid in pages for sign in {_sign(row) for row in laid.page.rows if _marginal(row, laid)})
    for laid in pages:
        foot = _foot(laid)
        laid.page.rows = [
            replace(row, region=Region.HEADER, alone=True)
            if row.region is Region.HEADER or (_marginal(row, laid) and (seen[_sign(row)] > 1 or row.box.top >= foot))
            else row
            for row in laid.page.rows
        ]


def _foot(laid: Laid) -> float:
    """Where the foot of a page begins that counts the pages: known even where there is but one."""
    counts = (row.box.top for row in laid.page.rows if _COUNT.search(row.text))
    return min((top for top in counts if top > (1 - _MARGIN) * laid.height), default=laid.height)


def _marginal(row: Row, laid: Laid) -> bool:
    if row.region is not Region.BODY or not row.text.strip():
        return False
    return row.box.bottom < _MARGIN * laid.height or row.box.top > (1 - _MARGIN) * laid.height


def _sign(row: Row) -> tuple[str, int]:
    return re.sub(r"\d+", "#", row.text.strip()), round(row.box.middle[1] / 6)
