"""Forms printed from their definitions in many layouts: nothing wrong in silence, and few doubts where all is plain."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

Tally = Callable[..., Counter[str]]
SEEDS = range(3)
PLAIN = (
    {"place": "right"},
    {"place": "same"},
    {"place": "above"},
    {"place": "tab"},
    {"place": "colon"},
    {"place": "below"},
    {"place": "leaders"},
    {"place": "dual"},
    {"place": "one"},
    {"boxes": "after"},
    {"boxes": "right"},
    {"boxes": "under"},
    {"boxes": "cross"},
    {"boxes": "lines"},
    {"place": "one", "boxes": "cross"},
    {"place": "one", "boxes": "under"},
    {"place": "tab", "boxes": "lines"},
    {"labels": "capitals"},
    {"labels": "numbered"},
    {"labels": "bare"},
    {"place": "tab", "labels": "bare"},
    {"place": "same", "labels": "bare"},
    {"shuffled": True},
    {"shuffled": True, "place": "tab"},
    {"headings": False},
    {"headings": False, "place": "tab"},
    {"pages": True, "rows": (0, 20)},
    {"rows": (50, 200)},
    {"empty": 0.7},
    {"empty": 0.7, "place": "same"},
    {"empty": 0.7, "place": "above"},
    {"empty": 0.0, "place": "dual"},
)
HARDER = (
    {"boxes": "word"},
    {"boxes": "typed"},
    {"quoting": True},
    {"quoting": True, "place": "same"},
    {"quoting": True, "place": "below"},
    {"place": "tab", "tables": "tabs"},
    {"place": "colon", "tables": "tabs", "boxes": "after"},
    {"labels": "bracketed"},
    {"labels": "bracketed", "place": "same"},
    {"labels": "bracketed", "place": "tab"},
    {"labels": "damaged"},
    {"labels": "damaged", "place": "tab"},
)
HARDEST = (
    {"labels": "reworded"},
    {"labels": "reworded", "place": "tab"},
    {"labels": "reworded", "place": "dual"},
    {"labels": "reworded", "place": "one"},
)


def named(layout: dict[str, Any]) -> str:
    return "-".join(f"{key}:{value}" for key, value in layout.items())


@pytest.mark.parametrize("layout", PLAIN, ids=named)
def test_plain_layouts_are_read_right_and_hardly_doubted(tally: Tally, layout: dict[str, Any]) -> None:
    counts = tally(SEEDS, **layout)
    right = counts["right silent"] + counts["right doubted"]
    assert counts["unknown"] == 0
    assert counts["wrong silent"] == 0
    assert right >= 0.99 * counts.total()
    assert counts["right doubted"] <= 0.03 * right


@pytest.mark.parametrize("layout", HARDER, ids=named)
def test_harder_layouts_are_nearly_always_read_right_and_never_wrong_in_silence(
    tally: Tally, layout: dict[str, Any]
) -> None:
    counts = tally(SEEDS, **layout)
    right = counts["right silent"] + counts["right doubted"]
    assert counts["unknown"] == 0
    assert counts["wrong silent"] == 0
    assert right >= 0.95 * counts.total()
    assert counts["right doubted"] <= 0.25 * right


@pytest.mark.parametrize("layout", HARDEST, ids=named)
def test_reworded_forms_are_mostly_read_and_never_wrong_in_silence(tally: Tally, layout: dict[str, Any]) -> None:
    counts = tally(SEEDS, **layout)
    assert counts["unknown"] == 0
    assert counts["wrong silent"] == 0
    assert counts["right silent"] + counts["right doubted"] >= 0.85 * counts.total()


def test_sections_left_off_are_missed_by_nobody(tally: Tally) -> None:
    counts = tally(SEEDS, which="cspr", left_out=2)
    assert counts["wrong silent"] == 0
    assert counts["right silent"] >= 0.9 * counts.total()
