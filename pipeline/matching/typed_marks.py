"""Typed marks: whose tick an X is that was typed before, after or between options that have no boxes."""

from pipeline.matching.boxes import mark_word
from pipeline.matching.words import says

PARTING = " \t\u00a0/|,;-–"
_STROKES = "/|,;\t"
_FAR = 20  # spaces that a stroke between counts for


def marked_by(gaps: list[str]) -> tuple[dict[int, int], bool]:
    """Which options have a mark, of what stands before the first and after each; and whether it is sure.

    Told by number: the option, and the gap its mark stands in.
    A mark belongs to the option it is nearer to; where it stands in the middle, to the side where marks stand that
    have an option on one side only.
    """
    pulls = {number: _pull(text) for number, text in enumerate(gaps) if is_mark(text)}
    last = len(gaps) - 1
    leading = 0 in pulls or any(pull > 0 for number, pull in pulls.items() if 0 < number < last)
    trailing = last in pulls or any(pull < 0 for number, pull in pulls.items() if 0 < number < last)
    on: dict[int, int] = {}
    for number, pull in pulls.items():
        to_next = number == 0 or (number < last and (pull > 0 or (not pull and leading and not trailing)))
        on.setdefault(number if to_next else number - 1, number)
    undecided = any(not pull for number, pull in pulls.items() if 0 < number < last)
    return on, not (leading and trailing) and (leading or trailing or not undecided)


def is_mark(text: str) -> bool:
    """Whether nothing but a mark typed for a tick stands here."""
    return bool(says(text) and mark_word(text.strip(PARTING)))


def _pull(text: str) -> int:
    """How much nearer a mark stands to what follows it (more than 0) than to what comes before (less)."""
    mark = text.strip(PARTING)
    at = text.index(mark)
    return _far(text[:at]) - _far(text[at + len(mark) :])


def _far(between: str) -> int:
    return len(between) + _FAR * any(stroke in between for stroke in _STROKES)
