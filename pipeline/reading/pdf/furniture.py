"""Running heads and feet: rows that come again at the same height of page after page, numbers apart."""

import re
from collections import Counter

from msgspec.structs import replace

from pipeline.model.sheet import Region
from pipeline.reading.pdf.layout import Laid
from pipeline.reading.pdf.rows import Row

_MARGIN = 0.12  # of the page's height, at its head and foot


def set_apart(pages: list[Laid]) -> None:
    """Mark the rows that are furniture as belonging to page headers and footers."""
    seen = Counter(sign for laid in pages for sign in {_sign(row) for row in laid.page.rows if _marginal(row, laid)})
    for laid in pages:
        laid.page.rows = [
            replace(row, region=Region.HEADER, alone=True) if _marginal(row, laid) and seen[_sign(row)] > 1 else row
            for row in laid.page.rows
        ]


def _marginal(row: Row, laid: Laid) -> bool:
    if row.region is not Region.BODY or not row.text.strip():
        return False
    return row.box.bottom < _MARGIN * laid.height or row.box.top > (1 - _MARGIN) * laid.height


def _sign(row: Row) -> tuple[str, int]:
    return re.sub(r"\d+", "#", row.text.strip()), round(row.box.middle[1] / 6)
