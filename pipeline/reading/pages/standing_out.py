"""Words in bold or in colour, where that may be a choice: beside others of their row, or of their cell, that are not.

Whole rows in bold are headings, and bold words before others are questions: on a page nothing tells how a question is
set by habit, so that only what stands between alternatives is told.
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.model.sheet import Mark, MarkKind
from pipeline.reading.pages.rows import Row

_KINDS = (MarkKind.BOLD, MarkKind.COLOURED)
_WORD = re.compile(r"[^\W_]")
_PARTED = re.compile(r"(?:[/|\t]|\bor)\s*$", re.IGNORECASE)
_STROKE = re.compile(r"[/|]\s*$")
_PARTS = re.compile(r"\s*(?:[/|]|or\b)", re.IGNORECASE)
_LONGEST = 60  # letters of an option


def standing_out(rows: Sequence[Row], *, in_cell: bool) -> list[Row]:
    """These rows, with marks left only on what may have been chosen by the way it is set."""
    kept = list(rows)
    for kind in _KINDS:
        if any(mark.kind is kind for row in kept for mark in row.marks):
            kept = _of_kind(kept, kind, in_cell=in_cell)
    return kept


def _of_kind(rows: list[Row], kind: MarkKind, *, in_cell: bool) -> list[Row]:
    stretches = [_stretches(row, kind) for row in rows]
    whole = [_whole(row, found) for row, found in zip(rows, stretches, strict=True)]
    kept = []
    for at, row in enumerate(rows):
        if not stretches[at]:
            kept.append(row)
            continue
        chosen = whole[at] and in_cell and at > 0 and not stretches[at - 1] and _like_an_option(row.text)
        told = stretches[at] if chosen else [s for s in stretches[at] if not whole[at] and _parted(row.text, *s)]
        first = stretches[at][0]
        if first not in told and kept and _goes_on(kept[-1], rows[at - 1], row, first, kind):
            told = [first, *told]
        marks = [mark for mark in row.marks if mark.kind is not kind]
        marks += [Mark(kind=kind, start=start, end=end) for start, end in told]
        kept.append(replace(row, marks=tuple(marks)))
    return kept


def _goes_on(above: Row, was: Row, row: Row, first: tuple[int, int], kind: MarkKind) -> bool:
    """Whether what begins this row is one of several things: it goes on from the row above, or a stroke ends that."""
    if _WORD.search(row.text[: first[0]]) or not _like_an_option(row.text[slice(*first)]):
        return False
    runs = _stretches(was, kind)
    if runs and not _WORD.search(was.text, runs[-1][1]):
        return any(mark.kind is kind and mark.end == runs[-1][1] for mark in above.marks)
    return bool(_STROKE.search(was.text))


def _stretches(row: Row, kind: MarkKind) -> list[tuple[int, int]]:
    """Where this kind of mark runs, words side by side as one."""
    found: list[tuple[int, int]] = []
    for mark in row.marks:
        if mark.kind is not kind:
            continue
        if found and not _WORD.search(row.text, found[-1][1], mark.start):
            found[-1] = found[-1][0], mark.end
        else:
            found.append((mark.start, mark.end))
    return found


def _whole(row: Row, found: list[tuple[int, int]]) -> bool:
    return len(found) == 1 and not _WORD.search(row.text[: found[0][0]] + row.text[found[0][1] :])


def _like_an_option(text: str) -> bool:
    return len(text) <= _LONGEST and not text.rstrip().endswith((":", "?"))


def _parted(text: str, start: int, end: int) -> bool:
    """Whether what stands out is one of several things, parted by a stroke, a gap or a word."""
    if not _LONGEST >= end - start > 0 or text[end : end + 1] == ":" or text[end - 1] == ":":
        return False
    return bool(_PARTED.search(text[:start]) or _PARTS.match(text[end:]))
