"""Two lists are paired in order, for the most that the pairs are worth together."""

import pytest

from pipeline.matching.alignment import aligned


@pytest.mark.parametrize(
    ("worth", "pairs"),
    [
        ([], []),
        ([[50.0]], [(0, 0)]),
        ([[20.0]], []),
        ([[90.0, 10.0], [10.0, 90.0]], [(0, 0), (1, 1)]),
        ([[10.0, 90.0], [60.0, 10.0]], [(0, 1)]),  # the two cross: the worthier one stays
        ([[60.0, 90.0], [50.0, 60.0]], [(0, 0), (1, 1)]),  # 60 and 60 together are worth more than 90 alone
        ([[10.0], [80.0], [70.0]], [(1, 0)]),
    ],
)
def test_pairs_keep_the_order_of_both_lists_and_are_worth_most_together(
    worth: list[list[float]], pairs: list[tuple[int, int]]
) -> None:
    assert aligned(worth, least=38) == pairs
