"""How many answers were right, and of how many: written by `python -m tests.retyping.calibration`."""

COUNTS: dict[str, tuple[int, int]] = {}
