"""Joining: an answer that goes on elsewhere becomes one again, where the form says plainly that it is."""

from pipeline.matching.attempt import Attempt
from pipeline.matching.blanks import Stretch, written
from pipeline.matching.found import Found, Sequel
from pipeline.matching.keeping import doubt_marked
from pipeline.matching.turns import points_on, without_pointer
from pipeline.matching.words import key_of
from pipeline.model.form import FieldType

STOPS = ".?!:;)]’”\"'…"
_IN_WORDS = (FieldType.TEXT, FieldType.LONG_TEXT)
CONTINUED = "read-continued"


def join_sequels(attempt: Attempt) -> list[Stretch]:
    """Give every answer what goes on from it elsewhere; what comes back are the words of which none can tell whose."""
    left: list[Stretch] = []
    pointing = {one.path for one in attempt.found.values() if points_on(one.words)}
    for sequel in attempt.sequels:
        one = _owner(sequel, attempt, pointing)
        texts = [written(spot, boxes=True, numbers=True) for spot in sequel.body]
        said = "\n".join(text.words for text in texts if text.words is not None)
        if one is None or not said or _again(one.words, said):
            attempt.claims.give_back(*sequel.words)
            left += sequel.words
            continue
        if not sequel.plain or len(sequel.asked) != 1 or (one.words is None and one.path not in pointing):
            one.doubts(CONTINUED)
        join(one, said, sequel.body)
        doubt_marked(one, texts)
        one.joined += sequel.words
    return left


def join(one: Found, said: str, spots: tuple[Stretch, ...]) -> None:
    """Let an answer go on with these words; what only pointed to them is no part of it."""
    first = without_pointer(one.words or "")
    broken = bool(first) and first[-1] not in STOPS and said[:1].islower()
    one.words = f"{first}{' ' if broken else chr(10)}{said}" if first else said
    one.stretches += spots


def _owner(sequel: Sequel, attempt: Attempt, pointing: set[str]) -> Found | None:
    """The one answer this goes on from, if there is but one it can be."""
    asked = {one for one in sequel.asked if one in attempt.found and is_worded(one, attempt)}
    if not sequel.asked:
        asked = {one for one in pointing if is_worded(one, attempt)} or _above(sequel, attempt)
    elif len(asked) > 1:
        asked &= pointing
    one = attempt.found[asked.pop()] if len(asked) == 1 else None
    return one if one is not None and (one.place is not None or one.stretches) else None


def _above(sequel: Sequel, attempt: Attempt) -> set[str]:
    """The long answer in the last row of the grid that the sequel stands right below."""
    board = sequel.after
    return {
        one.path
        for one in attempt.found.values()
        if one.stretches and board is not None and one.stretches[-1].pane.board is board
        and ends_its_grid(one) and is_long(one.path, attempt)
    }  # fmt: skip


def ends_its_grid(one: Found) -> bool:
    """Whether an answer stands in the last row of a grid."""
    pane = one.stretches[-1].pane
    if pane.cell is None or pane.board is None:
        return False
    return pane.cell.row + pane.cell.rows - 1 >= max(pane.board.rows)


def is_worded(asked: str, attempt: Attempt) -> bool:
    """Whether a question is answered in words of the writer's own."""
    one = attempt.book.fields[asked]
    return one.type in _IN_WORDS and not one.option_label


def is_long(asked: str, attempt: Attempt) -> bool:
    """Whether a question is answered in paragraphs."""
    return attempt.book.fields[asked].type is FieldType.LONG_TEXT


def _again(words: str | None, said: str) -> bool:
    """Whether the sequel says the answer once more: then it takes its place, and does not go on from it."""
    first = key_of(without_pointer(words or ""))
    return bool(first) and key_of(said)[: len(first)] == first
