"""Alignment: the best pairing of two lists that keeps the order of both, where each pair has a worth."""


def aligned(worth: list[list[float]], least: float) -> list[tuple[int, int]]:
    """Rows and columns in pairs, each worth at least so much, whose worth together is greatest."""
    rows, columns = len(worth), len(worth[0]) if worth else 0
    best = _best(worth, rows, columns, least)
    pairs, row, column = [], 0, 0
    while row < rows and column < columns:
        here = worth[row][column]
        if here >= least and best[row][column] == here + best[row + 1][column + 1]:
            pairs.append((row, column))
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            row += 1
        else:
            column += 1
    return pairs


def _best(worth: list[list[float]], rows: int, columns: int, least: float) -> list[list[float]]:
    """The greatest worth from every pair of places to the ends of both lists."""
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for row in range(rows - 1, -1, -1):
        for column in range(columns - 1, -1, -1):
            here = worth[row][column]
            both = here + best[row + 1][column + 1] if here >= least else -1.0
            best[row][column] = max(best[row + 1][column], best[row][column + 1], both)
    return best
